// Commands on whole lines: moved, doubled, deleted, joined. List items and paragraphs move as what they are,
// with the blank lines between them kept and the numbers of lists set right. Each reads the text at the
// cursor and says what becomes of it.
#pragma once

#include "ui/editor/text_edit.h"

#include <optional>

namespace brickwork {

enum class LineStep
{
    Up,
    Down
};
/// Moves what is selected past its neighbour: an item with all that stands in it past the item beside it, a
/// whole paragraph past the next one, single lines of a longer one past a line. Nothing if there is no way:
/// out of code or a table, into front matter. Its words have moved.
[[nodiscard]] std::optional<TextEdit> moveLines(const QTextCursor& cursor, LineStep step);
/// Puts a copy of the selected lines below them, with the cursor in it; its words count as pasted.
[[nodiscard]] TextEdit duplicateLines(const QTextCursor& cursor);
[[nodiscard]] TextEdit deleteLines(const QTextCursor& cursor);
/// Makes the selected lines, or the line and the next one, one line: a blank between them where the script
/// has any, the marks that opened the further ones gone. Nothing if no line follows.
[[nodiscard]] std::optional<TextEdit> joinLines(const QTextCursor& cursor);

} // namespace brickwork
