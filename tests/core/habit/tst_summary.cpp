// The worked examples of the specification, each stamped as the program stamps: the instant through the day
// rule.
#include "core/habit/summary.h"
#include "tests/core/habit/drawn_log.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

Instant at(const QString& text)
{
    return Instant::fromIso(text).value();
}

// A whole story: where, by which settings, what was stacked and published, and when the figures are asked
// for.
struct Story
{
    QTimeZone zone = QTimeZone("Europe/Berlin");
    HabitSettings settings;
    HabitLog log;
    Instant now;

    Story& in(const char* name)
    {
        zone = QTimeZone(name);
        return *this;
    }
    Story& rollover(int minutes)
    {
        settings.rollover = {minutes};
        return *this;
    }
    Story& stack(const QString& when, BrickSize size = BrickSize::Normal,
                 BrickSource source = BrickSource::Manual)
    {
        const Instant instant = at(when);
        return stackOn(DayRule(zone, settings.rollover).dayOf(instant), instant, size, source);
    }
    Story& stackOn(Day day, Instant instant, BrickSize size = BrickSize::Normal,
                   BrickSource source = BrickSource::Manual)
    {
        Brick brick;
        brick.day = day;
        brick.size = size;
        brick.source = source;
        brick.stamp = {.at = instant, .zone = QString::fromLatin1(zone.id()), .rollover = settings.rollover};
        const auto found = log.bricks.find(day);
        log.bricks.insert_or_assign(day, found == log.bricks.end() ? brick : merged(found->second, brick));
        return *this;
    }
    Story& publish(const QString& when)
    {
        const Instant instant = at(when);
        const Day day = DayRule(zone, settings.rollover).dayOf(instant);
        log.posts.push_back(
            {.id = {when}, .title = when, .day = day, .countsFrom = instant, .retracted = false});
        return *this;
    }
    Story& nowIs(const QString& when)
    {
        now = at(when);
        return *this;
    }
    [[nodiscard]] Summary summary() const { return summarise(log, settings, now, zone); }
};

// "15" is 15 January 2025, eight in the evening in Berlin.
Story bricksOfJanuary(const QList<int>& days)
{
    Story story;
    for (const int day : days)
        story.stack(u"2025-01-%1T20:00:00+01:00"_s.arg(day, 2, 10, '0'_L1));
    return story;
}

QString brickDaysOf(const HabitLog& log)
{
    QStringList days;
    for (const auto& [day, brick] : log.bricks)
        days.append(day.iso());
    return days.join(u' ');
}

} // namespace

class TestSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workedExamplesOfDays_data()
    {
        QTest::addColumn<Story>("story");
        QTest::addColumn<int>("current");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("longest");
        QTest::addColumn<QString>("strength"); // empty: the example does not say
        QTest::addColumn<QString>("momentum");
        const Story three = bricksOfJanuary({13, 14, 15});

        QTest::newRow("the first brick, an hour ago")
            << bricksOfJanuary({15}).nowIs(u"2025-01-15T21:00:00+01:00"_s) << 1 << u"done"_s << 1
            << u"0.051922"_s << u"0.206299"_s;
        QTest::newRow("three bricks, the morning after")
            << Story(three).nowIs(u"2025-01-16T09:00:00+01:00"_s) << 3 << u"pending"_s << 3 << u"0.147820"_s
            << u"0.500000"_s;
        QTest::newRow("three bricks, two days after") << Story(three).nowIs(u"2025-01-17T09:00:00+01:00"_s)
                                                      << 0 << u"broken"_s << 3 << u"0.140144"_s << QString();
        QTest::newRow("rollover at three, stacked around it")
            << Story()
                   .rollover(180)
                   .stack(u"2025-01-15T01:30:00+01:00"_s)
                   .stack(u"2025-01-15T02:59:59+01:00"_s)
                   .stack(u"2025-01-15T03:00:00+01:00"_s)
                   .nowIs(u"2025-01-16T02:00:00+01:00"_s)
            << 2 << u"done"_s << 2 << QString() << QString();
        QTest::newRow("New York, a rollover in the skipped hour")
            << Story()
                   .in("America/New_York")
                   .rollover(150)
                   .stack(u"2025-03-09T01:59:59-05:00"_s)
                   .stack(u"2025-03-09T07:00:00Z"_s)
                   .nowIs(u"2025-03-09T07:00:00Z"_s)
            << 2 << u"done"_s << 2 << QString() << QString();
        QTest::newRow("the fourth backfilled on the fifth")
            << bricksOfJanuary({1, 2, 3, 5})
                   .stackOn(Day(2025, 1, 4), at(u"2025-01-05T20:30:00+01:00"_s))
                   .nowIs(u"2025-01-05T21:00:00+01:00"_s)
            << 5 << u"done"_s << 5 << u"0.234017"_s << QString();
        QTest::newRow("one day, three times: the largest, by hand")
            << Story()
                   .stack(u"2025-01-15T09:00:00+01:00"_s, BrickSize::Small, BrickSource::Auto)
                   .stack(u"2025-01-15T10:00:00+01:00"_s, BrickSize::Large)
                   .stack(u"2025-01-15T11:00:00+01:00"_s, BrickSize::Small)
                   .nowIs(u"2025-01-15T12:00:00+01:00"_s)
            << 1 << u"done"_s << 1 << u"0.051922"_s << u"0.309449"_s;
    }

    void workedExamplesOfDays()
    {
        QFETCH(Story, story);
        const Summary summary = story.summary();
        QTEST(summary.current.bricks, "current");
        QTEST(drawn::textOf(summary.daily), "state");
        QTEST(summary.longest->bricks, "longest");
        QFETCH(QString, strength);
        QFETCH(QString, momentum);
        if (!strength.isEmpty())
            QCOMPARE(drawn::six(summary.strength), strength);
        if (!momentum.isEmpty())
            QCOMPARE(drawn::six(summary.momentum), momentum);
    }

    void theDaysOfTheExamples()
    {
        const Story night = Story()
                                .rollover(180)
                                .stack(u"2025-01-15T01:30:00+01:00"_s)
                                .stack(u"2025-01-15T02:59:59+01:00"_s)
                                .stack(u"2025-01-15T03:00:00+01:00"_s)
                                .nowIs(u"2025-01-16T02:00:00+01:00"_s);
        QCOMPARE(brickDaysOf(night.log), u"2025-01-14 2025-01-15"_s);
        QCOMPARE(night.summary().today, Day(2025, 1, 15));
        const Story spring = Story()
                                 .in("America/New_York")
                                 .rollover(150)
                                 .stack(u"2025-03-09T01:59:59-05:00"_s)
                                 .stack(u"2025-03-09T03:00:00-04:00"_s);
        QCOMPARE(brickDaysOf(spring.log), u"2025-03-08 2025-03-09"_s);
        const Story merging = Story()
                                  .stack(u"2025-01-15T09:00:00+01:00"_s, BrickSize::Small, BrickSource::Auto)
                                  .stack(u"2025-01-15T10:00:00+01:00"_s, BrickSize::Large)
                                  .stack(u"2025-01-15T11:00:00+01:00"_s, BrickSize::Small);
        QCOMPARE(merging.log.bricks.size(), 1U);
        QCOMPARE(merging.log.bricks.begin()->second.size, BrickSize::Large);
        QCOMPARE(merging.log.bricks.begin()->second.source, BrickSource::Manual);
    }

    void theFreezeExample()
    {
        Story story;
        story.settings.freeze = true;
        for (const int day : {1, 2, 3, 4, 5, 6, 7, 9})
            story.stack(u"2025-03-0%1T20:00:00+01:00"_s.arg(day));
        const Summary summary = story.nowIs(u"2025-03-09T21:00:00+01:00"_s).summary();
        QCOMPARE(summary.current.bricks, 8);
        QCOMPARE(summary.current.spanDays, 9);
        QCOMPARE(summary.daily, DailyState::Done);
        QCOMPARE(summary.frozenDays, std::vector<Day>{Day(2025, 3, 8)});
        QCOMPARE(summary.freezeMeter, 1);
        QCOMPARE(drawn::six(summary.strength), u"0.331910"_s);
    }

    void theYearEndExample()
    {
        const Summary summary = Story()
                                    .publish(u"2020-12-27T12:00:00+01:00"_s)
                                    .publish(u"2021-01-03T12:00:00+01:00"_s)
                                    .publish(u"2021-01-04T12:00:00+01:00"_s)
                                    .nowIs(u"2021-01-04T13:00:00+01:00"_s)
                                    .summary();
        QStringList labels;
        for (const Week& week : summary.weeks)
            labels.append(week.label);
        QCOMPARE(labels, QStringList({u"2020-W52"_s, u"2020-W53"_s, u"2021-W01"_s}));
        QCOMPARE(drawn::textOf(summary.weeks), u"1/1 met, 1/1 met, 1/1 met"_s);
        QCOMPARE(summary.weeklyCurrent, 3);
        QCOMPARE(summary.weekly, WeeklyState::Done);
    }

    void theTargetExample()
    {
        Story story;
        story.settings.targets = {{Day(2025, 5, 1), 2}};
        for (const int day : {6, 8, 13, 18, 20})
            story.publish(u"2025-05-%1T12:00:00+02:00"_s.arg(day, 2, 10, '0'_L1));
        const Summary summary = story.nowIs(u"2025-05-22T12:00:00+02:00"_s).summary();
        QCOMPARE(drawn::textOf(summary.weeks), u"2/2 met, 2/2 met, 1/2 open"_s);
        QCOMPARE(summary.weeklyCurrent, 2);
        QCOMPARE(summary.weekly, WeeklyState::Pending);
        QCOMPARE(summary.postsThisWeek, 1);
        QCOMPARE(summary.targetThisWeek, 2);
        QCOMPARE(summary.meanFour, 2.0);
    }

    void anEmptyLogHasAToday()
    {
        const Summary summary = Story().nowIs(u"2025-01-15T21:00:00+01:00"_s).summary();
        QCOMPARE(summary.today, Day(2025, 1, 15));
        QCOMPARE(summary.daily, DailyState::None);
        QCOMPARE(summary.weekly, WeeklyState::None);
        QCOMPARE(summary.current, Run());
        QVERIFY(!summary.longest);
        QVERIFY(!summary.meanFour);
        QCOMPARE(summary.strength, 0.0);
        QCOMPARE(summary.momentum, 0.0);
    }

    void todayNeverFallsBehindTheLatestBrick()
    {
        // Stacked in Auckland on the 16th, then flown to Honolulu, where it is still the 15th.
        Story story = Story().in("Pacific/Auckland").stack(u"2025-01-16T08:00:00+13:00"_s);
        story.in("Pacific/Honolulu").nowIs(u"2025-01-15T15:00:00-10:00"_s);
        const Summary summary = story.summary();
        QCOMPARE(DayRule(story.zone, {}).dayOf(story.now), Day(2025, 1, 15));
        QCOMPARE(summary.today, Day(2025, 1, 16));
        QCOMPARE(effectiveToday(story.log, DayRule(story.zone, {}), story.now), Day(2025, 1, 16));
        QCOMPARE(summary.daily, DailyState::Done);
        QCOMPARE(summary.current.bricks, 1);
    }

    void anotherZoneOrRolloverMovesNoStoredDay()
    {
        Story story = bricksOfJanuary({13, 14, 15}).nowIs(u"2025-01-15T21:00:00+01:00"_s);
        const Summary berlin = story.summary();
        const Summary late = story.rollover(360).summary();
        const Summary newYork = story.in("America/New_York").summary();
        QCOMPARE(late.runs, berlin.runs);
        QCOMPARE(newYork.runs, berlin.runs);
        QCOMPARE(newYork.today, Day(2025, 1, 15));
    }

    void sameArgumentsSameAnswer()
    {
        const Story story = bricksOfJanuary({1, 2, 5, 6, 9})
                                .publish(u"2025-01-02T12:00:00Z"_s)
                                .nowIs(u"2025-01-20T09:00:00+01:00"_s);
        QCOMPARE(story.summary(), story.summary());
    }

    void aScheduledPostCountsFromItsMinute()
    {
        Story story = Story().publish(u"2025-05-20T08:00:00+02:00"_s);
        QCOMPARE(story.nowIs(u"2025-05-20T07:59:59+02:00"_s).summary().weekly, WeeklyState::None);
        QCOMPARE(story.nowIs(u"2025-05-20T08:00:00+02:00"_s).summary().weekly, WeeklyState::Done);
    }

    void twentyYearsAreSummarised()
    {
        Story story;
        const Day first(2005, 1, 1);
        for (int i = 0; i < 7305; ++i) {
            drawn::lay(story.log, first.plus(i), BrickSize::Normal);
            if (i % 3 != 0)
                story.log.posts.push_back({.id = {QString::number(i)},
                                           .title = {},
                                           .day = first.plus(i),
                                           .countsFrom = drawn::noonOf(first.plus(i)),
                                           .retracted = false});
        }
        const Summary summary = story.nowIs(u"2025-01-01T21:00:00+01:00"_s).summary();
        QCOMPARE(summary.current.bricks, 7305);
        QCOMPARE(summary.current.spanDays, 7305);
        QCOMPARE(summary.weeks.size(), 1045U);
        QCOMPARE(summary.weeklyCurrent, 1045);
    }
};

QTEST_GUILESS_MAIN(TestSummary)
#include "tst_summary.moc"
