// writing and writing_open: words and time by day and draft. Both tables have the same columns.
#include "core/store/event_body.h"
#include "core/store/sql.h"
#include "core/store/tables.h"

#include <algorithm>

namespace brickwork::tables {

namespace {

constexpr auto columns = "(day, draft, title, typed_added, typed_removed, pasted_added, pasted_removed, "
                         "moved_added, moved_removed, imported_added, imported_removed, external_added, "
                         "external_removed, msecs, first, last, total)";
constexpr auto places = "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";

std::optional<qint64> msecsOf(const std::optional<Instant>& instant)
{
    return instant ? std::optional(instant->msecs) : std::nullopt;
}

void write(sql::Connection& db, const std::string& insert, const Writing& row)
{
    const auto added = [&row](std::size_t i) { return qint64{row.words.at(i).added}; };
    const auto removed = [&row](std::size_t i) { return qint64{row.words.at(i).removed}; };
    const std::string text = insert + ' ' + columns + ' ' + places;
    sql::run(db, text.c_str(), row.day.iso(), row.draft, row.title, added(0), removed(0), added(1),
             removed(1), added(2), removed(2), added(3), removed(3), added(4), removed(4), row.msecs,
             msecsOf(row.first), msecsOf(row.last), qint64{row.total});
}

std::optional<Instant> instantAt(SQLite::Statement& rows, int column)
{
    return rows.isColumnNull(column) ? std::nullopt : std::optional(Instant{sql::number(rows, column)});
}

std::optional<Writing> rowOf(SQLite::Statement& rows)
{
    const auto day = Day::fromIso(sql::text(rows, 0));
    if (!day)
        return std::nullopt; // 30 February passes the table's own check
    Writing row;
    row.day = *day;
    row.draft = sql::text(rows, 1);
    row.title = sql::text(rows, 2);
    for (std::size_t i = 0; i < wordSources; ++i) {
        const int column = 3 + 2 * static_cast<int>(i);
        row.words.at(i) = {static_cast<int>(sql::number(rows, column)),
                           static_cast<int>(sql::number(rows, column + 1))};
    }
    row.msecs = sql::number(rows, 13);
    row.first = instantAt(rows, 14);
    row.last = instantAt(rows, 15);
    row.total = static_cast<int>(sql::number(rows, 16));
    return row;
}

std::vector<Writing> rowsOf(sql::Connection& db, const char* query)
{
    std::vector<Writing> found;
    SQLite::Statement rows(db, query);
    while (rows.executeStep()) {
        if (auto row = rowOf(rows))
            found.push_back(std::move(*row));
    }
    return found;
}

std::optional<Writing> openWritingOf(sql::Connection& db, Day day, const QString& draft)
{
    SQLite::Statement& rows = db.prepared("SELECT * FROM writing_open WHERE day = ?1 AND draft = ?2");
    sql::bindAll(rows, day.iso(), draft);
    std::optional<Writing> row;
    if (rows.executeStep())
        row = rowOf(rows);
    rows.reset();
    return row;
}

bool holds(const WordChange& whole, const WordChange& part)
{
    return whole.added >= part.added && whole.removed >= part.removed;
}

/// The row is an earlier state of what became this event: they begin with the same key. A backup or a file
/// that was taken away may still hold it.
bool holds(const Writing& event, const Writing& row)
{
    const auto least = [](const WordChange& whole, const WordChange& part) { return holds(whole, part); };
    return row.first && event.first == row.first && event.last >= row.last && event.msecs >= row.msecs &&
           std::ranges::equal(event.words, row.words, least);
}

bool isSettled(const Writing& row, const std::vector<Event>& events)
{
    return std::ranges::any_of(events, [&row](const Event& event) {
        const auto writing = event.kind == kinds::writingLogged ? writingOf(event.body) : std::nullopt;
        return writing && holds(*writing, row);
    });
}

/// Of two readings of one row what the later one says: it only ever grew.
Writing later(const Writing& a, const Writing& b)
{
    Writing row = a.last >= b.last ? a : b;
    const Writing& other = a.last >= b.last ? b : a;
    for (std::size_t i = 0; i < wordSources; ++i)
        row.words.at(i) = {.added = std::max(row.words.at(i).added, other.words.at(i).added),
                           .removed = std::max(row.words.at(i).removed, other.words.at(i).removed)};
    row.msecs = std::max(row.msecs, other.msecs);
    if (other.first)
        row.first = row.first ? std::min(*row.first, *other.first) : *other.first;
    return row;
}

} // namespace

void refoldWriting(sql::Connection& db, Day day, const QString& draft, const std::vector<Event>& events)
{
    if (const auto writing = foldWriting(events))
        write(db, "INSERT OR REPLACE INTO writing", *writing);
    else
        sql::run(db, "DELETE FROM writing WHERE day = ?1 AND draft = ?2", day.iso(), draft);
    // What came in may have been made of what is open here.
    if (const auto open = openWritingOf(db, day, draft); open && isSettled(*open, events))
        sql::run(db, "DELETE FROM writing_open WHERE day = ?1 AND draft = ?2", day.iso(), draft);
}

void readWritings(sql::Connection& db, WritingLog& log)
{
    SQLite::Statement rows(db, "SELECT * FROM writing ORDER BY day, draft");
    auto place = log.end();
    while (rows.executeStep()) {
        auto row = rowOf(rows);
        if (!row)
            continue;
        if (place == log.end() || place->first != row->day)
            place = log.try_emplace(log.end(), row->day);
        QString draft = row->draft;
        place->second.emplace_hint(place->second.end(), std::move(draft), std::move(*row));
    }
}

std::map<QString, Writing> readWritingsOf(sql::Connection& db, Day day)
{
    std::map<QString, Writing> found;
    SQLite::Statement rows(db, "SELECT * FROM writing WHERE day = ?1");
    sql::bindAll(rows, day.iso());
    while (rows.executeStep()) {
        if (auto row = rowOf(rows))
            found.emplace(row->draft, std::move(*row));
    }
    return found;
}

void addOpenWriting(sql::Connection& db, const Writing& delta)
{
    std::optional<Writing> sum = openWritingOf(db, delta.day, delta.draft);
    if (sum)
        add(*sum, delta);
    write(db, "INSERT OR REPLACE INTO writing_open", sum.value_or(delta));
}

void keepOpenWriting(sql::Connection& db, const Writing& row)
{
    if (isSettled(row, eventsOf(db, writingSubject(row.day, row.draft))))
        return;
    const auto there = openWritingOf(db, row.day, row.draft);
    write(db, "INSERT OR REPLACE INTO writing_open", there ? later(*there, row) : row);
}

std::vector<Writing> readOpenWriting(sql::Connection& db)
{
    return rowsOf(db, "SELECT * FROM writing_open ORDER BY day, draft");
}

void clearOpenWriting(sql::Connection& db)
{
    sql::run(db, "DELETE FROM writing_open");
}

} // namespace brickwork::tables
