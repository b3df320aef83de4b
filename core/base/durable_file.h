// The only way a file of the writer is written. A call either leaves the new bytes on the disk, synced and
// read back, or leaves the old bytes untouched and says why. It knows nothing of text, drafts or stores.
#pragma once

#include "core/base/content_hash.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace brickwork {

/// Replaces (or makes) the file at `path` with `bytes`: temporary file beside it, complete write, flush,
/// fsync, rename, fsync of the directory, read back and compared. Symbolic links are followed and stay links;
/// mode bits are kept. Errors: Unwritable (old bytes intact), Damaged (the new bytes are there, but the disk
/// did not confirm them or the read-back differs). A file with other hard links, of another owner, or whose
/// group, extended attributes or ACL cannot be given to a new file, is written in place, after a copy of the
/// old bytes was synced beside it; the copy goes when the write is confirmed. If neither new nor old bytes
/// can be written, or the new ones are not confirmed, the copy stays and the sentence (Damaged) names it. If
/// the file changes while the copy is made: Conflict. Returns the hash of what is now on the disk.
[[nodiscard]] Result<ContentHash> writeDurably(const QString& path, QByteArrayView bytes);

/// The same, but looks once more at the file, immediately before it is replaced, and refuses with Conflict if
/// it is not `expected` (an empty hash: no file) or NotFound if it is gone.
[[nodiscard]] Result<ContentHash> writeDurably(const QString& path, QByteArrayView bytes,
                                               const ContentHash& expected);

/// The same, but refuses with Exists if anything is at `path` already (no replace, no race: link(2) or
/// renameat2(RENAME_NOREPLACE)).
[[nodiscard]] Result<ContentHash> createDurably(const QString& path, QByteArrayView bytes);

/// Appends one line (a '\n' is added) under an exclusive lock of the file and fsyncs it; makes the file if
/// missing. If the file does not end in a newline (an earlier append was cut), one is written first. A short
/// write is rolled back by truncation. Errors: Unwritable, Invalid (the line holds a '\n').
[[nodiscard]] Result<void> appendDurably(const QString& path, QByteArrayView line);

/// The whole file. Errors: NotFound, Unreadable, Refused if it is larger than `limit` bytes.
[[nodiscard]] Result<QByteArray> readWhole(const QString& path, qint64 limit = 512LL * 1024 * 1024);

/// Moves a file without ever replacing another (renameat2 RENAME_NOREPLACE, or link+unlink where that is not
/// supported), then fsyncs both directories. To another disk it is copied durably first (mode and time kept),
/// then removed. Errors: Exists, NotFound, Unwritable.
[[nodiscard]] Result<void> moveNoReplace(const QString& from, const QString& to);

/// Files that a killed program can leave behind, told by their names.
enum class Leftover
{
    None,
    Temporary, ///< ".NAME.brickwork-XXXXXX": a write that was never finished; may be removed
    Kept,      ///< ".NAME.brickwork-kept-XXXXXX": the old bytes of an interrupted write in place; never to be
               ///< removed
};
[[nodiscard]] Leftover leftoverOf(QStringView fileName);

} // namespace brickwork
