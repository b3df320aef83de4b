// Reading journals that were left behind: what they tell, and what becomes of them.
#include "core/base/durable_file.h"
#include "core/workspace/journal_records.h"
#include "core/workspace/typing_journal.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <limits>
#include <optional>

namespace brickwork {
namespace {
using namespace Qt::StringLiterals;
using posix::Descriptor;

constexpr qint64 keptDiscarded = 30LL * 24 * 60 * 60 * 1000; // milliseconds
constexpr qint64 keptUnfinished = 24LL * 60 * 60 * 1000;

/// A text on its way through the records of its journal.
struct Replay
{
    JournalText told;
    EditedText text;
    std::optional<QString> saved; ///< the text when it was saved last; nothing if that is not known
    bool settled = false;         ///< nothing was changed since

    [[nodiscard]] bool take(const Record& record)
    {
        if (record.kind == RecordKind::Edit)
            return takeEdit(editFrom(record.content));
        if (record.kind == RecordKind::Name) {
            const auto id = nameFrom(record.content);
            told.id = id.value_or(told.id);
            return id.has_value();
        }
        if (record.kind == RecordKind::Saved)
            return takeSaved(savedFrom(record.content));
        return record.kind == RecordKind::Saving;
    }

private:
    [[nodiscard]] bool takeEdit(const std::optional<TextEdit>& edit)
    {
        // The text that is in the file is only needed once it is not all there is any more.
        if (settled)
            saved = text.text();
        settled = false;
        return edit && text.apply(*edit);
    }
    [[nodiscard]] bool takeSaved(const std::optional<SavedRecord>& record)
    {
        if (!record)
            return false;
        told.hash = record->hash;
        settled = settled || record->whole;
        return true;
    }
};

/// The file, locked, or nothing: another program writes it, or it is gone.
std::optional<Descriptor> lockLeft(const QString& path)
{
    Descriptor file(
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat info = {};
    if (!file.isOpen() || ::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode))
        return {};
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return {};
    // It may have been removed by whoever held the lock until now.
    if (::fstat(file.get(), &info) != 0 || info.st_nlink == 0)
        return {};
    return file;
}

Instant changedAt(const QString& path)
{
    return Instant{QFileInfo(path).lastModified().toMSecsSinceEpoch()};
}

void forgetOlder(const QStringList& paths, Instant now, qint64 kept)
{
    for (const QString& path : paths) {
        if (now.msecs - changedAt(path).msecs > kept && lockLeft(path))
            QFile::remove(path);
    }
}

QStringList filesIn(const QString& folder, const QString& pattern)
{
    QStringList paths;
    const QStringList names =
        QDir(folder).entryList({pattern}, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDir::Name);
    for (const QString& name : names)
        paths += folder + u'/' + name;
    return paths;
}

/// Tells `saving` each text that was about to be saved.
Result<JournalText> replayed(const QByteArray& bytes, const std::function<void(const EditedText&)>& saving)
{
    RecordReader reader(bytes);
    const auto start = bytes.startsWith(journalMagic) ? reader.next() : std::nullopt;
    const auto whole = start ? reader.next() : std::nullopt;
    const bool inOrder = whole && start->kind == RecordKind::Start && whole->kind == RecordKind::Text;
    const auto from = inOrder ? startFrom(start->content) : std::nullopt;
    const auto text = inOrder ? textFrom(whole->content) : std::nullopt;
    if (!from || !text)
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate(
                        "typing_journal", "A record of what was typed cannot be read; it was set aside."));
    Replay replay;
    replay.told.id = from->id;
    replay.told.hash = from->hash;
    replay.text = EditedText(*text);
    bool readable = true;
    while (const auto record = reader.next()) {
        if (!replay.take(*record)) {
            readable = false;
            break;
        }
        if (record->kind == RecordKind::Saving)
            saving(replay.text);
    }
    JournalText told = std::move(replay.told);
    told.text = replay.text.text();
    told.cut = !readable || !reader.atEnd();
    told.unsaved = !replay.settled && replay.saved != told.text;
    return told;
}

/// Nothing if there is nothing to offer; then the file is dealt with.
std::optional<LeftJournal> openLeft(const QString& path)
{
    auto file = lockLeft(path);
    if (!file)
        return {};
    const auto bytes = posix::readAll(file->get(), std::numeric_limits<qint64>::max());
    if (!bytes)
        return {}; // perhaps it can be read another time
    auto told = readJournal(*bytes);
    if (!told) {
        (void) setAside(path, damagedFolder);
        return {};
    }
    const bool blank = told->id.isEmpty() && told->text.trimmed().isEmpty();
    const bool worthIt = told->unsaved && !blank;
    const Instant written = changedAt(path);
    LeftJournal left(path, std::move(*file), std::move(*told), written);
    if (worthIt)
        return left;
    if (left.content().cut)
        left.retire();
    else
        QFile::remove(path);
    return {};
}

} // namespace

Result<JournalText> readJournal(const QByteArray& bytes)
{
    return replayed(bytes, [](const EditedText&) {});
}

bool LeftJournal::wasSavedAs(const QString& text) const
{
    bool was = false;
    if (::lseek(m_file.get(), 0, SEEK_SET) != 0)
        return false;
    if (const auto bytes = posix::readAll(m_file.get(), std::numeric_limits<qint64>::max()))
        (void) replayed(*bytes, [&](const EditedText& saving) { was = was || saving.equals(text); });
    return was;
}

void LeftJournal::retire()
{
    (void) setAside(m_path, m_content.cut ? damagedFolder : discardedFolder);
}

std::vector<LeftJournal> leftJournals(const QString& folder, Instant now)
{
    const QString suffix = u'*' + QLatin1StringView(journalSuffix);
    forgetOlder(filesIn(folder + u'/' + QLatin1StringView(discardedFolder), suffix), now, keptDiscarded);
    // A base that a killed program did not write to its end.
    forgetOlder(filesIn(folder, u".*"_s), now, keptUnfinished);
    std::vector<LeftJournal> found;
    for (const QString& path : filesIn(folder, suffix)) {
        if (auto left = openLeft(path))
            found.push_back(std::move(*left));
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &LeftJournal::written);
    return found;
}

} // namespace brickwork
