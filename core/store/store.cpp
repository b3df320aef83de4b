#include "core/store/store.h"

#include "core/store/backups.h"
#include "core/store/log_file.h"
#include "core/store/sentence.h"
#include "core/store/store_private.h"

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

/// Acts as events, in their order, each later than all before.
Result<std::vector<Event>> eventsFrom(const std::vector<Act>& acts, Instant first, const DeviceId& device)
{
    std::vector<Event> events;
    events.reserve(acts.size());
    Instant recorded = first;
    for (const Act& act : acts) {
        Event event{{newUuid(recorded)}, recorded, device, act.stamp, act.kind, act.subject, act.body};
        // Through the same door as everyone's: what is logged here must be readable there.
        if (const auto sound = eventFromJson(toJson(event)); !sound || *sound != event) {
            return fail(ErrorCode::Invalid,
                        Sentence::tr("This cannot be logged as it is. Nothing was changed."),
                        sound ? act.kind : act.kind + u": "_s + sound.error().sentence);
        }
        events.push_back(std::move(event));
        ++recorded.msecs;
    }
    return events;
}

/// Of the file behind the connection and of its tables: a state is brought up to date by events only as long
/// as both are what they were.
qint64 generationOf(sql::Connection& db, qint64 file)
{
    const auto refolded = tables::readMeta(db, u"refolded"_s).value_or(QString()).toLongLong();
    return (file << 32) + (refolded & 0xFFFFFFFF);
}

} // namespace

Store::Store(std::unique_ptr<Private> parts) : d(std::move(parts)) {}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const StorePlace& place, Instant now)
{
    return sql::guarded([&]() -> Result<std::unique_ptr<Store>> {
        auto opened = openStoreFile(place, now);
        if (!opened)
            return Failure(opened.error());
        auto parts = std::make_unique<Private>(place, *opened);
        if (auto settled = parts->settleIn(now); !settled)
            return Failure(settled.error());
        return std::unique_ptr<Store>(new Store(std::move(parts)));
    });
}

const QStringList& Store::notices() const
{
    return d->notices;
}

StoreAccess Store::access() const
{
    return d->access;
}

Result<StoreState> Store::read() const
{
    return sql::guarded([&]() -> Result<StoreState> {
        if (auto followed = d->followFile(); !followed)
            return Failure(followed.error());
        SQLite::Transaction transaction(*d->db);
        StoreState state = tables::readState(*d->db);
        state.mark.generation = generationOf(*d->db, d->generation);
        return state;
    });
}

Result<StoreChanges> Store::refresh(StoreState& state) const
{
    return sql::guarded([&]() -> Result<StoreChanges> {
        if (auto followed = d->followFile(); !followed)
            return Failure(followed.error());
        SQLite::Transaction transaction(*d->db);
        const qint64 generation = generationOf(*d->db, d->generation);
        if (state.mark.generation == generation)
            return tables::refreshState(*d->db, state);
        state = tables::readState(*d->db);
        state.mark.generation = generation;
        return StoreChanges{.log = true, .publications = true};
    });
}

Result<std::vector<Event>> Store::append(const std::vector<Act>& acts)
{
    return appendAndSettle(acts, {});
}

Result<std::vector<Event>> Store::appendAndSettle(const std::vector<Act>& acts, const QString& token)
{
    if (acts.empty() && token.isEmpty())
        return std::vector<Event>();
    return sql::guarded([&]() -> Result<std::vector<Event>> {
        std::vector<Event> events;
        auto written = d->write([&]() -> Result<void> {
            const Instant first = tables::nextRecorded(*d->db, {QDateTime::currentMSecsSinceEpoch()});
            auto made = eventsFrom(acts, first, d->place.device);
            if (!made)
                return Failure(made.error());
            events = std::move(*made);
            tables::absorb(*d->db, events, tables::Mirrored::No);
            if (!token.isEmpty())
                tables::deletePending(*d->db, token);
            return {};
        });
        if (!written)
            return Failure(written.error());
        d->mirrorIfPossible();
        return events;
    });
}

Result<void> Store::addWriting(const std::vector<Writing>& deltas)
{
    std::optional<qint64> before;
    auto added = sql::guarded([&] {
        return d->write([&]() -> Result<void> {
            before = d->changes;
            for (const Writing& delta : deltas)
                tables::addOpenWriting(*d->db, delta);
            return {};
        });
    });
    // Committed, though the file was taken away just then: who is told of a failure adds it once more.
    if (before && d->changes > *before)
        return {};
    return added;
}

Result<void> Store::settleWriting(const Stamp& stamp)
{
    return sql::guarded([&]() -> Result<void> {
        if (auto followed = d->followFile(); !followed || tables::readOpenWriting(*d->db).empty())
            return followed;
        auto written = d->write([&]() -> Result<void> {
            std::vector<Act> acts;
            for (const Writing& row : tables::readOpenWriting(*d->db))
                acts.push_back(writingAct(row, stamp));
            const Instant first = tables::nextRecorded(*d->db, {QDateTime::currentMSecsSinceEpoch()});
            const auto events = eventsFrom(acts, first, d->place.device);
            if (!events)
                return Failure(events.error());
            tables::absorb(*d->db, *events, tables::Mirrored::No);
            tables::clearOpenWriting(*d->db);
            return {};
        });
        if (written)
            d->mirrorIfPossible();
        return written;
    });
}

Result<void> Store::addPending(const PendingDelivery& pending)
{
    return sql::guarded([&] {
        return d->write([&]() -> Result<void> {
            tables::insertPending(*d->db, pending);
            return {};
        });
    });
}

Result<void> Store::keepFoothold(const QString& token, const QString& foothold)
{
    return sql::guarded([&] {
        return d->write([&]() -> Result<void> {
            if (tables::updateFoothold(*d->db, token, foothold) == 0)
                return fail(ErrorCode::NotFound,
                            Sentence::tr("The publication is not on record as being under way any more."));
            return {};
        });
    });
}

Result<void> Store::movePending(const QString& from, const QString& to)
{
    return sql::guarded([&] {
        return d->write([&]() -> Result<void> {
            tables::movePending(*d->db, from, to);
            return {};
        });
    });
}

Result<void> Store::dropPending(const QString& token)
{
    return sql::guarded([&] {
        return d->write([&]() -> Result<void> {
            tables::deletePending(*d->db, token);
            return {};
        });
    });
}

Result<std::vector<PendingDelivery>> Store::pending() const
{
    return sql::guarded(
        [&]() -> Result<std::vector<PendingDelivery>> { return tables::readPending(*d->db); });
}

Result<int> Store::mirror()
{
    return sql::guarded([&]() -> Result<int> {
        if (auto ready = d->readyToWrite(); !ready)
            return Failure(ready.error());
        return d->mirror->giveOut();
    });
}

Result<int> Store::mergeJournals()
{
    return sql::guarded([&]() -> Result<int> {
        if (auto ready = d->readyToWrite(); !ready)
            return Failure(ready.error());
        const auto taken = d->mirror->takeIn();
        if (taken && *taken > 0)
            ++d->changes;
        d->notices << d->mirror->takeNotices();
        return taken;
    });
}

qint64 Store::dataVersion() const
{
    const auto version = sql::guarded([&]() -> Result<qint64> {
        if (auto followed = d->followFile(); !followed)
            return Failure(followed.error());
        return sql::firstNumber(*d->db, "PRAGMA data_version").value_or(0);
    });
    // SQLite's number tells of other connections' commits, ours of our own.
    return (d->changes << 32) + (version.value_or(0) & 0xFFFFFFFF);
}

Result<QByteArray> Store::exportLog() const
{
    return sql::guarded([&]() -> Result<QByteArray> {
        if (auto followed = d->followFile(); !followed)
            return Failure(followed.error());
        return toLogFile(tables::allEvents(*d->db));
    });
}

Result<int> Store::restoreLog(const QByteArray& exported)
{
    return sql::guarded([&]() -> Result<int> {
        const auto events = fromLogFile(exported);
        if (!events)
            return Failure(events.error());
        int fresh = 0;
        auto written = d->write([&]() -> Result<void> {
            fresh = tables::absorb(*d->db, *events, tables::Mirrored::No);
            return {};
        });
        if (!written)
            return Failure(written.error());
        d->mirrorIfPossible();
        return fresh;
    });
}

Result<QString> Store::backup(const QString& file, Instant now)
{
    return sql::guarded([&]() -> Result<QString> {
        if (auto followed = d->followFile(); !followed)
            return Failure(followed.error());
        if (file.isEmpty())
            return makeBackup(*d->db, backupFolder(d->place), now, BackupKind::Asked);
        const QString path = QFileInfo(file).absoluteFilePath();
        return copyVerified(*d->db, path).transform([&path] { return path; });
    });
}

QString Store::file() const
{
    return storeFile(d->place);
}

QString Store::boundRoot() const
{
    return sql::guarded([&]() -> Result<QString> {
               return tables::readMeta(*d->db, u"workspace_root"_s).value_or(QString());
           })
        .value_or(QString());
}

Result<void> Store::bindRoot(const QString& root)
{
    return sql::guarded([&]() -> Result<void> {
        auto bound = d->write([&]() -> Result<void> {
            tables::writeMeta(*d->db, u"workspace_root"_s, root);
            return {};
        });
        if (!bound || root != d->place.workspaceRoot)
            return bound;
        ++d->changes;
        return d->meetJournals(); // opening left them alone
    });
}

} // namespace brickwork
