#include "ui/compare/compare_model.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace brickwork {

void CompareModel::setDiff(std::shared_ptr<const TextDiff> diff, CompareExtent extent)
{
    beginResetModel();
    m_diff = std::move(diff);
    m_items = m_diff ? compareItems(*m_diff, extent) : std::vector<CompareItem>();
    endResetModel();
}

void CompareModel::unfold(int row)
{
    const CompareItem fold = m_items.at(static_cast<size_t>(row));
    if (fold.folded == 0)
        return;
    std::vector<CompareItem> lines;
    for (int i = 0; i < fold.folded; ++i)
        lines.push_back({.row = fold.row + i, .folded = 0, .change = -1});
    const auto place = m_items.begin() + row;
    *place = lines.front();
    Q_EMIT dataChanged(index(row), index(row));
    beginInsertRows({}, row + 1, row + fold.folded - 1);
    m_items.insert(m_items.begin() + row + 1, lines.begin() + 1, lines.end());
    endInsertRows();
}

int CompareModel::rowOfChange(int change) const
{
    const auto item = std::ranges::find(m_items, change, &CompareItem::change);
    return item == m_items.end() ? -1 : static_cast<int>(item - m_items.begin());
}

int CompareModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant CompareModel::data(const QModelIndex& index, int role) const
{
    if (!m_diff || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CompareItem& item = m_items[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return item.folded > 0 ? foldText(item.folded, QLocale())
                               : compareCell(*m_diff, item.row, CompareSide::Both).text;
    case Qt::AccessibleTextRole:
        return saidOf(*m_diff, item, QLocale());
    default:
        return {};
    }
}

} // namespace brickwork
