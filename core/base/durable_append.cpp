#include "core/base/durable_file.h"
#include "core/base/posix_file.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace brickwork {
namespace {
using posix::Descriptor;

Failure cannotAppend(const QString& path, const char* step, int code)
{
    return fail(ErrorCode::Unwritable,
                QCoreApplication::translate(
                    "durable_file", "Nothing could be added to “%1”: %2. What it held before is untouched.")
                    .arg(posix::shownName(path), posix::reasonOf(code)),
                posix::detailOf(step, QFile::encodeName(path), code));
}

/// A file opened and locked for this program alone.
struct Locked
{
    Descriptor file;
    qint64 size = 0;
    bool fresh = false; ///< made by this call
};

std::expected<Locked, int> openLocked(const QByteArray& path)
{
    // The file may be replaced or removed while we wait for its lock; then the lock is worth nothing.
    for (int attempt = 0; attempt < 100; ++attempt) {
        constexpr int flags = O_RDWR | O_APPEND | O_NONBLOCK | O_CLOEXEC;
        Locked locked{Descriptor(::open(path.constData(), flags)), 0, false};
        if (!locked.file.isOpen() && errno == ENOENT) {
            locked.file = Descriptor(::open(path.constData(), flags | O_CREAT, 0666));
            locked.fresh = true;
        }
        if (!locked.file.isOpen())
            return std::unexpected(errno);
        struct stat mine = {};
        if (::fstat(locked.file.get(), &mine) != 0)
            return std::unexpected(errno);
        if (!S_ISREG(mine.st_mode))
            return std::unexpected(EISDIR);
        while (::flock(locked.file.get(), LOCK_EX) != 0) {
            if (errno != EINTR)
                return std::unexpected(errno);
        }
        struct stat named = {};
        if (::stat(path.constData(), &named) != 0 || named.st_dev != mine.st_dev ||
            named.st_ino != mine.st_ino)
            continue;
        locked.size = named.st_size;
        return locked;
    }
    return std::unexpected(EBUSY);
}

/// Whether the bytes before `size` end a line. An empty file does.
std::expected<bool, int> endsLine(int file, qint64 size)
{
    if (size == 0)
        return true;
    char last = 0;
    const ssize_t count = ::pread(file, &last, 1, size - 1);
    if (count != 1)
        return std::unexpected(count < 0 ? errno : EIO);
    return last == '\n';
}

/// Back to what it was. An empty file of our own making goes; others that wait for it notice (see
/// openLocked).
void rollBack(const Locked& locked, const QByteArray& path)
{
    if (::ftruncate(locked.file.get(), locked.size) == 0)
        (void) posix::sync(locked.file.get());
    if (locked.fresh && locked.size == 0)
        ::unlink(path.constData());
}

} // namespace

Result<void> appendDurably(const QString& path, QByteArrayView line)
{
    if (line.contains('\n'))
        return fail(
            ErrorCode::Invalid,
            QCoreApplication::translate("durable_file", "Only one line at a time can be added to “%1”.")
                .arg(posix::shownName(path)),
            path);
    const QByteArray where = QFile::encodeName(path);
    const auto locked = openLocked(where);
    if (!locked)
        return cannotAppend(path, "open and lock", locked.error());
    const auto whole = endsLine(locked->file.get(), locked->size);
    if (!whole)
        return cannotAppend(path, "read the end of", whole.error());

    const QByteArray bytes = (*whole ? QByteArray() : QByteArray("\n")) + line.toByteArray() + '\n';
    int code = posix::writeAll(locked->file.get(), bytes);
    if (code == 0)
        code = posix::sync(locked->file.get());
    if (code == 0 && locked->size == 0)
        code = posix::syncFolderOf(where);
    if (code == 0)
        return {};
    rollBack(*locked, where);
    return cannotAppend(path, "write", code);
}

} // namespace brickwork
