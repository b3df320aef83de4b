// What opening does with a store that is foreign, newer, older or damaged.
#include "core/store/opening.h"
#include "core/store/schema.h"
#include "core/store/sql.h"
#include "tests/core/store/samples.h"

#include <QDirIterator>

#include <random>

using namespace brickwork;
using namespace Qt::StringLiterals;
using samples::Desk;

namespace {

/// Every file below a folder with its bytes.
QMap<QString, QByteArray> everything(const QString& folder)
{
    QMap<QString, QByteArray> files;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        files.insert(path, samples::bytesOf(path));
    }
    return files;
}

void execute(const QString& file, const QString& script)
{
    SQLite::Database db(file.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec(script.toStdString());
}

/// Many acts, so that the event table has inner pages, and one that needs overflow pages.
std::vector<Act> manyActs()
{
    std::vector<Act> acts;
    for (int i = 0; i < 300; ++i) {
        const Day day = Day(2024, 1, 1).plus(i);
        acts.push_back(stackAct(samples::brick(day, BrickSize::Normal, u"note %1"_s.arg(i))));
    }
    acts.push_back(stackAct(samples::brick(Day(2025, 1, 1), BrickSize::Large, QString(20'000, u'x'))));
    return acts;
}

QStringList damagedFiles(const Desk& desk)
{
    QStringList names;
    QDirIterator it(desk.place().folder + u"/damaged"_s, {u"store.sqlite"_s}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        names << it.next();
    names.sort();
    return names;
}

} // namespace

class TestOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aForeignFileIsRefusedUntouched_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("another program's mark")
            << u"CREATE TABLE t (a); INSERT INTO t VALUES (1); PRAGMA application_id = 1234;"_s;
        QTest::newRow("no mark at all") << u"CREATE TABLE event (a); INSERT INTO event VALUES (1);"_s;
        QTest::newRow("another program's, in WAL mode")
            << u"PRAGMA journal_mode = WAL; CREATE TABLE t (a); PRAGMA application_id = 1234;"_s;
    }

    void aForeignFileIsRefusedUntouched()
    {
        QFETCH(QString, script);
        const Desk desk;
        QVERIFY(QDir().mkpath(desk.place().folder));
        execute(desk.storeFile(), script);
        const auto before = everything(desk.path({}));
        const auto refused = Store::open(desk.place(), samples::now);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QCOMPARE(everything(desk.path({})), before);
    }

    void newerStores_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QString>("reader");
        QTest::addColumn<QString>("writer");
        QTest::addColumn<bool>("readable");
        QTest::newRow("the next, that this version may read")
            << schema::newest() + 1 << u"1"_s << u"2"_s << true;
        QTest::newRow("the next, that this version might even write")
            << schema::newest() + 1 << u"1"_s << u"1"_s << true;
        QTest::newRow("the next, that this version may not read")
            << schema::newest() + 1 << QString::number(schema::newest() + 1)
            << QString::number(schema::newest() + 1) << false;
        QTest::newRow("far ahead, readable") << 90 << u"1"_s << u"50"_s << true;
        QTest::newRow("far ahead") << 90 << u"50"_s << u"50"_s << false;
        QTest::newRow("nothing sensible said on readers")
            << schema::newest() + 1 << u"none"_s << u"2"_s << false;
    }

    void newerStores()
    {
        QFETCH(int, version);
        QFETCH(QString, reader);
        QFETCH(QString, writer);
        QFETCH(bool, readable);
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(state, store->read());
        BW_TRY(exported, store->exportLog());
        store.reset();
        execute(desk.storeFile(), u"UPDATE meta SET value = '%1' WHERE key = 'min_reader';"
                                  "UPDATE meta SET value = '%2' WHERE key = 'min_writer';"
                                  "PRAGMA user_version = %3;"_s.arg(reader, writer)
                                      .arg(version));
        const auto before = everything(desk.path({}));
        {
            auto opened = Store::open(desk.place(), samples::now);
            QCOMPARE(opened.has_value(), readable);
            if (!readable) {
                QCOMPARE(opened.error().code, ErrorCode::Newer);
            } else {
                store = std::move(*opened);
                QCOMPARE(store->access(), StoreAccess::ReadOnly);
                QCOMPARE(store->notices().size(), 1);
                BW_TRY(read, store->read());
                QVERIFY(samples::same(read, state));
                BW_TRY(again, store->exportLog());
                QCOMPARE(again, exported);
                QCOMPARE(store->append(samples::acts()).error().code, ErrorCode::Newer);
                QCOMPARE(store->restoreLog(exported).error().code, ErrorCode::Newer);
                QCOMPARE(store->mergeJournals().error().code, ErrorCode::Newer);
                QCOMPARE(store->mirror().error().code, ErrorCode::Newer);
                QCOMPARE(store->bindRoot(u"/elsewhere"_s).error().code, ErrorCode::Newer);
                BW_TRY(report, store->check());
                QVERIFY(report.sound);
            }
        }
        store.reset();
        QCOMPARE(everything(desk.path({})), before);
    }

    void damage_data()
    {
        QTest::addColumn<qint64>("from"); ///< in parts of a thousand of the file, or bytes if negative
        QTest::addColumn<qint64>("count");
        QTest::addColumn<bool>("everythingIsStillInTheFile");
        QTest::newRow("the magic at the start") << qint64{-1} << qint64{15} << true;
        QTest::newRow("the whole header") << qint64{-1} << qint64{100} << true;
        QTest::newRow("the first page") << qint64{-1} << qint64{4096} << true;
        QTest::newRow("a page in the middle") << qint64{400} << qint64{4096} << false;
        QTest::newRow("a tenth of the file") << qint64{300} << qint64{-100} << false;
        QTest::newRow("the last page") << qint64{-4097} << qint64{4096} << false;
        QTest::newRow("all of it") << qint64{-1} << qint64{-1000} << false;
    }

    void damage()
    {
        QFETCH(qint64, from);
        QFETCH(qint64, count);
        QFETCH(bool, everythingIsStillInTheFile);
        for (const bool withJournal : {true, false}) {
            const Desk desk;
            auto store = desk.open();
            QVERIFY(store);
            BW_TRY(events, store->append(manyActs()));
            BW_TRY(before, store->read());
            BW_TRY(exported, store->exportLog());
            store.reset();
            if (!withJournal)
                QVERIFY(QFile::remove(desk.journal()));

            QByteArray bytes = samples::bytesOf(desk.storeFile());
            const qsizetype length = count < 0 ? bytes.size() * -count / 1000 : count;
            const qsizetype start = from == -1 ? 0
                                    : from < 0 ? bytes.size() - 4096
                                               : bytes.size() * from / 1000;
            bytes.replace(start, length, QByteArray(length, '\xA5'));
            QVERIFY(samples::putBytes(desk.storeFile(), bytes));

            store = desk.open();
            QVERIFY(store);
            QVERIFY(store->notices().join(u'\n').contains(u"damaged"_s));
            QCOMPARE(damagedFiles(desk).size(), 1);
            QCOMPARE(samples::bytesOf(damagedFiles(desk).front()), bytes);
            QCOMPARE(store->boundRoot(), desk.root());
            BW_TRY(after, store->read());
            if (withJournal || everythingIsStillInTheFile) {
                QVERIFY(samples::same(before, after));
                BW_TRY(again, store->exportLog());
                QCOMPARE(again, exported);
            }
            // Whatever came through is what it was, and can be logged upon.
            for (const auto& [day, brick] : after.log.bricks)
                QVERIFY(before.log.bricks.at(day) == brick);
            BW_TRY(report, store->check());
            QVERIFY2(report.sound, qPrintable(report.findings.join(u'\n')));
            BW_TRY(next, store->append({stackAct(samples::brick(Day(2025, 7, 20)))}));
            store = desk.open();
            QVERIFY(store);
            QVERIFY2(store->notices().isEmpty(), qPrintable(store->notices().join(u'\n')));
        }
    }

    void aDamagedSchemaThatStillParses_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("a column of meta")
            << QByteArray("key TEXT NOT NULL PRIMARY KEY,") << QByteArray("kex TEXT NOT NULL PRIMARY KEY,");
        QTest::newRow("a column of brick") << QByteArray("direction TEXT CHECK (direction <> '')")
                                           << QByteArray("directiom TEXT CHECK (directiom <> '')");
        QTest::newRow("a check") << QByteArray("size IN (1, 2, 3)") << QByteArray("size IN (1, 2, 4)");
    }

    void aDamagedSchemaThatStillParses()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(before, store->read());
        store.reset();
        QByteArray bytes = samples::bytesOf(desk.storeFile());
        QVERIFY(bytes.contains(from));
        QVERIFY(samples::putBytes(desk.storeFile(), bytes.replace(from, to)));
        store = desk.open();
        QVERIFY(store);
        QVERIFY(store->notices().join(u'\n').contains(u"damaged"_s));
        BW_TRY(after, store->read());
        QVERIFY(samples::same(before, after));
    }

    void mostRowsSurviveOneBadPage()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(manyActs()));
        store.reset();
        QVERIFY(QFile::remove(desk.journal()));
        QByteArray bytes = samples::bytesOf(desk.storeFile());
        const qsizetype at = bytes.indexOf("note 150") / 4096 * 4096;
        QVERIFY(at > 0);
        bytes.replace(at, 4096, QByteArray(4096, '\0'));
        QVERIFY(samples::putBytes(desk.storeFile(), bytes));
        store = desk.open();
        QVERIFY(store);
        BW_TRY(state, store->read());
        QVERIFY(!state.log.bricks.contains(Day(2024, 1, 1).plus(150)));
        QVERIFY2(state.log.bricks.size() >= 280, qPrintable(QString::number(state.log.bricks.size())));
        QCOMPARE(state.log.bricks.at(Day(2025, 1, 1)).note.size(), 20'000);
        // What was rescued is in the journal again.
        QCOMPARE(static_cast<size_t>(samples::linesOf(desk.journal()).size()), state.log.bricks.size());
    }

    void aTruncatedStoreIsSalvaged()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(manyActs()));
        BW_TRY(before, store->read());
        store.reset();
        const QByteArray bytes = samples::bytesOf(desk.storeFile());
        for (const qsizetype size :
             {qsizetype{0}, qsizetype{1}, qsizetype{99}, qsizetype{4000}, bytes.size() / 2}) {
            QVERIFY(samples::putBytes(desk.storeFile(), bytes.first(size)));
            store = desk.open();
            QVERIFY(store);
            QVERIFY(!store->notices().isEmpty());
            BW_TRY(after, store->read());
            QVERIFY(samples::same(before, after));
            store.reset();
        }
    }

    void aFileThatIsNoDatabaseIsMovedAside()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(before, store->read());
        store.reset();
        QVERIFY(samples::putBytes(desk.storeFile(), "These are somebody's notes, not a database.\n"));
        store = desk.open();
        QVERIFY(store);
        QCOMPARE(samples::bytesOf(damagedFiles(desk).value(0)),
                 "These are somebody's notes, not a database.\n");
        BW_TRY(after, store->read());
        QVERIFY(samples::same(before, after));
    }

    void aDroppedTableIsDamage()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(before, store->read());
        const PendingDelivery intent{u"token"_s,  {u"p"_s}, u"p.md"_s,    u"blog"_s,
                                     u"p.html"_s, u"abc"_s, u"publish"_s, {100}};
        QVERIFY(store->addPending(intent));
        store.reset();
        execute(desk.storeFile(), u"DROP TABLE brick"_s);
        store = desk.open();
        QVERIFY(store);
        BW_TRY(after, store->read());
        QVERIFY(samples::same(before, after));
        BW_TRY(pending, store->pending());
        QCOMPARE(pending, std::vector<PendingDelivery>{intent});
    }

    void randomDamageNeverLosesWhatTheJournalHolds()
    {
        std::mt19937 random(7); // fixed: a failure can be run again
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(manyActs()));
        store.reset();
        const QByteArray sound = samples::bytesOf(desk.storeFile());
        for (int round = 0; round < 15; ++round) {
            QByteArray bytes = sound;
            for (int i = 0; i < 20; ++i) {
                const auto at = static_cast<qsizetype>(random() % static_cast<size_t>(bytes.size()));
                bytes[at] = static_cast<char>(random());
            }
            // The header's own fields have their own tests: application, version, encoding.
            bytes.replace(0, 100, sound.first(100));
            QVERIFY(samples::putBytes(desk.storeFile(), bytes));
            store = desk.open();
            QVERIFY(store);
            BW_TRY(report, store->check()); // mends what the quick look at the start let pass
            BW_TRY(again, store->check());
            QVERIFY2(again.sound, qPrintable(again.findings.join(u'\n')));
            QVERIFY(report.sound || !report.findings.isEmpty());
            BW_TRY(state, store->read());
            QCOMPARE(state.log.bricks.size(), events.size());
            for (int i = 0; i < 300; ++i)
                QCOMPARE(state.log.bricks.at(Day(2024, 1, 1).plus(i)).note, u"note %1"_s.arg(i));
            store.reset();
        }
    }

    void anAlteredRowIsCorrectedByItsJournal()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events,
               store->append({stackAct(samples::brick(Day(2025, 7, 1), BrickSize::Small, u"said"_s))}));
        execute(desk.storeFile(), u"UPDATE event SET body = replace(body, 'said', 'sad!')"_s);
        BW_TRY(report, store->check());
        QVERIFY(!report.sound);
        BW_TRY(exported, store->exportLog());
        QVERIFY(exported.contains("\"said\""));
        BW_TRY(again, store->check());
        QVERIFY2(again.sound && again.findings.isEmpty(), qPrintable(again.findings.join(u'\n')));
    }

    void anAlteredRowThatStandsNowhereElseIsReported()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events,
               store->append({stackAct(samples::brick(Day(2025, 7, 1), BrickSize::Small, u"said"_s))}));
        QVERIFY(QFile::remove(desk.journal()));
        execute(desk.storeFile(), u"UPDATE event SET body = replace(body, 'said', 'sad!')"_s);
        BW_TRY(report, store->check());
        QVERIFY(!report.sound);
        QVERIFY(report.findings.join(u'\n').contains(u"not what was logged"_s));
    }

    void aCheckMendsADamagedStore()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(manyActs()));
        BW_TRY(before, store->read());
        QByteArray bytes = samples::bytesOf(desk.storeFile());
        bytes.replace(bytes.size() / 2 / 4096 * 4096, 4096, QByteArray(4096, '\xA5'));
        {
            QFile file(desk.storeFile()); // in place: the connection is open
            QVERIFY(file.open(QIODevice::ReadWrite) && file.write(bytes) == bytes.size());
        }
        const auto other = desk.open(); // mends it at once; the first one follows
        QVERIFY(other);
        BW_TRY(report, store->check());
        QVERIFY2(report.sound, qPrintable(report.findings.join(u'\n')));
        QCOMPARE(report.events, static_cast<int>(events.size()));
        BW_TRY(after, store->read());
        QVERIFY(samples::same(before, after));
    }

    void alteredTablesAreFoldedAnew()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(before, store->read());
        execute(
            desk.storeFile(),
            u"DELETE FROM brick; UPDATE post SET title = 'x'; INSERT INTO rest VALUES ('1999-01-01', '')"_s);
        BW_TRY(report, store->check());
        QVERIFY(!report.sound);
        BW_TRY(after, store->read());
        QVERIFY(samples::same(before, after));
    }

    void anInterruptedCommitIsRolledBack()
    {
        // A copy of the files in the middle of a commit is what a crash leaves behind: page 1 goes first and
        // says how long the file is going to be.
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(before, store->read());
        store.reset();
        QVERIFY(QFile::remove(desk.journal()));
        QByteArray file;
        QByteArray journal;
        {
            SQLite::Database db(desk.storeFile().toStdString(), SQLite::OPEN_READWRITE);
            db.exec("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;"
                    "UPDATE meta SET value = value || '!'; PRAGMA user_version = 1; DELETE FROM brick;"
                    "UPDATE event SET zone = zone || zeroblob(0) || hex(zeroblob(3000));");
            file = samples::bytesOf(desk.storeFile());
            journal = samples::bytesOf(desk.storeFile() + u"-journal"_s);
            db.exec("ROLLBACK");
        }
        QVERIFY(journal.size() > 512);
        file.replace(28, 4, QByteArray("\0\0\4\0", 4));      // 1024 pages
        file.replace(92, 4, QByteArray(file).sliced(24, 4)); // and that is to be believed
        QVERIFY(samples::putBytes(desk.storeFile(), file));
        QVERIFY(samples::putBytes(desk.storeFile() + u"-journal"_s, journal));
        store = desk.open();
        QVERIFY(store);
        QVERIFY2(store->notices().isEmpty(), qPrintable(store->notices().join(u'\n')));
        QCOMPARE(damagedFiles(desk), QStringList());
        BW_TRY(after, store->read());
        QVERIFY(samples::same(before, after));
    }

    void aJournalOfAnotherFileDoesNotCostTheRows()
    {
        // A backup put in place of a store whose last commit was cut off: rolling back spoils it, but what
        // it held is found in what it was.
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        const std::vector<Act> acts = manyActs();
        BW_TRY(few, store->append({acts.begin(), acts.begin() + 50}));
        QByteArray journal;
        {
            SQLite::Database db(desk.storeFile().toStdString(), SQLite::OPEN_READWRITE);
            db.exec("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;"
                    "DELETE FROM brick; UPDATE event SET zone = hex(zeroblob(300));");
            journal = samples::bytesOf(desk.storeFile() + u"-journal"_s);
            db.exec("ROLLBACK");
        }
        BW_TRY(rest, store->append({acts.begin() + 50, acts.end()}));
        BW_TRY(before, store->read());
        store.reset();
        QVERIFY(QFile::remove(desk.journal()));
        const QByteArray sound = samples::bytesOf(desk.storeFile());
        QVERIFY(samples::putBytes(desk.storeFile() + u"-journal"_s, journal));
        store = desk.open();
        QVERIFY(store);
        QVERIFY(store->notices().join(u'\n').contains(u"damaged"_s));
        BW_TRY(after, store->read());
        QVERIFY(samples::same(before, after));
        const QString folder = QFileInfo(damagedFiles(desk).value(0)).path();
        QCOMPARE(samples::bytesOf(folder + u"/before-rollback.sqlite"_s), sound);
        QCOMPARE(samples::bytesOf(folder + u"/before-rollback.sqlite-journal"_s), journal);
    }

    void aStoreThatIsNeededIsNotMovedAway()
    {
        // Damaged, and another connection is at work in it: nothing happens before that one is done.
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        store.reset();
        execute(desk.storeFile(), u"DROP TABLE brick"_s);
        const QByteArray bytes = samples::bytesOf(desk.storeFile());
        {
            SQLite::Database busy(desk.storeFile().toStdString(), SQLite::OPEN_READWRITE);
            busy.exec("BEGIN IMMEDIATE");
            const auto refused = Store::open(desk.place(), samples::now);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::Unwritable);
        }
        QCOMPARE(samples::bytesOf(desk.storeFile()), bytes);
        QCOMPARE(damagedFiles(desk), QStringList());
        store = desk.open();
        QVERIFY(store);
        QCOMPARE(damagedFiles(desk).size(), 1);
    }

    void theWeeklyCheckKeepsNobodyOut()
    {
        const Desk desk;
        QVERIFY(desk.open());
        // A store that takes no mark of the check: a full disk, say.
        execute(desk.storeFile(),
                u"CREATE TRIGGER full BEFORE INSERT ON meta WHEN NEW.key = 'integrity_checked'"
                "BEGIN SELECT RAISE(ABORT, 'full'); END"_s);
        const Instant later{samples::now.msecs + 8LL * 24 * 3600 * 1000};
        QVERIFY(desk.open(samples::hereDevice, later));
    }

    void theWeeklyCheckIsDoneAfterAClockWasAhead()
    {
        const Desk desk;
        QVERIFY(desk.open());
        execute(desk.storeFile(),
                u"UPDATE meta SET value = '4070908800000' WHERE key = 'integrity_checked'"_s); // 2099
        QVERIFY(desk.open());
        SQLite::Database db(desk.storeFile().toStdString());
        QCOMPARE(sql::firstText(db, "SELECT value FROM meta WHERE key = 'integrity_checked'"),
                 QString::number(samples::now.msecs));
    }
};

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
