#include "tests/core/store/samples.h"

#include <random>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day day(2025, 7, 1);

/// Acts as events, recorded one second after another.
std::vector<Event> events(const std::vector<Act>& acts)
{
    std::vector<Event> events;
    for (const Act& act : acts) {
        const Instant recorded{1'753'000'000'000 + static_cast<qint64>(events.size()) * 1000};
        events.push_back(
            {{newUuid(recorded)}, recorded, samples::hereDevice, act.stamp, act.kind, act.subject, act.body});
    }
    return events;
}

Act stacked(BrickSize size, BrickSource source, const QString& note, std::optional<QString> direction,
            qint64 at)
{
    return stackAct({day, size, source, note, std::move(direction), samples::stamp(at)});
}

Act published(const QString& title, Day on, const QString& target, qint64 at, const QString& url = {})
{
    PublishedPost post = samples::post(u"key"_s, on, target, title);
    post.countsFrom = {at};
    post.delivery.url = url;
    return publishAct(post, samples::stamp(at));
}

/// To appear at `counts`; ordered at `at`.
Act scheduled(Day on, qint64 counts, const QString& target, qint64 at)
{
    PublishedPost post = samples::post(u"key"_s, on, target, u"One"_s);
    post.countsFrom = {counts};
    post.scheduled = Instant{counts};
    post.delivery.state = DeliveryState::Scheduled;
    return publishAct(post, samples::stamp(at));
}

} // namespace

class TestFold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingComesOfNothing()
    {
        QVERIFY(!foldBrick({}));
        QVERIFY(!foldRest({}));
        QVERIFY(!foldPublication({}));
        QVERIFY(!foldTarget({}));
        QVERIFY(foldSetting({}).empty());
    }

    void stackingAgainMerges()
    {
        const auto brick =
            foldBrick(events({stacked(BrickSize::Small, BrickSource::Auto, {}, u"blog"_s, 100),
                              stacked(BrickSize::Large, BrickSource::Manual, u"a"_s, std::nullopt, 200),
                              stacked(BrickSize::Small, BrickSource::Auto, u"b"_s, u"novel"_s, 50)}));
        QVERIFY(brick);
        QCOMPARE(brick->size, BrickSize::Large);
        QCOMPARE(brick->source, BrickSource::Manual);
        QCOMPARE(brick->note, u"a\nb"_s);
        QCOMPARE(brick->direction, u"novel"_s);
        QCOMPARE(brick->stamp, samples::stamp(100)); // of the first stacked, not the earliest claimed
    }

    void anEditReplacesAndKeepsTheStamp()
    {
        const auto brick = foldBrick(
            events({stacked(BrickSize::Large, BrickSource::Manual, u"a"_s, u"x"_s, 100),
                    replaceBrickAct(samples::brick(day, BrickSize::Small, u"b"_s), samples::stamp(900))}));
        QVERIFY(brick);
        QCOMPARE(brick->size, BrickSize::Small);
        QCOMPARE(brick->note, u"b"_s);
        QVERIFY(!brick->direction);
        QCOMPARE(brick->stamp, samples::stamp(100));
    }

    void afterRemovalABrickBeginsAnew()
    {
        const auto first = stacked(BrickSize::Large, BrickSource::Manual, u"a"_s, std::nullopt, 500);
        const auto removal = removeBrickAct(day, samples::stamp(600));
        QVERIFY(!foldBrick(events({first, removal})));
        const auto again = foldBrick(events(
            {first, removal, stacked(BrickSize::Small, BrickSource::Manual, u"b"_s, std::nullopt, 300)}));
        QVERIFY(again);
        QCOMPARE(again->size, BrickSize::Small);
        QCOMPARE(again->note, u"b"_s);
        QCOMPARE(again->stamp, samples::stamp(300));
    }

    void restIsWhatWasSaidLast()
    {
        const auto add = addRestAct({day, u"a"_s}, samples::stamp());
        const auto change = addRestAct({day, u"b"_s}, samples::stamp());
        const auto remove = removeRestAct(day, samples::stamp());
        QCOMPARE(foldRest(events({add, change}))->reason, u"b"_s);
        QVERIFY(!foldRest(events({add, change, remove})));
        QCOMPARE(foldRest(events({add, remove, change}))->reason, u"b"_s);
    }

    void theFirstPublicationStampsTheDayForGood()
    {
        const auto post = foldPublication(events({published(u"One"_s, day, u"blog"_s, 100, u"https://a"_s),
                                                  published(u"Two"_s, day.plus(9), u"blog"_s, 900),
                                                  retractAct({u"key"_s}, std::nullopt, samples::stamp()),
                                                  published(u"Three"_s, day.plus(20), u"blog"_s, 2000)}));
        QVERIFY(post);
        QCOMPARE(post->post.day, day);
        QCOMPARE(post->post.countsFrom, Instant{100});
        QCOMPARE(post->first, samples::stamp(100));
        QCOMPARE(post->post.title, u"Three"_s);
        QCOMPARE(post->url, u"https://a"_s); // of the latest delivery that has one
        QVERIFY(!post->post.retracted);
        QCOMPARE(post->deliveries.size(), 1U);
        QVERIFY(post->deliveries.front().live);
        QCOMPARE(post->deliveries.front().at, Instant{2000});
    }

    void aScheduledPostIsOutWhenItsTimeHasCome_data()
    {
        QTest::addColumn<std::vector<Act>>("acts");
        QTest::addColumn<Day>("counts");
        const Act waits = scheduled(day.plus(10), 1000, u"blog"_s, 100);
        QTest::newRow("published sooner")
            << std::vector{waits, published(u"Two"_s, day.plus(5), u"blog"_s, 500)} << day.plus(5);
        QTest::newRow("put off") << std::vector{waits, scheduled(day.plus(20), 2000, u"blog"_s, 500)}
                                 << day.plus(20);
        QTest::newRow("put off, then changed after its time")
            << std::vector{waits, scheduled(day.plus(20), 2000, u"blog"_s, 500),
                           published(u"Two"_s, day.plus(30), u"blog"_s, 3000)}
            << day.plus(20);
        QTest::newRow("changed after its time")
            << std::vector{waits, published(u"Two"_s, day.plus(12), u"blog"_s, 1200)} << day.plus(10);
        QTest::newRow("taken back before its time")
            << std::vector{waits, retractAct({u"key"_s}, std::nullopt, samples::stamp(300)),
                           published(u"Two"_s, day.plus(12), u"blog"_s, 1200)}
            << day.plus(12);
        QTest::newRow("out elsewhere sooner")
            << std::vector{waits, published(u"One"_s, day.plus(5), u"letters"_s, 500)} << day.plus(5);
        QTest::newRow("out elsewhere before")
            << std::vector{published(u"One"_s, day, u"letters"_s, 50), waits} << day;
        QTest::newRow("waits elsewhere for longer")
            << std::vector{waits, scheduled(day.plus(20), 2000, u"letters"_s, 500)} << day.plus(10);
        QTest::newRow("recorded, dated back")
            << std::vector{published(u"One"_s, day, u"blog"_s, 100),
                           published(u"One"_s, day.plus(-3), u"letters"_s, 50)}
            << day;
    }
    void aScheduledPostIsOutWhenItsTimeHasCome()
    {
        QFETCH(std::vector<Act>, acts);
        QFETCH(Day, counts);
        const auto post = foldPublication(events(acts));
        QVERIFY(post);
        QCOMPARE(post->post.day, counts);
        QVERIFY(!post->post.retracted);
    }

    void retractionMarks()
    {
        const auto post = foldPublication(events({published(u"One"_s, day, u"blog"_s, 100),
                                                  retractAct({u"key"_s}, std::nullopt, samples::stamp())}));
        QVERIFY(post);
        QVERIFY(post->post.retracted);
        QVERIFY(!post->deliveries.front().live);
    }

    void aPostCountsWhileOneDeliveryLives()
    {
        std::vector<Act> acts{published(u"One"_s, day, u"blog"_s, 100),
                              published(u"One"_s, day, u"archive"_s, 200),
                              retractAct({u"key"_s}, u"blog"_s, samples::stamp())};
        auto post = foldPublication(events(acts));
        QVERIFY(post);
        QVERIFY(!post->post.retracted);
        QCOMPARE(post->deliveries.size(), 2U);
        QCOMPARE(post->deliveries[0].target, u"archive"_s); // by name
        QVERIFY(post->deliveries[0].live);
        QVERIFY(!post->deliveries[1].live);
        acts.push_back(retractAct({u"key"_s}, u"archive"_s, samples::stamp()));
        QVERIFY(foldPublication(events(acts))->post.retracted);
    }

    void aRenamedDraftIsFollowed()
    {
        const auto post = foldPublication(events(
            {published(u"One"_s, day, {}, 100), movePostAct({u"key"_s}, u"b.md"_s, samples::stamp())}));
        QCOMPARE(post->draft, u"b.md"_s);
        QVERIFY(!foldPublication(events({movePostAct({u"key"_s}, u"b.md"_s, samples::stamp())})));
    }

    void settingsByDay()
    {
        const auto set = [](const char* value, std::optional<Day> from) {
            return settingAct(u"week.target"_s, QString::fromLatin1(value), from, samples::stamp());
        };
        const auto values =
            foldSetting(events({set("1", day.plus(7)), set("2", day), set("3", day.plus(7)), set("4", {})}));
        const std::vector<SettingValue> expected{{{}, u"4"_s}, {day, u"2"_s}, {day.plus(7), u"3"_s}};
        QCOMPARE(values, expected);
    }

    void habitSettings_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<HabitSettings>("expected");
        const HabitSettings usual;
        const auto with = [](auto change) {
            HabitSettings settings;
            change(settings);
            return settings;
        };
        QTest::newRow("rollover") << u"day.rollover"_s << u"03:30"_s
                                  << with([](auto& s) { s.rollover = {210}; });
        QTest::newRow("a rollover at noon is ignored") << u"day.rollover"_s << u"12:00"_s << usual;
        QTest::newRow("week start") << u"week.start"_s << u"saturday"_s
                                    << with([](auto& s) { s.weekStart = WeekStart::Saturday; });
        QTest::newRow("a week that starts on Tuesday is ignored") << u"week.start"_s << u"tuesday"_s << usual;
        QTest::newRow("freeze on") << u"freeze"_s << u"on"_s << with([](auto& s) { s.freeze = true; });
        QTest::newRow("freeze off") << u"freeze"_s << u"off"_s << usual;
        QTest::newRow("a target without a day holds from ever")
            << u"week.target"_s << u"3"_s << with([](auto& s) { s.targets = {{Day(1, 1, 1), 3}}; });
        QTest::newRow("a target of nothing is ignored") << u"week.target"_s << u"0"_s << usual;
        QTest::newRow("a target that is no number is ignored") << u"week.target"_s << u"many"_s << usual;
        QTest::newRow("an unknown key is ignored") << u"colour"_s << u"blue"_s << usual;
    }

    void habitSettings()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(HabitSettings, expected);
        QVERIFY(brickwork::habitSettings({{key, {{std::nullopt, value}}}}) == expected);
    }

    void theOrderOfArrivalIsIrrelevant()
    {
        std::mt19937 random(20250722); // fixed: a failure can be run again
        std::vector<Event> log =
            events({stacked(BrickSize::Small, BrickSource::Auto, u"a"_s, u"x"_s, 100),
                    removeBrickAct(day, samples::stamp(150)),
                    stacked(BrickSize::Normal, BrickSource::Manual, u"b"_s, {}, 50),
                    stacked(BrickSize::Small, BrickSource::Auto, u"c"_s, u"y"_s, 300),
                    replaceBrickAct(samples::brick(day, BrickSize::Large, u"d"_s), samples::stamp(7)),
                    stacked(BrickSize::Small, BrickSource::Auto, u"e"_s, {}, 10)});
        log[3].recorded = log[2].recorded; // decided by id
        std::vector<Event> posts =
            events({published(u"One"_s, day, u"a"_s, 100), published(u"Two"_s, day.next(), u"b"_s, 50),
                    retractAct({u"key"_s}, u"a"_s, samples::stamp()),
                    movePostAct({u"key"_s}, u"b.md"_s, samples::stamp()),
                    retractAct({u"key"_s}, std::nullopt, samples::stamp()),
                    published(u"Three"_s, day.plus(3), u"a"_s, 10)});
        const auto brick = foldBrick(log);
        const auto post = foldPublication(posts);
        QVERIFY(brick && post);
        QCOMPARE(brick->note, u"d\ne"_s);
        for (int round = 0; round < 500; ++round) {
            std::shuffle(log.begin(), log.end(), random);
            std::shuffle(posts.begin(), posts.end(), random);
            QVERIFY(foldBrick(log) == brick);
            QVERIFY(foldPublication(posts) == post);
        }
    }
};

QTEST_GUILESS_MAIN(TestFold)
#include "tst_fold.moc"
