#include "core/store/file_lock.h"

#include "core/store/sentence.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

namespace brickwork {

namespace {

Failure cannot(ErrorCode code, const QString& path)
{
    return fail(code, Sentence::tr("%1 cannot be locked for writing.").arg(path),
                QString::fromLocal8Bit(std::strerror(errno)));
}

} // namespace

Result<FileLock> FileLock::take(const QString& path, std::chrono::milliseconds patience)
{
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return cannot(ErrorCode::Unwritable, path);
    FileLock lock(descriptor);
    const auto until = std::chrono::steady_clock::now() + patience;
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR)
            continue;
        if (errno != EWOULDBLOCK)
            return lock; // a file system without locks: appends are single writes and doubled lines do no
                         // harm
        if (std::chrono::steady_clock::now() >= until)
            return cannot(ErrorCode::Conflict, path);
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
