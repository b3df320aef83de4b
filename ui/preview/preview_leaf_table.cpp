// The part of the flattener that makes leaves of tables.

#include "ui/preview/preview_flattener.h"
#include "ui/preview/preview_runs.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>
#include <utility>

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::PreviewLeaf)
};

constexpr int widestTable = 60; // columns

/// The table with columns that share its width as their longest texts do, within reason.
std::shared_ptr<const PreviewTable> withWidths(PreviewTable table, const std::vector<int>& widest)
{
    constexpr int least = 4;
    constexpr int most = 40;
    int sum = 0;
    for (const int length : widest)
        sum += std::clamp(length, least, most);
    for (const int length : widest)
        table.widths.push_back(std::max(1, std::clamp(length, least, most) * 100 / sum));
    return std::make_shared<const PreviewTable>(std::move(table));
}

} // namespace

void Flattener::table(const Task& task)
{
    const Node& node = at(task.node);
    if (node.children.empty() || at(node.children.front()).children.empty())
        return;
    beginWaitingItem(task.place, node);
    const auto allColumns = static_cast<int>(at(node.children.front()).children.size());
    const auto allRows = static_cast<int>(node.children.size());
    const int columns = std::min(allColumns, widestTable);
    const int rows = std::min(allRows, std::max(1, PreviewTable::maxCells / columns));
    const bool whole = rows * columns <= PreviewTable::maxCellsAtOnce;
    const int rowsAtOnce = whole ? rows : std::max(1, PreviewTable::maxCellsAtOnce / 2 / columns);
    std::vector<int> widest(static_cast<size_t>(columns), 0);
    const size_t first = m_piece.leaves.size();
    for (int row = 0; row < rows; row += rowsAtOnce)
        tablePart(task, row, std::min(rows, row + rowsAtOnce), widest);
    for (size_t leaf = first; leaf < m_piece.leaves.size(); ++leaf) {
        m_piece.leaves[leaf].follows = leaf > first;
        m_piece.leaves[leaf].goesOn = leaf + 1 < m_piece.leaves.size();
        if (!whole)
            m_piece.leaves[leaf].table = withWidths(*m_piece.leaves[leaf].table, widest);
    }
    if (rows == allRows && columns == allColumns)
        return;
    PreviewLeaf& notice = begin(LeafKind::Notice, task.place, node);
    notice.firstLine = notice.lastLine;
    notice.runs =
        noticeLeaf(columns < allColumns
                       ? Tr::tr("The preview shows the first %1 of %2 columns.").arg(columns).arg(allColumns)
                       : Tr::tr("The preview shows the first %1 of %2 rows.").arg(rows).arg(allRows))
            .runs;
}

/// Rows from..to-1 as a leaf; `widest` learns how long the texts of each column are.
void Flattener::tablePart(const Task& task, int from, int to, std::vector<int>& widest)
{
    const Node& node = at(task.node);
    const auto columns = std::ssize(widest);
    auto made = std::make_shared<PreviewTable>();
    made->columns = static_cast<int>(columns);
    made->header = from == 0;
    InlineText all;
    qsizetype size = 0;
    for (int row = from; row < to; ++row) {
        const Node& source = at(node.children[static_cast<size_t>(row)]);
        std::vector<PreviewCell>& cells = made->rows.emplace_back();
        made->lines.push_back(source.firstLine - m_base);
        for (const int child : source.children) {
            if (std::ssize(cells) == columns)
                break;
            all.runs.clear();
            appendInlines(all, m_nodes, child);
            qsizetype length = 0;
            for (const PreviewRun& run : all.runs) {
                length += run.text.size();
                size += weightOf(run.text);
            }
            int& known = widest[cells.size()];
            known = static_cast<int>(std::max<qsizetype>(known, length));
            cells.push_back({.runs = all.runs, .alignment = at(child).alignment});
        }
    }
    PreviewLeaf& leaf = begin(LeafKind::Table, task.place, node);
    leaf.firstLine = made->lines.front();
    leaf.lastLine = to < static_cast<int>(node.children.size()) ? made->lines.back() : leaf.lastLine;
    leaf.links = std::move(all.links);
    leaf.pictures = std::move(all.pictures);
    leaf.size = size;
    leaf.table = std::move(made);
}

} // namespace brickwork
