#include "core/store/file_hold.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <array>
#include <thread>

namespace brickwork {

namespace {

constexpr qint64 largestStore = 1LL << 31;
constexpr qint64 piece = 1LL << 20;
constexpr auto busyPatience = std::chrono::seconds(5);
constexpr auto pause = std::chrono::milliseconds(5);

sqlite3_file* handleOf(SQLite::Database& db)
{
    sqlite3_file* file = nullptr;
    sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    if (file == nullptr || file->pMethods == nullptr)
        throw SQLite::Exception("the file is not open", SQLITE_CANTOPEN);
    return file;
}

void require(int code, const char* what)
{
    if (code != SQLITE_OK)
        throw SQLite::Exception(what, code & 0xFF);
}

QByteArray read(sqlite3_file* file, qint64 most)
{
    sqlite3_int64 size = 0;
    require(file->pMethods->xFileSize(file, &size), "the size of the file");
    if (size > largestStore)
        throw SQLite::Exception("the file is too large to be read at once", SQLITE_TOOBIG);
    QByteArray bytes(static_cast<qsizetype>(std::min<qint64>(size, most)), '\0');
    for (qint64 at = 0; at < bytes.size(); at += piece) {
        const int count = static_cast<int>(std::min<qint64>(piece, bytes.size() - at));
        const int code = file->pMethods->xRead(file, bytes.data() + at, count, at);
        if (code != SQLITE_IOERR_SHORT_READ) // it shrank: SQLite filled up with zeros
            require(code, "the bytes of the file");
    }
    return bytes;
}

} // namespace

QByteArray headOf(const QString& file, qint64 count)
{
    SQLite::Database db(file.toStdString(), SQLite::OPEN_READONLY);
    return read(handleOf(db), count);
}

QByteArray bytesBehind(SQLite::Database& db)
{
    sqlite3_file* const file = handleOf(db);
    const auto until = std::chrono::steady_clock::now() + busyPatience;
    int code = file->pMethods->xLock(file, SQLITE_LOCK_SHARED); // nobody is half through a commit
    while ((code & 0xFF) == SQLITE_BUSY && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(pause);
        code = file->pMethods->xLock(file, SQLITE_LOCK_SHARED);
    }
    require(code, "a lock for reading");
    const std::unique_ptr<sqlite3_file, void (*)(sqlite3_file*)> unlock(
        file, [](sqlite3_file* held) { held->pMethods->xUnlock(held, SQLITE_LOCK_NONE); });
    return read(file, largestStore);
}

bool hasMoved(SQLite::Database& db)
{
    int moved = 0;
    const int code = sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return code == SQLITE_OK && moved != 0;
}

FileHold::FileHold(const QString& file)
    : m_db(std::make_unique<SQLite::Database>(file.toStdString(),
                                              SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE))
{
}

FileHold::FileHold(FileHold&& other) noexcept = default;

FileHold::~FileHold() = default; // closing gives the locks up

std::optional<FileHold> FileHold::take(const QString& file, std::chrono::milliseconds patience)
{
    FileHold hold(file);
    return hold.lock(patience) ? std::optional(std::move(hold)) : std::nullopt;
}

bool FileHold::lock(std::chrono::milliseconds patience)
{
    // As BEGIN EXCLUSIVE climbs them. What was got is given back while another means to write: two that hold
    // a part and wait for the rest would wait for each other.
    constexpr std::array steps{SQLITE_LOCK_SHARED, SQLITE_LOCK_RESERVED, SQLITE_LOCK_EXCLUSIVE};
    sqlite3_file* const file = handleOf(*m_db);
    const auto until = std::chrono::steady_clock::now() + patience;
    for (size_t step = 0; step < steps.size();) {
        const int code = file->pMethods->xLock(file, steps[step]);
        if (code == SQLITE_OK) {
            ++step;
            continue;
        }
        if ((code & 0xFF) != SQLITE_BUSY)
            require(code, "a lock for writing");
        if (std::chrono::steady_clock::now() >= until)
            return false;
        if (steps[step] != SQLITE_LOCK_EXCLUSIVE) {
            file->pMethods->xUnlock(file, SQLITE_LOCK_NONE);
            step = 0;
        }
        std::this_thread::sleep_for(pause);
    }
    return true;
}

QByteArray FileHold::bytes() const
{
    return read(handleOf(*m_db), largestStore);
}

} // namespace brickwork
