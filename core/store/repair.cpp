#include "core/store/repair.h"

#include "core/base/durable_file.h"
#include "core/base/posix_file.h"
#include "core/store/file_hold.h"
#include "core/store/opening.h"
#include "core/store/sentence.h"
#include "core/store/sql.h"
#include "core/store/tables.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QScopeGuard>

#include <sqlite3.h>
#include <sys/stat.h>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

constexpr auto patience = std::chrono::seconds(5);
constexpr std::array sideFiles{"-journal"_L1, "-wal"_L1, "-shm"_L1, ""_L1}; // the store itself goes last
constexpr auto noteKey = "repaired"_L1;
constexpr auto insteadOfKey = "instead_of"_L1;

/// Half made; worth nothing.
QString repairingFile(const StorePlace& place)
{
    return place.folder + u"/repairing.sqlite"_s;
}

/// Whole, checked and on the disk.
QString repairedFile(const StorePlace& place)
{
    return place.folder + u"/repaired.sqlite"_s;
}

void removeWithJournal(const QString& file)
{
    QFile::remove(file + u"-journal"_s);
    QFile::remove(file);
}

/// Whether the journal belongs to a commit that was cut off, for a file nobody is at work on. SQLite's sign:
/// a journal is good for something once its first byte is written.
bool isHot(const QString& storeFile)
{
    QFile journal(storeFile + u"-journal"_s);
    char first = '\1';
    return journal.size() > 0 &&
           (!journal.open(QIODevice::ReadOnly) || !journal.getChar(&first) || first != '\0');
}

/// As every connection does at its first question.
void rollBack(const QString& file)
{
    try {
        sql::Connection db(file.toStdString(), SQLite::OPEN_READWRITE, 5000);
        schema::setPragmas(db);
        static_cast<void>(schema::versionOf(db));
    } catch (const SQLite::Exception& exception) {
        if (!sql::isDamage(exception))
            throw;
    }
}

/// Whether these bytes, with no journal beside them, are a store this program has nothing to mend in, or
/// another program's file.
bool isSound(const QByteArray& store, int newest)
{
    try {
        const auto db = openBytes(store);
        if (sql::firstNumber(*db, "PRAGMA page_count").value_or(0) == 0)
            return false; // some bytes, but not one page: to SQLite an empty database
        const quint32 application = schema::applicationIdOf(*db);
        const int version = schema::versionOf(*db);
        if (application == schema::applicationId) {
            if (version > newest)
                return true; // not ours to judge
            if (version <= 0 || (version == newest && !schema::isAsMigrated(*db)))
                return false;
        }
        return schema::faults(*db, schema::Depth::Full).isEmpty();
    } catch (const SQLite::Exception& exception) {
        if (exception.getErrorCode() == SQLITE_NOMEM)
            throw;
        return false;
    }
}

/// A new folder for what is moved aside, on the disk.
Result<QString> newFolder(const StorePlace& place, Instant now)
{
    const QString damaged = place.folder + u"/damaged"_s;
    const QString stamp = now.toUtc().toString(u"yyyy-MM-dd'T'HH-mm-ss'Z'"_s);
    for (int i = 1; i < 1000; ++i) {
        const QString folder = damaged + u'/' + (i == 1 ? stamp : u"%1-%2"_s.arg(stamp).arg(i));
        if (QFileInfo::exists(folder) || !QDir().mkpath(folder))
            continue;
        // A folder that will not sync keeps nobody from a store that works.
        (void) posix::syncFolderOf(QFile::encodeName(folder));
        (void) posix::syncFolderOf(QFile::encodeName(damaged));
        return folder;
    }
    return fail(ErrorCode::Unwritable,
                Sentence::tr("The store is damaged and could not be moved aside. It was left "
                             "as it is; check the permissions of its folder."),
                damaged);
}

/// What is known before the new store is made.
struct Plan
{
    QString folder;
    Salvaged salvaged;
    quint64 inode = 0;
};

Result<void> build(const QString& file, const Plan& plan, Instant now,
                   std::span<const schema::Migration> steps)
{
    sql::Connection db(file.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 5000);
    schema::setPragmas(db);
    if (auto made = schema::migrate(db, steps); !made)
        return made;
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    const QJsonObject note{{u"folder"_s, plan.folder}, {u"unreadable"_s, plan.salvaged.unreadable}};
    tables::writeMeta(db, u"created"_s, QString::number(now.msecs));
    tables::writeMeta(db, u"integrity_checked"_s, QString::number(now.msecs));
    tables::writeMeta(db, noteKey, QString::fromUtf8(QJsonDocument(note).toJson(QJsonDocument::Compact)));
    tables::writeMeta(db, insteadOfKey, QString::number(plan.inode));
    takeOver(db, plan.salvaged);
    transaction.commit();
    if (const QStringList faults = schema::faults(db, schema::Depth::Full); !faults.isEmpty()) {
        return fail(ErrorCode::Unwritable,
                    Sentence::tr("The store is damaged, and no new one could be written whole. It was left "
                                 "as it is; check the disk."),
                    faults.join(u'\n'));
    }
    return {};
}

/// The new store, complete under a name of its own.
Result<void> makeReady(const StorePlace& place, const Plan& plan, Instant now,
                       std::span<const schema::Migration> steps)
{
    const QString file = repairingFile(place);
    removeWithJournal(file);
    const auto sweep = qScopeGuard([&file] { removeWithJournal(file); });
    if (auto built = build(file, plan, now, steps); !built)
        return built;
    QFile::remove(file + u"-journal"_s); // empty
    // In place of what an earlier attempt may have left, which was read into this one.
    const QByteArray ready = QFile::encodeName(repairedFile(place));
    if (std::rename(QFile::encodeName(file).constData(), ready.constData()) != 0 ||
        posix::syncFolderOf(ready) != 0)
        return fail(ErrorCode::Unwritable,
                    Sentence::tr("The store is damaged, and no new one could be written whole. It was left "
                                 "as it is; check the disk."),
                    posix::detailOf("rename to", ready, errno));
    return {};
}

/// For whoever wants to look into it later; nothing hangs on it.
void keepImages(const Images& images, const QString& folder)
{
    (void) createDurably(folder + u"/before-rollback.sqlite"_s, images.store);
    (void) createDurably(folder + u"/before-rollback.sqlite-journal"_s, images.journal);
}

Result<void> moveAside(const QString& storeFile, const QString& folder)
{
    const QString name = QFileInfo(storeFile).fileName();
    for (const QLatin1StringView side : sideFiles) {
        const QString from = storeFile + side;
        if (!QFileInfo::exists(from))
            continue;
        if (auto moved = moveNoReplace(from, folder + u'/' + name + side); !moved)
            return moved;
    }
    return {};
}

} // namespace

quint64 inodeOf(const QString& file)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(file).constData(), &status) == 0 ? status.st_ino : 0;
}

bool isEmptyToSqlite(const QString& storeFile)
{
    return QFileInfo(storeFile).size() <= 1;
}

bool hasJournal(const QString& storeFile)
{
    return QFileInfo(storeFile + u"-journal"_s).size() > 0;
}

std::optional<Images> imagesAfterCrash(const QString& storeFile)
{
    if (!hasJournal(storeFile))
        return std::nullopt;
    const auto hold = FileHold::take(storeFile, patience);
    if (!hold || hold->moved() || !hasJournal(storeFile))
        return std::nullopt;
    return Images{hold->bytes(), readWhole(storeFile + u"-journal"_s).value_or(QByteArray())};
}

Result<Repaired> repairStore(const StorePlace& place, Instant now, std::span<const schema::Migration> steps,
                             const std::optional<Images>& before)
{
    const QString file = storeFile(place);
    const int newest = steps.empty() ? 0 : steps.back().number;
    // Beside an empty file SQLite takes a journal for a stray one and deletes it; it is kept instead.
    if (!isEmptyToSqlite(file))
        rollBack(file);
    const auto hold = FileHold::take(file, patience);
    if (!hold)
        throw SQLite::Exception("the damaged store is in use", SQLITE_BUSY);
    const QByteArray bytes = hold->bytes();
    // Another may have crashed, mended or moved it since.
    if (hold->moved() || (bytes.isEmpty() ? !hasJournal(file) : isHot(file) || isSound(bytes, newest)))
        return Repaired::NotNeeded;

    const auto folder = newFolder(place, now);
    if (!folder)
        return Failure(folder.error());
    Plan plan{*folder, salvage(bytes), inodeOf(file)};
    if (before)
        unite(plan.salvaged, salvage(before->store));
    if (const auto earlier = readWhole(repairedFile(place))) // of an attempt that was cut off
        unite(plan.salvaged, salvage(*earlier));
    if (auto ready = makeReady(place, plan, now, steps); !ready) {
        QDir().rmdir(*folder);
        return Failure(ready.error());
    }
    if (before)
        keepImages(*before, *folder);
    if (auto moved = moveAside(file, *folder); !moved)
        return Failure(moved.error());
    if (auto placed = moveNoReplace(repairedFile(place), file); !placed)
        return Failure(placed.error());
    return Repaired::Replaced;
}

bool wasCutOff(const StorePlace& place)
{
    return QFile::exists(repairedFile(place));
}

Result<void> finishRepair(const StorePlace& place)
{
    const QString file = storeFile(place);
    if (QFile::exists(file) && isEmptyToSqlite(file))
        QFile::remove(file);
    return moveNoReplace(repairedFile(place), file);
}

void dropRepair(const StorePlace& place, sql::Connection& db)
{
    const auto bytes = readWhole(repairedFile(place));
    if (!bytes)
        return;
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    takeOver(db, salvage(*bytes));
    transaction.commit();
    QFile::remove(repairedFile(place));
}

std::optional<RepairNote> repairNote(sql::Connection& db)
{
    const auto text = tables::readMeta(db, noteKey);
    if (!text)
        return std::nullopt;
    const QJsonObject note = QJsonDocument::fromJson(text->toUtf8()).object();
    return RepairNote{note.value("folder"_L1).toString(), note.value("unreadable"_L1).toInt()};
}

bool tookThePlaceOf(sql::Connection& db, quint64 inode)
{
    return tables::readMeta(db, insteadOfKey) == QString::number(inode);
}

void forgetRepair(sql::Connection& db)
{
    sql::run(db, "DELETE FROM meta WHERE key = ?1", QString(noteKey));
}

} // namespace brickwork
