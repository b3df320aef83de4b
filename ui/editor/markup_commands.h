// Markdown's handiwork on a text cursor: each is one step of undo. They work on the text alone.
#pragma once

#include <QString>

class QTextCursor;

namespace brickwork {

/// Puts `mark` ("**", "_") around the selection or the word the cursor stands in, or takes it away if it is
/// there; only a selection that was there stays selected. Elsewhere an empty pair is put in with the cursor
/// between, taken away again if nothing was typed, and stepped out of at its end.
void toggleMark(QTextCursor& cursor, const QString& mark);
/// "[selection](url)"; what is missing is left empty with the cursor there.
void insertLink(QTextCursor& cursor, const QString& url);
/// Turns the line into the next heading: none, "## ", "### ", "# ", none.
void cycleHeading(QTextCursor& cursor);
/// At the end of a list item or quote: a new line with the next marker; on an empty item the marker goes
/// instead. False if there is nothing of the kind: then nothing was changed.
[[nodiscard]] bool continueList(QTextCursor& cursor);

enum class Indent
{
    More,
    Less
};
/// Moves the items of a list, or the selected lines, a level in or out. False if there is nothing of the
/// kind: then nothing was changed.
[[nodiscard]] bool indentLines(QTextCursor& cursor, Indent direction);

} // namespace brickwork
