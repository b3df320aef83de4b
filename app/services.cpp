#include "app/services.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto lastKey = "workspace/last";

StorePlace placeOf(const Workspace& workspace, const Places& places, const DeviceId& device)
{
    return {.folder = places.data + u"/workspaces/"_s + workspace.id.value,
            .workspaceRoot = workspace.root,
            .journalFolder = workspace.journalFolder(),
            .device = device};
}

/// The same folder under two names (a bind mount, another link) is one folder.
bool sameFolder(const QString& a, const QString& b)
{
    struct stat first{};
    struct stat second{};
    return stat(QFile::encodeName(a).constData(), &first) == 0 &&
           stat(QFile::encodeName(b).constData(), &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

/// True if the store belongs to another folder that still exists under the same id: this one is a copy.
bool isCopy(const Workspace& workspace, const QString& boundRoot)
{
    if (boundRoot.isEmpty() || boundRoot == workspace.root || sameFolder(boundRoot, workspace.root))
        return false;
    const auto other = openWorkspace(boundRoot);
    return other && other->id == workspace.id;
}

Result<std::unique_ptr<Store>> openStore(Workspace& workspace, const Places& places, const DeviceId& device,
                                         Instant now)
{
    auto store = Store::open(placeOf(workspace, places, device), now);
    if (!store)
        return store;
    const QString bound = (*store)->boundRoot();
    if (bound == workspace.root || (*store)->access() == StoreAccess::ReadOnly)
        return store;
    if (isCopy(workspace, bound)) {
        store->reset();
        auto renewed = renewWorkspaceId(workspace, now);
        if (!renewed)
            return Failure(renewed.error());
        workspace = *renewed;
        store = Store::open(placeOf(workspace, places, device), now);
        if (!store)
            return store;
    }
    if (auto done = (*store)->bindRoot(workspace.root); !done)
        return Failure(done.error());
    return store;
}

} // namespace

Places Places::standard()
{
    return {QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/brickwork"_s};
}

Result<Services> openServices(const QString& folder, const Places& places, const Clock& clock)
{
    // Ids and orders come from the machine's real time even where --at pins the writer's now.
    const Instant real = SystemClock().now();
    auto workspace = openWorkspace(folder);
    if (!workspace)
        return Failure(workspace.error());
    const auto device = deviceId(places.data, real);
    if (!device)
        return Failure(device.error());
    auto store = openStore(*workspace, places, *device, real);
    if (!store)
        return Failure(store.error());

    Services services{.workspace = *workspace, .store = std::move(*store), .logbook = {}, .publishing = {}};
    services.logbook = std::make_unique<Logbook>(*services.store, clock);
    services.publishing = std::make_unique<PublishFlow>(*services.logbook, services.workspace);
    if (auto read = services.logbook->reload(); !read)
        return Failure(read.error());
    return services;
}

QString lastWorkspace()
{
    return QSettings().value(QLatin1StringView(lastKey)).toString();
}

void rememberWorkspace(const QString& folder)
{
    QSettings().setValue(QLatin1StringView(lastKey), folder);
}

} // namespace brickwork
