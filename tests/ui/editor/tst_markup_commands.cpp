// Markdown's handiwork on a text: | is the cursor, ‹ › a selection.
#include "ui/editor/editor.h"
#include "ui/editor/markup_commands.h"
#include "ui/theme/theme.h"

#include <QTest>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

QTextCursor cursorIn(QTextDocument& document, QString text)
{
    const auto from = text.indexOf(u'‹');
    text.remove(u'‹');
    const auto to = text.indexOf(u'›');
    text.remove(u'›');
    const auto caret = text.indexOf(u'|');
    text.remove(u'|');
    document.setPlainText(text);
    QTextCursor cursor(&document);
    cursor.setPosition(static_cast<int>(from >= 0 ? from : caret));
    if (from >= 0)
        cursor.setPosition(static_cast<int>(to), QTextCursor::KeepAnchor);
    return cursor;
}

QString drawn(const QTextCursor& cursor)
{
    QString text = cursor.document()->toPlainText();
    if (!cursor.hasSelection())
        return text.insert(cursor.position(), u'|');
    return text.insert(cursor.selectionEnd(), u'›').insert(cursor.selectionStart(), u'‹');
}

} // namespace

class TestMarkupCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boldIs_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("put around a selection, which stays selected") << u"a ‹b c› d"_s << u"a **‹b c›** d"_s;
        QTest::newRow("taken from around a selection") << u"a **‹b c›** d"_s << u"a ‹b c› d"_s;
        QTest::newRow("taken from inside a selection") << u"a ‹**b c**› d"_s << u"a ‹b c› d"_s;
        QTest::newRow("put around the word, the cursor stays in it")
            << u"one tw|o three"_s << u"one **tw|o** three"_s;
        QTest::newRow("taken from around the word") << u"one **tw|o** three"_s << u"one tw|o three"_s;
        QTest::newRow("at the start of a word, put around it") << u"|one two"_s << u"**|one** two"_s;
        QTest::newRow("after a word, an empty pair: the word stays")
            << u"Para two here|"_s << u"Para two here**|**"_s;
        QTest::newRow("after a space, an empty pair") << u"Para |"_s << u"Para **|**"_s;
        QTest::newRow("on an empty line, an empty pair") << u"|"_s << u"**|**"_s;
        QTest::newRow("an empty pair goes again") << u"a **|**"_s << u"a |"_s;
        QTest::newRow("at the end of the bold text, the way out") << u"a **bold|** b"_s << u"a **bold**| b"_s;
    }
    void boldIs()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QTextDocument document;
        QTextCursor cursor = cursorIn(document, before);
        toggleMark(cursor, u"**"_s);
        QCOMPARE(drawn(cursor), after);
    }

    void italicIsTakenFromTheWordThatHasIt()
    {
        QTextDocument document;
        QTextCursor cursor = cursorIn(document, u"for _ye|ars_."_s);
        toggleMark(cursor, u"_"_s);
        QCOMPARE(drawn(cursor), u"for ye|ars."_s);
    }

    void everyCommandIsOneStepOfUndo()
    {
        QTextDocument document;
        QTextCursor cursor = cursorIn(document, u"one tw|o"_s);
        toggleMark(cursor, u"**"_s);
        document.undo();
        QCOMPARE(document.toPlainText(), u"one two"_s);
    }

    void tabMovesItemsInAndOut_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<bool>("in");
        QTest::addColumn<QString>("after");
        QTest::newRow("below a bullet") << u"- one\n- |"_s << true << u"- one\n  - |"_s;
        QTest::newRow("below a numbered item") << u"1. one\n2. tw|o"_s << true << u"1. one\n   2. tw|o"_s;
        QTest::newRow("below a wide number") << u"10. one\n- |x"_s << true << u"10. one\n    - |x"_s;
        QTest::newRow("a third level") << u"- a\n  - b\n  - c|"_s << true << u"- a\n  - b\n    - c|"_s;
        QTest::newRow("never two levels at once") << u"- a\n  - b|"_s << true << u"- a\n  - b|"_s;
        QTest::newRow("the first item stays") << u"- on|e"_s << true << u"- on|e"_s;
        QTest::newRow("out again") << u"- one\n  - tw|o"_s << false << u"- one\n- tw|o"_s;
        QTest::newRow("out from below a number") << u"1. one\n   - tw|o"_s << false << u"1. one\n- tw|o"_s;
        QTest::newRow("no further out") << u"- on|e"_s << false << u"- on|e"_s;
        QTest::newRow("two at once") << u"- a\n‹- b\n- c›"_s << true << u"- a\n  ‹- b\n  - c›"_s;
        QTest::newRow("out of code") << u"    co|de"_s << false << u"co|de"_s;
    }
    void tabMovesItemsInAndOut()
    {
        QFETCH(QString, before);
        QFETCH(bool, in);
        QFETCH(QString, after);
        QTextDocument document;
        QTextCursor cursor = cursorIn(document, before);
        QVERIFY(indentLines(cursor, in ? Indent::More : Indent::Less));
        QCOMPARE(drawn(cursor), after);
    }

    void tabInPlainTextIsATab()
    {
        QTextDocument document;
        QTextCursor cursor = cursorIn(document, u"tex|t"_s);
        QVERIFY(!indentLines(cursor, Indent::More));
        QCOMPARE(drawn(cursor), u"tex|t"_s);
    }

    void undoGoesBackAWordNotAPage()
    {
        Theme theme;
        Editor editor(theme);
        editor.show();
        editor.setText({});
        QTest::keyClicks(&editor, u"three words here"_s);
        editor.undo();
        QCOMPARE(editor.text(), u"three words "_s);
        editor.undo();
        QCOMPARE(editor.text(), u"three "_s);
        editor.redo();
        QCOMPARE(editor.text(), u"three words "_s);
        QTest::keyClicks(&editor, u"are"_s);
        QCOMPARE(editor.text(), u"three words are"_s);
    }

    void shiftTabNeverLeavesTheText()
    {
        Theme theme;
        QWidget window;
        Editor editor(theme, &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        editor.setText(u"plain"_s);
        editor.setFocus();
        QTest::keyClick(&editor, Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(editor.hasFocus());
        QCOMPARE(editor.text(), u"plain"_s);
    }
};

QTEST_MAIN(TestMarkupCommands)
#include "tst_markup_commands.moc"
