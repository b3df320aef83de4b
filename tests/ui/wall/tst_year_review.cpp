// The year in review: its figures are those of the log, and nothing of the writer's own words is in it unless
// asked for. Saves pictures to look at when BRICKWORK_PICTURES names a folder.
#include "tests/ui/charts/drawn_chart.h"
#include "tests/ui/wall/sample_log.h"
#include "ui/wall/year_review.h"
#include "ui/wall/year_review_picture.h"

#include <QTest>
#include <QtWidgets>

#include <algorithm>
#include <ranges>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Instant evening{sample::noon(sample::today).msecs + 6LL * 3600 * 1000};

YearReview reviewOf(const HabitLog& log, const ReviewWish& wish, const HabitSettings& settings = {},
                    const QLocale& locale = english())
{
    return yearReview(log, settings, sample::summaryOf(log, settings), evening, wish, locale);
}

void addRun(HabitLog& log, Day first, Day last, BrickSize size = BrickSize::Normal,
            const QString& direction = {})
{
    for (Day day = first; day <= last; day = day.next())
        sample::addBrick(log, day, size, {}, direction);
}

std::vector<WallCell> cellsOf(const YearReview& review)
{
    std::vector<WallCell> cells;
    for (const WallCourse& course : review.courses)
        cells.insert(cells.end(), course.cells.begin(), course.cells.end());
    return cells;
}

int bricksDrawn(const YearReview& review)
{
    const std::vector<WallCell> cells = cellsOf(review);
    return static_cast<int>(std::ranges::count(cells, CellKind::Brick, &WallCell::kind));
}

int postsDrawn(const YearReview& review)
{
    qsizetype posts = 0;
    for (const WallCourse& course : review.courses)
        posts += course.posts();
    return static_cast<int>(posts);
}

QStringList texts(const std::vector<ReviewWords>& words)
{
    QStringList list;
    for (const ReviewWords& each : words)
        list << each.text;
    return list;
}

QStringList figures(const YearReview& review)
{
    QStringList list;
    for (const ReviewFigure& each : reviewFigures(review))
        list << u"%1|%2|%3"_s.arg(each.figure, each.label, each.detail);
    return list;
}

/// A year with a little of everything, and a year before and after it.
HabitLog small()
{
    HabitLog log;
    addRun(log, Day(2023, 12, 28), Day(2024, 1, 5), BrickSize::Small, u"Book"_s);   // 5 in 2024
    addRun(log, Day(2024, 2, 5), Day(2024, 2, 11), BrickSize::Normal, u"Letter"_s); // 7, a whole week
    addRun(log, Day(2024, 12, 29), Day(2025, 1, 20), BrickSize::Large, u"Talks"_s); // 3 in 2024
    sample::addPost(log, Day(2023, 6, 1), u"Before"_s);
    sample::addPost(log, Day(2024, 3, 5), u"My path  into AI"_s);
    sample::addPost(log, Day(2024, 2, 7), u"The first of the year"_s);
    sample::addPost(log, Day(2024, 11, 30), u"Taken back"_s);
    log.posts.back().retracted = true;
    sample::addPost(log, Day(2025, 2, 2), u"After"_s);
    sample::addWords(log, Day(2023, 12, 31), 1'000);
    sample::addWords(log, Day(2024, 1, 1), 1'500, 700);
    sample::addWords(log, Day(2024, 1, 1), 20, 0, u"b.md"_s);
    sample::addWords(log, Day(2024, 6, 1), -120);
    sample::addWords(log, Day(2025, 1, 1), 40);
    return log;
}

} // namespace

class TestYearReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresOfAYear();
    void figuresAgreeWithTheSummary();
    void aRunIsCountedAsFarAsItLiesInTheYear();
    void theWallHoldsTheYearAndNothingElse_data();
    void theWallHoldsTheYearAndNothingElse();
    void theWallOfAFirstYearBeginsWithTheFirstDayLogged();
    void theBestWeek_data();
    void theBestWeek();
    void theLeadingDirectionOfATieIsTheLaterOne();
    void aPostThatIsNotYetOutDoesNotCount();
    void ownWordsOnlyWhenAskedFor();
    void threeNotesOfTheLargestBricks();
    void yearsWithSomethingLogged();
    void theYearToLookAtFirst();
    void figuresInWords();
    void aYearOfCutting();
    void emptyYearsGetKindWords();
    void textHoldsAllThatThePictureSays();
    void theSameOnEveryDesktop();
    void nothingReachesTheRim_data();
    void nothingReachesTheRim();
};

void TestYearReview::figuresOfAYear()
{
    const YearReview review = reviewOf(small(), {.year = 2024});
    QCOMPARE(review.bricks, 5 + 7 + 3);
    QCOMPARE(review.sizes, (std::array{5, 7, 3}));
    QCOMPARE(review.posts, 2);
    QCOMPARE(review.firstPost, std::optional(Day(2024, 2, 7)));
    QCOMPARE(review.lastPost, std::optional(Day(2024, 3, 5)));
    QCOMPARE(review.words, 1'500 + 20 - 120); // pasted ones are not typed
    QCOMPARE(review.daysWritten, 2);
    QVERIFY(!review.until);
    QVERIFY(!review.isEmpty());
    const LeadingDirection letter{.name = u"Letter"_s, .bricks = 7, .all = 15};
    QCOMPARE(review.direction, std::optional(letter));
    QCOMPARE(reviewOf(small(), {.year = 2025}).until, std::optional(sample::today));
}

void TestYearReview::figuresAgreeWithTheSummary()
{
    HabitSettings settings;
    settings.yearGoals.emplace(Day(2025, 1, 1), 50);
    for (const int days : {40, 320, 420, 900}) {
        const HabitLog log = sample::busyWriter(days, true);
        const Summary summary = sample::summaryOf(log, settings);
        int bricks = 0;
        int posts = 0;
        for (const int year : reviewYears(log, summary, evening)) {
            const YearReview review = yearReview(log, settings, summary, evening, {.year = year}, english());
            bricks += review.bricks;
            posts += review.posts;
            QCOMPARE(bricksDrawn(review), review.bricks);
            QCOMPARE(postsDrawn(review), review.posts);
            QVERIFY(review.longest && review.longest->bricks <= review.bricks);
        }
        int ofRuns = 0;
        for (const Run& run : summary.runs)
            ofRuns += run.bricks;
        int ofWeeks = 0;
        for (const Week& week : summary.weeks)
            ofWeeks += week.posts;
        QCOMPARE(bricks, ofRuns);
        QCOMPARE(posts, ofWeeks);
        const YearReview now = yearReview(log, settings, summary, evening, {.year = 2025}, english());
        QCOMPARE(now.posts, summary.yearPace->done);
        if (summary.longest->start >= Day(2025, 1, 1))
            QCOMPARE(now.longest, summary.longest);
    }
}

void TestYearReview::aRunIsCountedAsFarAsItLiesInTheYear()
{
    HabitLog log = small();
    QCOMPARE(reviewOf(log, {.year = 2024}).longest, sample::summaryOf(log).runs.at(1));
    const Run part{.bricks = 20, .start = Day(2025, 1, 1), .end = Day(2025, 1, 20), .spanDays = 20};
    QCOMPARE(reviewOf(log, {.year = 2025}).longest, std::optional(part));
    // Rests bridge without counting, also over the end of a year.
    log.bricks.erase(Day(2025, 1, 1));
    log.rests.emplace(Day(2025, 1, 1), Rest{Day(2025, 1, 1), {}});
    const Run bridged{.bricks = 19, .start = Day(2025, 1, 2), .end = Day(2025, 1, 20), .spanDays = 19};
    QCOMPARE(reviewOf(log, {.year = 2025}).longest, std::optional(bridged));
    // Of two as long the later.
    addRun(log, Day(2024, 9, 2), Day(2024, 9, 8));
    QCOMPARE(reviewOf(log, {.year = 2024}).longest->start, std::optional(Day(2024, 9, 2)));
}

void TestYearReview::theWallHoldsTheYearAndNothingElse_data()
{
    QTest::addColumn<int>("year");
    QTest::addColumn<WeekStart>("weekStart");
    QTest::addColumn<int>("courses");
    QTest::newRow("a year that begins on a Monday") << 2024 << WeekStart::Monday << 53;
    QTest::newRow("a leap year from a Saturday on, weeks from Sunday on") << 2000 << WeekStart::Sunday << 54;
    QTest::newRow("a leap year that begins on a Sunday") << 2012 << WeekStart::Monday << 54;
    QTest::newRow("a common year that begins with its week") << 2017 << WeekStart::Sunday << 53;
    QTest::newRow("weeks from Saturday on") << 2021 << WeekStart::Saturday << 53;
}

void TestYearReview::theWallHoldsTheYearAndNothingElse()
{
    QFETCH(int, year);
    QFETCH(WeekStart, weekStart);
    QFETCH(int, courses);
    HabitLog log;
    addRun(log, Day(year - 1, 12, 1), Day(year + 1, 1, 31));
    HabitSettings settings;
    settings.weekStart = weekStart;
    const YearReview review = reviewOf(log, {.year = year}, settings);
    QCOMPARE(std::ssize(review.courses), courses);
    const std::vector<WallCell> cells = cellsOf(review);
    for (const WallCell& cell : cells)
        QCOMPARE(cell.kind == CellKind::Brick, cell.day.date().year() == year);
    QCOMPARE(bricksDrawn(review), QDate(year, 1, 1).daysInYear());
    QVERIFY(std::ranges::none_of(cells, &WallCell::isToday));
}

void TestYearReview::theWallOfAFirstYearBeginsWithTheFirstDayLogged()
{
    HabitLog log;
    sample::addPost(log, Day(2024, 11, 7), u"A post"_s);
    sample::addBrick(log, Day(2024, 12, 1));
    QCOMPARE(reviewOf(log, {.year = 2024}).courses.front().start, Day(2024, 11, 4));
    QCOMPARE(reviewOf(log, {.year = 2024}).courses.back().start, Day(2024, 12, 30));
    QCOMPARE(reviewOf(log, {.year = 2025}).courses.front().start, Day(2024, 12, 30));
    QVERIFY(reviewOf(log, {.year = 2023}).courses.empty());
}

void TestYearReview::theBestWeek_data()
{
    QTest::addColumn<QList<QDate>>("bricks");
    QTest::addColumn<QList<QDate>>("posts");
    QTest::addColumn<QDate>("first");
    QTest::addColumn<int>("laid");
    QTest::newRow("has the most bricks")
        << QList{QDate(2024, 3, 4), QDate(2024, 3, 6), QDate(2024, 5, 7)}
        << QList{QDate(2024, 5, 7), QDate(2024, 5, 8)} << QDate(2024, 3, 4) << 2;
    QTest::newRow("has more posts, if bricks are as many")
        << QList{QDate(2024, 3, 6), QDate(2024, 5, 7)} << QList{QDate(2024, 3, 7)} << QDate(2024, 3, 4) << 1;
    QTest::newRow("is the later, if all is as much")
        << QList{QDate(2024, 3, 6), QDate(2024, 5, 7)} << QList<QDate>() << QDate(2024, 5, 6) << 1;
    QTest::newRow("may be one of posts only")
        << QList<QDate>() << QList{QDate(2024, 3, 7)} << QDate(2024, 3, 4) << 0;
    QTest::newRow("begins with the year at the earliest")
        << QList{QDate(2024, 12, 30), QDate(2025, 1, 1), QDate(2025, 1, 2)} << QList<QDate>()
        << QDate(2025, 1, 1) << 2;
}

void TestYearReview::theBestWeek()
{
    QFETCH(QList<QDate>, bricks);
    QFETCH(QList<QDate>, posts);
    QFETCH(QDate, first);
    QFETCH(int, laid);
    HabitLog log;
    for (const QDate& day : std::as_const(bricks))
        sample::addBrick(log, Day(day));
    for (const QDate& day : std::as_const(posts))
        sample::addPost(log, Day(day), u"A post"_s);
    const YearReview review = reviewOf(log, {.year = first.year()});
    QVERIFY(review.bestWeek);
    QCOMPARE(review.bestWeek->first.date(), first);
    QCOMPARE(review.bestWeek->last, weekOf(Day(first), WeekStart::Monday).plus(6));
    QCOMPARE(review.bestWeek->bricks, laid);
}

void TestYearReview::theLeadingDirectionOfATieIsTheLaterOne()
{
    HabitLog log;
    addRun(log, Day(2024, 1, 1), Day(2024, 1, 3), BrickSize::Normal, u"Zoo"_s);
    addRun(log, Day(2024, 2, 1), Day(2024, 2, 3), BrickSize::Normal, u"Ant"_s);
    QCOMPARE(reviewOf(log, {.year = 2024}).direction->name, u"Ant"_s);
    addRun(log, Day(2024, 3, 1), Day(2024, 3, 1), BrickSize::Normal, u"Zoo"_s);
    QCOMPARE(reviewOf(log, {.year = 2024}).direction->name, u"Zoo"_s);
    HabitLog without;
    sample::addBrick(without, Day(2024, 1, 1));
    QVERIFY(!reviewOf(without, {.year = 2024}).direction);
}

void TestYearReview::aPostThatIsNotYetOutDoesNotCount()
{
    HabitLog log;
    sample::addPost(log, sample::today, u"Out"_s);
    sample::addPost(log, sample::today, u"Tonight"_s);
    log.posts.back().countsFrom = Instant{evening.msecs + 1};
    const YearReview review = reviewOf(log, {.year = 2025, .titles = true});
    QCOMPARE(review.posts, 1);
    QCOMPARE(postsDrawn(review), 1);
    QCOMPARE(texts(review.titles), QStringList{u"Out"_s});
}

void TestYearReview::ownWordsOnlyWhenAskedFor()
{
    HabitLog log = small();
    log.bricks.at(Day(2024, 2, 6)).note = u"A secret note"_s;
    log.rests.emplace(Day(2024, 7, 1), Rest{Day(2024, 7, 1), u"A secret reason"_s});
    const YearReview plain = reviewOf(log, {.year = 2024});
    QVERIFY(plain.titles.empty() && plain.notes.empty());
    QVERIFY(plain.hasTitles && plain.hasNotes);
    for (const WallCell& cell : cellsOf(plain)) {
        QCOMPARE(cell.note, QString());
        QCOMPARE(cell.direction, QString());
        for (const QString& title : cell.posts)
            QCOMPARE(title, QString());
    }
    QVERIFY(!reviewText(plain).contains(u"secret"_s));
    QVERIFY(!reviewText(plain).contains(u"path"_s));

    const YearReview titled = reviewOf(log, {.year = 2024, .titles = true});
    QCOMPARE(texts(titled.titles), (QStringList{u"The first of the year"_s, u"My path into AI"_s}));
    QVERIFY(titled.notes.empty());
    QVERIFY(!reviewText(titled).contains(u"secret"_s));

    const YearReview noted = reviewOf(log, {.year = 2024, .notes = true});
    QCOMPARE(texts(noted.notes), QStringList{u"A secret note"_s});
    QVERIFY(noted.titles.empty());
    QVERIFY(!reviewText(noted).contains(u"reason"_s));
}

void TestYearReview::threeNotesOfTheLargestBricks()
{
    HabitLog log;
    sample::addBrick(log, Day(2024, 1, 1), BrickSize::Small, u"A very long note of a small brick"_s);
    sample::addBrick(log, Day(2024, 2, 1), BrickSize::Large, u"Large"_s);
    sample::addBrick(log, Day(2024, 3, 1), BrickSize::Normal, u"Normal, and long"_s);
    sample::addBrick(log, Day(2024, 4, 1), BrickSize::Normal, u"Normal"_s);
    sample::addBrick(log, Day(2024, 5, 1), BrickSize::Large, u"Large\nin two lines"_s);
    sample::addBrick(log, Day(2024, 6, 1), BrickSize::Large, u" \n"_s);
    const YearReview review = reviewOf(log, {.year = 2024, .notes = true});
    QCOMPARE(texts(review.notes), (QStringList{u"Large"_s, u"Normal, and long"_s, u"Large in two lines"_s}));
    QCOMPARE(review.notes.at(1).day, Day(2024, 3, 1));
}

void TestYearReview::yearsWithSomethingLogged()
{
    HabitLog log;
    const auto years = [&log] { return reviewYears(log, sample::summaryOf(log), evening); };
    QCOMPARE(years(), std::vector{2025});
    sample::addBrick(log, Day(2019, 5, 1));
    QCOMPARE(years(), std::vector{2019});
    sample::addPost(log, Day(2021, 5, 1), u"A post"_s);
    sample::addPost(log, Day(2018, 5, 1), u"Taken back"_s);
    log.posts.back().retracted = true;
    sample::addWords(log, Day(2023, 5, 1), 10);
    log.rests.emplace(Day(2020, 5, 1), Rest{Day(2020, 5, 1), {}});
    log.rests.emplace(Day(2026, 5, 1), Rest{Day(2026, 5, 1), {}}); // still to come
    QCOMPARE(years(), (std::vector{2023, 2021, 2020, 2019}));
}

void TestYearReview::theYearToLookAtFirst()
{
    QCOMPARE(yearToReview({2025, 2024}, Day(2025, 11, 21)), 2025);
    QCOMPARE(yearToReview({2025, 2024}, Day(2025, 1, 31)), 2024);
    QCOMPARE(yearToReview({2025, 2024}, Day(2025, 2, 1)), 2025);
    QCOMPARE(yearToReview({2025, 2022}, Day(2025, 1, 5)), 2025);
    QCOMPARE(yearToReview({2021}, Day(2025, 11, 21)), 2021);
}

void TestYearReview::figuresInWords()
{
    QCOMPARE(
        figures(reviewOf(small(), {.year = 2024})),
        (QStringList{u"15|bricks laid|5 small · 7 normal · 3 large"_s, u"2|posts published|7 Feb – 5 Mar"_s,
                     u"7|longest run|5 Feb – 11 Feb"_s, u"1,400|words typed|on 2 days"_s,
                     u"7|bricks, best week|5 Feb – 11 Feb · 1 post"_s, u"47%|Letter|leading direction"_s}));
    HabitLog one;
    sample::addBrick(one, Day(2024, 5, 1), BrickSize::Large);
    QCOMPARE(figures(reviewOf(one, {.year = 2024})), QStringList{u"1|brick laid|1 large"_s});
}

void TestYearReview::aYearOfCutting()
{
    HabitLog log;
    sample::addWords(log, Day(2024, 5, 1), 100);
    sample::addWords(log, Day(2024, 5, 2), -300);
    QCOMPARE(reviewOf(log, {.year = 2024}).words, -200);
    QCOMPARE(figures(reviewOf(log, {.year = 2024})), QStringList{u"2|days written|"_s});
}

void TestYearReview::emptyYearsGetKindWords()
{
    const YearReview now = reviewOf({}, {.year = 2025, .titles = true, .notes = true});
    QVERIFY(now.isEmpty());
    QVERIFY(reviewFigures(now).empty());
    QVERIFY(reviewText(now).contains(emptyYearSentence(now)));
    HabitLog log;
    log.rests.emplace(Day(2024, 5, 1), Rest{Day(2024, 5, 1), u"At sea"_s});
    const YearReview gone = reviewOf(log, {.year = 2024});
    QVERIFY(gone.isEmpty());
    QVERIFY(emptyYearSentence(gone) != emptyYearSentence(now));
}

void TestYearReview::textHoldsAllThatThePictureSays()
{
    HabitLog log = small();
    log.bricks.at(Day(2024, 2, 6)).note = u"Outline done"_s;
    const YearReview review = reviewOf(log, {.year = 2024, .titles = true, .notes = true});
    const QString text = reviewText(review);
    for (const ReviewFigure& figure : reviewFigures(review))
        for (const QString& part : {figure.figure, figure.label, figure.detail})
            QVERIFY2(text.contains(part), qPrintable(part));
    for (const QString& part : {u"2024"_s, u"First post: The first of the year"_s,
                                u"Last post: My path into AI"_s, u"6 Feb: Outline done"_s})
        QVERIFY2(text.contains(part), qPrintable(text));
    const QImage picture = toImage(review, {.tokens = tokensOf(Scheme::Light)});
    QCOMPARE(picture.text(u"Description"_s), text);
    const auto png = toPng(picture);
    QVERIFY(png);
    const QImage read = QImage::fromData(*png, "PNG");
    QCOMPARE(read.size(), QSize(1600, 1000));
    QCOMPARE(read.text(u"Description"_s), text);
    QVERIFY(!toPng(QImage()));
}

void TestYearReview::theSameOnEveryDesktop()
{
    const YearReview review = reviewOf(small(), {.year = 2024, .titles = true});
    const QImage usual = toImage(review, {.tokens = tokensOf(Scheme::Light)});
    const QFont before = QGuiApplication::font();
    QFont larger = before;
    larger.setPointSizeF(before.pointSizeF() * 2);
    QGuiApplication::setFont(larger);
    const QImage large = toImage(review, {.tokens = tokensOf(Scheme::Light)});
    QGuiApplication::setFont(before);
    QVERIFY(usual == large);
}

void TestYearReview::nothingReachesTheRim_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("year");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<bool>("words");
    const auto row = [](const char* name, const QString& kind, int year, bool dark = false,
                        bool mirrored = false, bool words = false) {
        QTest::newRow(name) << kind << year << dark << mirrored << words;
    };
    row("full", u"full"_s, 2024);
    row("full-dark", u"full"_s, 2024, true);
    row("full-mirrored", u"full"_s, 2024, false, true);
    row("full-words", u"full"_s, 2024, false, false, true);
    row("full-words-dark-mirrored", u"full"_s, 2024, true, true, true);
    row("open", u"full"_s, 2025);
    row("begun", u"begun"_s, 2025);
    row("poor", u"poor"_s, 2024, false, false, true);
    row("poor-dark", u"poor"_s, 2024, true);
    row("bricks-only", u"bricks only"_s, 2024);
    row("empty", u"empty"_s, 2025);
    row("empty-past-mirrored", u"empty"_s, 2024, true, true);
    row("prolific", u"prolific"_s, 2024, false, false, true);
}

void TestYearReview::nothingReachesTheRim()
{
    QFETCH(QString, kind);
    QFETCH(int, year);
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    QFETCH(bool, words);
    HabitLog log;
    if (kind == u"full"_s || kind == u"prolific"_s || kind == u"bricks only"_s)
        log = sample::busyWriter(800, true);
    else if (kind == u"begun"_s)
        log = sample::busyWriter(24, true);
    if (kind == u"bricks only"_s) {
        log.posts.clear();
        log.writings.clear();
    } else if (kind == u"poor"_s) {
        addRun(log, Day(2024, 3, 5), Day(2024, 3, 7), BrickSize::Small);
        sample::addBrick(log, Day(2024, 9, 17), BrickSize::Large, u"Back again, a page and a half"_s);
        sample::addPost(log, Day(2024, 9, 17), u"Back again"_s);
    } else if (kind == u"prolific"_s) {
        for (int back = 1; back < 800; ++back) {
            sample::addWords(log, sample::today.plus(-back), 12'345);
            sample::addPost(
                log, sample::today.plus(-back),
                u"On everything that can be said of a wall and of those who build it, part %1"_s.arg(back));
        }
        for (Brick& brick : log.bricks | std::views::values) {
            brick.direction = u"A direction with an uncommonly long name"_s;
            brick.note =
                u"The chapter on mortar is whole at last, with all its pictures, and it has been read "
                "aloud to three friends who stayed awake until the end of it"_s;
        }
    }
    const QLocale locale = mirrored ? QLocale(QLocale::Hebrew) : english();
    const YearReview review = reviewOf(log, {.year = year, .titles = words, .notes = words}, {}, locale);
    const Tokens& tokens = tokensOf(dark ? Scheme::Dark : Scheme::Light);
    const QImage picture =
        toImage(review, {.tokens = tokens, .direction = mirrored ? Qt::RightToLeft : Qt::LeftToRight});
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (!folder.isEmpty())
        picture.save(
            QDir(folder).filePath(u"review-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
    // Generous margins: nothing within 20 units of the rim, but for the ground of the wall.
    for (int x = 0; x < picture.width(); ++x)
        for (int y = 0; y < picture.height(); ++y)
            if (x < 40 || y < 40 || x >= picture.width() - 40 || y >= picture.height() - 40) {
                const QColor point = picture.pixelColor(x, y);
                QVERIFY2(point == tokens.paper || point == tokens.wall,
                         qPrintable(u"%1, %2"_s.arg(x).arg(y)));
            }
    // The wall is at the end of the line, and so is every brick.
    const int columnOfWall = mirrored ? 10 : picture.width() - 10;
    QCOMPARE(picture.pixelColor(columnOfWall, 500), tokens.wall);
    QCOMPARE(picture.pixelColor(picture.width() - 1 - columnOfWall, 500), tokens.paper);
    if (review.sizes[1] > 0)
        QVERIFY(pointsOf(picture, tokens.brick2) > review.sizes[1] * 100);
}

QTEST_MAIN(TestYearReview)
#include "tst_year_review.moc"
