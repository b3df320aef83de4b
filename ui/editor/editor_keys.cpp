// What the editor does with keys beyond what a text field does, and where typing begins a new step of undo.

#include "ui/editor/editor.h"
#include "ui/editor/markup_commands.h"

#include <QKeyEvent>
#include <QTextBlock>
#include <QTextDocument>

namespace brickwork {

namespace {
constexpr int pauseThatEndsAStep = 1500; ///< ms
} // namespace

bool Editor::handleKey(QKeyEvent* event)
{
    if (isReadOnly())
        return false;
    const bool bare = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool back = event->key() == Qt::Key_Backtab;
    QTextCursor cursor = textCursor();
    // Shift+Tab never leaves the text, whether there was something to move out or not: F6 does.
    const bool done = (bare && enter && continueList(cursor)) ||
                      (bare && event->key() == Qt::Key_Tab && indentLines(cursor, Indent::More)) ||
                      (back && (indentLines(cursor, Indent::Less) || true));
    if (!done)
        return false;
    setTextCursor(cursor);
    ensureCursorVisible();
    return true;
}

// Qt takes everything typed in one go for one step, be it a whole page.
bool Editor::beginsUndoStep(const QKeyEvent& event) const
{
    const QString text = event.text();
    if (text.isEmpty() || !text.front().isPrint() ||
        (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
        return false;
    const QTextCursor cursor = textCursor();
    const int at = cursor.positionInBlock();
    const bool wordBegins =
        !text.front().isSpace() && (at == 0 || cursor.block().text().at(at - 1).isSpace());
    return wordBegins || !m_lastKey.isValid() || m_lastKey.hasExpired(pauseThatEndsAStep);
}

void Editor::keyPressEvent(QKeyEvent* event)
{
    m_lifted.reset();
    if (handleKey(event))
        return;
    const bool step = !isReadOnly() && beginsUndoStep(*event);
    m_lastKey.start();
    if (!step)
        return QPlainTextEdit::keyPressEvent(event);
    // Undoing puts the caret where this cursor stands.
    QTextCursor block(textCursor());
    block.beginEditBlock();
    QPlainTextEdit::keyPressEvent(event);
    block.endEditBlock();
    ensureCursorVisible();
}

} // namespace brickwork
