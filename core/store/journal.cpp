#include "core/store/journal.h"

#include "core/base/content_hash.h"
#include "core/base/durable_file.h"
#include "core/store/sentence.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace brickwork {

namespace {

constexpr qint64 guardBytes = 4096;
constexpr qint64 largestJournal = 1LL << 30;
constexpr auto patience = std::chrono::seconds(5);

QString guardOf(QByteArrayView before)
{
    return ContentHash::of(before.last(std::min<qint64>(guardBytes, before.size()))).hex();
}

/// Size and time of a file, in the mark's terms.
std::optional<tables::JournalMark> present(const QString& path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    tables::JournalMark mark;
    mark.size = status.st_size;
    mark.modified = qint64{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
    return mark;
}

/// The file from `from` on, with up to guardBytes before it in `before`.
Result<QByteArray> readFrom(const QString& path, qint64 from, QByteArray& before)
{
    QFile file(path);
    const qint64 start = std::max<qint64>(0, from - guardBytes);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(start)) {
        return fail(ErrorCode::Unreadable,
                    Sentence::tr("The journal %1 cannot be read. It was left as it is.").arg(path),
                    file.errorString());
    }
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        return fail(ErrorCode::Unreadable,
                    Sentence::tr("The journal %1 cannot be read. It was left as it is.").arg(path),
                    file.errorString());
    }
    before = bytes.first(std::min<qint64>(from - start, bytes.size()));
    return bytes.sliced(before.size());
}

void takeLine(QByteArrayView line, bool whole, JournalPart& part)
{
    line = line.trimmed();
    if (line.isEmpty())
        return;
    if (auto event = eventFromLine(line))
        part.events.push_back(std::move(*event));
    else if (whole)
        ++part.damaged; // the last line without its end may still be on its way
}

/// `bytes` begin at `from`; `before` stand before them in the file.
void takeLines(const QByteArray& bytes, qint64 from, const QByteArray& before, JournalPart& part)
{
    qsizetype start = 0;
    while (start < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', start);
        const QByteArrayView line =
            QByteArrayView(bytes).sliced(start, (end < 0 ? bytes.size() : end) - start);
        takeLine(line, end >= 0, part);
        if (end < 0)
            break;
        start = end + 1;
    }
    part.bytes = bytes.size();
    part.mark.position = from + start;
    part.mark.guard = guardOf(before + bytes.first(start));
    part.mark.size = std::max(part.mark.size, part.mark.position); // it may have grown since it was looked at
}

} // namespace

QStringList journalNames(const QString& folder)
{
    return QDir(folder).entryList({QStringLiteral("*.jsonl")}, QDir::Files | QDir::Readable, QDir::Name);
}

Result<std::optional<JournalPart>> readJournal(const QString& folder, const QString& name,
                                               const std::optional<tables::JournalMark>& known)
{
    const QString path = folder + u'/' + name;
    const auto now = present(path);
    if (!now)
        return fail(ErrorCode::NotFound, Sentence::tr("The journal %1 is not there.").arg(path));
    if (now->size > largestJournal)
        return fail(ErrorCode::Unreadable,
                    Sentence::tr("The journal %1 is too large to be one. It was left as it is.").arg(path));
    if (known && known->size == now->size && known->modified == now->modified)
        return std::optional<JournalPart>();

    JournalPart part;
    part.name = name;
    part.mark = *now;
    if (known && now->size >= known->position) {
        QByteArray before;
        const auto bytes = readFrom(path, known->position, before);
        if (!bytes)
            return Failure(bytes.error());
        if (guardOf(before) == known->guard) {
            takeLines(*bytes, known->position, before, part);
            return part;
        }
    }
    QByteArray before;
    const auto bytes = readFrom(path, 0, before);
    if (!bytes)
        return Failure(bytes.error());
    part.rewritten = known.has_value();
    takeLines(*bytes, 0, before, part);
    return part;
}

Result<FileLock> lockJournal(const QString& folder, const QString& name)
{
    // Only inside a workspace that is there: an unmounted disk must not get an empty one in its place.
    const QString above = QFileInfo(folder).path();
    if (!QFileInfo(above).isDir())
        return fail(ErrorCode::NotFound, Sentence::tr("The workspace is not there."), above);
    if (!QFileInfo(folder).isDir() && !QDir().mkdir(folder) && !QFileInfo(folder).isDir())
        return fail(ErrorCode::Unwritable, Sentence::tr("The journal folder cannot be made."), folder);
    return FileLock::take(folder + u'/' + name, patience);
}

Result<void> appendLines(const FileLock& journal, const std::vector<Event>& events)
{
    const int file = journal.descriptor();
    const off_t size = ::lseek(file, 0, SEEK_END);
    char last = '\n';
    if (size > 0 && ::pread(file, &last, 1, size - 1) != 1)
        last = '\0';
    QByteArray lines;
    if (last != '\n')
        lines += '\n'; // an earlier append was cut: its line stays as it is, ours begins afresh
    for (const Event& event : events)
        lines += toLine(event) + '\n';
    qsizetype written = 0;
    while (size >= 0 && written < lines.size()) {
        const ssize_t count =
            ::write(file, lines.constData() + written, static_cast<size_t>(lines.size() - written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        written += count;
    }
    if (written == lines.size() && ::fsync(file) == 0)
        return {};
    const QString why = QString::fromLocal8Bit(std::strerror(errno));
    if (size >= 0 && ::ftruncate(file, size) != 0)
        return fail(ErrorCode::Unwritable, Sentence::tr("The journal could not be written to the end."), why);
    return fail(ErrorCode::Unwritable,
                Sentence::tr("The journal could not be written to. It was left as it was."), why);
}

} // namespace brickwork
