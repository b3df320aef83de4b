#include "core/base/durable_file.h"

#include "core/base/in_place.h"
#include "core/base/temporary_file.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace brickwork {
namespace {
using posix::Descriptor;
using posix::TemporaryFile;

constexpr qint64 noLimit = std::numeric_limits<qint64>::max();

Failure cannotSave(const QString& path, const char* step, const QByteArray& where, int code)
{
    return fail(ErrorCode::Unwritable,
                QCoreApplication::translate("durable_file",
                                            "“%1” could not be saved: %2. What was on the disk is untouched.")
                    .arg(posix::shownName(path), posix::reasonOf(code)),
                posix::detailOf(step, where, code));
}

Failure alreadyThere(const QString& path)
{
    return fail(ErrorCode::Exists,
                QCoreApplication::translate("durable_file", "There already is a “%1”. It was left alone.")
                    .arg(posix::shownName(path)),
                path);
}

Failure changedMeanwhile(const QString& path)
{
    return fail(ErrorCode::Conflict,
                QCoreApplication::translate(
                    "durable_file",
                    "“%1” was changed by another program, so it was not saved. Both texts are still there.")
                    .arg(posix::shownName(path)),
                path);
}

/// The file that a path means in the end, which need not exist.
struct Target
{
    QByteArray path;
    bool exists = false;
    struct stat info = {};
};

std::expected<Target, int> findTarget(const QString& path)
{
    constexpr int mostLinks = 40; // the kernel's own limit
    Target target{QFile::encodeName(path), false, {}};
    for (int links = 0; links < mostLinks; ++links) {
        if (::lstat(target.path.constData(), &target.info) != 0) {
            if (errno == ENOENT)
                return target; // a new file, perhaps behind a link that dangles
            return std::unexpected(errno);
        }
        if (!S_ISLNK(target.info.st_mode)) {
            if (!S_ISREG(target.info.st_mode))
                return std::unexpected(EISDIR);
            target.exists = true;
            return target;
        }
        QByteArray next(4096, Qt::Uninitialized);
        const ssize_t length =
            ::readlink(target.path.constData(), next.data(), static_cast<size_t>(next.size()));
        if (length < 0)
            return std::unexpected(errno);
        next.truncate(length);
        target.path = next.startsWith('/') ? next : posix::folderOf(target.path) + '/' + next;
    }
    return std::unexpected(ELOOP);
}

std::expected<QByteArray, int> bytesAt(const QByteArray& path, qint64 limit)
{
    const Descriptor file(::open(path.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen())
        return std::unexpected(errno);
    struct stat info = {};
    if (::fstat(file.get(), &info) != 0)
        return std::unexpected(errno);
    if (!S_ISREG(info.st_mode))
        return std::unexpected(EISDIR);
    return posix::readAll(file.get(), limit);
}

/// Extended attributes that a person or a program set; security and trusted ones are the system's own
/// business.
bool copyAttributes(const QByteArray& from, int to)
{
    const ssize_t listSize = ::listxattr(from.constData(), nullptr, 0);
    if (listSize < 0)
        return errno == ENOTSUP;
    QByteArray names(listSize, '\0');
    if (listSize > 0 &&
        ::listxattr(from.constData(), names.data(), static_cast<size_t>(listSize)) != listSize)
        return false;
    for (const QByteArray& name : names.split('\0')) {
        if (name.isEmpty() || name.startsWith("security.") || name.startsWith("trusted."))
            continue;
        const ssize_t size = ::getxattr(from.constData(), name.constData(), nullptr, 0);
        if (size < 0)
            return false;
        QByteArray value(size, '\0');
        if (::getxattr(from.constData(), name.constData(), value.data(), static_cast<size_t>(size)) != size ||
            ::fsetxattr(to, name.constData(), value.constData(), static_cast<size_t>(size), 0) != 0)
            return false;
    }
    return true;
}

/// Gives a new file the group, the attributes and the mode of the one it will replace.
bool takeAfter(const Target& target, int descriptor)
{
    struct stat fresh = {};
    if (::fstat(descriptor, &fresh) != 0)
        return false;
    if (fresh.st_gid != target.info.st_gid &&
        ::fchown(descriptor, static_cast<uid_t>(-1), target.info.st_gid) != 0)
        return false;
    // The mode last: changing the group clears the set-group bit, and an ACL brings a mask of its own.
    return copyAttributes(target.path, descriptor) && ::fchmod(descriptor, target.info.st_mode & 07777) == 0;
}

bool mustKeepInode(const Target& target)
{
    return target.info.st_nlink > 1 || target.info.st_uid != ::geteuid();
}

/// The end of every save: the folder is synced and the bytes are read again.
Result<ContentHash> confirm(const QString& path, const QByteArray& where, const ContentHash& wanted)
{
    const auto damaged = [&](const QString& detail) {
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate(
                        "durable_file", "“%1” was written, but the disk did not confirm it. Save a copy on "
                                        "another disk before you go on.")
                        .arg(posix::shownName(path)),
                    detail);
    };
    if (const int code = posix::syncFolderOf(where))
        return damaged(posix::detailOf("fsync of the folder of", where, code));
    const auto bytes = bytesAt(where, noLimit);
    if (!bytes)
        return damaged(posix::detailOf("read back", where, bytes.error()));
    if (ContentHash::of(*bytes) != wanted)
        return damaged(QStringLiteral("read back %1: the bytes differ").arg(QFile::decodeName(where)));
    return wanted;
}

/// Writes the bytes over the old ones in the same inode, undoing it if that fails.
int overwrite(int descriptor, QByteArrayView bytes, qsizetype oldSize)
{
    // Room first, so that a full disk is found before a byte of the old text is gone.
    if (bytes.size() > oldSize && ::fallocate(descriptor, 0, oldSize, bytes.size() - oldSize) != 0 &&
        errno != ENOTSUP && errno != ENOSYS && errno != EINVAL)
        return errno;
    if (::lseek(descriptor, 0, SEEK_SET) != 0)
        return errno;
    if (const int code = posix::writeAll(descriptor, bytes))
        return code;
    if (::ftruncate(descriptor, bytes.size()) != 0)
        return errno;
    return posix::sync(descriptor);
}

/// Lets the copy of the old bytes stay. Returns the name a person finds it by.
QString keep(TemporaryFile& copy)
{
    const QString name = posix::shownName(QFile::decodeName(copy.path()));
    copy.release();
    return name;
}

Result<ContentHash> replaceInPlace(const QString& path, const Target& target, QByteArrayView bytes,
                                   const ContentHash* expected)
{
    const auto old = bytesAt(target.path, noLimit);
    if (!old)
        return cannotSave(path, "read", target.path, old.error());
    if (expected && ContentHash::of(*old) != *expected)
        return changedMeanwhile(path);
    auto kept = TemporaryFile::beside(target.path, TemporaryFile::Purpose::KeptCopy, 0600);
    if (!kept)
        return cannotSave(path, "make a copy beside", target.path, kept.error());
    if (const int code = kept->fill(*old))
        return cannotSave(path, "write", kept->path(), code);
    if (const int code = posix::syncFolderOf(target.path))
        return cannotSave(path, "fsync of the folder of", target.path, code);
    Descriptor file(::open(target.path.constData(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
    if (!file.isOpen())
        return cannotSave(path, "open", target.path, errno);
    // The copy took its time: whatever was written meanwhile stands in no copy, so it must not be
    // overwritten.
    const auto still = posix::readAll(file.get(), noLimit);
    if (!still)
        return cannotSave(path, "read", target.path, still.error());
    if (*still != *old)
        return changedMeanwhile(path);
    if (const int code = overwrite(file.get(), bytes, old->size())) {
        if (overwrite(file.get(), *old, old->size()) == 0)
            return cannotSave(path, "write", target.path, code);
        const QString copy = keep(*kept);
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate(
                        "durable_file", "“%1” could not be saved: %2. It may be incomplete now; what it held "
                                        "before is kept beside it as “%3”.")
                        .arg(posix::shownName(path), posix::reasonOf(code), copy),
                    posix::detailOf("write", target.path, code));
    }
    // A failing close after a good fsync loses nothing: the read-back decides.
    (void) file.close();
    auto confirmed = confirm(path, target.path, ContentHash::of(bytes));
    if (!confirmed)
        confirmed.error().sentence +=
            u' ' +
            QCoreApplication::translate("durable_file", "What it held before is kept beside it as “%1”.")
                .arg(keep(*kept));
    return confirmed;
}

/// Nothing, or why the file may not be replaced any more.
std::optional<Failure> changed(const QString& path, const Target& target, const ContentHash* expected)
{
    if (!expected || !target.exists)
        return {};
    const auto now = bytesAt(target.path, noLimit);
    if (!now && now.error() != ENOENT)
        return cannotSave(path, "read", target.path, now.error());
    if (!now || ContentHash::of(*now) != *expected)
        return changedMeanwhile(path);
    return {};
}

Result<ContentHash> replaceByRename(const QString& path, const Target& target, QByteArrayView bytes,
                                    const ContentHash* expected)
{
    auto temporary =
        TemporaryFile::beside(target.path, TemporaryFile::Purpose::NewBytes, target.exists ? 0600 : 0666);
    if (!temporary)
        return cannotSave(path, "make a temporary file beside", target.path, temporary.error());
    if (target.exists && !takeAfter(target, temporary->descriptor()))
        return replaceInPlace(path, target, bytes, expected);
    if (const int code = temporary->fill(bytes))
        return cannotSave(path, "write", temporary->path(), code);
    if (const auto failure = changed(path, target, expected))
        return *failure;
    if (::rename(temporary->path().constData(), target.path.constData()) != 0)
        return cannotSave(path, "rename onto", target.path, errno);
    temporary->release();
    return confirm(path, target.path, ContentHash::of(bytes));
}

Result<ContentHash> replace(const QString& path, QByteArrayView bytes, const ContentHash* expected)
{
    const auto target = findTarget(path);
    if (!target)
        return cannotSave(path, "look at", QFile::encodeName(path), target.error());
    if (expected && !target->exists)
        return fail(
            ErrorCode::NotFound,
            QCoreApplication::translate(
                "durable_file", "“%1” is no longer there, so it was not saved. Save the text elsewhere.")
                .arg(posix::shownName(path)),
            path);
    // A rename would replace a file that its owner made read-only; that is not what was asked for.
    if (target->exists && ::faccessat(AT_FDCWD, target->path.constData(), W_OK, AT_EACCESS) != 0)
        return cannotSave(path, "write", target->path, errno);
    return target->exists && mustKeepInode(*target) ? replaceInPlace(path, *target, bytes, expected)
                                                    : replaceByRename(path, *target, bytes, expected);
}

} // namespace

std::optional<InPlace> needsInPlace(const QString& path)
{
    const auto target = findTarget(path);
    if (!target || !target->exists)
        return {};
    if (target->info.st_nlink > 1)
        return InPlace::HardLinks;
    if (target->info.st_uid != ::geteuid())
        return InPlace::OtherOwner;
    // The usual file spares the disk the trial.
    if (target->info.st_gid == ::getegid() && ::listxattr(target->path.constData(), nullptr, 0) <= 0)
        return {};
    const auto trial = TemporaryFile::beside(target->path, TemporaryFile::Purpose::NewBytes, 0600);
    if (!trial || takeAfter(*target, trial->descriptor()))
        return {};
    return InPlace::Attributes;
}

Result<ContentHash> writeDurably(const QString& path, QByteArrayView bytes)
{
    return replace(path, bytes, nullptr);
}

Result<ContentHash> writeDurably(const QString& path, QByteArrayView bytes, const ContentHash& expected)
{
    if (!expected.sha256.isEmpty())
        return replace(path, bytes, &expected);
    auto created = createDurably(path, bytes);
    if (!created && created.error().code == ErrorCode::Exists)
        return changedMeanwhile(path);
    return created;
}

Result<ContentHash> createDurably(const QString& path, QByteArrayView bytes)
{
    const QByteArray target = QFile::encodeName(path);
    struct stat info = {};
    if (::lstat(target.constData(), &info) == 0)
        return alreadyThere(path); // spares the write; the rename below decides
    auto temporary = TemporaryFile::beside(target, TemporaryFile::Purpose::NewBytes, 0666);
    if (!temporary)
        return cannotSave(path, "make a temporary file beside", target, temporary.error());
    if (const int code = temporary->fill(bytes))
        return cannotSave(path, "write", temporary->path(), code);
    if (const int code = posix::renameNoReplace(temporary->path(), target))
        return code == EEXIST ? alreadyThere(path) : cannotSave(path, "rename to", target, code);
    temporary->release();
    return confirm(path, target, ContentHash::of(bytes));
}

Result<QByteArray> readWhole(const QString& path, qint64 limit)
{
    const QByteArray where = QFile::encodeName(path);
    auto bytes = bytesAt(where, limit);
    if (bytes)
        return std::move(*bytes);
    const int code = bytes.error();
    const QString detail = posix::detailOf("read", where, code);
    if (code == ENOENT || code == ENOTDIR)
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("durable_file", "There is no “%1” any more.")
                        .arg(posix::shownName(path)),
                    detail);
    if (code == EFBIG)
        return fail(ErrorCode::Refused,
                    QCoreApplication::translate("durable_file", "“%1” is too large to be read.")
                        .arg(posix::shownName(path)),
                    detail);
    return fail(ErrorCode::Unreadable,
                QCoreApplication::translate("durable_file", "“%1” could not be read: %2.")
                    .arg(posix::shownName(path), posix::reasonOf(code)),
                detail);
}

} // namespace brickwork
