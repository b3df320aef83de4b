#include "app/services.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QUuid>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto lastKey = "workspace/last";

class Sentence
{
    Q_DECLARE_TR_FUNCTIONS(Services)
};

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

/// The copy with an id of its own. One that could not be written to at first keeps the id it had here: its
/// log is known by it.
Result<Workspace> setApart(const Workspace& copy, const Places& places, Instant now, QStringList& notices)
{
    const QUuid id = QUuid::fromString(copy.id.value);
    const Workspace apart{copy.root, {QUuid::createUuidV5(id, copy.root).toString(QUuid::WithoutBraces)}};
    const bool known = QFileInfo::exists(placeOf(apart, places, {}).folder);
    auto renewed = renewWorkspaceId(copy, now, known ? apart.id : WorkspaceId());
    if (renewed || renewed.error().code != ErrorCode::Unwritable)
        return renewed;
    notices << Sentence::tr(
                   "“%1” is a copy of another workspace and cannot be written to. What you log is kept "
                   "on this computer only, apart from the log of the other.")
                   .arg(copy.root);
    return apart;
}

/// UTC may be the last resort for a TZ that is a rule or a mistake: the days may not be the writer's.
QStringList noticesOn(const Clock& clock)
{
    const QString set = qEnvironmentVariable("TZ");
    const QString name = set.startsWith(u':') ? set.sliced(1) : set;
    const bool isFile = QFileInfo(name).canonicalFilePath().contains("/zoneinfo/"_L1);
    if (clock.zone().id() != "UTC" || name.isEmpty() || isFile ||
        QTimeZone::isTimeZoneIdAvailable(name.toUtf8()))
        return {};
    return {
        Sentence::tr("This computer's time zone, “%1”, has no name that Brickwork knows. Days are counted in "
                     "UTC; set the zone as in Europe/Berlin.")
            .arg(set)};
}

Result<std::unique_ptr<Store>> openStore(Workspace& workspace, const Places& places, const DeviceId& device,
                                         Instant now, QStringList& notices)
{
    auto store = Store::open(placeOf(workspace, places, device), now);
    if (!store)
        return store;
    const QString bound = (*store)->boundRoot();
    if (bound == workspace.root || (*store)->access() == StoreAccess::ReadOnly)
        return store;
    if (isCopy(workspace, bound)) {
        store->reset();
        auto apart = setApart(workspace, places, now, notices);
        if (!apart)
            return Failure(apart.error());
        workspace = *apart;
        store = Store::open(placeOf(workspace, places, device), now);
        if (!store)
            return store;
    }
    if (auto done = (*store)->bindRoot(workspace.root); !done)
        return Failure(done.error());
    return store;
}

Result<Services> assemble(const Workspace& workspace, std::unique_ptr<Store> store, const StorePlace& place,
                          const Places& places, const Clock& clock, const QStringList& notices)
{
    Services services{.workspace = workspace,
                      .store = std::move(store),
                      .logbook = {},
                      .publishing = {},
                      .ledger = {},
                      .places = places,
                      .notices = {}};
    services.notices = notices + services.store->notices();
    services.logbook = std::make_unique<Logbook>(*services.store, clock);
    services.publishing = std::make_unique<PublishFlow>(*services.logbook, services.workspace);
    if (auto read = services.logbook->reload(); !read)
        return Failure(read.error());
    services.ledger = std::make_unique<WritingLedger>(*services.logbook, place, clock);
    return services;
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
    QStringList notices = noticesOn(clock);
    auto store = openStore(*workspace, places, *device, real, notices);
    if (!store)
        return Failure(store.error());

    return assemble(*workspace, std::move(*store), placeOf(*workspace, places, *device), places, clock,
                    notices);
}

Result<Services> reopenServices(const Workspace& workspace, const Places& places, const Clock& clock)
{
    const Instant real = SystemClock().now();
    const auto device = deviceId(places.data, real);
    if (!device)
        return Failure(device.error());
    const StorePlace place = placeOf(workspace, places, *device);
    auto store = Store::open(place, real);
    if (!store)
        return Failure(store.error());
    return assemble(workspace, std::move(*store), place, places, clock, {});
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
