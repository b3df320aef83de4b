// The store of one workspace: an SQLite file in the user's data directory. It appends events and keeps the
// tables folded from them in the same transaction, then mirrors them to the workspace's journal. The only
// room that knows SQLite; several processes may use it at once.
#pragma once

#include "core/store/event.h"
#include "core/store/fold.h"

#include <QStringList>

#include <functional>
#include <memory>

namespace brickwork {

struct StorePlace
{
    QString folder;        ///< .../brickwork/workspaces/<workspace id>: store.sqlite, backups/, damaged/
    QString workspaceRoot; ///< for the guard against copies
    QString journalFolder; ///< <workspace>/.brickwork/journal
    DeviceId device;
};

enum class StoreAccess
{
    ReadWrite,
    ReadOnly
};

/// How far a state was read, so that it can be brought up to date by what came after.
struct StoreMark
{
    qint64 generation = -1; ///< of the file behind the store: another file is read anew
    qint64 lastEvent = 0;
    friend bool operator==(const StoreMark&, const StoreMark&) = default;
};

/// What bringing a state up to date changed in it.
struct StoreChanges
{
    bool log = false;          ///< bricks, rests, settings, targets, notes or writing
    bool publications = false; ///< and log.posts with them
    [[nodiscard]] bool any() const { return log || publications; }
};

/// What the store holds, read in one transaction.
struct StoreState
{
    HabitLog log;
    HabitSettings settings;
    std::map<QString, std::vector<SettingValue>> rawSettings;
    std::vector<Publication> publications; ///< by first day, then key; retracted ones included
    std::vector<TargetRecord> targets;     ///< by name
    std::vector<Note> notes;               ///< in the order they were added
    std::vector<Writing> openWriting;      ///< the part of log.writings that no event holds yet
    StoreMark mark;
};

/// A publication on its way: written before the target is touched, cleared by the act that records success.
struct PendingDelivery
{
    QString token; ///< UUID
    PostId post;
    QString draft;
    QString target;
    QString remote; ///< where it goes
    QString hash;   ///< of what is delivered
    QString act;    ///< "publish" or "retract"
    Instant since;
    QString slug = {};
    DeliveryState state = DeliveryState::Published;
    QString foothold = {}; ///< what is at the target already; a text of core/publish, opaque here
    friend bool operator==(const PendingDelivery&, const PendingDelivery&) = default;
};

struct CheckReport
{
    bool sound = true;
    QStringList findings; ///< sentences: what was found and what was done
    int events = 0;
    int mirrored = 0;
};

/// Used from one thread at a time; every process and every thread opens its own.
class Store
{
public:
    /// Opens (or makes) the store, checks it, migrates it with a verified backup, salvages a damaged one,
    /// merges what the journals hold and the store does not. Notes on what was done are in `notices()`.
    /// Errors: Refused (foreign file), Newer, Unreadable, Unwritable.
    /// `now` is the machine's time, never a pinned one: backups and weekly checks go by it.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const StorePlace& place, Instant now);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    [[nodiscard]] const QStringList& notices() const;
    [[nodiscard]] StoreAccess access() const; ///< ReadOnly for a newer schema that allows reading

    [[nodiscard]] Result<StoreState> read() const;
    /// Brings a state that read() gave up to date: costs what changed, not what was ever logged.
    [[nodiscard]] Result<StoreChanges> refresh(StoreState& state) const;

    /// Appends acts in one transaction, folds their subjects, mirrors them. Returns the events made. A mirror
    /// that cannot be written is no error: the events follow later (see unmirrored()).
    [[nodiscard]] Result<std::vector<Event>> append(const std::vector<Act>& acts);
    /// The same, and clears the pending row `token` in the same transaction.
    [[nodiscard]] Result<std::vector<Event>> appendAndSettle(const std::vector<Act>& acts,
                                                             const QString& token);

    /// Adds words and time to what is open of each draft and day: kept, but no event yet.
    [[nodiscard]] Result<void> addWriting(const std::vector<Writing>& deltas);
    /// Turns what is open of the writing into events, in one transaction. `stamp` is of now.
    [[nodiscard]] Result<void> settleWriting(const Stamp& stamp);

    /// A row of the same token is replaced.
    [[nodiscard]] Result<void> addPending(const PendingDelivery& pending);
    /// Durable when it returns. Errors: NotFound if there is no row of that token any more.
    [[nodiscard]] Result<void> keepFoothold(const QString& token, const QString& foothold);
    /// What is under way for a draft is under way for it by its new name.
    [[nodiscard]] Result<void> movePending(const QString& from, const QString& to);
    [[nodiscard]] Result<void> dropPending(const QString& token);
    [[nodiscard]] Result<std::vector<PendingDelivery>> pending() const;

    /// Events not yet in the journal are tried again. Returns how many are still missing there.
    [[nodiscard]] Result<int> mirror();
    /// Events of the journals that the store does not know are merged in. Returns how many were new.
    [[nodiscard]] Result<int> mergeJournals();

    /// A number that changes whenever any process commits a change to the store.
    [[nodiscard]] qint64 dataVersion() const;

    /// All events as one JSON text: {"format":"brickwork-log","version":1,"events":[...]} in order, LF, final
    /// newline.
    [[nodiscard]] Result<QByteArray> exportLog() const;
    /// Restores an export into this store. Into an empty one it exports byte-equal again; else it merges by
    /// event id. Returns how many events were new. Errors: Invalid with the place of the fault; then nothing
    /// is taken.
    [[nodiscard]] Result<int> restoreLog(const QByteArray& exported);

    [[nodiscard]] Result<CheckReport> check();
    /// A verified copy at `file` (never replacing one), or among the store's own backups. Returns its path.
    [[nodiscard]] Result<QString> backup(const QString& file, Instant now);

    [[nodiscard]] QString file() const;

    /// The workspace root this store was last bound to: another root with the same id is a moved or a copied
    /// folder. A store binds itself to the root it is made for. Opened for another root, it leaves the
    /// journals there alone until it is bound to it.
    [[nodiscard]] QString boundRoot() const;
    [[nodiscard]] Result<void> bindRoot(const QString& root);

private:
    struct Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// The device's id, kept in `dataFolder`/device; made at the first call.
[[nodiscard]] Result<DeviceId> deviceId(const QString& dataFolder, Instant now);

} // namespace brickwork
