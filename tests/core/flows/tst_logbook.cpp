// The one door through which the writer's acts are logged: what is said to be logged is in the store, in the
// figures and, as soon as it can be, in the journal. Real stores on the disk.
#include "core/flows/logbook.h"
#include "tests/core/flows/sync_hook.h"
#include "tests/core/flows/writing_desk.h"
#include "tests/core/store/samples.h"

#include <QSignalSpy>

using namespace brickwork;
using namespace Qt::StringLiterals;
using samples::Desk;
using test::PinnedClock;

namespace {

constexpr int soon = 20'000; ///< milliseconds that something asynchronous may take on a busy machine

const Day today(2025, 7, 22);

} // namespace

class TestLogbook : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<PinnedClock> m_clock;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Logbook> m_book;
    std::unique_ptr<QSignalSpy> m_changed;

    /// What a new reader finds in the store.
    [[nodiscard]] StoreState stored() const { return m_store->read().value_or(StoreState{}); }
    /// How often changed() came since the last time.
    [[nodiscard]] int changes() const
    {
        const int count = static_cast<int>(m_changed->size());
        m_changed->clear();
        return count;
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>();
        m_clock = std::make_unique<PinnedClock>("2025-07-22T09:00:00+02:00");
        m_store = m_desk->open();
        QVERIFY(m_store);
        m_book = std::make_unique<Logbook>(*m_store, *m_clock);
        QVERIFY(m_book->reload());
        m_changed = std::make_unique<QSignalSpy>(m_book.get(), &Logbook::changed);
    }
    void cleanup()
    {
        m_changed.reset();
        m_book.reset();
        m_store.reset();
        m_clock.reset();
        m_desk.reset();
    }

    void stackingIsInTheFigures();
    void stackingTwiceMerges();
    void aBackfilledDayJoinsARun();
    void unstackingTakesABrickAway();
    void puttingBackIsExact();
    void restDaysBridge();
    void settingsHold();
    void aRolloverMovesTodayButNoStoredDay();
    void aPostIsRecordedUpdatedAndTakenBack();
    void aScheduledPostCountsWhenItIsDue();
    void whatIsRefusedChangesNothing_data();
    void whatIsRefusedChangesNothing();
    void theStampSaysWhenAndWhere();

    void aFlightKeepsTheLaterDay();
    void midnightIsSeenByRefreshing();

    void anotherProgramsCommitIsSeen();
    void anotherProgramsCommitIsFollowed();
    void ourOwnCommitIsNotToldTwice();
    void twoLogbooksMergeOneDay();
    void twoLogbooksRestOneDay();

    void twoPostsOfOneDraftAreOne();
    void aPostThatStandsOnATargetIsNotForgotten();
    void whatIsCommittedIsDone();

    void loggingNeedsNoMirror();
    void theMirrorIsFollowedUp();
};

// What is logged

void TestLogbook::stackingIsInTheFigures()
{
    QCOMPARE(m_book->today(), today);
    QCOMPARE(m_book->summary().daily, DailyState::None);
    BW_TRY(brick, m_book->stack({.day = {}, .note = u"Two pages"_s, .direction = u"essay"_s}));
    QCOMPARE(changes(), 1);
    QCOMPARE(brick.day, today);
    QCOMPARE(brick.note, u"Two pages"_s);
    QCOMPARE(brick.size, BrickSize::Normal);
    QVERIFY(m_book->state().log.bricks.at(today) == brick);
    QVERIFY(samples::same(m_book->state(), stored()));
    QCOMPARE(m_book->summary().daily, DailyState::Done);
    QCOMPARE(m_book->summary().current.bricks, 1);
    QCOMPARE(qRound64(m_book->summary().strength * 1e6), 51'922);
}

void TestLogbook::stackingTwiceMerges()
{
    BW_TRY(first, m_book->stack({.day = {},
                                 .size = BrickSize::Small,
                                 .source = BrickSource::Auto,
                                 .note = u"a"_s,
                                 .direction = u"essay"_s}));
    (void) changes();
    m_clock->put("2025-07-22T21:00:00+02:00");
    BW_TRY(merged, m_book->stack({.day = {}, .size = BrickSize::Large, .note = u"b"_s, .direction = {}}));
    QCOMPARE(changes(), 1);
    QCOMPARE(merged.size, BrickSize::Large);
    QCOMPARE(merged.source, BrickSource::Manual);
    QCOMPARE(merged.note, u"a\nb"_s);
    QVERIFY(merged.direction == u"essay"_s);
    QCOMPARE(merged.stamp, first.stamp);
    BW_TRY(again, m_book->stack({.day = {}, .size = BrickSize::Small, .note = {}, .direction = u"novel"_s}));
    QCOMPARE(again.size, BrickSize::Large);
    QCOMPARE(again.note, u"a\nb"_s);
    QVERIFY(again.direction == u"novel"_s);
    QCOMPARE(m_book->state().log.bricks.size(), 1U);
    QVERIFY(stored().log.bricks.at(today) == again);
    QCOMPARE(m_book->summary().current.bricks, 1);
}

void TestLogbook::aBackfilledDayJoinsARun()
{
    for (const int back : {3, 1, 0})
        QVERIFY(m_book->stack({.day = today.plus(-back), .note = {}, .direction = {}}));
    QCOMPARE(m_book->summary().current.bricks, 2);
    QVERIFY(m_book->stack({.day = today.plus(-2), .note = {}, .direction = {}}));
    QCOMPARE(m_book->summary().current.bricks, 4);
    QCOMPARE(changes(), 4);
}

void TestLogbook::unstackingTakesABrickAway()
{
    QVERIFY(m_book->stack({.day = {}, .note = {}, .direction = {}}));
    (void) changes();
    QVERIFY(m_book->unstack(today));
    QCOMPARE(changes(), 1);
    QVERIFY(m_book->state().log.bricks.empty());
    QVERIFY(stored().log.bricks.empty());
    QCOMPARE(m_book->summary().daily, DailyState::None);
    const auto again = m_book->unstack(today);
    QVERIFY(!again);
    QVERIFY(!again.error().sentence.isEmpty());
    QCOMPARE(changes(), 0);
}

void TestLogbook::puttingBackIsExact()
{
    BW_TRY(before, m_book->stack({.day = {}, .size = BrickSize::Small, .note = u"a"_s, .direction = u"x"_s}));
    m_clock->put("2025-07-22T11:00:00+02:00");
    QVERIFY(m_book->stack({.day = {}, .size = BrickSize::Large, .note = u"b"_s, .direction = u"y"_s}));
    (void) changes();
    QVERIFY(m_book->putBack(before)); // the undo of a merge
    QCOMPARE(changes(), 1);
    QVERIFY(m_book->state().log.bricks.at(today) == before);
    QVERIFY(m_book->unstack(today));
    QVERIFY(m_book->putBack(before)); // the undo of a removal
    QVERIFY(m_book->state().log.bricks.at(today) == before);
    QVERIFY(stored().log.bricks.at(today) == before);
}

void TestLogbook::restDaysBridge()
{
    QVERIFY(m_book->stack({.day = today.plus(-3), .note = {}, .direction = {}}));
    QVERIFY(m_book->stack({.day = today, .note = {}, .direction = {}}));
    QCOMPARE(m_book->summary().current.bricks, 1);
    (void) changes();
    BW_TRY(rested, m_book->addRest(today.plus(-2), today.plus(5), u"by the sea"_s));
    QCOMPARE(rested, 8);
    QCOMPARE(changes(), 1);
    QCOMPARE(m_book->summary().current.bricks, 2);
    QCOMPARE(m_book->summary().current.spanDays, 4);
    QCOMPARE(stored().log.rests.at(today.plus(5)).reason, u"by the sea"_s);
    // The same once more says nothing new.
    BW_TRY(again, m_book->addRest(today.plus(-2), today.plus(5), u"by the sea"_s));
    QCOMPARE(again, 0);
    QCOMPARE(changes(), 0);
    BW_TRY(ended, m_book->removeRest(today.plus(-1), today.plus(30)));
    QCOMPARE(ended, 7);
    QCOMPARE(changes(), 1);
    QCOMPARE(m_book->summary().current.bricks, 1);
    QVERIFY(!m_book->removeRest(today, today));
    QCOMPARE(changes(), 0);
}

void TestLogbook::settingsHold()
{
    QVERIFY(m_book->set(u"week.target"_s, u"3"_s));
    QCOMPARE(changes(), 1);
    QCOMPARE(m_book->summary().targetThisWeek, 3);
    QVERIFY(m_book->set(u"week.target"_s, u"2"_s, Day(2025, 7, 7)));
    QCOMPARE(m_book->summary().targetThisWeek, 3); // the later one is in force
    QVERIFY(m_book->set(u"week.start"_s, u"sunday"_s));
    QVERIFY(m_book->set(u"freeze"_s, u"on"_s));
    QVERIFY(m_book->state().settings.freeze);
    QCOMPARE(m_book->state().settings.weekStart, WeekStart::Sunday);
    QCOMPARE(changes(), 3);
    QVERIFY(stored().settings == m_book->state().settings);
}

void TestLogbook::aRolloverMovesTodayButNoStoredDay()
{
    m_clock->put("2025-07-22T01:30:00+02:00");
    m_book->refresh();
    QVERIFY(m_book->set(u"day.rollover"_s, u"03:00"_s));
    QCOMPARE(m_book->today(), Day(2025, 7, 21));
    BW_TRY(brick, m_book->stack({.day = {}, .note = {}, .direction = {}}));
    QCOMPARE(brick.day, Day(2025, 7, 21));
    QCOMPARE(brick.stamp.rollover.minutes, 180);
    QVERIFY(m_book->set(u"day.rollover"_s, u"00:00"_s));
    QCOMPARE(m_book->today(), today);
    QCOMPARE(m_book->state().log.bricks.begin()->first, Day(2025, 7, 21));
}

void TestLogbook::aPostIsRecordedUpdatedAndTakenBack()
{
    const auto request = [](const QString& title) {
        return PostRequest{
            .key = {u"k"_s}, .title = title, .url = u"https://example.org/a"_s, .scheduled = {}};
    };
    BW_TRY(key, m_book->recordPost(request(u"A"_s)));
    QCOMPARE(changes(), 1);
    QCOMPARE(key.value, u"k"_s);
    QCOMPARE(m_book->summary().postsThisWeek, 1);
    m_clock->put("2025-07-29T09:00:00+02:00");
    QVERIFY(m_book->recordPost(request(u"A, corrected"_s)));
    QCOMPARE(m_book->state().publications.size(), 1U);
    QCOMPARE(m_book->state().publications[0].post.title, u"A, corrected"_s);
    QCOMPARE(m_book->state().publications[0].post.day, today); // R8: an update moves nothing
    QVERIFY(m_book->retractPost(key));
    QVERIFY(m_book->state().publications[0].post.retracted);
    QVERIFY(!m_book->retractPost(key));
    QVERIFY(m_book->recordPost(request(u"A, again"_s)));
    QVERIFY(!m_book->state().publications[0].post.retracted);
    QCOMPARE(m_book->state().publications[0].post.day, today);
    BW_TRY(made, m_book->recordPost({.key = {}, .title = u"B"_s, .url = {}, .scheduled = {}}));
    QVERIFY(!made.isEmpty());
    QCOMPARE(m_book->state().publications.size(), 2U);
    QCOMPARE(m_book->state().publications[1].post.day, Day(2025, 7, 29));
    QVERIFY(samples::same(m_book->state(), stored()));
}

void TestLogbook::aScheduledPostCountsWhenItIsDue()
{
    QVERIFY(m_book->recordPost({.key = {u"k"_s},
                                .title = u"Soon"_s,
                                .url = {},
                                .scheduled = Instant::fromIso(u"2025-07-24T08:00:00+02:00")}));
    QCOMPARE(m_book->summary().postsThisWeek, 0);
    QCOMPARE(m_book->state().publications[0].post.day, Day(2025, 7, 24));
    (void) changes();
    m_clock->put("2025-07-24T08:00:00+02:00");
    m_book->refresh();
    QCOMPARE(m_book->summary().postsThisWeek, 1);
    QCOMPARE(changes(), 1);
}

void TestLogbook::whatIsRefusedChangesNothing_data()
{
    QTest::addColumn<int>("act");
    QTest::newRow("a brick beyond today") << 0;
    QTest::newRow("unstacking nothing") << 1;
    QTest::newRow("rest that ends before it begins") << 2;
    QTest::newRow("a setting that is none") << 3;
    QTest::newRow("a value that does not fit") << 4;
    QTest::newRow("a post without a title") << 5;
    QTest::newRow("taking back a post that is none") << 6;
    QTest::newRow("removing a target that is none") << 7;
}

void TestLogbook::whatIsRefusedChangesNothing()
{
    QFETCH(int, act);
    const QByteArray before = m_store->exportLog().value_or("?");
    const auto refused = [&]() -> Result<void> {
        const auto nothing = [](const auto&) {};
        switch (act) {
        case 0:
            return m_book->stack({.day = today.next(), .note = {}, .direction = {}}).transform(nothing);
        case 1:
            return m_book->unstack(today);
        case 2:
            return m_book->addRest(today, today.previous(), {}).transform(nothing);
        case 3:
            return m_book->set(u"no.such.key"_s, u"1"_s);
        case 4:
            return m_book->set(u"day.rollover"_s, u"06:01"_s);
        case 5:
            return m_book->recordPost({.key = {}, .title = u" "_s, .url = {}, .scheduled = {}})
                .transform(nothing);
        case 6:
            return m_book->retractPost({u"none"_s});
        default:
            return m_book->removeTarget(u"none"_s);
        }
    }();
    QVERIFY(!refused);
    QVERIFY(!refused.error().sentence.isEmpty());
    QCOMPARE(changes(), 0);
    QCOMPARE(m_store->exportLog().value_or("!"), before);
}

void TestLogbook::theStampSaysWhenAndWhere()
{
    QVERIFY(m_book->set(u"day.rollover"_s, u"04:30"_s));
    BW_TRY(brick, m_book->stack({.day = {}, .note = {}, .direction = {}}));
    QCOMPARE(brick.stamp.at, m_clock->now());
    QCOMPARE(brick.stamp.zone, u"Europe/Berlin"_s);
    QCOMPARE(brick.stamp.rollover.minutes, 270);
    QVERIFY(brick.stamp == m_book->stamp());
}

// R3

void TestLogbook::aFlightKeepsTheLaterDay()
{
    m_clock->put("2025-07-22T11:00:00Z");
    m_clock->fly("Pacific/Kiritimati"); // the 23rd, 01:00
    m_book->refresh();
    QCOMPARE(m_book->today(), Day(2025, 7, 23));
    QVERIFY(m_book->stack({.day = {}, .note = u"east"_s, .direction = {}}));
    m_clock->put("2025-07-22T14:00:00Z");
    m_clock->fly("Pacific/Honolulu"); // the 22nd, 04:00
    m_book->refresh();
    QCOMPARE(m_book->today(), Day(2025, 7, 23));
    QVERIFY(!m_book->stack({.day = Day(2025, 7, 24), .note = {}, .direction = {}}));
    BW_TRY(merged, m_book->stack({.day = {}, .note = u"west"_s, .direction = {}}));
    QCOMPARE(merged.day, Day(2025, 7, 23));
    QCOMPARE(merged.note, u"east\nwest"_s);
    BW_TRY(given, m_book->stack({.day = Day(2025, 7, 23), .note = u"too"_s, .direction = {}}));
    QCOMPARE(given.note, u"east\nwest\ntoo"_s);
    BW_TRY(earlier, m_book->stack({.day = Day(2025, 7, 22), .note = {}, .direction = {}}));
    QCOMPARE(m_book->summary().current.bricks, 2);
    // Without the later brick the day is the clock's again.
    QVERIFY(m_book->unstack(Day(2025, 7, 23)));
    QCOMPARE(m_book->today(), Day(2025, 7, 22));
    QVERIFY(!m_book->stack({.day = Day(2025, 7, 23), .note = {}, .direction = {}}));
}

void TestLogbook::midnightIsSeenByRefreshing()
{
    QVERIFY(m_book->stack({.day = {}, .note = {}, .direction = {}}));
    (void) changes();
    m_book->refresh();
    QCOMPARE(changes(), 0);
    m_clock->put("2025-07-23T00:00:00+02:00");
    // Whoever stacks before anything refreshed means the clock's day all the same.
    BW_TRY(brick, m_book->stack({.day = {}, .note = {}, .direction = {}}));
    QCOMPARE(brick.day, today.next());
    QVERIFY(changes() >= 1); // for the new day and for the brick
    m_clock->put("2025-07-25T00:00:00+02:00");
    m_book->refresh();
    QCOMPARE(m_book->summary().daily, DailyState::Broken);
    QCOMPARE(changes(), 1);
}

// Others

void TestLogbook::anotherProgramsCommitIsSeen()
{
    const auto other = m_desk->open();
    QVERIFY(other);
    QVERIFY(other->append({stackAct(samples::brick(today, BrickSize::Large, u"elsewhere"_s))}));
    QVERIFY(m_book->reload());
    QCOMPARE(changes(), 1);
    QCOMPARE(m_book->state().log.bricks.at(today).note, u"elsewhere"_s);
    QCOMPARE(m_book->summary().daily, DailyState::Done);
    QVERIFY(m_book->reload());
    QCOMPARE(changes(), 0);
}

void TestLogbook::anotherProgramsCommitIsFollowed()
{
    m_book->follow();
    const auto other = m_desk->open();
    QVERIFY(other);
    for (int back = 0; back < 2; ++back) {
        QVERIFY(other->append({stackAct(samples::brick(today.plus(-back)))}));
        QTRY_COMPARE_WITH_TIMEOUT(m_book->summary().current.bricks, back + 1, soon);
        QCOMPARE(changes(), 1);
    }
}

void TestLogbook::ourOwnCommitIsNotToldTwice()
{
    QVERIFY(m_book->stack({.day = {}, .note = {}, .direction = {}}));
    QVERIFY(m_book->reload());
    m_book->refresh();
    QCOMPARE(changes(), 1);
}

void TestLogbook::twoLogbooksMergeOneDay()
{
    const auto store = m_desk->open();
    QVERIFY(store);
    Logbook other(*store, *m_clock);
    QVERIFY(other.reload());
    QVERIFY(m_book->stack({.day = {}, .size = BrickSize::Large, .note = u"here"_s, .direction = u"essay"_s}));
    // The other one has not read that yet.
    BW_TRY(merged, other.stack({.day = {},
                                .size = BrickSize::Small,
                                .source = BrickSource::Auto,
                                .note = u"there"_s,
                                .direction = {}}));
    QCOMPARE(merged.size, BrickSize::Large);
    QCOMPARE(merged.source, BrickSource::Manual);
    QCOMPARE(merged.note, u"here\nthere"_s);
    QVERIFY(merged.direction == u"essay"_s);
    QVERIFY(other.state().log.bricks.at(today) == merged);
    QVERIFY(m_book->reload());
    QVERIFY(m_book->state().log.bricks.at(today) == merged);
    QCOMPARE(changes(), 2);
}

void TestLogbook::twoLogbooksRestOneDay()
{
    const auto store = m_desk->open();
    QVERIFY(store);
    Logbook other(*store, *m_clock);
    QVERIFY(other.reload());
    QVERIFY(m_book->stack({.day = {}, .note = {}, .direction = {}}));
    QVERIFY(other.unstack(today)); // it stands there, though it was not read yet
    QVERIFY(!m_book->unstack(today));
    QVERIFY(m_book->state().log.bricks.empty());
    QVERIFY(m_book->addRest(today, today, u"ill"_s));
    BW_TRY(again, other.addRest(today, today, u"ill"_s));
    QCOMPARE(again, 0);
}

// The mirror

// Two devices published one draft before they heard of each other.
void TestLogbook::twoPostsOfOneDraftAreOne()
{
    PublishedPost here = samples::post(u"b"_s, today, u"blog"_s, u"Here"_s);
    here.draft = u"garden.md"_s;
    PublishedPost there = samples::post(u"a"_s, today.next(), u"blog"_s, u"There"_s);
    there.draft = here.draft;
    there.delivery.hash = u"def"_s;
    PublishedPost mirrored = samples::post(u"a"_s, today.next(), u"mirror"_s, u"There"_s);
    mirrored.draft = here.draft;
    PublishedPost unrelated = samples::post(u"c"_s, today, {}, u"Elsewhere"_s);
    unrelated.draft.clear();
    m_clock->put("2025-07-24T09:00:00+02:00");
    const auto at = [](qint64 msecs) { return samples::stamp(1'753'100'000'000 + msecs); };
    QVERIFY(m_book->log({publishAct(here, at(0)), publishAct(there, at(3)), publishAct(mirrored, at(2)),
                         publishAct(unrelated, at(0))}));
    QCOMPARE(m_book->summary().postsThisWeek, 2);
    QCOMPARE(m_book->state().log.posts.size(), 2U);
    QCOMPARE(m_book->state().publications.size(), 2U);
    const Publication& one = m_book->state().publications[0];
    QCOMPARE(one.post.id.value, u"b"_s);
    QCOMPARE(one.post.day, today);
    QCOMPARE(one.post.title, u"There"_s);
    QCOMPARE(one.deliveries.size(), 2U);
    QCOMPARE(one.deliveries[0].hash, u"def"_s);
    QCOMPARE(one.deliveries[1].target, u"mirror"_s);
    QCOMPARE(m_book->everyPublication().size(), 3U);
    // One of them was taken back; the other stands, and it is one post all the same.
    QVERIFY(m_book->log({retractAct({u"b"_s}, std::nullopt, samples::stamp())}));
    QCOMPARE(m_book->summary().postsThisWeek, 2);
    QVERIFY(!m_book->state().publications[0].post.retracted);
    QCOMPARE(m_book->state().publications[0].post.day, today); // R8
    // Its target is not known here: the post is taken back by any of its keys, as a whole.
    QVERIFY(m_book->retractPost({u"b"_s}));
    QVERIFY(m_book->state().publications[0].post.retracted);
    QCOMPARE(m_book->summary().postsThisWeek, 1);
    QVERIFY(!m_book->retractPost({u"a"_s}));
}

void TestLogbook::aPostThatStandsOnATargetIsNotForgotten()
{
    QVERIFY(m_book->addTarget({u"blog"_s, u"folder"_s, {{u"path"_s, u"/srv/blog"_s}}}));
    QVERIFY(m_book->log({publishAct(samples::post(u"k"_s, today, u"blog"_s), samples::stamp())}));
    const auto refused = m_book->retractPost({u"k"_s});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    QVERIFY(refused.error().sentence.contains(u"blog"_s));
    QVERIFY(refused.error().sentence.contains(u"drafts/k.md"_s));
    QVERIFY(!m_book->state().publications[0].post.retracted);
    QVERIFY(m_book->state().publications[0].deliveries[0].live);
    QCOMPARE(m_book->summary().postsThisWeek, 1);
    // Recorded by hand as well, and taken back from its target: what is left has no place.
    QVERIFY(m_book->recordPost({.key = {u"k"_s}, .title = u"A"_s, .url = {}, .scheduled = {}}));
    QVERIFY(!m_book->retractPost({u"k"_s}));
    QVERIFY(m_book->log({retractAct({u"k"_s}, u"blog"_s, samples::stamp())}));
    QVERIFY(m_book->retractPost({u"k"_s}));
    QVERIFY(m_book->state().publications[0].post.retracted);
}

void TestLogbook::whatIsCommittedIsDone()
{
    QVERIFY(m_book->stack({}));
    m_clock->put("2025-07-23T09:00:00+02:00");
    const QString file = m_desk->storeFile();
    // Between the commit and the reading, when the journal is synced, a foreign file takes the store's place.
    test::beforeNextSync = [&] {
        QByteArray foreign = samples::bytesOf(file);
        foreign.replace(68, 4, "????"); // the application id
        QVERIFY(QFile::rename(file, file + u"-away"_s));
        QVERIFY(samples::putBytes(file, foreign));
    };
    StackRequest second;
    second.note = u"second"_s;
    const auto stacked = m_book->stack(second);
    QVERIFY(!test::beforeNextSync);
    QVERIFY(!m_store->read()); // else this tests nothing
    QVERIFY2(stacked, stacked ? "" : qPrintable(stacked.error().sentence));
    QVERIFY(QFile::remove(file));
    QVERIFY(QFile::rename(file + u"-away"_s, file));
    QVERIFY(m_book->reload());
    QCOMPARE(m_book->state().log.bricks.size(), 2U);
    QCOMPARE(stored().log.bricks.size(), 2U);
    QCOMPARE(m_book->summary().current.bricks, 2);
}

void TestLogbook::loggingNeedsNoMirror()
{
    const QString away = m_desk->path(u"away"_s);
    QVERIFY(QDir().rename(m_desk->root(), away));
    BW_TRY(brick, m_book->stack({.day = {}, .note = u"on the train"_s, .direction = {}}));
    QVERIFY(m_book->set(u"freeze"_s, u"on"_s));
    QCOMPARE(changes(), 2);
    QVERIFY(stored().log.bricks.at(today) == brick);
    QVERIFY(!QFile::exists(m_desk->root())); // nothing is made in its place
    BW_TRY(missing, m_store->mirror());
    QCOMPARE(missing, 2);
    QVERIFY(QDir().rename(away, m_desk->root()));
    BW_TRY(left, m_store->mirror());
    QCOMPARE(left, 0);
    QCOMPARE(samples::linesOf(m_desk->journal()).size(), 2);
}

void TestLogbook::theMirrorIsFollowedUp()
{
    // A file where the journal's folder belongs: it cannot be written to, by root neither.
    const QString folder = m_desk->place().journalFolder;
    QVERIFY(QDir(folder).removeRecursively());
    QVERIFY(samples::putBytes(folder, "no folder"));
    m_book->follow();
    QVERIFY(m_book->stack({.day = {}, .note = {}, .direction = {}}));
    QCOMPARE(m_book->summary().daily, DailyState::Done);
    QCOMPARE(samples::bytesOf(folder), "no folder");
    QVERIFY(QFile::remove(folder));
    QVERIFY(QDir().mkpath(folder));
    QTRY_COMPARE_WITH_TIMEOUT(samples::linesOf(m_desk->journal()).size(), 1, 120'000);
    QCOMPARE(changes(), 1);
}

QTEST_GUILESS_MAIN(TestLogbook)
#include "tst_logbook.moc"
