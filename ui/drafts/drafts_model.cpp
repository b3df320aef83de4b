#include "ui/drafts/drafts_model.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

bool DraftsModel::Row::isSameThing(const Row& other) const
{
    return caption == other.caption && item.status == other.item.status && item.id == other.item.id;
}

std::vector<DraftsModel::Row> DraftsModel::rowsOf(const DraftsState& state)
{
    std::vector<Row> rows;
    for (const DraftGroup& group : state.groups) {
        Row caption{.caption = true, .item = {}};
        caption.item.title = group.title;
        caption.item.status = group.status;
        rows.push_back(std::move(caption));
        for (const DraftItem& item : group.items)
            rows.push_back({.caption = false, .item = item});
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
    default:
        return {};
    }
}

Qt::ItemFlags DraftsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || !checkIndex(index))
        return Qt::NoItemFlags;
    if (m_rows[static_cast<size_t>(index.row())].caption)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
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
