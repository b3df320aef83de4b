#include "core/store/sql.h"
#include "core/store/tables.h"

namespace brickwork::tables {

std::optional<QString> readMeta(sql::Connection& db, const QString& key)
{
    SQLite::Statement query(db, "SELECT value FROM meta WHERE key = ?1");
    sql::bindAll(query, key);
    return query.executeStep() ? std::optional(sql::text(query, 0)) : std::nullopt;
}

void writeMeta(sql::Connection& db, const QString& key, const QString& value)
{
    sql::run(db, "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)", key, value);
}

std::map<QString, JournalMark> readJournalMarks(sql::Connection& db)
{
    std::map<QString, JournalMark> marks;
    SQLite::Statement rows(db, "SELECT name, size, modified, position, guard FROM journal");
    while (rows.executeStep()) {
        marks.emplace(sql::text(rows, 0), JournalMark{sql::number(rows, 1), sql::number(rows, 2),
                                                      sql::number(rows, 3), sql::text(rows, 4)});
    }
    return marks;
}

void writeJournalMark(sql::Connection& db, const QString& name, const JournalMark& mark)
{
    sql::run(
        db,
        "INSERT OR REPLACE INTO journal (name, size, modified, position, guard) VALUES (?1, ?2, ?3, ?4, ?5)",
        name, mark.size, mark.modified, mark.position, mark.guard);
}

} // namespace brickwork::tables
