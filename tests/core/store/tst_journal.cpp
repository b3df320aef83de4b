// The journals as somebody else may leave them: lines that fit no store, links, damage that a sync mends
// later.
#include "core/store/journal.h"
#include "core/store/sql.h"
#include "tests/core/store/samples.h"

#include <QJsonArray>

using namespace brickwork;
using namespace Qt::StringLiterals;
using samples::Desk;

namespace {

const Day day(2025, 7, 1);
constexpr int theirActs = 40; ///< enough for several times the bytes by which a file is known again

/// An event of a later version, whose body nobody here understands.
Event foreignEvent(const QJsonObject& body, Instant recorded = samples::now)
{
    return {{newUuid(recorded)}, recorded, samples::thereDevice, samples::stamp(), u"mood.logged"_s,
            u"mood/2025"_s,      body};
}

QJsonObject nested(int depth)
{
    QJsonObject body;
    for (int level = 1; level < depth; ++level)
        body = {{u"in"_s, body}};
    return body;
}

bool addLine(const QString& path, const QByteArray& line)
{
    QFile file(path);
    return file.open(QIODevice::Append) && file.write(line + '\n') == line.size() + 1;
}

qsizetype complaints(const Store& store)
{
    return store.notices().filter(u"damaged"_s).size();
}

/// A journal of another device with a line spoiled far from its end.
bool writeTheirs(const Desk& desk, QByteArray& whole, QByteArray& spoiled)
{
    const auto there = desk.open(samples::thereDevice);
    std::vector<Act> acts;
    for (int i = 0; i < theirActs; ++i)
        acts.push_back(stackAct(samples::brick(day.plus(i))));
    if (!there || !there->append(acts))
        return false;
    whole = samples::bytesOf(desk.journal(samples::thereDevice));
    spoiled = whole;
    spoiled.replace(whole.indexOf("2025-07-03"), 10, "2025-07-33");
    return samples::putBytes(desk.journal(samples::thereDevice), spoiled);
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBodyTooDeepForTheStoreKeepsNobodyOut_data();
    void aBodyTooDeepForTheStoreKeepsNobodyOut();
    void whatTheStoreDoesNotTakeIsADamagedLine();
    void whatNoJournalCanHoldIsNotWrittenAgainAndAgain();
    void anActFromTheEndOfTimeIsADamagedLine();
    void theLastInstantIsNeverGivenTwice();

    void aLinkedJournalIsNotWrittenThrough();
    void aLinkedJournalIsNotRead();
    void aJournalFolderThatLeadsElsewhereIsLeftAlone();
    void aLockThatIsALinkIsNotTaken();

    void aLineThatASyncMendsIsReadAgain();
    void damageThatStaysIsSaidOnce();
    void newDamageIsSaidAgain();
    void damageMetByComparingIsSaid();
};

void TestJournal::aBodyTooDeepForTheStoreKeepsNobodyOut_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("taken");
    QTest::newRow("as deep as a body may be") << 64 << 1;
    QTest::newRow("one deeper") << 65 << 0;
    QTest::newRow("what Qt reads and SQLite does not") << 1010 << 0;
    QTest::newRow("what neither reads") << 5000 << 0;
}

void TestJournal::aBodyTooDeepForTheStoreKeepsNobodyOut()
{
    QFETCH(int, depth);
    QFETCH(int, taken);
    const Desk desk;
    auto store = desk.open();
    QVERIFY(store);
    QVERIFY(addLine(desk.journal(samples::thereDevice), toLine(foreignEvent(nested(depth)))));
    BW_TRY(merged, store->mergeJournals());
    QCOMPARE(merged, taken);
    QCOMPARE(complaints(*store), 1 - taken);
    QVERIFY(store->append({stackAct(samples::brick(day))}));
    store = desk.open();
    QVERIFY(store);
    BW_TRY(report, store->check());
    QCOMPARE(report.events, 1 + taken);
}

void TestJournal::whatTheStoreDoesNotTakeIsADamagedLine()
{
    const Desk desk;
    auto store = desk.open();
    QVERIFY(store);
    {
        // A rule that a later version's event breaks, as a hole in our own reading would.
        SQLite::Database db(desk.storeFile().toStdString(), SQLite::OPEN_READWRITE);
        db.exec("CREATE TRIGGER picky BEFORE INSERT ON event WHEN NEW.kind = 'mood.logged' "
                "BEGIN SELECT RAISE(ABORT, 'no moods'); END");
    }
    const QString theirs = desk.journal(samples::thereDevice);
    const Event mood = foreignEvent({{u"colour"_s, u"green"_s}});
    Event brick = mood;
    brick.id.value = newUuid(mood.recorded);
    const Act act = stackAct(samples::brick(day));
    brick.kind = act.kind;
    brick.subject = act.subject;
    brick.body = act.body;
    QVERIFY(addLine(theirs, toLine(mood)) && addLine(theirs, toLine(brick)));
    BW_TRY(merged, store->mergeJournals());
    QCOMPARE(merged, 1); // what stands beside it is taken
    QCOMPARE(complaints(*store), 1);
    QVERIFY(store->append({stackAct(samples::brick(day.next()))}));
    BW_TRY(report, store->check());
    QCOMPARE(report.events, 2);
    QCOMPARE(report.findings.filter(u"damaged"_s).size(), 1);
    store = desk.open();
    QVERIFY(store);
    BW_TRY(state, store->read());
    QCOMPARE(state.log.bricks.size(), 2U);
    // Once the store takes it, it is read after all.
    SQLite::Database(desk.storeFile().toStdString(), SQLite::OPEN_READWRITE).exec("DROP TRIGGER picky");
    QVERIFY(addLine(theirs, {}));
    BW_TRY(late, store->mergeJournals());
    QCOMPARE(late, 1);
}

void TestJournal::whatNoJournalCanHoldIsNotWrittenAgainAndAgain()
{
    const Desk desk;
    const auto store = desk.open();
    QVERIFY(store);
    BW_TRY(events, store->append({stackAct(samples::brick(day))}));
    // An event that was let in once and would be read by nobody now.
    SQLite::Database(desk.storeFile().toStdString(), SQLite::OPEN_READWRITE)
        .exec("UPDATE event SET recorded = 253402300799999, mirrored = 0");
    const QByteArray before = samples::bytesOf(desk.journal());
    for (int i = 0; i < 3; ++i)
        QVERIFY(store->mirror());
    QCOMPARE(samples::bytesOf(desk.journal()), before);
    QVERIFY(store->append({stackAct(samples::brick(day.next()))}));
    QCOMPARE(samples::linesOf(desk.journal()).size(), 2);
}

void TestJournal::anActFromTheEndOfTimeIsADamagedLine()
{
    const Desk desk;
    const auto store = desk.open();
    QVERIFY(store);
    QVERIFY(
        addLine(desk.journal(samples::thereDevice), toLine(foreignEvent({}, Instant{253'402'300'799'999}))));
    BW_TRY(merged, store->mergeJournals());
    QCOMPARE(merged, 0);
    QCOMPARE(complaints(*store), 1);
    BW_TRY(first, store->append({stackAct(samples::brick(day)), stackAct(samples::brick(day.next()))}));
    BW_TRY(second, store->append({removeBrickAct(day, samples::stamp())}));
    QVERIFY(appliedBefore(first[0], first[1]) && appliedBefore(first[1], second[0]));
    BW_TRY(state, store->read());
    QCOMPARE(state.log.bricks.size(), 1U);
}

void TestJournal::theLastInstantIsNeverGivenTwice()
{
    const Desk desk;
    const auto store = desk.open();
    QVERIFY(store);
    const Instant last{Instant::fromIso(u"2199-12-31T23:59:59.999Z").value()};
    QVERIFY(addLine(desk.journal(samples::thereDevice), toLine(foreignEvent({}, last))));
    BW_TRY(merged, store->mergeJournals());
    QCOMPARE(merged, 1);
    // Two acts in no order would contradict each other for good: none is better.
    const auto refused = store->append({stackAct(samples::brick(day))});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Invalid);
}

void TestJournal::aLinkedJournalIsNotWrittenThrough()
{
    const Desk desk;
    const QString precious = desk.path(u"precious"_s);
    QVERIFY(samples::putBytes(precious, "precious\n"));
    QVERIFY(QFile::link(precious, desk.journal()));
    const auto store = desk.open();
    QVERIFY(store);
    QVERIFY(store->append({stackAct(samples::brick(day))}));
    QCOMPARE(samples::bytesOf(precious), "precious\n");
    BW_TRY(missing, store->mirror());
    QCOMPARE(missing, 1);
    QVERIFY(QFile::remove(desk.journal()));
    BW_TRY(none, store->mirror());
    QCOMPARE(none, 0);
    QCOMPARE(samples::linesOf(desk.journal()).size(), 1);
}

void TestJournal::aLinkedJournalIsNotRead()
{
    const Desk desk;
    const QString elsewhere = desk.path(u"elsewhere"_s);
    QVERIFY(samples::putBytes(elsewhere, toLine(foreignEvent({})) + '\n'));
    QVERIFY(QFile::link(elsewhere, desk.journal(samples::thereDevice)));
    QVERIFY(journalNames(desk.place().journalFolder).isEmpty());
    QVERIFY(!readJournal(desk.place().journalFolder, samples::thereDevice.value + u".jsonl"_s, std::nullopt));
    const auto store = desk.open();
    QVERIFY(store);
    BW_TRY(merged, store->mergeJournals());
    QCOMPARE(merged, 0);
}

void TestJournal::aJournalFolderThatLeadsElsewhereIsLeftAlone()
{
    const Desk desk;
    const QString elsewhere = desk.path(u"elsewhere"_s);
    QVERIFY(QDir().mkpath(elsewhere));
    QVERIFY(samples::putBytes(elsewhere + u"/x.jsonl"_s, toLine(foreignEvent({})) + '\n'));
    const QString folder = desk.place().journalFolder;
    QVERIFY(QDir().rmdir(folder));
    QVERIFY(QFile::link(elsewhere, folder));
    const auto store = desk.open();
    QVERIFY(store);
    QVERIFY(store->append({stackAct(samples::brick(day))}));
    for (int i = 0; i < 2; ++i) {
        BW_TRY(merged, store->mergeJournals());
        QCOMPARE(merged, 0);
    }
    QCOMPARE(store->notices().size(), 1); // said, and not every half minute
    QCOMPARE(QDir(elsewhere).entryList(QDir::Files), QStringList{u"x.jsonl"_s});
    BW_TRY(report, store->check());
    QCOMPARE(report.mirrored, 0);
    QCOMPARE(QDir(elsewhere).entryList(QDir::Files), QStringList{u"x.jsonl"_s});
    // Within .brickwork a link is the writer's own affair.
    QVERIFY(QFile::remove(folder) && QDir().mkdir(desk.root() + u"/.brickwork/kept"_s));
    QVERIFY(QFile::link(u"kept"_s, folder));
    BW_TRY(missing, store->mirror());
    QCOMPARE(missing, 0);
    QCOMPARE(samples::linesOf(desk.journal()).size(), 1);
}

void TestJournal::aLockThatIsALinkIsNotTaken()
{
    const Desk desk;
    const QString precious = desk.path(u"precious"_s);
    QVERIFY(QFile::link(precious, desk.path(u"lock"_s)));
    QVERIFY(!FileLock::take(desk.path(u"lock"_s), std::chrono::milliseconds(0)));
    QVERIFY(!QFile::exists(precious)); // not made either
    QVERIFY(!FileLock::take(desk.root(), std::chrono::milliseconds(0)));
    QVERIFY(FileLock::take(desk.path(u"fresh"_s), std::chrono::milliseconds(0)));
}

void TestJournal::aLineThatASyncMendsIsReadAgain()
{
    const Desk desk;
    QByteArray whole;
    QByteArray spoiled;
    QVERIFY(writeTheirs(desk, whole, spoiled));
    auto store = desk.open();
    QVERIFY(store);
    BW_TRY(before, store->read());
    QCOMPARE(before.log.bricks.size(), size_t{theirActs - 1});
    QVERIFY(store->append({stackAct(samples::brick(day.plus(-1)))})); // and so the mark is written down
    store = desk.open();
    QVERIFY(store);
    QVERIFY(samples::putBytes(desk.journal(samples::thereDevice), whole));
    BW_TRY(mended, store->mergeJournals());
    QCOMPARE(mended, 1);
    BW_TRY(after, store->read());
    QCOMPARE(after.log.bricks.size(), size_t{theirActs + 1});
}

void TestJournal::damageThatStaysIsSaidOnce()
{
    const Desk desk;
    QByteArray whole;
    QByteArray spoiled;
    QVERIFY(writeTheirs(desk, whole, spoiled));
    auto store = desk.open();
    QVERIFY(store);
    QCOMPARE(complaints(*store), 1);
    QVERIFY(store->append({stackAct(samples::brick(day.plus(-1)))}));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(addLine(desk.journal(samples::thereDevice), toLine(foreignEvent({}))));
        BW_TRY(merged, store->mergeJournals());
        QCOMPARE(merged, 1);
        QVERIFY(store->append({stackAct(samples::brick(day.plus(-2 - i)))}));
    }
    QCOMPARE(complaints(*store), 1);
    QVERIFY(addLine(desk.journal(samples::thereDevice), toLine(foreignEvent({}))));
    store = desk.open(); // nor by another process
    QVERIFY(store);
    QCOMPARE(complaints(*store), 0);
}

void TestJournal::newDamageIsSaidAgain()
{
    const Desk desk;
    QByteArray whole;
    QByteArray spoiled;
    QVERIFY(writeTheirs(desk, whole, spoiled));
    const auto store = desk.open();
    QVERIFY(store);
    QCOMPARE(complaints(*store), 1);
    QVERIFY(addLine(desk.journal(samples::thereDevice), "garbage"));
    QVERIFY(store->mergeJournals());
    QCOMPARE(complaints(*store), 2);
}

void TestJournal::damageMetByComparingIsSaid()
{
    const Desk desk;
    auto store = desk.open();
    QVERIFY(store);
    QVERIFY(store->append({stackAct(samples::brick(day)), stackAct(samples::brick(day.next()))}));
    QVERIFY(store->append({stackAct(samples::brick(day.plus(2)))})); // the mark of the first two is kept
    // Our own journal comes back from a sync with another beginning: everything is compared.
    QVERIFY(samples::putBytes(desk.journal(), "garbage\n" + samples::bytesOf(desk.journal())));
    QVERIFY(store->mergeJournals());
    QCOMPARE(complaints(*store), 1);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
