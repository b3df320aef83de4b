#include "app/recent_drafts.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString recentKey(const Workspace& workspace)
{
    return u"workspaces/%1/recent"_s.arg(workspace.id.value);
}

void store(const Workspace& workspace, const std::vector<DraftId>& ids)
{
    QStringList values;
    for (const DraftId& id : ids)
        values << id.value;
    QSettings().setValue(recentKey(workspace), values);
}

} // namespace

std::vector<DraftId> withRecent(std::vector<DraftId> ids, const DraftId& id)
{
    std::erase(ids, id);
    ids.insert(ids.begin(), id);
    if (static_cast<qsizetype>(ids.size()) > mostRecent)
        ids.resize(mostRecent);
    return ids;
}

std::vector<DraftId> recentDrafts(const Workspace& workspace)
{
    std::vector<DraftId> ids;
    const QStringList values = QSettings().value(recentKey(workspace)).toStringList();
    for (const QString& value : values)
        ids.push_back(DraftId{value});
    return ids;
}

void noteRecent(const Workspace& workspace, const DraftId& id)
{
    if (!id.isEmpty())
        store(workspace, withRecent(recentDrafts(workspace), id));
}

void renameRecent(const Workspace& workspace, const DraftId& from, const DraftId& to)
{
    std::vector<DraftId> ids = recentDrafts(workspace);
    if (!std::ranges::contains(ids, from))
        return noteRecent(workspace, to);
    std::erase(ids, to);
    std::ranges::replace(ids, from, to);
    store(workspace, ids);
}

} // namespace brickwork
