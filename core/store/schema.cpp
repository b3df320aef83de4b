#include "core/store/schema.h"

#include "core/base/content_hash.h"
#include "core/store/sentence.h"
#include "core/store/sql.h"
#include "core/store/tables.h"

#include <sqlite3.h>

namespace brickwork::schema {

using namespace Qt::StringLiterals;

namespace {

/// Of the tables this program reads from and their indexes; what else there may be is not its business.
QString fingerprint(SQLite::Database& db)
{
    QString shape;
    SQLite::Statement rows(db, R"sql(
        SELECT type, name, sql FROM sqlite_schema
        WHERE type IN ('table', 'index') AND tbl_name IN
        ('meta', 'event', 'brick', 'rest', 'post', 'delivery', 'setting', 'target', 'pending', 'journal',
         'writing', 'writing_open', 'note')
        ORDER BY type, name
    )sql");
    while (rows.executeStep())
        shape += sql::text(rows, 0) + u' ' + sql::text(rows, 1) + u' ' + sql::text(rows, 2) + u'\n';
    return ContentHash::of(shape.toUtf8()).hex();
}

} // namespace

const std::vector<Migration>& migrations()
{
    static const std::vector<Migration> all = [] {
        std::vector<Migration> found;
        const QDir folder(u":/migrations"_s);
        for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                found.push_back({name.left(4).toInt(), name, file.readAll()});
        }
        return found;
    }();
    return all;
}

int newest()
{
    return migrations().empty() ? 0 : migrations().back().number;
}

quint32 applicationIdOf(SQLite::Database& db)
{
    return static_cast<quint32>(sql::firstNumber(db, "PRAGMA application_id").value_or(0));
}

int versionOf(SQLite::Database& db)
{
    return static_cast<int>(sql::firstNumber(db, "PRAGMA user_version").value_or(0));
}

bool isAsMigrated(sql::Connection& db)
{
    return tables::readMeta(db, u"schema"_s) == fingerprint(db);
}

void setPragmas(SQLite::Database& db)
{
    db.setBusyTimeout(5000);
    for (const char* pragma :
         {"PRAGMA journal_mode = TRUNCATE", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
          "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0"}) {
        SQLite::Statement statement(db, pragma);
        while (statement.executeStep()) {
        }
    }
}

void runScript(SQLite::Database& db, const QByteArray& script)
{
    const char* rest = script.constData();
    const char* const end = rest + script.size();
    while (rest < end) {
        sqlite3_stmt* prepared = nullptr;
        const char* tail = nullptr;
        const int bytes = static_cast<int>(end - rest);
        if (sqlite3_prepare_v2(db.getHandle(), rest, bytes, &prepared, &tail) != SQLITE_OK)
            throw SQLite::Exception(db.getHandle());
        const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared,
                                                                                   &sqlite3_finalize);
        int step = SQLITE_ROW;
        while (statement && step == SQLITE_ROW)
            step = sqlite3_step(statement.get());
        if (statement && step != SQLITE_DONE)
            throw SQLite::Exception(db.getHandle(), step);
        rest = tail;
    }
}

Result<void> migrate(sql::Connection& db, std::span<const Migration> steps)
{
    // A migration may build a table anew under its old name; references are checked as a whole at the end
    // instead.
    db.exec("PRAGMA foreign_keys = OFF");
    const auto restore = qScopeGuard([&db] { db.tryExec("PRAGMA foreign_keys = ON"); });
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    const int from = versionOf(db);
    for (const Migration& step : steps) {
        if (step.number <= from)
            continue;
        runScript(db, step.sql);
        db.exec("PRAGMA user_version = " + std::to_string(step.number));
    }
    tables::writeMeta(db, u"schema"_s, fingerprint(db));
    db.exec("PRAGMA application_id = " + std::to_string(applicationId));
    if (from > 0)
        tables::refoldAll(db);
    if (sql::firstText(db, "PRAGMA foreign_key_check")) {
        return fail(ErrorCode::Damaged,
                    Sentence::tr("The store could not be brought up to date: its tables do "
                                 "not fit together. It was left as it was."));
    }
    transaction.commit();
    return {};
}

QStringList faults(SQLite::Database& db, Depth depth)
{
    QStringList found;
    SQLite::Statement rows(db,
                           depth == Depth::Full ? "PRAGMA integrity_check(20)" : "PRAGMA quick_check(20)");
    while (rows.executeStep())
        found << sql::text(rows, 0);
    if (found == QStringList{u"ok"_s})
        found.clear();
    return found;
}

} // namespace brickwork::schema
