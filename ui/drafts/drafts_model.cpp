#include "ui/drafts/drafts_model.h"

#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {
constexpr auto draftMime = "application/x-brickwork-draft"_L1;
} // namespace

bool DraftsModel::Row::isSameThing(const Row& other) const
{
    return caption == other.caption && key == other.key && item.id == other.item.id;
}

std::vector<DraftsModel::Row> DraftsModel::rowsOf(const DraftsState& state)
{
    std::vector<Row> rows;
    for (const DraftGroup& group : state.groups) {
        Row caption{.caption = true,
                    .item = {},
                    .key = group.key,
                    .folder = group.folder,
                    .byFolder = group.byFolder,
                    .collapsed = group.collapsed,
                    .count = group.count};
        Row row = caption;
        caption.item.title = group.title;
        rows.push_back(std::move(caption));
        row.caption = false;
        for (const DraftItem& item : group.items) {
            row.item = item;
            rows.push_back(row);
        }
    }
    return rows;
}

void DraftsModel::setState(const DraftsState& state)
{
    std::vector<Row> rows = rowsOf(state);
    const auto same = [](const Row& a, const Row& b) { return a.isSameThing(b); };
    const int shorter = static_cast<int>(std::min(rows.size(), m_rows.size()));
    const int head = static_cast<int>(std::ranges::mismatch(m_rows, rows, same).in1 - m_rows.begin());
    int tail = 0;
    while (tail < shorter - head && m_rows[m_rows.size() - 1 - static_cast<size_t>(tail)].isSameThing(
                                        rows[rows.size() - 1 - static_cast<size_t>(tail)]))
        ++tail;

    const int oldEnd = static_cast<int>(m_rows.size()) - tail;
    const int newEnd = static_cast<int>(rows.size()) - tail;
    if (oldEnd > head) {
        beginRemoveRows({}, head, oldEnd - 1);
        m_rows.erase(m_rows.begin() + head, m_rows.begin() + oldEnd);
        endRemoveRows();
    }
    if (newEnd > head) {
        beginInsertRows({}, head, newEnd - 1);
        m_rows.insert(m_rows.begin() + head, rows.begin() + head, rows.begin() + newEnd);
        endInsertRows();
    }
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        auto& mine = m_rows[static_cast<size_t>(i)];
        auto& next = rows[static_cast<size_t>(i)];
        if (mine == next)
            continue;
        mine = std::move(next);
        Q_EMIT dataChanged(index(i), index(i));
    }
}

int DraftsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DraftsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    return row.caption ? captionData(row, role) : draftData(row.item, role);
}

QVariant DraftsModel::captionData(const Row& row, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return row.item.title;
    case CaptionRole:
        return true;
    case KeyRole:
        return row.key;
    case CollapsedRole:
        return row.collapsed;
    case CountRole:
        return row.count;
    case Qt::AccessibleTextRole:
        //: a group of drafts that is folded away: its name, how many there are
        return row.collapsed ? tr("%1, %2, collapsed").arg(row.item.title).arg(row.count) : row.item.title;
    default:
        return {};
    }
}

QVariant DraftsModel::draftData(const DraftItem& item, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return item.title;
    case Qt::ToolTipRole: {
        QStringList lines{item.title, item.id.value};
        if (!item.problem.isEmpty())
            lines << item.problem;
        return lines.join(u'\n');
    }
    case Qt::AccessibleTextRole: {
        QStringList parts{item.title, item.meta};
        if (item.unsaved)
            parts << tr("not saved yet");
        if (!item.problem.isEmpty())
            parts << item.problem;
        return parts.join(u", "_s);
    }
    case IdRole:
        return item.id.value;
    case FirstLineRole:
        return item.firstLine;
    case MetaRole:
        return item.meta;
    case CaptionRole:
        return false;
    case UnsavedRole:
        return item.unsaved;
    case ProblemRole:
        return item.problem;
    case CurrentRole:
        return item.current;
    case TagsRole:
        return item.tags;
    case StatusRole:
        return static_cast<int>(item.status);
    default:
        return {};
    }
}

// What is folded away is reached by its caption; the other captions are passed over by the arrows.
Qt::ItemFlags DraftsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || !checkIndex(index))
        return Qt::NoItemFlags;
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    const Qt::ItemFlags drop = row.byFolder ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    if (row.caption && !row.collapsed)
        return Qt::ItemNeverHasChildren | drop | (row.byFolder ? Qt::ItemIsEnabled : Qt::NoItemFlags);
    const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren | drop;
    return row.byFolder && !row.caption ? usual | Qt::ItemIsDragEnabled : usual;
}

QStringList DraftsModel::mimeTypes() const
{
    return {draftMime};
}

QMimeData* DraftsModel::mimeData(const QModelIndexList& indexes) const
{
    for (const QModelIndex& index : indexes) {
        if (const auto id = draftAt(index)) {
            auto* data = new QMimeData;
            data->setData(draftMime, id->value.toUtf8());
            return data;
        }
    }
    return nullptr;
}

std::optional<QString> DraftsModel::folderAt(const QModelIndex& index, int row) const
{
    // Between two rows it belongs to the group of the one before.
    const int place = index.isValid() ? index.row() : row - 1;
    if (place < 0 || place >= rowCount())
        return {};
    const Row& there = m_rows[static_cast<size_t>(place)];
    return there.byFolder ? std::optional(there.folder) : std::nullopt;
}

bool DraftsModel::canDropMimeData(const QMimeData* data, Qt::DropAction, int row, int,
                                  const QModelIndex& parent) const
{
    return data && data->hasFormat(draftMime) && folderAt(parent, row).has_value();
}

bool DraftsModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                               const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const DraftId id{QString::fromUtf8(data->data(draftMime))};
    if (indexOf(id).isValid())
        Q_EMIT dropped(id, *folderAt(parent, row));
    return true;
}

QModelIndex DraftsModel::captionOf(const QModelIndex& index) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    for (int row = index.row(); row >= 0; --row) {
        if (m_rows[static_cast<size_t>(row)].caption)
            return this->index(row);
    }
    return {};
}

QModelIndex DraftsModel::captionOfKey(const QString& key) const
{
    const auto row = std::ranges::find_if(m_rows, [&](const Row& r) { return r.caption && r.key == key; });
    return row == m_rows.end() ? QModelIndex() : index(static_cast<int>(row - m_rows.begin()));
}

QModelIndex DraftsModel::indexOf(const DraftId& id) const
{
    const auto row =
        std::ranges::find_if(m_rows, [&](const Row& r) { return !r.caption && r.item.id == id; });
    return row == m_rows.end() ? QModelIndex() : index(static_cast<int>(row - m_rows.begin()));
}

QModelIndex DraftsModel::currentDraft() const
{
    const auto row = std::ranges::find_if(m_rows, [](const Row& r) { return !r.caption && r.item.current; });
    return row == m_rows.end() ? QModelIndex() : index(static_cast<int>(row - m_rows.begin()));
}

std::optional<DraftId> DraftsModel::draftAt(const QModelIndex& index) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    return row.caption ? std::nullopt : std::optional(row.item.id);
}

} // namespace brickwork
