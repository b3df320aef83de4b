// What keys and commands do in a table: from cell to cell, rows and columns added, moved and taken away, the
// columns set below one another each time. Each reads the text and says what becomes of it; nothing outside
// a table.
#pragma once

#include "ui/editor/text_edit.h"

#include <optional>

namespace brickwork {

enum class CellStep
{
    Next,
    Previous
};
/// Tab and Shift+Tab: selects the next or previous cell. Behind the last one a row is added.
[[nodiscard]] std::optional<TextEdit> stepCell(const QTextCursor& cursor, CellStep step);
/// Enter: the cell below; in the last row a new row, and out of the table if the row is empty.
[[nodiscard]] std::optional<TextEdit> stepRow(const QTextCursor& cursor);
/// Shift+Enter: a line break inside the cell.
[[nodiscard]] std::optional<TextEdit> breakInCell(const QTextCursor& cursor);

enum class TableChange
{
    Align,
    RowAbove,
    RowBelow,
    RemoveRow,
    ColumnBefore,
    ColumnAfter,
    RemoveColumn,
    MoveColumnBack,
    MoveColumnOn,
    AlignLeft,
    AlignCentre,
    AlignRight,
    AlignNone
};
/// The table around the cursor, changed at its cell. The row of the head can be given up only for the next
/// one, the last column and the last row with the table.
[[nodiscard]] std::optional<TextEdit> changeTable(const QTextCursor& cursor, TableChange change);

} // namespace brickwork
