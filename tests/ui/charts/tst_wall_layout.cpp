// Where the bricks stand: running bond, a course a week, newest on top, a tower a calendar year.
#include "ui/charts/wall_layout.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestWallLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newerCoursesLieHigher();
    void everyOtherCourseIsShiftedHalfABrick();
    void towersUseTheWidth_data();
    void towersUseTheWidth();
    void sameWeeksStandAtTheSameHeight();
    void newerYearsStandHigherOnceThereAreRows();
    void aYearWithoutAnythingIsThin();
    void nothingLeavesTheRoom_data();
    void nothingLeavesTheRoom();
    void rightToLeftIsTheMirrorImage();
};

namespace {

constexpr qreal width = 1136;

WallShape yearsUntil2025(int years)
{
    WallShape shape{.plan = WallPlan::Years, .starts = {}, .caps = {}, .laid = {}};
    // Mondays, from the first whose Thursday lies in the first year.
    Day start(2025 - years + 1, 1, 4);
    start = start.plus(1 - start.date().dayOfWeek());
    for (; start <= Day(2025, 11, 17); start = start.plus(7)) {
        shape.starts.push_back(start);
        shape.caps.push_back(1);
        shape.laid.push_back(true);
    }
    return shape;
}

WallShape courses(int count)
{
    WallShape shape{.plan = WallPlan::Courses, .starts = {}, .caps = {}, .laid = {}};
    for (int i = 0; i < count; ++i) {
        shape.starts.push_back(Day(2025, 1, 6).plus(7 * i));
        shape.caps.push_back(i % 3);
    }
    return shape;
}

WallLayout laid(const WallShape& shape, Qt::LayoutDirection direction = Qt::LeftToRight)
{
    const WallMetrics metrics{.direction = direction};
    return layWall(shape, {width, bestWallHeight(shape, width, metrics)}, metrics);
}

int yearOf(Day start)
{
    return start.plus(3).date().year();
}

// Left and right edge of the bricks of each year.
std::map<int, std::pair<qreal, qreal>> extents(const WallShape& shape, const WallLayout& layout)
{
    std::map<int, std::pair<qreal, qreal>> edges;
    for (std::size_t i = 0; i < layout.cells.size(); ++i) {
        const QRectF& cell = layout.cells[i];
        const auto [place, fresh] = edges.try_emplace(yearOf(shape.starts[i / 7]), cell.left(), cell.right());
        place->second.first = std::min(place->second.first, cell.left());
        place->second.second = std::max(place->second.second, cell.right());
    }
    return edges;
}

qreal topOf(const WallShape& shape, const WallLayout& layout, Day start)
{
    const auto course = std::ranges::find(shape.starts, start) - shape.starts.begin();
    return layout.cells.at(static_cast<std::size_t>(course * 7)).top();
}

} // namespace

void TestWallLayout::newerCoursesLieHigher()
{
    const WallShape shape = courses(20);
    const WallLayout layout = layWall(shape, {400, 400}, {});
    QCOMPARE(layout.cells.size(), 140U);
    for (std::size_t i = 7; i < layout.cells.size(); ++i)
        QVERIFY(layout.cells[i].bottom() <= layout.cells[i - 7].top());
}

void TestWallLayout::everyOtherCourseIsShiftedHalfABrick()
{
    const WallLayout layout = layWall(courses(9), {400, 400}, {});
    const qreal step = layout.cells[1].left() - layout.cells[0].left();
    for (std::size_t course = 1; course < 9; ++course) {
        const qreal shift = std::abs(layout.cells[course * 7].left() - layout.cells[course * 7 - 7].left());
        QVERIFY2(std::abs(shift - step / 2) <= 1, qPrintable(QString::number(shift)));
    }
}

void TestWallLayout::towersUseTheWidth_data()
{
    QTest::addColumn<int>("years");
    QTest::addColumn<int>("rows");
    for (int years = 2; years <= 21; ++years)
        QTest::addRow("%d years", years) << years << (years <= 11 ? 1 : 2);
}

void TestWallLayout::towersUseTheWidth()
{
    QFETCH(int, years);
    QFETCH(int, rows);
    const WallShape shape = yearsUntil2025(years);
    const WallLayout layout = laid(shape);
    std::map<qreal, std::vector<qreal>> rights; // of the names of a row
    for (const WallMark& mark : layout.marks)
        if (mark.isYear)
            rights[mark.box.top()].push_back(mark.box.right());
    QCOMPARE(rights.size(), static_cast<std::size_t>(rows));
    for (const auto& [top, edges] : rights) {
        QVERIFY2(edges.size() <= 11U, "more than eleven towers in a row");
        // What remains at the end is room for capstones, at most that of half a tower.
        QVERIFY2(width - edges.back() < std::max(60.0, width / static_cast<qreal>(edges.size()) / 2),
                 qPrintable(QString::number(width - edges.back())));
    }
}

void TestWallLayout::sameWeeksStandAtTheSameHeight()
{
    const WallShape shape = yearsUntil2025(8);
    const WallLayout layout = laid(shape);
    // The 20th week of each year.
    std::set<qreal> tops;
    for (int year = 2018; year <= 2025; ++year) {
        Day start(year, 1, 4);
        start = start.plus(1 - start.date().dayOfWeek());
        tops.insert(topOf(shape, layout, start.plus(19 * 7)));
    }
    QCOMPARE(tops.size(), 1U);
}

void TestWallLayout::newerYearsStandHigherOnceThereAreRows()
{
    const WallShape shape = yearsUntil2025(20);
    const WallLayout layout = laid(shape);
    const qreal oldest = topOf(shape, layout, shape.starts[30]);
    for (std::size_t i = shape.starts.size() - 20; i < shape.starts.size(); ++i)
        QVERIFY(layout.cells[i * 7].bottom() < oldest);
}

void TestWallLayout::aYearWithoutAnythingIsThin()
{
    WallShape shape = yearsUntil2025(8);
    for (std::size_t i = 0; i < shape.starts.size(); ++i)
        shape.laid[i] = yearOf(shape.starts[i]) != 2020 && yearOf(shape.starts[i]) != 2021;
    const auto edges = extents(shape, laid(shape));
    const auto wide = [&edges](int year) { return edges.at(year).second - edges.at(year).first; };
    QVERIFY(wide(2020) < wide(2019) / 2);
    QVERIFY(wide(2021) < wide(2019) / 2);
    QVERIFY(wide(2020) > 0);
    QCOMPARE(wide(2022), wide(2019));
    QVERIFY2(wide(2019) > extents(yearsUntil2025(8), laid(yearsUntil2025(8))).at(2019).second -
                              extents(yearsUntil2025(8), laid(yearsUntil2025(8))).at(2019).first,
             "the others take the room");
    // Today's year is never thin: it is being built.
    std::ranges::fill(shape.laid, false);
    const auto bare = extents(shape, laid(shape));
    QVERIFY(bare.at(2025).second - bare.at(2025).first > 3 * (bare.at(2024).second - bare.at(2024).first));
}

void TestWallLayout::nothingLeavesTheRoom_data()
{
    QTest::addColumn<WallShape>("shape");
    QTest::addColumn<QSizeF>("room");
    for (const int years : {2, 3, 8, 11, 20})
        for (const qreal wide : {500.0, 880.0, 1700.0}) {
            const WallShape shape = yearsUntil2025(years);
            const WallMetrics metrics{.margin = 4};
            QTest::addRow("%d years as low as can be, %d wide", years, static_cast<int>(wide))
                << shape << QSizeF(wide, leastWallHeight(shape, wide, metrics));
            QTest::addRow("%d years, high, %d wide", years, static_cast<int>(wide))
                << shape << QSizeF(wide, leastWallHeight(shape, wide, metrics) + 400);
        }
    QTest::newRow("a year of courses") << courses(52) << QSizeF(320, 424);
    QTest::newRow("one course") << courses(1) << QSizeF(320, 424);
}

void TestWallLayout::nothingLeavesTheRoom()
{
    QFETCH(WallShape, shape);
    QFETCH(QSizeF, room);
    for (const qreal ratio : {1.0, 1.25, 2.0}) {
        const WallLayout layout = layWall(shape, room, {.margin = 4, .ratio = ratio});
        // The margin is for the ring of the keyboard.
        const QRectF inside =
            QRectF(QPointF(), room).adjusted(4, 4, -4, -4).adjusted(-0.01, -0.01, 0.01, 0.01);
        QCOMPARE(layout.cells.size(), 7 * shape.starts.size());
        for (const QRectF& cell : layout.cells) {
            QVERIFY(inside.contains(cell));
            QVERIFY(cell.width() >= 2 && cell.height() >= 3);
        }
        for (const QRectF& cap : layout.caps)
            QVERIFY(inside.adjusted(-2, -2, 2, 2).contains(cap));
        for (const WallMark& mark : layout.marks)
            QVERIFY(QRectF(QPointF(), room).contains(mark.box));
    }
}

void TestWallLayout::rightToLeftIsTheMirrorImage()
{
    const WallShape shape = yearsUntil2025(5);
    const WallLayout there = laid(shape);
    const WallLayout mirrored = laid(shape, Qt::RightToLeft);
    for (std::size_t i = 0; i < there.cells.size(); ++i) {
        QCOMPARE(mirrored.cells[i].right(), width - there.cells[i].left());
        QCOMPARE(mirrored.cells[i].top(), there.cells[i].top());
    }
}

QTEST_GUILESS_MAIN(TestWallLayout)
#include "tst_wall_layout.moc"
