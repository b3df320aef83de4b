#include "core/base/durable_folder.h"

#include "core/base/posix_file.h"

#include <QCoreApplication>
#include <QFile>

#include <sys/stat.h>

#include <cerrno>

namespace brickwork {
namespace {

int makeFolders(const QByteArray& path)
{
    struct stat info = {};
    if (::stat(path.constData(), &info) == 0)
        return S_ISDIR(info.st_mode) ? 0 : ENOTDIR;
    if (errno != ENOENT)
        return errno;
    if (const int code = makeFolders(posix::folderOf(path)))
        return code;
    // Another process may be faster; then it is there now, and the sync is ours all the same.
    if (::mkdir(path.constData(), 0777) != 0 && errno != EEXIST)
        return errno;
    if (::stat(path.constData(), &info) != 0)
        return errno;
    return S_ISDIR(info.st_mode) ? posix::syncFolderOf(path) : ENOTDIR;
}

} // namespace

Result<void> makeFoldersDurably(const QString& folder)
{
    const QByteArray path = QFile::encodeName(folder);
    const int code = makeFolders(path);
    if (code == 0)
        return {};
    return fail(ErrorCode::Unwritable,
                QCoreApplication::translate("durable_file", "The folder “%1” could not be made: %2.")
                    .arg(folder, posix::reasonOf(code)),
                posix::detailOf("make the folder", path, code));
}

} // namespace brickwork
