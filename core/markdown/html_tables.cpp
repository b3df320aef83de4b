// Tables of data as GFM tables; what is a table only to place things on a page is read as if there were none.

#include "core/markdown/html_reader.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork::html {

namespace {

constexpr int mostColumns = 60;
constexpr size_t mostCells = 20'000;
constexpr qsizetype widestAligned = 40; ///< longer cells are not waited for

struct Cell
{
    const GumboNode* node = nullptr;
    QString text = {};
    QString align = {};
};
using Row = std::vector<Cell>;

bool isCell(GumboTag tag)
{
    return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
}

bool isGroup(GumboTag tag)
{
    return tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_TFOOT;
}

void gatherRows(const GumboNode& node, std::vector<const GumboNode*>& rows)
{
    for (const GumboNode* child : childrenOf(node)) {
        if (tagOf(*child) == GUMBO_TAG_TR)
            rows.push_back(child);
        else if (isGroup(tagOf(*child)))
            gatherRows(*child, rows);
    }
}

/// What a cell of a table of data does not hold.
bool holdsMoreThanWords(const GumboNode& node)
{
    for (const GumboNode* child : childrenOf(node)) {
        const GumboTag tag = tagOf(*child);
        if (tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_PRE ||
            tag == GUMBO_TAG_BLOCKQUOTE || holdsMoreThanWords(*child))
            return true;
    }
    return false;
}

int spanOf(const GumboNode& cell, const char* name, int most)
{
    return std::clamp(attributeOf(cell, name).toInt(), 1, most);
}

/// Cells as they stand in the grid: one that spans several leaves the others empty. Nothing if there are too
/// many.
std::vector<Row> gridOf(const std::vector<const GumboNode*>& rows)
{
    std::vector<Row> grid(rows.size());
    std::vector<int> blocked(mostColumns, 0); // rows that a cell above still takes
    size_t cells = 0;
    for (size_t y = 0; y < rows.size(); ++y) {
        int x = 0;
        const auto skip = [&] {
            while (x < mostColumns && blocked[static_cast<size_t>(x)] > 0) {
                --blocked[static_cast<size_t>(x++)];
                grid[y].push_back({});
            }
        };
        for (const GumboNode* cell : childrenOf(*rows[y])) {
            if (!isCell(tagOf(*cell)))
                continue;
            skip();
            const int across = spanOf(*cell, "colspan", mostColumns);
            const int down = spanOf(*cell, "rowspan", 1000);
            for (int i = 0; i < across && x < mostColumns; ++i) {
                grid[y].push_back({i == 0 ? cell : nullptr});
                blocked[static_cast<size_t>(x++)] = down - 1;
            }
        }
        skip();
        cells += grid[y].size();
        if (x >= mostColumns || cells > mostCells)
            return {};
    }
    return grid;
}

QString alignOf(const GumboNode& cell)
{
    const QString align = styleFrom(attributeOf(cell, "style")).align;
    return align.isEmpty() ? attributeOf(cell, "align").toLower() : align;
}

QString rule(const QString& align, qsizetype width)
{
    const QString dashes(std::max<qsizetype>(width, 3), u'-');
    if (align == "center"_L1)
        return u':' + dashes.sliced(2) + u':';
    if (align == "right"_L1 || align == "end"_L1)
        return dashes.sliced(1) + u':';
    return dashes;
}

QString line(const QStringList& cells, const std::vector<qsizetype>& widths)
{
    QString out = u"|"_s;
    for (size_t x = 0; x < widths.size(); ++x) {
        const QString cell = cells.value(static_cast<qsizetype>(x));
        out += u' ' + cell.leftJustified(widths[x]) + " |"_L1;
    }
    return out;
}

QString tableText(const std::vector<Row>& grid, size_t columns)
{
    std::vector<qsizetype> widths(columns, 3);
    for (const Row& row : grid) {
        for (size_t x = 0; x < row.size(); ++x)
            widths[x] = std::max(widths[x], std::min(row[x].text.size(), widestAligned));
    }
    QStringList lines;
    for (size_t y = 0; y < grid.size(); ++y) {
        QStringList cells;
        for (const Cell& cell : grid[y])
            cells << cell.text;
        lines << line(cells, widths);
        if (y > 0)
            continue;
        QStringList rules;
        for (size_t x = 0; x < columns; ++x)
            rules << rule(x < grid[0].size() ? grid[0][x].align : QString(), widths[x]);
        lines << line(rules, widths);
    }
    return lines.join(u'\n');
}

} // namespace

bool Reader::table(const GumboNode& node, const Context& context, Flow& flow)
{
    std::vector<const GumboNode*> rows;
    gatherRows(node, rows);
    const QString role = attributeOf(node, "role");
    if (role == "presentation"_L1 || role == "none"_L1 || flow.form == Flow::Form::OneLine)
        return false;
    std::vector<Row> grid = gridOf(rows);
    size_t columns = 0;
    for (const Row& row : grid)
        columns = std::max(columns, row.size());
    if (columns < 2 ||
        std::ranges::any_of(rows, [](const GumboNode* row) { return holdsMoreThanWords(*row); }))
        return false;
    close(flow);
    for (Row& row : grid) {
        for (Cell& cell : row) {
            if (!cell.node)
                continue;
            cell.align = alignOf(*cell.node);
            Context inner = context;
            inner.address.clear();
            cell.text = oneLine(*cell.node, inner).replace(u'|', "\\|"_L1);
        }
    }
    std::erase_if(grid, [](const Row& row) {
        return std::ranges::all_of(row, [](const Cell& cell) { return cell.text.isEmpty(); });
    });
    if (grid.empty())
        return true;
    for (const GumboNode* child : childrenOf(node)) {
        if (tagOf(*child) == GUMBO_TAG_CAPTION)
            walk(*child, context, flow);
    }
    addBlock(flow, {BlockKind::Other, tableText(grid, columns)});
    return true;
}

} // namespace brickwork::html
