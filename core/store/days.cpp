// brick and rest: what stands on a day.
#include "core/store/sql.h"
#include "core/store/tables.h"

namespace brickwork::tables {

void refoldBrick(sql::Connection& db, Day day, const std::vector<Event>& events)
{
    const auto brick = foldBrick(events);
    if (!brick) {
        sql::run(db, "DELETE FROM brick WHERE day = ?1", day.iso());
        return;
    }
    sql::run(db, R"sql(
        INSERT OR REPLACE INTO brick (day, size, source, note, direction, at, zone, rollover)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    )sql",
             brick->day.iso(), qint64{static_cast<int>(brick->size)}, toText(brick->source), brick->note,
             brick->direction, brick->stamp.at.msecs, brick->stamp.zone,
             qint64{brick->stamp.rollover.minutes});
}

void refoldRest(sql::Connection& db, Day day, const std::vector<Event>& events)
{
    const auto rest = foldRest(events);
    if (!rest) {
        sql::run(db, "DELETE FROM rest WHERE day = ?1", day.iso());
        return;
    }
    sql::run(db, "INSERT OR REPLACE INTO rest (day, reason) VALUES (?1, ?2)", rest->day.iso(), rest->reason);
}

namespace {

constexpr auto selectBricks = "SELECT day, size, source, note, direction, at, zone, rollover FROM brick ";

std::optional<Brick> brickAt(SQLite::Statement& rows)
{
    const auto day = Day::fromIso(sql::text(rows, 0));
    if (!day)
        return std::nullopt; // 30 February passes the table's own check
    Brick brick;
    brick.day = *day;
    brick.size = static_cast<BrickSize>(sql::number(rows, 1));
    brick.source = brickSourceFrom(sql::text(rows, 2)).value_or(BrickSource::Manual);
    brick.note = sql::text(rows, 3);
    if (!rows.isColumnNull(4))
        brick.direction = sql::text(rows, 4);
    brick.stamp = {{sql::number(rows, 5)}, sql::text(rows, 6), {static_cast<int>(sql::number(rows, 7))}};
    return brick;
}

} // namespace

void readBricks(sql::Connection& db, HabitLog& log)
{
    SQLite::Statement rows(db, std::string(selectBricks) + "ORDER BY day");
    while (rows.executeStep()) {
        if (auto brick = brickAt(rows)) {
            const Day day = brick->day;
            log.bricks.emplace_hint(log.bricks.end(), day, std::move(*brick));
        }
    }
}

std::optional<Brick> readBrick(sql::Connection& db, Day day)
{
    SQLite::Statement rows(db, std::string(selectBricks) + "WHERE day = ?1");
    sql::bindAll(rows, day.iso());
    return rows.executeStep() ? brickAt(rows) : std::nullopt;
}

std::optional<Rest> readRest(sql::Connection& db, Day day)
{
    SQLite::Statement rows(db, "SELECT reason FROM rest WHERE day = ?1");
    sql::bindAll(rows, day.iso());
    return rows.executeStep() ? std::optional(Rest{day, sql::text(rows, 0)}) : std::nullopt;
}

void readRests(sql::Connection& db, HabitLog& log)
{
    SQLite::Statement rows(db, "SELECT day, reason FROM rest ORDER BY day");
    while (rows.executeStep()) {
        if (const auto day = Day::fromIso(sql::text(rows, 0)))
            log.rests.emplace_hint(log.rests.end(), *day, Rest{*day, sql::text(rows, 1)});
    }
}

} // namespace brickwork::tables
