#include "ui/editor/table_text.h"

#include "core/markdown/characters.h"
#include "ui/editor/code_lines.h"
#include "ui/editor/line_shape.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextBoundaryFinder>
#include <QTextDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int mostRows = 2000;     ///< a table's lines that are looked at on each side
constexpr int narrowestColumn = 3; ///< as the row of dashes needs it
constexpr int widestPadded = 80;   ///< cells that are wider do not push the others about

bool isBlankChar(QChar c)
{
    return c == u' ' || c == u'\t';
}

/// Where the row itself begins: behind blanks and the marks of quotes and lists.
int rowStart(QStringView line)
{
    return lineShape(line).text;
}

/// The "|" of a row that part cells.
QList<int> bars(QStringView line, int start)
{
    QList<int> found;
    for (int i = start; i < line.size(); ++i) {
        if (line[i] == u'\\') {
            ++i;
        } else if (line[i] == u'|') {
            found.append(i);
        } else if (line[i] == u'`') {
            int size = 0;
            while (i + size < line.size() && line[i + size] == u'`')
                ++size;
            const QString fence(size, u'`');
            int close = static_cast<int>(line.indexOf(fence, i + size));
            while (close >= 0 && close + size < line.size() && line[close + size] == u'`') {
                while (close < line.size() && line[close] == u'`')
                    ++close;
                close = static_cast<int>(line.indexOf(fence, close));
            }
            i = close >= 0 ? close + size - 1 : i + size - 1;
        }
    }
    return found;
}

CellRange trimmedCell(QStringView line, int from, int to)
{
    int begin = from;
    int end = to;
    while (begin < end && isBlankChar(line[begin]))
        ++begin;
    while (end > begin && isBlankChar(line[end - 1]))
        --end;
    if (begin == end) // where one would type: behind the first blank
        begin = end = std::min(from + (to > from ? 1 : 0), to);
    return {.from = begin, .to = end, .end = to};
}

CellAlign alignOf(QStringView dashes)
{
    const bool left = dashes.startsWith(u':');
    const bool right = dashes.endsWith(u':');
    return left && right ? CellAlign::Centre
           : left        ? CellAlign::Left
           : right       ? CellAlign::Right
                         : CellAlign::None;
}

QString dashes(CellAlign align, int width)
{
    const bool left = align == CellAlign::Left || align == CellAlign::Centre;
    const bool right = align == CellAlign::Right || align == CellAlign::Centre;
    return (left ? u":"_s : QString()) + QString(width - (left ? 1 : 0) - (right ? 1 : 0), u'-') +
           (right ? u":"_s : QString());
}

/// What opens the lines below one: quotes again, blanks for the mark of a list.
QString below(QString prefix)
{
    for (QChar& c : prefix) {
        if (c != u'>' && c != u'\t')
            c = u' ';
    }
    return prefix;
}

QString padded(const QString& cell, int width, CellAlign align)
{
    const int spare = std::max(0, width - displayWidth(cell));
    if (align == CellAlign::Right)
        return QString(spare, u' ') + cell;
    if (align == CellAlign::Centre)
        return QString(spare / 2, u' ') + cell + QString(spare - spare / 2, u' ');
    return cell + QString(spare, u' ');
}

} // namespace

QList<CellRange> cellsOf(QStringView line)
{
    const int start = rowStart(line);
    auto end = static_cast<int>(line.size());
    while (end > start && isBlankChar(line[end - 1]))
        --end;
    QList<int> edges = bars(line.first(end), start);
    const bool opened = !edges.isEmpty() && edges.first() == start;
    const bool closed = edges.size() > (opened ? 1 : 0) && edges.last() == end - 1;
    if (!opened)
        edges.prepend(start - 1);
    if (!closed)
        edges.append(static_cast<int>(line.size()));
    QList<CellRange> cells;
    for (qsizetype i = 0; i + 1 < edges.size(); ++i)
        cells.append(trimmedCell(line, edges.at(i) + 1, edges.at(i + 1)));
    return cells;
}

bool isDelimiterRow(QStringView line)
{
    static const QRegularExpression row(
        u"^\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t]*:?-+:?[ \\t]*)*\\|?[ \\t]*$"_s);
    const QStringView inside = line.sliced(rowStart(line));
    return inside.contains(u'|') && row.matchView(inside).hasMatch();
}

std::optional<TableText> readTable(const QStringList& lines)
{
    if (lines.size() < 2 || !isDelimiterRow(lines.at(1)))
        return {};
    TableText table;
    table.prefix = lines.front().first(rowStart(lines.front()));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QStringList cells;
        for (const CellRange& cell : cellsOf(lines.at(i)))
            cells.append(lines.at(i).sliced(cell.from, cell.to - cell.from));
        if (i != 1) {
            table.rows.append(cells);
            continue;
        }
        for (const QString& cell : cells)
            table.columns.append(alignOf(cell));
    }
    for (const QStringList& row : table.rows) {
        while (table.columns.size() < row.size())
            table.columns.append(CellAlign::None);
    }
    for (QStringList& row : table.rows)
        row.resize(table.columns.size());
    return table;
}

QStringList writtenTable(const TableText& table)
{
    QList<int> widths(table.columns.size(), narrowestColumn);
    for (const QStringList& row : table.rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            const int width = displayWidth(row.at(i));
            if (width <= widestPadded)
                widths[i] = std::max(widths.at(i), width);
        }
    }
    QStringList lines;
    const auto write = [&](auto cell) {
        QString line = (lines.isEmpty() ? table.prefix : below(table.prefix)) + u'|';
        for (qsizetype i = 0; i < table.columns.size(); ++i)
            line += u' ' + cell(i) + " |"_L1;
        lines.append(line);
    };
    for (const QStringList& row : table.rows) {
        write([&](qsizetype i) { return padded(row.at(i), widths.at(i), table.columns.at(i)); });
        if (lines.size() == 1)
            write([&](qsizetype i) { return dashes(table.columns.at(i), widths.at(i)); });
    }
    return lines;
}

std::optional<TablePlace> tableAround(const QTextBlock& block)
{
    // Cheap for every line that is none, which is nearly all.
    const auto mayBeRow = [](const QTextBlock& line) { return line.isValid() && line.text().contains(u'|'); };
    if (!mayBeRow(block))
        return {};
    QTextBlock first = block;
    for (int i = 0; i < mostRows && mayBeRow(first.previous()) &&
                    !(isDelimiterRow(first.text()) && isDelimiterRow(first.next().text()));
         ++i)
        first = first.previous();
    // Lines of prose with a bar may stand before it: the head is the one above the dashes.
    while (first.isValid() && first.blockNumber() <= block.blockNumber() &&
           !(mayBeRow(first.next()) && isDelimiterRow(first.next().text())))
        first = first.next();
    if (!first.isValid() || first.blockNumber() > block.blockNumber() || isDelimiterRow(first.text()) ||
        CodeLines::of(*const_cast<QTextDocument*>(block.document())).holds(block))
        return {};
    QTextBlock last = first.next();
    for (int i = 0; i < mostRows && mayBeRow(last.next()); ++i)
        last = last.next();
    return TablePlace{.first = first.blockNumber(),
                      .last = last.blockNumber(),
                      .row = block.blockNumber() - first.blockNumber()};
}

} // namespace brickwork
