#include "core/store/opening.h"

#include "core/base/file_lock.h"
#include "core/store/backups.h"
#include "core/store/file_hold.h"
#include "core/store/repair.h"
#include "core/store/sentence.h"
#include "core/store/sql.h"
#include "core/store/tables.h"

#include <QUrl>
#include <QtEndian>

#include <sqlite3.h>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 weekMsecs = 7LL * 24 * 3600 * 1000;
constexpr auto patience = std::chrono::seconds(30);
constexpr int rounds = 5; ///< others may change what was just looked at
constexpr qint64 headBytes = 100;

enum class Found
{
    Nothing,
    Older,
    Current,
    Newer,
    Foreign,
    Damaged
};

QString readOnlyUri(const QString& file)
{
    return QString::fromLatin1(QUrl::fromLocalFile(file).toEncoded()) + u"?immutable=1"_s;
}

/// Whether a file with another program's mark is a sound SQLite file. It is only read; if side files say that
/// someone is at work on it, its state alone proves nothing and it stays where it is.
Found foreignOrDamaged(const QString& file)
{
    if (hasJournal(file) || QFileInfo(file + u"-wal"_s).size() > 0)
        return Found::Foreign;
    try {
        SQLite::Database db(readOnlyUri(file).toStdString(), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
        return schema::faults(db, schema::Depth::Quick).isEmpty() ? Found::Foreign : Found::Damaged;
    } catch (const SQLite::Exception& exception) {
        return sql::isDamage(exception) ? Found::Damaged : Found::Foreign;
    }
}

/// The file was empty when the transaction began that this journal belongs to: the first of all.
bool journalOfCreation(const QString& file)
{
    QFile journal(file + u"-journal"_s);
    const QByteArray head = journal.open(QIODevice::ReadOnly) ? journal.read(20) : QByteArray();
    return head.size() < 20 || qFromBigEndian<quint32>(head.constData() + 16) == 0;
}

/// Looks at the header without locks, side files or recovery: nothing is written, whatever the file is. What
/// it says of a file that is being written, or was when the program died, is not yet true of the store; only
/// that it is another program's or a later version's is taken at its word.
Found lookAt(const QString& file, int newest)
{
    if (isEmptyToSqlite(file))
        return !hasJournal(file) || journalOfCreation(file) ? Found::Nothing : Found::Damaged;
    const QByteArray head = headOf(file, headBytes);
    if (head.size() < headBytes || !head.startsWith(QByteArray("SQLite format 3\0", 16)))
        return Found::Damaged;
    if (qFromBigEndian<quint32>(head.constData() + 68) != schema::applicationId)
        return foreignOrDamaged(file);
    const auto version = qFromBigEndian<qint32>(head.constData() + 60);
    if (version <= 0)
        return Found::Damaged;
    return version > newest ? Found::Newer : version < newest ? Found::Older : Found::Current;
}

class Opening
{
public:
    Opening(const StorePlace& place, Instant now, std::span<const schema::Migration> steps)
        : m_place(place), m_file(storeFile(place)), m_now(now), m_steps(steps),
          m_newest(steps.empty() ? 0 : steps.back().number)
    {
    }

    /// Nothing if the store must be made, upgraded or repaired and `locked` is false: only one process may do
    /// that.
    Result<std::optional<Opened>> attempt(bool locked);

private:
    Result<std::optional<Opened>> asItLooks(Found found, bool locked);
    Result<std::optional<Opened>> newer();
    std::optional<Opened> current();
    Result<Opened> create();
    Result<std::optional<Opened>> upgrade();
    std::unique_ptr<sql::Connection> connect(int flags) const;
    void noteCheck(sql::Connection& db) const;

    const StorePlace& m_place;
    QString m_file;
    Instant m_now;
    std::span<const schema::Migration> m_steps;
    int m_newest;
    std::optional<Images> m_before; ///< the files as a crash left them
};

std::unique_ptr<sql::Connection> Opening::connect(int flags) const
{
    auto db = std::make_unique<sql::Connection>(m_file.toStdString(), flags, 5000);
    schema::setPragmas(*db);
    return db;
}

Result<std::optional<Opened>> Opening::attempt(bool locked)
{
    for (int round = 0; round < rounds; ++round) {
        const Found found = lookAt(m_file, m_newest);
        if (found == Found::Foreign) {
            return fail(ErrorCode::Refused,
                        Sentence::tr("The file %1 belongs to another program. It was left alone; move "
                                     "it away to let Brickwork make "
                                     "its store there.")
                            .arg(m_file));
        }
        if (found == Found::Newer)
            return newer();
        if (!locked && (hasJournal(m_file) || wasCutOff(m_place)))
            return std::optional<Opened>();
        if (locked && !m_before)
            m_before = imagesAfterCrash(m_file);
        auto opened = asItLooks(found, locked);
        if (!locked || !opened || *opened)
            return opened;
        if (auto repaired = repairStore(m_place, m_now, m_steps, m_before); !repaired)
            return Failure(repaired.error());
    }
    return fail(ErrorCode::Unreadable,
                Sentence::tr("The store cannot be opened: it changes while it is looked at. Nothing was "
                             "changed; try again in a moment."),
                m_file);
}

/// Nothing if the store is damaged, or another than it looked once its journal was rolled back.
Result<std::optional<Opened>> Opening::asItLooks(Found found, bool locked)
{
    if (found == Found::Nothing && locked && wasCutOff(m_place)) {
        if (auto finished = finishRepair(m_place); !finished)
            return Failure(finished.error());
        found = Found::Current;
    }
    if (found == Found::Nothing && locked)
        return create().transform([](Opened&& opened) { return std::optional(std::move(opened)); });
    if (found == Found::Older && locked)
        return upgrade();
    if (found != Found::Current)
        return std::optional<Opened>();
    auto opened = current();
    if (opened && locked && wasCutOff(m_place))
        dropRepair(m_place, *opened->db);
    return opened;
}

Result<std::optional<Opened>> Opening::newer()
{
    std::optional<int> reader;
    Opened opened;
    opened.access = StoreAccess::ReadOnly;
    try {
        opened.db = std::make_unique<sql::Connection>(m_file.toStdString(), SQLite::OPEN_READONLY, 5000);
        opened.db->exec("PRAGMA trusted_schema = OFF");
        if (const auto text = tables::readMeta(*opened.db, u"min_reader"_s))
            reader = text->toInt();
    } catch (const SQLite::Exception&) {
        reader.reset(); // whatever it is, it is not ours to understand
    }
    if (!reader || *reader <= 0 || *reader > m_newest) {
        return fail(
            ErrorCode::Newer,
            Sentence::tr("The store was written by a later version of Brickwork. Nothing was changed; "
                         "install that version to use it."),
            m_file);
    }
    opened.notices << Sentence::tr(
        "The store was written by a later version of Brickwork. It can be read here; to write to it, "
        "install that version.");
    return std::optional(std::move(opened));
}

/// Nothing if the store turns out to be damaged, or another than it looked.
std::optional<Opened> Opening::current()
{
    // A journal left behind is the mark of an unclean exit; connecting rolls it back.
    const bool unclean = hasJournal(m_file);
    try {
        Opened opened;
        opened.db = connect(SQLite::OPEN_READWRITE);
        if (schema::versionOf(*opened.db) != m_newest || !schema::isAsMigrated(*opened.db))
            return std::nullopt;
        const qint64 checked =
            tables::readMeta(*opened.db, u"integrity_checked"_s).value_or(QString()).toLongLong();
        // A stamp of a clock that was ahead says nothing.
        const bool due = checked > m_now.msecs || m_now.msecs - checked > weekMsecs;
        const bool suspect = QFile::exists(suspectMark(m_place));
        const auto depth = unclean || due || suspect ? schema::Depth::Full : schema::Depth::Quick;
        if (!schema::faults(*opened.db, depth).isEmpty())
            return std::nullopt;
        if (suspect)
            QFile::remove(suspectMark(m_place));
        if (due)
            noteCheck(*opened.db);
        return opened;
    } catch (const SQLite::Exception& exception) {
        // A table or column that is not there: the schema itself was hit.
        if (sql::isDamage(exception) || exception.getErrorCode() == SQLITE_ERROR)
            return std::nullopt;
        throw;
    }
}

/// A store that cannot be written to right now is checked again at the next start, but it can be read.
void Opening::noteCheck(sql::Connection& db) const
{
    try {
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        tables::writeMeta(db, u"integrity_checked"_s, QString::number(m_now.msecs));
        transaction.commit();
    } catch (const SQLite::Exception& exception) {
        if (sql::isDamage(exception))
            throw;
    }
}

Result<Opened> Opening::create()
{
    Opened opened;
    opened.fresh = true;
    opened.db = connect(SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    if (auto made = schema::migrate(*opened.db, m_steps); !made)
        return Failure(made.error());
    SQLite::Transaction transaction(*opened.db, SQLite::TransactionBehavior::IMMEDIATE);
    tables::writeMeta(*opened.db, u"created"_s, QString::number(m_now.msecs));
    tables::writeMeta(*opened.db, u"integrity_checked"_s, QString::number(m_now.msecs));
    transaction.commit();
    return opened;
}

/// Nothing if the store turns out to be damaged, or another than it looked.
Result<std::optional<Opened>> Opening::upgrade()
{
    Opened opened;
    try {
        opened.db = connect(SQLite::OPEN_READWRITE);
        const int version = schema::versionOf(*opened.db);
        if (version <= 0 || version >= m_newest || !schema::faults(*opened.db, schema::Depth::Full).isEmpty())
            return std::optional<Opened>();
    } catch (const SQLite::Exception& exception) {
        if (sql::isDamage(exception))
            return std::optional<Opened>();
        throw;
    }
    const auto backup = makeBackup(*opened.db, backupFolder(m_place), m_now, BackupKind::Migration);
    if (!backup) {
        return fail(
            backup.error().code,
            Sentence::tr("The store must be brought up to date, but no backup of it could be made first. "
                         "Nothing was changed. %1")
                .arg(backup.error().sentence),
            backup.error().detail);
    }
    if (auto migrated = schema::migrate(*opened.db, m_steps); !migrated)
        return Failure(migrated.error());
    opened.notices
        << Sentence::tr("The store was brought up to date. A backup of it as it was is at %1.").arg(*backup);
    return std::optional(std::move(opened));
}

} // namespace

QString storeFile(const StorePlace& place)
{
    return place.folder + u"/store.sqlite"_s;
}

QString backupFolder(const StorePlace& place)
{
    return place.folder + u"/backups"_s;
}

QString suspectMark(const StorePlace& place)
{
    return place.folder + u"/suspect"_s;
}

Result<Opened> openStoreFile(const StorePlace& place, Instant now, std::span<const schema::Migration> steps)
{
    return sql::guarded([&]() -> Result<Opened> {
        Opening opening(place, now, steps);
        auto opened = opening.attempt(false);
        if (!opened)
            return Failure(opened.error());
        if (*opened)
            return std::move(**opened);
        if (!QDir().mkpath(place.folder)) {
            return fail(ErrorCode::Unwritable,
                        Sentence::tr("The folder for the store cannot be made. Check its permissions."),
                        place.folder);
        }
        const auto lock = FileLock::take(place.folder + u"/opening.lock"_s, patience);
        if (!lock)
            return Failure(lock.error());
        opened = opening.attempt(true);
        if (!opened)
            return Failure(opened.error());
        return std::move(**opened);
    });
}

} // namespace brickwork
