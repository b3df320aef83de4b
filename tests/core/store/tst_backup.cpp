#include "core/store/backups.h"
#include "core/store/opening.h"
#include "tests/core/store/samples.h"

using namespace brickwork;
using namespace Qt::StringLiterals;
using samples::Desk;

namespace {

constexpr qint64 dayMsecs = 24LL * 3600 * 1000;

Instant noon(int year, int month, int day)
{
    return Instant::of(QDateTime(QDate(year, month, day), QTime(12, 0), QTimeZone::UTC));
}

const Instant later = noon(2026, 1, 1); ///< than all of the backups here

QString daily(Instant at)
{
    return backupName(at, BackupKind::Daily);
}

} // namespace

class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTellInstantAndKind()
    {
        const Instant at{samples::now.msecs + 7};
        QCOMPARE(backupName(at, BackupKind::Migration), u"2025-07-22T10-26-40-007Z-migration.sqlite"_s);
        for (const BackupKind kind : {BackupKind::Daily, BackupKind::Migration, BackupKind::Asked}) {
            const auto entry = backupEntry(backupName(at, kind));
            QVERIFY(entry);
            QCOMPARE(entry->at, at);
            QCOMPARE(entry->kind, kind);
        }
        QVERIFY(!backupEntry(u"my own copy.sqlite"_s));
        QVERIFY(!backupEntry(u"yesterday-daily.sqlite"_s));
    }

    void threeMigrationBackupsStay()
    {
        QStringList names;
        for (int i = 0; i < 5; ++i)
            names << backupName(noon(2025, 1, 1 + i), BackupKind::Migration);
        QCOMPARE(backupsToRemove(names, later), names.first(2));
        QCOMPARE(backupsToRemove(names.first(3), later), QStringList());
    }

    void sevenDaysAndFourWeeksStay()
    {
        // One a day from Monday 2 June to Wednesday 16 July 2025.
        QStringList names;
        for (int i = 0; i < 45; ++i)
            names << daily({noon(2025, 6, 2).msecs + i * dayMsecs});
        QStringList kept = names;
        for (const QString& name : backupsToRemove(names, later))
            QVERIFY(kept.removeOne(name));
        const QStringList expected{
            daily(noon(2025, 6, 29)),                                                     // weeks
            daily(noon(2025, 7, 6)),  daily(noon(2025, 7, 10)), daily(noon(2025, 7, 11)), // days
            daily(noon(2025, 7, 12)), daily(noon(2025, 7, 13)), daily(noon(2025, 7, 14)),
            daily(noon(2025, 7, 15)), daily(noon(2025, 7, 16))};
        QCOMPARE(kept, expected);
        QCOMPARE(backupsToRemove(kept, later), QStringList());
    }

    void theNewestOfADayStays()
    {
        const QStringList names{daily(noon(2025, 7, 1)), daily({noon(2025, 7, 1).msecs + 1000})};
        QCOMPARE(backupsToRemove(names, later), names.first(1));
    }

    void lateGapsDoNotThinWhatIsThere()
    {
        // Backups of days far apart: seven days that have one, not seven days of the calendar.
        QStringList names;
        for (int month = 1; month <= 7; ++month)
            names << daily(noon(2025, month, 3));
        QCOMPARE(backupsToRemove(names, later), QStringList());
        names.prepend(daily(noon(2024, 12, 3)));
        QCOMPARE(backupsToRemove(names, later), names.first(1));
    }

    void othersAreNeverRemoved()
    {
        QStringList names{u"notes.txt"_s, u"my own copy.sqlite"_s};
        for (int i = 0; i < 20; ++i)
            names << backupName(noon(2025, 1, 1 + i), BackupKind::Asked);
        QCOMPARE(backupsToRemove(names, later), QStringList());
    }

    void stampsOfAClockThatWasAheadCountForNothing()
    {
        QStringList ahead;
        for (int i = 0; i < 9; ++i)
            ahead << daily(noon(2099, 1, 1 + i)) << backupName(noon(2099, 1, 1 + i), BackupKind::Migration);
        const QStringList real{daily(noon(2025, 7, 1)), backupName(noon(2025, 7, 1), BackupKind::Migration)};
        QCOMPARE(backupsToRemove(ahead + real, later), QStringList());
        QCOMPARE(newestDaily(ahead + real, later), noon(2025, 7, 1));
        QCOMPARE(newestDaily(ahead, later), std::nullopt);

        const Desk desk;
        const QDir backups(backupFolder(desk.place()));
        QVERIFY(desk.open(samples::hereDevice, noon(2099, 1, 1))); // a store made in 2099
        QVERIFY(desk.open());
        QCOMPARE(backups.entryList(QDir::Files).size(), 1);
        QVERIFY(desk.open());
        QCOMPARE(backups.entryList(QDir::Files).size(), 1);
        QVERIFY(samples::putBytes(backups.filePath(daily(noon(2099, 1, 1))), "later"));
        QVERIFY(desk.open(samples::hereDevice, {samples::now.msecs + 25 * 3600 * 1000}));
        QCOMPARE(backups.entryList(QDir::Files).size(), 3);
    }

    void aBackupIsTheWholeStore()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(exported, store->exportLog());
        const QString wanted = desk.path(u"copy of \u00e4.sqlite"_s);
        BW_TRY(made, store->backup(wanted, samples::now));
        QCOMPARE(made, wanted);
        QCOMPARE(QDir(desk.path({})).entryList(QDir::Files | QDir::Hidden),
                 QStringList{u"copy of \u00e4.sqlite"_s});

        const Desk other;
        QVERIFY(QDir().mkpath(other.place().folder));
        QVERIFY(QFile::copy(made, other.storeFile()));
        const auto copy = other.open();
        QVERIFY(copy);
        QVERIFY(copy->notices().isEmpty());
        BW_TRY(again, copy->exportLog());
        QCOMPARE(again, exported);
    }

    void aBackupReplacesNothing()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        const QString taken = desk.path(u"taken"_s);
        for (const QByteArray& bytes : {QByteArray("a letter"), QByteArray()}) {
            QVERIFY(samples::putBytes(taken, bytes));
            const auto refused = store->backup(taken, samples::now);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::Exists);
            QCOMPARE(samples::bytesOf(taken), bytes);
        }
    }

    void aBackupThatCannotBeMadeNamesItsOwnPlace()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        const QString folder = desk.path(u"no/such"_s);
        const auto nowhere = store->backup(folder + u"/x.sqlite"_s, samples::now);
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().code, ErrorCode::Unwritable);
        QVERIFY2(nowhere.error().sentence.contains(folder), qPrintable(nowhere.error().sentence));
        // A folder that takes no files; not a matter of permissions, which root does not need.
        const auto refused = store->backup(u"/proc/x.sqlite"_s, samples::now);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unwritable);
        QVERIFY2(refused.error().sentence.contains(u"/proc"_s), qPrintable(refused.error().sentence));
    }

    void backupsAskedForStandAmongTheOthers()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        BW_TRY(first, store->backup({}, samples::now));
        BW_TRY(second, store->backup({}, {samples::now.msecs + 1}));
        QVERIFY(first != second);
        QCOMPARE(QFileInfo(first).path(), backupFolder(desk.place()));
        QVERIFY(QFile::exists(first) && QFile::exists(second));
    }

    void aBackupIsMadeADayAtMost()
    {
        const Desk desk;
        const QDir backups(backupFolder(desk.place()));
        const auto count = [&backups] { return backups.entryList(QDir::Files).size(); };
        const auto openAt = [&desk](qint64 hours) {
            return desk.open(samples::hereDevice, {samples::now.msecs + hours * 3600 * 1000}) != nullptr;
        };
        QVERIFY(openAt(0));
        QVERIFY(openAt(23));
        QCOMPARE(count(), 0); // a store less than a day old
        QVERIFY(openAt(25));
        QCOMPARE(count(), 1);
        QVERIFY(openAt(30));
        QCOMPARE(count(), 1);
        QVERIFY(openAt(50));
        QCOMPARE(count(), 2);
        for (int day = 3; day < 60; ++day)
            QVERIFY(openAt(day * 24 + 2));
        QVERIFY(count() <= 7 + 4);
        QVERIFY(count() >= 7 + 2);
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
