#include "core/store/sql.h"
#include "core/store/tables.h"

namespace brickwork::tables {

void refoldSetting(sql::Connection& db, const QString& key, const std::vector<Event>& events)
{
    sql::run(db, "DELETE FROM setting WHERE key = ?1", key);
    for (const SettingValue& value : foldSetting(events))
        sql::run(db, "INSERT INTO setting (key, since, value) VALUES (?1, ?2, ?3)", key,
                 value.from ? value.from->iso() : QString(), value.value);
}

std::map<QString, std::vector<SettingValue>> readSettings(sql::Connection& db)
{
    std::map<QString, std::vector<SettingValue>> settings;
    SQLite::Statement rows(db, "SELECT key, since, value FROM setting ORDER BY key, since");
    while (rows.executeStep())
        settings[sql::text(rows, 0)].push_back({Day::fromIso(sql::text(rows, 1)), sql::text(rows, 2)});
    return settings;
}

} // namespace brickwork::tables
