// What Enter, Tab and Backspace do in lists, tasks and quotes. Each reads the text at the cursor and says
// what becomes of it, with the numbers of the list set right; nothing where the key does what it always does.
#pragma once

#include "ui/editor/text_edit.h"

#include <optional>

namespace brickwork {

/// Enter in an item or quote: the next one begins, with the text behind the cursor in it. In an empty one: it
/// goes a level out, or ends with a blank line, without which text below would still belong to it. A
/// selection is replaced.
[[nodiscard]] std::optional<TextEdit> splitItem(const QTextCursor& cursor);
/// Shift+Enter: a new line of the same item or quote. In plain text: a new line.
[[nodiscard]] TextEdit continueItem(const QTextCursor& cursor);
/// Backspace behind a mark: the mark goes; behind the blanks that are then left: they go too.
[[nodiscard]] std::optional<TextEdit> removeMark(const QTextCursor& cursor);

enum class Indent
{
    More,
    Less
};
/// Tab and Shift+Tab: moves items, with all that stands in them, a level in or out; other selected lines by
/// four columns. An edit without pieces if there is no level to move to.
[[nodiscard]] std::optional<TextEdit> indentLines(const QTextCursor& cursor, Indent direction);

enum class ListKind
{
    Bullets,
    Numbers,
    Tasks
};
/// Makes the selected lines items of a list, or items of another kind into this one, or, if all are of it
/// already, plain lines.
[[nodiscard]] TextEdit toggleList(const QTextCursor& cursor, ListKind kind);
/// Ticks the selected tasks, or unticks them if all are ticked; an item without a box gets one. Nothing if no
/// item is selected.
[[nodiscard]] std::optional<TextEdit> toggleDone(const QTextCursor& cursor);

} // namespace brickwork
