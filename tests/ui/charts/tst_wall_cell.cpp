// What a day of the wall is called and how it is painted, by its kind.
#include "ui/charts/brick_painter.h"
#include "ui/charts/brick_wall_chart.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <functional>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestWallCell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysAreNamed_data();
    void daysAreNamed();
    void theAbsentDateIsNoReproach();
    void whatIsPainted_data();
    void whatIsPainted();
    void theTableNamesTheAbsentDate();
};

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);
const Day friday(2011, 12, 30);

WallCell cellOf(CellKind kind)
{
    WallCell cell{.day = friday};
    cell.kind = kind;
    return cell;
}

} // namespace

void TestWallCell::daysAreNamed_data()
{
    QTest::addColumn<CellKind>("kind");
    QTest::addColumn<QString>("name");
    const auto row = [](CellKind kind, const QString& said) {
        QTest::newRow(qPrintable(said)) << kind << u"Friday 30 December 2011, "_s + said;
    };
    row(CellKind::Missed, u"no brick"_s);
    row(CellKind::Brick, u"normal brick"_s);
    row(CellKind::Rest, u"rest day"_s);
    row(CellKind::Frozen, u"frozen day"_s);
    row(CellKind::Absent, u"not on the calendar here"_s);
    row(CellKind::Open, u"open, no brick yet"_s);
    row(CellKind::Ahead, u"still to come"_s);
}

void TestWallCell::daysAreNamed()
{
    QFETCH(CellKind, kind);
    QFETCH(QString, name);
    QCOMPARE(cellName(cellOf(kind), Day(2012, 1, 2), english), name);
}

void TestWallCell::theAbsentDateIsNoReproach()
{
    const CardText card = cellCard(cellOf(CellKind::Absent), english);
    QVERIFY(card.title.contains(u"30 December 2011"_s));
    QCOMPARE(card.lines, QStringList{u"Not on the calendar here"_s});
}

void TestWallCell::whatIsPainted_data()
{
    QTest::addColumn<CellKind>("kind");
    QTest::addColumn<bool>("onTheWall");
    QTest::addColumn<bool>("inACourse"); ///< a single week, which shows that it has seven days
    QTest::newRow("a missed day is mortar, and a joint in a course") << CellKind::Missed << false << true;
    QTest::newRow("a date that is not there is nothing anywhere") << CellKind::Absent << false << false;
    QTest::newRow("a day to come is nothing, and room in a course") << CellKind::Ahead << false << true;
    QTest::newRow("a brick") << CellKind::Brick << true << true;
    QTest::newRow("a rest") << CellKind::Rest << true << true;
    QTest::newRow("a frozen day") << CellKind::Frozen << true << true;
    QTest::newRow("an open day") << CellKind::Open << true << true;
}

void TestWallCell::whatIsPainted()
{
    QFETCH(CellKind, kind);
    QFETCH(bool, onTheWall);
    QFETCH(bool, inACourse);
    const Theme theme;
    const Tokens& t = theme.tokens();
    QImage ground(60, 30, QImage::Format_RGB32);
    ground.fill(t.wall);
    const QRectF box(10, 8, 40, 14);
    const WallCell cell = cellOf(kind);
    const auto paints = [&ground](const std::function<void(QPainter&)>& paint) {
        QImage image = ground;
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        paint(painter);
        painter.end();
        return image != ground;
    };
    QCOMPARE(paints([&](QPainter& painter) { paintDay(painter, box, cell, t); }), onTheWall);
    QCOMPARE(paints([&](QPainter& painter) { paintDay(painter, box, cell, t, Mortar::Joint); }), inACourse);
    DayBatch batch(t);
    batch.add(box, cell);
    QCOMPARE(paints([&](QPainter& painter) { batch.paint(painter); }), onTheWall);
}

void TestWallCell::theTableNamesTheAbsentDate()
{
    Theme theme;
    BrickWallChart chart(theme);
    WallCourse week{.start = friday.plus(-4), .cells = {}};
    for (int day = 0; day < 7; ++day)
        week.cells.at(static_cast<std::size_t>(day)).day = week.start.plus(day);
    week.cells[4].kind = CellKind::Absent;
    chart.setWall(
        {.courses = {week}, .today = friday.plus(2), .welcome = {}, .welcomeMore = {}, .locale = english});
    const ChartTable table = chart.table();
    QCOMPARE(table.plain.at(4).mid(0, 3), (QStringList{u"2011-12-30"_s, u"5"_s, u"absent"_s}));
    QCOMPARE(table.shown.at(4).at(2), u"Not on the calendar here"_s);
    QCOMPARE(table.plain.at(3).at(2), u"missed"_s);
}

QTEST_MAIN(TestWallCell)
#include "tst_wall_cell.moc"
