// Where ticks, columns and labels of the charts over time stand.
#include "ui/charts/plot_layout.h"
#include "ui/charts/plot_painter.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <functional>

using namespace brickwork;
using namespace Qt::StringLiterals;

using Ticks = std::vector<int>;

class TestPlotLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ticksCoverTheValues_data();
    void ticksCoverTheValues();
    void columnsAreFoundWhereTheyAre_data();
    void columnsAreFoundWhereTheyAre();
    void besideTheColumnsIsNone();
    void barsAreFoundWhereTheyAre_data();
    void barsAreFoundWhereTheyAre();
    void thinnedLinesKeepWhatIsSeen();
    void shortLinesAreLeftAlone();
    void meansKeepTheCourse();
    void dashesFollowTheSteps();
    void dashesOfNothingAreNone();
    void manyPiecesAreOneLine_data();
    void manyPiecesAreOneLine();
    void denseLinesLookLikeTheirStroke_data();
    void denseLinesLookLikeTheirStroke();
    void hoursAreNamedEvenly_data();
    void hoursAreNamedEvenly();
    void endLabelsKeepApart_data();
    void endLabelsKeepApart();
    void labelsOnARiseTouchNothing_data();
    void labelsOnARiseTouchNothing();
    void shortNumbers_data();
    void shortNumbers();
    void timesAreNamed_data();
    void timesAreNamed();
};

namespace {

TimePlot plotOf(int count, Qt::LayoutDirection direction, int least = 1)
{
    return layTimes({.count = count, .least = least, .lowest = 0, .ticks = {0, 1, 2}}, {300, 150},
                    {.axisWidth = 30, .endWidth = 10, .labelHeight = 12, .ratio = 1, .direction = direction});
}

QImage inked(const std::function<void(QPainter&)>& paint)
{
    QImage image(340, 120, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
    return image;
}

} // namespace

void TestPlotLayout::ticksCoverTheValues_data()
{
    QTest::addColumn<int>("lowest");
    QTest::addColumn<int>("highest");
    QTest::addColumn<int>("most");
    QTest::addColumn<Ticks>("ticks");
    QTest::newRow("words of a usual day") << 0 << 820 << 5 << Ticks{0, 200, 400, 600, 800, 1000};
    QTest::newRow("fewer numbers in a low chart") << 0 << 820 << 2 << Ticks{0, 500, 1000};
    QTest::newRow("one number in the lowest chart") << 0 << 820 << 1 << Ticks{0, 1000};
    QTest::newRow("exactly the highest") << 0 << 500 << 5 << Ticks{0, 100, 200, 300, 400, 500};
    QTest::newRow("a great cut has its number")
        << -450 << 700 << 6 << Ticks{-400, -200, 0, 200, 400, 600, 800};
    QTest::newRow("a small cut has none") << -20 << 700 << 4 << Ticks{0, 200, 400, 600, 800};
    QTest::newRow("only cuts") << -900 << 0 << 3 << Ticks{-500, 0};
    QTest::newRow("as many as there can be")
        << 0 << 2'147'483'647 << 5
        << Ticks{0, 500'000'000, 1'000'000'000, 1'500'000'000, 2'000'000'000, 2'147'483'647};
}

void TestPlotLayout::ticksCoverTheValues()
{
    QFETCH(int, lowest);
    QFETCH(int, highest);
    QFETCH(int, most);
    QTEST(ticksBetween(lowest, highest, most), "ticks");
}

void TestPlotLayout::columnsAreFoundWhereTheyAre_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("one value") << 1 << Qt::LeftToRight;
    QTest::newRow("a week") << 7 << Qt::LeftToRight;
    QTest::newRow("a week from right to left") << 7 << Qt::RightToLeft;
    QTest::newRow("twenty years of days") << 7'305 << Qt::LeftToRight;
    QTest::newRow("twenty years of days from right to left") << 7'305 << Qt::RightToLeft;
}

void TestPlotLayout::columnsAreFoundWhereTheyAre()
{
    QFETCH(int, count);
    QFETCH(Qt::LayoutDirection, direction);
    const TimePlot plot = plotOf(count, direction, 14);
    for (int cell = 0; cell < count; ++cell) {
        const QRectF column = plot.column(cell);
        QVERIFY(plot.plot.adjusted(-0.01, 0, 0.01, 0).contains(column));
        QCOMPARE(plot.at(column.center()), cell);
        if (cell > 0)
            QVERIFY((plot.column(cell - 1).center().x() < column.center().x()) ==
                    (direction == Qt::LeftToRight));
    }
    // The last value stands where reading ends.
    const QRectF last = plot.column(count - 1);
    QVERIFY(direction == Qt::LeftToRight ? std::abs(last.right() - 290) < 0.01
                                         : std::abs(last.left() - 10) < 0.01);
}

void TestPlotLayout::besideTheColumnsIsNone()
{
    const TimePlot plot = plotOf(3, Qt::LeftToRight, 14);
    const QPointF middle = plot.column(1).center();
    QCOMPARE(plot.at(middle), 1);
    QCOMPARE(plot.at({middle.x(), 1}), std::nullopt);
    QCOMPARE(plot.at({middle.x(), 149}), std::nullopt);
    QCOMPARE(plot.at({plot.column(0).left() - 1, middle.y()}), std::nullopt);
    QCOMPARE(plot.at({plot.column(2).right() + 1, middle.y()}), std::nullopt);
    QCOMPARE(plotOf(0, Qt::LeftToRight).at(middle), std::nullopt);
}

void TestPlotLayout::barsAreFoundWhereTheyAre_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("one week") << 1 << Qt::LeftToRight;
    QTest::newRow("a year") << 53 << Qt::LeftToRight;
    QTest::newRow("twenty years from right to left") << 1'044 << Qt::RightToLeft;
}

void TestPlotLayout::barsAreFoundWhereTheyAre()
{
    QFETCH(int, count);
    QFETCH(Qt::LayoutDirection, direction);
    const BarsLayout layout = layBars(std::vector<int>(static_cast<std::size_t>(count), 1), 2, 12, {300, 150},
                                      {.axisWidth = 30, .endWidth = 10, .direction = direction});
    for (int cell = 0; cell < count; ++cell)
        QCOMPARE(layout.at(layout.columns[static_cast<std::size_t>(cell)].center()), cell);
    QCOMPARE(layout.at({layout.plot.center().x(), layout.plot.bottom() + 5}), std::nullopt);
}

void TestPlotLayout::thinnedLinesKeepWhatIsSeen()
{
    // 100 points a device column: a wave with one peak and one trough that no even picking would meet.
    QPolygonF line;
    for (int i = 0; i < 20'000; ++i)
        line << QPointF(i / 100.0, 50 + 10 * std::sin(i / 7.0));
    line[7'777].setY(1);
    line[12'345].setY(99);
    const QPolygonF result = thinned(line, 1);
    QVERIFY(result.size() <= qsizetype{4} * 200);
    QVERIFY(result.contains(line[7'777]));
    QVERIFY(result.contains(line[12'345]));
    QCOMPARE(result.front(), line.front());
    QCOMPARE(result.back(), line.back());
    for (qsizetype i = 1; i < result.size(); ++i)
        QVERIFY2(result[i - 1].x() < result[i].x(), "the order is kept and no point comes twice");
    QVERIFY(thinned(line, 2).size() > result.size());

    QPolygonF mirrored;
    for (const QPointF& point : line)
        mirrored << QPointF(200 - point.x(), point.y());
    QVERIFY(thinned(mirrored, 1).size() <= qsizetype{4} * 201);
    QVERIFY(thinned(mirrored, 1).contains(mirrored[7'777]));
}

void TestPlotLayout::shortLinesAreLeftAlone()
{
    const QPolygonF line{{0, 3}, {10, 1}, {20, 2}};
    QCOMPARE(thinned(line, 1), line);
    QCOMPARE(thinned(QPolygonF{{4, 4}}, 1), (QPolygonF{{4, 4}}));
    QCOMPARE(thinned({}, 1), QPolygonF());
}

void TestPlotLayout::meansKeepTheCourse()
{
    // Up and down by 10 around a slow rise, 20 points a unit.
    QPolygonF line;
    for (int i = 0; i < 4'000; ++i)
        line << QPointF(i / 20.0, 50 + i / 100.0 + (i % 2 == 0 ? 10 : -10));
    const QPolygonF result = averaged(line, 2);
    QVERIFY(result.size() > 90 && result.size() < 110);
    QCOMPARE(result.front(), line.front());
    QCOMPARE(result.back(), line.back());
    for (qsizetype i = 1; i < result.size() - 1; ++i) {
        QVERIFY(std::abs(result[i].y() - (50 + result[i].x() / 5)) < 1);
        QVERIFY(result[i - 1].x() < result[i].x());
    }
    QCOMPARE(averaged(QPolygonF{{1, 1}, {2, 5}}, 10), (QPolygonF{{1, 1}, {2, 5}}));
    QCOMPARE(averaged({}, 10), QPolygonF());
}

void TestPlotLayout::dashesFollowTheSteps()
{
    // 20 level, 10 up, 20 level: 50 along the line, dashes of 6 and gaps of 2.
    const QPolygonF steps{{10, 50}, {30, 50}, {30, 40}, {50, 40}};
    const QList<QRectF> boxes = dashBoxes(steps, 6, 2, 1);
    const auto dash = [](qreal x, qreal y, qreal width, qreal height) {
        return QRectF(x - 0.5, y - 0.5, width + 1, height + 1);
    };
    QCOMPARE(boxes,
             (QList<QRectF>{dash(10, 50, 6, 0), dash(18, 50, 6, 0), dash(26, 50, 4, 0),
                            dash(30, 48, 0, 2), // round the corner
                            dash(30, 40, 0, 6), dash(32, 40, 6, 0), dash(40, 40, 6, 0), dash(48, 40, 2, 0)}));
    // The same from right to left.
    QPolygonF mirrored;
    for (const QPointF& point : steps)
        mirrored << QPointF(100 - point.x(), point.y());
    const QList<QRectF> flipped = dashBoxes(mirrored, 6, 2, 1);
    QCOMPARE(flipped.size(), boxes.size());
    for (qsizetype i = 0; i < boxes.size(); ++i)
        QCOMPARE(flipped[i], QRectF(QPointF(100 - boxes[i].right(), boxes[i].top()), boxes[i].size()));
}

void TestPlotLayout::dashesOfNothingAreNone()
{
    QVERIFY(dashBoxes({}, 4, 3, 1).isEmpty());
    QVERIFY(dashBoxes({{5, 5}}, 4, 3, 1).isEmpty());
    QVERIFY(dashBoxes({{5, 5}, {5, 5}}, 4, 3, 1).isEmpty());
}

void TestPlotLayout::manyPiecesAreOneLine_data()
{
    QTest::addColumn<int>("points");
    QTest::addColumn<double>("width");
    QTest::newRow("a point every ten pixels") << 31 << 3.0;
    QTest::newRow("a point every three pixels") << 101 << 2.0;
    QTest::newRow("three points a pixel") << 901 << 3.0;
    QTest::newRow("points between pixels") << 778 << 2.0;
}

// A level line that is whole pixels wide leaves no seam where its pieces meet.
void TestPlotLayout::manyPiecesAreOneLine()
{
    QFETCH(int, points);
    QFETCH(double, width);
    QPolygonF line;
    for (int i = 0; i < points; ++i)
        line << QPointF(20 + 300.0 * i / (points - 1), width == 3 ? 20.5 : 20);
    const QImage image = inked([&](QPainter& painter) {
        PlotPainter::stroke(painter, line, QPen(Qt::black, width, Qt::SolidLine, Qt::RoundCap));
    });
    for (int x = 22; x < 318; ++x)
        for (int y = 0; y < image.height(); ++y) {
            const bool inside = y >= 19 && y < 19 + width;
            QVERIFY2(std::abs(qGray(image.pixel(x, y)) - (inside ? 0 : 255)) <= 3,
                     qPrintable(u"%1 in %2, %3"_s.arg(qGray(image.pixel(x, y))).arg(x).arg(y)));
        }
}

void TestPlotLayout::denseLinesLookLikeTheirStroke_data()
{
    QTest::addColumn<double>("period"); ///< points from peak to peak
    QTest::addColumn<double>("width");
    QTest::newRow("a slow wave") << 150.0 << 2.25;
    QTest::newRow("a wave") << 40.0 << 2.25;
    QTest::newRow("spikes") << 17.0 << 1.5;
    QTest::newRow("a rim around spikes") << 23.0 << 3.4;
}

void TestPlotLayout::denseLinesLookLikeTheirStroke()
{
    QFETCH(double, period);
    QFETCH(double, width);
    QPolygonF line;
    for (int i = 0; i < 301; ++i)
        line << QPointF(20 + i, 60 + 40 * std::abs(std::fmod(i / period, 2.0) - 1));
    const QPen pen(Qt::black, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const QImage is = inked([&](QPainter& painter) { PlotPainter::stroke(painter, line, pen); });
    const QImage wanted = inked([&](QPainter& painter) {
        painter.setPen(pen);
        painter.drawPolyline(line);
    });
    int ink = 0;
    int unlike = 0;
    for (int x = 0; x < is.width(); ++x)
        for (int y = 0; y < is.height(); ++y) {
            ink += qGray(wanted.pixel(x, y)) < 128;
            unlike += std::abs(qGray(wanted.pixel(x, y)) - qGray(is.pixel(x, y))) > 96;
        }
    QVERIFY(ink > 300);
    QVERIFY2(unlike * 33 < ink, qPrintable(u"%1 of %2"_s.arg(unlike).arg(ink)));
}

void TestPlotLayout::hoursAreNamedEvenly_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<double>("step");
    QTest::addColumn<int>("stride");
    QTest::newRow("every hour where there is room") << 24 << 20.0 << 1;
    QTest::newRow("every second") << 24 << 10.0 << 2;
    QTest::newRow("every third") << 24 << 7.0 << 3;
    QTest::newRow("every sixth: a fifth would not come out even") << 24 << 4.0 << 6;
    QTest::newRow("midnight only") << 24 << 0.5 << 24;
    QTest::newRow("seven weekdays are all named") << 7 << 25.0 << 1;
    QTest::newRow("nothing to name") << 0 << 10.0 << 1;
}

void TestPlotLayout::hoursAreNamedEvenly()
{
    QFETCH(int, count);
    QFETCH(double, step);
    QTEST(labelStride(count, step, 18), "stride");
}

void TestPlotLayout::endLabelsKeepApart_data()
{
    QTest::addColumn<double>("upper");
    QTest::addColumn<double>("lower");
    QTest::addColumn<double>("firstAt");
    QTest::addColumn<double>("secondAt");
    QTest::newRow("far apart: as wanted") << 20.0 << 60.0 << 20.0 << 60.0;
    QTest::newRow("close: each gives way by half") << 40.0 << 44.0 << 36.0 << 48.0;
    QTest::newRow("close to the top") << 10.0 << 11.0 << 10.0 << 22.0;
    QTest::newRow("close to the foot") << 99.0 << 100.0 << 88.0 << 100.0;
    QTest::newRow("on the same height") << 50.0 << 50.0 << 44.0 << 56.0;
}

void TestPlotLayout::endLabelsKeepApart()
{
    QFETCH(double, upper);
    QFETCH(double, lower);
    const auto [first, second] = apart(upper, lower, 12, 10, 100);
    QTEST(first, "firstAt");
    QTEST(second, "secondAt");
}

void TestPlotLayout::labelsOnARiseTouchNothing_data()
{
    QTest::addColumn<QPolygonF>("points");
    QTest::addColumn<int>("written");
    const QPolygonF wide{{60, 180}, {120, 120}, {200, 60}, {280, 30}};
    const QPolygonF steep{{50, 180}, {51, 177}, {52, 174}, {280, 20}};
    QTest::newRow("far apart: all are written") << wide << 4;
    QTest::newRow("three on one spot: not all of them") << steep << 3;
    QTest::newRow("all at the edge where reading begins") << QPolygonF{{2, 150}, {3, 149}, {4, 148}} << 1;
    QTest::newRow("none at all") << QPolygonF{} << 0;
}

void TestPlotLayout::labelsOnARiseTouchNothing()
{
    QFETCH(QPolygonF, points);
    QFETCH(int, written);
    const QRectF room(0, 0, 300, 200);
    const QLineF par(0, 190, 300, 100);
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        const bool mirrored = direction == Qt::RightToLeft;
        const auto placed = [&](QPointF p) { return mirrored ? QPointF(300 - p.x(), p.y()) : p; };
        std::vector<QPointF> caps;
        for (const QPointF& point : std::as_const(points))
            caps.push_back(placed(point));
        const QLineF avoided(placed(par.p1()), placed(par.p2()));
        const std::vector<QRectF> boxes =
            labelsOnRise(caps, std::vector<QSizeF>(caps.size(), QSizeF(26, 12)), room, avoided, direction);
        QCOMPARE(boxes.size(), caps.size());
        int count = 0;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            if (boxes[i].isEmpty())
                continue;
            ++count;
            QVERIFY(room.contains(boxes[i]));
            for (std::size_t j = 0; j < boxes.size(); ++j) {
                QVERIFY(i == j || !boxes[i].intersects(boxes[j]));
                QVERIFY2(!boxes[i].contains(caps[j]), "a label covers a point");
            }
            for (double x = 0; x < 300; x += 0.5)
                QVERIFY2(!boxes[i].contains(avoided.pointAt(x / 300)), "a label lies on par");
            for (std::size_t j = 1; j < caps.size(); ++j)
                for (double along = 0; along <= 1; along += 0.01)
                    QVERIFY2(!boxes[i].contains(QLineF(caps[j - 1], caps[j]).pointAt(along)),
                             "a label lies on the line");
        }
        QCOMPARE(count, written);
    }
}

void TestPlotLayout::shortNumbers_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0 << u"0"_s;
    QTest::newRow("below a thousand") << 950 << u"950"_s;
    QTest::newRow("a thousand") << 1000 << u"1k"_s;
    QTest::newRow("more than a thousand") << 1200 << u"1.2k"_s;
    QTest::newRow("rounded") << 1849 << u"1.8k"_s;
    QTest::newRow("ten thousands") << 50'000 << u"50k"_s;
    QTest::newRow("no thousand thousands") << 999'960 << u"1M"_s;
    QTest::newRow("millions") << 2'500'000 << u"2.5M"_s;
    QTest::newRow("cut words") << -1500 << u"-1.5k"_s;
}

void TestPlotLayout::shortNumbers()
{
    QFETCH(int, number);
    QTEST(shortNumber(number, QLocale(QLocale::English, QLocale::UnitedKingdom)), "text");
    const QString german = shortNumber(1200, QLocale(QLocale::German));
    QVERIFY2(german.startsWith(u"1,2"_s), qPrintable(german));
}

void TestPlotLayout::timesAreNamed_data()
{
    QTest::addColumn<int>("cells");
    QTest::addColumn<int>("daysEach");
    QTest::addColumn<int>("labels");
    QTest::addColumn<int>("firstCell");
    QTest::addColumn<QString>("firstText");
    // From Monday 3 November 2025 on.
    QTest::newRow("none") << 0 << 1 << 0 << 0 << QString();
    QTest::newRow("one day: its date") << 1 << 1 << 1 << 0 << u"3 Nov"_s;
    QTest::newRow("twelve weeks of days: dates") << 84 << 1 << 84 << 0 << u"3 Nov"_s;
    QTest::newRow("a year of days: months, from the first that begins") << 365 << 1 << 12 << 28 << u"Dec"_s;
    QTest::newRow("a year of weeks: months") << 52 << 7 << 12 << 4 << u"Dec"_s;
    QTest::newRow("eight years of days: years") << 2'922 << 1 << 8 << 59 << u"2026"_s;
    QTest::newRow("eight years of weeks: years") << 417 << 7 << 8 << 8 << u"2026"_s;
}

void TestPlotLayout::timesAreNamed()
{
    QFETCH(int, cells);
    QFETCH(int, daysEach);
    QFETCH(int, labels);
    const Day start(2025, 11, 3);
    const std::vector<TimeLabel> result = timeLabels(
        cells, [&](int cell) { return start.plus(qint64{cell} * daysEach); },
        start.plus(qint64{cells} * daysEach - 1), QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCOMPARE(result.size(), static_cast<std::size_t>(labels));
    if (labels == 0)
        return;
    QTEST(result.front().cell, "firstCell");
    QTEST(result.front().text, "firstText");
}

QTEST_APPLESS_MAIN(TestPlotLayout)
#include "tst_plot_layout.moc"
