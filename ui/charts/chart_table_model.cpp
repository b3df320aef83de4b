#include "ui/charts/chart_table_model.h"

namespace brickwork {

void ChartTableModel::setTable(const ChartTable& table)
{
    beginResetModel();
    m_table = table;
    m_numbers.clear();
    for (qsizetype column = 0; column < table.columns.size(); ++column)
        m_numbers.push_back(isNumberColumn(table, column));
    endResetModel();
}

int ChartTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.shown.size());
}

int ChartTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant ChartTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const int column = index.column();
    const QString shown = m_table.shown.at(row).value(column);
    switch (role) {
    case Qt::DisplayRole:
        return shown.simplified(); // a row is one line
    case Qt::ToolTipRole:
        return m_table.notes && m_table.keys.value(column) == m_table.notes->key ? shown : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isNumber(column) ? Qt::AlignTrailing : Qt::AlignLeading));
    case sortRole: {
        const QString plain = m_table.plain.at(row).value(column);
        return isNumber(column) && !plain.isEmpty() ? QVariant(plain.toDouble()) : QVariant(plain);
    }
    default:
        return {};
    }
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return m_table.columns.at(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isNumber(section) ? Qt::AlignTrailing : Qt::AlignLeading));
    return {};
}

ChartTableOrder::ChartTableOrder(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(ChartTableModel::sortRole);
    setSortLocaleAware(true);
}

bool ChartTableOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    const bool aIsNumber = a.metaType() == QMetaType::fromType<double>();
    const bool bIsNumber = b.metaType() == QMetaType::fromType<double>();
    if (aIsNumber != bIsNumber)
        return bIsNumber; // an empty cell in a column of numbers
    return QSortFilterProxyModel::lessThan(left, right);
}

} // namespace brickwork
