// Headings, quotes, code blocks, rules, footnotes and letters, as drawn texts.
#include "tests/ui/editor/drawn_text.h"
#include "ui/editor/block_commands.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

class TestBlockCommands : public QObject
{
    Q_OBJECT

    static void columns()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
    }

private Q_SLOTS:
    void headings_data()
    {
        columns();
        QTest::addColumn<int>("level");
        QTest::newRow("a line becomes one") << u"on|e"_s << u"## on|e"_s << 2;
        QTest::newRow("of another level") << u"# on|e"_s << u"### on|e"_s << 3;
        QTest::newRow("the level it has is taken away") << u"## on|e"_s << u"on|e"_s << 2;
        QTest::newRow("made plain") << u"#### on|e"_s << u"on|e"_s << 0;
        QTest::newRow("an empty line") << u"|"_s << u"# |"_s << 1;
        QTest::newRow("several paragraphs") << u"‹one\n\ntwo›"_s << u"# ‹one\n\n# two›"_s << 1;
        QTest::newRow("in a quote") << u"> on|e"_s << u"> ## on|e"_s << 2;
        QTest::newRow("a list's mark gives way") << u"- on|e"_s << u"## on|e"_s << 2;
        QTest::newRow("plain leaves a list alone") << u"- on|e"_s << u"- on|e"_s << 0;
        QTest::newRow("an underlined one becomes one with marks")
            << u"on|e\n===\n\ntwo"_s << u"## on|e\n\ntwo"_s << 2;
        QTest::newRow("code stays code") << u"```\non|e\n```"_s << u"```\non|e\n```"_s << 1;
        QTest::newRow("front matter stays") << u"---\nti|tle: a\n---\n"_s << u"---\nti|tle: a\n---\n"_s << 1;
    }
    void headings()
    {
        QFETCH(QString, before);
        QFETCH(int, level);
        Drawn drawn(before);
        QTEST(drawn.after(setHeading(drawn.cursor, level)), "after");
    }

    void theHeadingGoesRound()
    {
        Drawn drawn(u"on|e"_s);
        for (const QString& next : {u"## on|e"_s, u"### on|e"_s, u"# on|e"_s, u"on|e"_s})
            QCOMPARE(drawn.after(cycleHeading(drawn.cursor)), next);
    }

    void quotes_data()
    {
        columns();
        QTest::newRow("the paragraph") << u"on|e\ntwo\n\nthree"_s << u"> on|e\n> two\n\nthree"_s;
        QTest::newRow("and back") << u"> on|e\n> two"_s << u"on|e\ntwo"_s;
        QTest::newRow("paragraphs with what is between them") << u"‹one\n\ntwo›"_s << u"> ‹one\n>\n> two›"_s;
        QTest::newRow("and back again") << u"‹> one\n>\n> two›"_s << u"‹one\n\ntwo›"_s;
        QTest::newRow("some are quoted: all are, one level deeper")
            << u"‹> one\n\ntwo›"_s << u"> ‹> one\n>\n> two›"_s;
        QTest::newRow("a list") << u"- on|e\n- two"_s << u"> - on|e\n> - two"_s;
        QTest::newRow("code with blank lines") << u"```\na\n\nb|\n```"_s << u"> ```\n> a\n>\n> b|\n> ```"_s;
        QTest::newRow("an empty line") << u"one\n\n|"_s << u"one\n\n> |"_s;
    }
    void quotes()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(toggleQuote(drawn.cursor)), "after");
    }

    void code_data()
    {
        columns();
        QTest::newRow("an empty line: to write in") << u"|"_s << u"```\n|\n```"_s;
        QTest::newRow("lines: the language first") << u"‹a\nb›"_s << u"```|\na\nb\n```"_s;
        QTest::newRow("a fence inside takes a longer one") << u"‹a\n```\nb›"_s << u"````|\na\n```\nb\n````"_s;
        QTest::newRow("in an item as far in") << u"- a\n  b|"_s << u"- a\n  ```|\n  b\n  ```"_s;
        QTest::newRow("and back") << u"x\n```js\na|\nb\n```\ny"_s << u"x\na|\nb\ny"_s;
        QTest::newRow("without a closing fence") << u"```\na|"_s << u"a|"_s;
        QTest::newRow("with nothing in it") << u"x\n```|\n```\ny"_s << u"x\n|\ny"_s;
    }
    void code()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(toggleCodeBlock(drawn.cursor)), "after");
    }

    void rules_data()
    {
        columns();
        QTest::newRow("below the paragraph") << u"on|e\nmore\n\ntwo"_s << u"one\nmore\n\n---\n\n|\n\ntwo"_s;
        QTest::newRow("on an empty line") << u"one\n\n|"_s << u"one\n\n---\n\n|"_s;
        QTest::newRow("in an empty text") << u"|"_s << u"---\n\n|"_s;
    }
    void rules()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(insertRule(drawn.cursor)), "after");
    }

    void footnotes_data()
    {
        columns();
        QTest::newRow("the first one") << u"a|b"_s << u"a[^1]b\n\n[^1]: |"_s;
        QTest::newRow("the next number, below the others")
            << u"a[^1] b|\n\n[^1]: x"_s << u"a[^1] b[^2]\n\n[^1]: x\n[^2]: |"_s;
        QTest::newRow("names are none") << u"a[^n] b|\n\n[^n]: x"_s << u"a[^n] b[^1]\n\n[^n]: x\n[^1]: |"_s;
        QTest::newRow("behind a selection") << u"‹a› b"_s << u"a[^1] b\n\n[^1]: |"_s;
        QTest::newRow("the blank lines at the end stay there") << u"a|\n\n"_s << u"a[^1]\n\n[^1]: |\n\n"_s;
        QTest::newRow("in a note: back to the text") << u"a[^1] b\n\n[^1]: x|"_s << u"a[^1]| b\n\n[^1]: x"_s;
        QTest::newRow("in its further lines too")
            << u"a[^1]\n\n[^1]: x\n    y|"_s << u"a[^1]|\n\n[^1]: x\n    y"_s;
        QTest::newRow("in a reference: to its note") << u"a[^|1] b\n\n[^1]: x"_s << u"a[^1] b\n\n[^1]: x|"_s;
    }
    void footnotes()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(insertFootnote(drawn.cursor)), "after");
    }

    void letters_data()
    {
        columns();
        QTest::addColumn<int>("wanted");
        using enum LetterCase;
        const auto row = [](const char* name, LetterCase wanted, const QString& before,
                            const QString& after) {
            QTest::newRow(name) << before << after << static_cast<int>(wanted);
        };
        row("the selection in capitals", Upper, u"‹straße ok› no"_s, u"‹STRASSE OK› no"_s);
        row("in small letters", Lower, u"‹ÀB c›"_s, u"‹àb c›"_s);
        row("words with a capital", Title, u"‹the end of don’t›"_s, u"‹The End Of Don’t›"_s);
        row("the word at the cursor", Upper, u"one tw|o"_s, u"one TW|O"_s);
        row("over lines", Upper, u"‹a\nb›"_s, u"‹A\nB›"_s);
        row("a letter with an accent of its own", Title, u"‹e\u0301te›"_s, u"‹E\u0301te›"_s);
        row("no word there", Upper, u"one |"_s, u"nothing"_s);
    }
    void letters()
    {
        QFETCH(QString, before);
        QFETCH(int, wanted);
        Drawn drawn(before);
        QTEST(drawn.after(changeCase(drawn.cursor, static_cast<LetterCase>(wanted))), "after");
    }
};

QTEST_MAIN(TestBlockCommands)
#include "tst_block_commands.moc"
