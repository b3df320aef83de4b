// What changes under the ledger while somebody writes: the name of the draft, the clock and the zone, the log
// by another process, the disk. Words stay on their day and draft, and are counted once.
#include "core/flows/writing_ledger.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/store/samples.h"

#include <QSemaphore>
#include <QSignalSpy>

#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

using namespace brickwork;
using namespace Qt::StringLiterals;
using samples::Desk;
using test::PinnedClock;

namespace {

constexpr int within = 20'000; // ms on a busy machine
const Day tuesday(2025, 7, 22);

/// The disk at which the saving thread stands until it is let go, and which then fails.
struct StubbornDisk
{
    std::atomic_bool armed = false;
    std::atomic_bool reached = false;
    QSemaphore go;
};
StubbornDisk disk;

int synced(int descriptor, long call)
{
    if (disk.armed) {
        if (!disk.reached.exchange(true))
            disk.go.tryAcquire(1, within);
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(call, descriptor));
}

/// A workspace with its store, a logbook on it and a ledger.
struct Place
{
    Desk desk;
    PinnedClock clock;
    std::unique_ptr<Store> store = desk.open();
    Logbook book{*store, clock};
    std::unique_ptr<WritingLedger> ledger;

    Place() { renew(); }
    /// Another start of the program.
    void renew()
    {
        ledger.reset();
        if (!book.reload())
            qFatal("no logbook");
        ledger = std::make_unique<WritingLedger>(book, desk.place(), clock);
    }
    void type(int total = 1) const
    {
        ledger->key();
        ledger->note(WordSource::Typed, {.added = 1, .removed = 0}, total);
    }
    void typeAt(const char* at, int total = 1)
    {
        clock.put(at);
        type(total);
    }
    [[nodiscard]] WritingLog stored() const { return store->read().value_or(StoreState{}).log.writings; }
    [[nodiscard]] int external() const { return ledger->today().of(WordSource::External).net(); }
};

} // namespace

extern "C" [[gnu::visibility("default")]] int fsync(int descriptor)
{
    return synced(descriptor, SYS_fsync);
}

extern "C" [[gnu::visibility("default")]] int fdatasync(int descriptor)
{
    return synced(descriptor, SYS_fdatasync);
}

class TestWritingLedgerChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstWordsOfADraftWaitForItsName()
    {
        Place place;
        place.ledger->open({}, {}, 0);
        QSignalSpy wished(place.ledger.get(), &WritingLedger::nameWished);
        connect(place.ledger.get(), &WritingLedger::nameWished, this,
                [&place] { place.ledger->rename({u"first words.md"_s}); });
        place.type(1);
        QTRY_VERIFY_WITH_TIMEOUT(!place.stored().empty(), within);
        QCOMPARE(wished.size(), 1);
        QCOMPARE(place.stored().at(tuesday).size(), 1U);
        QCOMPARE(place.stored().at(tuesday).begin()->first, u"first words.md"_s);
    }

    void butNotForLong()
    {
        Place place;
        place.ledger->open({}, {}, 0);
        place.type(1);
        QTRY_COMPARE_WITH_TIMEOUT(dayWriting(place.stored(), tuesday).typed(), 1, within);
        // It has none still; nobody waits twice.
        const QSignalSpy wished(place.ledger.get(), &WritingLedger::nameWished);
        place.type(2);
        QTRY_COMPARE_WITH_TIMEOUT(dayWriting(place.stored(), tuesday).typed(), 2, within);
        QCOMPARE(wished.size(), 0);
    }

    void whatComesBackFromAFailingDiskFollowsTheName()
    {
        Place place;
        place.ledger->open({u"old.md"_s}, u"Old"_s, 0);
        disk.armed = true;
        place.type(1);
        QTRY_VERIFY_WITH_TIMEOUT(disk.reached, within); // on its way
        place.ledger->rename({u"new.md"_s});
        place.type(2);
        const QSignalSpy failed(place.ledger.get(), &WritingLedger::failed);
        disk.go.release();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, within);
        disk.armed = false;
        QVERIFY(place.ledger->flush());
        QCOMPARE(place.stored().at(tuesday).size(), 1U);
        QCOMPARE(place.stored().at(tuesday).at(u"new.md"_s).of(WordSource::Typed).added, 2);
        QCOMPARE(place.ledger->today().typed(), 2);
    }

    void aWordBelongsToTheDayOfItsKey()
    {
        Place place;
        place.ledger->open({u"a.md"_s}, u"A"_s, 0);
        place.clock.put("2025-07-22T23:59:59.999+02:00");
        place.ledger->key();
        place.clock.put("2025-07-23T00:00:00+02:00"); // until the word is counted
        place.ledger->note(WordSource::Typed, {.added = 1, .removed = 0}, 1);
        QVERIFY(place.ledger->flush());
        QCOMPARE(dayWriting(place.stored(), tuesday).typed(), 1);
        QVERIFY(!place.stored().contains(tuesday.next()));
        // A paste has no key of its own before it.
        place.ledger->note(WordSource::Pasted, {.added = 5, .removed = 0}, 6);
        QCOMPARE(place.ledger->today().of(WordSource::Pasted).added, 5);
    }

    void aDayThatComesAgainHasItsWords()
    {
        Place place;
        place.ledger->open({u"a.md"_s}, u"A"_s, 0);
        place.typeAt("2025-07-22T23:50:00+02:00");
        place.typeAt("2025-07-22T23:51:00+02:00");
        place.typeAt("2025-07-23T00:30:00+02:00");
        place.clock.fly("America/New_York");
        QCOMPARE(place.ledger->today().typed(), 2);
        place.clock.fly("Europe/Berlin");
        QCOMPARE(place.ledger->today().typed(), 1);
        QVERIFY(place.ledger->flush());
        place.clock.fly("America/New_York");
        QCOMPARE(place.ledger->today().typed(), 2);
    }

    void aClockPutBackMakesNobodyElseAWriter_data()
    {
        QTest::addColumn<QString>("ahead");
        QTest::newRow("flown west over midnight") << u"2025-07-23T01:00:00+02:00"_s;
        QTest::newRow("the clock was years ahead") << u"2031-01-01T12:00:00+01:00"_s;
    }
    void aClockPutBackMakesNobodyElseAWriter()
    {
        QFETCH(QString, ahead);
        Place place;
        place.ledger->open({u"a.md"_s}, u"A"_s, 99);
        place.typeAt(ahead.toLatin1().constData(), 100);
        QVERIFY(place.ledger->settle());
        place.typeAt("2025-07-22T18:00:00+02:00", 101);
        place.ledger->open({u"b.md"_s}, u"B"_s, 0);
        place.ledger->open({u"a.md"_s}, u"A"_s, 101);
        QCOMPARE(place.external(), 0);
        QVERIFY(place.ledger->settle());
        place.renew();
        place.ledger->open({u"a.md"_s}, u"A"_s, 101);
        QCOMPARE(place.external(), 0);
    }

    void aNameThatIsUsedAgainHidesNoWords()
    {
        Place place;
        place.ledger->open({u"notes.md"_s}, u"Notes"_s, 999);
        place.type(1'000);
        QVERIFY(place.ledger->settle());
        // That draft is gone; another one gets its name, its words being in the store already.
        place.ledger->open({}, {}, 0);
        place.type(1);
        QVERIFY(place.ledger->flush());
        place.ledger->rename({u"notes.md"_s});
        place.ledger->open({u"b.md"_s}, u"B"_s, 0);
        place.ledger->open({u"notes.md"_s}, u"Notes"_s, 1);
        QCOMPARE(place.external(), 0);
    }

    void wordsOfAnotherProcessAreSeenWhileOneWrites()
    {
        Place place;
        const auto other = place.desk.open();
        QVERIFY(other);
        place.ledger->open({u"a.md"_s}, u"A"_s, 0);
        place.type(1);
        QVERIFY(other->addWriting({samples::writing(tuesday)}));
        QVERIFY(place.book.reload());
        QCOMPARE(place.ledger->today().typed(), 101);
        place.type(2);
        QVERIFY(place.ledger->flush());
        QCOMPARE(place.ledger->today().typed(), 102);
        QCOMPARE(dayWriting(place.stored(), tuesday).typed(), 102);
    }

    void theBrickOfAnotherProcessIsNotMergedInto()
    {
        Place place;
        QVERIFY(place.book.set(u"brick.words"_s, u"2"_s));
        const QSignalSpy laid(place.ledger.get(), &WritingLedger::brickLaid);
        place.ledger->open({u"a.md"_s}, u"A"_s, 0);
        place.type(1);
        const auto other = place.desk.open();
        QVERIFY(other && other->append({stackAct(samples::brick(tuesday, BrickSize::Small, u"Mine"_s))}));
        place.type(2);
        QCOMPARE(laid.size(), 0);
        BW_TRY(state, place.store->read());
        QCOMPARE(state.log.bricks.at(tuesday).size, BrickSize::Small);
        QCOMPARE(state.log.bricks.at(tuesday).source, BrickSource::Manual);
    }

    void aBrickThatCouldNotBeLaidIsLaidOnceTheDiskAllowsIt()
    {
        Place place;
        QVERIFY(place.book.set(u"brick.words"_s, u"2"_s));
        const QSignalSpy laid(place.ledger.get(), &WritingLedger::brickLaid);
        place.ledger->open({u"a.md"_s}, u"A"_s, 0);
        place.type(1);
        {
            const test::FullDisk full;
            place.type(2);
            QVERIFY(!place.ledger->flush());
        }
        QCOMPARE(laid.size(), 0);
        QVERIFY(place.ledger->flush());
        QCOMPARE(laid.size(), 1);
        QCOMPARE(place.book.state().log.bricks.at(tuesday).source, BrickSource::Auto);
    }
};

QTEST_GUILESS_MAIN(TestWritingLedgerChanges)
#include "tst_writing_ledger_changes.moc"
