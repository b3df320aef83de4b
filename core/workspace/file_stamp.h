// What tells one state of a file or folder from another without reading it. That two are alike is no proof
// for what is about to be overwritten: before that it is read.
#pragma once

#include <QString>

namespace brickwork {

struct FileStamp
{
    quint64 device = 0;
    quint64 inode = 0; ///< 0: nothing is there
    qint64 size = 0;
    qint64 modified = 0; ///< nanoseconds
    qint64 changed = 0;  ///< nanoseconds
    friend bool operator==(const FileStamp&, const FileStamp&) = default;

    [[nodiscard]] bool sameFile(const FileStamp& other) const
    {
        return device == other.device && inode == other.inode;
    }
    /// Whoever writes from now on leaves another stamp: the clock of the disk, which counts in steps, has
    /// gone on since.
    [[nodiscard]] bool isSettled() const;
    /// Of what is at `path` now; links are followed. An empty path has none.
    [[nodiscard]] static FileStamp of(const QString& path);
};

} // namespace brickwork
