#include "core/store/backups.h"

#include "core/base/durable_file.h"
#include "core/base/ids.h"
#include "core/store/schema.h"
#include "core/store/sentence.h"
#include "core/store/sql.h"

#include <QScopeGuard>
#include <QSet>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

constexpr int keptMigrations = 3;
constexpr int keptDays = 7;
constexpr int keptWeeks = 4;
constexpr auto stampFormat = "yyyy-MM-dd'T'HH-mm-ss-zzz'Z'"_L1;
constexpr std::array<QLatin1StringView, 3> suffixes{"-daily.sqlite"_L1, "-migration.sqlite"_L1,
                                                    "-asked.sqlite"_L1};

QString weekOf(Instant at)
{
    int year = 0;
    const int week = at.toUtc().date().weekNumber(&year);
    return u"%1-%2"_s.arg(year).arg(week);
}

bool syncFile(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool synced = ::fsync(file) == 0;
    ::close(file);
    return synced;
}

QStringList faultsOfCopy(const QString& copy, int version)
{
    try {
        SQLite::Database db(copy.toStdString(), SQLite::OPEN_READONLY);
        QStringList faults = schema::faults(db, schema::Depth::Full);
        if (schema::applicationIdOf(db) != schema::applicationId || schema::versionOf(db) != version)
            faults << u"another header"_s;
        return faults;
    } catch (const SQLite::Exception& exception) {
        if (sql::isDamage(exception))
            return {QString::fromUtf8(exception.what())};
        throw;
    }
}

Result<void> verify(const QString& copy, int version)
{
    const QStringList faults = faultsOfCopy(copy, version);
    if (faults.isEmpty())
        return {};
    return fail(ErrorCode::Damaged,
                Sentence::tr("The copy of the store did not come out whole and was thrown away. "
                             "The store itself was not touched; run a check of it."),
                faults.join(u'\n'));
}

/// What went wrong is the copy's doing, not the store's, unless it is the store that is damaged or busy.
Error errorOfCopy(const SQLite::Exception& exception, const QString& file)
{
    const int code = exception.getErrorCode();
    Error error = sql::errorOf(exception);
    if (sql::isDamage(exception) || code == SQLITE_BUSY || code == SQLITE_LOCKED)
        return error;
    error.code = ErrorCode::Unwritable;
    error.sentence =
        code == SQLITE_FULL
            ? Sentence::tr("There is not enough room for a backup at %1. None was made; make room or choose "
                           "another place.")
                  .arg(file)
            : Sentence::tr("The backup could not be written to %1. None was made; check the permissions of "
                           "its folder and the disk.")
                  .arg(file);
    return error;
}

} // namespace

QString backupName(Instant at, BackupKind kind)
{
    return at.toUtc().toString(QString(stampFormat)) + suffixes[static_cast<size_t>(kind)];
}

std::optional<BackupEntry> backupEntry(const QString& name)
{
    for (size_t i = 0; i < suffixes.size(); ++i) {
        if (!name.endsWith(suffixes[i]))
            continue;
        QDateTime at = QDateTime::fromString(name.chopped(suffixes[i].size()), QString(stampFormat));
        if (!at.isValid())
            return std::nullopt;
        at.setTimeZone(QTimeZone::UTC);
        return BackupEntry{name, Instant::of(at), static_cast<BackupKind>(i)};
    }
    return std::nullopt;
}

QStringList backupsToRemove(const QStringList& names, Instant now)
{
    std::vector<BackupEntry> entries;
    for (const QString& name : names) {
        if (auto entry = backupEntry(name); entry && entry->at <= now)
            entries.push_back(std::move(*entry));
    }
    std::sort(entries.begin(), entries.end(), [](const BackupEntry& a, const BackupEntry& b) {
        return std::tie(b.at, b.name) < std::tie(a.at, a.name);
    });
    int migrations = 0;
    QSet<QDate> days;
    QSet<QString> weeks;
    QStringList remove;
    for (const BackupEntry& entry : entries) { // newest first
        bool keep = true;
        if (entry.kind == BackupKind::Migration) {
            keep = ++migrations <= keptMigrations;
        } else if (entry.kind == BackupKind::Daily) {
            const QDate day = entry.at.toUtc().date();
            const QString week = weekOf(entry.at);
            const bool ofDay = !days.contains(day) && days.size() < keptDays;
            const bool ofWeek = !weeks.contains(week) && weeks.size() < keptWeeks;
            days.insert(day);
            weeks.insert(week);
            keep = ofDay || ofWeek;
        }
        if (!keep)
            remove << entry.name;
    }
    remove.sort();
    return remove;
}

std::optional<Instant> newestDaily(const QStringList& names, Instant now)
{
    std::optional<Instant> newest;
    for (const QString& name : names) {
        const auto entry = backupEntry(name);
        if (entry && entry->kind == BackupKind::Daily && entry->at <= now)
            newest = std::max(newest, std::optional(entry->at));
    }
    return newest;
}

Result<void> copyVerified(SQLite::Database& db, const QString& file)
{
    const QFileInfo info(file);
    if (info.exists() || info.isSymLink()) {
        return fail(ErrorCode::Exists,
                    Sentence::tr("There is already something at %1. It was left alone; choose another name.")
                        .arg(file));
    }
    if (!QFileInfo(info.absolutePath()).isDir()) {
        return fail(ErrorCode::Unwritable,
                    Sentence::tr("There is no folder %1 for the backup. None was made; make it or choose "
                                 "another place.")
                        .arg(info.absolutePath()));
    }
    // Under a name of its own until it is known to be whole.
    const QString part = info.absolutePath() + u"/.brickwork-backup-"_s + newUuid({});
    const auto sweep = qScopeGuard([&part] { QFile::remove(part); });
    try {
        SQLite::Statement copy(db, "VACUUM INTO ?1");
        sql::bindAll(copy, part);
        copy.exec();
        if (auto verified = verify(part, schema::versionOf(db)); !verified)
            return verified;
    } catch (const SQLite::Exception& exception) {
        return Failure(errorOfCopy(exception, file));
    }
    if (!syncFile(part))
        return fail(ErrorCode::Unwritable, Sentence::tr("The backup could not be written to the disk."),
                    part);
    return moveNoReplace(part, file);
}

Result<QString> makeBackup(SQLite::Database& db, const QString& folder, Instant at, BackupKind kind)
{
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::Unwritable,
                    Sentence::tr("The folder for backups cannot be made. Nothing was changed."), folder);
    const QString file = folder + u'/' + backupName(at, kind);
    if (auto copied = copyVerified(db, file); !copied)
        return Failure(copied.error());
    QDir backups(folder);
    for (const QString& name : backupsToRemove(backups.entryList(QDir::Files), at))
        backups.remove(name);
    return file;
}

} // namespace brickwork
