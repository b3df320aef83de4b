// Words and minutes from the editor to the store: on the day and draft of the key that made them.
#include "core/flows/writing_ledger.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/store/samples.h"

#include <QSignalSpy>

using namespace brickwork;
using namespace Qt::StringLiterals;
using samples::Desk;
using test::PinnedClock;

namespace {

constexpr int within = 20'000; // ms on a busy machine
const Day tuesday(2025, 7, 22);

/// A workspace with its store, a logbook on it and a ledger.
struct Place
{
    Desk desk;
    PinnedClock clock;
    std::unique_ptr<Store> store = desk.open();
    Logbook book{*store, clock};
    std::unique_ptr<WritingLedger> ledger;

    Place()
    {
        if (!book.reload())
            qFatal("no logbook");
        ledger = std::make_unique<WritingLedger>(book, desk.place(), clock);
    }
    /// A word typed at an instant.
    void type(const char* at, int total = 1)
    {
        clock.put(at);
        ledger->key();
        ledger->note(WordSource::Typed, {.added = 1, .removed = 0}, total);
    }
    [[nodiscard]] WritingLog stored() const { return store->read().value_or(StoreState{}).log.writings; }
};

} // namespace

class TestWritingLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreKnownAtOnceAndCommittedByThemselves()
    {
        Place place;
        place.ledger->open({u"a.md"_s}, u"A"_s, 10);
        place.type("2025-07-22T09:00:00+02:00", 11);
        place.type("2025-07-22T09:00:12+02:00", 12);
        QCOMPARE(place.ledger->today().typed(), 2);
        QCOMPARE(place.ledger->today().msecs, 12'000);
        QTRY_COMPARE_WITH_TIMEOUT(dayWriting(place.stored(), tuesday).typed(), 2, within);
        const Writing row = place.stored().at(tuesday).at(u"a.md"_s);
        QCOMPARE(row.title, u"A"_s);
        QCOMPARE(row.total, 12);
        QCOMPARE(row.first->iso(), Instant::fromIso(u"2025-07-22T09:00:00+02:00"_s)->iso());
        QCOMPARE(row.last->iso(), Instant::fromIso(u"2025-07-22T09:00:12+02:00"_s)->iso());
        // And the logbook knows, without counting them twice.
        QTRY_COMPARE_WITH_TIMEOUT(dayWriting(place.book.state().log.writings, tuesday).typed(), 2, within);
        QCOMPARE(place.ledger->today().typed(), 2);
    }

    void theDayIsThatOfTheKey()
    {
        Place place;
        place.ledger->open({u"a.md"_s}, u"A"_s, 0);
        place.type("2025-07-22T23:59:50+02:00");
        place.type("2025-07-23T00:00:05+02:00");
        QCOMPARE(place.ledger->today().typed(), 1);
        QCOMPARE(place.ledger->today().msecs, 15'000);
        QVERIFY(place.ledger->flush());
        QCOMPARE(dayWriting(place.stored(), tuesday).typed(), 1);
        QCOMPARE(dayWriting(place.stored(), tuesday.next()).typed(), 1);
    }

    void theRolloverDecidesToo()
    {
        Place place;
        QVERIFY(place.book.set(u"day.rollover"_s, u"03:00"_s));
        place.ledger->open({u"a.md"_s}, u"A"_s, 0);
        place.type("2025-07-23T02:59:59+02:00");
        place.type("2025-07-23T03:00:00+02:00");
        QVERIFY(place.ledger->flush());
        QCOMPARE(dayWriting(place.stored(), tuesday).typed(), 1);
        QCOMPARE(dayWriting(place.stored(), tuesday.next()).typed(), 1);
    }

    void aNewDayBeginsAtNothing()
    {
        Place place;
        place.ledger->open({u"a.md"_s}, u"A"_s, 0);
        place.type("2025-07-22T22:00:00+02:00");
        place.clock.put("2025-07-23T08:00:00+02:00");
        QCOMPARE(place.ledger->today().typed(), 0);
    }

    void pausesAndOtherDraftsTakeNoTime()
    {
        Place place;
        place.ledger->open({u"a.md"_s}, u"A"_s, 0);
        place.type("2025-07-22T09:00:00+02:00");
        place.type("2025-07-22T09:00:30+02:00"); // counts
        place.type("2025-07-22T09:01:01+02:00"); // a pause
        place.ledger->open({u"b.md"_s}, u"B"_s, 0);
        place.type("2025-07-22T09:01:05+02:00");
        QCOMPARE(place.ledger->today().msecs, 30'000);
        QCOMPARE(place.ledger->today().typed(), 4);
        QVERIFY(place.ledger->flush());
        QCOMPARE(place.stored().at(tuesday).size(), 2U);
    }

    void cuttingHereAndPastingThereIsNeutral()
    {
        Place place;
        place.ledger->open({u"a.md"_s}, u"A"_s, 100);
        place.ledger->note(WordSource::Moved, {.added = 0, .removed = 40}, 60);
        place.ledger->open({u"b.md"_s}, u"B"_s, 10);
        place.ledger->note(WordSource::Moved, {.added = 40, .removed = 0}, 50);
        QCOMPARE(place.ledger->today().typed(), 0);
        QCOMPARE(place.ledger->today().of(WordSource::Moved).net(), 0);
        // Opening the first one again finds what was left there: nobody else changed it.
        place.ledger->open({u"a.md"_s}, u"A"_s, 60);
        QCOMPARE(place.ledger->today().of(WordSource::External).net(), 0);
    }

    void wordsOfAnotherProgramAreExternal()
    {
        Place place;
        place.ledger->open({u"a.md"_s}, u"A"_s, 100);
        place.type("2025-07-22T09:00:00+02:00", 101);
        QVERIFY(place.ledger->settle());
        place.ledger->open({u"b.md"_s}, u"B"_s, 0);
        place.clock.put("2025-07-23T09:00:00+02:00");
        place.ledger->open({u"a.md"_s}, u"A"_s, 131);
        QCOMPARE(place.ledger->today().typed(), 0);
        QCOMPARE(place.ledger->today().of(WordSource::External).added, 30);
        place.ledger->open({u"b.md"_s}, u"B"_s, 0);
        place.ledger->open({u"a.md"_s}, u"A"_s, 131);
        QCOMPARE(place.ledger->today().of(WordSource::External).added, 30);
    }

    void aDraftSeenForTheFirstTimeIsNobodysWork()
    {
        Place place;
        place.ledger->open({u"a.md"_s}, u"A"_s, 5'000);
        QVERIFY(place.ledger->today() == DayWriting());
        QVERIFY(place.ledger->flush());
        QVERIFY(place.stored().empty());
    }

    void undoIsNeutralButRemembered()
    {
        Place place;
        place.ledger->open({u"a.md"_s}, u"A"_s, 100);
        place.type("2025-07-22T09:00:00+02:00", 101);
        place.ledger->noteTotal(100); // undone
        QCOMPARE(place.ledger->today().typed(), 1);
        place.ledger->open({u"b.md"_s}, u"B"_s, 0);
        place.ledger->open({u"a.md"_s}, u"A"_s, 100);
        QCOMPARE(place.ledger->today().of(WordSource::External).removed, 0);
    }

    void aNewDraftIsFollowedToItsName()
    {
        Place place;
        place.ledger->open({}, {}, 0);
        place.type("2025-07-22T09:00:00+02:00", 1);
        place.ledger->rename({u"first words.md"_s});
        place.type("2025-07-22T09:00:01+02:00", 2);
        QVERIFY(place.ledger->flush());
        QCOMPARE(place.stored().at(tuesday).size(), 1U);
        QCOMPARE(place.stored().at(tuesday).at(u"first words.md"_s).of(WordSource::Typed).added, 2);
    }

    void closingSavesWhatIsLeft()
    {
        Place place;
        place.ledger->open({u"a.md"_s}, u"A"_s, 0);
        place.type("2025-07-22T09:00:00+02:00");
        place.ledger.reset();
        QCOMPARE(dayWriting(place.stored(), tuesday).typed(), 1);
    }

    void whatCannotBeSavedIsKeptAndTriedAgain()
    {
        Place place;
        const QSignalSpy failed(place.ledger.get(), &WritingLedger::failed);
        place.ledger->open({u"a.md"_s}, u"A"_s, 0);
        place.type("2025-07-22T09:00:00+02:00", 1);
        {
            const test::FullDisk full;
            QVERIFY(!place.ledger->flush());
            QVERIFY(!place.ledger->flush());
        }
        QCOMPARE(failed.size(), 1);
        QCOMPARE(place.ledger->today().typed(), 1);
        place.type("2025-07-22T09:00:02+02:00", 2);
        QVERIFY(place.ledger->flush());
        QCOMPARE(dayWriting(place.stored(), tuesday).typed(), 2);
        QCOMPARE(dayWriting(place.stored(), tuesday).msecs, 2'000);
    }

    void enoughWordsLayABrickOnce()
    {
        Place place;
        QVERIFY(place.book.set(u"brick.words"_s, u"3"_s));
        const QSignalSpy laid(place.ledger.get(), &WritingLedger::brickLaid);
        place.ledger->open({u"a.md"_s}, u"A"_s, 0);
        place.ledger->note(WordSource::Pasted, {.added = 50, .removed = 0}, 50); // not typed
        place.type("2025-07-22T09:00:00+02:00");
        place.type("2025-07-22T09:00:01+02:00");
        QVERIFY(place.book.state().log.bricks.empty());
        place.type("2025-07-22T09:00:02+02:00");
        QCOMPARE(laid.size(), 1);
        QCOMPARE(place.book.state().log.bricks.at(tuesday).source, BrickSource::Auto);
        // Deleting does not take it back, and typing on does not lay it twice.
        place.ledger->note(WordSource::Typed, {.added = 0, .removed = 3}, 50);
        QVERIFY(place.book.state().log.bricks.contains(tuesday));
        // Removed by the writer it stays away.
        QVERIFY(place.book.unstack(tuesday));
        for (int i = 0; i < 5; ++i)
            place.type("2025-07-22T09:00:03+02:00");
        QVERIFY(place.book.state().log.bricks.empty());
        QCOMPARE(laid.size(), 1);
    }

    void aBrickOfTheWritersOwnIsEnough()
    {
        Place place;
        QVERIFY(place.book.set(u"brick.words"_s, u"2"_s));
        QVERIFY(
            place.book.stack({.day = {}, .size = BrickSize::Small, .note = u"By hand"_s, .direction = {}}));
        place.ledger->open({u"a.md"_s}, u"A"_s, 0);
        for (int i = 0; i < 4; ++i)
            place.type("2025-07-22T09:00:03+02:00");
        const Brick brick = place.book.state().log.bricks.at(tuesday);
        QCOMPARE(brick.size, BrickSize::Small);
        QCOMPARE(brick.source, BrickSource::Manual);
    }
};

QTEST_GUILESS_MAIN(TestWritingLedger)
#include "tst_writing_ledger.moc"
