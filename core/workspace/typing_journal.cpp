#include "core/workspace/typing_journal.h"

#include "core/workspace/journal_records.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace brickwork {
namespace {
using namespace Qt::StringLiterals;
using posix::Descriptor;

Failure cannotKeep(const char* step, const QString& path, int code)
{
    return fail(
        ErrorCode::Unwritable,
        QCoreApplication::translate("typing_journal", "What you type cannot be kept against a crash: %1.")
            .arg(posix::reasonOf(code)),
        posix::detailOf(step, QFile::encodeName(path), code));
}

} // namespace

Result<TypingJournal> TypingJournal::create(const QString& folder, const JournalBase& base, Instant now)
{
    if (const int code = makePrivateFolder(folder))
        return cannotKeep("make the folder", folder, code);
    const QString name = newUuid(now);
    const QString path = folder + u'/' + name + QLatin1StringView(journalSuffix);
    // Under a name that nobody looks at until its base is written and it is locked.
    const QByteArray hidden = QFile::encodeName(folder + u"/."_s + name);
    Descriptor file(
        ::open(hidden.constData(), O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.isOpen())
        return cannotKeep("make", path, errno);
    // A file system without locks: then two programs may offer the same text, and nothing is lost.
    (void) ::flock(file.get(), LOCK_EX | LOCK_NB);
    TypingJournal journal(path, std::move(file));
    // One after the other: each record vouches for the one before.
    QByteArray records = journalMagic.toByteArray();
    records += journal.record(RecordKind::Start, startContent(base.id, base.hash));
    records += journal.record(RecordKind::Text, textContent(base.text));
    if (base.saved)
        records += journal.record(RecordKind::Saved, savedContent(base.hash, true));
    const auto written = journal.write(records);
    int code = 0;
    if (written)
        code = posix::renameNoReplace(hidden, QFile::encodeName(path));
    if (!written || code != 0) {
        ::unlink(hidden.constData());
        return written ? Result<TypingJournal>(cannotKeep("name", path, code)) : Failure(written.error());
    }
    journal.m_baseSize = journal.m_size;
    return journal;
}

QByteArray TypingJournal::record(char kind, const QByteArray& content)
{
    return makeRecord(kind, content, m_check);
}

Result<void> TypingJournal::write(const QByteArray& records)
{
    const int code = posix::writeAll(m_file.get(), records);
    if (code == 0) {
        m_size += records.size();
        return {};
    }
    // Nothing half written stays, as far as the disk still obeys; a reader stops there in any case.
    (void) ::ftruncate(m_file.get(), m_size);
    return cannotKeep("write", m_path, code);
}

Result<void> TypingJournal::append(std::span<const TextEdit> edits)
{
    QByteArray records;
    for (const TextEdit& edit : edits)
        records += record(RecordKind::Edit, editContent(edit));
    return write(records);
}

Result<void> TypingJournal::noteSaved(const ContentHash& hash, bool whole)
{
    return write(record(RecordKind::Saved, savedContent(hash, whole)));
}

Result<void> TypingJournal::noteSaving()
{
    return write(record(RecordKind::Saving, {}));
}

Result<void> TypingJournal::noteName(const DraftId& id)
{
    return write(record(RecordKind::Name, nameContent(id)));
}

Result<void> TypingJournal::sync()
{
    if (const int code = posix::sync(m_file.get()))
        return cannotKeep("fsync", m_path, code);
    if (std::exchange(m_named, true))
        return {};
    const int code = posix::syncFolderOf(QFile::encodeName(m_path));
    return code == 0 ? Result<void>() : cannotKeep("fsync of the folder of", m_path, code);
}

void TypingJournal::remove()
{
    ::unlink(QFile::encodeName(m_path).constData());
}

void TypingJournal::discard()
{
    (void) setAside(m_path, discardedFolder);
}

} // namespace brickwork
