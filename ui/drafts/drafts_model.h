// The drafts as rows for a view: a row for each group's caption, then its drafts. It changes only the rows
// that differ from the state before, so that selection and scroll stay where they are.
#pragma once

#include "ui/drafts/drafts_state.h"

#include <QAbstractListModel>
#include <QStringList>

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
        TagsRole,
        StatusRole,    ///< int: DraftStatus
        KeyRole,       ///< QString: of a caption's group
        CollapsedRole, ///< bool: the caption's drafts are left out
        CountRole,     ///< int: drafts of the caption's group
    };

    using QAbstractListModel::QAbstractListModel;

    void setState(const DraftsState& state);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    // Drafts are carried from folder to folder while they are grouped by folder.
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                       const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

    [[nodiscard]] QModelIndex indexOf(const DraftId& id) const;
    [[nodiscard]] QModelIndex currentDraft() const;
    /// Nothing for a caption.
    [[nodiscard]] std::optional<DraftId> draftAt(const QModelIndex& index) const;
    /// The caption above a row, or the row itself if it is one.
    [[nodiscard]] QModelIndex captionOf(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex captionOfKey(const QString& key) const;

Q_SIGNALS:
    void dropped(const brickwork::DraftId& id, const QString& folder);

private:
    struct Row
    {
        bool caption = false;
        DraftItem item; ///< a caption uses its title only
        QString key;    ///< of the group
        QString folder;
        bool byFolder = false;
        bool collapsed = false;
        int count = 0;
        [[nodiscard]] bool isSameThing(const Row& other) const;
        friend bool operator==(const Row&, const Row&) = default;
    };
    [[nodiscard]] static std::vector<Row> rowsOf(const DraftsState& state);
    [[nodiscard]] static QVariant captionData(const Row& row, int role);
    [[nodiscard]] static QVariant draftData(const DraftItem& item, int role);

    /// The folder that what is dropped there goes to; nothing where it goes nowhere.
    [[nodiscard]] std::optional<QString> folderAt(const QModelIndex& index, int row) const;

    std::vector<Row> m_rows;
};

} // namespace brickwork
