#include "core/base/temporary_file.h"

#include "core/base/durable_file.h"

#include <QRandomGenerator>
#include <QRegularExpression>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace brickwork {
namespace {
using namespace Qt::StringLiterals;

constexpr qsizetype shownNameBytes = 100; // leaves room below the 255 bytes a name may have
constexpr int randomLetters = 6;

/// The start of a name, not cut within a character.
QByteArray startOf(const QByteArray& name)
{
    if (name.size() <= shownNameBytes)
        return name;
    qsizetype end = shownNameBytes;
    while (end > 0 && (static_cast<uchar>(name.at(end)) & 0xC0) == 0x80)
        --end;
    return name.first(end);
}

QByteArray randomSuffix()
{
    static constexpr QByteArrayView letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    QByteArray suffix;
    for (int i = 0; i < randomLetters; ++i)
        suffix += letters[QRandomGenerator::system()->bounded(static_cast<quint32>(letters.size()))];
    return suffix;
}

} // namespace

namespace posix {

TemporaryFile::TemporaryFile(QByteArray path, Descriptor descriptor)
    : m_path(std::move(path)), m_descriptor(std::move(descriptor))
{
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_descriptor(std::move(other.m_descriptor))
{
}

TemporaryFile::~TemporaryFile()
{
    if (!m_path.isEmpty())
        ::unlink(m_path.constData());
}

std::expected<TemporaryFile, int> TemporaryFile::beside(const QByteArray& target, Purpose purpose,
                                                        unsigned mode)
{
    const QByteArray start = folderOf(target) + "/." + startOf(nameOf(target)) +
                             (purpose == Purpose::KeptCopy ? ".brickwork-kept-" : ".brickwork-");
    for (int attempt = 0; attempt < 100; ++attempt) {
        const QByteArray path = start + randomSuffix();
        // Not mkstemp: here the kernel applies the umask and the folder's default ACL to new files.
        Descriptor descriptor(
            ::open(path.constData(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
        if (descriptor.isOpen())
            return TemporaryFile(path, std::move(descriptor));
        if (errno != EEXIST)
            return std::unexpected(errno);
    }
    return std::unexpected(EEXIST);
}

int TemporaryFile::fill(QByteArrayView bytes)
{
    if (const int code = writeAll(m_descriptor.get(), bytes))
        return code;
    if (const int code = sync(m_descriptor.get()))
        return code;
    return m_descriptor.close();
}

} // namespace posix

Leftover leftoverOf(QStringView fileName)
{
    static const QRegularExpression pattern(uR"(^\..+\.brickwork-(kept-)?[a-z0-9]{6}$)"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = pattern.matchView(fileName);
    if (!match.hasMatch())
        return Leftover::None;
    return match.hasCaptured(1) ? Leftover::Kept : Leftover::Temporary;
}

} // namespace brickwork
