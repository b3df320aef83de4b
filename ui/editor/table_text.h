// A Markdown table as text: its rows cut into cells, set in columns and put together again. No character of a
// cell is altered, only the blanks around it and the dashes between head and body.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

class QTextBlock;

namespace brickwork {

enum class CellAlign
{
    None,
    Left,
    Centre,
    Right
};

/// A cell's text in its line, without the blanks around it; an empty one stands where it would be typed.
struct CellRange
{
    int from = 0;
    int to = 0;
    int end = 0; ///< where its "|" stands, or the line ends
    friend bool operator==(const CellRange&, const CellRange&) = default;
};

/// The cells of a row: parted by every "|" that is neither escaped nor in code. One at each end parts
/// nothing.
[[nodiscard]] QList<CellRange> cellsOf(QStringView line);
/// The row between head and body: "| --- | :-: |".
[[nodiscard]] bool isDelimiterRow(QStringView line);

struct TableText
{
    QString prefix;           ///< blanks, quote marks or a list's mark before the first line
    QList<QStringList> rows;  ///< the head first; without the row of dashes
    QList<CellAlign> columns; ///< as many as the row with most cells has
    friend bool operator==(const TableText&, const TableText&) = default;
};

/// Nothing if the second line is no row of dashes.
[[nodiscard]] std::optional<TableText> readTable(const QStringList& lines);
/// Its lines, the columns set below one another.
[[nodiscard]] QStringList writtenTable(const TableText& table);

/// Where a line stands in a table.
struct TablePlace
{
    int first = 0; ///< the line of the head
    int last = 0;
    int row = 0; ///< of the table, the row of dashes being 1
};
[[nodiscard]] std::optional<TablePlace> tableAround(const QTextBlock& block);
[[nodiscard]] inline bool isTableLine(const QTextBlock& block)
{
    return tableAround(block).has_value();
}

} // namespace brickwork
