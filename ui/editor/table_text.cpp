#include "ui/editor/table_text.h"

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

struct WideRange
{
    char32_t first;
    char32_t last;
};
/// East Asian Wide and Fullwidth of Unicode, gaps between neighbours closed, and what is shown as emoji.
constexpr std::array wide{
    WideRange{0x1100, 0x115F},   WideRange{0x231A, 0x231B},   WideRange{0x23E9, 0x23EC},
    WideRange{0x2614, 0x2615},   WideRange{0x2648, 0x2653},   WideRange{0x26A1, 0x26A1},
    WideRange{0x26BD, 0x26BE},   WideRange{0x26D4, 0x26D4},   WideRange{0x26EA, 0x26EA},
    WideRange{0x2705, 0x2705},   WideRange{0x270A, 0x270B},   WideRange{0x2728, 0x2728},
    WideRange{0x274C, 0x274C},   WideRange{0x274E, 0x274E},   WideRange{0x2753, 0x2755},
    WideRange{0x2757, 0x2757},   WideRange{0x2795, 0x2797},   WideRange{0x2B50, 0x2B50},
    WideRange{0x2B55, 0x2B55},   WideRange{0x2E80, 0x303E},   WideRange{0x3041, 0x33FF},
    WideRange{0x3400, 0x4DBF},   WideRange{0x4E00, 0xA4CF},   WideRange{0xA960, 0xA97F},
    WideRange{0xAC00, 0xD7A3},   WideRange{0xF900, 0xFAFF},   WideRange{0xFE10, 0xFE19},
    WideRange{0xFE30, 0xFE6F},   WideRange{0xFF00, 0xFF60},   WideRange{0xFFE0, 0xFFE6},
    WideRange{0x16FE0, 0x18CFF}, WideRange{0x1AFF0, 0x1B2FF}, WideRange{0x1F004, 0x1F004},
    WideRange{0x1F0CF, 0x1F0CF}, WideRange{0x1F18E, 0x1F18E}, WideRange{0x1F191, 0x1F19A},
    WideRange{0x1F1E6, 0x1F202}, WideRange{0x1F210, 0x1F265}, WideRange{0x1F300, 0x1F64F},
    WideRange{0x1F680, 0x1F6FF}, WideRange{0x1F7E0, 0x1F7F0}, WideRange{0x1F900, 0x1FAFF},
    WideRange{0x20000, 0x3FFFD}};

int widthOf(QStringView cluster)
{
    constexpr QChar asEmoji(0xFE0F);
    const char32_t first = cluster.size() > 1 && cluster[0].isHighSurrogate()
                               ? QChar::surrogateToUcs4(cluster[0], cluster[1])
                               : cluster[0].unicode();
    if (cluster.contains(asEmoji))
        return 2;
    const auto category = QChar::category(first);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing ||
        category == QChar::Other_Format || category == QChar::Other_Control)
        return 0;
    const bool two = std::ranges::any_of(
        wide, [&](const WideRange& range) { return first >= range.first && first <= range.last; });
    return two ? 2 : 1;
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

int displayWidth(QStringView text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.toString());
    int width = 0;
    qsizetype from = 0;
    for (qsizetype to = finder.toNextBoundary(); to >= 0; to = finder.toNextBoundary()) {
        width += widthOf(text.sliced(from, to - from));
        from = to;
    }
    return width;
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
