// Enter, Tab and Backspace in lists, tasks and quotes, as drawn texts.
#include "tests/ui/editor/drawn_text.h"
#include "ui/editor/list_commands.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

class TestListCommands : public QObject
{
    Q_OBJECT

    static void columns()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
    }

private Q_SLOTS:
    void enter_data()
    {
        columns();
        const auto row = [](const char* name, const QString& before, const QString& after) {
            QTest::newRow(name) << before << after;
        };
        row("a bullet goes on", u"- one|"_s, u"- one\n- |"_s);
        row("each bullet with its own sign", u"* one|"_s, u"* one\n* |"_s);
        row("a number counts on", u"1. one|"_s, u"1. one\n2. |"_s);
        row("with the bracket it has", u"3) one|"_s, u"3) one\n4) |"_s);
        row("the blanks behind the mark stay", u"-   one|"_s, u"-   one\n-   |"_s);
        row("a task goes on unticked", u"- [x] one|"_s, u"- [x] one\n- [ ] |"_s);
        row("in the middle the item is split", u"- one| two"_s, u"- one\n- |two"_s);
        row("at its start it moves down", u"- |one"_s, u"- \n- |one"_s);
        row("a selection is replaced", u"- one‹ and› two"_s, u"- one\n- |two"_s);
        row("a selection over items is replaced", u"1. one ‹two\n2. three› four\n3. five"_s,
            u"1. one \n2. |four\n3. five"_s);
        row("the following items count on", u"1. one|\n2. two\n3. three"_s,
            u"1. one\n2. |\n3. two\n4. three"_s);
        row("a list that numbers all alike goes on so", u"1. one\n1. two|\n1. three"_s,
            u"1. one\n1. two\n1. |\n1. three"_s);
        row("a list that begins elsewhere keeps its start", u"5. one|\n6. two"_s, u"5. one\n6. |\n7. two"_s);
        row("from nine to ten what stands in an item moves along", u"8. a|\n9. b\n   - child\n"_s,
            u"8. a\n9. |\n10. b\n    - child\n"_s);
        row("a nested item", u"- a\n  - b|"_s, u"- a\n  - b\n  - |"_s);
        row("a nested number leaves the outer numbers alone", u"1. a\n   1. b|\n2. c"_s,
            u"1. a\n   1. b\n   2. |\n2. c"_s);
        row("items with deeper ones between are counted too", u"1. a|\n   - x\n2. b"_s,
            u"1. a\n2. |\n   - x\n3. b"_s);
        row("a loose list stays loose", u"- one\n\n- two|"_s, u"- one\n\n- two\n\n- |"_s);
        row("a loose numbered list", u"1. one|\n\n2. two"_s, u"1. one\n\n2. |\n\n3. two"_s);
        row("a numbered list behind one of bullets is a list of its own", u"- a\n\n1. one|"_s,
            u"- a\n\n1. one\n2. |"_s);
        row("a list of bullets before one of numbers too", u"- a|\n\n1. one"_s, u"- a\n- |\n\n1. one"_s);
        row("another sign makes another list", u"* a\n\n- one|"_s, u"* a\n\n- one\n- |"_s);
        row("a line that goes on with an item", u"- one\n  more|"_s, u"- one\n  more\n- |"_s);
        row("a further paragraph of an item stays in it", u"- one\n\n  more|"_s, u"- one\n\n  more\n  |"_s);
        row("a quote goes on", u"> one|"_s, u"> one\n> |"_s);
        row("a quote in a quote", u"> > one|"_s, u"> > one\n> > |"_s);
        row("a list in a quote", u"> 1. one|\n> 2. two"_s, u"> 1. one\n> 2. |\n> 3. two"_s);
        row("a quote in a list", u"- > one|"_s, u"- > one\n  > |"_s);
        row("a list on the line of another", u"- - one|"_s, u"- - one\n  - |"_s);
        row("a tab behind the mark", u"-\tone|"_s, u"-\tone\n-\t|"_s);

        row("an empty item ends the list", u"- one\n- |"_s, u"- one\n\n|"_s);
        row("an empty task too", u"- [ ] one\n- [ ] |"_s, u"- [ ] one\n\n|"_s);
        row("an empty nested item goes a level out", u"- a\n  - b\n  - |"_s, u"- a\n  - b\n- |"_s);
        row("and counts on there", u"1. a\n   - b\n   - |\n2. c"_s, u"1. a\n   - b\n2. |\n3. c"_s);
        row("an empty item in the middle: those after it count on", u"1. a\n2. |\n3. b"_s,
            u"1. a\n\n|\n\n2. b"_s);
        row("an empty quote ends it", u"> one\n> |"_s, u"> one\n\n|"_s);
        row("an empty quote in a quote goes a level out", u"> > one\n> > |"_s, u"> > one\n>\n> |"_s);
        row("an empty item in a quote stays quoted", u"> - one\n> - |"_s, u"> - one\n>\n> |"_s);
        row("blanks alone are no text", u"- one\n-   |"_s, u"- one\n\n|"_s);

        row("behind a blank line that is enough", u"- one\n\n- |"_s, u"- one\n\n|"_s);
        row("a mark without a list before it goes", u"- |"_s, u"|"_s);

        row("plain text has its own Enter", u"one|"_s, u"nothing"_s);
        row("before the mark as well", u"|- one"_s, u"nothing"_s);
        row("in fenced code nothing goes on", u"```\n- one|\n```"_s, u"nothing"_s);
        row("nor behind a fence that is not closed", u"~~~\n1. one|"_s, u"nothing"_s);
        row("nor in front matter", u"---\ntags:\n- one|\n---\n"_s, u"nothing"_s);
        row("behind closed code it does", u"```\ncode\n```\n- one|"_s, u"```\ncode\n```\n- one\n- |"_s);
        row("a rule is no list", u"- - -|"_s, u"nothing"_s);
        row("emphasis is no list", u"*one*|"_s, u"nothing"_s);
        row("a year that ends a sentence is no list", u"1986.|"_s, u"nothing"_s);
        row("an emoji before the cursor is not cut", u"- 👩‍💻|"_s, u"- 👩‍💻\n- |"_s);
        row("a list in Hebrew", u"- שלום|"_s, u"- שלום\n- |"_s);
    }
    void enter()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(splitItem(drawn.cursor)), "after");
    }

    void shiftEnter_data()
    {
        columns();
        QTest::newRow("plain text: a plain line") << u"one| two"_s << u"one\n|two"_s;
        QTest::newRow("an item: below its text") << u"- one|"_s << u"- one\n  |"_s;
        QTest::newRow("a wide number") << u"10. one|"_s << u"10. one\n    |"_s;
        QTest::newRow("a task: below its mark") << u"- [ ] one|"_s << u"- [ ] one\n  |"_s;
        QTest::newRow("a quote: quoted") << u"> one|"_s << u"> one\n> |"_s;
        QTest::newRow("an item in a quote") << u"> - one|"_s << u"> - one\n>   |"_s;
        QTest::newRow("again: at the same place") << u"- one\n  more|"_s << u"- one\n  more\n  |"_s;
        QTest::newRow("code: a plain line") << u"```\n  - a|\n```"_s << u"```\n  - a\n|\n```"_s;
    }
    void shiftEnter()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(continueItem(drawn.cursor)), "after");
    }

    void backspace_data()
    {
        columns();
        QTest::newRow("behind a bullet") << u"- |one"_s << u"|one"_s;
        QTest::newRow("behind a task's box") << u"- [ ] |one"_s << u"|one"_s;
        QTest::newRow("behind a number, the others count on")
            << u"1. one\n2. |two\n3. three"_s << u"1. one\n|two\n2. three"_s;
        QTest::newRow("behind a nested mark the blanks stay") << u"- a\n  - |b"_s << u"- a\n  |b"_s;
        QTest::newRow("then the blanks go") << u"- a\n  |b"_s << u"- a\n|b"_s;
        QTest::newRow("behind a quote") << u"> |one"_s << u"|one"_s;
        QTest::newRow("behind the inner one of two") << u"> > |one"_s << u"> |one"_s;
        QTest::newRow("behind a list in a quote") << u"> - |one"_s << u"> |one"_s;
        QTest::newRow("an empty item") << u"- a\n- |"_s << u"- a\n|"_s;
        QTest::newRow("in the text it is a plain one") << u"- o|ne"_s << u"nothing"_s;
        QTest::newRow("at the start of a line") << u"|- one"_s << u"nothing"_s;
        QTest::newRow("blanks that belong to no list") << u"text\n    |more"_s << u"nothing"_s;
        QTest::newRow("in code") << u"```\n- |one\n```"_s << u"nothing"_s;
        QTest::newRow("with a selection") << u"- ‹one›"_s << u"nothing"_s;
    }
    void backspace()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(removeMark(drawn.cursor)), "after");
    }

    void tab_data()
    {
        columns();
        QTest::newRow("below a bullet") << u"- one\n- |"_s << u"- one\n  - |"_s;
        QTest::newRow("below a number, counted anew")
            << u"1. one\n2. tw|o\n3. three"_s << u"1. one\n   1. tw|o\n2. three"_s;
        QTest::newRow("below a wide number") << u"10. one\n- |x"_s << u"10. one\n    - |x"_s;
        QTest::newRow("below a wide number of its own list")
            << u"9. a\n10. b\n11. |c"_s << u"9. a\n10. b\n    1. |c"_s;
        QTest::newRow("a third level") << u"- a\n  - b\n  - c|"_s << u"- a\n  - b\n    - c|"_s;
        QTest::newRow("never two levels at once") << u"- a\n  - b|"_s << u"- a\n  - b|"_s;
        QTest::newRow("the first item stays") << u"- on|e"_s << u"- on|e"_s;
        QTest::newRow("two at once") << u"- a\n‹- b\n- c›"_s << u"- a\n  ‹- b\n  - c›"_s;
        QTest::newRow("with what stands in it")
            << u"- a\n- |b\n  - c\n    text"_s << u"- a\n  - |b\n    - c\n      text"_s;
        QTest::newRow("where others stand already") << u"- a\n    - x\n- |b"_s << u"- a\n    - x\n    - |b"_s;
        QTest::newRow("counting on behind them")
            << u"1. a\n   1. x\n2. |b\n3. c"_s << u"1. a\n   1. x\n   2. |b\n2. c"_s;
        QTest::newRow("with the mark they have") << u"1. a\n   - x\n2. |b"_s << u"1. a\n   - x\n   - |b"_s;
        QTest::newRow("with tabs where there are tabs")
            << u"- a\n\t- x\n\t- |b"_s << u"- a\n\t- x\n\t  - |b"_s;
        QTest::newRow("in a quote") << u"> - a\n> - |b"_s << u"> - a\n>   - |b"_s;
        QTest::newRow("plain lines by four") << u"‹one\ntwo›"_s << u"    ‹one\n    two›"_s;
        QTest::newRow("one plain line: a tab") << u"tex|t"_s << u"nothing"_s;
    }
    void tab()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(indentLines(drawn.cursor, Indent::More)), "after");
    }

    void shiftTab_data()
    {
        columns();
        QTest::newRow("out again") << u"- one\n  - tw|o"_s << u"- one\n- tw|o"_s;
        QTest::newRow("out among numbers it is one of them")
            << u"1. one\n   - tw|o\n2. three"_s << u"1. one\n2. tw|o\n3. three"_s;
        QTest::newRow("no further out") << u"- on|e"_s << u"- on|e"_s;
        QTest::newRow("with what stands in it") << u"- a\n  - |b\n    - c"_s << u"- a\n- |b\n  - c"_s;
        QTest::newRow("the others of its level count on")
            << u"1. a\n   1. x\n   2. |y\n2. b"_s << u"1. a\n   1. x\n2. |y\n3. b"_s;
        QTest::newRow("a task keeps its tick") << u"- [ ] a\n  - [x] |b"_s << u"- [ ] a\n- [x] |b"_s;
        QTest::newRow("out of code") << u"    co|de"_s << u"co|de"_s;
        QTest::newRow("two at once") << u"- a\n  ‹- b\n  - c›"_s << u"- a\n‹- b\n- c›"_s;
    }
    void shiftTab()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(indentLines(drawn.cursor, Indent::Less)), "after");
    }

    void lists_data()
    {
        columns();
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, ListKind kind, const QString& before, const QString& after) {
            QTest::newRow(name) << before << after << static_cast<int>(kind);
        };
        using enum ListKind;
        row("a line becomes a bullet", Bullets, u"on|e"_s, u"- on|e"_s);
        row("and a line again", Bullets, u"- on|e"_s, u"on|e"_s);
        row("an empty line", Numbers, u"|"_s, u"1. |"_s);
        row("lines become numbers", Numbers, u"‹one\n\ntwo\nthree›"_s, u"1. ‹one\n\n2. two\n3. three›"_s);
        row("bullets become numbers", Numbers, u"‹- one\n- two›"_s, u"‹1. one\n2. two›"_s);
        row("what stands in them moves along", Numbers, u"- o|ne\n  - in it"_s, u"1. o|ne\n   - in it"_s);
        row("numbers become tasks", Tasks, u"‹1. one\n2. two›"_s, u"‹- [ ] one\n- [ ] two›"_s);
        row("bullets become tasks", Tasks, u"- on|e"_s, u"- [ ] on|e"_s);
        row("tasks become bullets", Bullets, u"- [x] on|e"_s, u"- on|e"_s);
        row("tasks become lines", Tasks, u"- [x] on|e"_s, u"on|e"_s);
        row("some of them are: all become", Bullets, u"‹- one\ntwo›"_s, u"‹- one\n- two›"_s);
        row("behind a list it counts on", Numbers, u"1. a\n2. b\nc|"_s, u"1. a\n2. b\n3. c|"_s);
        row("in a quote", Bullets, u"> on|e"_s, u"> - on|e"_s);
        row("code stays as it is", Bullets, u"```\na|\n```"_s, u"```\na|\n```"_s);
    }
    void lists()
    {
        QFETCH(QString, before);
        QFETCH(int, kind);
        Drawn drawn(before);
        QTEST(drawn.after(toggleList(drawn.cursor, static_cast<ListKind>(kind))), "after");
    }

    void ticking_data()
    {
        columns();
        QTest::newRow("ticked") << u"- [ ] on|e"_s << u"- [x] on|e"_s;
        QTest::newRow("unticked") << u"- [x] on|e"_s << u"- [ ] on|e"_s;
        QTest::newRow("some are: all become") << u"‹- [x] a\n- [ ] b›"_s << u"‹- [x] a\n- [x] b›"_s;
        QTest::newRow("all are: none") << u"‹- [x] a\n- [X] b›"_s << u"‹- [ ] a\n- [ ] b›"_s;
        QTest::newRow("an item gets a box") << u"1. on|e"_s << u"1. [ ] on|e"_s;
        QTest::newRow("a plain line is none") << u"on|e"_s << u"nothing"_s;
    }
    void ticking()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(toggleDone(drawn.cursor)), "after");
    }

    void eachIsOneStepOfUndo()
    {
        const QString text = u"8. a\n9. b\n   - child\n10. c"_s;
        Drawn drawn(u"8. a|\n9. b\n   - child\n10. c"_s);
        const int steps = drawn.document.availableUndoSteps();
        QCOMPARE(drawn.after(splitItem(drawn.cursor)), u"8. a\n9. |\n10. b\n    - child\n11. c"_s);
        drawn.document.undo();
        QCOMPARE(drawn.document.toPlainText(), text);
        QCOMPARE(drawn.document.availableUndoSteps(), steps);
        drawn.document.redo();
        QCOMPARE(drawn.document.toPlainText(), u"8. a\n9. \n10. b\n    - child\n11. c"_s);
    }

    // Two thousand items with others in them: what a key costs must not grow with the square of it.
    void aVeryLongListIsCountedOn()
    {
        QString text = u"1. a|\n"_s;
        for (int i = 2; i <= 1500; ++i)
            text += u"%1. item\n   - in it\n"_s.arg(i);
        Drawn drawn(text);
        const auto edit = splitItem(drawn.cursor);
        QVERIFY(edit);
        drawn.apply(*edit);
        const QStringList lines = drawn.document.toPlainText().split(u'\n');
        QCOMPARE(lines.at(1), u"2. "_s);
        QCOMPARE(lines.at(2), u"3. item"_s);
        QCOMPARE(lines.at(4), u"4. item"_s);
    }
};

QTEST_MAIN(TestListCommands)
#include "tst_list_commands.moc"
