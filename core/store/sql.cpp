#include "core/store/sql.h"

#include "core/store/sentence.h"

#include <sqlite3.h>

namespace brickwork::sql {

bool isDamage(const SQLite::Exception& exception)
{
    return exception.getErrorCode() == SQLITE_CORRUPT || exception.getErrorCode() == SQLITE_NOTADB;
}

Error errorOf(const SQLite::Exception& exception)
{
    const QString detail = QString::fromUtf8(exception.what());
    if (isDamage(exception)) {
        return {ErrorCode::Damaged,
                Sentence::tr(
                    "The store is damaged. Nothing was changed; start Brickwork again to have it repaired."),
                detail};
    }
    switch (exception.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Unwritable,
                Sentence::tr(
                    "Another Brickwork is busy with the store. Nothing was changed; try again in a moment."),
                detail};
    case SQLITE_FULL:
        return {ErrorCode::Unwritable,
                Sentence::tr("The disk is full. Nothing was changed; make room and try again."), detail};
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_PERM:
        return {ErrorCode::Unwritable,
                Sentence::tr(
                    "The store cannot be written to. Nothing was changed; check its folder and the disk."),
                detail};
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
        return {ErrorCode::Unreadable,
                Sentence::tr("The store cannot be opened. Check the permissions of its folder."), detail};
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return {ErrorCode::Invalid, Sentence::tr("The store does not accept this. Nothing was changed."),
                detail};
    default:
        return {ErrorCode::Internal, Sentence::tr("The store failed unexpectedly. Nothing was changed."),
                detail};
    }
}

void bind(SQLite::Statement& statement, int index, const QString& text)
{
    statement.bind(index, text.toStdString());
}

void bind(SQLite::Statement& statement, int index, qint64 number)
{
    statement.bind(index, static_cast<int64_t>(number));
}

void bind(SQLite::Statement& statement, int index, const std::optional<qint64>& number)
{
    if (number)
        bind(statement, index, *number);
    else
        statement.bind(index);
}

void bind(SQLite::Statement& statement, int index, const std::optional<QString>& text)
{
    if (text)
        bind(statement, index, *text);
    else
        statement.bind(index);
}

SQLite::Statement& Connection::prepared(const std::string& text)
{
    auto found = m_prepared.find(text);
    if (found == m_prepared.end())
        found = m_prepared.emplace(text, SQLite::Statement(*this, text)).first;
    found->second.tryReset(); // its last run may have failed, which is no news here
    return found->second;
}

QString text(SQLite::Statement& statement, int column)
{
    const SQLite::Column value = statement.getColumn(column);
    const char* bytes = value.getText(); // before getBytes(): it may convert
    return QString::fromUtf8(bytes, value.getBytes());
}

qint64 number(SQLite::Statement& statement, int column)
{
    return statement.getColumn(column).getInt64();
}

std::optional<QString> firstText(SQLite::Database& db, const char* query)
{
    SQLite::Statement statement(db, query);
    return statement.executeStep() ? std::optional(text(statement, 0)) : std::nullopt;
}

std::optional<qint64> firstNumber(SQLite::Database& db, const char* query)
{
    SQLite::Statement statement(db, query);
    return statement.executeStep() ? std::optional(number(statement, 0)) : std::nullopt;
}

} // namespace brickwork::sql
