// Finding text in a text, and what is put in its place.
#include "core/markdown/text_search.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

enum Option : quint8
{
    Plain = 0,
    Case = 1,
    Words = 2,
    Expression = 4
};

SearchFor wanted(const QString& text, int options = Plain)
{
    return {.text = text,
            .matchCase = (options & Case) != 0,
            .wholeWords = (options & Words) != 0,
            .expression = (options & Expression) != 0};
}

/// The text with [ ] around what is found; | for an empty match.
QString marked(const QString& text, const SearchFor& search, qsizetype from = 0, qsizetype to = -1)
{
    const auto pattern = TextPattern::of(search);
    if (!pattern)
        return pattern.error().sentence;
    std::vector<TextPiece> pieces;
    const SearchEnd end = pattern->inText(
        text, from, to < 0 ? text.size() : to, [&](TextMatch match, const QRegularExpressionMatch& captures) {
            const QString found = captures.captured();
            pieces.push_back({.start = match.start,
                              .length = match.length,
                              .text = found.isEmpty() ? u"|"_s : u'[' + found + u']'});
            return true;
        });
    return end == SearchEnd::Complete ? withPieces(text, pieces) : u"too hard"_s;
}

QString replaced(const QString& text, const SearchFor& search, const QString& with)
{
    const auto pattern = TextPattern::of(search);
    const auto replacement = pattern ? Replacement::of(with, search, *pattern) : Failure(pattern.error());
    if (!replacement)
        return replacement.error().sentence;
    return withPieces(text, replacements(*pattern, *replacement, text, 0, text.size()).pieces);
}

} // namespace

class TestTextSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("search");
        QTest::addColumn<int>("options");
        QTest::addColumn<QString>("found");

        const auto row = [](const char* name, const QString& text, const QString& search, int options,
                            const QString& found) {
            QTest::newRow(name) << text << search << options << found;
        };
        row("nothing looked for finds nothing", u"text"_s, QString(), Plain, u"text"_s);
        row("plain text in any case", u"Brick, brick, BRICK"_s, u"brick"_s, Plain,
            u"[Brick], [brick], [BRICK]"_s);
        row("the case can matter", u"Brick, brick"_s, u"brick"_s, Case, u"Brick, [brick]"_s);
        row("other scripts have cases too", u"ÄRGER Дом"_s, u"ärger дОМ"_s, Plain, u"[ÄRGER Дом]"_s);
        row("one match does not overlap another", u"aaaaa"_s, u"aa"_s, Plain, u"[aa][aa]a"_s);
        row("signs of expressions are plain signs", u"a.b (c) [d] $5 \\n ^*"_s, u"(c) [d] $5 \\n ^*"_s, Plain,
            u"a.b [(c) [d] $5 \\n ^*]"_s);
        row("white space is what it is", u"a\tb a  b a\u00a0b"_s, u"a b"_s, Plain, u"a\tb a  b a\u00a0b"_s);
        row("over the end of a line", u"one\ntwo\none\n\ntwo"_s, u"one\ntwo"_s, Plain,
            u"[one\ntwo]\none\n\ntwo"_s);
        row("an accent makes another letter", u"resume résumé"_s, u"resume"_s, Plain, u"[resume] résumé"_s);
        row("a letter written as two characters is found by the one", u"re\u0301sume\u0301"_s, u"résumé"_s,
            Plain, u"[re\u0301sume\u0301]"_s);
        row("and the other way round", u"résumé"_s, u"re\u0301sume\u0301"_s, Plain, u"[résumé]"_s);
        row("no half of a letter is found", u"cafe\u0301 cafe"_s, u"cafe"_s, Plain, u"cafe\u0301 [cafe]"_s);
        row("an emoji is found", u"a 👍🏽 b"_s, u"👍🏽"_s, Plain, u"a [👍🏽] b"_s);
        row("the beginning of an Indic syllable is found as one types", u"नमस्ते"_s, u"नमस्त"_s, Plain,
            u"[नमस्त]\u0947"_s);

        row("a whole word", u"art, party, arts, (art) art"_s, u"art"_s, Words,
            u"[art], party, arts, ([art]) [art]"_s);
        row("emphasis does not hide a word", u"_art_ **art** ~art~"_s, u"art"_s, Words,
            u"_[art]_ **[art]** ~[art]~"_s);
        row("a word with an accent is whole", u"né née né"_s, u"né"_s, Words, u"[né] née [né]"_s);
        row("an accent behind a word belongs to it", u"cafe\u0301 cafe"_s, u"cafe"_s, Words,
            u"cafe\u0301 [cafe]"_s);
        row("Cyrillic words", u"дом домой дом"_s, u"дом"_s, Words, u"[дом] домой [дом]"_s);
        row("digits are part of a word", u"v1 v12"_s, u"v1"_s, Words, u"[v1] v12"_s);
        row("signs at the edge of what is looked for", u"C++ C++x x+"_s, u"C++"_s, Words,
            u"[C++] [C++]x x+"_s);
        row("Chinese has no spaces to look for", u"我在北京写作"_s, u"北京"_s, Words, u"我在[北京]写作"_s);
        row("several words", u"one two onetwo one two"_s, u"one two"_s, Words,
            u"[one two] onetwo [one two]"_s);

        row("an expression", u"cat cot cut"_s, u"c[ao]t"_s, Expression, u"[cat] [cot] cut"_s);
        row("an expression by whole words", u"cat cats"_s, u"c.t|dog"_s, Expression | Words, u"[cat] cats"_s);
        row("letters of any script", u"Straße 12"_s, u"\\w+"_s, Expression, u"[Straße] [12]"_s);
        row("the beginning of every line", u"a\nb\n\nc"_s, u"^"_s, Expression, u"|a\n|b\n|\n|c"_s);
        row("the end of every line", u"a\nb\n"_s, u"$"_s, Expression, u"a|\nb|\n|"_s);
        row("empty lines", u"a\n\nb\n"_s, u"^$"_s, Expression, u"a\n|\nb\n|"_s);
        row("a dot is no line end", u"ab\ncd"_s, u"b.c"_s, Expression, u"ab\ncd"_s);
        row("white space stays in its line", u"a \n b"_s, u"\\s+"_s, Expression, u"a[ ]\n[ ]b"_s);
        row("anything but a sign stays in its line", u"(a\nb)"_s, u"\\([^)]*"_s, Expression, u"[(a]\nb)"_s);
        row("a line end that is named", u"a\nb\nc"_s, u"a\\nb"_s, Expression, u"[a\nb]\nc"_s);
        row("blank lines at a time", u"a\n\n\n\nb\n\nc"_s, u"\\n{3,}"_s, Expression, u"a[\n\n\n\n]b\n\nc"_s);
        row("all of several lines", u"<a\nb> <c>"_s, u"(?s)<.*?>"_s, Expression, u"[<a\nb>] [<c>]"_s);
        row("looking over the end of a line", u"a\nb\na\nc"_s, u"a(?=\\nb)"_s, Expression, u"[a]\nb\na\nc"_s);
        row("looking back over it", u"a\nb\nc\nb"_s, u"(?<=a\\n)b"_s, Expression, u"a\n[b]\nc\nb"_s);
        row("the beginning of the text", u"a\na"_s, u"\\Aa"_s, Expression, u"[a]\na"_s);
        row("the end of the text", u"a\na"_s, u"a\\z"_s, Expression, u"a\n[a]"_s);
        row("a whole line is found once", u"one\ntwo"_s, u".*"_s, Expression, u"[one]\n[two]"_s);
        row("nothing between characters, never within one", u"a😀b"_s, u"x*"_s, Expression, u"|a|😀|b|"_s);
        row("what was found again", u"the the cat"_s, u"\\b(\\w+) \\1\\b"_s, Expression, u"[the the] cat"_s);
        row("an ß in another case", u"STRASSE straße"_s, u"straße"_s, Plain, u"STRASSE [straße]"_s);
    }

    void finds()
    {
        QFETCH(QString, text);
        QFETCH(QString, search);
        QFETCH(int, options);
        QTEST(marked(text, wanted(search, options)), "found");
    }

    void onlyAPartOfTheTextIsSearched_data()
    {
        QTest::addColumn<QString>("text"); // < and > stand at the ends of the part
        QTest::addColumn<QString>("search");
        QTest::addColumn<QString>("found");
        QTest::newRow("within a line") << u"a a<a a>a"_s << u"a"_s << u"a a[a] [a]a"_s;
        QTest::newRow("over lines") << u"a<\na\na>\na"_s << u"a"_s << u"a\n[a]\n[a]\na"_s;
        QTest::newRow("no match reaches out of it") << u"ab <ab a>b"_s << u"ab"_s << u"ab [ab] ab"_s;
        QTest::newRow("a match over lines that begins before it")
            << u"a<\nb a\nb>"_s << u"a\nb"_s << u"a\nb [a\nb]"_s;
        QTest::newRow("an empty part") << u"a<>a"_s << u"a"_s << u"aa"_s;
    }

    void onlyAPartOfTheTextIsSearched()
    {
        QFETCH(QString, text);
        QFETCH(QString, search);
        const qsizetype from = text.indexOf(u'<');
        const qsizetype to = text.indexOf(u'>') - 1;
        QTEST(marked(text.remove(u'<').remove(u'>'), wanted(search), from, to), "found");
    }

    void replaces_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("search");
        QTest::addColumn<int>("options");
        QTest::addColumn<QString>("with");
        QTest::addColumn<QString>("result");

        const auto row = [](const char* name, const QString& text, const QString& search, int options,
                            const QString& with, const QString& result) {
            QTest::newRow(name) << text << search << options << with << result;
        };
        row("plain text is put in as it is", u"a b a"_s, u"a"_s, Plain, u"$1\\n"_s, u"$1\\n b $1\\n"_s);
        row("with nothing", u"a-b-c"_s, u"-"_s, Plain, QString(), u"abc"_s);
        row("groups by either sign", u"Ada Lovelace"_s, u"(\\w+) (\\w+)"_s, Expression, u"$2, \\1"_s,
            u"Lovelace, Ada"_s);
        row("all that was found", u"a1 b2"_s, u"\\w\\d"_s, Expression, u"<$0> $&"_s, u"<a1> a1 <b2> b2"_s);
        row("a group in braces", u"a"_s, u"(a)"_s, Expression, u"${1}0"_s, u"a0"_s);
        row("a digit behind a group that there is", u"a"_s, u"(a)"_s, Expression, u"$10"_s, u"a0"_s);
        row("a group that found nothing is empty", u"ab b"_s, u"(a)?b"_s, Expression, u"[$1]"_s, u"[a] []"_s);
        row("a new line and a tab", u"a,b"_s, u","_s, Expression, u"\\n\\t"_s, u"a\n\tb"_s);
        row("signs that stand for themselves", u"a"_s, u"a"_s, Expression, u"\\\\ \\$ $$ \\x $"_s,
            u"\\ $ $ \\x $"_s);
        row("a sign at the end", u"a"_s, u"a"_s, Expression, u"b\\"_s, u"b\\"_s);
        row("a mark in front of each line", u"one\n\ntwo"_s, u"^"_s, Expression, u"> "_s,
            u"> one\n> \n> two"_s);
        row("each whole line once", u"one\ntwo"_s, u".*"_s, Expression, u"- $0"_s, u"- one\n- two"_s);
        row("lines made one", u"a\nb\n\nc"_s, u"(?<=\\w)\\n(?=\\w)"_s, Expression, u" "_s, u"a b\n\nc"_s);
        row("what is put in is not searched again", u"aa"_s, u"a"_s, Plain, u"aa"_s, u"aaaa"_s);
        row("a braced group without an end", u"a"_s, u"(a)"_s, Expression, u"${1"_s, u"${1"_s);
        row("a group that there is not", u"a"_s, u"(a)"_s, Expression, u"$2"_s,
            u"The expression has no group 2."_s);
    }

    void replaces()
    {
        QFETCH(QString, text);
        QFETCH(QString, search);
        QFETCH(int, options);
        QFETCH(QString, with);
        QTEST(replaced(text, wanted(search, options), with), "result");
    }

    void aWrongExpressionIsExplained_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<int>("place");
        QTest::newRow("a parenthesis that is not closed") << u"ab(c"_s << 5;
        QTest::newRow("nothing to repeat") << u"*a"_s << 1;
        QTest::newRow("a class that is not closed") << u"a[bc"_s << 5;
    }

    void aWrongExpressionIsExplained()
    {
        QFETCH(QString, expression);
        QFETCH(int, place);
        for (const int options : {int(Expression), Expression | Words}) {
            const auto pattern = TextPattern::of(wanted(expression, options));
            QVERIFY(!pattern);
            QCOMPARE(pattern.error().code, ErrorCode::Invalid);
            QVERIFY(pattern.error().sentence.startsWith(u"This expression cannot be used: "_s));
            QVERIFY2(pattern.error().sentence.endsWith(u"at character %1."_s.arg(place)),
                     qPrintable(pattern.error().sentence));
        }
    }

    void anExpressionThatNeverEndsIsGivenUp_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::newRow("in a line") << u"(a+)+$"_s;
        QTest::newRow("over lines") << u"(a+|a\\n?)+b"_s;
        QTest::newRow("with a sign that stands further on") << u"(?:(x+x+)+y)"_s;
    }

    void anExpressionThatNeverEndsIsGivenUp()
    {
        QFETCH(QString, expression);
        const QString text = QString(200, u'a') + QString(200, u'x') + u"! b y"_s;
        const auto pattern = TextPattern::of(wanted(expression, Expression));
        QVERIFY(pattern);
        const SearchEnd end =
            pattern->inText(text, 0, text.size(), [](TextMatch, const auto&) { return true; });
        QCOMPARE(end, SearchEnd::TooHard);
    }

    void aLongLineAndALongTextAreNotTooHard_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<bool>("oneLine");
        for (const bool oneLine : {true, false}) {
            QTest::addRow("letters before a sign, one line: %d", oneLine) << u"[a-z]{3}q"_s << oneLine;
            QTest::addRow("words before a sign, one line: %d", oneLine) << u"\\w+ \\w+§"_s << oneLine;
            QTest::addRow("over lines, one line: %d", oneLine) << u"\\w+\\n§"_s << oneLine;
        }
    }

    void aLongLineAndALongTextAreNotTooHard()
    {
        QFETCH(QString, expression);
        QFETCH(bool, oneLine);
        const QString sentence = u"The wall grows by one brick a day, and nobody sees it move. "_s;
        QString text;
        while (text.size() < 300'000)
            text += oneLine ? sentence : sentence + u'\n';
        const auto pattern = TextPattern::of(wanted(expression, Expression));
        QVERIFY(pattern);
        QCOMPARE(pattern->inText(text, 0, text.size(), [](TextMatch, const auto&) { return true; }),
                 SearchEnd::Complete);
    }

    // A text longer than a window gives what one look at all of it gives.
    void windowsCutNoMatch()
    {
        QString text;
        for (int i = 0; i < 20'000; ++i)
            text += i % 7 == 0 ? u"begin %1\n"_s.arg(i) : i % 7 == 3 ? u"end\n\n"_s : u"a line of words\n"_s;
        QVERIFY(text.size() > 2 * TextPattern::windowSize);
        const QString expression = u"(?s)begin.*?end\\n"_s;
        const auto pattern = TextPattern::of(wanted(expression, Expression));
        QVERIFY(pattern && pattern->spansLines());
        std::vector<TextMatch> found;
        (void) pattern->inText(text, 0, text.size(), [&](TextMatch match, const auto&) {
            found.push_back(match);
            return true;
        });
        std::vector<TextMatch> expected;
        QRegularExpressionMatchIterator all = QRegularExpression(expression).globalMatch(text);
        while (all.hasNext()) {
            const QRegularExpressionMatch match = all.next();
            expected.push_back({.start = static_cast<int>(match.capturedStart()),
                                .length = static_cast<int>(match.capturedLength())});
        }
        QVERIFY(expected.size() > 1000);
        QVERIFY(found == expected);
    }

    void halfACharacterIsNoReasonToGiveUp()
    {
        const QString broken = u"a "_s + QChar(0xd83d) + u"\nbrick"_s;
        QCOMPARE(marked(broken, wanted(u"brick"_s)), u"a "_s + QChar(0xd83d) + u"\n[brick]"_s);
    }

    void aVisitorMayHaveEnough()
    {
        const auto pattern = TextPattern::of(wanted(u"a"_s));
        int told = 0;
        QCOMPARE(pattern->inText(u"aaa\naaa", 0, 7, [&](TextMatch, const auto&) { return ++told < 2; }),
                 SearchEnd::Stopped);
        QCOMPARE(told, 2);
    }
};

QTEST_GUILESS_MAIN(TestTextSearch)
#include "tst_text_search.moc"
