#include "core/base/posix_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace brickwork::posix {
using namespace Qt::StringLiterals;

Descriptor::Descriptor(Descriptor&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

Descriptor::~Descriptor()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

int Descriptor::close()
{
    const int descriptor = std::exchange(m_descriptor, -1);
    // On Linux the descriptor is gone even after EINTR; a second try could close somebody else's.
    if (descriptor >= 0 && ::close(descriptor) != 0 && errno != EINTR)
        return errno;
    return 0;
}

int writeAll(int descriptor, QByteArrayView bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t count =
            ::write(descriptor, bytes.data() + done, static_cast<size_t>(bytes.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return errno;
        if (count == 0)
            return ENOSPC; // not allowed for a regular file, but an endless loop would be worse
        done += count;
    }
    return 0;
}

std::expected<QByteArray, int> readAll(int descriptor, qint64 limit)
{
    struct stat info = {};
    if (::fstat(descriptor, &info) != 0)
        return std::unexpected(errno);
    if (info.st_size > limit)
        return std::unexpected(EFBIG);
    // One byte more than the size, so that the usual file is known to be at its end after two reads.
    QByteArray bytes(static_cast<qsizetype>(info.st_size) + 1, Qt::Uninitialized);
    qsizetype done = 0;
    while (true) {
        if (done == bytes.size())
            bytes.resize(bytes.size() + qMax<qsizetype>(bytes.size(), 4096));
        const ssize_t count =
            ::read(descriptor, bytes.data() + done, static_cast<size_t>(bytes.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return std::unexpected(errno);
        if (count == 0)
            break;
        done += count;
        if (done > limit)
            return std::unexpected(EFBIG);
    }
    bytes.truncate(done);
    return bytes;
}

int sync(int descriptor)
{
    while (::fsync(descriptor) != 0) {
        if (errno != EINTR)
            return errno;
    }
    return 0;
}

int syncFolderOf(const QByteArray& path)
{
    const Descriptor folder(::open(folderOf(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen())
        return errno == EACCES ? 0 : errno;
    const int code = sync(folder.get());
    return code == EINVAL || code == ENOTSUP || code == EBADF ? 0 : code;
}

QByteArray folderOf(const QByteArray& path)
{
    const qsizetype slash = path.lastIndexOf('/');
    if (slash < 0)
        return "."_ba;
    return slash == 0 ? "/"_ba : path.first(slash);
}

QByteArray nameOf(const QByteArray& path)
{
    return path.sliced(path.lastIndexOf('/') + 1);
}

int renameNoReplace(const QByteArray& from, const QByteArray& to)
{
    const char* const source = from.constData();
    const char* const target = to.constData();
    if (::renameat2(AT_FDCWD, source, AT_FDCWD, target, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != ENOSYS && errno != EINVAL && errno != ENOTSUP)
        return errno;
    if (::linkat(AT_FDCWD, source, AT_FDCWD, target, 0) == 0)
        return ::unlink(source) == 0 ? 0 : errno;
    if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS && errno != EMLINK)
        return errno;
    // A file system with neither: claim the name with an empty file that is ours, then replace that one.
    Descriptor claim(::open(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!claim.isOpen())
        return errno;
    if (::rename(source, target) == 0)
        return 0;
    const int code = errno;
    ::unlink(target);
    return code;
}

QString reasonOf(int code)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return QCoreApplication::translate("durable_file", "the disk is full");
    case EACCES:
    case EPERM:
        return QCoreApplication::translate("durable_file", "you have no permission there");
    case EROFS:
        return QCoreApplication::translate("durable_file", "the disk is read-only");
    case EIO:
        return QCoreApplication::translate("durable_file", "the disk reported an error");
    case EFBIG:
        return QCoreApplication::translate("durable_file", "the file would be too large");
    case ENAMETOOLONG:
        return QCoreApplication::translate("durable_file", "the name is too long");
    case ENOENT:
    case ENOTDIR:
        return QCoreApplication::translate("durable_file", "its folder is not there");
    case ELOOP:
        return QCoreApplication::translate("durable_file", "its links lead round in a circle");
    case EISDIR:
        return QCoreApplication::translate("durable_file", "it is not a file");
    default:
        return QString::fromLocal8Bit(std::strerror(code));
    }
}

QString detailOf(const char* step, const QByteArray& path, int code)
{
    return u"%1 %2: %3 (errno %4)"_s.arg(QString::fromLatin1(step), QFile::decodeName(path),
                                         QString::fromLocal8Bit(std::strerror(code)), QString::number(code));
}

QString shownName(const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    return name.isEmpty() ? path : name;
}

} // namespace brickwork::posix
