// What the day panel says of a day: from the log, its summary and the present.
#include "tests/ui/wall/sample_log.h"
#include "ui/wall/day_state.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

Instant at(const char* iso)
{
    return *Instant::fromIso(QString::fromLatin1(iso));
}

struct Scene
{
    HabitLog log;
    HabitSettings settings;
    QTimeZone zone = QTimeZone("Europe/Berlin");
    Instant now = at("2025-05-09T18:00:00+02:00"); // a Friday
    std::map<PostId, PostPlace> posts;
    std::map<QString, QString> drafts;

    [[nodiscard]] DayState on(Day day) const
    {
        return dayState(day, log, settings, summarise(log, settings, now, zone),
                        {.rule = DayRule(zone, settings.rollover),
                         .now = now,
                         .posts = posts,
                         .drafts = drafts,
                         .locale = english});
    }
    Brick& brick(Day day, BrickSource source = BrickSource::Manual)
    {
        return log.bricks[day] = Brick{.day = day,
                                       .size = BrickSize::Large,
                                       .source = source,
                                       .note = u"One\nTwo"_s,
                                       .direction = u"Book"_s,
                                       .stamp = {sample::noon(day), u"Europe/Berlin"_s, {}}};
    }
    void post(Day day, const char* id, const QString& title)
    {
        log.posts.push_back({.id = {QString::fromLatin1(id)},
                             .title = title,
                             .day = day,
                             .countsFrom = sample::noon(day),
                             .retracted = false});
    }
    Writing& write(Day day, const QString& draft, int typed)
    {
        Writing writing;
        writing.day = day;
        writing.draft = draft;
        writing.title = u"As it was"_s;
        writing.of(WordSource::Typed).added = typed;
        return log.writings[day][draft] = writing;
    }
};

const Day today(2025, 5, 9);
const Day tuesday(2025, 5, 6);

} // namespace

class TestDayState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDayIsSaidInPlainWords_data();
    void theDayIsSaidInPlainWords();
    void aSkippedDateIsSaidToBeNone();
    void aFrozenDayIsSaidToHaveHeld();
    void datesAndDistances();
    void theBrickIsWhole();
    void loggedLaterIsSaid_data();
    void loggedLaterIsSaid();
    void anAutomaticBrickSaysWhy_data();
    void anAutomaticBrickSaysWhy();
    void restsByRuleAreSaidAndStay();
    void postsOpenTheirDraftOrTheirPage();
    void wordsAreToldByDraft();
    void theGoalIsThatOfTheDay_data();
    void theGoalIsThatOfTheDay();
    void directionsComeLatestFirst();
};

void TestDayState::theDayIsSaidInPlainWords_data()
{
    QTest::addColumn<Day>("day");
    QTest::addColumn<bool>("brick");
    QTest::addColumn<bool>("rest");
    QTest::addColumn<DayStanding>("standing");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("takesBrick");
    QTest::addColumn<bool>("takesRest");
    const Day ahead = today.plus(2);
    QTest::newRow("an earlier day without a brick is said without reproach")
        << tuesday << false << false << DayStanding::Missed << u"No brick on this day."_s << true << true;
    QTest::newRow("an earlier day with a brick takes no second one")
        << tuesday << true << false << DayStanding::Brick << u"A brick lies on this day."_s << false << true;
    QTest::newRow("a rest day may still be given a brick")
        << tuesday << false << true << DayStanding::Rest << u"rest day"_s << true << false;
    QTest::newRow("a brick on a rest day counts")
        << tuesday << true << true << DayStanding::Brick << u"It counts."_s << false << false;
    QTest::newRow("today without a brick is open")
        << today << false << false << DayStanding::Open << u"Today is open."_s << true << true;
    QTest::newRow("today may be a rest")
        << today << false << true << DayStanding::Rest << u"Resting today."_s << true << false;
    QTest::newRow("a day to come takes a rest and no brick")
        << ahead << false << false << DayStanding::Ahead << u"Still to come."_s << false << true;
    QTest::newRow("a rest to come is said")
        << ahead << false << true << DayStanding::Rest << u"to come"_s << false << false;
}

void TestDayState::theDayIsSaidInPlainWords()
{
    QFETCH(Day, day);
    QFETCH(bool, brick);
    QFETCH(bool, rest);
    Scene scene;
    if (brick)
        scene.brick(day);
    if (rest)
        scene.log.rests[day] = {day, u"Ill"_s};
    const DayState state = scene.on(day);
    QTEST(state.standing, "standing");
    QFETCH(QString, word);
    QVERIFY2(state.sentence.contains(word), qPrintable(state.sentence));
    QTEST(state.takesBrick, "takesBrick");
    QTEST(state.takesRest, "takesRest");
    QCOMPARE(state.restReason, rest ? std::optional(u"Ill"_s) : std::nullopt);
}

void TestDayState::aSkippedDateIsSaidToBeNone()
{
    Scene scene;
    scene.zone = QTimeZone("Pacific/Apia");
    const DayState state = scene.on(Day(2011, 12, 30));
    QCOMPARE(state.standing, DayStanding::Absent);
    QVERIFY2(state.sentence.contains(u"does not exist in Pacific/Apia"_s), qPrintable(state.sentence));
    QVERIFY(!state.takesBrick);
    QVERIFY(!state.takesRest);
    QCOMPARE(scene.on(Day(2011, 12, 31)).standing, DayStanding::Missed);
}

void TestDayState::aFrozenDayIsSaidToHaveHeld()
{
    Scene scene;
    scene.settings.freeze = true;
    for (int back = 9; back >= 3; --back)
        scene.brick(today.plus(-back));
    scene.brick(today.previous());
    const DayState state = scene.on(today.plus(-2));
    QCOMPARE(state.standing, DayStanding::Frozen);
    QVERIFY2(state.sentence.startsWith(u"Frozen"_s), qPrintable(state.sentence));
    QVERIFY2(state.sentence.contains(u"does not count"_s), qPrintable(state.sentence));
    QVERIFY(state.takesBrick);
}

void TestDayState::datesAndDistances()
{
    const Scene scene;
    QCOMPARE(scene.on(tuesday).date, u"Tuesday, 6 May 2025"_s);
    QCOMPARE(scene.on(tuesday).spoken, u"Tuesday 6 May"_s);
    QCOMPARE(scene.on(Day(2024, 5, 7)).spoken, u"Tuesday 7 May 2024"_s);
    QCOMPARE(scene.on(today).distance, u"Today"_s);
    QCOMPARE(scene.on(today.previous()).distance, u"Yesterday"_s);
    QCOMPARE(scene.on(tuesday).distance, u"3 days ago"_s);
    QCOMPARE(scene.on(today.next()).distance, u"Tomorrow"_s);
    QCOMPARE(scene.on(today.plus(5)).distance, u"In 5 days"_s);
}

void TestDayState::theBrickIsWhole()
{
    Scene scene;
    const QString note = u"line\n"_s.repeated(400);
    scene.brick(tuesday).note = note;
    const DayState state = scene.on(tuesday);
    QVERIFY(state.brick);
    QCOMPARE(state.brick->title, u"Large brick"_s);
    QCOMPARE(state.brick->size, BrickSize::Large);
    QCOMPARE(state.brick->note, note);
    QCOMPARE(state.brick->direction, u"Book"_s);
    QCOMPARE(state.brick->source, QString());
    QCOMPARE(state.brick->logged, QString());
}

void TestDayState::loggedLaterIsSaid_data()
{
    QTest::addColumn<QString>("instant");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<int>("rollover");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("on the day itself: nothing")
        << u"2025-05-06T23:30:00+02:00"_s << u"Europe/Berlin"_s << 0 << QString();
    QTest::newRow("after midnight, before the writer's day began: still the day itself")
        << u"2025-05-07T01:30:00+02:00"_s << u"Europe/Berlin"_s << 180 << QString();
    QTest::newRow("on the day itself in another zone: nothing")
        << u"2025-05-06T23:30:00-04:00"_s << u"America/New_York"_s << 0 << QString();
    QTest::newRow("two days later") << u"2025-05-08T14:05:00+02:00"_s << u"Europe/Berlin"_s << 0
                                    << u"Backfilled on 8 May at 14:05 (Europe/Berlin)."_s;
    QTest::newRow("later, in the zone where it was logged")
        << u"2025-05-08T14:05:00+02:00"_s << u"Asia/Tokyo"_s << 0
        << u"Backfilled on 8 May at 21:05 (Asia/Tokyo)."_s;
    QTest::newRow("in another year") << u"2024-05-08T14:05:00+02:00"_s << u"Europe/Berlin"_s << 0
                                     << u"Logged on 8 May 2024 at 14:05 (Europe/Berlin)."_s;
}

void TestDayState::loggedLaterIsSaid()
{
    QFETCH(QString, instant);
    QFETCH(QString, zone);
    QFETCH(int, rollover);
    Scene scene;
    scene.brick(tuesday).stamp = {*Instant::fromIso(instant), zone, Rollover{rollover}};
    QTEST(scene.on(tuesday).brick->logged, "sentence");
}

void TestDayState::anAutomaticBrickSaysWhy_data()
{
    QTest::addColumn<bool>("post");
    QTest::addColumn<int>("typed");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("a post and no words: on publishing")
        << true << 0 << u"Laid by itself when you published."_s;
    QTest::newRow("words and no post: for the words")
        << false << 300 << u"Laid by itself for the words you wrote."_s;
    QTest::newRow("both: which of them is not known") << true << 300 << u"Laid by itself."_s;
    QTest::newRow("neither any more") << false << 0 << u"Laid by itself."_s;
}

void TestDayState::anAutomaticBrickSaysWhy()
{
    QFETCH(bool, post);
    QFETCH(int, typed);
    Scene scene;
    scene.settings.brickWords = 250;
    scene.brick(tuesday, BrickSource::Auto);
    if (post)
        scene.post(tuesday, "p", u"Letter"_s);
    if (typed > 0)
        scene.write(tuesday, u"a.md"_s, typed);
    QTEST(scene.on(tuesday).brick->source, "sentence");
}

void TestDayState::restsByRuleAreSaidAndStay()
{
    Scene scene;
    WeekdaySet sundays;
    sundays.days[7] = true;
    scene.settings.restWeekdays[Day(2025, 4, 1)] = sundays;
    const Day sunday(2025, 5, 4);
    const DayState state = scene.on(sunday);
    QCOMPARE(state.standing, DayStanding::Rest);
    QCOMPARE(state.restRule, u"Sundays are off."_s);
    QVERIFY2(!state.restReason, "nothing here that could be ended");
    QVERIFY(!state.takesRest);
    QCOMPARE(scene.on(sunday.next()).restRule, QString());
    QVERIFY2(scene.on(Day(2025, 3, 30)).restRule.isEmpty(), "before the rule held");
}

void TestDayState::postsOpenTheirDraftOrTheirPage()
{
    Scene scene;
    scene.post(tuesday, "a", u"With a draft"_s);
    scene.post(tuesday, "b", u"On a page"_s);
    scene.post(tuesday, "c", {});
    scene.post(tuesday, "d", u"Taken back"_s);
    scene.log.posts.back().retracted = true;
    scene.post(tuesday.next(), "e", u"Another day"_s);
    scene.posts[{u"a"_s}] = {DraftId{u"a.md"_s}, QUrl(u"https://example.org/a"_s)};
    scene.posts[{u"b"_s}] = {{}, QUrl(u"https://example.org/b"_s)};
    const std::vector<DayEntry> posts = scene.on(tuesday).posts;
    QCOMPARE(posts.size(), 3U);
    QCOMPARE(posts[0].title, u"With a draft"_s);
    QCOMPARE(posts[0].draft.value, u"a.md"_s);
    QVERIFY(posts[1].draft.isEmpty());
    QCOMPARE(posts[1].url, QUrl(u"https://example.org/b"_s));
    QVERIFY(!posts[2].title.isEmpty());
    QVERIFY(!posts[2].opens());
    // Later today is said; it does not count yet.
    scene.post(today, "f", u"Tonight"_s);
    scene.log.posts.back().countsFrom = at("2025-05-09T20:30:00+02:00");
    QCOMPARE(scene.on(today).posts.front().detail, u"Scheduled for 20:30"_s);
}

void TestDayState::wordsAreToldByDraft()
{
    Scene scene;
    Writing& book = scene.write(tuesday, u"book.md"_s, 310);
    book.of(WordSource::Typed).removed = 10;
    book.of(WordSource::Pasted).added = 20;
    book.msecs = 31LL * 60'000;
    book.first = at("2025-05-06T09:12:00+02:00");
    book.last = at("2025-05-06T10:40:30+02:00");
    scene.write(tuesday, u"gone.md"_s, 412);
    scene.write(tuesday, u"cut.md"_s, 0).of(WordSource::Typed).removed = 40;
    scene.write(tuesday, u"untouched.md"_s, 0);
    scene.drafts[u"book.md"_s] = u"The book"_s;
    scene.drafts[u"cut.md"_s] = u"Cut"_s;
    const DayState state = scene.on(tuesday);
    QCOMPARE(state.drafts.size(), 3U); // most typed first; what nothing happened to is left out
    QCOMPARE(state.drafts[0].title, u"As it was"_s);
    QVERIFY2(!state.drafts[0].opens(), "the draft is gone");
    QCOMPARE(state.drafts[1].title, u"The book"_s);
    QCOMPARE(state.drafts[1].draft.value, u"book.md"_s);
    QCOMPARE(state.drafts[1].detail,
             u"300 words typed, 20 pasted · 31 minutes · 09:12\u00a0–\u2060\u00a010:40"_s);
    QCOMPARE(state.drafts[2].detail, u"40 words cut"_s);
    QCOMPARE(state.writing, u"672 words typed, 20 pasted · 31 minutes"_s);
    QCOMPARE(scene.on(today).writing, QString());
}

void TestDayState::theGoalIsThatOfTheDay_data()
{
    QTest::addColumn<Day>("day");
    QTest::addColumn<int>("typed");
    QTest::addColumn<QString>("goal");
    QTest::newRow("no goal held yet") << Day(2025, 4, 30) << 100 << QString();
    QTest::newRow("just reached") << tuesday << 300 << u"Goal of 300 words: reached"_s;
    QTest::newRow("one short, on an earlier day") << tuesday << 299 << u"Goal of 300 words: 299 written"_s;
    QTest::newRow("a day of cutting wrote none") << tuesday << -5 << u"Goal of 300 words: 0 written"_s;
    QTest::newRow("today it is still to go") << today << 400 << u"Goal of 500 words: 100 to go"_s;
    QTest::newRow("a day to come has none to tell") << today.next() << 0 << QString();
}

void TestDayState::theGoalIsThatOfTheDay()
{
    QFETCH(Day, day);
    QFETCH(int, typed);
    QFETCH(QString, goal);
    Scene scene;
    scene.settings.wordGoals = {{Day(2025, 5, 1), 300}, {Day(2025, 5, 8), 500}};
    scene.write(day, u"a.md"_s, 0).of(WordSource::Typed) = {std::max(typed, 0), std::max(-typed, 0)};
    QCOMPARE(scene.on(day).goals, goal.isEmpty() ? QStringList() : QStringList(goal));
}

void TestDayState::directionsComeLatestFirst()
{
    Scene scene;
    scene.brick(today.plus(-5)).direction = u"Talks"_s;
    scene.brick(today.plus(-4)).direction = u"Book"_s;
    scene.brick(today.plus(-3)).direction.reset();
    scene.brick(today.plus(-2)).direction = u"Talks"_s;
    QCOMPARE(scene.on(tuesday).directions, (QStringList{u"Talks"_s, u"Book"_s}));
}

QTEST_GUILESS_MAIN(TestDayState)
#include "tst_day_state.moc"
