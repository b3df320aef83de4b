// Typing into the editor by keys and input methods: what becomes of it, and the steps of undo it makes.
#include "ui/editor/block_commands.h"
#include "ui/editor/editor.h"
#include "ui/editor/line_commands.h"
#include "ui/editor/mark_commands.h"
#include "ui/editor/text_edit.h"
#include "ui/theme/theme.h"

#include <QInputMethodEvent>
#include <QRandomGenerator>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

/// An editor with a text in it; | is the cursor.
struct Desk
{
    explicit Desk(Theme& theme, QString text, bool smart = false) : editor(theme)
    {
        WritingStyle style;
        style.smartPunctuation = smart;
        editor.setWritingStyle(style);
        editor.setLanguage(u"en"_s);
        const auto at = static_cast<int>(text.indexOf(u'|'));
        text.remove(u'|');
        editor.show();
        editor.setText(text);
        go(std::max(0, at));
    }
    void go(int anchor, int position = -1)
    {
        QTextCursor cursor = editor.textCursor();
        cursor.setPosition(anchor);
        if (position >= 0)
            cursor.setPosition(position, QTextCursor::KeepAnchor);
        editor.setTextCursor(cursor);
    }
    void type(const QString& keys)
    {
        for (const QChar key : keys)
            QTest::sendKeyEvent(QTest::Click, &editor, Qt::Key_unknown, QString(key), Qt::NoModifier);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&editor, key, modifiers);
    }
    void undo() { key(Qt::Key_Z, Qt::ControlModifier); }
    void redo() { key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
    void compose(const QString& preedit)
    {
        QInputMethodEvent event(preedit, {});
        QCoreApplication::sendEvent(&editor, &event);
    }
    void commit(const QString& text)
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(&editor, &event);
    }
    [[nodiscard]] QString drawn() const
    {
        const QTextCursor cursor = editor.textCursor();
        QString text = editor.text();
        if (!cursor.hasSelection())
            return text.insert(cursor.position(), u'|');
        return text.insert(cursor.selectionEnd(), u'›').insert(cursor.selectionStart(), u'‹');
    }
    Editor editor;
};

} // namespace

class TestEditorTyping : public QObject
{
    Q_OBJECT

    Theme m_theme;

private Q_SLOTS:
    void theLineOneWritesIsInViewAsAWhole()
    {
        Desk desk(m_theme, u"one\n"_s.repeated(80) + u"two|"_s);
        const auto whole = [&] {
            const QRect caret = desk.editor.cursorRect();
            return caret.top() >= 0 && caret.bottom() <= desk.editor.viewport()->rect().bottom();
        };
        for (int height = 300; height < 340; ++height) {
            desk.go(0);
            desk.editor.resize(500, height);
            desk.key(Qt::Key_End, Qt::ControlModifier);
            QVERIFY2(whole(), qPrintable(u"end, %1 high"_s.arg(height)));
            desk.key(Qt::Key_Return);
            desk.type(u"more"_s);
            QVERIFY2(whole(), qPrintable(u"typing, %1 high"_s.arg(height)));
            // A bar that opens takes away some of the height.
            desk.editor.resize(500, height - 90);
            QTRY_VERIFY2(whole(), qPrintable(u"less high than %1"_s.arg(height)));
        }
    }

    void aLetterWithAltIsNoText()
    {
        Desk desk(m_theme, u"ab|"_s);
        QTest::sendKeyEvent(QTest::Click, &desk.editor, Qt::Key_F, u"f"_s, Qt::AltModifier);
        QTest::sendKeyEvent(QTest::Click, &desk.editor, Qt::Key_F, u"F"_s,
                            Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(desk.drawn(), u"ab|"_s);
        // What AltGr writes is text.
        QTest::sendKeyEvent(QTest::Click, &desk.editor, Qt::Key_Q, u"@"_s,
                            Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(desk.drawn(), u"ab@|"_s);
    }

    void initTestCase() { m_theme.apply(); }

    void undoGoesBackAWordNotAPage()
    {
        Desk desk(m_theme, QString());
        QTest::keyClicks(&desk.editor, u"three words here"_s);
        desk.undo();
        QCOMPARE(desk.editor.text(), u"three words "_s);
        desk.undo();
        QCOMPARE(desk.editor.text(), u"three "_s);
        desk.redo();
        QCOMPARE(desk.editor.text(), u"three words "_s);
        QTest::keyClicks(&desk.editor, u"are"_s);
        QCOMPARE(desk.editor.text(), u"three words are"_s);
    }

    void shiftTabNeverLeavesTheText()
    {
        QWidget window;
        Editor editor(m_theme, &window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        editor.setText(u"plain"_s);
        editor.setFocus();
        QTest::keyClick(&editor, Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(editor.hasFocus());
        QCOMPARE(editor.text(), u"plain"_s);
    }

    void undoBringsTheSelectionOfACommandBack()
    {
        Desk desk(m_theme, u"one two three"_s);
        desk.go(7, 4); // from its end
        desk.editor.apply(toggleMark(desk.editor.textCursor(), Mark::Bold));
        QCOMPARE(desk.drawn(), u"one **‹two›** three"_s);
        const int anchor = desk.editor.textCursor().anchor();
        const int position = desk.editor.textCursor().position();
        desk.go(0);
        desk.undo();
        QCOMPARE(desk.editor.text(), u"one two three"_s);
        QCOMPARE(desk.editor.textCursor().anchor(), 7);
        QCOMPARE(desk.editor.textCursor().position(), 4);
        desk.redo();
        QCOMPARE(desk.editor.textCursor().anchor(), anchor);
        QCOMPARE(desk.editor.textCursor().position(), position);
    }

    void aSelectionIsNotBroughtBackByAnotherStep()
    {
        Desk desk(m_theme, u"one two"_s);
        desk.go(0, 3);
        desk.editor.apply(toggleMark(desk.editor.textCursor(), Mark::Bold));
        desk.undo();
        desk.go(7);
        QTest::keyClicks(&desk.editor, u"x y"_s);
        desk.undo();
        QVERIFY(!desk.editor.textCursor().hasSelection());
        desk.undo();
        QVERIFY(!desk.editor.textCursor().hasSelection());
        QCOMPARE(desk.editor.text(), u"one two"_s);
    }

    void undoGoesThroughMixedStepsToTheStart()
    {
        Desk desk(m_theme, u"start|"_s, true);
        desk.type(u" one"_s);
        desk.editor.apply(toggleMark(desk.editor.textCursor(), Mark::Bold));
        desk.type(u"x"_s);
        desk.key(Qt::Key_End);
        desk.key(Qt::Key_Return);
        desk.type(u"- item \"quoted\" -- more"_s);
        desk.key(Qt::Key_Return);
        desk.key(Qt::Key_Tab);
        desk.type(u"(in)"_s);
        desk.editor.apply(moveLines(desk.editor.textCursor(), LineStep::Up));
        desk.editor.apply(insertFootnote(desk.editor.textCursor()));
        desk.editor.apply(duplicateLines(desk.editor.textCursor()));
        const QString end = desk.editor.text();
        int steps = 0;
        while (desk.editor.document()->isUndoAvailable() && ++steps < 200)
            desk.undo();
        QCOMPARE(desk.editor.text(), u"start"_s);
        while (desk.editor.document()->isRedoAvailable() && --steps > -200)
            desk.redo();
        QCOMPARE(desk.editor.text(), end);
    }

    void savingAndWhatTheProgramWritesKeepUndo()
    {
        Desk desk(m_theme, u"---\nstatus: idea\n---\none|"_s);
        desk.type(u" two"_s);
        desk.editor.document()->setModified(false); // what a save does
        desk.editor.replaceText(u"---\nstatus: ready\n---\none two"_s, std::nullopt);
        desk.type(u" three"_s);
        desk.undo();
        QCOMPARE(desk.editor.text(), u"---\nstatus: ready\n---\none two "_s);
        for (int i = 0; i < 6 && desk.editor.document()->isUndoAvailable(); ++i)
            desk.undo();
        QCOMPARE(desk.editor.text(), u"---\nstatus: idea\n---\none"_s);
    }

    void pairs_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("keys"); // < is Backspace, ^ the arrow to the left
        QTest::addColumn<QString>("after");
        QTest::newRow("a bracket brings its partner") << u"|"_s << u"("_s << u"(|)"_s;
        QTest::newRow("which is typed over") << u"|"_s << u"(a)"_s << u"(a)|"_s;
        QTest::newRow("one that stood there is not") << u"a|)"_s << u")"_s << u"a)|)"_s;
        QTest::newRow("brackets in brackets") << u"|"_s << u"([{x}])"_s << u"([{x}])|"_s;
        QTest::newRow("Backspace takes an empty pair") << u"|"_s << u"(<"_s << u"|"_s;
        QTest::newRow("but not one with text") << u"|"_s << u"(a<"_s << u"(|)"_s;
        QTest::newRow("a quote") << u"|"_s << u"\"a\" b"_s << u"\"a\" b|"_s;
        QTest::newRow("an apostrophe has none") << u"|"_s << u"don't"_s << u"don't|"_s;
        QTest::newRow("a task's box") << u"|"_s << u"- [ ] a"_s << u"- [ ] a|"_s;
        QTest::newRow("a link") << u"|"_s << u"[a](b)"_s << u"[a](b)|"_s;
        QTest::newRow("inline code") << u"|"_s << u"`a` b"_s << u"`a` b|"_s;
        QTest::newRow("a fence is three") << u"|"_s << u"```"_s << u"```|"_s;
        QTest::newRow("bold typed by hand") << u"|"_s << u"**a** b"_s << u"**a** b|"_s;
        QTest::newRow("before a word none") << u"|word"_s << u"("_s << u"(|word"_s;
        QTest::newRow("a partner left behind is text") << u"|"_s << u"(^)"_s << u")|()"_s;
        QTest::newRow("in code no quotes") << u"```\n|\n```"_s << u"\"a\" 'b'"_s << u"```\n\"a\" 'b'|\n```"_s;
        QTest::newRow("emoji beside it") << u"😀|"_s << u"(<("_s << u"😀(|)"_s;
        QTest::newRow("in a paragraph from right to left") << u"שלום |"_s << u"(א)"_s << u"שלום (א)|"_s;
    }
    void pairs()
    {
        QFETCH(QString, before);
        QFETCH(QString, keys);
        Desk desk(m_theme, before);
        for (const QChar key : keys) {
            if (key == u'<')
                desk.key(Qt::Key_Backspace);
            else if (key == u'^')
                desk.key(Qt::Key_Left);
            else
                desk.type(key);
        }
        QTEST(desk.drawn(), "after");
    }

    void aTypedCharacterGoesAroundASelection_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("after");
        QTest::newRow("bracket") << u"("_s << u"a (‹b c›) d"_s;
        QTest::newRow("quote") << u"\""_s << u"a \"‹b c›\" d"_s;
        QTest::newRow("star") << u"*"_s << u"a *‹b c›* d"_s;
        QTest::newRow("star twice") << u"**"_s << u"a **‹b c›** d"_s;
        QTest::newRow("underscore") << u"_"_s << u"a _‹b c›_ d"_s;
        QTest::newRow("backtick") << u"`"_s << u"a `‹b c›` d"_s;
        QTest::newRow("a letter replaces it") << u"x"_s << u"a x| d"_s;
        QTest::newRow("a closing bracket too") << u")"_s << u"a )| d"_s;
    }
    void aTypedCharacterGoesAroundASelection()
    {
        QFETCH(QString, key);
        Desk desk(m_theme, u"a b c d"_s);
        desk.go(2, 5);
        desk.type(key);
        QTEST(desk.drawn(), "after");
        for (int i = 0; i < key.size(); ++i)
            desk.undo();
        QCOMPARE(desk.editor.text(), u"a b c d"_s);
    }

    void withoutPairsKeysAreKeys()
    {
        Desk desk(m_theme, QString());
        WritingStyle style;
        style.pairs = false;
        desk.editor.setWritingStyle(style);
        desk.type(u"(a \"b\""_s);
        QCOMPARE(desk.drawn(), u"(a \"b\"|"_s);
    }

    void smart_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("after");
        QTest::newRow("quotes with their partner") << u"|"_s << u"Say \"yes\"."_s << u"Say “yes”.|"_s;
        QTest::newRow("an apostrophe") << u"|"_s << u"don't"_s << u"don’t|"_s;
        QTest::newRow("a dash") << u"|"_s << u"a -- b"_s << u"a – b|"_s;
        QTest::newRow("Backspace brings back what was typed") << u"|"_s << u"a --<"_s << u"a --|"_s;
        QTest::newRow("and the next one deletes") << u"|"_s << u"a --<<"_s << u"a -|"_s;
        QTest::newRow("the same for a quote and its partner") << u"|"_s << u"\"<"_s << u"\"|"_s;
        QTest::newRow("later it only deletes") << u"|"_s << u"a -- b<<"_s << u"a –|"_s;
        QTest::newRow("not in fenced code")
            << u"```\n|\n```"_s << u"\"a\" -- b..."_s << u"```\n\"a\" -- b...|\n```"_s;
        QTest::newRow("not in inline code") << u"|"_s << u"`a -- b`"_s << u"`a -- b`|"_s;
        QTest::newRow("not in front matter")
            << u"---\ntitle: |\n---\n"_s << u"\"a\" -- b"_s << u"---\ntitle: \"a\" -- b|\n---\n"_s;
        QTest::newRow("not in an address")
            << u"see https://a.org/|"_s << u"b--c"_s << u"see https://a.org/b--c|"_s;
        QTest::newRow("not in a link's address") << u"|"_s << u"[a](b--c)"_s << u"[a](b--c)|"_s;
        QTest::newRow("not in a tag") << u"|"_s << u"<a href=\"b--c\">"_s << u"<a href=\"b--c\">|"_s;
        QTest::newRow("a rule stays") << u"a\n\n|"_s << u"---"_s << u"a\n\n---|"_s;
        QTest::newRow("front matter's first fence stays") << u"|"_s << u"---"_s << u"---|"_s;
    }
    void smart()
    {
        QFETCH(QString, before);
        QFETCH(QString, keys);
        Desk desk(m_theme, before, true);
        for (const QChar key : keys) {
            if (key == u'<' && keys.endsWith(u'<'))
                desk.key(Qt::Key_Backspace);
            else
                desk.type(key);
        }
        QTEST(desk.drawn(), "after");
    }

    void quotesFollowTheLanguage()
    {
        Desk desk(m_theme, QString(), true);
        desk.editor.setLanguage(u"de"_s);
        desk.type(u"\"Ja\""_s);
        QCOMPARE(desk.drawn(), u"„Ja“|"_s);
        desk.editor.setLanguage(u"fr"_s);
        desk.type(u" \"oui\""_s);
        QCOMPARE(desk.drawn(), u"„Ja“ «\u202foui\u202f»|"_s);
    }

    void oneStepOfUndoUndoesOnlyTheReplacement()
    {
        Desk desk(m_theme, QString(), true);
        desk.type(u"a --"_s);
        QCOMPARE(desk.drawn(), u"a –|"_s);
        desk.undo();
        QCOMPARE(desk.editor.text(), u"a --"_s);
        desk.type(u" \""_s);
        QCOMPARE(desk.drawn(), u"a -- “|”"_s);
        desk.undo();
        QCOMPARE(desk.editor.text(), u"a -- \""_s);
    }

    void aSmartQuoteGoesAroundASelection()
    {
        Desk desk(m_theme, u"a b"_s, true);
        desk.go(2, 3);
        desk.type(u"\""_s);
        QCOMPARE(desk.drawn(), u"a “‹b›”"_s);
    }

    void composingIsNotDisturbed_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Enter") << int(Qt::Key_Return);
        QTest::newRow("Tab") << int(Qt::Key_Tab);
        QTest::newRow("Backspace") << int(Qt::Key_Backspace);
    }
    void composingIsNotDisturbed()
    {
        QFETCH(int, key);
        Desk desk(m_theme, u"- a\n- |"_s, true);
        desk.compose(u"にほn"_s);
        QCOMPARE(desk.editor.text(), u"- a\n- "_s);
        // An input method keeps these keys; one that lets them through must not lose what is composed.
        desk.key(static_cast<Qt::Key>(key));
        desk.compose(u"にほん"_s);
        desk.commit(u"日本"_s);
        QVERIFY2(desk.editor.text().contains(u"日本"_s), qPrintable(desk.editor.text()));
        QVERIFY(desk.editor.text().startsWith(u"- a\n"_s));
    }

    void whatIsCommittedIsTyped()
    {
        Desk desk(m_theme, u"- a|"_s);
        desk.compose(u"x"_s);
        desk.commit(u"写作"_s);
        QCOMPARE(desk.drawn(), u"- a写作|"_s);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.drawn(), u"- a写作\n- |"_s);
    }

    void aDeadKeysQuoteIsAQuote()
    {
        Desk desk(m_theme, QString(), true);
        desk.compose(u"\u00a8"_s);
        desk.commit(u"\""_s);
        QCOMPARE(desk.drawn(), u"“|”"_s);
        desk.commit(u"é"_s);
        QCOMPARE(desk.drawn(), u"“é|”"_s);
        desk.commit(u"\""_s);
        QCOMPARE(desk.drawn(), u"“é”|"_s);
    }

    void tableKeys()
    {
        Desk desk(m_theme, u"|"_s);
        desk.editor.apply(insertTable(desk.editor.textCursor()));
        desk.type(u"Name"_s);
        desk.key(Qt::Key_Tab);
        desk.type(u"漢字"_s);
        desk.key(Qt::Key_Tab);
        desk.key(Qt::Key_Tab);
        desk.type(u"x"_s);
        desk.key(Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY2(desk.editor.text().startsWith(
                     u"| Name | 漢字 |     |\n| ---- | ---- | --- |\n| x    |      |     |"_s),
                 qPrintable(desk.editor.text()));
    }

    void selectingMoreAndLess()
    {
        Desk desk(m_theme, u"One tw|o. Three."_s);
        desk.editor.growSelection();
        QCOMPARE(desk.drawn(), u"One ‹two›. Three."_s);
        desk.editor.growSelection();
        QCOMPARE(desk.drawn(), u"‹One two.› Three."_s);
        desk.editor.shrinkSelection();
        QCOMPARE(desk.drawn(), u"One ‹two›. Three."_s);
        desk.editor.shrinkSelection();
        QCOMPARE(desk.drawn(), u"One tw|o. Three."_s);
        desk.editor.shrinkSelection();
        QCOMPARE(desk.drawn(), u"One tw|o. Three."_s);
    }

    void nothingChangesATextThatMayNotBeEdited()
    {
        Desk desk(m_theme, u"- a|"_s, true);
        desk.editor.setReadOnly(true);
        desk.key(Qt::Key_Return);
        desk.key(Qt::Key_Tab);
        desk.key(Qt::Key_Backspace);
        desk.type(u"(\""_s);
        desk.editor.apply(duplicateLines(desk.editor.textCursor()));
        QCOMPARE(desk.editor.text(), u"- a"_s);
    }

    // Keys of all kinds at random: undo leads back to the start, redo to the end, and no half of a character
    // is ever left over.
    void randomKeysCanAllBeUndone()
    {
        QRandomGenerator random(20251);
        const QString keys = u"ab \"'(*_-.[`1> \u05d0é"_s;
        Desk desk(m_theme, u"- a 😀\n\n1. b\n2. c\n\n| a | b |\n|---|---|\n| c | d |\n"_s, true);
        const QString start = desk.editor.text();
        for (int round = 0; round < 1500; ++round) {
            const int end = desk.editor.document()->characterCount() - 1;
            const int kind = random.bounded(16);
            if (kind == 0)
                desk.go(random.bounded(end + 1), random.bounded(end + 1));
            else if (kind == 1)
                desk.key(Qt::Key_Return);
            else if (kind == 2)
                desk.key(random.bounded(2) ? Qt::Key_Tab : Qt::Key_Backtab);
            else if (kind == 3)
                desk.key(Qt::Key_Backspace);
            else if (kind == 4)
                desk.editor.apply(toggleMark(desk.editor.textCursor(), static_cast<Mark>(random.bounded(4))));
            else if (kind == 5)
                desk.editor.apply(
                    moveLines(desk.editor.textCursor(), random.bounded(2) ? LineStep::Up : LineStep::Down));
            else if (kind == 6)
                desk.editor.apply(random.bounded(2) ? duplicateLines(desk.editor.textCursor())
                                                    : deleteLines(desk.editor.textCursor()));
            else
                desk.type(keys.at(random.bounded(keys.size())));
            QVERIFY2(desk.editor.text().isValidUtf16(), qPrintable(desk.editor.text()));
        }
        const QString end = desk.editor.text();
        int steps = 0;
        while (desk.editor.document()->isUndoAvailable() && ++steps < 20'000)
            desk.undo();
        QCOMPARE(desk.editor.text(), start);
        while (desk.editor.document()->isRedoAvailable() && --steps > -20'000)
            desk.redo();
        QCOMPARE(desk.editor.text(), end);
    }
};

QTEST_MAIN(TestEditorTyping)
#include "tst_editor_typing.moc"
