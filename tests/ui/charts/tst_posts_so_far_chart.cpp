// Posts so far: the line, its milestones and the par of the year's goal.
#include "tests/ui/charts/drawn_chart.h"
#include "ui/charts/posts_so_far_chart.h"

#include <QTest>

#include <cmath>

using namespace brickwork;
using namespace Qt::StringLiterals;

using Par = PostsSoFar::Par;

class TestPostsSoFarChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAPostItInvites();
    void parIsThatOfTheRule_data();
    void parIsThatOfTheRule();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void cardsSayHowFarFromPar_data();
    void cardsSayHowFarFromPar();
    void milestonesAreNamedInTheirWeek();
    void milestonesAreDrawnOnTheLine();
    void parIsDrawnWithinItsPeriodOnly_data();
    void parIsDrawnWithinItsPeriodOnly();
    void theOpenWeekEndsToday_data();
    void theOpenWeekEndsToday();
    void weeksAreFoundWhereTheyAre();
    void theTableSaysTheSame();
};

namespace {

const Day start(2026, 1, 5); // a Monday

PostsSoFar postsOf(const std::vector<int>& totals, Day first = start)
{
    PostsSoFar posts;
    posts.welcome = u"Every post adds a step here."_s;
    posts.locale = english();
    for (std::size_t i = 0; i < totals.size(); ++i)
        posts.weeks.push_back({.weekStart = first.plus(7 * static_cast<qint64>(i)), .total = totals[i]});
    return posts;
}

// About one post a week, with the milestones where they fall and a goal for the last year.
PostsSoFar writer(int weeks, Day first = start)
{
    std::vector<int> totals;
    int total = 0;
    for (int week = 0; week < weeks; ++week)
        totals.push_back(total += week % 11 == 3 ? 3 : week % 5 == 2 ? 0 : 1);
    PostsSoFar posts = postsOf(totals, first);
    for (const int post : {1, 10, 25, 50, 100, 250, 500, 1000}) {
        const auto at = std::ranges::lower_bound(totals, post) - totals.begin();
        if (at < std::ssize(totals))
            posts.milestones.push_back({.post = post,
                                        .day = first.plus(7 * at + 2),
                                        .title = u"On walking"_s,
                                        .week = static_cast<std::size_t>(at)});
    }
    const int year = posts.weeks.back().weekStart.date().year();
    int before = 0;
    for (const PostsSoFar::Point& week : posts.weeks)
        if (week.weekStart.date().year() < year)
            before = week.total;
    posts.par = Par{.first = Day(year, 1, 1), .last = Day(year, 12, 31), .before = before, .goal = 50};
    return posts;
}

struct Shown
{
    explicit Shown(const PostsSoFar& posts, QSize size = {420, 180}, Scheme scheme = Scheme::Light)
        : chart(theme)
    {
        theme.setMode(scheme == Scheme::Dark ? ThemeMode::Dark : ThemeMode::Light);
        chart.setPosts(posts);
        chart.resize(size);
    }

    Theme theme;
    PostsSoFarChart chart;
};

} // namespace

void TestPostsSoFarChart::withoutAPostItInvites()
{
    Shown shown(postsOf({}));
    QCOMPARE(shown.chart.cellCount(), 0);
    QVERIFY(!shown.chart.accessibleName().isEmpty());
    QVERIFY(shown.chart.table().shown.empty());
    const QImage image = drawn(shown.chart, shown.theme, u"posts-empty"_s);
    QVERIFY(pointsOf(image, shown.theme.tokens().wall) < qsizetype{image.width()} * image.height());
    QCOMPARE(pointsOf(image, shown.theme.tokens().cap), 0);
}

void TestPostsSoFarChart::parIsThatOfTheRule_data()
{
    QTest::addColumn<Day>("day");
    QTest::addColumn<double>("par");
    // 50 posts in 2026, seven before it.
    QTest::newRow("the day before the year") << Day(2025, 12, 31) << 7.0;
    QTest::newRow("its first day") << Day(2026, 1, 1) << 7 + 50.0 / 365;
    QTest::newRow("10 April: 13.70 of 50") << Day(2026, 4, 10) << 7 + 13.69863;
    QTest::newRow("its last day") << Day(2026, 12, 31) << 57.0;
    QTest::newRow("after it") << Day(2027, 2, 1) << 57.0;
}

void TestPostsSoFarChart::parIsThatOfTheRule()
{
    QFETCH(Day, day);
    QFETCH(double, par);
    const double is =
        parAt({.first = Day(2026, 1, 1), .last = Day(2026, 12, 31), .before = 7, .goal = 50}, day);
    QVERIFY2(std::abs(is - par) < 1e-5, qPrintable(QString::number(is)));
}

void TestPostsSoFarChart::nothingIsCutOff_data()
{
    QTest::addColumn<PostsSoFar>("posts");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Scheme>("scheme");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    const QSize least(200, 110);
    const QSize usual(420, 180);
    const auto ltr = Qt::LeftToRight;
    const auto rtl = Qt::RightToLeft;
    QTest::newRow("one-week") << writer(1) << usual << Scheme::Light << ltr;
    QTest::newRow("two-weeks") << writer(2) << usual << Scheme::Light << ltr;
    QTest::newRow("year") << writer(50) << usual << Scheme::Light << ltr;
    QTest::newRow("year-dark-mirrored") << writer(50) << usual << Scheme::Dark << rtl;
    QTest::newRow("least") << writer(50) << least << Scheme::Light << ltr;
    QTest::newRow("least-dark-mirrored") << writer(50) << least << Scheme::Dark << rtl;
    QTest::newRow("eight-years") << writer(400, Day(2018, 1, 1)) << usual << Scheme::Light << ltr;
    QTest::newRow("twenty-years") << writer(1040, Day(2006, 1, 2)) << usual << Scheme::Dark << ltr;
}

void TestPostsSoFarChart::nothingIsCutOff()
{
    QFETCH(PostsSoFar, posts);
    QFETCH(QSize, size);
    QFETCH(Scheme, scheme);
    QFETCH(Qt::LayoutDirection, direction);
    if (direction == Qt::RightToLeft)
        posts.locale = QLocale(QLocale::Hebrew);
    Shown shown(posts, size, scheme);
    shown.chart.setLayoutDirection(direction);
    const QImage image =
        drawn(shown.chart, shown.theme, u"posts-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(!touchesRim(image, shown.theme.tokens().wall));
    QVERIFY2(pointsOf(image, shown.theme.tokens().cap) > 0, "there is a post and no line");
    for (int cell = 0; cell < shown.chart.cellCount(); ++cell)
        QVERIFY(QRectF(shown.chart.rect()).contains(shown.chart.cellRect(cell)));
}

void TestPostsSoFarChart::cardsSayHowFarFromPar_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<std::optional<Par>>("par");
    QTest::addColumn<std::optional<Day>>("asOf");
    QTest::addColumn<QStringList>("lines");
    // 52 posts in the 364 days from 5 January on: one a week.
    const std::optional<Par> weekly = Par{.first = start, .last = start.plus(363), .before = 10, .goal = 52};
    const std::optional<Par> over =
        Par{.first = start.plus(-364), .last = start.plus(-1), .before = 0, .goal = 9};
    const std::optional<Day> toItsEnd;
    const QString one = u"1 post so far"_s;
    QTest::newRow("no goal") << 1 << std::optional<Par>() << toItsEnd << QStringList{one};
    QTest::newRow("ahead") << 14 << weekly << toItsEnd
                           << QStringList{u"14 posts so far"_s, u"1.0 ahead of par"_s};
    QTest::newRow("on par") << 13 << weekly << toItsEnd << QStringList{u"13 posts so far"_s, u"on par"_s};
    QTest::newRow("behind") << 1 << weekly << toItsEnd << QStringList{one, u"12.0 behind par"_s};
    QTest::newRow("the open week counts up to today: Wednesday of the third")
        << 13 << weekly << std::optional(start.plus(16))
        << QStringList{u"13 posts so far"_s, u"0.6 ahead of par"_s};
    QTest::newRow("a goal of a year that is over") << 1 << over << toItsEnd << QStringList{one};
}

void TestPostsSoFarChart::cardsSayHowFarFromPar()
{
    QFETCH(int, total);
    QFETCH(std::optional<Par>, par);
    QFETCH(std::optional<Day>, asOf);
    QFETCH(QStringList, lines);
    PostsSoFar posts = postsOf({0, 0, total});
    posts.par = par;
    posts.asOf = asOf;
    const Shown shown(posts);
    QCOMPARE(shown.chart.cardOf(2).lines, lines);
    QVERIFY(shown.chart.cardOf(2).title.contains(u"25 January 2026"_s));
    QVERIFY2(shown.chart.nameOf(2).endsWith(lines.back()), qPrintable(shown.chart.nameOf(2)));
}

void TestPostsSoFarChart::milestonesAreNamedInTheirWeek()
{
    PostsSoFar posts = postsOf({1, 4, 11});
    posts.milestones = {{.post = 1, .day = start, .title = u"Hello"_s, .week = 0},
                        {.post = 10, .day = start.plus(15), .title = {}, .week = 2}};
    const Shown shown(posts);
    QCOMPARE(shown.chart.cardOf(0).lines, (QStringList{u"1 post so far"_s, u"First post: “Hello”"_s}));
    QCOMPARE(shown.chart.cardOf(1).lines, QStringList{u"4 posts so far"_s});
    QCOMPARE(shown.chart.cardOf(2).lines, (QStringList{u"11 posts so far"_s, u"10th post"_s}));
}

void TestPostsSoFarChart::milestonesAreDrawnOnTheLine()
{
    PostsSoFar posts = postsOf({0, 0, 20, 20});
    Shown plain(posts, {420, 200});
    posts.milestones = {{.post = 10, .day = start.plus(15), .title = {}, .week = 2}};
    Shown marked(posts, {420, 200});
    const QImage before = drawn(plain.chart, plain.theme);
    const QImage after = drawn(marked.chart, marked.theme, u"posts-milestone"_s);
    // Ten of twenty: half way up, and half way between the two weeks.
    const QRectF week = marked.chart.cellRect(2);
    const QPointF cap(week.left(), week.bottom() - week.height() / 2);
    const QColor colour = marked.theme.tokens().cap;
    const auto around = [&](const QImage& image) {
        const qreal ratio = image.devicePixelRatio();
        const QRect box = QRectF((cap.x() - 4) * ratio, (cap.y() - 4) * ratio, 8 * ratio, 8 * ratio).toRect();
        return pointsOf(image.copy(box), colour);
    };
    QVERIFY2(around(after) > around(before), "no cap on the line");
    // Its label stands before and above it, where the line is not.
    const QRectF label(cap.x() - 24, cap.y() - 16, 20, 8);
    const auto beside = [&](const QImage& image) {
        const qreal ratio = image.devicePixelRatio();
        return image.copy(QRectF(label.topLeft() * ratio, label.size() * ratio).toRect());
    };
    QVERIFY2(beside(after) != beside(before), "the cap has no label");
}

void TestPostsSoFarChart::parIsDrawnWithinItsPeriodOnly_data()
{
    QTest::addColumn<Par>("par");
    QTest::addColumn<int>("first"); ///< weeks that show it; none: -1
    QTest::addColumn<int>("last");
    QTest::newRow("all that is shown") << Par{start.plus(-100), start.plus(300), 0, 30} << 0 << 19;
    QTest::newRow("from the middle on") << Par{start.plus(70), start.plus(300), 3, 30} << 10 << 19;
    QTest::newRow("up to the middle") << Par{start.plus(-100), start.plus(69), 0, 30} << 0 << 9;
    QTest::newRow("a year that is over") << Par{start.plus(-400), start.plus(-30), 0, 30} << -1 << -1;
}

void TestPostsSoFarChart::parIsDrawnWithinItsPeriodOnly()
{
    QFETCH(Par, par);
    QFETCH(int, first);
    QFETCH(int, last);
    // The line of posts lies at the foot; above it there are hairlines only, much lighter than par.
    PostsSoFar posts = postsOf(std::vector<int>(20, 1));
    posts.par = par;
    Shown shown(posts, {640, 300});
    const QImage image = drawn(shown.chart, shown.theme, first < 0 ? QString() : u"posts-par"_s);
    const qreal ratio = image.devicePixelRatio();
    const int darkest =
        (2 * shown.theme.tokens().faint.lightness() + shown.theme.tokens().wall.lightness()) / 3;
    for (int cell = 0; cell < 20; ++cell) {
        if (cell == first - 1 || cell == last + 1)
            continue; // half of the week next to the period belongs to it
        const QRectF column = shown.chart.cellRect(cell).adjusted(2, 0, -2, 0);
        const int foot = qFloor((column.bottom() - column.height() * (first < 0 ? 0.6 : 0.15)) * ratio);
        bool seen = false;
        for (int x = qCeil(column.left() * ratio); x < column.right() * ratio && !seen; ++x)
            for (int y = qCeil(column.top() * ratio); y < foot && !seen; ++y)
                seen = image.pixelColor(x, y).lightness() < darkest;
        QVERIFY2(seen == (first >= 0 && cell >= first && cell <= last), qPrintable(QString::number(cell)));
    }
}

void TestPostsSoFarChart::theOpenWeekEndsToday_data()
{
    QTest::addColumn<int>("daysLeft");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("its first day") << 6 << Qt::LeftToRight;
    QTest::newRow("its fourth day") << 3 << Qt::LeftToRight;
    QTest::newRow("its fourth day, from right to left") << 3 << Qt::RightToLeft;
    QTest::newRow("its last day") << 0 << Qt::LeftToRight;
}

void TestPostsSoFarChart::theOpenWeekEndsToday()
{
    QFETCH(int, daysLeft);
    QFETCH(Qt::LayoutDirection, direction);
    PostsSoFar posts = postsOf({2, 4, 6, 8});
    posts.asOf = start.plus(3 * 7 + 6 - daysLeft);
    Shown shown(posts, {420, 200});
    shown.chart.setLayoutDirection(direction);
    const QImage image = drawn(shown.chart, shown.theme);
    const bool rtl = direction == Qt::RightToLeft;
    int outermost = rtl ? image.width() : 0;
    for (int x = 0; x < image.width(); ++x)
        if (!rowsOf(image, x / image.devicePixelRatio(), shown.theme.tokens().cap).isEmpty())
            outermost = rtl ? std::min(outermost, x) : std::max(outermost, x);
    // The end of a week is the middle of its column; two points of a dot reach beyond the line.
    const QRectF week = shown.chart.cellRect(3);
    const qreal back = daysLeft / 7.0 * week.width();
    const qreal wanted = rtl ? week.center().x() + back - 2 : week.center().x() - back + 2;
    const qreal is = (outermost + 0.5) / image.devicePixelRatio();
    QVERIFY2(std::abs(is - wanted) <= 1.5, qPrintable(QString::number(is - wanted)));
}

void TestPostsSoFarChart::weeksAreFoundWhereTheyAre()
{
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        Shown shown(writer(40));
        shown.chart.setLayoutDirection(direction);
        shown.chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&shown.chart));
        for (const int cell : {0, 17, 39}) {
            QTest::mouseClick(&shown.chart, Qt::LeftButton, {},
                              shown.chart.cellRect(cell).center().toPoint());
            QCOMPARE(shown.chart.currentCell(), cell);
        }
        QCOMPARE(shown.chart.cellRect(0).center().x() < shown.chart.cellRect(39).center().x(),
                 direction == Qt::LeftToRight);
    }
}

void TestPostsSoFarChart::theTableSaysTheSame()
{
    PostsSoFar posts = postsOf({1, 1200});
    const ChartTable plain = Shown(posts).chart.table();
    QCOMPARE(plain.keys, (QStringList{u"week"_s, u"total"_s}));
    QCOMPARE(plain.plain,
             (std::vector<QStringList>{{u"2026-01-05"_s, u"1"_s}, {u"2026-01-12"_s, u"1200"_s}}));
    QCOMPARE(plain.shown[1].at(1), u"1,200"_s);

    posts.par = Par{.first = start.plus(7), .last = start.plus(7 + 363), .before = 1, .goal = 52};
    const ChartTable withPar = Shown(posts).chart.table();
    QCOMPARE(withPar.keys, (QStringList{u"week"_s, u"total"_s, u"par"_s}));
    QCOMPARE(withPar.columns.size(), 3);
    QCOMPARE(withPar.plain[0].at(2), QString());
    QCOMPARE(withPar.plain[1].at(2), u"2.00"_s);
}

QTEST_MAIN(TestPostsSoFarChart)
#include "tst_posts_so_far_chart.moc"
