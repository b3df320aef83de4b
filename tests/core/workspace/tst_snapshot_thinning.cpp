// Which versions stay as they grow older. The instants are the specification's, the expectations are counted
// by hand or follow from its sentences.
#include "core/workspace/snapshot_thinning.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <set>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

Instant at(const char* iso)
{
    return Instant::fromIso(QString::fromLatin1(iso)).value();
}

const Instant now = at("2026-11-20T18:30:00Z");

Instant ago(qint64 msecs)
{
    return {now.msecs - msecs};
}

std::vector<SnapshotMoment> every(qint64 step, qint64 from, qint64 until)
{
    std::vector<SnapshotMoment> moments;
    for (qint64 age = until; age >= from; age -= step)
        moments.push_back({ago(age), false});
    return moments;
}

std::vector<SnapshotMoment> thinned(const std::vector<SnapshotMoment>& moments, Instant when = now)
{
    const std::vector<bool> stays = afterThinning(moments, when);
    std::vector<SnapshotMoment> left;
    for (size_t i = 0; i < moments.size(); ++i) {
        if (stays[i])
            left.push_back(moments[i]);
    }
    return left;
}

std::set<qint64> instants(const std::vector<SnapshotMoment>& moments)
{
    std::set<qint64> all;
    for (const SnapshotMoment& moment : moments)
        all.insert(moment.at.msecs);
    return all;
}

} // namespace

class TestSnapshotThinning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAllOfTheLastDay();
    void keepsOneAnHourADayAWeek_data();
    void keepsOneAnHourADayAWeek();
    void keepsTheLastOfEachStretch();
    void keepsWhatStoodBeforeARisk();
    void keepsTheNewestHoweverOld();
    void keepsWhatIsToCome();
    void knowsNoOrder();
    void thinsNoMoreAtOnceThanStepByStep();
    void doubtsTheClock_data();
    void doubtsTheClock();
};

void TestSnapshotThinning::keepsAllOfTheLastDay()
{
    const auto moments = every(minute, 0, day - minute);
    QCOMPARE(thinned(moments).size(), moments.size());
}

void TestSnapshotThinning::keepsOneAnHourADayAWeek_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("until");
    QTest::addColumn<qint64>("stretch");
    QTest::newRow("hourly from a day on") << day << 7 * day - minute << hour;
    QTest::newRow("daily from a week on") << 7 * day << 91 * day - minute << day;
    QTest::newRow("weekly from a quarter on") << 91 * day << 5 * 365 * day << 7 * day;
}

void TestSnapshotThinning::keepsOneAnHourADayAWeek()
{
    QFETCH(qint64, from);
    QFETCH(qint64, until);
    QFETCH(qint64, stretch);
    auto moments = every(10 * minute, from, until);
    const auto left = thinned(moments);
    std::set<qint64> stretches;
    for (const SnapshotMoment& moment : moments)
        stretches.insert(moment.at.msecs / stretch);
    QCOMPARE(left.size(), stretches.size());
    std::set<qint64> seen;
    for (const SnapshotMoment& moment : left)
        QVERIFY(seen.insert(moment.at.msecs / stretch).second);
}

void TestSnapshotThinning::keepsTheLastOfEachStretch()
{
    const std::vector<SnapshotMoment> moments{{at("2026-11-17T09:05:00Z"), false},
                                              {at("2026-11-17T09:50:00Z"), false},
                                              {at("2026-11-17T10:10:00Z"), false},
                                              {at("2026-11-20T18:00:00Z"), false}};
    QCOMPARE(instants(thinned(moments)),
             (std::set{at("2026-11-17T09:50:00Z").msecs, at("2026-11-17T10:10:00Z").msecs,
                       at("2026-11-20T18:00:00Z").msecs}));
}

void TestSnapshotThinning::keepsWhatStoodBeforeARisk()
{
    std::vector<SnapshotMoment> moments = every(minute, 29 * day, 29 * day + 30 * minute);
    moments[3].beforeRisk = true;
    std::vector<SnapshotMoment> older = every(minute, 40 * day, 40 * day + 30 * minute);
    older[3].beforeRisk = true;
    QVERIFY(instants(thinned(moments)).contains(moments[3].at.msecs));
    QVERIFY(!instants(thinned(older)).contains(older[3].at.msecs));
}

void TestSnapshotThinning::keepsTheNewestHoweverOld()
{
    const std::vector<SnapshotMoment> moments{{ago(4'000 * day), false}, {ago(4'000 * day - minute), false}};
    QCOMPARE(instants(thinned(moments)), std::set{moments[1].at.msecs});
}

void TestSnapshotThinning::keepsWhatIsToCome()
{
    const auto moments = every(minute, -3 * hour, -2 * hour);
    QCOMPARE(thinned(moments).size(), moments.size());
}

void TestSnapshotThinning::knowsNoOrder()
{
    auto moments = every(17 * minute, 0, 200 * day);
    const auto expected = instants(thinned(moments));
    std::ranges::reverse(moments);
    QCOMPARE(instants(thinned(moments)), expected);
}

/// Thinned every day for half a year, a version stays in each stretch of the past.
void TestSnapshotThinning::thinsNoMoreAtOnceThanStepByStep()
{
    QRandomGenerator random(11);
    std::vector<SnapshotMoment> left;
    std::set<qint64> days;
    for (int passed = 0; passed < 180; ++passed) {
        const Instant morning{now.msecs + passed * day};
        for (int i = 0; i < 20; ++i) {
            const Instant when{morning.msecs + random.bounded(8) * hour + random.bounded(60) * minute};
            left.push_back({when, false});
            days.insert(when.msecs / day);
        }
        left = thinned(left, Instant{morning.msecs + 9 * hour});
    }
    const Instant end{now.msecs + 180 * day};
    std::set<qint64> leftDays;
    std::set<qint64> leftWeeks;
    for (const SnapshotMoment& moment : left) {
        leftDays.insert(moment.at.msecs / day);
        leftWeeks.insert(moment.at.msecs / (7 * day));
    }
    for (const qint64 each : days) {
        if (end.msecs - each * day < 91 * day)
            QVERIFY(leftDays.contains(each));
        QVERIFY(leftWeeks.contains(each / 7));
    }
    QVERIFY(left.size() < 20 + 7 * 24 + 91 + 26);
}

void TestSnapshotThinning::doubtsTheClock_data()
{
    QTest::addColumn<QList<qint64>>("kept");
    QTest::addColumn<bool>("plausible");
    QTest::newRow("nothing was ever kept") << QList<qint64>{} << true;
    QTest::newRow("written a minute ago and yesterday") << QList<qint64>{minute, day} << true;
    QTest::newRow("back from a month's leave") << QList<qint64>{0, 31 * day, 32 * day} << true;
    QTest::newRow("something is kept from tomorrow: the clock went back")
        << QList<qint64>{-day, 0, day} << false;
    QTest::newRow("a minute of difference between two clocks") << QList<qint64>{-minute, day} << true;
    QTest::newRow("years after the last day: the clock was set forward")
        << QList<qint64>{0, minute, 900 * day} << false;
    QTest::newRow("years after, and written yesterday too") << QList<qint64>{0, day, 900 * day} << true;
}

void TestSnapshotThinning::doubtsTheClock()
{
    QFETCH(QList<qint64>, kept);
    std::vector<Instant> all;
    for (const qint64 age : std::as_const(kept))
        all.push_back(ago(age));
    QTEST(isPlausible(now, all), "plausible");
}

QTEST_GUILESS_MAIN(TestSnapshotThinning)
#include "tst_snapshot_thinning.moc"
