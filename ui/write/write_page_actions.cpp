// The commands of the Write page: what they are called, their keys and what they do.

#include "ui/write/write_page_parts.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace brickwork {

QAction* WritePage::Parts::addAction(WritePage& page, const QString& text, const QKeySequence& keys)
{
    auto* action = new QAction(text, &page);
    action->setShortcut(keys);
    // F8 and the like work wherever the focus is on this page.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    page.addAction(action);
    return action;
}

void WritePage::Parts::edit(const TextDecision& decide)
{
    if (!hasDraft || editor->isReadOnly())
        return;
    editor->apply(decide(editor->textCursor()));
    editor->setFocus(Qt::OtherFocusReason);
}

// The text field knows these keys itself; the menu shows them and works without them.
void WritePage::Parts::buildEditing(WritePage& page)
{
    const auto add = [&](const QString& text, QKeySequence::StandardKey keys, auto act) {
        QAction* action = addAction(page, text, keys);
        connect(action, &QAction::triggered, editor, act);
        editing.push_back(action);
        return action;
    };
    QAction* undo = add(tr("&Undo"), QKeySequence::Undo, &Editor::undoStep);
    QAction* redo = add(tr("&Redo"), QKeySequence::Redo, &Editor::redoStep);
    QAction* cut = add(tr("Cu&t"), QKeySequence::Cut, &QPlainTextEdit::cut);
    QAction* copy = add(tr("&Copy"), QKeySequence::Copy, &QPlainTextEdit::copy);
    add(tr("&Paste"), QKeySequence::Paste, &QPlainTextEdit::paste);
    add(tr("Select &all"), QKeySequence::SelectAll, &QPlainTextEdit::selectAll);
    const std::initializer_list<QAction*> waiting{undo, redo, cut, copy};
    for (QAction* action : waiting)
        action->setEnabled(false);
    connect(editor, &QPlainTextEdit::undoAvailable, undo, &QAction::setEnabled);
    connect(editor, &QPlainTextEdit::redoAvailable, redo, &QAction::setEnabled);
    connect(editor, &QPlainTextEdit::copyAvailable, cut, &QAction::setEnabled);
    connect(editor, &QPlainTextEdit::copyAvailable, copy, &QAction::setEnabled);
}

void WritePage::Parts::buildActions(WritePage& page)
{
    buildEditing(page);
    buildLines(page);
    buildFormat(page);

    QAction* previewAction = addAction(page, tr("Preview beside, below, &hidden"), Qt::Key_F8);
    connect(previewAction, &QAction::triggered, &page, [this] {
        showPreview(place == PreviewPlace::Beside  ? PreviewPlace::Below
                    : place == PreviewPlace::Below ? PreviewPlace::Hidden
                                                   : PreviewPlace::Beside);
    });
    outlineAction = addAction(page, tr("&Outline"), Qt::Key_F9);
    outlineAction->setCheckable(true);
    connect(outlineAction, &QAction::toggled, &page, [this](bool on) {
        outlineShown = on;
        arrange();
        if (on)
            outline->focusList();
        else
            editor->setFocus(Qt::OtherFocusReason);
    });
    focusAction = addAction(page, tr("&Focus mode"), Qt::Key_F11);
    focusAction->setCheckable(true);
    connect(focusAction, &QAction::toggled, &page, &WritePage::setFocusMode);
    view.insert(view.begin(), {previewAction, outlineAction, focusAction});
    leaveFocusAction = addAction(page, tr("Leave focus mode"), Qt::Key_Escape);
    leaveFocusAction->setEnabled(false);
    connect(leaveFocusAction, &QAction::triggered, &page, [&page] { page.setFocusMode(false); });
}

} // namespace brickwork
