#include "ui/editor/table_commands.h"

#include "ui/editor/table_text.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// A table of the text, and where the cursor stands in it.
struct Grid
{
    TablePlace place;
    QStringList lines;
    TableText table;
    QList<int> origin; ///< for each row which one it was; -1: new
    int row = 0;       ///< of table.rows; that of the dashes counts as the head
    int column = 0;
    int offset = 0; ///< of the cursor in its cell
    bool dashes = false;
};

std::optional<Grid> gridAt(const QTextCursor& cursor)
{
    const QTextDocument& document = *cursor.document();
    const QTextBlock block = document.findBlock(cursor.selectionStart());
    const auto place = tableAround(block);
    if (!place || document.findBlock(cursor.selectionEnd()) != block)
        return {};
    Grid grid;
    grid.place = *place;
    QTextBlock line = document.findBlockByNumber(place->first);
    for (int i = place->first; i <= place->last; ++i, line = line.next())
        grid.lines.append(line.text());
    auto table = readTable(grid.lines);
    if (!table)
        return {};
    grid.table = std::move(*table);
    grid.origin.resize(grid.table.rows.size());
    std::iota(grid.origin.begin(), grid.origin.end(), 0);
    grid.dashes = place->row == 1;
    grid.row = std::max(0, place->row - 1);
    const QList<CellRange> cells = cellsOf(block.text());
    const int at = cursor.position() - block.position();
    while (grid.column + 1 < cells.size() && at > cells.at(grid.column).end)
        ++grid.column;
    const CellRange cell = cells.at(grid.column);
    grid.offset = std::clamp(at - cell.from, 0, cell.to - cell.from);
    return grid;
}

/// Line of a row in the written table: behind the head stand the dashes.
int lineOf(int row)
{
    return row == 0 ? 0 : row + 1;
}

enum class Caret
{
    Kept, ///< where it is in its cell
    Cell  ///< on all of the cell
};

QList<Piece> piecesOf(const QTextDocument& document, const Grid& grid, const QStringList& written)
{
    QList<Piece> pieces;
    QList<bool> kept(grid.lines.size(), false);
    int last = -1; // the line of the text behind which new rows stand
    QString fresh;
    for (int row = -1; row < grid.table.rows.size(); ++row) {
        // The dashes are written after the head, whatever row that was.
        const bool isDashes = row == -1;
        const int was = isDashes ? -1 : grid.origin.at(row);
        if (!isDashes && was < 0)
            continue;
        const int line = isDashes ? 1 : lineOf(was);
        const QTextBlock block = document.findBlockByNumber(grid.place.first + line);
        pieces += blankPieces(block.position(), block.text(), written.at(isDashes ? 1 : lineOf(row)));
        kept[line] = true;
    }
    for (int row = 0; row < grid.table.rows.size(); ++row) {
        if (grid.origin.at(row) >= 0) {
            last = std::max(lineOf(grid.origin.at(row)), row == 0 ? 1 : 0);
            continue;
        }
        const int behind = std::max(last, 1);
        const int at = endOf(document.findBlockByNumber(grid.place.first + behind));
        pieces.append({.from = at, .to = at, .text = u'\n' + written.at(lineOf(row))});
    }
    for (int line = 0; line < kept.size(); ++line) {
        const QTextBlock block = document.findBlockByNumber(grid.place.first + line);
        if (!kept.at(line))
            pieces.append({.from = block.position() - 1, .to = endOf(block), .text = {}});
    }
    return pieces;
}

/// The table as it is now, with the cursor at row and column.
TextEdit written(const QTextCursor& cursor, const Grid& grid, Caret caret)
{
    const QTextDocument& document = *cursor.document();
    const QStringList lines = writtenTable(grid.table);
    TextEdit edit;
    edit.pieces = piecesOf(document, grid, lines);
    sortPieces(edit.pieces);
    const int line = lineOf(grid.row);
    int start = document.findBlockByNumber(grid.place.first).position();
    for (int i = 0; i < line; ++i)
        start += static_cast<int>(lines.at(i).size()) + 1;
    const CellRange cell = cellsOf(lines.at(line)).at(grid.column);
    edit.anchor = start + cell.from;
    edit.position = start + cell.to;
    if (caret == Caret::Kept)
        edit.anchor = edit.position = start + std::min(cell.from + grid.offset, cell.to);
    return edit;
}

void addRow(Grid& grid, int row)
{
    grid.table.rows.insert(row, QStringList(grid.table.columns.size()));
    grid.origin.insert(row, -1);
    grid.row = row;
    grid.column = 0;
}

bool isEmptyRow(const QStringList& row)
{
    return std::ranges::all_of(row, [](const QString& cell) { return cell.isEmpty(); });
}

/// All of the table goes.
TextEdit withoutTable(const QTextCursor& cursor, const Grid& grid)
{
    const QTextDocument& document = *cursor.document();
    const int from = document.findBlockByNumber(grid.place.first).position();
    const int to = endOf(document.findBlockByNumber(grid.place.last));
    return keeping(cursor, {{.from = from, .to = to, .text = {}}});
}

/// Out of the empty last row, onto a line of its own below the table.
TextEdit leaveTable(const QTextCursor& cursor, Grid grid)
{
    const QTextBlock block = cursor.block();
    const int row = grid.row;
    grid.row = std::max(0, row - 1);
    grid.table.rows.removeAt(row);
    grid.origin.removeAt(row);
    TextEdit edit = written(cursor, grid, Caret::Kept);
    edit.pieces.removeIf([&](const Piece& piece) { return piece.to > block.position(); });
    QString quote = grid.table.prefix;
    while (quote.endsWith(u' '))
        quote.chop(1);
    if (!quote.contains(u'>'))
        quote.clear();
    const QString opening = quote.isEmpty() ? QString() : quote + u' ';
    const Piece piece{.from = block.position(), .to = endOf(block), .text = quote + u'\n' + opening};
    edit.pieces.append(piece);
    edit.anchor = edit.position =
        mapped(edit.pieces, block.position(), Stick::Before) + static_cast<int>(piece.text.size());
    return edit;
}

} // namespace

std::optional<TextEdit> stepCell(const QTextCursor& cursor, CellStep step)
{
    auto grid = gridAt(cursor);
    if (!grid)
        return {};
    const auto columns = static_cast<int>(grid->table.columns.size());
    const auto rows = static_cast<int>(grid->table.rows.size());
    if (grid->dashes)
        grid->column = step == CellStep::Next ? columns - 1 : columns;
    const int cell = grid->row * columns + grid->column + (step == CellStep::Next ? 1 : -1);
    if (cell >= rows * columns)
        addRow(*grid, rows);
    else {
        grid->row = std::max(cell, 0) / columns;
        grid->column = std::max(cell, 0) % columns;
    }
    return written(cursor, *grid, Caret::Cell);
}

std::optional<TextEdit> stepRow(const QTextCursor& cursor)
{
    auto grid = gridAt(cursor);
    if (!grid || cursor.hasSelection() || (grid->place.row == 0 && cursor.positionInBlock() == 0))
        return {};
    const auto rows = static_cast<int>(grid->table.rows.size());
    if (grid->row + 1 < rows) {
        ++grid->row;
        return written(cursor, *grid, Caret::Cell);
    }
    if (grid->row > 0 && isEmptyRow(grid->table.rows.at(grid->row)))
        return leaveTable(cursor, *grid);
    addRow(*grid, rows);
    return written(cursor, *grid, Caret::Cell);
}

std::optional<TextEdit> breakInCell(const QTextCursor& cursor)
{
    if (!gridAt(cursor))
        return {};
    const QString text = u"<br>"_s;
    TextEdit edit =
        keeping(cursor, {{.from = cursor.selectionStart(), .to = cursor.selectionEnd(), .text = text}});
    edit.anchor = edit.position = cursor.selectionStart() + static_cast<int>(text.size());
    return edit;
}

namespace {

void moveColumn(Grid& grid, int to)
{
    if (to < 0 || to >= grid.table.columns.size())
        return;
    for (QStringList& row : grid.table.rows)
        row.swapItemsAt(grid.column, to);
    grid.table.columns.swapItemsAt(grid.column, to);
    grid.column = to;
}

void addColumn(Grid& grid, int at)
{
    for (QStringList& row : grid.table.rows)
        row.insert(at, QString());
    grid.table.columns.insert(at, CellAlign::None);
    grid.column = at;
    grid.offset = 0;
}

void removeColumn(Grid& grid)
{
    for (QStringList& row : grid.table.rows)
        row.removeAt(grid.column);
    grid.table.columns.removeAt(grid.column);
    grid.column = std::min(grid.column, static_cast<int>(grid.table.columns.size()) - 1);
}

void removeRow(Grid& grid)
{
    grid.table.rows.removeAt(grid.row);
    grid.origin.removeAt(grid.row);
    grid.row = std::min(grid.row, static_cast<int>(grid.table.rows.size()) - 1);
}

CellAlign alignFor(TableChange change)
{
    switch (change) {
    case TableChange::AlignLeft:
        return CellAlign::Left;
    case TableChange::AlignCentre:
        return CellAlign::Centre;
    case TableChange::AlignRight:
        return CellAlign::Right;
    default:
        return CellAlign::None;
    }
}

/// The row of the head goes: the next one takes its place in its line.
void giveUpHead(Grid& grid)
{
    grid.table.rows.removeFirst();
    grid.origin.remove(1);
}

} // namespace

std::optional<TextEdit> changeTable(const QTextCursor& cursor, TableChange change)
{
    auto found = gridAt(cursor);
    if (!found)
        return {};
    Grid& grid = *found;
    const bool lastColumn = grid.table.columns.size() == 1;
    const bool lastRow = grid.table.rows.size() == 1;
    switch (change) {
    case TableChange::Align:
        break;
    case TableChange::RowAbove: // above the head no row of the body can stand
        addRow(grid, std::max(1, grid.row));
        break;
    case TableChange::RowBelow:
        addRow(grid, grid.row + 1);
        break;
    case TableChange::RemoveRow:
        if (lastRow)
            return withoutTable(cursor, grid);
        if (grid.row == 0)
            giveUpHead(grid);
        else
            removeRow(grid);
        break;
    case TableChange::ColumnBefore:
        addColumn(grid, grid.column);
        break;
    case TableChange::ColumnAfter:
        addColumn(grid, grid.column + 1);
        break;
    case TableChange::RemoveColumn:
        if (lastColumn)
            return withoutTable(cursor, grid);
        removeColumn(grid);
        break;
    case TableChange::MoveColumnBack:
        moveColumn(grid, grid.column - 1);
        break;
    case TableChange::MoveColumnOn:
        moveColumn(grid, grid.column + 1);
        break;
    default:
        grid.table.columns[grid.column] = alignFor(change);
        break;
    }
    TextEdit edit = written(cursor, grid, Caret::Kept);
    const bool moves = change == TableChange::MoveColumnBack || change == TableChange::MoveColumnOn;
    if (moves)
        edit.source = WordSource::Moved;
    return edit;
}

} // namespace brickwork
