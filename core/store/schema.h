// The shape of the store and how it got there: numbered migrations, each run whole or not at all.
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <span>

namespace SQLite {
class Database;
}

namespace brickwork::sql {
class Connection;
}

namespace brickwork::schema {

inline constexpr quint32 applicationId = 0x42524B57; ///< "BRKW"

struct Migration
{
    int number = 0; ///< the user_version it leads to
    QString name;
    QByteArray sql;
};

/// The program's own, in order, without gaps.
[[nodiscard]] const std::vector<Migration>& migrations();
/// The number this program knows.
[[nodiscard]] int newest();

[[nodiscard]] quint32 applicationIdOf(SQLite::Database& db);
[[nodiscard]] int versionOf(SQLite::Database& db);
/// The tables are as the last migration left them, to the letter. A damaged page may well hold a schema that
/// still parses.
[[nodiscard]] bool isAsMigrated(sql::Connection& db);

/// What this program asks of every connection. Nothing here writes to the file.
void setPragmas(SQLite::Database& db);

/// Runs every statement of a script; never splits at ';' itself. Throws SQLite::Exception.
void runScript(SQLite::Database& db, const QByteArray& script);

/// Brings the store from its version to that of the last of `steps` in one immediate transaction and folds
/// its tables anew. On failure the store is what it was. Throws SQLite::Exception; Damaged if references are
/// broken afterwards.
[[nodiscard]] Result<void> migrate(sql::Connection& db, std::span<const Migration> steps);

/// What "ok" is to PRAGMA quick_check or integrity_check: nothing. Else the findings.
enum class Depth
{
    Quick,
    Full
};
[[nodiscard]] QStringList faults(SQLite::Database& db, Depth depth);

} // namespace brickwork::schema
