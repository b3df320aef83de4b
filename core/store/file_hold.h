// A store file below SQL: its bytes, and SQLite's own lock on it, for when SQLite cannot make sense of what
// it says. All goes through SQLite's handles: to open the file by other means and close it again would drop
// the locks this process has on it. Everything here throws SQLite::Exception.
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace SQLite {
class Database;
}

namespace brickwork {

/// The first bytes of the file, without a lock; fewer if it is shorter. Nothing is written.
[[nodiscard]] QByteArray headOf(const QString& file, qint64 count);

/// All bytes of the file behind a connection that is in no transaction, wherever the file is now: deleted,
/// moved. A journal that stands beside its old path is not looked at; it may be another file's.
[[nodiscard]] QByteArray bytesBehind(SQLite::Database& db);

/// The file behind this connection is no longer the one at its path.
[[nodiscard]] bool hasMoved(SQLite::Database& db);

/// While it lives, no other connection can read or write the file.
class FileHold
{
public:
    /// Nothing if others are at work on the file for all of `patience`. An empty file is made if there is
    /// none.
    [[nodiscard]] static std::optional<FileHold> take(const QString& file,
                                                      std::chrono::milliseconds patience);
    ~FileHold();
    FileHold(FileHold&& other) noexcept;
    FileHold& operator=(FileHold&& other) = delete;
    FileHold(const FileHold&) = delete;
    FileHold& operator=(const FileHold&) = delete;

    [[nodiscard]] QByteArray bytes() const;
    [[nodiscard]] bool moved() const { return hasMoved(*m_db); }

private:
    explicit FileHold(const QString& file);
    [[nodiscard]] bool lock(std::chrono::milliseconds patience);

    std::unique_ptr<SQLite::Database> m_db; ///< opened, never asked anything
};

} // namespace brickwork
