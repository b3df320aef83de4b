// What the charts of the wall page are given, from logs written out by hand.
#include "tests/ui/wall/sample_log.h"
#include "ui/wall/wall_state.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestWallSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hoursAreThoseOfTheStampsZone_data();
    void hoursAreThoseOfTheStampsZone();
    void hoursAgreeWithTheRuleOfDaysNearEveryChangeOfTheClock();
    void directionsAreSaidInOneSentence_data();
    void directionsAreSaidInOneSentence();
    void milestonesStandAtTheirPosts();
    void parIsOfTheYearsGoal();
    void theOpenWeekIsMeasuredAsOfToday();
    void theOpenWeekHasNoMean_data();
    void theOpenWeekHasNoMean();
    void aDateTheZoneSkippedIsNoMissedDay();
    void wordsAreSummedByTheUnitOfTheRange_data();
    void wordsAreSummedByTheUnitOfTheRange();
    void goalsOfWordsAreThoseOfTheirDays();
    void runsAreAllThereLongestFirst();
    void theTrendEndsWithToday_data();
    void theTrendEndsWithToday();
    void aWeekOpensItsFirstDayWithAPost();
    void theRangeBeginsWithWhateverWasLoggedFirst();
    void figuresOfGoalsComeWithTheGoals();
    void theFreezeIsAFigureWhileItIsOn_data();
    void theFreezeIsAFigureWhileItIsOn();
};

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

Instant at(const char* iso)
{
    return Instant::fromIso(QString::fromLatin1(iso)).value();
}

void addStamped(HabitLog& log, Day day, const char* iso, const QString& zone, int rollover = 0)
{
    log.bricks.emplace(day, Brick{.day = day,
                                  .size = BrickSize::Normal,
                                  .source = BrickSource::Manual,
                                  .note = {},
                                  .direction = {},
                                  .stamp = {at(iso), zone, Rollover{rollover}}});
}

WallState stateOf(const HabitLog& log, WallRange range, const HabitSettings& settings = {})
{
    return wallState(log, settings, sample::summaryOf(log, settings), range, english);
}

} // namespace

void TestWallSeries::hoursAreThoseOfTheStampsZone_data()
{
    QTest::addColumn<Day>("day");
    QTest::addColumn<QByteArray>("iso");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<int>("rollover");
    QTest::addColumn<int>("hour"); // -1: left out
    const auto row = [](const char* name, Day day, const char* iso, const QString& zone, int rollover,
                        int hour) {
        QTest::newRow(name) << day << QByteArray(iso) << zone << rollover << hour;
    };
    row("an evening in Berlin", Day(2025, 1, 15), "2025-01-15T20:00:00+01:00", u"Europe/Berlin"_s, 0, 20);
    row("the same evening in summer", Day(2025, 7, 15), "2025-07-15T18:30:00Z", u"Europe/Berlin"_s, 0, 20);
    row("half an hour off the others in Kolkata", Day(2025, 1, 15), "2025-01-15T03:45:00Z", u"Asia/Kolkata"_s,
        0, 9);
    row("after midnight with a rollover: the hour is not shifted", Day(2025, 1, 14), "2025-01-15T01:30:00Z",
        u"UTC"_s, 180, 1);
    row("after midnight, and its day is the one before only by the rollover it had", Day(2025, 1, 14),
        "2025-01-15T01:30:00Z", u"UTC"_s, 0, -1);
    row("backfilled the next day", Day(2025, 1, 14), "2025-01-15T20:00:00Z", u"UTC"_s, 0, -1);
    row("the day was another one where it was stacked", Day(2025, 1, 15), "2025-01-14T20:00:00Z",
        u"Pacific/Auckland"_s, 0, 9);
    row("in the hour that is skipped in spring", Day(2025, 3, 30), "2025-03-30T01:30:00Z", u"Europe/Berlin"_s,
        0, 3);
    row("in the second pass of a repeated hour", Day(2025, 10, 26), "2025-10-26T01:30:00Z",
        u"Europe/Berlin"_s, 0, 2);
    row("just before midnight", Day(2025, 1, 15), "2025-01-15T23:59:59Z", u"UTC"_s, 0, 23);
    row("in a zone that nobody knows", Day(2025, 1, 15), "2025-01-15T20:00:00Z", u"Mars/Olympus"_s, 0, -1);
}

void TestWallSeries::hoursAreThoseOfTheStampsZone()
{
    QFETCH(Day, day);
    QFETCH(QByteArray, iso);
    QFETCH(QString, zone);
    QFETCH(int, rollover);
    QFETCH(int, hour);
    HabitLog log;
    addStamped(log, day, iso.constData(), zone, rollover);
    std::array<int, 24> expected{};
    if (hour >= 0)
        expected.at(static_cast<std::size_t>(hour)) = 1;
    QCOMPARE(bricksByHour(log, Day(2025, 1, 1), Day(2025, 12, 31)), expected);
}

// One brick every eleven hours, told by the rule one by one, with no knowledge of what is near.
void TestWallSeries::hoursAgreeWithTheRuleOfDaysNearEveryChangeOfTheClock()
{
    for (const QString& zone : {u"Europe/Berlin"_s, u"America/New_York"_s, u"Australia/Lord_Howe"_s,
                                u"Pacific/Apia"_s, u"Africa/Cairo"_s, u"America/Sao_Paulo"_s}) {
        for (const int rollover : {0, 150, 360}) {
            const DayRule rule(QTimeZone(zone.toLatin1()), Rollover{rollover});
            HabitLog log;
            std::array<int, 24> expected{};
            qint64 msecs = at("2010-01-01T00:00:00Z").msecs;
            for (int i = 0; i < 1600; ++i, msecs += 39 * 3'600'000LL + 17 * 60'000) {
                const Instant instant{msecs};
                // Each third one is of the day before: backfilled.
                const Day day = rule.dayOf(instant).plus(i % 3 == 0 ? -1 : 0);
                Brick brick;
                brick.day = day;
                brick.stamp = {instant, zone, Rollover{rollover}};
                const bool fresh = log.bricks.emplace(day, brick).second;
                if (fresh && i % 3 != 0)
                    ++expected.at(
                        static_cast<std::size_t>(instant.toUtc().toTimeZone(rule.zone()).time().hour()));
            }
            QCOMPARE(bricksByHour(log, Day(2009, 1, 1), Day(2020, 1, 1)), expected);
        }
    }
}

void TestWallSeries::directionsAreSaidInOneSentence_data()
{
    QTest::addColumn<QStringList>("directions"); // from today back
    QTest::addColumn<int>("daysAgo");
    QTest::addColumn<QString>("sentence");
    const auto times = [](int count, const QString& name) { return QStringList(count, name); };
    QTest::newRow("most go one way")
        << times(11, u"Newsletter"_s) + times(4, u"Book"_s) + times(3, {}) << 0
        << u"61% of the bricks of the last 12 weeks go in one direction: Newsletter"_s;
    QTest::newRow("all go one way") << times(3, u"Book"_s) << 0
                                    << u"100% of the bricks of the last 12 weeks go in one direction: Book"_s;
    QTest::newRow("they are scattered")
        << times(2, u"A"_s) + times(1, u"B"_s) + times(1, u"C"_s) + times(1, {}) << 0
        << u"The bricks of the last 12 weeks go several ways; most often, with 40%, to A"_s;
    QTest::newRow("half of them is not one direction yet")
        << times(2, u"A"_s) + times(2, u"B"_s) << 0
        << u"The bricks of the last 12 weeks go several ways; most often, with 50%, to A"_s;
    QTest::newRow("none has a direction")
        << times(3, {}) << 0
        << u"The bricks of the last 12 weeks are free of a direction; name one to see where they lead."_s;
    QTest::newRow("older bricks say nothing")
        << times(3, u"Book"_s) << 84
        << u"The last 12 weeks are quiet. The next brick may take any direction."_s;
    QTest::newRow("the oldest of the 84 days counts")
        << times(1, u"Book"_s) << 83
        << u"100% of the bricks of the last 12 weeks go in one direction: Book"_s;
    QTest::newRow("no brick at all") << QStringList() << 0 << QString();
}

void TestWallSeries::directionsAreSaidInOneSentence()
{
    QFETCH(QStringList, directions);
    QFETCH(int, daysAgo);
    QFETCH(QString, sentence);
    HabitLog log;
    for (qsizetype i = 0; i < directions.size(); ++i)
        sample::addBrick(log, sample::today.plus(-daysAgo - i), BrickSize::Normal, {}, directions[i]);
    QCOMPARE(stateOf(log, WallRange::Year).directionSentence, sentence);
}

void TestWallSeries::milestonesStandAtTheirPosts()
{
    HabitLog log;
    // A post a day up to today; the log holds them in no order.
    for (int back = 0; back < 130; ++back)
        sample::addPost(log, sample::today.plus(-back), u"Letter %1"_s.arg(130 - back));
    log.posts.at(129).retracted = true; // the first one: all others move up
    const PostsSoFar all = stateOf(log, WallRange::Everything).soFar;
    std::vector<int> posts;
    for (const PostsSoFar::Milestone& milestone : all.milestones) {
        posts.push_back(milestone.post);
        QCOMPARE(milestone.title, u"Letter %1"_s.arg(milestone.post + 1));
        QCOMPARE(milestone.day, sample::today.plus(milestone.post - 129));
        const Day week = all.weeks.at(milestone.week).weekStart;
        QVERIFY(week <= milestone.day && milestone.day < week.plus(7));
    }
    QCOMPARE(posts, (std::vector<int>{1, 10, 25, 50, 100}));
    // Of a shorter range, those that fall into it; totals still count everything before.
    const PostsSoFar few = stateOf(log, WallRange::TwelveWeeks).soFar;
    QCOMPARE(few.weeks.size(), 12U);
    QCOMPARE(few.weeks.back().total, 129);
    QCOMPARE(few.milestones.size(), 2U);
    QCOMPARE(few.milestones.front().post, 50);
}

void TestWallSeries::parIsOfTheYearsGoal()
{
    HabitLog log;
    sample::addPost(log, Day(2024, 12, 31), u"Old"_s);
    sample::addPost(log, Day(2024, 3, 1), u"Older"_s);
    sample::addPost(log, Day(2025, 1, 1), u"New"_s);
    QVERIFY(!stateOf(log, WallRange::Year).soFar.par);
    HabitSettings settings;
    settings.yearGoals.emplace(Day(2025, 6, 1), 50);
    const std::optional<PostsSoFar::Par> par = stateOf(log, WallRange::Year, settings).soFar.par;
    QVERIFY(par);
    QCOMPARE(*par,
             (PostsSoFar::Par{.first = Day(2025, 1, 1), .last = Day(2025, 12, 31), .before = 2, .goal = 50}));
}

void TestWallSeries::theOpenWeekIsMeasuredAsOfToday()
{
    HabitLog log;
    sample::addPost(log, Day(2025, 11, 3), u"Letter"_s);
    QCOMPARE(stateOf(log, WallRange::Year).soFar.asOf, sample::today);
    // A day ahead by its latest brick: today is that day (R3).
    sample::addBrick(log, sample::today.next());
    QCOMPARE(stateOf(log, WallRange::Year).soFar.asOf, sample::today.next());
}

void TestWallSeries::theOpenWeekHasNoMean_data()
{
    QTest::addColumn<int>("posts"); // of this week
    QTest::addColumn<WeekStatus>("status");
    QTest::newRow("nothing posted yet") << 0 << WeekStatus::Open;
    QTest::newRow("below the target") << 1 << WeekStatus::Open;
    QTest::newRow("target met already") << 2 << WeekStatus::Met;
}

void TestWallSeries::theOpenWeekHasNoMean()
{
    QFETCH(int, posts);
    QFETCH(WeekStatus, status);
    HabitSettings settings;
    settings.targets.emplace(Day(2025, 1, 1), 2);
    HabitLog log;
    // Today is a Friday; two closed weeks with three posts and one.
    for (const Day day : {Day(2025, 11, 3), Day(2025, 11, 4), Day(2025, 11, 5), Day(2025, 11, 12)})
        sample::addPost(log, day, u"Letter"_s);
    for (int post = 0; post < posts; ++post)
        sample::addPost(log, sample::today.plus(-post), u"New"_s);
    const std::vector<WeekBar> weeks = stateOf(log, WallRange::Year, settings).perWeek.weeks;
    QCOMPARE(weeks.size(), 3U);
    QCOMPARE(weeks[2].week.status, status);
    QVERIFY(!weeks[0].isOpen && !weeks[1].isOpen && weeks[2].isOpen);
    QCOMPARE(weeks[0].mean, 3.0);
    QCOMPARE(weeks[1].mean, 2.0);
    QCOMPARE(weeks[2].mean, std::nullopt);
}

// Samoa had no 30 December 2011.
void TestWallSeries::aDateTheZoneSkippedIsNoMissedDay()
{
    const QTimeZone samoa("Pacific/Apia");
    const Day absent(2011, 12, 30);
    HabitLog log;
    for (const Day day : {Day(2011, 12, 28), Day(2011, 12, 31)})
        sample::addBrick(log, day);
    const Instant now = Instant::of(QDateTime(QDate(2012, 1, 2), QTime(12, 0), samoa));
    const auto kinds = [&](const QTimeZone& zone) {
        std::vector<CellKind> result;
        const WallState state =
            wallState(log, {}, summarise(log, {}, now, zone), WallRange::TwelveWeeks, english);
        for (const WallCourse& course : state.wall.courses)
            for (const WallCell& cell : course.cells)
                if (cell.day >= Day(2011, 12, 28) && cell.day <= Day(2011, 12, 31))
                    result.push_back(cell.kind);
        return result;
    };
    const auto [brick, missed, gone, rest] =
        std::array{CellKind::Brick, CellKind::Missed, CellKind::Absent, CellKind::Rest};
    QCOMPARE(kinds(samoa), (std::vector{brick, missed, gone, brick}));
    QCOMPARE(kinds(QTimeZone::UTC), (std::vector{brick, missed, missed, brick}));
    // A rest that was declared for it stays one, as in the summary.
    log.rests.emplace(absent, Rest{absent, {}});
    QCOMPARE(kinds(samoa), (std::vector{brick, missed, rest, brick}));
}

void TestWallSeries::wordsAreSummedByTheUnitOfTheRange_data()
{
    QTest::addColumn<WallRange>("range");
    QTest::addColumn<int>("since"); // days ago the first brick was laid
    QTest::addColumn<WordsUnit>("unit");
    QTest::addColumn<int>("bars");
    QTest::addColumn<int>("lastTyped");
    QTest::newRow("twelve weeks by day, up to today")
        << WallRange::TwelveWeeks << 400 << WordsUnit::Days << 82 << 300;
    QTest::newRow("a year by week") << WallRange::Year << 400 << WordsUnit::Weeks << 52 << 250;
    QTest::newRow("everything of two years by week")
        << WallRange::Everything << 700 << WordsUnit::Weeks << 101 << 250;
    QTest::newRow("everything of five years by month")
        << WallRange::Everything << 1800 << WordsUnit::Months << 60 << 750;
}

void TestWallSeries::wordsAreSummedByTheUnitOfTheRange()
{
    QFETCH(WallRange, range);
    QFETCH(int, since);
    QFETCH(WordsUnit, unit);
    QFETCH(int, bars);
    QFETCH(int, lastTyped);
    HabitLog log;
    sample::addBrick(log, sample::today.plus(-since)); // today is Friday 21 November 2025
    sample::addWords(log, sample::today, 300, 40);
    sample::addWords(log, sample::today.plus(-2), -50, 0, u"b.md"_s); // the same week
    sample::addWords(log, sample::today.plus(-7), 500);               // the same month
    sample::addWords(log, sample::today.plus(1), 9000);               // of a clock ahead of this one
    const WordsPerDay words = stateOf(log, range).words;
    QCOMPARE(words.unit, unit);
    QCOMPARE(words.bars.size(), static_cast<std::size_t>(bars));
    QCOMPARE(words.bars.back().typed, lastTyped);
    QCOMPARE(words.bars.back().pasted, 40);
    QVERIFY(words.bars.back().first <= sample::today && sample::today <= words.bars.back().last);
    for (std::size_t i = 1; i < words.bars.size(); ++i)
        QCOMPARE(words.bars[i].first, words.bars[i - 1].last.next());
}

void TestWallSeries::goalsOfWordsAreThoseOfTheirDays()
{
    HabitLog log;
    sample::addBrick(log, sample::today.plus(-60));
    sample::addWords(log, sample::today, 1);
    HabitSettings settings;
    settings.wordGoals.emplace(Day(2025, 11, 5), 100); // a Wednesday
    settings.wordGoals.emplace(Day(2025, 11, 8), 0);   // Saturday: given up
    const auto goalOf = [&](WallRange range, Day day) {
        for (const WordsBar& bar : stateOf(log, range, settings).words.bars)
            if (bar.first == day)
                return bar.goal;
        return -1;
    };
    QCOMPARE(goalOf(WallRange::TwelveWeeks, Day(2025, 11, 4)), 0);
    QCOMPARE(goalOf(WallRange::TwelveWeeks, Day(2025, 11, 7)), 100);
    QCOMPARE(goalOf(WallRange::TwelveWeeks, Day(2025, 11, 8)), 0);
    QCOMPARE(goalOf(WallRange::Year, Day(2025, 11, 3)), 300);
}

void TestWallSeries::runsAreAllThereLongestFirst()
{
    HabitLog log;
    const auto run = [&log](int from, int to) {
        for (int back = from; back >= to; --back)
            sample::addBrick(log, sample::today.plus(-back));
    };
    for (int i = 0; i < 12; ++i)
        run(200 - 4 * i, 199 - 4 * i); // twelve of two
    run(100, 96);                      // of five
    run(90, 86);                       // of five again, later
    run(2, 0);                         // of three: alive
    const Runs runs = stateOf(log, WallRange::TwelveWeeks).runs;
    QCOMPARE(runs.runs.size(), 15U);
    QCOMPARE(runs.runs[0].start, sample::today.plus(-90));
    QCOMPARE(runs.runs[1].start, sample::today.plus(-100));
    QCOMPARE(runs.runs[2].bricks, 3);
    QCOMPARE(runs.current, sample::today.plus(-2));
    QVERIFY(std::ranges::is_sorted(runs.runs, std::ranges::greater(), &Run::bricks));
}

void TestWallSeries::theTrendEndsWithToday_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<WallRange>("range");
    QTest::addColumn<int>("points");
    QTest::newRow("one day") << 1 << WallRange::Year << 1;
    QTest::newRow("a point a day over twelve weeks") << 400 << WallRange::TwelveWeeks << 82;
    QTest::newRow("a point a day over a year") << 400 << WallRange::Year << 362;
    QTest::newRow("a point a week over ten years") << 3650 << WallRange::Everything << 522;
}

void TestWallSeries::theTrendEndsWithToday()
{
    QFETCH(int, days);
    QFETCH(WallRange, range);
    QFETCH(int, points);
    HabitLog log;
    for (int back = 0; back < days; ++back)
        sample::addBrick(log, sample::today.plus(-back));
    const Summary summary = sample::summaryOf(log);
    const Trend trend = stateOf(log, range).trend;
    QCOMPARE(trend.points.size(), static_cast<std::size_t>(points));
    QCOMPARE(trend.points.back().day, sample::today);
    QCOMPARE(trend.points.back().strength, summary.strength);
    QCOMPARE(trend.points.back().momentum, summary.momentum);
}

void TestWallSeries::aWeekOpensItsFirstDayWithAPost()
{
    HabitLog log;
    sample::addPost(log, Day(2025, 11, 13), u"Thursday"_s); // of the week of the 10th
    sample::addPost(log, Day(2025, 11, 14), u"Friday"_s);
    sample::addPost(log, Day(2025, 10, 28), u"Earlier"_s);
    const std::vector<WeekBar> weeks = stateOf(log, WallRange::Year).perWeek.weeks;
    QCOMPARE(weeks.size(), 4U);
    QCOMPARE(weeks[0].firstPost, Day(2025, 10, 28));
    QCOMPARE(weeks[1].firstPost, std::nullopt);
    QCOMPARE(weeks[2].firstPost, Day(2025, 11, 13));
    QCOMPARE(weeks[2].titles, (QStringList{u"Thursday"_s, u"Friday"_s}));
}

void TestWallSeries::theRangeBeginsWithWhateverWasLoggedFirst()
{
    HabitLog log;
    QVERIFY(stateOf(log, WallRange::Everything).isEmpty);
    QCOMPARE(stateOf(log, WallRange::Everything).wall.courses.size(), 1U);
    sample::addWords(log, sample::today.plus(-35), 12);
    QVERIFY(!stateOf(log, WallRange::Everything).isEmpty);
    QCOMPARE(stateOf(log, WallRange::Everything).wall.courses.size(), 6U);
    log.rests.emplace(sample::today.plus(-70), Rest{sample::today.plus(-70), {}});
    QCOMPARE(stateOf(log, WallRange::Everything).wall.courses.size(), 11U);
    sample::addPost(log, sample::today.plus(-140), u"Old"_s);
    QCOMPARE(stateOf(log, WallRange::Everything).wall.courses.size(), 21U);
    QCOMPARE(stateOf(log, WallRange::TwelveWeeks).wall.courses.size(), 12U);
}

void TestWallSeries::figuresOfGoalsComeWithTheGoals()
{
    HabitLog log;
    sample::addBrick(log, sample::today);
    sample::addWords(log, sample::today, 412);
    for (int i = 0; i < 12; ++i)
        sample::addPost(log, Day(2025, 2, 1).plus(i), u"Letter"_s);
    const auto labels = [&log](const HabitSettings& settings) {
        QStringList result;
        for (const WallFigure& figure : stateOf(log, WallRange::Year, settings).figures)
            result.append(figure.figure + u' ' + figure.label);
        return result;
    };
    QCOMPARE(labels({}).size(), 5);
    QCOMPARE(labels({}).mid(3).join(u", "_s), u"5% strength, 21 momentum"_s);
    HabitSettings settings;
    settings.yearGoals.emplace(Day(2025, 1, 1), 50);
    settings.wordGoals.emplace(Day(2025, 1, 1), 500);
    QCOMPARE(labels(settings).mid(4).join(u", "_s),
             u"12 of 50 posts in 2025, 412 / 500 words today, 21 momentum"_s);
    // Friday 21 November is day 325 of 365: par 50 * 325 / 365, and 38 posts are left for 41 days.
    const std::vector<WallFigure> figures = stateOf(log, WallRange::Year, settings).figures;
    QCOMPARE(figures.at(4).detail, u"par 44.5 · 6.5 a week needed"_s);
    QCOMPARE(figures.at(5).detail, u"88 to go"_s);
}

void TestWallSeries::theFreezeIsAFigureWhileItIsOn_data()
{
    QTest::addColumn<int>("bricks");
    QTest::addColumn<QString>("figure");
    QTest::addColumn<QString>("detail");
    QTest::newRow("nothing saved up") << 0 << u"0 / 14"_s << u"a missed day costs 7"_s;
    QTest::newRow("not enough yet") << 6 << u"6 / 14"_s << u"a missed day costs 7"_s;
    QTest::newRow("one day") << 7 << u"7 / 14"_s << u"bridges a missed day"_s;
    QTest::newRow("nearly two") << 13 << u"13 / 14"_s << u"bridges a missed day"_s;
    QTest::newRow("full") << 20 << u"14 / 14"_s << u"bridges 2 missed days"_s;
}

void TestWallSeries::theFreezeIsAFigureWhileItIsOn()
{
    QFETCH(int, bricks);
    QFETCH(QString, figure);
    QFETCH(QString, detail);
    HabitLog log;
    for (int i = 0; i < bricks; ++i)
        sample::addBrick(log, sample::today.plus(-i));
    const auto freeze = [&log](const HabitSettings& settings) {
        std::optional<WallFigure> found;
        for (const WallFigure& each : stateOf(log, WallRange::Year, settings).figures)
            if (each.label == "freeze"_L1)
                found = each;
        return found;
    };
    QVERIFY(!freeze({}));
    HabitSettings settings;
    settings.freeze = true;
    const std::optional<WallFigure> shown = freeze(settings);
    QVERIFY(shown);
    QCOMPARE(shown->figure, figure);
    QCOMPARE(shown->detail, detail);
}

QTEST_MAIN(TestWallSeries)
#include "tst_wall_series.moc"
