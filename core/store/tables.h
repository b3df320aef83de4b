// The tables of the store, one source file each. These functions run inside a transaction of their caller and
// throw SQLite::Exception; nothing outside this room includes this header.
#pragma once

#include "core/store/event.h"
#include "core/store/fold.h"
#include "core/store/store.h"

#include <QSet>

#include <span>

namespace brickwork::sql {
class Connection;
}

namespace brickwork::tables {

enum class Mirrored
{
    No,
    Yes
};

// event (events.cpp)

/// Inserts the events the store does not know and refolds the subjects they touch. Returns how many were new.
int absorb(sql::Connection& db, std::span<const Event> events, Mirrored mirrored);
[[nodiscard]] bool knows(sql::Connection& db, const EventId& id);
[[nodiscard]] std::vector<Event> allEvents(sql::Connection& db); ///< in order of application
[[nodiscard]] std::vector<Event> eventsOf(sql::Connection& db, const QString& subject);
[[nodiscard]] std::vector<Event> unmirroredEvents(sql::Connection& db);
[[nodiscard]] QSet<QString> unmirroredIds(sql::Connection& db);
/// Ids of events that are not what was inserted: their checksum differs.
[[nodiscard]] QSet<QString> spoiledEvents(sql::Connection& db);
void markMirrored(sql::Connection& db, const QSet<QString>& ids, Mirrored mirrored);
/// An instant later than every event known, and not before `now`.
[[nodiscard]] Instant nextRecorded(sql::Connection& db, Instant now);

// The folds (refold.cpp)

/// Makes the row of a subject what its events say.
void refold(sql::Connection& db, const QString& subject);
/// The same for all subjects, after emptying the tables.
void refoldAll(sql::Connection& db);

// brick, rest (days.cpp)
void refoldBrick(sql::Connection& db, Day day, const std::vector<Event>& events);
void refoldRest(sql::Connection& db, Day day, const std::vector<Event>& events);
void readBricks(sql::Connection& db, HabitLog& log);
void readRests(sql::Connection& db, HabitLog& log);
[[nodiscard]] std::optional<Brick> readBrick(sql::Connection& db, Day day);
[[nodiscard]] std::optional<Rest> readRest(sql::Connection& db, Day day);

// writing, writing_open (writing.cpp)
void refoldWriting(sql::Connection& db, Day day, const QString& draft, const std::vector<Event>& events);
void readWritings(sql::Connection& db, WritingLog& log); ///< settled ones
[[nodiscard]] std::map<QString, Writing> readWritingsOf(sql::Connection& db, Day day);
/// Adds to what is open of that draft and day.
void addOpenWriting(sql::Connection& db, const Writing& delta);
/// Takes over a row that may have been taken over before: nothing is added that is there already, be it open
/// or an event by now.
void keepOpenWriting(sql::Connection& db, const Writing& row);
[[nodiscard]] std::vector<Writing> readOpenWriting(sql::Connection& db);
void clearOpenWriting(sql::Connection& db);

// post, delivery (posts.cpp)
void refoldPublication(sql::Connection& db, const QString& key, const std::vector<Event>& events);
[[nodiscard]] std::vector<Publication> readPublications(sql::Connection& db);

// note (notes.cpp)
void refoldNote(sql::Connection& db, const QString& id, const std::vector<Event>& events);
[[nodiscard]] std::vector<Note> readNotes(sql::Connection& db); ///< in the order they were added

// setting (settings.cpp)
void refoldSetting(sql::Connection& db, const QString& key, const std::vector<Event>& events);
[[nodiscard]] std::map<QString, std::vector<SettingValue>> readSettings(sql::Connection& db);

// target (targets.cpp)
void refoldTarget(sql::Connection& db, const QString& name, const std::vector<Event>& events);
[[nodiscard]] std::vector<TargetRecord> readTargets(sql::Connection& db);

/// All of the tables above as the program reads them. The mark's generation is the caller's.
[[nodiscard]] StoreState readState(sql::Connection& db);
/// Reads again what events later than the state's mark touched, and what is open of the writing.
[[nodiscard]] StoreChanges refreshState(sql::Connection& db, StoreState& state);

// pending (pending.cpp)
void insertPending(sql::Connection& db, const PendingDelivery& pending);
void movePending(sql::Connection& db, const QString& from, const QString& to);
/// Returns how many rows there were of that token.
int updateFoothold(sql::Connection& db, const QString& token, const QString& foothold);
int deletePending(sql::Connection& db, const QString& token);
[[nodiscard]] std::vector<PendingDelivery> readPending(sql::Connection& db);

// meta, journal (meta.cpp)

/// How far a journal file was read.
struct JournalMark
{
    qint64 size = 0;
    qint64 modified = 0; ///< nanoseconds
    qint64 position = 0; ///< of the first byte not read: the end of the last whole line
    QString guard;       ///< hash of the bytes before `position`: was the file rewritten?
    friend bool operator==(const JournalMark&, const JournalMark&) = default;
};

[[nodiscard]] std::optional<QString> readMeta(sql::Connection& db, const QString& key);
void writeMeta(sql::Connection& db, const QString& key, const QString& value);
[[nodiscard]] std::map<QString, JournalMark> readJournalMarks(sql::Connection& db);
void writeJournalMark(sql::Connection& db, const QString& name, const JournalMark& mark);

} // namespace brickwork::tables
