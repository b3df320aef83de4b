// What the editor does with keys beyond what a text field does, and where typing begins a new step of undo.

#include "ui/editor/caret_view.h"
#include "ui/editor/editor.h"
#include "ui/editor/enclosing.h"
#include "ui/editor/key_memory.h"
#include "ui/editor/list_commands.h"
#include "ui/editor/table_commands.h"
#include "ui/editor/text_edit.h"
#include "ui/editor/undo_places.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

namespace brickwork {

namespace {

constexpr int pauseThatEndsAStep = 1500; ///< ms

Place placeOf(const QTextCursor& cursor)
{
    return {.anchor = cursor.anchor(), .position = cursor.position()};
}

} // namespace

void Editor::apply(const TextEdit& edit)
{
    if (isReadOnly())
        return;
    // One change of very many places tells nothing of the words in them: they are where they were.
    const bool many = edit.pieces.size() > mostPieces && edit.source == WordSource::Typed;
    const QScopedValueRollback source(m_source, many ? WordSource::Moved : edit.source);
    m_lifted.reset();
    m_keys->replaced.reset();
    QTextCursor cursor = textCursor();
    const Place before = placeOf(cursor);
    const int steps = document()->availableUndoSteps();
    UndoPlaces& places = UndoPlaces::of(*document());
    applyEdit(cursor, edit);
    places.note(steps, before, placeOf(cursor));
    setTextCursor(cursor);
    showCaretLine(*this);
    // What is typed next is a step of its own.
    m_lastKey.invalidate();
}

bool Editor::apply(const std::optional<TextEdit>& edit)
{
    if (edit)
        apply(*edit);
    return edit.has_value();
}

void Editor::undoStep()
{
    const int steps = document()->availableUndoSteps();
    undo();
    showPlaceAfter(steps);
}

void Editor::redoStep()
{
    const int steps = document()->availableUndoSteps();
    redo();
    showPlaceAfter(steps);
}

void Editor::showPlaceAfter(int steps)
{
    if (const auto place = UndoPlaces::of(*document()).between(steps, document()->availableUndoSteps()))
        select(*place);
    m_lastKey.invalidate();
}

void Editor::select(const Place& place)
{
    QTextCursor cursor = textCursor();
    const int end = document()->characterCount() - 1;
    cursor.setPosition(qBound(0, place.anchor, end));
    cursor.setPosition(qBound(0, place.position, end), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    showCaretLine(*this);
}

void Editor::growSelection()
{
    const Place before = placeOf(textCursor());
    const auto after = enclosing(textCursor());
    if (!after)
        return;
    std::vector<KeyMemory::Grown>& grown = m_keys->grown;
    if (!grown.empty() && (grown.back().after != before || grown.back().revision != m_revision))
        grown.clear();
    grown.push_back({.before = before, .after = *after, .revision = m_revision});
    select(*after);
}

void Editor::shrinkSelection()
{
    std::vector<KeyMemory::Grown>& grown = m_keys->grown;
    if (grown.empty() || grown.back().after != placeOf(textCursor()) || grown.back().revision != m_revision)
        return grown.clear();
    select(grown.back().before);
    grown.pop_back();
}

bool Editor::handleKey(QKeyEvent* event)
{
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool bare = modifiers == Qt::NoModifier;
    const QTextCursor cursor = textCursor();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (bare)
            return apply(stepRow(cursor)) || apply(splitItem(cursor));
        if (modifiers == Qt::ShiftModifier)
            return apply(breakInCell(cursor)) || apply(std::optional(continueItem(cursor)));
        return false;
    case Qt::Key_Tab:
        return bare && (apply(stepCell(cursor, CellStep::Next)) || apply(indentLines(cursor, Indent::More)));
    case Qt::Key_Backtab:
        // Shift+Tab never leaves the text, whether there was something to move out or not: F6 does.
        return apply(stepCell(cursor, CellStep::Previous)) || apply(indentLines(cursor, Indent::Less)) ||
               true;
    case Qt::Key_Backspace:
        return bare && (takeBack() || takePair() || apply(removeMark(cursor)));
    default:
        return false;
    }
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

bool Editor::isComposing() const
{
    const QTextLayout* layout = textCursor().block().layout();
    return layout && !layout->preeditAreaText().isEmpty();
}

void Editor::keyPressEvent(QKeyEvent* event)
{
    m_lifted.reset();
    if (isReadOnly() || isComposing())
        return QPlainTextEdit::keyPressEvent(event);
    if (event->matches(QKeySequence::Undo))
        return undoStep();
    if (event->matches(QKeySequence::Redo))
        return redoStep();
    if (handleKey(event))
        return;
    const bool control = event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier);
    const QString text = event->text();
    // With AltGr both Control and Alt are held on some systems; what it writes is text all the same.
    const bool types =
        text.size() == 1 && text.front().isPrint() && (!control || (event->modifiers() & Qt::AltModifier));
    // Alt alone calls menus and commands: a letter that calls none is a slip of the hand, not text.
    if (types && (event->modifiers() & ~Qt::ShiftModifier) == Qt::AltModifier)
        return event->ignore();
    if (!types || !typeChar(text.front(), [&] { typeKey(event); }))
        typeKey(event);
}

void Editor::typeKey(QKeyEvent* event)
{
    const bool step = beginsUndoStep(*event);
    m_lastKey.start();
    if (!step) {
        const int place = textCursor().position();
        QPlainTextEdit::keyPressEvent(event);
        if (place != textCursor().position())
            showCaretLine(*this);
        return;
    }
    // Undoing puts the caret where this cursor stands.
    QTextCursor block(textCursor());
    block.beginEditBlock();
    QPlainTextEdit::keyPressEvent(event);
    block.endEditBlock();
    showCaretLine(*this);
}

// Dead keys and some input methods hand over single characters as if they were composed.
bool Editor::typeComposed(QInputMethodEvent* event)
{
    const QString text = event->commitString();
    if (isReadOnly() || text.size() != 1 || !event->preeditString().isEmpty() ||
        event->replacementLength() > 0)
        return false;
    if (isComposing()) {
        QInputMethodEvent none;
        QPlainTextEdit::inputMethodEvent(&none);
    }
    return typeChar(text.front(), [&] { QPlainTextEdit::inputMethodEvent(event); });
}

} // namespace brickwork
