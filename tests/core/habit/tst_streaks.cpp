#include "core/habit/streaks.h"
#include "tests/core/habit/drawn_log.h"

#include <QRandomGenerator>
#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;
using drawn::firstDay;

namespace {

HabitSettings settingsWith(bool freeze)
{
    HabitSettings settings;
    settings.freeze = freeze;
    return settings;
}

QString positionsOf(const std::vector<Day>& days)
{
    QStringList texts;
    for (const Day day : days)
        texts.append(QString::number(firstDay().daysTo(day)));
    return texts.join(u' ');
}

QString randomDrawing(QRandomGenerator& random, int length, int bricksInTen)
{
    QString drawing;
    for (int i = 0; i < length; ++i) {
        const int draw = random.bounded(10);
        drawing += draw < bricksInTen ? u'#' : draw == bricksInTen ? u'r' : u'.';
    }
    return drawing;
}

} // namespace

class TestStreaks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runs_data()
    {
        QTest::addColumn<QString>("drawing"); // the last character is today
        QTest::addColumn<QString>("runs");
        QTest::addColumn<QString>("current");
        QTest::addColumn<QString>("longest");
        QTest::addColumn<QString>("state");
        const auto row = [](const char* name, const char* drawing, const char* all, const char* current,
                            const char* longest, const char* state) {
            QTest::newRow(name) << QString::fromLatin1(drawing) << QString::fromLatin1(all)
                                << QString::fromLatin1(current) << QString::fromLatin1(longest)
                                << QString::fromLatin1(state);
        };
        row("never a brick", "...", "", "-", "-", "none");
        row("rests without a brick are still never a brick", "rrr", "", "-", "-", "none");
        row("one brick today", "#", "0-0:1", "0-0:1", "0-0:1", "done");
        row("bricks extend", "###", "0-2:3", "0-2:3", "0-2:3", "done");
        row("the open day is neutral", "###.", "0-2:3", "0-2:3", "0-2:3", "pending");
        row("one closed empty day breaks", "###..", "0-2:3", "-", "0-2:3", "broken");
        row("a new brick after a break starts a new run", "###.#", "0-2:3 4-4:1", "4-4:1", "0-2:3", "done");
        row("a rest bridges without counting", "##r#", "0-3:3", "0-3:3", "0-3:3", "done");
        row("many rests bridge", "#rrrrrrrr#", "0-9:2", "0-9:2", "0-9:2", "done");
        row("resting today", "##r", "0-1:2", "0-1:2", "0-1:2", "resting");
        row("resting for a while, still alive, open today", "##rrrr.", "0-1:2", "0-1:2", "0-1:2", "pending");
        row("a rest after the break does not mend it", "##.r", "0-1:2", "-", "0-1:2", "broken");
        row("a rest before the break does not prevent it", "##r..", "0-1:2", "-", "0-1:2", "broken");
        row("a run neither starts nor ends on a rest", "r##r..#", "1-2:2 6-6:1", "6-6:1", "1-2:2", "done");
        row("a brick on a rest day counts", "#R#", "0-2:3", "0-2:3", "0-2:3", "done");
        row("a brick on a rest day, today", "#R", "0-1:2", "0-1:2", "0-1:2", "done");
        row("a brick on a rest day starts a run", "..R.", "2-2:1", "2-2:1", "2-2:1", "pending");
        row("a tie goes to the later", "##..##..", "0-1:2 4-5:2", "-", "4-5:2", "broken");
        row("the longest may be the first", "###..##.", "0-2:3 5-6:2", "5-6:2", "0-2:3", "pending");
        row("the longest counts bricks, not days", "#rrrr#..###", "0-5:2 8-10:3", "8-10:3", "8-10:3", "done");
        row("sizes do not matter to runs", "sL#", "0-2:3", "0-2:3", "0-2:3", "done");
    }

    void runs()
    {
        QFETCH(QString, drawing);
        const Summary summary = drawn::summaryOf(drawing);
        QTEST(drawn::textOf(summary.runs), "runs");
        QTEST(drawn::textOf(std::optional<Run>(summary.current)), "current");
        QTEST(drawn::textOf(summary.longest), "longest");
        QTEST(drawn::textOf(summary.daily), "state");
        QVERIFY(summary.frozenDays.empty());
        QCOMPARE(summary.freezeMeter, 0);
    }

    void aRunSpansDays()
    {
        const Summary alive = drawn::summaryOf(u"#r##rr#."_s);
        QCOMPARE(alive.current.bricks, 4);
        QCOMPARE(alive.current.spanDays, 7);
        const Summary dead = drawn::summaryOf(u"##.."_s);
        QCOMPARE(dead.current, Run());
        QCOMPARE(dead.longest->spanDays, 2);
    }

    void freezing_data()
    {
        QTest::addColumn<QString>("drawing");
        QTest::addColumn<QString>("runs");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("frozen");
        QTest::addColumn<int>("meter");
        const auto row = [](const char* name, const char* drawing, const char* all, const char* state,
                            const char* frozen, int meter) {
            QTest::newRow(name) << QString::fromLatin1(drawing) << QString::fromLatin1(all)
                                << QString::fromLatin1(state) << QString::fromLatin1(frozen) << meter;
        };
        row("never a brick", "..", "", "none", "", 0);
        row("a brick adds one", "###", "0-2:3", "done", "", 3);
        row("six bricks buy nothing", "######..", "0-5:6", "broken", "", 0);
        row("seven buy one day", "#######..", "0-6:7", "pending", "7", 0);
        row("a frozen day bridges without counting", "#######.#", "0-8:8", "done", "7", 1);
        row("the open day costs nothing", "#######.", "0-6:7", "pending", "", 7);
        row("a second missed day is not paid for", "#######...", "0-6:7", "broken", "7", 0);
        row("the meter stops at fourteen", "####################", "0-19:20", "done", "", 14);
        row("fourteen buy two days", "##############..#", "0-16:15", "done", "14 15", 1);
        row("never three, however long the run", "####################...#", "0-19:20 23-23:1", "done",
            "20 21", 1);
        row("seven more bricks buy the next", "#######.#######.#", "0-16:15", "done", "7 15", 1);
        row("a break empties the meter", "######..######..", "0-5:6 8-13:6", "broken", "", 0);
        row("a rest costs nothing", "#######r#", "0-8:8", "done", "", 8);
        row("a rest after frozen days keeps the run", "#######.r", "0-6:7", "resting", "7", 0);
        row("days before the first brick cost nothing", "...#######.#", "3-11:8", "done", "10", 1);
        row("days after the end of a run cost nothing", "##.....#######.#", "0-1:2 7-15:8", "done", "14", 1);
        row("a brick on a rest day fills the meter", "######R.#", "0-8:8", "done", "7", 1);
    }

    void freezing()
    {
        QFETCH(QString, drawing);
        const Summary summary = drawn::summaryOf(drawing, settingsWith(true));
        QTEST(drawn::textOf(summary.runs), "runs");
        QTEST(drawn::textOf(summary.daily), "state");
        QTEST(positionsOf(summary.frozenDays), "frozen");
        QTEST(summary.freezeMeter, "meter");
    }

    void backfillRecomputesWhatWasFrozen()
    {
        const Summary before = drawn::summaryOf(u"#######.##"_s, settingsWith(true));
        QCOMPARE(positionsOf(before.frozenDays), u"7"_s);
        QCOMPARE(before.freezeMeter, 2);
        const Summary after = drawn::summaryOf(u"##########"_s, settingsWith(true));
        QVERIFY(after.frozenDays.empty());
        QCOMPARE(after.freezeMeter, 10);
        QCOMPARE(after.current.bricks, 10);
    }

    void aDateTheZoneSkippedBridges_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("current");
        QTest::addColumn<QString>("state");
        QTest::newRow("Samoa had no 30 December") << u"Pacific/Apia"_s << u"3 over 4"_s << u"done"_s;
        QTest::newRow("Honolulu had one, and it was missed")
            << u"Pacific/Honolulu"_s << u"1 over 1"_s << u"done"_s;
    }

    void aDateTheZoneSkippedBridges()
    {
        QFETCH(QString, zone);
        const HabitLog log = drawn::logOf(u"##.#"_s, Day(2011, 12, 28));
        const QTimeZone zoneOf(zone.toLatin1());
        const Instant now = DayRule(zoneOf, {}).startOf(Day(2011, 12, 31));
        for (const bool freeze : {false, true}) {
            const Summary summary = summarise(log, settingsWith(freeze), now, zoneOf);
            QCOMPARE(summary.today, Day(2011, 12, 31));
            QTEST(u"%1 over %2"_s.arg(summary.current.bricks).arg(summary.current.spanDays), "current");
            QTEST(drawn::textOf(summary.daily), "state");
            QVERIFY(summary.frozenDays.empty());
        }
    }

    void aBrickLoggedElsewhereOnASkippedDateCounts()
    {
        const HabitLog log = drawn::logOf(u"####"_s, Day(2011, 12, 28));
        const QTimeZone samoa("Pacific/Apia");
        const Summary summary = summarise(log, {}, DayRule(samoa, {}).startOf(Day(2011, 12, 31)), samoa);
        QCOMPARE(summary.current.bricks, 4);
        QCOMPARE(summary.current.spanDays, 4);
    }

    void timelineNamesEachDay()
    {
        const HabitLog log = drawn::logOf(u"r#.rRs.L."_s);
        const Timeline timeline = timelineOf(log, {}, DayRule(QTimeZone::utc(), {}), firstDay().plus(8));
        const std::vector<DayMark> expected{{DayKind::Brick, 2}, {DayKind::Missed, 0}, {DayKind::Rest, 0},
                                            {DayKind::Brick, 2}, {DayKind::Brick, 1},  {DayKind::Missed, 0},
                                            {DayKind::Brick, 3}, {DayKind::Open, 0}};
        QCOMPARE(timeline.first, firstDay().next());
        QVERIFY(timeline.marks == expected);
        QVERIFY(timelineOf({}, {}, DayRule(QTimeZone::utc(), {}), firstDay()).marks.empty());
    }

    void restsBeyondTheTimelineAreLeftAlone()
    {
        HabitLog log = drawn::logOf(u"rrr##"_s);
        log.rests.insert({firstDay().plus(400), {.day = firstDay().plus(400), .reason = u"planned"_s}});
        const Summary summary = summarise(log, {}, drawn::noonOf(firstDay().plus(5)), QTimeZone::utc());
        QCOMPARE(summary.current.bricks, 2);
        QCOMPARE(summary.daily, DailyState::Pending);
    }

    void properties_data()
    {
        QTest::addColumn<bool>("freeze");
        QTest::addColumn<int>("bricksInTen");
        QTest::newRow("freeze off, bricks now and then") << false << 5;
        QTest::newRow("freeze off, bricks most days") << false << 8;
        QTest::newRow("freeze on, bricks now and then") << true << 5;
        QTest::newRow("freeze on, bricks most days") << true << 8;
        QTest::newRow("freeze on, hardly a gap") << true << 9;
    }

    void properties()
    {
        QFETCH(bool, freeze);
        QFETCH(int, bricksInTen);
        QRandomGenerator random(4711);
        for (int round = 0; round < 300; ++round) {
            const QString drawing = randomDrawing(random, 60, bricksInTen);
            const Summary summary = drawn::summaryOf(drawing, settingsWith(freeze));
            QVERIFY(summary.current.bricks <= (summary.longest ? summary.longest->bricks : 0));
            QVERIFY(summary.freezeMeter >= 0 && summary.freezeMeter <= 14);
            QCOMPARE(std::ranges::fold_left(summary.runs, qsizetype(0),
                                            [](qsizetype sum, const Run& run) { return sum + run.bricks; }),
                     drawing.count(u'#'));
            for (const Day frozen : summary.frozenDays)
                QCOMPARE(drawing[firstDay().daysTo(frozen)], u'.');
            verifyAnotherBrickHarmsNoRun(drawing, summary, random.bounded(60), freeze);
            if (QTest::currentTestFailed())
                return;
            verifyLaterNowKeepsFrozenDays(drawing, summary, freeze);
        }
    }

private:
    static void verifyAnotherBrickHarmsNoRun(QString drawing, const Summary& before, int position,
                                             bool freeze)
    {
        drawing[position] = u'#';
        const Summary after = drawn::summaryOf(drawing, settingsWith(freeze));
        QVERIFY(after.current.bricks >= before.current.bricks);
        for (const Run& old : before.runs) {
            const bool kept = std::ranges::any_of(after.runs, [&old](const Run& run) {
                return run.start <= old.start && run.end >= old.end && run.bricks >= old.bricks;
            });
            QVERIFY2(kept, qPrintable(drawing));
        }
    }

    static void verifyLaterNowKeepsFrozenDays(const QString& drawing, const Summary& before, bool freeze)
    {
        const Summary after = drawn::summaryOf(drawing + u".."_s, settingsWith(freeze));
        for (const Day frozen : before.frozenDays)
            QVERIFY2(std::ranges::contains(after.frozenDays, frozen), qPrintable(drawing));
    }
};

QTEST_GUILESS_MAIN(TestStreaks)
#include "tst_streaks.moc"
