// Posts a week against the target: what is drawn, said and opened.
#include "tests/ui/charts/drawn_chart.h"
#include "ui/charts/posts_per_week_chart.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestPostsPerWeekChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAPostItInvites();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void weeksSayHowTheyStand_data();
    void weeksSayHowTheyStand();
    void theTargetStepsWhereItChanges_data();
    void theTargetStepsWhereItChanges();
    void theMeanRunsAtItsHeight_data();
    void theMeanRunsAtItsHeight();
    void twentyYearsKeepTheirBestWeek_data();
    void twentyYearsKeepTheirBestWeek();
    void theOpenWeekIsPaler_data();
    void theOpenWeekIsPaler();
    void weeksOpenTheirFirstPost();
};

namespace {

const Day start(2025, 1, 6); // a Monday

WeekBar weekOf(Day day, int posts, int target)
{
    return {.week = {.start = day,
                     .label = {},
                     .posts = posts,
                     .target = target,
                     .status = posts >= target ? WeekStatus::Met : WeekStatus::Missed},
            .mean = {},
            .titles = {}};
}

PostsPerWeek postsOf(std::vector<WeekBar> weeks)
{
    return {.weeks = std::move(weeks),
            .welcome = u"The first post you publish starts this chart."_s,
            .locale = english()};
}

// Of someone whose weeks differ a lot, with a target that changes every five years; the last week is open.
PostsPerWeek writer(int weeks, Day first = start)
{
    PostsPerWeek posts = postsOf({});
    quint32 seed = 20'250'106;
    for (int week = 0; week < weeks; ++week) {
        seed = seed * 1664525U + 1013904223U;
        const int target = week * 4 / std::max(weeks, 1) == 1   ? 3
                           : week * 4 / std::max(weeks, 1) == 2 ? 1
                                                                : 2;
        posts.weeks.push_back(
            weekOf(first.plus(qint64{7} * week), static_cast<int>((seed >> 10) % 8), target));
        if (posts.weeks.back().week.status == WeekStatus::Missed && week % 9 == 0)
            posts.weeks.back().week.status = WeekStatus::Excused;
        double sum = 0;
        const int from = std::max(week - 3, 0);
        for (int i = from; i <= week; ++i)
            sum += posts.weeks[static_cast<std::size_t>(i)].week.posts;
        if (week < weeks - 1)
            posts.weeks.back().mean = sum / (week - from + 1);
    }
    if (!posts.weeks.empty()) {
        posts.weeks.back().week.posts = 1;
        posts.weeks.back().week.status = WeekStatus::Open;
        posts.weeks.back().isOpen = true;
    }
    return posts;
}

// The same in every week, none of them open.
PostsPerWeek level(int weeks, int posts, int target)
{
    PostsPerWeek result = postsOf({});
    for (int week = 0; week < weeks; ++week)
        result.weeks.push_back(weekOf(start.plus(qint64{7} * week), posts, target));
    return result;
}

struct Shown
{
    explicit Shown(const PostsPerWeek& posts, QSize size = {560, 160}, Scheme scheme = Scheme::Light)
        : chart(theme)
    {
        theme.setMode(scheme == Scheme::Dark ? ThemeMode::Dark : ThemeMode::Light);
        chart.setPosts(posts);
        chart.resize(size);
    }

    // Where a number of posts stands, if the plot goes up to `top`.
    [[nodiscard]] qreal yOf(double posts, int top) const
    {
        const QRectF column = chart.cellRect(0);
        return column.bottom() - column.height() * posts / top;
    }

    Theme theme;
    PostsPerWeekChart chart;
};

// Device columns of a week in which that colour is to be seen within a point of `y`.
int columnsWith(const QImage& image, const QRectF& week, qreal y, const QColor& colour)
{
    const qreal ratio = image.devicePixelRatio();
    int columns = 0;
    for (int x = qCeil(week.left() * ratio); x < qFloor(week.right() * ratio); ++x)
        columns += std::ranges::any_of(rowsOf(image, (x + 0.5) / ratio, colour),
                                       [&](int row) { return std::abs((row + 0.5) / ratio - y) <= 1.5; });
    return columns;
}

} // namespace

void TestPostsPerWeekChart::withoutAPostItInvites()
{
    Shown shown(postsOf({}));
    QCOMPARE(shown.chart.cellCount(), 0);
    QVERIFY(!shown.chart.accessibleName().isEmpty());
    const QImage image = drawn(shown.chart, shown.theme, u"week-empty"_s);
    QVERIFY(pointsOf(image, shown.theme.tokens().wall) < qsizetype{image.width()} * image.height());
    QCOMPARE(pointsOf(image, shown.theme.tokens().brick), 0);
}

void TestPostsPerWeekChart::nothingIsCutOff_data()
{
    QTest::addColumn<PostsPerWeek>("posts");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Scheme>("scheme");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    const QSize least(200, 110);
    const QSize usual(560, 160);
    const QSize wide(1124, 131);
    const auto ltr = Qt::LeftToRight;
    const auto rtl = Qt::RightToLeft;
    QTest::newRow("one-week") << writer(1) << usual << Scheme::Light << ltr;
    QTest::newRow("twelve-weeks") << writer(12) << usual << Scheme::Light << ltr;
    QTest::newRow("year") << writer(52) << usual << Scheme::Light << ltr;
    QTest::newRow("year-dark-mirrored") << writer(52) << usual << Scheme::Dark << rtl;
    QTest::newRow("least") << writer(52) << least << Scheme::Light << ltr;
    QTest::newRow("five-years") << writer(260) << usual << Scheme::Dark << ltr;
    QTest::newRow("twenty-years") << writer(1040, Day(2006, 1, 2)) << usual << Scheme::Light << ltr;
    QTest::newRow("twenty-years-wide") << writer(1040, Day(2006, 1, 2)) << wide << Scheme::Light << ltr;
    QTest::newRow("twenty-years-dark-mirrored")
        << writer(1040, Day(2006, 1, 2)) << wide << Scheme::Dark << rtl;
    QTest::newRow("twenty-years-least") << writer(1040, Day(2006, 1, 2)) << least << Scheme::Dark << ltr;
}

void TestPostsPerWeekChart::nothingIsCutOff()
{
    QFETCH(PostsPerWeek, posts);
    QFETCH(QSize, size);
    QFETCH(Scheme, scheme);
    QFETCH(Qt::LayoutDirection, direction);
    if (direction == Qt::RightToLeft)
        posts.locale = QLocale(QLocale::Hebrew);
    Shown shown(posts, size, scheme);
    shown.chart.setLayoutDirection(direction);
    const QImage image =
        drawn(shown.chart, shown.theme, u"week-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(!touchesRim(image, shown.theme.tokens().wall));
    QVERIFY2(pointsOf(image, shown.theme.tokens().brick) > 0, "there is a target and no line");
    const QRectF room(shown.chart.rect());
    for (int cell = 0; cell < shown.chart.cellCount(); ++cell)
        QVERIFY(room.adjusted(-0.01, 0, 0.01, 0).contains(shown.chart.cellRect(cell)));
}

void TestPostsPerWeekChart::weeksSayHowTheyStand_data()
{
    QTest::addColumn<int>("posts");
    QTest::addColumn<WeekStatus>("status");
    QTest::addColumn<bool>("isOpen");
    QTest::addColumn<QString>("said");
    QTest::newRow("closed and met") << 2 << WeekStatus::Met << false << u"target met"_s;
    QTest::newRow("closed and missed") << 1 << WeekStatus::Missed << false << u"below the target"_s;
    QTest::newRow("closed and excused") << 0 << WeekStatus::Excused << false << u"excused by rest days"_s;
    QTest::newRow("open and not met yet") << 1 << WeekStatus::Open << true << u"week still open"_s;
    QTest::newRow("open and met already") << 2 << WeekStatus::Met << true << u"target met, week still open"_s;
    QTest::newRow("open and more than met")
        << 3 << WeekStatus::Met << true << u"target met, week still open"_s;
}

void TestPostsPerWeekChart::weeksSayHowTheyStand()
{
    QFETCH(int, posts);
    QFETCH(WeekStatus, status);
    QFETCH(bool, isOpen);
    QFETCH(QString, said);
    WeekBar bar = weekOf(start, posts, 2);
    bar.week.status = status;
    bar.isOpen = isOpen;
    const Shown shown(postsOf({bar}));
    const QString name = shown.chart.nameOf(0);
    const QString posted = posts == 1 ? u"1 post"_s : u"%1 posts"_s.arg(posts);
    QCOMPARE(name, u"Week of 6 January 2025, %1, target 2, %2"_s.arg(posted, said));
    QCOMPARE(shown.chart.cardOf(0).lines, QStringList{u"%1 · target 2 · %2"_s.arg(posted, said)});
}

void TestPostsPerWeekChart::theTargetStepsWhereItChanges_data()
{
    QTest::addColumn<int>("weeks");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("twelve weeks") << 12 << Qt::LeftToRight;
    QTest::newRow("a year from right to left") << 52 << Qt::RightToLeft;
    QTest::newRow("twenty years") << 1040 << Qt::LeftToRight;
    QTest::newRow("twenty years from right to left") << 1040 << Qt::RightToLeft;
}

void TestPostsPerWeekChart::theTargetStepsWhereItChanges()
{
    QFETCH(int, weeks);
    QFETCH(Qt::LayoutDirection, direction);
    // No bar hides the line; from the middle on the target is 4.
    PostsPerWeek posts = level(weeks, 0, 1);
    for (int week = weeks / 2; week < weeks; ++week)
        posts.weeks[static_cast<std::size_t>(week)].week.target = 4;
    Shown shown(posts, {1124, 160});
    shown.chart.setLayoutDirection(direction);
    const QImage image = drawn(shown.chart, shown.theme);
    const QColor colour = shown.theme.tokens().brick;
    const auto across = [&](int first, int last) {
        return shown.chart.cellRect(first).united(shown.chart.cellRect(last));
    };
    const qreal low = shown.yOf(1, 4);
    const qreal high = shown.yOf(4, 4);
    const QRectF before = across(0, weeks / 2 - 1).adjusted(2, 0, -2, 0);
    const QRectF after = across(weeks / 2, weeks - 1).adjusted(2, 0, -2, 0);
    // Dashes: more than the half of it is line, and it is never a whole one.
    const qreal ratio = image.devicePixelRatio();
    const auto isDashed = [&](const QRectF& part, qreal y) {
        const qreal share = columnsWith(image, part, y, colour) / (part.width() * ratio);
        return share > 0.4 && share < 0.85;
    };
    QVERIFY(isDashed(before, low));
    QVERIFY(isDashed(after, high));
    QCOMPARE(columnsWith(image, before, high, colour), 0);
    QCOMPARE(columnsWith(image, after, low, colour), 0);
    // And it climbs where it changes: dashed as well, in one column or shared by two.
    const qreal x = direction == Qt::LeftToRight ? shown.chart.cellRect(weeks / 2).left()
                                                 : shown.chart.cellRect(weeks / 2).right();
    const auto climbing = [&](qreal at) {
        int rows = 0;
        for (int y = qCeil((high + 3) * ratio); y < qFloor((low - 3) * ratio); ++y)
            rows += std::abs(image.pixelColor(qFloor(at * ratio), y).lightness() - colour.lightness()) <
                    std::abs(shown.theme.tokens().wall.lightness() - colour.lightness()) * 0.6;
        return rows / ((low - high - 6) * ratio);
    };
    const qreal share = std::max({climbing(x - 0.5), climbing(x), climbing(x + 0.5)});
    QVERIFY2(share > 0.4 && share < 0.9, qPrintable(QString::number(share)));
    QCOMPARE(climbing(x - 8), 0);
    QCOMPARE(climbing(x + 8), 0);
}

void TestPostsPerWeekChart::theMeanRunsAtItsHeight_data()
{
    QTest::addColumn<int>("weeks");
    QTest::newRow("twelve weeks") << 12;
    QTest::newRow("a year") << 52;
    QTest::newRow("twenty years") << 1040;
}

void TestPostsPerWeekChart::theMeanRunsAtItsHeight()
{
    QFETCH(int, weeks);
    PostsPerWeek posts = level(weeks, 0, 1);
    for (WeekBar& bar : posts.weeks)
        bar.mean = 2.5;
    posts.weeks.front().week.posts = 5; // a plot up to 5
    posts.weeks.back().mean.reset();
    posts.weeks.back().isOpen = true;
    Shown shown(posts, {1124, 160});
    const QImage image = drawn(shown.chart, shown.theme);
    const QRectF whole = shown.chart.cellRect(0).united(shown.chart.cellRect(weeks - 1));
    const auto at = [&](int cell) { return shown.chart.cellRect(cell).center().x(); };
    const QRectF line(at(0) + 2, whole.top(), at(weeks - 2) - at(0) - 4, whole.height());
    const qreal ratio = image.devicePixelRatio();
    // Ink, but where the line lies between two rows it is mixed with the ground: then no row is pure ink.
    qsizetype inked = 0;
    for (int x = qCeil(line.left() * ratio); x < qFloor(line.right() * ratio); ++x) {
        const int y = qFloor(shown.yOf(2.5, 5) * ratio);
        inked += std::min({image.pixelColor(x, y - 1).lightness(), image.pixelColor(x, y).lightness(),
                           image.pixelColor(x, y + 1).lightness()}) < 100;
    }
    QVERIFY(inked >= qFloor(line.width() * ratio) - 1);
    // Nothing of it in the open week, which says nothing about the mean yet.
    if (weeks < 1040) {
        const int y = qFloor(shown.yOf(2.5, 5) * ratio);
        const int x = qFloor(shown.chart.cellRect(weeks - 1).center().x() * ratio);
        QVERIFY(image.pixelColor(x, y).lightness() > 200);
    }
}

void TestPostsPerWeekChart::twentyYearsKeepTheirBestWeek_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("a week a point") << QSize(1124, 160);
    QTest::newRow("two weeks a point") << QSize(560, 160);
    QTest::newRow("seven weeks a point") << QSize(200, 110);
}

void TestPostsPerWeekChart::twentyYearsKeepTheirBestWeek()
{
    QFETCH(QSize, size);
    PostsPerWeek posts = level(1040, 1, 1);
    posts.weeks[500].week.posts = 9;
    Shown shown(posts, size);
    const QImage image = drawn(shown.chart, shown.theme);
    const QRectF week = shown.chart.cellRect(500);
    const int y = qFloor(shown.yOf(7.5, 10) * image.devicePixelRatio());
    QList<int> columns;
    for (int x = 0; x < image.width(); ++x)
        if (image.pixelColor(x, y) == shown.theme.tokens().cap)
            columns.append(x);
    QVERIFY2(!columns.isEmpty(), "the best week of twenty years is lost");
    QVERIFY(columns.size() <= 2);
    QVERIFY(std::abs((columns.front() + 0.5) / image.devicePixelRatio() - week.center().x()) <= 1.5);
    QCOMPARE(pointsOf(image.copy(0, 0, image.width(), qFloor(shown.yOf(9.4, 10) * image.devicePixelRatio())),
                      shown.theme.tokens().cap),
             0);
}

void TestPostsPerWeekChart::theOpenWeekIsPaler_data()
{
    QTest::addColumn<int>("weeks");
    QTest::newRow("twelve weeks") << 12;
    QTest::newRow("five years") << 260;
}

void TestPostsPerWeekChart::theOpenWeekIsPaler()
{
    QFETCH(int, weeks);
    PostsPerWeek posts = level(weeks, 4, 1);
    posts.weeks.back().isOpen = true; // and met: it may still grow
    Shown shown(posts, {1124, 160});
    const QImage image = drawn(shown.chart, shown.theme);
    const qreal ratio = image.devicePixelRatio();
    const auto middle = [&](int cell) {
        return image.pixelColor(qFloor(shown.chart.cellRect(cell).center().x() * ratio),
                                qFloor(shown.yOf(2.5, 4) * ratio));
    };
    const Tokens& t = shown.theme.tokens();
    QCOMPARE(middle(weeks - 2).name(), t.cap.name());
    QCOMPARE(middle(weeks - 1).name(), blend(t.cap, t.wall, 0.62).name());
}

void TestPostsPerWeekChart::weeksOpenTheirFirstPost()
{
    PostsPerWeek posts = level(20, 1, 1);
    posts.weeks[17].firstPost = posts.weeks[17].week.start.plus(3);
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        Shown shown(posts);
        shown.chart.setLayoutDirection(direction);
        shown.chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&shown.chart));
        QSignalSpy opened(&shown.chart, &PostsPerWeekChart::activated);
        for (const int cell : {17, 4})
            QTest::mouseClick(&shown.chart, Qt::LeftButton, {},
                              shown.chart.cellRect(cell).center().toPoint());
        QCOMPARE(opened.count(), 2);
        QCOMPARE(opened[0][0].value<Day>(), start.plus(17 * 7 + 3));
        QCOMPARE(opened[1][0].value<Day>(), start.plus(4 * 7));
    }
}

QTEST_MAIN(TestPostsPerWeekChart)
#include "tst_posts_per_week_chart.moc"
