// Lines moved, doubled, deleted and joined, as drawn texts.
#include "tests/ui/editor/drawn_text.h"
#include "ui/editor/line_commands.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace brickwork;

class TestLineCommands : public QObject
{
    Q_OBJECT

    static void columns()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
    }

private Q_SLOTS:
    void down_data()
    {
        columns();
        QTest::newRow("a paragraph past the next, the blank line stays between")
            << u"on|e\n\ntwo\n\nthree"_s << u"two\n\non|e\n\nthree"_s;
        QTest::newRow("past one of several lines") << u"on|e\n\ntwo\nmore"_s << u"two\nmore\n\non|e"_s;
        QTest::newRow("past code with blank lines in it")
            << u"on|e\n\n```\na\n\nb\n```"_s << u"```\na\n\nb\n```\n\non|e"_s;
        QTest::newRow("a line of a paragraph past the next")
            << u"on|e\ntwo\nthree"_s << u"two\non|e\nthree"_s;
        QTest::newRow("several paragraphs") << u"‹one\n\ntwo›\n\nthree"_s << u"three\n\n‹one\n\ntwo›"_s;
        QTest::newRow("the last one stays") << u"one\n\ntw|o"_s << u"nothing"_s;
        QTest::newRow("an item with what stands in it")
            << u"- on|e\n  - in it\n- two\n  text"_s << u"- two\n  text\n- on|e\n  - in it"_s;
        QTest::newRow("a numbered item counts on")
            << u"1. on|e\n2. two\n3. three"_s << u"1. two\n2. on|e\n3. three"_s;
        QTest::newRow("nine past ten moves what stands in them")
            << u"8. x\n9. o|ne\n   - a\n10. two\n    - b"_s << u"8. x\n9. two\n   - b\n10. o|ne\n    - a"_s;
        QTest::newRow("a nested item in its own list")
            << u"- a\n  - x|\n  - y\n- b"_s << u"- a\n  - y\n  - x|\n- b"_s;
        QTest::newRow("a nested item not out of it") << u"- a\n  - x|\n- b"_s << u"nothing"_s;
        QTest::newRow("items of a loose list") << u"1. on|e\n\n2. two"_s << u"1. two\n\n2. on|e"_s;
        QTest::newRow("a line of code inside it") << u"```\na|\nb\n```"_s << u"```\nb\na|\n```"_s;
        QTest::newRow("a line of code not out of it") << u"```\na\nb|\n```\n\nx"_s << u"nothing"_s;
        QTest::newRow("a row of a table")
            << u"❙ a ❙\n❙ - ❙\n❙ b| ❙\n❙ c ❙"_s << u"❙ a ❙\n❙ - ❙\n❙ c ❙\n❙ b| ❙"_s;
        QTest::newRow("a row not out of the table") << u"❙ a ❙\n❙ - ❙\n❙ b| ❙\n\nx"_s << u"nothing"_s;
        QTest::newRow("a line that ends the selection at its start is not of it")
            << u"‹one\n›two\nthree"_s << u"two\n‹one\n›three"_s;
        QTest::newRow("an empty line past a line") << u"one\n|\ntwo\nthree"_s << u"one\ntwo\n|\nthree"_s;
        QTest::newRow("lines of front matter inside it")
            << u"---\na: 1|\nb: 2\n---\nx"_s << u"---\nb: 2\na: 1|\n---\nx"_s;
        QTest::newRow("not out of it") << u"---\na: 1|\n---\nx"_s << u"nothing"_s;
    }
    void down()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(moveLines(drawn.cursor, LineStep::Down)), "after");
    }

    void up_data()
    {
        columns();
        QTest::newRow("a paragraph past the one before")
            << u"one\n\ntw|o\n\nthree"_s << u"tw|o\n\none\n\nthree"_s;
        QTest::newRow("the last one, cursor at its end") << u"one\n\ntwo|"_s << u"two|\n\none"_s;
        QTest::newRow("not into front matter") << u"---\na: 1\n---\n\non|e"_s << u"nothing"_s;
        QTest::newRow("a line of a paragraph") << u"one\ntw|o"_s << u"tw|o\none"_s;
        QTest::newRow("a numbered item") << u"1. one\n2. tw|o\n3. three"_s << u"1. tw|o\n2. one\n3. three"_s;
        QTest::newRow("a list that begins elsewhere keeps its start")
            << u"5. one\n6. tw|o"_s << u"5. tw|o\n6. one"_s;
        QTest::newRow("the first item stays") << u"x\n\n- on|e\n- two"_s << u"nothing"_s;
        QTest::newRow("a task with its tick") << u"- [ ] one\n- [x] tw|o"_s << u"- [x] tw|o\n- [ ] one"_s;
        QTest::newRow("two items at once") << u"- a\n‹- b\n- c›"_s << u"‹- b\n- c›\n- a"_s;
        QTest::newRow("in a quote") << u"> 1. a\n> 2. b|"_s << u"> 1. b|\n> 2. a"_s;
        QTest::newRow("a line ending in a surrogate pair") << u"a😀\nb😀|"_s << u"b😀|\na😀"_s;
    }
    void up()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(moveLines(drawn.cursor, LineStep::Up)), "after");
    }

    void downAndUpIsAsBefore_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a paragraph") << u"a\n\nb|\n\nc"_s;
        QTest::newRow("several blank lines") << u"a\n\n\nb|\n\nc"_s;
        QTest::newRow("an item") << u"1. a\n2. b|\n   text\n3. c"_s;
        QTest::newRow("a selection from its end") << u"a\n\n‹b\n\nc›\n\nd"_s;
    }
    void downAndUpIsAsBefore()
    {
        QFETCH(QString, text);
        Drawn drawn(text);
        drawn.apply(*moveLines(drawn.cursor, LineStep::Down));
        QVERIFY(drawn.text() != text);
        drawn.apply(*moveLines(drawn.cursor, LineStep::Up));
        // Going down past two lines that a wider gap parts, and up again, gives each gap back.
        QCOMPARE(drawn.text(), text);
    }

    void duplicated_data()
    {
        columns();
        QTest::newRow("a line, the cursor in the copy") << u"on|e\ntwo"_s << u"one\non|e\ntwo"_s;
        QTest::newRow("selected lines") << u"‹one\ntwo›\nthree"_s << u"one\ntwo\n‹one\ntwo›\nthree"_s;
        QTest::newRow("a numbered item") << u"1. on|e\n2. two"_s << u"1. one\n2. on|e\n3. two"_s;
        QTest::newRow("an empty line") << u"|"_s << u"\n|"_s;
    }
    void duplicated()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(duplicateLines(drawn.cursor)), "after");
    }

    void deleted_data()
    {
        columns();
        QTest::newRow("a line, the cursor stays in its column") << u"one\ntw|o\nthree"_s << u"one\nth|ree"_s;
        QTest::newRow("the last line") << u"one\ntw|o"_s << u"on|e"_s;
        QTest::newRow("the only line") << u"on|e"_s << u"|"_s;
        QTest::newRow("selected lines") << u"a\nb‹b\nc›c\nd"_s << u"a\nd|"_s;
        QTest::newRow("the first of numbered items")
            << u"1. on|e\n2. two\n3. three"_s << u"1. tw|o\n2. three"_s;
        QTest::newRow("one in the middle") << u"1. a\n2. b|\n3. c"_s << u"1. a\n2. c|"_s;
        QTest::newRow("from ten to nine") << u"8. a|\n9. b\n10. c\n    text"_s << u"8. b|\n9. c\n   text"_s;
    }
    void deleted()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(deleteLines(drawn.cursor)), "after");
    }

    void joined_data()
    {
        columns();
        QTest::newRow("with the next line") << u"on|e\ntwo"_s << u"on|e two"_s;
        QTest::newRow("one blank for many") << u"on|e  \n   two"_s << u"on|e two"_s;
        QTest::newRow("selected lines") << u"‹one\ntwo\nthree›"_s << u"‹one two three›"_s;
        QTest::newRow("a quote's marks go") << u"> on|e\n> two"_s << u"> on|e two"_s;
        QTest::newRow("an item's too, the others count on") << u"1. a|\n2. b\n3. c"_s << u"1. a| b\n2. c"_s;
        QTest::newRow("Chinese without a blank") << u"漢|\n字"_s << u"漢|字"_s;
        QTest::newRow("with an empty line") << u"one|\n\ntwo"_s << u"one|\ntwo"_s;
        QTest::newRow("the last line has none to join") << u"on|e"_s << u"nothing"_s;
    }
    void joined()
    {
        QFETCH(QString, before);
        Drawn drawn(before);
        QTEST(drawn.after(joinLines(drawn.cursor)), "after");
    }

    void eachIsOneStepOfUndo()
    {
        for (const auto& change : std::initializer_list<std::function<TextEdit(const QTextCursor&)>>{
                 [](const QTextCursor& cursor) { return *moveLines(cursor, LineStep::Down); }, duplicateLines,
                 deleteLines, [](const QTextCursor& cursor) { return *joinLines(cursor); }}) {
            Drawn drawn(u"1. on|e\n2. two\n3. three"_s);
            const QString before = drawn.document.toPlainText();
            drawn.apply(change(drawn.cursor));
            QVERIFY(drawn.document.toPlainText() != before);
            drawn.document.undo();
            QCOMPARE(drawn.document.toPlainText(), before);
        }
    }
};

QTEST_MAIN(TestLineCommands)
#include "tst_line_commands.moc"
