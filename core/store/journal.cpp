#include "core/store/journal.h"

#include "core/base/content_hash.h"
#include "core/base/durable_file.h"
#include "core/base/posix_file.h"
#include "core/store/sentence.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 guardBytes = 4096;
constexpr qint64 largestJournal = 1LL << 30;
constexpr auto patience = std::chrono::seconds(5);

QString guardOf(QByteArrayView before)
{
    return ContentHash::of(before.last(std::min<qint64>(guardBytes, before.size()))).hex();
}

/// What a mark's guard says. A journal with damaged lines is read again from the first of them on, because a
/// sync may mend it; then there are two places to know it again by: that one, and the end of what was read.
struct Guard
{
    QString before; ///< hash of the bytes before the mark's position
    QString damage; ///< hash of the damaged lines; empty if there are none
    qint64 end = 0; ///< of what was read; the rest only with damage
    QString atEnd;  ///< hash of the bytes before `end`
};

QString textOf(const Guard& guard)
{
    if (guard.damage.isEmpty())
        return guard.before;
    return QStringList{guard.before, guard.damage, QString::number(guard.end), guard.atEnd}.join(u'+');
}

Guard guardIn(const tables::JournalMark& mark)
{
    const QStringList parts = mark.guard.split(u'+');
    if (parts.size() == 4)
        return {parts[0], parts[1], parts[2].toLongLong(), parts[3]};
    return {mark.guard, {}, mark.position, mark.guard};
}

/// Size and time of a file, in the mark's terms. A link is no journal: it may lead anywhere.
std::optional<tables::JournalMark> present(const QString& path)
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    tables::JournalMark mark;
    mark.size = status.st_size;
    mark.modified = qint64{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
    return mark;
}

/// The file from `from` on, with up to guardBytes before it in `before`.
Result<QByteArray> readFrom(const QString& path, qint64 from, QByteArray& before)
{
    const auto cannotRead = [&path](int code) {
        return fail(ErrorCode::Unreadable,
                    Sentence::tr("The journal %1 cannot be read. It was left as it is.").arg(path),
                    QString::fromLocal8Bit(std::strerror(code)));
    };
    const qint64 start = std::max<qint64>(0, from - guardBytes);
    const posix::Descriptor file(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.isOpen() || ::lseek(file.get(), start, SEEK_SET) != start)
        return cannotRead(errno);
    const auto bytes = posix::readAll(file.get(), largestJournal);
    if (!bytes)
        return cannotRead(bytes.error());
    before = bytes->first(std::min<qint64>(from - start, bytes->size()));
    return bytes->sliced(before.size());
}

/// Whether the file still has the beginning that was read before, and the end of that.
bool continues(const tables::JournalMark& known, const QByteArray& before, const QByteArray& after)
{
    const Guard guard = guardIn(known);
    const qint64 length = guard.end - known.position;
    return guardOf(before) == guard.before && length >= 0 && length <= after.size() &&
           guardOf(before + after.first(length)) == guard.atEnd;
}

/// False for a damaged line.
bool takeLine(QByteArrayView line, bool whole, JournalPart& part)
{
    line = line.trimmed();
    if (line.isEmpty())
        return true;
    auto event = eventFromLine(line);
    if (event)
        part.events.push_back(std::move(*event));
    return event || !whole; // the last line without its end may still be on its way
}

/// `bytes` begin at `from`; `before` stand before them in the file.
void takeLines(const QByteArray& bytes, qint64 from, const QByteArray& before, JournalPart& part)
{
    qsizetype start = 0;
    qsizetype firstDamaged = -1;
    QCryptographicHash damage(QCryptographicHash::Sha256);
    while (start < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', start);
        const QByteArrayView line =
            QByteArrayView(bytes).sliced(start, (end < 0 ? bytes.size() : end) - start);
        if (!takeLine(line, end >= 0, part)) {
            if (part.damaged++ == 0)
                firstDamaged = start;
            damage.addData(line);
            damage.addData("\n");
        }
        if (end < 0)
            break;
        start = end + 1;
    }
    part.bytes = bytes.size();
    part.mark.size = std::max(part.mark.size, from + start); // it may have grown since it was looked at
    const QString atEnd = guardOf(before + bytes.first(start));
    part.mark.position = from + (part.damaged > 0 ? firstDamaged : start);
    part.mark.guard = part.damaged == 0
                          ? atEnd
                          : textOf({guardOf(before + bytes.first(firstDamaged)),
                                    QString::fromLatin1(damage.result().toHex()), from + start, atEnd});
}

} // namespace

void countAsDamaged(JournalPart& part, const Event& event)
{
    Guard guard = guardIn(part.mark);
    guard.before = guardOf({});
    guard.damage = ContentHash::of((guard.damage + event.id.value).toUtf8()).hex();
    part.mark.position = 0;
    part.mark.guard = textOf(guard);
    ++part.damaged;
}

QString damageOf(const tables::JournalMark& mark)
{
    return guardIn(mark).damage;
}

bool leadsElsewhere(const QString& folder)
{
    const QString above = QFileInfo(QFileInfo(folder).path()).canonicalFilePath();
    const QString real = QFileInfo(folder).canonicalFilePath();
    return real.isEmpty() ? QFileInfo(folder).isSymLink() : !real.startsWith(above + u'/');
}

bool journalStands(const QString& folder, const QString& name)
{
    return !leadsElsewhere(folder) && present(folder + u'/' + name).has_value();
}

QStringList journalNames(const QString& folder)
{
    if (leadsElsewhere(folder))
        return {};
    // Sorted out here: a name filter of QDir is a regular expression, and compiling it takes longer than the
    // rest.
    QStringList names = QDir(folder).entryList(QDir::Files | QDir::Readable | QDir::NoSymLinks, QDir::Name);
    names.removeIf([](const QString& name) { return !name.endsWith(".jsonl"_L1, Qt::CaseInsensitive); });
    return names;
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
        if (continues(*known, before, *bytes)) {
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
    const QByteArray path = QFile::encodeName(folder);
    const int code = ::mkdir(path.constData(), 0777) == 0 ? posix::syncFolderOf(path) : 0;
    if (code != 0 || !QFileInfo(folder).isDir())
        return fail(ErrorCode::Unwritable, Sentence::tr("The journal folder cannot be made."), folder);
    if (leadsElsewhere(folder))
        return fail(ErrorCode::Refused, Sentence::tr("The journal folder leads elsewhere."), folder);
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
