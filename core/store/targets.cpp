#include "core/store/sql.h"
#include "core/store/tables.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace brickwork::tables {

void refoldTarget(sql::Connection& db, const QString& name, const std::vector<Event>& events)
{
    const auto target = foldTarget(events);
    if (!target) {
        sql::run(db, "DELETE FROM target WHERE name = ?1", name);
        return;
    }
    QJsonObject options;
    for (const auto& [key, value] : target->options)
        options.insert(key, value);
    sql::run(db, "INSERT OR REPLACE INTO target (name, kind, options) VALUES (?1, ?2, ?3)", name,
             target->kind, QString::fromUtf8(QJsonDocument(options).toJson(QJsonDocument::Compact)));
}

std::vector<TargetRecord> readTargets(sql::Connection& db)
{
    std::vector<TargetRecord> targets;
    SQLite::Statement rows(db, "SELECT name, kind, options FROM target ORDER BY name");
    while (rows.executeStep()) {
        TargetRecord target{sql::text(rows, 0), sql::text(rows, 1), {}};
        const QJsonObject options = QJsonDocument::fromJson(sql::text(rows, 2).toUtf8()).object();
        for (auto it = options.begin(); it != options.end(); ++it)
            target.options.emplace(it.key(), it.value().toString());
        targets.push_back(std::move(target));
    }
    return targets;
}

} // namespace brickwork::tables
