#include "core/store/store_private.h"

#include "core/store/backups.h"
#include "core/store/sentence.h"

#include <sys/stat.h>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 dayMsecs = 24LL * 3600 * 1000;

quint64 inodeOf(const QString& file)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(file).constData(), &status) == 0 ? status.st_ino : 0;
}

} // namespace

Store::Private::Private(const StorePlace& where, Opened& opened) : place(where)
{
    adopt(opened);
}

void Store::Private::adopt(Opened& opened)
{
    mirror.reset(); // it refers to the connection
    db = std::move(opened.db);
    access = opened.access;
    inode = inodeOf(storeFile(place));
    notices << opened.notices;
    if (access == StoreAccess::ReadWrite)
        mirror.emplace(*db, place);
}

Result<void> Store::Private::settleIn(const Opened& opened, Instant now)
{
    if (access == StoreAccess::ReadOnly)
        return {};
    const QString bound = tables::readMeta(*db, u"workspace_root"_s).value_or(QString());
    // Another root than the one bound may be a copy: its journals are left alone until the caller has said
    // what it is.
    if (bound.isEmpty() || bound == place.workspaceRoot) {
        if (auto met = meetJournals(opened); !met)
            return met;
    }
    if (!opened.fresh)
        backUpDaily(now);
    return {};
}

Result<void> Store::Private::meetJournals(const Opened& opened)
{
    const auto merged = mirror->takeIn();
    if (!merged)
        return Failure(merged.error());
    if (opened.salvaged) {
        if (auto taken = takeSalvaged(*opened.salvaged, *merged); !taken)
            return taken;
    } else if (opened.fresh && *merged > 0) {
        notices << Sentence::tr(
            "There was no store for this workspace on this computer. It was made from the journals "
            "in the workspace, which hold %n act(s).",
            nullptr, *merged);
    }
    notices << mirror->takeNotices();
    if (!tables::readMeta(*db, u"workspace_root"_s)) {
        SQLite::Transaction transaction(*db, SQLite::TransactionBehavior::IMMEDIATE);
        tables::writeMeta(*db, u"workspace_root"_s, place.workspaceRoot);
        mirror->writeDown();
        transaction.commit();
        mirror->confirm();
    }
    mirrorIfPossible();
    return {};
}

void Store::Private::mirrorIfPossible()
{
    // What was logged is logged; whatever keeps the mirror away now, the events follow later.
    [[maybe_unused]] const auto missing = sql::guarded([this] { return mirror->giveOut(); });
}

Result<void> Store::Private::takeSalvaged(const Salvaged& salvaged, int merged)
{
    // After the journals, whose lines carry checksums: of two readings of one event theirs stays.
    SQLite::Transaction transaction(*db, SQLite::TransactionBehavior::IMMEDIATE);
    const int rescued = tables::absorb(*db, salvaged.events, tables::Mirrored::No);
    for (const PendingDelivery& pending : salvaged.pending)
        tables::insertPending(*db, pending);
    if (!salvaged.boundRoot.isEmpty())
        tables::writeMeta(*db, u"workspace_root"_s, salvaged.boundRoot);
    transaction.commit();
    notices << Sentence::tr("The store was damaged. It was moved, as it was, to %1.").arg(salvaged.folder);
    notices << Sentence::tr("A new store holds %n act(s) from the journals in the workspace", nullptr,
                            merged) +
                   u' ' +
                   Sentence::tr("and %n more that were still readable in the damaged one.", nullptr, rescued);
    if (salvaged.unreadable > 0) {
        notices << Sentence::tr(
            "%n row(s) of the damaged store could not be understood; they may be acts that the journals "
            "hold anyway.",
            nullptr, salvaged.unreadable);
    }
    return {};
}

void Store::Private::backUpDaily(Instant now)
{
    const QString folder = backupFolder(place);
    const auto newest = newestDaily(QDir(folder).entryList(QDir::Files));
    const Instant created{tables::readMeta(*db, u"created"_s).value_or(QString()).toLongLong()};
    if (now.msecs - newest.value_or(created).msecs < dayMsecs)
        return;
    const auto made = makeBackup(*db, folder, now, BackupKind::Daily);
    // Exists: another process made the same one at the same moment.
    if (!made && made.error().code != ErrorCode::Exists)
        notices
            << Sentence::tr("The daily backup of the store could not be made. %1").arg(made.error().sentence);
}

Result<void> Store::Private::followFile()
{
    if (inode != 0 && inodeOf(storeFile(place)) == inode)
        return {};
    return reopen();
}

Result<void> Store::Private::reopen()
{
    const Instant now{QDateTime::currentMSecsSinceEpoch()};
    auto opened = openStoreFile(place, now);
    if (!opened)
        return Failure(opened.error());
    adopt(*opened);
    ++changes;
    return settleIn(*opened, now);
}

Result<void> Store::Private::refuseReadOnly() const
{
    if (access == StoreAccess::ReadWrite)
        return {};
    return fail(
        ErrorCode::Newer,
        Sentence::tr("The store was written by a later version of Brickwork and can only be read here. "
                     "Nothing was changed; install that version to write to it."));
}

} // namespace brickwork
