// Bold, italic, strikethrough, code and links, as drawn texts; and how the marks of a paragraph are read.
#include "tests/ui/editor/drawn_text.h"
#include "ui/editor/inline_spans.h"
#include "ui/editor/mark_commands.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

class TestMarkCommands : public QObject
{
    Q_OBJECT

    static void columns()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
    }
    static void marked(Mark mark)
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(toggleMark(drawn.cursor, mark)), "after");
    }

private Q_SLOTS:
    void bold_data()
    {
        columns();
        const auto row = [](const char* name, const QString& before, const QString& after) {
            QTest::newRow(name) << before << after;
        };
        row("put around a selection, which stays selected", u"a ‹b c› d"_s, u"a **‹b c›** d"_s);
        row("taken from around a selection", u"a **‹b c›** d"_s, u"a ‹b c› d"_s);
        row("taken from inside a selection", u"a ‹**b c**› d"_s, u"a ‹b c› d"_s);
        row("blanks at the ends stay outside", u"a‹ b c ›d"_s, u"a‹ **b c** ›d"_s);
        row("two marked words are not one marked text", u"‹**a** b **c**›"_s, u"‹**a b c**›"_s);
        row("of a longer marked text only the part is unmarked", u"**one ‹two› three**"_s,
            u"**one** ‹two› **three**"_s);
        row("its first part", u"**‹one› two**"_s, u"‹one› **two**"_s);
        row("its last part", u"**one ‹two›**"_s, u"**one** ‹two›"_s);
        row("what is partly marked becomes marked whole", u"**a b‹** c›"_s, u"**a b‹ c›**"_s);
        row("a mark inside the selection is taken up", u"‹one **two** three›"_s, u"**‹one two three›**"_s);
        row("around another mark", u"‹_one_›"_s, u"**‹_one_›**"_s);
        row("inside another mark", u"_‹one› two_"_s, u"_**‹one›** two_"_s);
        row("taken from a text that is italic too", u"***‹one›***"_s, u"*‹one›*"_s);
        row("across the end of another mark", u"_a ‹b_ c›"_s, u"_a **‹b**_ **c›**"_s);
        row("across the start of another mark", u"‹a _b› c_"_s, u"**‹a** _**b›** c_"_s);
        row("each paragraph by itself", u"‹one\n\ntwo›"_s, u"**‹one**\n\n**two›**"_s);
        row("and taken from each", u"‹**one**\n\n**two**›"_s, u"‹one\n\ntwo›"_s);
        row("one of them has it: the other gets it too", u"‹**one**\n\ntwo›"_s, u"‹**one**\n\n**two›**"_s);
        row("the lines of a paragraph together", u"‹one\ntwo›"_s, u"**‹one\ntwo›**"_s);
        row("the items of a list by themselves, behind their marks", u"‹- one\n- [ ] two\n1. three›"_s,
            u"‹- **one**\n- [ ] **two**\n1. **three›**"_s);
        row("a heading's text", u"‹## one›"_s, u"‹## **one›**"_s);
        row("the lines of a quote", u"‹> one\n> two›"_s, u"‹> **one**\n> **two›**"_s);
        row("the cells of a table", u"‹❙ a ❙ b ❙\n❙ --- ❙ --- ❙\n❙ c ❙ ❙›"_s,
            u"‹❙ **a** ❙ **b** ❙\n❙ --- ❙ --- ❙\n❙ **c** ❙ ❙›"_s);
        row("never in fenced code", u"‹one\n\n```\ncode\n```\n\ntwo›"_s,
            u"**‹one**\n\n```\ncode\n```\n\n**two›**"_s);
        row("code is marked with its backticks", u"a `b‹c›d`"_s, u"a **`b‹c›d`**"_s);
        row("a link is marked whole", u"‹a [b](u›v)"_s, u"**‹a [b](u›v)**"_s);
        row("the name of a link alone", u"[‹b› c](u)"_s, u"[**‹b›** c](u)"_s);
        row("a letter keeps its accent", u"‹e›\u0301tude"_s, u"**‹e›\u0301**tude"_s);

        row("the word the cursor stands in", u"one tw|o three"_s, u"one **tw|o** three"_s);
        row("taken from around the word", u"one **tw|o** three"_s, u"one tw|o three"_s);
        row("at the start of a word", u"|one two"_s, u"**|one** two"_s);
        row("in a longer marked text: from all of it", u"**one tw|o three**"_s, u"one tw|o three"_s);
        row("after a word, an empty pair: the word stays", u"Para two here|"_s, u"Para two here**|**"_s);
        row("after a space, an empty pair", u"Para |"_s, u"Para **|**"_s);
        row("on an empty line, an empty pair", u"|"_s, u"**|**"_s);
        row("in an empty item", u"- |"_s, u"- **|**"_s);
        row("an empty pair goes again", u"a **|**"_s, u"a |"_s);
        row("at the end of the bold text, the way out", u"a **bold|** b"_s, u"a **bold**| b"_s);
        row("a word with combining marks", u"cafe\u0301|s x"_s, u"**cafe\u0301|s** x"_s);
        row("a word in Arabic", u"مر|حبا"_s, u"**مر|حبا**"_s);
        row("in code nothing", u"```\nco|de\n```"_s, u"```\nco|de\n```"_s);
    }
    void bold() { marked(Mark::Bold); }

    void italic_data()
    {
        columns();
        QTest::newRow("an underscore around a word") << u"on|e"_s << u"_on|e_"_s;
        QTest::newRow("an asterisk inside a word") << u"un‹believ›able"_s << u"un*‹believ›*able"_s;
        QTest::newRow("taken from the word that has it") << u"for _ye|ars_."_s << u"for ye|ars."_s;
        QTest::newRow("taken where an asterisk marks") << u"‹*one*›"_s << u"‹one›"_s;
        QTest::newRow("inside bold") << u"**‹one›**"_s << u"**_‹one›_**"_s;
        QTest::newRow("taken from a text that is bold too") << u"***‹one›***"_s << u"**‹one›**"_s;
        QTest::newRow("a word with an underscore in it is no italic")
            << u"‹snake_case_name›"_s << u"_‹snake_case_name›_"_s;
    }
    void italic() { marked(Mark::Italic); }

    void strike_data()
    {
        columns();
        QTest::newRow("put around") << u"‹one›"_s << u"~~‹one›~~"_s;
        QTest::newRow("taken away") << u"~~‹one›~~"_s << u"‹one›"_s;
    }
    void strike() { marked(Mark::Strike); }

    void code_data()
    {
        columns();
        QTest::newRow("put around") << u"‹a b›"_s << u"`‹a b›`"_s;
        QTest::newRow("taken away") << u"`‹a b›`"_s << u"‹a b›"_s;
        QTest::newRow("of a part: all of it is text again") << u"`a ‹b›`"_s << u"a ‹b›"_s;
        QTest::newRow("a backtick inside takes two outside") << u"‹a`b›"_s << u"``‹a`b›``"_s;
        QTest::newRow("one at the end a blank too") << u"‹a`›"_s << u"`` ‹a`› ``"_s;
        QTest::newRow("which goes again with the marks") << u"`` ‹a`› ``"_s << u"‹a`›"_s;
        QTest::newRow("stars inside are text") << u"‹a **b** c›"_s << u"`‹a **b** c›`"_s;
    }
    void code() { marked(Mark::Code); }

    void links_data()
    {
        columns();
        QTest::newRow("a selection, the address is written next") << u"a ‹b c› d"_s << u"a [b c](|) d"_s;
        QTest::newRow("the word at the cursor") << u"on|e two"_s << u"[one](|) two"_s;
        QTest::newRow("nothing there: the name is written next") << u"a |"_s << u"a [|]()"_s;
        QTest::newRow("an address: its name is written next")
            << u"see ‹https://example.org/a(b)›"_s << u"see [|](https://example.org/a(b))"_s;
        QTest::newRow("the address at the cursor")
            << u"see https://exam|ple.org."_s << u"see [|](https://example.org)."_s;
        QTest::newRow("an address in angles")
            << u"‹<https://example.org>›"_s << u"[|](https://example.org)"_s;
        QTest::newRow("a mail address") << u"‹me@example.org›"_s << u"[|](mailto:me@example.org)"_s;
        QTest::newRow("a bracket in the name is escaped") << u"‹a] b›"_s << u"[a\\] b](|)"_s;
        QTest::newRow("over paragraphs: the first of them") << u"a ‹b\n\nc› d"_s << u"a [b](|)\n\nc d"_s;
        QTest::newRow("over the lines of one") << u"‹a\nb›"_s << u"[a\nb](|)"_s;
        QTest::newRow("in a link: its address is edited")
            << u"a [b|c](http://d) e"_s << u"a [bc](‹http://d›) e"_s;
        QTest::newRow("then the link goes") << u"a [bc](‹http://d›) e"_s << u"a ‹bc› e"_s;
        QTest::newRow("a link selected whole goes") << u"a ‹[bc](http://d \"t\")› e"_s << u"a ‹bc› e"_s;
        QTest::newRow("beside a link: a new one") << u"[a](b)|"_s << u"[a](b)[|]()"_s;
    }
    void links()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(toggleLink(drawn.cursor)), "after");
    }

    void images_data()
    {
        columns();
        QTest::newRow("nothing there") << u"a |"_s << u"a ![|]()"_s;
        QTest::newRow("a description") << u"‹a cat›"_s << u"![a cat](|)"_s;
        QTest::newRow("a file") << u"‹assets/cat.png›"_s << u"![|](assets/cat.png)"_s;
    }
    void images()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(insertImage(drawn.cursor)), "after");
    }

    void toggledTwiceIsAsBefore_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a word") << u"one ‹two› three"_s;
        QTest::newRow("three paragraphs") << u"‹one\n\n- two\n- three\n\nfour›"_s;
        QTest::newRow("an emoji of many parts") << u"a ‹👩‍👩‍👧› b"_s;
    }
    void toggledTwiceIsAsBefore()
    {
        QFETCH(QString, text);
        for (const Mark mark : {Mark::Bold, Mark::Italic, Mark::Strike, Mark::Code}) {
            Drawn drawn(text);
            drawn.apply(toggleMark(drawn.cursor, mark));
            QVERIFY(drawn.text() != text);
            drawn.apply(toggleMark(drawn.cursor, mark));
            QCOMPARE(drawn.text(), text);
        }
    }

    void everyCommandIsOneStepOfUndo()
    {
        Drawn drawn(u"‹one\n\ntwo›"_s);
        drawn.apply(toggleMark(drawn.cursor, Mark::Bold));
        drawn.document.undo();
        QCOMPARE(drawn.document.toPlainText(), u"one\n\ntwo"_s);
        drawn.document.redo();
        QCOMPARE(drawn.document.toPlainText(), u"**one**\n\n**two**"_s);
    }

    void verbatim_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("verbatim");
        QTest::newRow("prose") << u"a |b"_s << false;
        QTest::newRow("code") << u"a `b|c` d"_s << true;
        QTest::newRow("behind code") << u"a `b` |c"_s << false;
        QTest::newRow("code that is not closed yet") << u"a `b|"_s << true;
        QTest::newRow("an address") << u"see https://a.|b"_s << true;
        QTest::newRow("a link's address") << u"[a](http|)"_s << true;
        QTest::newRow("a link's title") << u"[a](b \"c|\")"_s << true;
        QTest::newRow("a link that is not closed yet") << u"[a](b |"_s << true;
        QTest::newRow("a link's name") << u"[a|b](c)"_s << false;
        QTest::newRow("where a name links to") << u"[a]: http://b |"_s << true;
        QTest::newRow("a footnote's text") << u"[^a]: b |"_s << false;
        QTest::newRow("a tag") << u"<a href=|>b</a>"_s << true;
        QTest::newRow("a tag that is not closed yet") << u"<a href=|"_s << true;
        QTest::newRow("between tags") << u"<b>|</b>"_s << false;
        QTest::newRow("a comment") << u"<!-- a | -->"_s << true;
        QTest::newRow("less than") << u"a < |b"_s << false;
    }
    void verbatim()
    {
        QFETCH(QString, text);
        const qsizetype at = text.indexOf(u'|');
        text.remove(at, 1);
        QTEST(isVerbatim(text, at), "verbatim");
    }
};

QTEST_MAIN(TestMarkCommands)
#include "tst_mark_commands.moc"
