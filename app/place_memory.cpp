#include "app/place_memory.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto draftsKey = "publish/drafts"; ///< lists of: workspace, draft, places…; the latest first
constexpr auto lastKey = "publish/target";

bool isOf(const QVariant& entry, const WorkspaceId& workspace, const DraftId& draft)
{
    const QStringList parts = entry.toStringList();
    return parts.value(0) == workspace.value && parts.value(1) == draft.value;
}

QVariantList known()
{
    return QSettings().value(QLatin1StringView(draftsKey)).toList();
}

} // namespace

QStringList PlaceMemory::of(const DraftId& draft) const
{
    for (const QVariant& entry : known()) {
        if (isOf(entry, m_workspace, draft))
            return entry.toStringList().mid(2);
    }
    return QSettings().value(QLatin1StringView(lastKey)).toStringList();
}

void PlaceMemory::remember(const DraftId& draft, const QStringList& places)
{
    QVariantList all = known();
    all.removeIf([&](const QVariant& entry) { return isOf(entry, m_workspace, draft); });
    all.prepend(QStringList{m_workspace.value, draft.value} + places);
    all.resize(std::min(all.size(), most));
    QSettings settings;
    settings.setValue(QLatin1StringView(draftsKey), all);
    settings.setValue(QLatin1StringView(lastKey), places);
}

void PlaceMemory::rename(const DraftId& from, const DraftId& to)
{
    QVariantList all = known();
    for (QVariant& entry : all) {
        if (isOf(entry, m_workspace, from))
            entry = QStringList{m_workspace.value, to.value} + entry.toStringList().mid(2);
    }
    QSettings().setValue(QLatin1StringView(draftsKey), all);
}

} // namespace brickwork
