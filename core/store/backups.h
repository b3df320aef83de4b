// Copies of the store: made whole and verified or not at all, and thinned by a rule that is a pure function.
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <QStringList>

namespace SQLite {
class Database;
}

namespace brickwork {

/// Why a backup was made. Daily and migration ones are thinned; those the writer asked for are kept.
enum class BackupKind
{
    Daily,
    Migration,
    Asked
};

/// "2025-07-22T10-11-12-000Z-daily.sqlite".
[[nodiscard]] QString backupName(Instant at, BackupKind kind);

struct BackupEntry
{
    QString name;
    Instant at;
    BackupKind kind = BackupKind::Daily;
};
/// Nothing for a name that backupName() did not make.
[[nodiscard]] std::optional<BackupEntry> backupEntry(const QString& name);

/// Which of these files can go: of the migration backups all but the newest three; of the daily ones all but
/// the newest of each of the latest seven days that have one, and the newest of each of the latest four ISO
/// weeks that have one. Names it does not know are never among them, nor stamps later than `now`: a clock
/// that was ahead made them, and they count for no day.
[[nodiscard]] QStringList backupsToRemove(const QStringList& names, Instant now);

/// The newest daily backup among these, those later than `now` left out.
[[nodiscard]] std::optional<Instant> newestDaily(const QStringList& names, Instant now);

/// Copies the store behind `db` to `file`, checks the copy in full, syncs it. Errors: Exists, Unwritable,
/// Damaged; then nothing is left at `file` that was not there before.
[[nodiscard]] Result<void> copyVerified(SQLite::Database& db, const QString& file);

/// A backup in `folder`, which is then thinned. Returns its path.
[[nodiscard]] Result<QString> makeBackup(SQLite::Database& db, const QString& folder, Instant at,
                                         BackupKind kind);

} // namespace brickwork
