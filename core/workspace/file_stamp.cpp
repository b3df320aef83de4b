#include "core/workspace/file_stamp.h"

#include <QFile>

#include <sys/stat.h>

#include <ctime>

namespace brickwork {

namespace {

constexpr qint64 longestStep = 20'000'000; // nanoseconds; 10 ms where the kernel counts 100 steps a second

qint64 nanoseconds(const timespec& time)
{
    return static_cast<qint64>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

bool FileStamp::isSettled() const
{
    timespec now = {};
    return ::clock_gettime(CLOCK_REALTIME, &now) == 0 && nanoseconds(now) - changed > longestStep;
}

FileStamp FileStamp::of(const QString& path)
{
    struct stat info = {};
    if (path.isEmpty() || ::stat(QFile::encodeName(path).constData(), &info) != 0)
        return {};
    return {.device = info.st_dev,
            .inode = info.st_ino,
            .size = static_cast<qint64>(info.st_size),
            .modified = nanoseconds(info.st_mtim),
            .changed = nanoseconds(info.st_ctim)};
}

} // namespace brickwork
