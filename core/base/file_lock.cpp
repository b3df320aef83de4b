#include "core/base/file_lock.h"

#include "core/base/posix_file.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FileLock)
};

Failure cannot(ErrorCode code, const QString& path, int reason)
{
    return fail(code, Words::tr("%1 cannot be locked for writing.").arg(path),
                QString::fromLocal8Bit(std::strerror(reason)));
}

/// Never through a link: what is written to must be the file that has this name. A new one is there after a
/// power cut too.
std::expected<int, int> openOrMake(const QByteArray& path)
{
    constexpr int flags = O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    posix::Descriptor file(::open(path.constData(), flags));
    const bool missing = !file.isOpen() && errno == ENOENT;
    if (missing)
        file = posix::Descriptor(::open(path.constData(), flags | O_CREAT, 0644));
    if (!file.isOpen())
        return std::unexpected(errno);
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0)
        return std::unexpected(errno);
    if (!S_ISREG(info.st_mode))
        return std::unexpected(EISDIR);
    if (const int code = missing ? posix::syncFolderOf(path) : 0)
        return std::unexpected(code);
    return file.release();
}

} // namespace

Result<FileLock> FileLock::take(const QString& path, std::chrono::milliseconds patience)
{
    const auto descriptor = openOrMake(QFile::encodeName(path));
    if (!descriptor)
        return cannot(ErrorCode::Unwritable, path, descriptor.error());
    FileLock lock(*descriptor);
    const auto until = std::chrono::steady_clock::now() + patience;
    while (::flock(*descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR)
            continue;
        if (errno != EWOULDBLOCK)
            return lock; // a file system without locks: appends are single writes and doubled lines do no
                         // harm
        if (std::chrono::steady_clock::now() >= until)
            return cannot(ErrorCode::Conflict, path, EWOULDBLOCK);
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return lock;
}

FileLock::FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor); // gives the lock up
}

} // namespace brickwork
