// The system's file calls with ownership and complete reads and writes, for the durable files of this room.
// Failures are errno values here; the callers turn them into sentences. It knows no text and no recipe.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <expected>
#include <utility>

namespace brickwork::posix {

/// An open file that is closed when it goes out of scope.
class Descriptor
{
public:
    explicit Descriptor(int descriptor = -1) noexcept : m_descriptor(descriptor) {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();

    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    /// The file is the caller's to close now.
    [[nodiscard]] int release() { return std::exchange(m_descriptor, -1); }
    /// Closes now, because a network disk may report a failed write only then. 0 or errno.
    [[nodiscard]] int close();

private:
    int m_descriptor;
};

/// All the bytes, or an errno: a short write goes on until the system says why it stops.
[[nodiscard]] int writeAll(int descriptor, QByteArrayView bytes);
/// To the end of the file; EFBIG if there are more than `limit` bytes.
[[nodiscard]] std::expected<QByteArray, int> readAll(int descriptor, qint64 limit);
/// fsync, 0 or errno.
[[nodiscard]] int sync(int descriptor);
/// fsync of the folder that holds `path`, so that a rename in it survives a power cut. File systems that
/// cannot sync a folder, and folders that may not be opened for reading, count as done.
[[nodiscard]] int syncFolderOf(const QByteArray& path);
/// "a/b.md" gives "a", "b.md" gives ".".
[[nodiscard]] QByteArray folderOf(const QByteArray& path);
[[nodiscard]] QByteArray nameOf(const QByteArray& path);

/// Moves `from` to `to` unless something is there (then EEXIST), without a moment in which a file made by
/// another program could be replaced. 0 or errno.
[[nodiscard]] int renameNoReplace(const QByteArray& from, const QByteArray& to);

/// What an errno means, as the end of a sentence: "the disk is full".
[[nodiscard]] QString reasonOf(int code);
/// For "copy details": what was tried, on what, and the system's own words.
[[nodiscard]] QString detailOf(const char* step, const QByteArray& path, int code);
/// The name a person knows the file by.
[[nodiscard]] QString shownName(const QString& path);

} // namespace brickwork::posix
