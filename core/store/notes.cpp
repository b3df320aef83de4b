// note: what waits for the next issue, and what went into one.
#include "core/store/sql.h"
#include "core/store/tables.h"

namespace brickwork::tables {

void refoldNote(sql::Connection& db, const QString& id, const std::vector<Event>& events)
{
    sql::run(db, "DELETE FROM note WHERE id = ?1", id);
    const auto note = foldNote(events);
    if (!note)
        return;
    sql::run(db, "INSERT INTO note (id, text, day, added, used_in, used) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", id,
             note->text, note->on ? note->on->iso() : QString(), note->added.msecs, note->usedIn,
             note->used.transform([](Instant instant) { return instant.msecs; }));
}

std::vector<Note> readNotes(sql::Connection& db)
{
    std::vector<Note> notes;
    SQLite::Statement rows(db, "SELECT id, text, day, added, used_in, used FROM note ORDER BY added, id");
    while (rows.executeStep()) {
        Note note{.id = {sql::text(rows, 0)},
                  .text = sql::text(rows, 1),
                  .on = Day::fromIso(sql::text(rows, 2)),
                  .added = {sql::number(rows, 3)},
                  .usedIn = sql::text(rows, 4),
                  .used = {}};
        if (!rows.isColumnNull(5))
            note.used = Instant{sql::number(rows, 5)};
        notes.push_back(std::move(note));
    }
    return notes;
}

} // namespace brickwork::tables
