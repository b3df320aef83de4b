// Each word counts once and none is lost, whatever happens to the file of the store: taken away in the middle
// of a commit, replaced by a backup, damaged, mended by another process.
#include "core/store/event_body.h"
#include "core/store/opening.h"
#include "core/store/salvage.h"
#include "core/store/sql.h"
#include "core/store/tables.h"
#include "tests/core/store/samples.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>
#include <functional>
#include <utility>

using namespace brickwork;
using namespace Qt::StringLiterals;
using samples::Desk;

namespace {

const Day day(2025, 7, 22);
std::function<void()> beforeNextSync; ///< called once

int synced(int descriptor, long call)
{
    if (beforeNextSync)
        std::exchange(beforeNextSync, nullptr)();
    return static_cast<int>(::syscall(call, descriptor));
}

void execute(const QString& file, const char* sql)
{
    SQLite::Database db(file.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db.exec(sql);
}

bool move(const QString& from, const QString& to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}

int typed(const Store& store)
{
    const auto state = store.read();
    return state ? dayWriting(state->log.writings, day).typed() : -1;
}

/// The sample's row after some more minutes.
Writing more()
{
    Writing row = samples::writing(day);
    row.of(WordSource::Typed).added = 15;
    row.of(WordSource::Typed).removed = 0;
    row.first = Instant{row.last->msecs + 1'000};
    row.last = Instant{row.first->msecs + 60'000};
    return row;
}

/// The store is replaced by a copy of what it was.
bool putBack(const Desk& desk, const QString& backup)
{
    return QFile::remove(desk.storeFile()) && QFile::copy(backup, desk.storeFile());
}

} // namespace

extern "C" [[gnu::visibility("default")]] int fsync(int descriptor)
{
    return synced(descriptor, SYS_fsync);
}

extern "C" [[gnu::visibility("default")]] int fdatasync(int descriptor)
{
    return synced(descriptor, SYS_fdatasync);
}

class TestWritingOnce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Who is told that it failed adds the words once more.
    void whatIsCommittedIsNoFailure()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store);
        const QString foreign = desk.path(u"foreign.sqlite"_s);
        execute(foreign, "PRAGMA application_id = 7; CREATE TABLE theirs (x)");
        const QString kept = desk.path(u"kept.sqlite"_s);
        bool swapped = false;
        beforeNextSync = [&] { swapped = move(desk.storeFile(), kept) && move(foreign, desk.storeFile()); };
        const auto added = store->addWriting({samples::writing(day)});
        QVERIFY(swapped);
        QVERIFY(move(kept, desk.storeFile()));
        QCOMPARE(typed(*store), added ? 100 : 0);
        if (!added)
            QVERIFY(store->addWriting({samples::writing(day)}));
        QCOMPARE(typed(*store), 100);
    }

    void aBackupBringsNoWordsTwice_data()
    {
        QTest::addColumn<bool>("closed");
        QTest::addColumn<bool>("grown");
        QTest::newRow("while the program runs") << false << false;
        QTest::newRow("before it starts, from the journal") << true << false;
        QTest::newRow("and more was written before they became an event") << false << true;
    }
    void aBackupBringsNoWordsTwice()
    {
        QFETCH(bool, closed);
        QFETCH(bool, grown);
        const Desk desk;
        auto store = desk.open();
        QVERIFY(store && store->addWriting({samples::writing(day)}));
        BW_TRY(backup, store->backup(desk.path(u"copy.sqlite"_s), samples::now));
        if (grown)
            QVERIFY(store->addWriting({more()}));
        QVERIFY(store->settleWriting(samples::stamp()));
        if (closed)
            store.reset();
        QVERIFY(putBack(desk, backup));
        if (closed)
            store = desk.open();
        QVERIFY(store);
        QCOMPARE(typed(*store), grown ? 115 : 100);
        // And what is written from now on counts again.
        QVERIFY(store->addWriting({more()}));
        QCOMPARE(typed(*store), grown ? 130 : 115);
        QVERIFY(store->settleWriting(samples::stamp()));
        QCOMPARE(typed(*store), grown ? 130 : 115);
    }

    void aBackupTakesNoWordsAway()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store && store->addWriting({samples::writing(day)}));
        BW_TRY(backup, store->backup(desk.path(u"copy.sqlite"_s), samples::now));
        QVERIFY(store->addWriting({more()}));
        QVERIFY(putBack(desk, backup));
        QCOMPARE(typed(*store), 115);
        BW_TRY(state, store->read());
        QCOMPARE(state.openWriting.size(), 1U);
        QCOMPARE(state.openWriting.front().last->msecs, more().last->msecs);
    }

    // The program has two connections: the one that reads and logs, and the one that saves words.
    void twoConnectionsThatFollowTheFileBringThemOnce()
    {
        const Desk desk;
        const auto reading = desk.open();
        const auto saving = desk.open();
        QVERIFY(reading && saving);
        BW_TRY(backup, reading->backup(desk.path(u"copy.sqlite"_s), samples::now));
        QVERIFY(saving->addWriting({samples::writing(day)}));
        QVERIFY(putBack(desk, backup));
        QCOMPARE(typed(*reading), 100);
        QVERIFY(reading->settleWriting(samples::stamp()));
        QCOMPARE(typed(*reading), 100);
        QVERIFY(saving->addWriting({more()}));
        QCOMPARE(typed(*reading), 115);
        QCOMPARE(typed(*saving), 115);
    }

    // A crash while words became an event: the damaged file has it already, what was rolled back not yet.
    void whatIsSalvagedTwiceCountsOnce()
    {
        const Desk desk;
        auto before = desk.open();
        QVERIFY(before && before->addWriting({samples::writing(day)}));
        Salvaged rolledBack = salvage(samples::bytesOf(desk.storeFile()));
        QCOMPARE(rolledBack.openWriting.size(), 1U);
        QVERIFY(before->settleWriting(samples::stamp()));
        unite(rolledBack, salvage(samples::bytesOf(desk.storeFile())));
        const Desk elsewhere;
        auto opened = openStoreFile(elsewhere.place(), samples::now, schema::migrations());
        QVERIFY(opened);
        takeOver(*opened->db, rolledBack);
        QCOMPARE(dayWriting(tables::readState(*opened->db).log.writings, day).typed(), 100);
    }

    void anOpenStoreSeesWhatAnotherProcessMended()
    {
        const Desk desk;
        const auto store = desk.open();
        QVERIFY(store &&
                store->append({stackAct(samples::brick(day)), stackAct(samples::brick(day.next()))}));
        execute(desk.storeFile(), "DELETE FROM brick");
        BW_TRY(state, store->read());
        QVERIFY(state.log.bricks.empty());
        const auto other = desk.open();
        QVERIFY(other && other->check());
        BW_TRY(changes, store->refresh(state));
        QVERIFY(changes.any());
        QCOMPARE(state.log.bricks.size(), 2U);
        BW_TRY(fresh, store->read());
        QVERIFY(state.mark == fresh.mark);
        // And no more often than needed.
        BW_TRY(nothing, store->refresh(state));
        QVERIFY(!nothing.any());
    }

    void aStoreToBeReadOnlyHasNothingToSettle()
    {
        const Desk desk;
        QVERIFY(desk.open());
        execute(desk.storeFile(), "PRAGMA user_version = 99");
        const auto store = desk.open();
        QVERIFY(store);
        QCOMPARE(store->access(), StoreAccess::ReadOnly);
        QVERIFY(store->settleWriting(samples::stamp()));
        QVERIFY(!store->addWriting({samples::writing(day)}));
        QCOMPARE(typed(*store), 0);
    }
};

QTEST_GUILESS_MAIN(TestWritingOnce)
#include "tst_writing_once.moc"
