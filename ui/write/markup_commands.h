// Markdown's handiwork on a text cursor: each is one step of undo. They work on the text alone.
#pragma once

#include <QString>

class QTextCursor;

namespace brickwork {

/// Puts `mark` ("**", "_") around the selection or the word, or takes it away if it is there. Without either,
/// the marks are put in and the cursor between them.
void toggleMark(QTextCursor& cursor, const QString& mark);
/// "[selection](url)"; what is missing is left empty with the cursor there.
void insertLink(QTextCursor& cursor, const QString& url);
/// Turns the line into the next heading: none, "## ", "### ", "# ", none.
void cycleHeading(QTextCursor& cursor);
/// At the end of a list item or quote: a new line with the next marker; on an empty item the marker goes
/// instead. False if there is nothing of the kind: then nothing was changed.
[[nodiscard]] bool continueList(QTextCursor& cursor);

} // namespace brickwork
