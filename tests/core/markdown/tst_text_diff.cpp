// The difference of two texts: what it says is true of every pair of texts, it says what a reader would say,
// and its cost is bounded.
#include "core/markdown/sequence_match.h"
#include "core/markdown/text_diff.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

/// Both texts once more, put together from the rows and spans alone.
struct Rebuilt
{
    QStringList before;
    QStringList after;

    explicit Rebuilt(const TextDiff& diff)
    {
        for (const DiffRow& row : diff.rows) {
            if (row.kind == DiffKind::Changed) {
                addChanged(diff, row);
                continue;
            }
            if (row.kind != DiffKind::Added)
                before << diff.before.at(row.before);
            if (row.kind != DiffKind::Removed)
                after << diff.after.at(row.after);
        }
    }

private:
    void addChanged(const TextDiff& diff, const DiffRow& row)
    {
        const QString& old = diff.before.at(row.before);
        const QString& now = diff.after.at(row.after);
        QString mine;
        QString theirs;
        for (const DiffSpan& span : row.spans) {
            const QString was = span.kind == DiffKind::Added ? QString() : old.mid(mine.size(), span.length);
            const QString is =
                span.kind == DiffKind::Removed ? QString() : now.mid(theirs.size(), span.length);
            if (span.kind == DiffKind::Same)
                QCOMPARE(was, is);
            mine += was;
            theirs += is;
        }
        before << mine;
        after << theirs;
    }
};

/// "= one", "- two", "+ three", "~ four {-five-}{+six+}": the rows as a person would write them down.
QStringList shown(const QString& before, const QString& after)
{
    const TextDiff diff = diffTexts(before, after);
    QStringList lines;
    for (const DiffRow& row : diff.rows) {
        switch (row.kind) {
        case DiffKind::Same:
            lines << u"= "_s + diff.after.at(row.after);
            break;
        case DiffKind::Removed:
            lines << u"- "_s + diff.before.at(row.before);
            break;
        case DiffKind::Added:
            lines << u"+ "_s + diff.after.at(row.after);
            break;
        case DiffKind::Changed: {
            QString line = u"~ "_s;
            qsizetype old = 0;
            qsizetype now = 0;
            for (const DiffSpan& span : row.spans) {
                if (span.kind == DiffKind::Removed)
                    line += u"{-"_s + diff.before.at(row.before).mid(old, span.length) + u"-}"_s;
                else if (span.kind == DiffKind::Added)
                    line += u"{+"_s + diff.after.at(row.after).mid(now, span.length) + u"+}"_s;
                else
                    line += diff.after.at(row.after).mid(now, span.length);
                old += span.kind == DiffKind::Added ? 0 : span.length;
                now += span.kind == DiffKind::Removed ? 0 : span.length;
            }
            lines << line;
        }
        }
    }
    return lines;
}

QString randomText(QRandomGenerator& random, int lines)
{
    static const QStringList words{
        u"brick"_s,      u"wall"_s, u"a"_s,       u"the"_s, u"Äther"_s, u"\u4e2d\u6587"_s,
        u"\U0001F9F1"_s, u","_s,    u"e\u0301"_s, u"-"_s,   u"**"_s,    u"\u05e9\u05dc\u05d5\u05dd"_s};
    QStringList all;
    for (int i = 0; i < lines; ++i) {
        QStringList line;
        const int count = random.bounded(7);
        for (int j = 0; j < count; ++j)
            line << words.at(random.bounded(words.size()));
        all << line.join(u' ');
    }
    return all.join(u'\n');
}

QString altered(QRandomGenerator& random, const QString& text)
{
    QStringList lines = text.split(u'\n');
    const int edits = random.bounded(6);
    for (int i = 0; i < edits; ++i) {
        const qsizetype at = random.bounded(lines.size());
        switch (random.bounded(4)) {
        case 0:
            lines.insert(at, randomText(random, 1));
            break;
        case 1:
            if (lines.size() > 1)
                lines.removeAt(at);
            break;
        case 2:
            lines[at] += u" more"_s;
            break;
        default:
            lines.move(at, random.bounded(lines.size()));
        }
    }
    return lines.join(u'\n');
}

QString manyLines(int count, const QString& pattern)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += pattern.arg(i) + u'\n';
    return text;
}

} // namespace

class TestTextDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatAReaderWouldSay_data();
    void saysWhatAReaderWouldSay();
    void holdsBothTexts();
    void countsWords_data();
    void countsWords();
    void namesWhereChangesBegin();
    void findsALongestCommonSequence();
    void keepsCharactersWhole_data();
    void keepsCharactersWhole();
    void isBounded_data();
    void isBounded();
    void pairsParagraphsOfALongTextReplacedThroughout();
};

void TestTextDiff::saysWhatAReaderWouldSay_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("the same text") << u"one\n\ntwo"_s << u"one\n\ntwo"_s
                                   << QStringList{u"= one"_s, u"= "_s, u"= two"_s};
    QTest::newRow("nothing at all") << QString() << QString() << QStringList{u"= "_s};
    QTest::newRow("a first word") << QString() << u"Hello"_s << QStringList{u"- "_s, u"+ Hello"_s};
    QTest::newRow("a paragraph added at the end")
        << u"one\n"_s << u"one\n\ntwo\n"_s << QStringList{u"= one"_s, u"= "_s, u"+ two"_s, u"+ "_s};
    QTest::newRow("a word replaced in a sentence")
        << u"The quick brown fox jumps."_s << u"The quick red fox jumps."_s
        << QStringList{u"~ The quick {-brown-}{+red+} fox jumps."_s};
    QTest::newRow("a word taken out")
        << u"It is really very good to write."_s << u"It is very good to write."_s
        << QStringList{u"~ It is {-really -}very good to write."_s};
    QTest::newRow("a comma set") << u"However it rained all day long"_s
                                 << u"However, it rained all day long"_s
                                 << QStringList{u"~ However{+,+} it rained all day long"_s};
    QTest::newRow("two neighbouring words replaced are one change")
        << u"We went to the old house together by train."_s << u"We went to the new barn together by train."_s
        << QStringList{u"~ We went to the {-old house-}{+new barn+} together by train."_s};
    QTest::newRow("a line rewritten from scratch is no change of words")
        << u"Nothing of this remains"_s << u"Quite another sentence stands here"_s
        << QStringList{u"- Nothing of this remains"_s, u"+ Quite another sentence stands here"_s};
    QTest::newRow("the first paragraph goes and the second is edited")
        << u"Goodbye to all that.\n\nThe harvest was good this year.\n\nEnd."_s
        << u"The harvest was rather good this year.\n\nEnd."_s
        << QStringList{u"- Goodbye to all that."_s, u"- "_s,
                       u"~ The harvest was {+rather +}good this year."_s, u"= "_s, u"= End."_s};
    QTest::newRow("a paragraph is split in two")
        << u"One thing leads to another. And that was that, my friend."_s
        << u"One thing leads to another.\n\nAnd that was that, my friend."_s
        << QStringList{u"~ One thing leads to another.{- And that was that, my friend.-}"_s, u"+ "_s,
                       u"+ And that was that, my friend."_s};
    QTest::newRow("a section is moved")
        << u"# A\nalpha\n# B\nbeta\n# C\ngamma"_s << u"# B\nbeta\n# C\ngamma\n# A\nalpha"_s
        << QStringList{u"- # A"_s, u"- alpha"_s, u"= # B"_s, u"= beta"_s,
                       u"= # C"_s, u"= gamma"_s, u"+ # A"_s, u"+ alpha"_s};
    QTest::newRow("Chinese goes by characters")
        << u"\u6211\u4eca\u5929\u53bb\u516c\u56ed\u6563\u6b65"_s
        << u"\u6211\u660e\u5929\u53bb\u516c\u56ed\u6563\u6b65"_s
        << QStringList{u"~ \u6211{-\u4eca-}{+\u660e+}\u5929\u53bb\u516c\u56ed\u6563\u6b65"_s};
    QTest::newRow("only the final newline") << u"one"_s << u"one\n"_s << QStringList{u"= one"_s, u"+ "_s};
    QTest::newRow("a hard space is another character")
        << u"Non\u00A0! dit le roi de la ville"_s << u"Non ! dit le roi de la ville"_s
        << QStringList{u"~ Non{-\u00A0-}{+ +}! dit le roi de la ville"_s};
}

void TestTextDiff::saysWhatAReaderWouldSay()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QStringList, rows);
    QCOMPARE(shown(before, after), rows);
}

void TestTextDiff::holdsBothTexts()
{
    QRandomGenerator random(20261120);
    for (int i = 0; i < 1500; ++i) {
        const QString before = randomText(random, random.bounded(30));
        const QString after = i % 3 == 0 ? randomText(random, random.bounded(30)) : altered(random, before);
        const TextDiff diff = diffTexts(before, after);
        const Rebuilt rebuilt(diff);
        QCOMPARE(rebuilt.before.join(u'\n'), before);
        QCOMPARE(rebuilt.after.join(u'\n'), after);
        QVERIFY(!diff.coarse);
        for (const DiffRow& row : diff.rows) {
            if (row.kind == DiffKind::Same)
                QCOMPARE(diff.before.at(row.before), diff.after.at(row.after));
            if (row.kind == DiffKind::Changed)
                QVERIFY(diff.before.at(row.before) != diff.after.at(row.after));
        }
        QCOMPARE(before == after, diff.changes.empty());
    }
}

void TestTextDiff::countsWords_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("added");
    QTest::addColumn<int>("removed");
    QTest::newRow("nothing") << u"one two"_s << u"one two"_s << 0 << 0;
    QTest::newRow("a paragraph more") << u"one two"_s << u"one two\n\nthree four five"_s << 3 << 0;
    QTest::newRow("a heading's marks are no words") << QString() << u"## Two words"_s << 2 << 0;
    QTest::newRow("one for another") << u"The wall is made of brown bricks"_s
                                     << u"The wall is made of red bricks"_s << 1 << 1;
    QTest::newRow("only punctuation")
        << u"However it rained all day"_s << u"However, it rained all day"_s << 0 << 0;
}

void TestTextDiff::countsWords()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const TextDiff diff = diffTexts(before, after);
    QTEST(diff.wordsAdded, "added");
    QTEST(diff.wordsRemoved, "removed");
}

void TestTextDiff::namesWhereChangesBegin()
{
    const TextDiff diff =
        diffTexts(u"one\ntwo\nthree\nfour\nfive"_s, u"zero\none\nthree\nfour\nsix\nseven"_s);
    std::vector<int> begins;
    for (size_t i = 0; i < diff.rows.size(); ++i) {
        const bool differs = diff.rows[i].kind != DiffKind::Same;
        if (differs && (i == 0 || diff.rows[i - 1].kind == DiffKind::Same))
            begins.push_back(static_cast<int>(i));
    }
    QCOMPARE(diff.changes, begins);
    QCOMPARE(diff.changes.size(), 3U);
}

void TestTextDiff::findsALongestCommonSequence()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2000; ++round) {
        std::vector<int> a(static_cast<size_t>(random.bounded(24)));
        std::vector<int> b(static_cast<size_t>(random.bounded(24)));
        for (int& element : a)
            element = random.bounded(1 + round % 6);
        for (int& element : b)
            element = random.bounded(1 + round % 6);
        std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1));
        for (size_t i = 1; i <= a.size(); ++i) {
            for (size_t j = 1; j <= b.size(); ++j)
                table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1
                                                   : std::max(table[i - 1][j], table[i][j - 1]);
        }
        MatchEffort effort;
        const std::vector<int> partners = matchSequences(a, b, effort);
        int found = 0;
        int last = -1;
        for (size_t i = 0; i < a.size(); ++i) {
            if (partners[i] < 0)
                continue;
            QVERIFY(partners[i] > last);
            last = partners[i];
            QCOMPARE(a[i], b[static_cast<size_t>(partners[i])]);
            ++found;
        }
        QCOMPARE(found, table[a.size()][b.size()]);
        QVERIFY(!effort.spent);
    }
}

void TestTextDiff::keepsCharactersWhole_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("emoji of one surrogate half in common")
        << u"A wall of \U0001F9F1 stands over there"_s << u"A wall of \U0001F9F2 stands over there"_s;
    QTest::newRow("another accent on the same letter")
        << u"The cafe\u0301 is closed on Mondays"_s << u"The cafe\u0300 is closed on Mondays"_s;
    QTest::newRow("a family with another skin") << u"My \U0001F469\u200D\U0001F680 flies to the moon"_s
                                                << u"My \U0001F468\u200D\U0001F680 flies to the moon"_s;
}

void TestTextDiff::keepsCharactersWhole()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const TextDiff diff = diffTexts(before, after);
    QCOMPARE(diff.rows.size(), 1U);
    QCOMPARE(diff.rows.front().kind, DiffKind::Changed);
    qsizetype old = 0;
    qsizetype now = 0;
    for (const DiffSpan& span : diff.rows.front().spans) {
        for (const auto& [text, at] : {std::pair(before, old), std::pair(after, now)}) {
            if (at < text.size())
                QVERIFY(!text.at(at).isLowSurrogate() && !text.at(at).isMark());
        }
        old += span.kind == DiffKind::Added ? 0 : span.length;
        now += span.kind == DiffKind::Removed ? 0 : span.length;
    }
}

void TestTextDiff::isBounded_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QString shuffled;
    QRandomGenerator random(3);
    for (int i = 0; i < 200'000; ++i)
        shuffled += random.bounded(2) == 0 ? u"a\n"_s : u"b\n"_s;
    QString turned = shuffled;
    std::ranges::reverse(turned);
    QTest::newRow("a megabyte against nothing")
        << manyLines(20'000, u"line %1 of a text that is somewhat longer"_s) << QString();
    QTest::newRow("two megabytes without a line in common")
        << manyLines(20'000, u"line %1 of a text that is somewhat longer"_s)
        << manyLines(20'000, u"%1 quite other words are found in here"_s);
    QTest::newRow("lines of one letter, turned round") << shuffled << turned;
    QTest::newRow("one line of a megabyte, turned round")
        << QString(shuffled).replace(u'\n', u' ') << QString(turned).replace(u'\n', u' ');
    QTest::newRow("blank lines only") << QString(300'000, u'\n') << QString(400'000, u'\n');
    QTest::newRow("a megabyte without a space") << QString(1'000'000, u'x') << QString(999'999, u'x') + u'y';
}

void TestTextDiff::isBounded()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const TextDiff diff = diffTexts(before, after);
    const Rebuilt rebuilt(diff);
    QVERIFY(rebuilt.before.join(u'\n') == before);
    QVERIFY(rebuilt.after.join(u'\n') == after);
}

void TestTextDiff::pairsParagraphsOfALongTextReplacedThroughout()
{
    const QString before = manyLines(3'000, u"Paragraph %1 tells of the colour of a wall and of bricks.\n"_s);
    QString after = before;
    after.replace(u"colour"_s, u"color"_s);
    const TextDiff diff = diffTexts(before, after);
    QVERIFY(!diff.coarse);
    QCOMPARE(std::ranges::count(diff.rows, DiffKind::Changed, &DiffRow::kind), 3'000);
    QCOMPARE(std::ranges::count(diff.rows, DiffKind::Same, &DiffRow::kind), 3'001);
    QCOMPARE(diff.wordsAdded, 3'000);
    QCOMPARE(diff.wordsRemoved, 3'000);
}

QTEST_GUILESS_MAIN(TestTextDiff)
#include "tst_text_diff.moc"
