// Whose words they are: typed, pasted, moved or changed from outside; through the keys, the clipboard and the
// input methods a writer uses.
#include "ui/theme/theme.h"
#include "ui/write/write_page.h"

#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

EditorState draft(const QString& text, const QString& name = u"a.md"_s)
{
    return {.id = DraftId{name},
            .untitled = false,
            .text = text,
            .readOnlyReason = {},
            .plain = false,
            .cursor = 0,
            .scroll = 0,
            .folder = {}};
}

/// "Typed +3 -5" and the like, in the order it was told.
QStringList told(QSignalSpy& spy)
{
    static const QStringList names{u"Typed"_s, u"Pasted"_s, u"Moved"_s, u"Imported"_s, u"External"_s};
    QStringList lines;
    for (const QList<QVariant>& call : spy) {
        const auto change = call.at(1).value<WordChange>();
        lines.append(u"%1 +%2 -%3"_s.arg(names.at(static_cast<qsizetype>(call.at(0).value<WordSource>())))
                         .arg(change.added)
                         .arg(change.removed));
    }
    spy.clear();
    return lines;
}

struct Desk
{
    explicit Desk(Theme& theme, const QString& text)
        : page(theme), words(&page, &WritePage::wordsChanged), keys(&page, &WritePage::keyed)
    {
        page.resize(1000, 600);
        page.show();
        editor = page.findChild<QPlainTextEdit*>(u"editor"_s);
        page.showDraft(draft(text));
        editor->setFocus();
    }
    void select(int from, int to) const
    {
        QTextCursor cursor = editor->textCursor();
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        editor->setTextCursor(cursor);
    }
    void go(int to) const { select(to, to); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(editor, key, modifiers);
    }
    void cut() const { key(Qt::Key_X, Qt::ControlModifier); }
    void copy() const { key(Qt::Key_C, Qt::ControlModifier); }
    void paste() const { key(Qt::Key_V, Qt::ControlModifier); }
    void undo() const { key(Qt::Key_Z, Qt::ControlModifier); }
    void redo() const { key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
    /// As if it came from another program.
    void putOnClipboard(const QString& text) const { QGuiApplication::clipboard()->setText(text); }
    [[nodiscard]] QStringList told() { return ::told(words); }
    void trigger(const QString& menuText)
    {
        for (const auto& actions : {page.editActions(), page.formatActions()}) {
            for (QAction* action : actions) {
                if (action->text().remove(u'&') == menuText)
                    return action->trigger();
            }
        }
        QFAIL(qPrintable(u"no action "_s + menuText));
    }

    WritePage page;
    QSignalSpy words;
    QSignalSpy keys;
    QPlainTextEdit* editor;
};

const QString fiveWords = u"one two three four five"_s;

} // namespace

class TestEditorWords : public QObject
{
    Q_OBJECT

    Theme m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme.apply(); }

    void typingAWordCountsItOnce()
    {
        Desk desk(m_theme, {});
        QTest::keyClicks(desk.editor, u"Bricks lie"_s);
        QCOMPARE(desk.told(), (QStringList{u"Typed +1 -0"_s, u"Typed +1 -0"_s}));
        QCOMPARE(desk.keys.size(), 10);
        QCOMPARE(desk.page.countedWords(), 2);
    }

    void keyedAndWordsComeBeforeEdited()
    {
        Desk desk(m_theme, {});
        QStringList order;
        connect(&desk.page, &WritePage::wordsChanged, this, [&] { order.append(u"words"_s); });
        connect(&desk.page, &WritePage::keyed, this, [&] { order.append(u"keyed"_s); });
        connect(&desk.page, &WritePage::edited, this, [&] { order.append(u"edited"_s); });
        QTest::keyClick(desk.editor, Qt::Key_A);
        QCOMPARE(order.size(), 3);
        QCOMPARE(order.last(), u"edited"_s);
    }

    void theTotalIsUpToDateWhenTheWordsAreTold()
    {
        Desk desk(m_theme, u"one "_s);
        int total = 0;
        connect(&desk.page, &WritePage::wordsChanged, this, [&] { total = desk.page.countedWords(); });
        desk.go(4);
        QTest::keyClick(desk.editor, Qt::Key_A);
        QCOMPARE(total, 2);
    }

    void lettersInsideAWordAreKeysButNoWords()
    {
        Desk desk(m_theme, u"brick wall"_s);
        desk.go(2);
        QTest::keyClicks(desk.editor, u"xyz"_s);
        QCOMPARE(desk.told(), QStringList());
        QCOMPARE(desk.keys.size(), 3);
    }

    void deletingTheSpaceBetweenTwoWordsTakesOne()
    {
        Desk desk(m_theme, u"brick wall"_s);
        desk.go(6);
        desk.key(Qt::Key_Backspace);
        QCOMPARE(desk.told(), QStringList{u"Typed +0 -1"_s});
        QTest::keyClick(desk.editor, Qt::Key_Space);
        QCOMPARE(desk.told(), QStringList{u"Typed +1 -0"_s});
        desk.key(Qt::Key_Backspace);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.told(), (QStringList{u"Typed +0 -1"_s, u"Typed +1 -0"_s}));
        QCOMPARE(desk.keys.size(), 4);
    }

    void typingOverASelectionTakesItsWords()
    {
        Desk desk(m_theme, fiveWords);
        desk.select(0, 13);
        QTest::keyClicks(desk.editor, u"t"_s);
        QCOMPARE(desk.told(), QStringList{u"Typed +1 -3"_s});
        QCOMPARE(desk.page.text(), u"t four five"_s);
    }

    void deletingABlockOfLinesIsTyped()
    {
        Desk desk(m_theme, u"# One\n\ntwo three\nfour\n\nfive"_s);
        desk.select(2, 21);
        desk.key(Qt::Key_Delete);
        QCOMPARE(desk.told(), QStringList{u"Typed +0 -4"_s});
        QCOMPARE(desk.page.countedWords(), 1);
    }

    void everythingDeletedAndTypedOver()
    {
        Desk desk(m_theme, u"one two\nthree"_s);
        desk.key(Qt::Key_A, Qt::ControlModifier);
        desk.key(Qt::Key_Delete);
        QCOMPARE(desk.told(), QStringList{u"Typed +0 -3"_s});
        QCOMPARE(desk.page.countedWords(), 0);
    }

    void anInputMethodsWordsAreTyped()
    {
        Desk desk(m_theme, u"一 "_s);
        desk.go(2);
        QInputMethodEvent composing(u"xiezuo"_s, {});
        QCoreApplication::sendEvent(desk.editor, &composing);
        QCOMPARE(desk.told(), QStringList());
        QCOMPARE(desk.page.countedWords(), 1);
        desk.keys.clear();
        QInputMethodEvent committed;
        committed.setCommitString(u"写作"_s);
        QCoreApplication::sendEvent(desk.editor, &committed);
        QCOMPARE(desk.told(), QStringList{u"Typed +2 -0"_s});
        QCOMPARE(desk.keys.size(), 1);
        QCOMPARE(desk.page.countedWords(), 3);
    }

    void pastedWordsAreNotTyped()
    {
        Desk desk(m_theme, fiveWords);
        desk.putOnClipboard(u"six seven eight"_s);
        desk.key(Qt::Key_A, Qt::ControlModifier);
        desk.paste();
        QCOMPARE(desk.told(), QStringList{u"Pasted +3 -5"_s});
        QCOMPARE(desk.keys.size(), 0);
        QCOMPARE(desk.page.countedWords(), 3);
        desk.putOnClipboard(u" and\n\nmore"_s);
        desk.trigger(u"Paste"_s);
        QCOMPARE(desk.told(), QStringList{u"Pasted +2 -0"_s});
    }

    void cutAndPasteIsMovedOnceAndThenPasted()
    {
        Desk desk(m_theme, fiveWords);
        desk.select(0, 8);
        desk.cut();
        QCOMPARE(desk.told(), QStringList{u"Moved +0 -2"_s});
        desk.key(Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(desk.editor, Qt::Key_Space);
        desk.paste();
        QCOMPARE(desk.told(), QStringList{u"Moved +2 -0"_s});
        desk.paste();
        QCOMPARE(desk.told(), QStringList{u"Pasted +2 -0"_s});
        QCOMPARE(desk.page.text(), u"three four five one two one two "_s);
    }

    void cuttingEverythingOverLinesIsMoved()
    {
        Desk desk(m_theme, u"one two\n\nthree\n"_s);
        desk.key(Qt::Key_A, Qt::ControlModifier);
        desk.trigger(u"Cut"_s);
        QCOMPARE(desk.told(), QStringList{u"Moved +0 -3"_s});
        desk.trigger(u"Paste"_s);
        QCOMPARE(desk.told(), QStringList{u"Moved +3 -0"_s});
        QCOMPARE(desk.page.text(), u"one two\n\nthree\n"_s);
    }

    void movingToAnotherDraftIsNeutral()
    {
        Desk desk(m_theme, fiveWords);
        desk.select(8, 23);
        desk.cut();
        desk.page.showDraft(draft(u"other text "_s, u"b.md"_s));
        desk.key(Qt::Key_End, Qt::ControlModifier);
        desk.paste();
        QCOMPARE(desk.told(), (QStringList{u"Moved +0 -3"_s, u"Moved +3 -0"_s}));
        QCOMPARE(desk.page.countedWords(), 5);
        QCOMPARE(desk.keys.size(), 0);
    }

    void anEarlierCutIsRememberedBehindALaterOne()
    {
        Desk desk(m_theme, fiveWords);
        desk.select(0, 4);
        desk.cut();
        desk.select(0, 4);
        desk.cut();
        desk.words.clear();
        desk.putOnClipboard(u"one "_s);
        desk.go(0);
        desk.paste();
        QCOMPARE(desk.told(), QStringList{u"Moved +1 -0"_s});
    }

    void afterTwentyCutsTheFirstIsForgotten()
    {
        Desk desk(m_theme, {});
        for (int i = 0; i <= 20; ++i) {
            QTest::keyClicks(desk.editor, u"w%1"_s.arg(i));
            desk.key(Qt::Key_A, Qt::ControlModifier);
            desk.cut();
        }
        desk.words.clear();
        desk.putOnClipboard(u"w0 "_s.trimmed());
        desk.paste();
        QCOMPARE(desk.told(), QStringList{u"Pasted +1 -0"_s});
        desk.key(Qt::Key_Return);
        desk.putOnClipboard(u"w1"_s);
        desk.paste();
        QCOMPARE(desk.told(), QStringList{u"Moved +1 -0"_s});
    }

    void copyAndPasteIsPasted()
    {
        Desk desk(m_theme, fiveWords + u' ');
        desk.select(0, 7);
        desk.copy();
        QCOMPARE(desk.told(), QStringList());
        desk.key(Qt::Key_End, Qt::ControlModifier);
        desk.paste();
        QCOMPARE(desk.told(), QStringList{u"Pasted +2 -0"_s});
    }

    void copyingAndThenDeletingByKeyIsNoCut()
    {
        Desk desk(m_theme, fiveWords);
        desk.select(0, 7);
        desk.copy();
        desk.key(Qt::Key_Delete);
        QCOMPARE(desk.told(), QStringList{u"Typed +0 -2"_s});
        desk.paste();
        QCOMPARE(desk.told(), QStringList{u"Pasted +2 -0"_s});
    }

    void undoAndRedoCountNothing()
    {
        Desk desk(m_theme, u"one "_s);
        desk.go(4);
        QTest::keyClicks(desk.editor, u"two three"_s);
        QCOMPARE(desk.told().size(), 2);
        const qsizetype keys = desk.keys.size();
        desk.undo();
        desk.undo();
        QCOMPARE(desk.page.text(), u"one "_s);
        QCOMPARE(desk.page.countedWords(), 1);
        desk.redo();
        desk.redo();
        QCOMPARE(desk.page.text(), u"one two three"_s);
        QCOMPARE(desk.page.countedWords(), 3);
        QCOMPARE(desk.told(), QStringList());
        QCOMPARE(desk.keys.size(), keys);
    }

    void undoLeavesTheCaretWhereOneWrote()
    {
        Desk desk(m_theme, u"one "_s);
        desk.go(4);
        QTest::keyClicks(desk.editor, u"two three"_s);
        desk.undo();
        QCOMPARE(desk.editor->textCursor().position(), 8);
    }

    void undoFromMenuAndFromTheFieldCountsNothing()
    {
        Desk desk(m_theme, u"one"_s);
        desk.putOnClipboard(u"two three "_s);
        desk.paste();
        desk.words.clear();
        desk.trigger(u"Undo"_s);
        QCOMPARE(desk.page.countedWords(), 1);
        desk.trigger(u"Redo"_s);
        desk.editor->undo();
        desk.editor->document()->redo();
        QCOMPARE(desk.page.countedWords(), 3);
        QCOMPARE(desk.told(), QStringList());
    }

    void typingAfterUndoIsTyped()
    {
        Desk desk(m_theme, u""_s);
        QTest::keyClicks(desk.editor, u"one two"_s);
        desk.undo();
        desk.words.clear();
        QTest::keyClicks(desk.editor, u" six seven"_s);
        QCOMPARE(desk.told(), (QStringList{u"Typed +1 -0"_s, u"Typed +1 -0"_s}));
        desk.key(Qt::Key_Backspace, Qt::ControlModifier);
        QCOMPARE(desk.told(), QStringList{u"Typed +0 -1"_s});
        desk.undo();
        QTest::keyClicks(desk.editor, u" x"_s);
        QCOMPARE(desk.told(), QStringList{u"Typed +1 -0"_s});
    }

    void formatCommandsAddNoWords_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("bold") << u"Bold"_s;
        QTest::newRow("italic") << u"Italic"_s;
        QTest::newRow("code") << u"Inline code"_s;
        QTest::newRow("link") << u"Link"_s;
        QTest::newRow("heading") << u"Heading"_s;
    }

    void formatCommandsAddNoWords()
    {
        QFETCH(QString, command);
        Desk desk(m_theme, u"some words here"_s);
        desk.select(5, 10);
        desk.trigger(command);
        QVERIFY(desk.page.text() != u"some words here"_s);
        QCOMPARE(desk.told(), QStringList());
        QCOMPARE(desk.page.countedWords(), 3);
        QVERIFY(desk.keys.size() > 0);
    }

    void movingItemsInAndOutAddsNoWords()
    {
        Desk desk(m_theme, u"- one\n- two\n- three"_s);
        desk.select(8, 19);
        desk.key(Qt::Key_Tab);
        QCOMPARE(desk.page.text(), u"- one\n  - two\n  - three"_s);
        desk.key(Qt::Key_Backtab);
        QCOMPARE(desk.told(), QStringList());
    }

    void aNextItemOfANumberedListIsNoWord()
    {
        Desk desk(m_theme, u"1. one"_s);
        desk.go(6);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.page.text(), u"1. one\n2. "_s);
        QCOMPARE(desk.told(), QStringList());
        QCOMPARE(desk.keys.size(), 1);
    }

    void aFileChangedOutsideIsExternal()
    {
        Desk desk(m_theme, fiveWords);
        desk.page.replaceText(fiveWords + u"\n\nsix seven"_s);
        QCOMPARE(desk.told(), QStringList{u"External +2 -0"_s});
        desk.page.replaceText(u"one two"_s);
        QCOMPARE(desk.told(), QStringList{u"External +0 -5"_s});
        QCOMPARE(desk.keys.size(), 0);
        QCOMPARE(desk.page.countedWords(), 2);
    }

    void anotherDraftCountsNothing()
    {
        Desk desk(m_theme, fiveWords);
        QCOMPARE(desk.page.countedWords(), 5);
        desk.page.showDraft(draft(u"two words"_s, u"b.md"_s));
        QCOMPARE(desk.page.countedWords(), 2);
        desk.page.showNothing();
        QCOMPARE(desk.page.countedWords(), 0);
        QCOMPARE(desk.told(), QStringList());
        QCOMPARE(desk.keys.size(), 0);
    }

    void aStatusWrittenByTheProgramCountsNothing()
    {
        Desk desk(m_theme, u"one two"_s);
        desk.page.amendText(u"---\nstatus: ready\n---\n\none two"_s);
        desk.page.amendText(u"---\nstatus: idea\n---\n\none two three"_s);
        QCOMPARE(desk.told(), QStringList());
        QCOMPARE(desk.page.countedWords(), 3);
        desk.key(Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(desk.editor, u" four"_s);
        QCOMPARE(desk.told(), QStringList{u"Typed +1 -0"_s});
    }

    void frontMatterTypedByHandIsKeysButNoWords()
    {
        Desk desk(m_theme, u"---\ntitle: A\n---\none"_s);
        desk.go(12);
        QTest::keyClicks(desk.editor, u" long title"_s);
        QCOMPARE(desk.told(), QStringList());
        QCOMPARE(desk.keys.size(), 11);
        QCOMPARE(desk.page.countedWords(), 1);
    }

    void droppedWordsArePastedUnlessTheyWereCut()
    {
        Desk desk(m_theme, fiveWords);
        desk.select(0, 8);
        desk.cut();
        desk.words.clear();
        const auto drop = [&](const QString& text) {
            QMimeData data;
            data.setText(text);
            const QPointF place(desk.editor->cursorRect().center());
            QDragEnterEvent enter(place.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(desk.editor->viewport(), &enter);
            QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(desk.editor->viewport(), &event);
        };
        drop(u"new words here "_s);
        QCOMPARE(desk.told(), QStringList{u"Pasted +3 -0"_s});
        drop(u"one two "_s);
        QCOMPARE(desk.told(), QStringList{u"Moved +2 -0"_s});
        QCOMPARE(desk.page.countedWords(), 8);
    }

    void aDraftThatMayNotBeEditedKeepsItsWords()
    {
        Desk desk(m_theme, fiveWords);
        desk.page.setReadOnly(true);
        desk.select(0, 7);
        desk.cut();
        desk.paste();
        QTest::keyClicks(desk.editor, u"x"_s);
        QCOMPARE(desk.told(), QStringList());
        QCOMPARE(desk.page.countedWords(), 5);
    }
};

QTEST_MAIN(TestEditorWords)
#include "tst_editor_words.moc"
