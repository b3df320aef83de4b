#include "core/habit/weeks.h"
#include "tests/core/habit/drawn_log.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;
using drawn::firstDay;
using drawn::noonOf;

namespace {

void publish(HabitLog& log, Day day, std::optional<Instant> countsFrom = {})
{
    const QString id = u"post-%1"_s.arg(log.posts.size());
    log.posts.push_back({.id = {id},
                         .title = id,
                         .day = day,
                         .countsFrom = countsFrom.value_or(noonOf(day)),
                         .retracted = false});
}

// "1 2r4 0" is a week with a post, one with two posts and four rest days, and the open week, without a post.
HabitLog logOfWeeks(const QString& drawing)
{
    HabitLog log;
    Day week = firstDay();
    for (const QString& text : drawing.split(u' ')) {
        const QStringList parts = text.split(u'r');
        for (int i = 0; i < parts[0].toInt(); ++i)
            publish(log, week.plus(i % 7));
        for (int i = 0; parts.size() > 1 && i < parts[1].toInt(); ++i)
            log.rests.insert({week.plus(i), {.day = week.plus(i), .reason = {}}});
        week = week.plus(7);
    }
    return log;
}

// The end of the last week drawn: everything in it has happened, and it is still open.
Instant lastNoonOf(const QString& drawing)
{
    return noonOf(firstDay().plus(drawing.split(u' ').size() * 7 - 1));
}

HabitSettings targets(const std::map<Day, int>& entries)
{
    HabitSettings settings;
    settings.targets = entries;
    return settings;
}

} // namespace

class TestWeeks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streaks_data()
    {
        QTest::addColumn<QString>("drawing");
        QTest::addColumn<int>("target");
        QTest::addColumn<QString>("weeks");
        QTest::addColumn<int>("current");
        QTest::addColumn<int>("longest");
        QTest::addColumn<QString>("state");
        const auto row = [](const char* name, const char* drawing, int target, const char* weeks, int current,
                            int longest, const char* state) {
            QTest::newRow(name) << QString::fromLatin1(drawing) << target << QString::fromLatin1(weeks)
                                << current << longest << QString::fromLatin1(state);
        };
        row("never a post", "0 0", 1, "", 0, 0, "none");
        row("a post in the open week", "1", 1, "1/1 met", 1, 1, "done");
        row("too few so far in the first week", "1", 2, "1/2 open", 0, 0, "pending");
        row("the open week never breaks", "1 1 0", 1, "1/1 met, 1/1 met, 0/1 open", 2, 2, "pending");
        row("the open week counts once met", "1 1 1", 1, "1/1 met, 1/1 met, 1/1 met", 3, 3, "done");
        row("more than the target is one week", "5 3 0", 1, "5/1 met, 3/1 met, 0/1 open", 2, 2, "pending");
        row("a closed unmet week breaks", "1 1 0 0", 1, "1/1 met, 1/1 met, 0/1 missed, 0/1 open", 0, 2,
            "broken");
        row("a post in the open week mends it", "1 1 0 1", 1, "1/1 met, 1/1 met, 0/1 missed, 1/1 met", 1, 2,
            "done");
        row("some posts are not enough", "2 1 1", 2, "2/2 met, 1/2 missed, 1/2 open", 0, 1, "broken");
        row("weeks before the first post are ignored", "0 0 1 0", 1, "1/1 met, 0/1 open", 1, 1, "pending");
        row("four rest days excuse", "1 0r4 0", 1, "1/1 met, 0/1 excused, 0/1 open", 1, 1, "pending");
        row("three rest days do not", "1 0r3 0", 1, "1/1 met, 0/1 missed, 0/1 open", 0, 1, "broken");
        row("an excused week bridges, uncounted", "1 0r7 1", 1, "1/1 met, 0/1 excused, 1/1 met", 2, 2,
            "done");
        row("several excused weeks bridge", "1 0r5 0r7 0r4 1 0", 1,
            "1/1 met, 0/1 excused, 0/1 excused, 0/1 excused, 1/1 met, 0/1 open", 2, 2, "pending");
        row("a met week with rest days is met", "1 1r7 0", 1, "1/1 met, 1/1 met, 0/1 open", 2, 2, "pending");
        row("an excused week after a miss mends nothing", "1 0 0r4 0", 1,
            "1/1 met, 0/1 missed, 0/1 excused, 0/1 open", 0, 1, "broken");
        row("the open week is not excused", "1 0r4", 1, "1/1 met, 0/1 open", 1, 1, "pending");
        row("only an excused week so far", "1r4 0", 2, "1/2 excused, 0/2 open", 0, 0, "pending");
        row("the longest lies in the past", "1 1 1 0 1 1 0", 1,
            "1/1 met, 1/1 met, 1/1 met, 0/1 missed, 1/1 met, 1/1 met, 0/1 open", 2, 3, "pending");
    }

    void streaks()
    {
        QFETCH(QString, drawing);
        QFETCH(int, target);
        const Summary summary = summarise(logOfWeeks(drawing), targets({{Day(2000, 1, 1), target}}),
                                          lastNoonOf(drawing), QTimeZone::utc());
        QTEST(drawn::textOf(summary.weeks), "weeks");
        QTEST(summary.weeklyCurrent, "current");
        QTEST(summary.weeklyLongest, "longest");
        QTEST(drawn::textOf(summary.weekly), "state");
        QCOMPARE(summary.targetThisWeek, target);
        QCOMPARE(summary.postsThisWeek, summary.weeks.empty() ? 0 : summary.weeks.back().posts);
    }

    void aWeekClosesWhenItsLastDayDoes()
    {
        const HabitLog log = logOfWeeks(u"1 0 0"_s);
        const Summary sunday = summarise(log, {}, noonOf(firstDay().plus(13)), QTimeZone::utc());
        QCOMPARE(drawn::textOf(sunday.weekly), u"pending"_s);
        QCOMPARE(sunday.weeklyCurrent, 1);
        const Summary monday = summarise(log, {}, noonOf(firstDay().plus(14)), QTimeZone::utc());
        QCOMPARE(drawn::textOf(monday.weekly), u"broken"_s);
        QCOMPARE(monday.weeklyCurrent, 0);
    }

    void theMeanIsOfClosedWeeks_data()
    {
        QTest::addColumn<QString>("drawing");
        QTest::addColumn<double>("mean"); // -1: none
        QTest::newRow("no post, no mean") << u"0 0 0"_s << -1.0;
        QTest::newRow("no closed week, no mean") << u"3"_s << -1.0;
        QTest::newRow("one closed week") << u"3 9"_s << 3.0;
        QTest::newRow("three closed weeks") << u"3 0 1 9"_s << 4.0 / 3.0;
        QTest::newRow("four closed weeks") << u"1 2 3 4 9"_s << 2.5;
        QTest::newRow("the last four of many") << u"9 9 1 2 3 4 9"_s << 2.5;
        QTest::newRow("weeks before the first post are ignored") << u"0 0 0 2 9"_s << 2.0;
        QTest::newRow("an excused week is a week") << u"4 0r7 2 9"_s << 2.0;
        QTest::newRow("four silent weeks") << u"4 0 0 0 0 0"_s << 0.0;
    }

    void theMeanIsOfClosedWeeks()
    {
        QFETCH(QString, drawing);
        const Summary summary = summarise(logOfWeeks(drawing), {}, lastNoonOf(drawing), QTimeZone::utc());
        QTEST(summary.meanFour.value_or(-1.0), "mean");
    }

    void targetsAreDated_data()
    {
        QTest::addColumn<int>("changedOn"); // days after the first Monday; the target is 3 from then on
        QTest::addColumn<QString>("weeks");
        QTest::newRow("on a Monday: from that week") << 7 << u"2/1 met, 2/3 missed, 2/3 open"_s;
        QTest::newRow("on a Sunday: for that whole week") << 13 << u"2/1 met, 2/3 missed, 2/3 open"_s;
        QTest::newRow("on the next Monday") << 14 << u"2/1 met, 2/1 met, 2/3 open"_s;
        QTest::newRow("long before") << -100 << u"2/3 missed, 2/3 missed, 2/3 open"_s;
        QTest::newRow("in the future") << 21 << u"2/1 met, 2/1 met, 2/1 met"_s;
    }

    void targetsAreDated()
    {
        QFETCH(int, changedOn);
        const QString drawing = u"2 2 2"_s;
        const Summary summary = summarise(logOfWeeks(drawing), targets({{firstDay().plus(changedOn), 3}}),
                                          lastNoonOf(drawing), QTimeZone::utc());
        QTEST(drawn::textOf(summary.weeks), "weeks");
    }

    void theLatestTargetOfAWeekIsInForce()
    {
        const HabitSettings settings = targets(
            {{firstDay(), 2}, {firstDay().plus(2), 5}, {firstDay().plus(6), 4}, {firstDay().plus(9), 1}});
        QCOMPARE(targetFor(firstDay().plus(-7), settings), 1);
        QCOMPARE(targetFor(firstDay(), settings), 4);
        QCOMPARE(targetFor(firstDay().plus(7), settings), 1);
        QCOMPARE(targetFor(firstDay(), {}), 1);
    }

    void aTargetIsKnownWithoutAPost()
    {
        const Summary summary =
            summarise({}, targets({{firstDay(), 3}}), noonOf(firstDay()), QTimeZone::utc());
        QCOMPARE(summary.targetThisWeek, 3);
        QCOMPARE(summary.postsThisWeek, 0);
        QVERIFY(summary.weeks.empty());
    }

    void whatCounts_data()
    {
        QTest::addColumn<int>("dueInMinutes");
        QTest::addColumn<bool>("retracted");
        QTest::addColumn<int>("posts");
        QTest::newRow("a post that is out") << -60 << false << 1;
        QTest::newRow("a scheduled post at its very time") << 0 << false << 1;
        QTest::newRow("a scheduled post a minute too early") << 1 << false << 0;
        QTest::newRow("a retracted post") << -60 << true << 0;
        QTest::newRow("a retracted scheduled post") << 60 << true << 0;
    }

    void whatCounts()
    {
        QFETCH(int, dueInMinutes);
        QFETCH(bool, retracted);
        const Instant now = noonOf(firstDay());
        HabitLog log;
        publish(log, firstDay(), Instant{now.msecs + dueInMinutes * 60'000LL});
        log.posts.back().retracted = retracted;
        QCOMPARE(isCounted(log.posts.back(), now), log.posts.size() == 1 && dueInMinutes <= 0 && !retracted);
        QTEST(summarise(log, {}, now, QTimeZone::utc()).postsThisWeek, "posts");
    }

    void aRetractedFirstPostMovesTheBeginning()
    {
        HabitLog log = logOfWeeks(u"1 0 1 0"_s);
        log.posts.front().retracted = true;
        const Summary summary = summarise(log, {}, lastNoonOf(u"1 0 1 0"_s), QTimeZone::utc());
        QCOMPARE(drawn::textOf(summary.weeks), u"1/1 met, 0/1 open"_s);
        QCOMPARE(summary.weeklyLongest, 1);
    }

    void thePostsMayComeInAnyOrder()
    {
        HabitLog log = logOfWeeks(u"1 2 0 3"_s);
        const Summary before = summarise(log, {}, lastNoonOf(u"1 2 0 3"_s), QTimeZone::utc());
        std::ranges::reverse(log.posts);
        QCOMPARE(summarise(log, {}, lastNoonOf(u"1 2 0 3"_s), QTimeZone::utc()), before);
    }

    void aPostFromALaterWeekWaitsForItsWeek()
    {
        // Published on a Monday in Auckland, looked at a few hours later in Honolulu, where it is Sunday.
        HabitLog log = logOfWeeks(u"1"_s);
        publish(log, firstDay().plus(7), noonOf(firstDay().plus(6)));
        const Summary sunday = summarise(log, {}, noonOf(firstDay().plus(6)), QTimeZone::utc());
        QCOMPARE(drawn::textOf(sunday.weeks), u"1/1 met"_s);
        const Summary monday = summarise(log, {}, noonOf(firstDay().plus(7)), QTimeZone::utc());
        QCOMPARE(drawn::textOf(monday.weeks), u"1/1 met, 1/1 met"_s);
    }

    void aFirstPostFromALaterWeekWaitsToo()
    {
        HabitLog log;
        publish(log, firstDay().plus(7), noonOf(firstDay().plus(6)));
        const Summary sunday = summarise(log, {}, noonOf(firstDay().plus(6)), QTimeZone::utc());
        QVERIFY(sunday.weeks.empty());
        QCOMPARE(sunday.weekly, WeeklyState::None);
        const Summary monday = summarise(log, {}, noonOf(firstDay().plus(7)), QTimeZone::utc());
        QCOMPARE(monday.weekly, WeeklyState::Done);
    }

    void theWeekStartRegroupsButMovesNoDay()
    {
        HabitLog log; // Saturday, Sunday, Monday
        for (const int offset : {5, 6, 7})
            publish(log, firstDay().plus(offset));
        HabitSettings settings;
        const auto weeksWith = [&](WeekStart start) {
            settings.weekStart = start;
            return drawn::textOf(
                summarise(log, settings, noonOf(firstDay().plus(7)), QTimeZone::utc()).weeks);
        };
        QCOMPARE(weeksWith(WeekStart::Monday), u"2/1 met, 1/1 met"_s);
        QCOMPARE(weeksWith(WeekStart::Sunday), u"1/1 met, 2/1 met"_s);
        QCOMPARE(weeksWith(WeekStart::Saturday), u"3/1 met"_s);
    }

    void aDayLiesInAWeek_data()
    {
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("monday");
        QTest::addColumn<QString>("sunday");
        QTest::addColumn<QString>("saturday");
        QTest::newRow("a Friday") << u"2025-07-18"_s << u"2025-07-14"_s << u"2025-07-13"_s << u"2025-07-12"_s;
        QTest::newRow("a Saturday") << u"2025-07-19"_s << u"2025-07-14"_s << u"2025-07-13"_s
                                    << u"2025-07-19"_s;
        QTest::newRow("a Sunday") << u"2025-07-20"_s << u"2025-07-14"_s << u"2025-07-20"_s << u"2025-07-19"_s;
        QTest::newRow("a Monday") << u"2025-07-21"_s << u"2025-07-21"_s << u"2025-07-20"_s << u"2025-07-19"_s;
        QTest::newRow("over the end of a year")
            << u"2021-01-01"_s << u"2020-12-28"_s << u"2020-12-27"_s << u"2020-12-26"_s;
    }

    void aDayLiesInAWeek()
    {
        QFETCH(QString, day);
        const Day asked = Day::fromIso(day).value();
        QTEST(weekOf(asked, WeekStart::Monday).iso(), "monday");
        QTEST(weekOf(asked, WeekStart::Sunday).iso(), "sunday");
        QTEST(weekOf(asked, WeekStart::Saturday).iso(), "saturday");
    }

    void weeksAreLabelled_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("label");
        QTest::newRow("an ordinary Monday") << u"2025-06-30"_s << u"2025-W27"_s;
        QTest::newRow("week 53") << u"2020-12-28"_s << u"2020-W53"_s;
        QTest::newRow("the week after week 53") << u"2021-01-04"_s << u"2021-W01"_s;
        QTest::newRow("week 1 that begins in December") << u"2024-12-30"_s << u"2025-W01"_s;
        QTest::newRow("a Sunday, by its Wednesday") << u"2025-06-29"_s << u"2025-W27"_s;
        QTest::newRow("a Saturday, by its Tuesday") << u"2025-06-28"_s << u"2025-W27"_s;
        QTest::newRow("a Saturday at the turn of a year") << u"2020-12-26"_s << u"2020-W53"_s;
        QTest::newRow("an early year keeps four digits") << u"0800-06-05"_s << u"0800-W23"_s;
    }

    void weeksAreLabelled()
    {
        QFETCH(QString, start);
        QTEST(weekLabel(Day::fromIso(start).value()), "label");
    }
};

QTEST_GUILESS_MAIN(TestWeeks)
#include "tst_weeks.moc"
