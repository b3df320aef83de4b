// R12: where a count towards a goal should stand, and what is left to do.
#include "core/habit/pace.h"
#include "tests/core/habit/drawn_log.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;
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

HabitSettings goals(const std::map<Day, int>& entries)
{
    HabitSettings settings;
    settings.yearGoals = entries;
    return settings;
}

Instant anHourAfter(Instant at)
{
    return {at.msecs + 3'600'000};
}

QString two(double value)
{
    return QString::number(value, 'f', 2);
}

} // namespace

class TestPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoalHasAPace_data()
    {
        QTest::addColumn<int>("goal");
        QTest::addColumn<int>("done");
        QTest::addColumn<Day>("today");
        QTest::addColumn<QString>("par");
        QTest::addColumn<QString>("needed"); // a week
        QTest::addColumn<QString>("aDay");
        const auto row = [](const char* name, int goal, int done, Day today, const char* par,
                            const char* needed, const char* aDay) {
            QTest::newRow(name) << goal << done << today << QString::fromLatin1(par)
                                << QString::fromLatin1(needed) << QString::fromLatin1(aDay);
        };
        // 2026 has 365 days; 10 April is its 100th, and with it 266 are left.
        row("the example of the specification", 50, 12, Day(2026, 4, 10), "13.70", "1.00", "0.14");
        row("ahead of par less is needed", 50, 20, Day(2026, 4, 10), "13.70", "0.79", "0.11");
        row("nothing done on the first day", 365, 0, Day(2026, 1, 1), "1.00", "7.00", "1.00");
        row("on the last day all that is left is needed that day", 50, 48, Day(2026, 12, 31), "50.00",
            "14.00", "2.00");
        row("a goal that is reached needs nothing", 50, 50, Day(2026, 6, 1), "20.82", "0.00", "0.00");
        row("more than the goal needs nothing", 50, 60, Day(2026, 6, 1), "20.82", "0.00", "0.00");
        row("before the period nothing should be done, and all its days are left", 365, 0, Day(2025, 12, 20),
            "0.00", "7.00", "1.00");
        row("the eve of the period", 365, 0, Day(2025, 12, 31), "0.00", "7.00", "1.00");
        row("after the period all should be done, and the rest at once", 50, 47, Day(2027, 2, 1), "50.00",
            "21.00", "3.00");
    }

    void aGoalHasAPace()
    {
        QFETCH(int, goal);
        QFETCH(int, done);
        QFETCH(Day, today);
        const Pace pace = paceOf(goal, done, Day(2026, 1, 1), Day(2026, 12, 31), today);
        QCOMPARE(pace.goal, goal);
        QCOMPARE(pace.done, done);
        QCOMPARE(pace.days, 365);
        QTEST(two(pace.par), "par");
        QTEST(two(pace.needed), "needed");
        QTEST(two(pace.neededADay), "aDay");
    }

    void elapsedDaysIncludeToday()
    {
        const auto elapsed = [](Day today) {
            return paceOf(10, 0, Day(2026, 3, 1), Day(2026, 3, 10), today).elapsed;
        };
        QCOMPARE(elapsed(Day(2026, 2, 20)), 0);
        QCOMPARE(elapsed(Day(2026, 2, 28)), 0);
        QCOMPARE(elapsed(Day(2026, 3, 1)), 1);
        QCOMPARE(elapsed(Day(2026, 3, 9)), 9);
        QCOMPARE(elapsed(Day(2026, 3, 10)), 10);
        QCOMPARE(elapsed(Day(2026, 3, 20)), 10);
    }

    void aPeriodMayBeOneDay()
    {
        const Day only(2026, 3, 1);
        const Pace pace = paceOf(3, 1, only, only, only);
        QCOMPARE(pace.days, 1);
        QCOMPARE(pace.par, 3.0);
        QCOMPARE(pace.neededADay, 2.0);
        QCOMPARE(pace.remaining(), 2);
    }

    void remainingIsNeverNegative()
    {
        QCOMPARE((Pace{.goal = 50, .done = 12}.remaining()), 38);
        QCOMPARE((Pace{.goal = 50, .done = 50}.remaining()), 0);
        QCOMPARE((Pace{.goal = 50, .done = 51}.remaining()), 0);
    }

    void aGoalHoldsFromItsYearOn_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<int>("goal");
        QTest::newRow("before the first there is none") << 2022 << 0;
        QTest::newRow("set in March, for that whole year") << 2023 << 20;
        QTest::newRow("and for the next") << 2024 << 20;
        QTest::newRow("set twice in a year, the later holds") << 2025 << 40;
        QTest::newRow("switched off on the last day of a year, that year has none") << 2026 << 0;
        QTest::newRow("set on the first day of a year") << 2027 << 60;
    }

    void aGoalHoldsFromItsYearOn()
    {
        QFETCH(int, year);
        const HabitSettings settings = goals({{Day(2023, 3, 9), 20},
                                              {Day(2025, 1, 1), 30},
                                              {Day(2025, 11, 2), 40},
                                              {Day(2026, 12, 31), 0},
                                              {Day(2027, 1, 1), 60}});
        QTEST(yearGoal(settings, year), "goal");
    }

    void theYearsPaceCountsTheYearsPosts()
    {
        HabitLog log;
        const Day today(2026, 4, 10);
        publish(log, Day(2025, 12, 31)); // the year before
        for (int i = 0; i < 12; ++i)
            publish(log, Day(2026, 1, 1).plus(i * 8));
        publish(log, Day(2026, 2, 2));
        log.posts.back().retracted = true;
        publish(log, today, anHourAfter(noonOf(today))); // scheduled for an hour later
        const auto pace = yearPace(log, goals({{Day(2026, 1, 1), 50}}), noonOf(today), today);
        QVERIFY(pace);
        QCOMPARE(pace->done, 12);
        QCOMPARE(pace->goal, 50);
        QCOMPARE(two(pace->par), u"13.70"_s);
        QCOMPARE(two(pace->needed), u"1.00"_s);
        const auto later = yearPace(log, goals({{Day(2026, 1, 1), 50}}), anHourAfter(noonOf(today)), today);
        QVERIFY(later);
        QCOMPARE(later->done, 13);
    }

    void aLeapYearHasADayMore()
    {
        const auto pace =
            yearPace({}, goals({{Day(2028, 1, 1), 366}}), noonOf(Day(2028, 2, 29)), Day(2028, 2, 29));
        QVERIFY(pace);
        QCOMPARE(pace->days, 366);
        QCOMPARE(pace->par, 60.0);
    }

    void withoutAGoalThereIsNoPace()
    {
        const Day today(2026, 4, 10);
        QVERIFY(!yearPace({}, {}, noonOf(today), today));
        QVERIFY(!yearPace({}, goals({{Day(2027, 1, 1), 50}}), noonOf(today), today));
        QVERIFY(!yearPace({}, goals({{Day(2026, 1, 1), 50}, {Day(2026, 4, 1), 0}}), noonOf(today), today));
    }
};

QTEST_GUILESS_MAIN(TestPace)
#include "tst_pace.moc"
