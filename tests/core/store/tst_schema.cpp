#include "core/store/opening.h"
#include "core/store/sql.h"
#include "core/store/tables.h"
#include "tests/core/store/samples.h"

using namespace brickwork;
using namespace Qt::StringLiterals;
using samples::Desk;

namespace {

QString dumpSchema(SQLite::Database& db)
{
    QString dump;
    SQLite::Statement rows(db,
                           "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name");
    while (rows.executeStep())
        dump += sql::text(rows, 0) + u";\n"_s;
    return dump;
}

/// The program's migrations and one that does not exist yet.
std::vector<schema::Migration> withNext(const char* script)
{
    auto steps = schema::migrations();
    steps.push_back({schema::newest() + 1, u"next.sql"_s, script});
    return steps;
}

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void migrationsAreNumberedWithoutGaps()
    {
        QVERIFY(!schema::migrations().empty());
        int number = 0;
        for (const schema::Migration& migration : schema::migrations()) {
            QCOMPARE(migration.number, ++number);
            QVERIFY(!migration.sql.isEmpty());
        }
    }

    void theSchemaIsTheGoldenOne()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        SQLite::Database db(desk.storeFile().toStdString());
        const QString golden = QFINDTESTDATA("schema.golden");
        const QByteArray dump = dumpSchema(db).toUtf8();
        if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
            QVERIFY(
                samples::putBytes(QFileInfo(QString::fromUtf8(__FILE__)).path() + u"/schema.golden"_s, dump));
            return;
        }
        QVERIFY2(!golden.isEmpty(), "no schema.golden; run with UPDATE_GOLDEN=1");
        QCOMPARE(QString::fromUtf8(dump), QString::fromUtf8(samples::bytesOf(golden)));
    }

    void theFileSaysWhoseItIs()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        const QByteArray header = samples::bytesOf(desk.storeFile()).first(100);
        QCOMPARE(header.sliced(68, 4), "BRKW");
        QCOMPARE(header.sliced(60, 4), QByteArray("\0\0\0\3", 4));
        QCOMPARE(header[18], '\1'); // rollback journal, not WAL
    }

    void connectionsAreStrict()
    {
        const Desk desk;
        auto opened = openStoreFile(desk.place(), samples::now);
        QVERIFY(opened);
        SQLite::Database& db = *opened->db;
        QCOMPARE(sql::firstText(db, "PRAGMA journal_mode"), u"truncate"_s);
        QCOMPARE(sql::firstNumber(db, "PRAGMA synchronous"), 2);
        QCOMPARE(sql::firstNumber(db, "PRAGMA foreign_keys"), 1);
        QCOMPARE(sql::firstNumber(db, "PRAGMA busy_timeout"), 5000);
        QCOMPARE(sql::firstNumber(db, "PRAGMA trusted_schema"), 0);
        QCOMPARE(sql::firstNumber(db, "PRAGMA cell_size_check"), 1);
        QCOMPARE(sql::firstNumber(db, "PRAGMA mmap_size"), 0);
    }

    void tablesRefuse_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("a brick of size 4")
            << u"INSERT INTO brick VALUES ('2025-07-01', 4, 'manual', '', NULL, 0, 'UTC', 0)"_s;
        QTest::newRow("a brick on no day")
            << u"INSERT INTO brick VALUES ('today', 1, 'manual', '', NULL, 0, 'UTC', 0)"_s;
        QTest::newRow("a brick from nowhere")
            << u"INSERT INTO brick VALUES ('2025-07-01', 1, 'magic', '', NULL, 0, 'UTC', 0)"_s;
        QTest::newRow("a text where a number belongs")
            << u"INSERT INTO brick VALUES ('2025-07-01', 1, 'manual', '', NULL, 'noon', 'UTC', 0)"_s;
        QTest::newRow("an empty direction")
            << u"INSERT INTO brick VALUES ('2025-07-01', 1, 'manual', '', '', 0, 'UTC', 0)"_s;
        QTest::newRow("a delivery of no post")
            << u"INSERT INTO delivery VALUES ('p', 't', '', '', '', '', 0, 1)"_s;
        QTest::newRow("a pending act of no kind")
            << u"INSERT INTO pending VALUES ('t', '', '', '', '', '', 'burn', 0)"_s;
        QTest::newRow("an event whose body is no JSON")
            << u"INSERT INTO event VALUES (hex(zeroblob(18)), 0, hex(zeroblob(18)), 0, 'UTC', 0, 'k', 's', '{', 0, 0)"_s;
        QTest::newRow("an event with a short id")
            << u"INSERT INTO event VALUES ('1', 0, hex(zeroblob(18)), 0, 'UTC', 0, 'k', 's', '{}', 0, 0)"_s;
    }

    void tablesRefuse()
    {
        QFETCH(QString, statement);
        const Desk desk;
        auto opened = openStoreFile(desk.place(), samples::now);
        QVERIFY(opened);
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception, opened->db->exec(statement.toStdString()));
    }

    void anOlderStoreIsUpgradedBehindABackup()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(before, store->read());
        BW_TRY(exported, store->exportLog());
        store.reset();
        // ';' in a text, a trigger's body and comments: nothing that splitting at ';' would survive.
        const auto steps =
            withNext("-- a step; with comments\n"
                     "CREATE TABLE mood (text TEXT DEFAULT 'a;b') STRICT; /* ; */\n"
                     "CREATE TRIGGER t AFTER INSERT ON mood BEGIN DELETE FROM rest; DELETE FROM mood; END;\n"
                     "DELETE FROM brick;\n-- the end;");
        auto opened = openStoreFile(desk.place(), samples::now, steps);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().sentence + opened.error().detail));
        QCOMPARE(schema::versionOf(*opened->db), schema::newest() + 1);
        QCOMPARE(opened->notices.size(), 1);
        QVERIFY(sql::firstNumber(*opened->db,
                                 "SELECT 1 FROM sqlite_schema WHERE name = 't' AND type = 'trigger'"));
        QVERIFY(samples::same(tables::readState(*opened->db), before)); // folded anew
        const QDir backups(backupFolder(desk.place()));
        QCOMPARE(backups.entryList(QDir::Files).size(), 1);
        // The backup is the store as it was.
        opened->db.reset();
        QVERIFY(QFile::remove(desk.storeFile()));
        QVERIFY(QFile::remove(desk.journal()));
        QVERIFY(QFile::copy(backups.filePath(backups.entryList(QDir::Files).front()), desk.storeFile()));
        store = desk.open();
        QVERIFY(store);
        BW_TRY(again, store->exportLog());
        QCOMPARE(again, exported);
    }

    void aFailedUpgradeChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("a statement fails")
            << QByteArray("CREATE TABLE mood (a); DELETE FROM brick; INSERT INTO nowhere VALUES (1);");
        QTest::newRow("it does not parse") << QByteArray("CREATE TABLE mood (a); CREATE TABEL x;");
        QTest::newRow("references are broken")
            << QByteArray("CREATE TABLE page (post TEXT REFERENCES post (key));"
                          "INSERT INTO page VALUES ('nobody');");
    }

    void aFailedUpgradeChangesNothing()
    {
        QFETCH(QByteArray, script);
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        BW_TRY(events, store->append(samples::acts()));
        BW_TRY(before, store->read());
        store.reset();
        QVERIFY(!openStoreFile(desk.place(), samples::now, withNext(script.constData())));
        store = desk.open(); // as the version it was
        QVERIFY(store);
        BW_TRY(after, store->read());
        QVERIFY(samples::same(before, after));
        SQLite::Database db(desk.storeFile().toStdString());
        QVERIFY(!sql::firstNumber(db, "SELECT 1 FROM sqlite_schema WHERE name IN ('mood', 'page')"));
    }

    void withoutABackupNothingIsUpgraded()
    {
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store);
        store.reset();
        QVERIFY(samples::putBytes(backupFolder(desk.place()), "in the way"));
        const QByteArray before = samples::bytesOf(desk.storeFile());
        const auto opened = openStoreFile(desk.place(), samples::now, withNext("CREATE TABLE mood (a);"));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Unwritable);
        QCOMPARE(samples::bytesOf(desk.storeFile()), before);
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
