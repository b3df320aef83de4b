#include "core/workspace/journal_records.h"

#include "core/base/durable_folder.h"
#include "core/base/posix_file.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QtEndian>

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace brickwork {
namespace {
using namespace Qt::StringLiterals;

constexpr qsizetype checkSize = 8;
constexpr qsizetype headSize = 1 + sizeof(quint32); // kind and length

QByteArray checkOf(QByteArrayView before, QByteArrayView head, QByteArrayView content)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(before);
    hash.addData(head);
    hash.addData(content);
    return hash.result().first(checkSize);
}

template <typename... Values>
QByteArray packed(const Values&... values)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_8);
    (out << ... << values);
    return bytes;
}

/// True if the content holds just these values.
template <typename... Values>
bool unpack(const QByteArray& content, Values&... values)
{
    QDataStream in(content);
    in.setVersion(QDataStream::Qt_6_8);
    (in >> ... >> values);
    return in.status() == QDataStream::Ok && in.atEnd();
}

/// UTF-8 is half as long as the units for most texts, but cannot carry half a pair, which an editor can hold.
QByteArray unitsOf(const QString& text)
{
    if (text.isValidUtf16())
        return '8' + text.toUtf8();
    return '6' + QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
}

std::optional<QString> unitsFrom(const QByteArray& bytes)
{
    if (bytes.startsWith('8')) {
        const QByteArrayView units = QByteArrayView(bytes).sliced(1);
        QString text = QString::fromUtf8(units);
        // One at the start is taken for the mark of a file and left out; here every unit counts.
        if (units.startsWith("\xEF\xBB\xBF"))
            text.prepend(QChar(QChar::ByteOrderMark));
        return text;
    }
    if (!bytes.startsWith('6') || bytes.size() % 2 != 1)
        return {};
    QString text((bytes.size() - 1) / 2, Qt::Uninitialized);
    std::memcpy(text.data(), bytes.constData() + 1, static_cast<size_t>(bytes.size() - 1));
    return text;
}

} // namespace

QByteArray makeRecord(char kind, const QByteArray& content, QByteArray& check)
{
    QByteArray head(headSize, kind);
    qToLittleEndian(static_cast<quint32>(content.size()), head.data() + 1);
    check = checkOf(check, head, content);
    return head + content + check;
}

std::optional<Record> RecordReader::next()
{
    const QByteArrayView rest = QByteArrayView(m_bytes).sliced(std::min(m_at, m_bytes.size()));
    if (rest.size() < headSize + checkSize)
        return {};
    const qsizetype size = qFromLittleEndian<quint32>(rest.data() + 1);
    if (size > rest.size() - headSize - checkSize)
        return {};
    const QByteArrayView content = rest.sliced(headSize, size);
    const QByteArray check = checkOf(m_check, rest.first(headSize), content);
    if (check != rest.sliced(headSize + size, checkSize))
        return {};
    m_check = check;
    m_at += headSize + size + checkSize;
    return Record{.kind = rest.front(), .content = QByteArray::fromRawData(content.data(), size)};
}

QByteArray startContent(const DraftId& id, const ContentHash& hash)
{
    return packed(id.value, hash.sha256);
}

QByteArray textContent(const QString& text)
{
    return unitsOf(text);
}

QByteArray editContent(const TextEdit& edit)
{
    return packed(static_cast<qint32>(edit.from), static_cast<qint32>(edit.removed), unitsOf(edit.added));
}

QByteArray savedContent(const ContentHash& hash, bool whole)
{
    return packed(hash.sha256, whole);
}

QByteArray nameContent(const DraftId& id)
{
    return packed(id.value);
}

std::optional<StartRecord> startFrom(const QByteArray& content)
{
    StartRecord start;
    return unpack(content, start.id.value, start.hash.sha256) ? std::optional(start) : std::nullopt;
}

std::optional<QString> textFrom(const QByteArray& content)
{
    return unitsFrom(content);
}

std::optional<TextEdit> editFrom(const QByteArray& content)
{
    qint32 from = 0;
    qint32 removed = 0;
    QByteArray units;
    if (!unpack(content, from, removed, units))
        return {};
    return unitsFrom(units).transform(
        [&](const QString& added) { return TextEdit{.from = from, .removed = removed, .added = added}; });
}

std::optional<SavedRecord> savedFrom(const QByteArray& content)
{
    SavedRecord saved;
    return unpack(content, saved.hash.sha256, saved.whole) ? std::optional(saved) : std::nullopt;
}

std::optional<DraftId> nameFrom(const QByteArray& content)
{
    DraftId id;
    return unpack(content, id.value) ? std::optional(id) : std::nullopt;
}

int makePrivateFolder(const QString& folder)
{
    const QByteArray path = QFile::encodeName(folder);
    struct stat info = {};
    if (::stat(path.constData(), &info) == 0) {
        if (!S_ISDIR(info.st_mode))
            return ENOTDIR;
        return (info.st_mode & 077) == 0 || ::chmod(path.constData(), 0700) == 0 ? 0 : errno;
    }
    errno = 0;
    if (!makeFoldersDurably(QFileInfo(folder).path()))
        return errno != 0 ? errno : EACCES;
    if (::mkdir(path.constData(), 0700) != 0 && errno != EEXIST)
        return errno;
    return posix::syncFolderOf(path);
}

int setAside(const QString& path, const char* folder)
{
    const QFileInfo file(path);
    const QString place = file.path() + u'/' + QLatin1StringView(folder);
    if (const int code = makePrivateFolder(place))
        return code;
    const QByteArray target = QFile::encodeName(place + u'/' + file.fileName());
    if (const int code = posix::renameNoReplace(QFile::encodeName(path), target))
        return code;
    // From now on it is counted how long it is kept.
    (void) ::utimensat(AT_FDCWD, target.constData(), nullptr, 0);
    return posix::syncFolderOf(target);
}

} // namespace brickwork
