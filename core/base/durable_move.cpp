#include "core/base/durable_file.h"
#include "core/base/posix_file.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace brickwork {
namespace {

Failure cannotMove(const QString& from, const QString& to, int code)
{
    const QString detail = posix::detailOf("move to", QFile::encodeName(to), code) + u'\n' + from;
    const QString name = posix::shownName(from);
    if (code == EEXIST)
        return fail(ErrorCode::Exists,
                    QCoreApplication::translate(
                        "durable_file", "“%1” was not moved: there already is a “%2”. Both are as they were.")
                        .arg(name, posix::shownName(to)),
                    detail);
    struct stat info = {};
    if (code == ENOENT && ::lstat(QFile::encodeName(from).constData(), &info) != 0)
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("durable_file", "There is no “%1” any more.").arg(name),
                    detail);
    return fail(ErrorCode::Unwritable,
                QCoreApplication::translate("durable_file", "“%1” was not moved: %2. It is where it was.")
                    .arg(name, posix::reasonOf(code)),
                detail);
}

/// To another disk there is no rename: a durable copy first, and only then is the old file removed.
Result<void> moveToOtherDisk(const QString& from, const QString& to)
{
    const QByteArray source = QFile::encodeName(from);
    struct stat info = {};
    if (::lstat(source.constData(), &info) != 0)
        return cannotMove(from, to, errno);
    if (!S_ISREG(info.st_mode))
        return cannotMove(from, to, EXDEV);
    const auto bytes = readWhole(from);
    if (!bytes)
        return Failure(bytes.error());
    if (const auto created = createDurably(to, *bytes); !created)
        return Failure(created.error());
    const QByteArray target = QFile::encodeName(to);
    const struct timespec times[2] = {info.st_atim, info.st_mtim};
    // Neither is worth losing the move for: some disks keep no modes.
    (void) ::chmod(target.constData(), info.st_mode & 07777);
    (void) ::utimensat(AT_FDCWD, target.constData(), times, 0);
    if (::unlink(source.constData()) != 0) {
        const int code = errno;
        ::unlink(target.constData());
        return cannotMove(from, to, code);
    }
    return {};
}

} // namespace

Result<void> moveNoReplace(const QString& from, const QString& to)
{
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
    const int code = posix::renameNoReplace(source, target);
    if (code == EXDEV)
        return moveToOtherDisk(from, to);
    if (code != 0)
        return cannotMove(from, to, code);
    // The file is moved and whole; a folder that will not sync does not undo that.
    (void) posix::syncFolderOf(target);
    (void) posix::syncFolderOf(source);
    return {};
}

} // namespace brickwork
