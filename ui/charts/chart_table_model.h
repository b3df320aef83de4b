// The rows of a chart's table for a view: shown texts, numbers at their end, sorted by what the machine
// reads.
#pragma once

#include "ui/charts/chart_table.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace brickwork {

class ChartTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// double of a column of numbers, else QString: the plain text.
    static constexpr int sortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;

    void setTable(const ChartTable& table);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isNumber(int column) const { return m_numbers.at(static_cast<std::size_t>(column)); }

    ChartTable m_table;
    std::vector<bool> m_numbers; ///< of each column
};

/// Empty cells come before all others; equal ones stay in the order of the chart.
class ChartTableOrder final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ChartTableOrder(QObject* parent = nullptr);

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

} // namespace brickwork
