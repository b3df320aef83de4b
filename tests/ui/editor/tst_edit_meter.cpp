// Words added and removed by each change of a text, and their sum, which must always be what counting the
// text afresh gives.
#include "core/markdown/document.h"
#include "ui/editor/edit_meter.h"

#include <QPlainTextDocumentLayout>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <vector>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

/// A document with its meter, told of every change.
struct Metered
{
    explicit Metered(const QString& text)
    {
        document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
        document.setPlainText(text);
        meter.reset(document);
        QObject::connect(
            &document, &QTextDocument::contentsChange, &document,
            [this](int from, int, int added) { changes.push_back(meter.change(document, from, added)); });
    }
    void replace(int from, int to, const QString& with)
    {
        QTextCursor cursor(&document);
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        cursor.insertText(with);
    }
    [[nodiscard]] WordChange sum() const
    {
        WordChange sum;
        for (const WordChange& change : changes)
            sum += change;
        return sum;
    }
    [[nodiscard]] int fresh() const
    {
        EditMeter other;
        other.reset(document);
        return other.words();
    }

    QTextDocument document;
    EditMeter meter;
    std::vector<WordChange> changes;
};

/// The plain rule written down a second time, for texts without list marks, bold or keys in TOML.
int naiveWords(const QTextDocument& document)
{
    static const QRegularExpression key(u"^\\s*\\w[\\w .-]*:(\\s|$)"_s);
    const QStringList lines = document.toPlainText().split(u'\n');
    qsizetype begin = 0;
    if (lines.front() == "---"_L1) {
        const qsizetype close = lines.indexOf(u"---"_s, 1);
        bool matter = close > 0;
        for (qsizetype i = 1; i < close; ++i) {
            if (lines.at(i).trimmed().isEmpty())
                continue;
            matter = key.match(lines.at(i)).hasMatch();
            break;
        }
        begin = matter ? close + 1 : 0;
    }
    int words = 0;
    for (qsizetype i = begin; i < lines.size(); ++i)
        words += brickwork::countWords(lines.at(i));
    return words;
}

} // namespace

class TestEditMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("words");

        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("two lines") << u"one two\nthree"_s << 3;
        QTest::newRow("marks alone are no words") << u"# \n- \n* \n> \n---\n***\n`"_s << 0;
        QTest::newRow("a heading, a list and a quote") << u"## One\n- two\n* three\n> four"_s << 4;
        QTest::newRow("the numbers of a list are no words") << u"1. one\n2) two\n> 3. three"_s << 3;
        QTest::newRow("a number that opens no item is a word") << u"1.5 litres\n12 men\n1986."_s << 5;
        QTest::newRow("a task's box is no word") << u"- [x] done\n- [ ] not done"_s << 3;
        QTest::newRow("each CJK character counts") << u"你好 world"_s << 3;
        QTest::newRow("hyphens and apostrophes join") << u"e-mail don't -- rock-'n'-roll"_s << 3;
        QTest::newRow("bold parts no word") << u"un**believ**able **two words**"_s << 3;
        QTest::newRow("YAML front matter holds none") << u"---\ntitle: My long title\n---\none two"_s << 2;
        QTest::newRow("TOML front matter holds none") << u"+++\ntitle = \"Mine\"\n+++\none"_s << 1;
        QTest::newRow("an unclosed fence is none") << u"---\ntitle: Mine\n\none"_s << 3;
        QTest::newRow("prose between two rules counts") << u"---\n\nOne two\n\n---\n\nthree"_s << 3;
    }

    void texts()
    {
        QFETCH(QString, text);
        const Metered metered(text);
        QTEST(metered.meter.words(), "words");
    }

    // Where the text is plain prose, the meter and the count of the parsed draft agree.
    void agreesWithTheCountOfTheDraft_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("prose") << u"Bricks don't lie.\n\nThey stand, well-laid, 3.14 high."_s;
        QTest::newRow("headings, lists, quotes") << u"# One two\n\n- a b\n- [x] c\n\n1. d\n\n> e **f** g"_s;
        QTest::newRow("CJK") << u"我写作。\n\nカタカナ and more"_s;
        QTest::newRow("front matter") << u"---\ntitle: Mine\ntags: [a, b]\n---\n\nOne two."_s;
        QTest::newRow("Thai and Hebrew") << u"สวัสดีชาวโลก\n\nשלום עולם"_s;
    }

    void agreesWithTheCountOfTheDraft()
    {
        QFETCH(QString, text);
        const Metered metered(text);
        QCOMPARE(metered.meter.words(), parseMarkdown(text).words.total());
    }

    void changes_data()
    {
        QTest::addColumn<QString>("text"); // [ ] stand around what is replaced
        QTest::addColumn<QString>("with");
        QTest::addColumn<int>("added");
        QTest::addColumn<int>("removed");

        QTest::newRow("a letter in an empty text") << u"[]"_s << u"a"_s << 1 << 0;
        QTest::newRow("letters inside a word") << u"fo[]o bar"_s << u"xx"_s << 0 << 0;
        QTest::newRow("letters at the end of a word") << u"foo[] bar"_s << u"x"_s << 0 << 0;
        QTest::newRow("a letter taken from a word") << u"fo[o] bar"_s << u""_s << 0 << 0;
        QTest::newRow("the last letter of a word") << u"one [b]"_s << u""_s << 0 << 1;
        QTest::newRow("the space between two words") << u"foo[ ]bar"_s << u""_s << 0 << 1;
        QTest::newRow("a word split by a space") << u"foo[]bar"_s << u" "_s << 1 << 0;
        QTest::newRow("a word split by a new line") << u"foo[]bar"_s << u"\n"_s << 1 << 0;
        QTest::newRow("two lines made one") << u"foo[\n]bar"_s << u""_s << 0 << 1;
        QTest::newRow("a space put for a new line") << u"foo[\n]bar"_s << u" "_s << 0 << 0;
        QTest::newRow("a space for a hyphen") << u"well[-]laid"_s << u" "_s << 1 << 0;
        QTest::newRow("a hyphen for a space") << u"well[ ]laid"_s << u"-"_s << 0 << 1;
        QTest::newRow("five words replaced by three others")
            << u"a [one two three four five] z"_s << u"six seven eight"_s << 3 << 5;
        QTest::newRow("words replaced by others with the same first and last letters")
            << u"[alpha beta gamma delta enigma]"_s << u"apple banana alabama"_s << 3 << 5;
        QTest::newRow("words over lines replaced by others")
            << u"a [one two\nthree\n\nfour five] z"_s << u"six\nseven eight"_s << 3 << 5;
        QTest::newRow("a selection replaced by a letter") << u"[one two three]"_s << u"o"_s << 1 << 3;
        QTest::newRow("part of a word replaced") << u"foo[bar] baz"_s << u"z"_s << 0 << 0;
        QTest::newRow("from inside a word to inside another") << u"fo[o one tw]o"_s << u""_s << 0 << 2;
        QTest::newRow("several lines deleted") << u"one\n[two three\nfour\n\nfive\n]six"_s << u""_s << 0 << 4;
        QTest::newRow("everything deleted") << u"[one two\nthree]"_s << u""_s << 0 << 3;
        QTest::newRow("everything replaced") << u"[one two\nthree]"_s << u"four\nfive"_s << 2 << 3;
        QTest::newRow("a text of lines put in") << u"one []two"_s << u"a b\nc\n\nd "_s << 4 << 0;
        QTest::newRow("a heading's marks") << u"[]one"_s << u"## "_s << 0 << 0;
        QTest::newRow("a list's marks") << u"one\n[]two"_s << u"- "_s << 0 << 0;
        QTest::newRow("bold around a word") << u"a [word] b"_s << u"**word**"_s << 0 << 0;
        QTest::newRow("bold around several lines")
            << u"a [two words\nand more] b"_s << u"**two words\nand more**"_s << 0 << 0;
        QTest::newRow("bold taken away") << u"a [**word**] b"_s << u"word"_s << 0 << 0;
        QTest::newRow("bold inside a word") << u"un[believ]able"_s << u"**believ**"_s << 0 << 0;
        QTest::newRow("lines moved in") << u"[- one\n- two]"_s << u"  - one\n  - two"_s << 0 << 0;
        QTest::newRow("a further item of a numbered list") << u"1. one[]"_s << u"\n2. "_s << 0 << 0;
        QTest::newRow("a CJK character between two") << u"你[]好"_s << u"们"_s << 1 << 0;
        QTest::newRow("an emoji is no word") << u"one []"_s << u"😀"_s << 0 << 0;
        QTest::newRow("front matter's text")
            << u"---\ntitle: [Mine]\n---\none"_s << u"Something much longer"_s << 0 << 0;
        QTest::newRow("a further line of front matter")
            << u"---\ntitle: Mine[]\n---\none"_s << u"\nstatus: draft"_s << 0 << 0;
        QTest::newRow("front matter put in front") << u"[]one two"_s << u"---\ntitle: A b\n---\n"_s << 0 << 0;
        QTest::newRow("front matter and words deleted")
            << u"[---\ntitle: Mine\n---\none two] three"_s << u""_s << 0 << 2;
        QTest::newRow("what becomes front matter was not deleted")
            << u"--[]\nkey: one two\n---\nthree"_s << u"-"_s << 0 << 0;
        QTest::newRow("what ceases to be front matter was not written")
            << u"---\nkey: one two\n--[-]\nthree"_s << u""_s << 0 << 0;
        QTest::newRow("a word after front matter") << u"---\nkey: one\n---\ntwo []"_s << u"three"_s << 1 << 0;
    }

    void changes()
    {
        QFETCH(QString, text);
        QFETCH(QString, with);
        // The marks of the row, not brackets of Markdown.
        const auto from = static_cast<int>(text.indexOf(u'['));
        text.remove(from, 1);
        const auto to = static_cast<int>(text.indexOf(u']'));
        text.remove(to, 1);
        Metered metered(text);
        metered.replace(from, to, with);
        QTEST(metered.sum().added, "added");
        QTEST(metered.sum().removed, "removed");
        QCOMPARE(metered.meter.words(), metered.fresh());
    }

    // In a line of many thousand characters only the words about a change are looked at.
    void wordsOfAVeryLongLine()
    {
        QString text;
        for (int i = 0; i < 5000; ++i)
            text += u"word "_s;
        Metered metered(text);
        QCOMPARE(metered.meter.words(), 5000);
        metered.replace(12500, 12500, u"1. new - words "_s);
        QCOMPARE(metered.sum(), (WordChange{.added = 3, .removed = 0}));
        QCOMPARE(metered.meter.words(), 5003);
        QCOMPARE(metered.meter.words(), metered.fresh());
    }

    void textThatBecomesFrontMatterLeavesTheSum()
    {
        Metered metered(u"--\nkey: one two\n---\nthree"_s);
        QCOMPARE(metered.meter.words(), 4);
        metered.replace(2, 2, u"-"_s);
        QCOMPARE(metered.meter.words(), 1);
        QCOMPARE(metered.sum(), WordChange());
    }

    void severalChangesInOneStep()
    {
        Metered metered(u"one two three\nfour\nfive six"_s);
        QTextCursor step(&metered.document);
        step.beginEditBlock();
        metered.replace(19, 23, u"ten"_s); // five
        metered.replace(0, 4, QString());  // one
        step.endEditBlock();
        QCOMPARE(metered.meter.words(), 5);
        QCOMPARE(metered.sum().net(), -1);
    }

    void staysInStepOverUndoAndRedo()
    {
        Metered metered(u"one two three"_s);
        metered.replace(4, 8, u"a\nb c\n"_s);
        metered.document.undo();
        QCOMPARE(metered.meter.words(), 3);
        metered.document.redo();
        QCOMPARE(metered.meter.words(), metered.fresh());
        QCOMPARE(metered.meter.words(), 5);
    }

    void tenThousandRandomEdits_data()
    {
        QTest::addColumn<QStringList>("pieces");
        QTest::addColumn<bool>("naive");

        QTest::newRow("words, spaces and lines")
            << QStringList{u"a"_s, u"word"_s, u" "_s,  u"\n"_s, u"two words"_s, u"’"_s,
                           u"-"_s, u"漢"_s,   u"😀"_s, u"."_s,  u"\n\n"_s,      u"é b\nc"_s}
            << true;
        QTest::newRow("front matter comes and goes")
            << QStringList{u"\n---\n"_s, u"---\nk: one\n---\n"_s, u"-"_s, u"word "_s, u"\n"_s, u"k: "_s}
            << true;
        QTest::newRow("marks at the beginning of lines")
            << QStringList{u"\n- "_s, u"\n1. "_s, u"\n2) x"_s, u"[x] "_s, u"> "_s,      u"## "_s, u"**"_s,
                           u"***"_s,  u"word "_s, u" "_s,      u"\n"_s,   u"\n+++\n"_s, u"\t"_s,  u"_"_s}
            << false;
    }

    void tenThousandRandomEdits()
    {
        QFETCH(QStringList, pieces);
        QFETCH(bool, naive);
        QRandomGenerator random(20250612);
        Metered metered(u"---\nk: v\n---\nOne two\n\nthree"_s);
        for (int round = 0; round < 10'000; ++round) {
            const int size = metered.document.characterCount() - 1;
            const int from = random.bounded(random.bounded(5) == 0 ? std::min(size, 12) + 1 : size + 1);
            // Long enough now and then to keep the text short.
            const int most = random.bounded(size > 400 ? 3 : 40) == 0 ? size : 4;
            const int to = std::min(size, from + random.bounded(most + 1));
            QString with;
            for (int i = random.bounded(4); i > 0; --i)
                with += pieces.at(random.bounded(pieces.size()));
            const int before = metered.meter.words();
            const auto opensWithFence = [&metered] {
                const QString first = metered.document.firstBlock().text();
                return first.startsWith("---"_L1) || first.startsWith("+++"_L1);
            };
            const bool fenced = opensWithFence();
            metered.changes.clear();
            const int kind = random.bounded(12);
            if (kind == 0)
                metered.document.undo();
            else if (kind == 1)
                metered.document.redo();
            else
                metered.replace(from, to, with);
            const WordChange sum = metered.sum();
            QVERIFY(sum.added >= 0 && sum.removed >= 0);
            // Only front matter makes the sum differ from what was written.
            if (!fenced && !opensWithFence())
                QCOMPARE(metered.meter.words(), before + sum.net());
            const QString text = metered.document.toPlainText();
            QVERIFY2(metered.meter.words() == metered.fresh(), qPrintable(text));
            if (naive)
                QVERIFY2(metered.meter.words() == naiveWords(metered.document), qPrintable(text));
        }
    }
};

QTEST_MAIN(TestEditMeter)
#include "tst_edit_meter.moc"
