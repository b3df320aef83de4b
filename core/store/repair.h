// A damaged store is replaced by a new one that holds what the damaged one still tells. Promises that
// whenever this is cut off, the next start finds either the damaged store where it was or a whole new one; a
// store that is not damaged is never moved.
#pragma once

#include "core/store/salvage.h"
#include "core/store/schema.h"

namespace brickwork {

/// The files as a crash left them, before SQLite rolled the journal back.
struct Images
{
    QByteArray store;
    QByteArray journal;
};

/// What the replaced store says about it, kept in the new one until a start has passed it on.
struct RepairNote
{
    QString folder; ///< where the damaged files are now
    int unreadable = 0;
};

enum class Repaired
{
    Replaced,
    NotNeeded ///< it is sound, or another than it was: to be looked at again
};

/// Nothing at all, or the one byte that SQLite writes into new files on some disks and then counts as none.
[[nodiscard]] bool isEmptyToSqlite(const QString& storeFile);
/// A journal that is not empty: a commit on its way or one that was cut off.
[[nodiscard]] bool hasJournal(const QString& storeFile);

/// Nothing if there is no journal, or if another process is at work with it.
[[nodiscard]] std::optional<Images> imagesAfterCrash(const QString& storeFile);

/// One process at a time. Rolls a journal back, looks once more while no other process can write, and
/// replaces the store only if it is damaged then. `before`: what the file was before its journal was rolled
/// back. Errors: Unwritable; then it stands where it was. Throws SQLite::Exception.
[[nodiscard]] Result<Repaired> repairStore(const StorePlace& place, Instant now,
                                           std::span<const schema::Migration> steps,
                                           const std::optional<Images>& before);

/// A repair was cut off: its new store stands ready.
[[nodiscard]] bool wasCutOff(const StorePlace& place);
/// Puts the new store of a repair that was cut off into its place, where there is none.
[[nodiscard]] Result<void> finishRepair(const StorePlace& place);
/// The store was found sound after all: takes over what the new one holds beyond it. Throws
/// SQLite::Exception.
void dropRepair(const StorePlace& place, sql::Connection& db);

[[nodiscard]] std::optional<RepairNote> repairNote(sql::Connection& db);
/// The file this store took the place of was the one with this inode.
[[nodiscard]] bool tookThePlaceOf(sql::Connection& db, quint64 inode);
void forgetRepair(sql::Connection& db);

/// 0 if there is no such file.
[[nodiscard]] quint64 inodeOf(const QString& file);

} // namespace brickwork
