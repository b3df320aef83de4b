#include "core/store/event_body.h"
#include "core/store/sql.h"
#include "core/store/tables.h"

#include <QJsonDocument>
#include <QScopeGuard>

namespace brickwork::tables {

namespace {

constexpr auto selectEvents = R"sql(
    SELECT id, recorded, device, at, zone, rollover, kind, subject, body FROM event
)sql";

QString bodyText(const Event& event)
{
    return QString::fromUtf8(QJsonDocument(event.body).toJson(QJsonDocument::Compact));
}

std::vector<Event> collect(SQLite::Statement& rows)
{
    std::vector<Event> events;
    const auto done = qScopeGuard([&rows] { rows.tryReset(); });
    while (rows.executeStep()) {
        const QJsonDocument body = QJsonDocument::fromJson(sql::text(rows, 8).toUtf8());
        events.push_back(
            {{sql::text(rows, 0)},
             {sql::number(rows, 1)},
             {sql::text(rows, 2)},
             {{sql::number(rows, 3)}, sql::text(rows, 4), {static_cast<int>(sql::number(rows, 5))}},
             sql::text(rows, 6),
             sql::text(rows, 7),
             body.object()});
    }
    return events;
}

} // namespace

int absorb(sql::Connection& db, std::span<const Event> events, Mirrored mirrored)
{
    constexpr auto insert = R"sql(
        INSERT INTO event (id, recorded, device, at, zone, rollover, kind, subject, body, crc, mirrored)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (id) DO NOTHING
    )sql";
    QSet<QString> touched;
    int fresh = 0;
    for (const Event& event : events) {
        const int inserted = sql::run(
            db, insert, event.id.value, event.recorded.msecs, event.device.value, event.stamp.at.msecs,
            event.stamp.zone, qint64{event.stamp.rollover.minutes}, event.kind, event.subject,
            bodyText(event), qint64{checksumOf(event)}, qint64{mirrored == Mirrored::Yes ? 1 : 0});
        if (inserted == 0)
            continue;
        ++fresh;
        touched.insert(event.subject);
    }
    for (const QString& subject : std::as_const(touched))
        refold(db, subject);
    return fresh;
}

bool knows(sql::Connection& db, const EventId& id)
{
    SQLite::Statement& query = db.prepared("SELECT 1 FROM event WHERE id = ?1");
    sql::bindAll(query, id.value);
    const bool known = query.executeStep();
    query.reset(); // an unfinished one would hold its read lock
    return known;
}

std::vector<Event> allEvents(sql::Connection& db)
{
    SQLite::Statement rows(db, std::string(selectEvents) + "ORDER BY recorded, id");
    return collect(rows);
}

std::vector<Event> eventsOf(sql::Connection& db, const QString& subject)
{
    SQLite::Statement& rows = db.prepared(std::string(selectEvents) + "WHERE subject = ?1");
    sql::bindAll(rows, subject);
    return collect(rows);
}

std::vector<Event> unmirroredEvents(sql::Connection& db)
{
    SQLite::Statement rows(db, std::string(selectEvents) + "WHERE mirrored = 0 ORDER BY recorded, id");
    return collect(rows);
}

QSet<QString> unmirroredIds(sql::Connection& db)
{
    QSet<QString> ids;
    SQLite::Statement rows(db, "SELECT id FROM event WHERE mirrored = 0");
    while (rows.executeStep())
        ids.insert(sql::text(rows, 0));
    return ids;
}

QSet<QString> spoiledEvents(sql::Connection& db)
{
    SQLite::Statement sums(db, "SELECT id, crc FROM event");
    QHash<QString, qint64> stated;
    while (sums.executeStep())
        stated.insert(sql::text(sums, 0), sql::number(sums, 1));
    QSet<QString> spoiled;
    for (const Event& event : allEvents(db)) {
        if (stated.value(event.id.value, -1) != qint64{checksumOf(event)})
            spoiled.insert(event.id.value);
    }
    return spoiled;
}

void markMirrored(sql::Connection& db, const QSet<QString>& ids, Mirrored mirrored)
{
    constexpr auto update = "UPDATE event SET mirrored = ?2 WHERE id = ?1 AND mirrored <> ?2";
    for (const QString& id : ids)
        sql::run(db, update, id, qint64{mirrored == Mirrored::Yes ? 1 : 0});
}

Instant nextRecorded(sql::Connection& db, Instant now)
{
    // What was taken in before there was a last instant does not hold the others up.
    const std::string query =
        "SELECT recorded FROM event WHERE recorded <= " + std::to_string(lastRecorded.msecs) +
        " ORDER BY recorded DESC LIMIT 1";
    const qint64 latest = sql::firstNumber(db, query.c_str()).value_or(-1);
    return {std::max(now.msecs, latest + 1)};
}

} // namespace brickwork::tables
