// An exclusive advisory lock on a file, held while the object lives: what several Brickworks on one machine
// take turns with. It never blocks for ever.
#pragma once

#include "core/base/result.h"

#include <chrono>

namespace brickwork {

class FileLock
{
public:
    /// Opens (or makes) the file for reading and appending and locks it. A link is not followed. Errors:
    /// Unwritable, or Conflict if another process holds it for all of `patience`.
    [[nodiscard]] static Result<FileLock> take(const QString& path, std::chrono::milliseconds patience);
    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) = delete;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor = -1;
};

} // namespace brickwork
