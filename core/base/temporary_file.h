// A file beside the one that is written, under a dotted name that sync tools and listings leave alone. It
// removes itself unless it was placed or kept on purpose, so that no failure leaves anything behind.
#pragma once

#include "core/base/posix_file.h"

namespace brickwork::posix {

class TemporaryFile
{
public:
    enum class Purpose
    {
        NewBytes,
        KeptCopy
    };

    /// Beside `target`, with `mode` less the umask. Fails with an errno.
    [[nodiscard]] static std::expected<TemporaryFile, int> beside(const QByteArray& target, Purpose purpose,
                                                                  unsigned mode);
    TemporaryFile(TemporaryFile&& other) noexcept;
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile();

    [[nodiscard]] const QByteArray& path() const { return m_path; }
    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }
    /// Writes, syncs and closes. 0 or errno.
    [[nodiscard]] int fill(QByteArrayView bytes);
    /// The file is somebody else's now: it was renamed, or must stay.
    void release() { m_path.clear(); }

private:
    TemporaryFile(QByteArray path, Descriptor descriptor);

    QByteArray m_path;
    Descriptor m_descriptor;
};

} // namespace brickwork::posix
