#include "core/store/store_private.h"

#include "core/store/backups.h"
#include "core/store/repair.h"
#include "core/store/sentence.h"

#include <sqlite3.h>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 dayMsecs = 24LL * 3600 * 1000;

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
    inode = hasMoved(*db) ? 0 : inodeOf(storeFile(place));
    fresh = opened.fresh;
    ++generation;
    settled = false;
    notices << opened.notices;
    if (access == StoreAccess::ReadWrite)
        mirror.emplace(*db, place);
}

Result<void> Store::Private::settleIn(Instant now)
{
    if (access == StoreAccess::ReadWrite) {
        const QString bound = tables::readMeta(*db, u"workspace_root"_s).value_or(QString());
        // Another root than the one bound may be a copy: its journals are left alone until the caller has
        // said what it is.
        if (bound.isEmpty() || bound == place.workspaceRoot) {
            if (auto met = meetJournals(); !met)
                return met;
        } else {
            tellOfRepair();
        }
        if (!fresh)
            backUpDaily(now);
    }
    settled = true;
    return {};
}

Result<void> Store::Private::meetJournals()
{
    const auto merged = mirror->takeIn();
    if (!merged)
        return Failure(merged.error());
    tellOfRepair();
    if (fresh && *merged > 0) {
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
    if (mirror) [[maybe_unused]]
        const auto missing = sql::guarded([this] { return mirror->giveOut(); });
}

void Store::Private::tellOfRepair()
{
    const auto note = repairNote(*db);
    if (!note)
        return;
    // What stands in no journal came out of the damaged file.
    const int rescued = mirror->missing();
    const auto all = static_cast<int>(sql::firstNumber(*db, "SELECT count(*) FROM event").value_or(0));
    notices << Sentence::tr("The store was damaged. It was moved, as it was, to %1.").arg(note->folder);
    notices << Sentence::tr("A new store holds %n act(s) from the journals in the workspace", nullptr,
                            all - rescued) +
                   u' ' +
                   Sentence::tr("and %n more that were still readable in the damaged one.", nullptr, rescued);
    if (note->unreadable > 0) {
        notices << Sentence::tr(
            "%n row(s) of the damaged store could not be understood; they may be acts that the journals "
            "hold anyway.",
            nullptr, note->unreadable);
    }
    try {
        forgetRepair(*db);
    } catch (const SQLite::Exception&) {
        // Said twice is better than not opened.
    }
}

void Store::Private::backUpDaily(Instant now)
{
    const QString folder = backupFolder(place);
    const auto newest = newestDaily(QDir(folder).entryList(QDir::Files), now);
    const Instant created{tables::readMeta(*db, u"created"_s).value_or(QString()).toLongLong()};
    const qint64 age = now.msecs - newest.value_or(created).msecs;
    if (age >= 0 && age < dayMsecs)
        return;
    const auto made = makeBackup(*db, folder, now, BackupKind::Daily);
    // Exists: another process made the same one at the same moment.
    if (!made && made.error().code != ErrorCode::Exists)
        notices
            << Sentence::tr("The daily backup of the store could not be made. %1").arg(made.error().sentence);
}

Result<void> Store::Private::followFile()
{
    if (hasMoved(*db))
        return reopen();
    return settled ? Result<void>() : settleIn({QDateTime::currentMSecsSinceEpoch()});
}

Result<void> Store::Private::reopen()
{
    const Instant now{QDateTime::currentMSecsSinceEpoch()};
    const auto left = whatIsLeft();
    auto opened = openStoreFile(place, now);
    if (!opened)
        return Failure(opened.error());
    if (left && opened->access == StoreAccess::ReadWrite && !tookThePlaceOf(*opened->db, inode)) {
        SQLite::Transaction transaction(*opened->db, SQLite::TransactionBehavior::IMMEDIATE);
        takeOver(*opened->db, salvage(*left));
        transaction.commit();
    }
    adopt(*opened);
    ++changes;
    return settleIn(now);
}

/// The bytes of a file that is no longer at its place. SQLite is not asked: it would look at a journal that
/// is the new file's by now.
std::optional<QByteArray> Store::Private::whatIsLeft()
{
    if (!hasMoved(*db))
        return std::nullopt;
    try {
        return bytesBehind(*db);
    } catch (const SQLite::Exception& exception) {
        if (exception.getErrorCode() == SQLITE_BUSY)
            throw;
        notices << Sentence::tr(
            "The store was taken away while it was open, and could not be read any more.");
        return std::nullopt;
    }
}

Result<void> Store::Private::readyToWrite()
{
    if (auto followed = followFile(); !followed)
        return followed;
    return refuseReadOnly();
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
