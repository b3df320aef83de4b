// The lines of a comparison as a list, with what is said of each; folds are rows too.
#pragma once

#include "ui/compare/compare_state.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace brickwork {

class CompareModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setDiff(std::shared_ptr<const TextDiff> diff, CompareExtent extent);
    [[nodiscard]] const TextDiff* diff() const { return m_diff.get(); }
    [[nodiscard]] std::shared_ptr<const TextDiff> shared() const { return m_diff; }
    [[nodiscard]] const std::vector<CompareItem>& items() const { return m_items; }
    /// Puts the lines that a fold hides in its place. Nothing happens to other rows.
    void unfold(int row);
    /// The first row of a change.
    [[nodiscard]] int rowOfChange(int change) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::shared_ptr<const TextDiff> m_diff;
    std::vector<CompareItem> m_items;
};

} // namespace brickwork
