// The drafts as rows for a view: a row for each group's caption, then its drafts. It changes only the rows
// that differ from the state before, so that selection and scroll stay where they are.
#pragma once

#include "ui/drafts/drafts_state.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace brickwork {

class DraftsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        IdRole = Qt::UserRole, ///< QString; empty for a caption
        FirstLineRole,
        MetaRole,
        CaptionRole, ///< bool: the row is a group's caption
        UnsavedRole, ///< bool
        ProblemRole,
        CurrentRole, ///< bool: the draft is the one in the editor
    };

    using QAbstractListModel::QAbstractListModel;

    void setState(const DraftsState& state);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] QModelIndex indexOf(const DraftId& id) const;
    [[nodiscard]] QModelIndex currentDraft() const;
    /// Nothing for a caption.
    [[nodiscard]] std::optional<DraftId> draftAt(const QModelIndex& index) const;

private:
    struct Row
    {
        bool caption = false;
        DraftItem item; ///< a caption uses its title and status only
        [[nodiscard]] bool isSameThing(const Row& other) const;
        friend bool operator==(const Row&, const Row&) = default;
    };
    [[nodiscard]] static std::vector<Row> rowsOf(const DraftsState& state);
    [[nodiscard]] static QVariant captionData(const Row& row, int role);
    [[nodiscard]] static QVariant draftData(const DraftItem& item, int role);

    std::vector<Row> m_rows;
};

} // namespace brickwork
