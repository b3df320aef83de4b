// The thin layer over SQLiteCpp: Qt texts in and out, and its exceptions turned into Errors at the door of
// the room.
#pragma once

#include "core/base/result.h"

#include <QString>

#include <SQLiteCpp/SQLiteCpp.h>

#include <unordered_map>
#include <utility>

namespace brickwork::sql {

[[nodiscard]] Error errorOf(const SQLite::Exception& exception);
/// The file itself is broken: what salvaging is for, as opposed to a full disk or a lock.
[[nodiscard]] bool isDamage(const SQLite::Exception& exception);

/// Runs `work`, which returns a Result, and turns SQLite's exceptions into its error.
template <typename Work>
[[nodiscard]] auto guarded(Work&& work) -> decltype(work())
{
    try {
        return std::forward<Work>(work)();
    } catch (const SQLite::Exception& exception) {
        return Failure(errorOf(exception));
    }
}

void bind(SQLite::Statement& statement, int index, const QString& text);
void bind(SQLite::Statement& statement, int index, qint64 number);
void bind(SQLite::Statement& statement, int index, const std::optional<qint64>& number);
void bind(SQLite::Statement& statement, int index, const std::optional<QString>& text);

/// Binds the arguments to ?1, ?2, ... in order.
template <typename... Values>
void bindAll(SQLite::Statement& statement, const Values&... values)
{
    int index = 0;
    (bind(statement, ++index, values), ...);
}

/// A connection that keeps the statements it has prepared: folding a subject takes several, and there are
/// thousands of subjects.
class Connection : public SQLite::Database
{
public:
    using SQLite::Database::Database;

    /// The statement of this text, reset, its bindings free to be set. Hold it no longer than until the next
    /// call with the same text.
    [[nodiscard]] SQLite::Statement& prepared(const std::string& text);

private:
    std::unordered_map<std::string, SQLite::Statement> m_prepared;
};

/// Runs one statement that returns no rows. Returns the number of rows changed.
template <typename... Values>
int run(Connection& db, const char* text, const Values&... values)
{
    SQLite::Statement& statement = db.prepared(text);
    bindAll(statement, values...);
    const int changed = statement.exec();
    statement.reset();
    return changed;
}

[[nodiscard]] QString text(SQLite::Statement& statement, int column);
[[nodiscard]] qint64 number(SQLite::Statement& statement, int column);

/// First column of the first row, or nothing.
[[nodiscard]] std::optional<QString> firstText(SQLite::Database& db, const char* query);
[[nodiscard]] std::optional<qint64> firstNumber(SQLite::Database& db, const char* query);

} // namespace brickwork::sql
