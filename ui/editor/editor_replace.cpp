// How many places of the text are changed at once: one step of undo, one change told, and the words counted
// by the pieces rather than by all that lies between them.

#include "core/markdown/text_piece.h"
#include "ui/editor/edit_meter.h"
#include "ui/editor/editor.h"
#include "ui/editor/piece_words.h"
#include "ui/editor/undo_places.h"

#include <QScopedValueRollback>
#include <QTextCursor>
#include <QTextDocument>

#include <ranges>

namespace brickwork {

void Editor::replacePieces(const std::vector<TextPiece>& pieces, std::optional<WordSource> source)
{
    if (pieces.empty())
        return;
    WordChange change = source ? pieceWords(*document(), pieces) : WordChange();
    const int before = countedWords();
    {
        const QScopedValueRollback quiet(m_quiet, true);
        const QScopedValueRollback<std::optional<WordSource>> nobody(m_source, std::nullopt);
        m_lifted.reset();
        const QTextCursor caret = textCursor();
        const Place place{.anchor = caret.anchor(), .position = caret.position()};
        const int steps = document()->availableUndoSteps();
        QTextCursor edit(document());
        edit.beginEditBlock();
        // From the end: what lies in front keeps its place.
        for (const TextPiece& piece : std::views::reverse(pieces)) {
            edit.setPosition(static_cast<int>(piece.start));
            edit.setPosition(static_cast<int>(piece.end()), QTextCursor::KeepAnchor);
            edit.insertText(piece.text);
        }
        edit.endEditBlock();
        UndoPlaces::of(*document())
            .note(steps, place, {.anchor = caret.anchor(), .position = caret.position()});
    }
    // The sum is exact; how much of it came and went is judged piece by piece.
    const int rest = countedWords() - before - change.net();
    (rest > 0 ? change.added : change.removed) += std::abs(rest);
    if (source == WordSource::Typed)
        Q_EMIT keyed();
    if (source && change != WordChange())
        Q_EMIT wordsChanged(*source, change);
    Q_EMIT edited();
}

} // namespace brickwork
