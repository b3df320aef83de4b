// Strength and momentum over time: what is drawn, said and opened.
#include "tests/ui/charts/drawn_chart.h"
#include "ui/charts/trend_chart.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestTrendChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutABrickItInvites();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void strengthStandsAtItsHeight_data();
    void strengthStandsAtItsHeight();
    void cardsSayWhatTheFiguresMean();
    void daysAreOpened();
    void keysWalkByDayAndByFourWeeks();
    void twentyYearsKeepTheirPeaks();
    void theTableSaysTheSame();
    void mirrored();
};

namespace {

const Day start(2025, 11, 3);

Trend trendOf(std::vector<TrendPoint> points)
{
    return {.points = std::move(points),
            .welcome = u"Strength and momentum begin with the first brick."_s,
            .locale = english()};
}

Trend level(int days, double strength, double momentum)
{
    Trend trend = trendOf({});
    for (int day = 0; day < days; ++day)
        trend.points.push_back({.day = start.plus(day), .strength = strength, .momentum = momentum});
    return trend;
}

// R10 and R11 of someone who lays bricks in spells.
Trend writer(int days, int size)
{
    Trend trend = trendOf({});
    double strength = 0;
    double momentum = 0;
    for (int day = 0; day < days; ++day) {
        const bool brick = day % 40 < 28 && day % 7 != 5;
        const double kept = std::exp2(-1.0 / 13);
        const double quick = std::exp2(-1.0 / 3);
        strength = strength * kept + (brick ? 1 - kept : 0);
        momentum = momentum * quick + (brick ? (1 - quick) * size / 2.0 : 0);
        trend.points.push_back({.day = start.plus(day), .strength = strength, .momentum = momentum});
    }
    return trend;
}

// A point a week, as long ranges have it.
Trend weekly(const Trend& daily)
{
    Trend trend = trendOf({});
    for (std::size_t day = (daily.points.size() - 1) % 7; day < daily.points.size(); day += 7)
        trend.points.push_back(daily.points[day]);
    return trend;
}

struct Shown
{
    explicit Shown(const Trend& trend, QSize size = {420, 180}, Scheme scheme = Scheme::Light) : chart(theme)
    {
        theme.setMode(scheme == Scheme::Dark ? ThemeMode::Dark : ThemeMode::Light);
        chart.setTrend(trend);
        chart.resize(size);
    }
    bool show()
    {
        chart.show();
        if (!QTest::qWaitForWindowActive(&chart))
            return false;
        chart.setFocus();
        return true;
    }

    Theme theme;
    TrendChart chart;
};

} // namespace

void TestTrendChart::withoutABrickItInvites()
{
    Shown shown(trendOf({}));
    QCOMPARE(shown.chart.cellCount(), 0);
    QVERIFY(!shown.chart.accessibleName().isEmpty());
    QVERIFY(shown.chart.table().shown.empty());
    const QImage image = drawn(shown.chart, shown.theme, u"trend-empty"_s);
    QVERIFY(pointsOf(image, shown.theme.tokens().wall) < qsizetype{image.width()} * image.height());
    QTest::keyClick(&shown.chart, Qt::Key_Right);
    QCOMPARE(shown.chart.currentCell(), std::nullopt);
}

void TestTrendChart::nothingIsCutOff_data()
{
    QTest::addColumn<Trend>("trend");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Scheme>("scheme");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    const QSize least(200, 110);
    const QSize usual(420, 180);
    const QSize wide(538, 110);
    const auto ltr = Qt::LeftToRight;
    const auto rtl = Qt::RightToLeft;
    QTest::newRow("one-day") << level(1, 0.052, 0.206) << usual << Scheme::Light << ltr;
    QTest::newRow("first-week") << writer(6, 2) << usual << Scheme::Light << ltr;
    QTest::newRow("twelve-weeks") << writer(84, 2) << usual << Scheme::Light << ltr;
    QTest::newRow("large-bricks") << writer(84, 3) << usual << Scheme::Dark << ltr;
    QTest::newRow("year-mirrored") << writer(365, 2) << QSize(640, 200) << Scheme::Light << rtl;
    QTest::newRow("least") << writer(365, 3) << least << Scheme::Light << ltr;
    QTest::newRow("least-dark-mirrored") << writer(365, 3) << least << Scheme::Dark << rtl;
    QTest::newRow("all-and-all-momentum") << level(84, 1, 1.5) << usual << Scheme::Light << ltr;
    QTest::newRow("both-at-nothing") << level(84, 0, 0) << usual << Scheme::Light << ltr;
    QTest::newRow("twenty-years") << writer(7'300, 2) << usual << Scheme::Light << ltr;
    QTest::newRow("twenty-years-of-weeks") << weekly(writer(7'300, 2)) << wide << Scheme::Light << ltr;
    QTest::newRow("twenty-years-of-weeks-dark-mirrored")
        << weekly(writer(7'300, 3)) << wide << Scheme::Dark << rtl;
    QTest::newRow("twenty-years-of-weeks-least") << weekly(writer(7'300, 2)) << least << Scheme::Light << ltr;
}

void TestTrendChart::nothingIsCutOff()
{
    QFETCH(Trend, trend);
    QFETCH(QSize, size);
    QFETCH(Scheme, scheme);
    QFETCH(Qt::LayoutDirection, direction);
    if (direction == Qt::RightToLeft)
        trend.locale = QLocale(QLocale::Hebrew);
    Shown shown(trend, size, scheme);
    shown.chart.setLayoutDirection(direction);
    const QImage image =
        drawn(shown.chart, shown.theme, u"trend-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(!touchesRim(image, shown.theme.tokens().wall));
    for (int cell = 0; cell < shown.chart.cellCount(); ++cell)
        QVERIFY(QRectF(shown.chart.rect()).contains(shown.chart.cellRect(cell)));
}

void TestTrendChart::strengthStandsAtItsHeight_data()
{
    QTest::addColumn<double>("strength");
    QTest::addColumn<double>("momentum");
    QTest::addColumn<double>("share"); ///< of the plot's height
    QTest::newRow("half of a hundred") << 0.5 << 0.2 << 0.5;
    QTest::newRow("half of a hundred where momentum goes to 150") << 0.5 << 1.2 << 1.0 / 3;
    QTest::newRow("all of it") << 1.0 << 0.2 << 1.0;
}

void TestTrendChart::strengthStandsAtItsHeight()
{
    QFETCH(double, strength);
    QFETCH(double, momentum);
    QFETCH(double, share);
    Shown shown(level(20, strength, momentum), {420, 240});
    const QImage image = drawn(shown.chart, shown.theme);
    const QRectF column = shown.chart.cellRect(10);
    const auto rows = rowsOf(image, column.center().x(), shown.theme.tokens().brick3);
    QVERIFY(!rows.isEmpty());
    const double wanted = column.bottom() - column.height() * share;
    const double middle = (rows.front() + rows.back() + 1) / 2.0 / image.devicePixelRatio();
    QVERIFY2(std::abs(middle - wanted) <= 1.5, qPrintable(QString::number(middle - wanted)));
}

void TestTrendChart::cardsSayWhatTheFiguresMean()
{
    const Shown shown(level(1, 0.712, 1.284));
    const CardText card = shown.chart.cardOf(0);
    QVERIFY(card.title.contains(u"3 November 2025"_s));
    QCOMPARE(card.lines, (QStringList{u"Strength 71%: half-life 13 days"_s,
                                      u"Momentum 128: half-life 3 days, larger bricks count more"_s}));
    QVERIFY(shown.chart.nameOf(0).endsWith(u"3 November 2025, strength 71%, momentum 128"_s));
}

void TestTrendChart::daysAreOpened()
{
    Shown shown(writer(20, 2));
    QVERIFY(shown.show());
    QSignalSpy opened(&shown.chart, &TrendChart::activated);
    shown.chart.setCurrentCell(3);
    QTest::keyClick(&shown.chart, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].value<Day>(), start.plus(3));
    QTest::mouseClick(&shown.chart, Qt::LeftButton, {}, shown.chart.cellRect(17).center().toPoint());
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened[1][0].value<Day>(), start.plus(17));
}

void TestTrendChart::keysWalkByDayAndByFourWeeks()
{
    Shown shown(writer(84, 2));
    QVERIFY(shown.show());
    QTest::keyClick(&shown.chart, Qt::Key_End);
    QTest::keyClick(&shown.chart, Qt::Key_PageUp);
    QCOMPARE(shown.chart.currentCell(), 55);
    QTest::keyClick(&shown.chart, Qt::Key_Left);
    QCOMPARE(shown.chart.currentCell(), 54);
    QTest::keyClick(&shown.chart, Qt::Key_Home);
    QTest::keyClick(&shown.chart, Qt::Key_PageUp);
    QCOMPARE(shown.chart.currentCell(), 0);
    QTest::keyClick(&shown.chart, Qt::Key_PageDown);
    QCOMPARE(shown.chart.currentCell(), 28);
}

void TestTrendChart::twentyYearsKeepTheirPeaks()
{
    Trend trend = level(7'300, 0.2, 0.2);
    trend.points[3'651].strength = 0.9;
    Shown shown(trend, {420, 200});
    const QImage image = drawn(shown.chart, shown.theme, u"trend-peak"_s);
    const QRectF column = shown.chart.cellRect(3'651);
    // All else lies below a quarter of the plot: whatever stands near its top is the peak.
    const qreal ratio = image.devicePixelRatio();
    const auto inked = [&](double share) {
        const int y = qFloor((column.bottom() - column.height() * share) * ratio);
        int points = 0;
        for (int x = -2; x <= 2; ++x)
            points += image.pixelColor(qFloor(column.center().x() * ratio) + x, y) !=
                      image.pixelColor(qFloor((column.center().x() - 60) * ratio), y);
        return points;
    };
    QVERIFY2(inked(0.85) > 0 && inked(0.6) > 0, "the only peak of twenty years is lost");
    QCOMPARE(inked(0.95), 0);
}

void TestTrendChart::theTableSaysTheSame()
{
    const Shown shown(trendOf({{.day = start, .strength = 0.051922, .momentum = 0.206299}}));
    const ChartTable table = shown.chart.table();
    QCOMPARE(table.keys, (QStringList{u"day"_s, u"strength"_s, u"momentum"_s}));
    QCOMPARE(table.columns.size(), 3);
    QCOMPARE(table.plain, (std::vector<QStringList>{{u"2025-11-03"_s, u"0.051922"_s, u"0.206299"_s}}));
    QCOMPARE(table.shown[0].mid(1), (QStringList{u"5%"_s, u"21"_s}));
}

void TestTrendChart::mirrored()
{
    Shown shown(writer(20, 2));
    shown.chart.setLayoutDirection(Qt::RightToLeft);
    QVERIFY(shown.chart.cellRect(0).left() > shown.chart.cellRect(19).left());
    QVERIFY(shown.show());
    shown.chart.setCurrentCell(5);
    QTest::keyClick(&shown.chart, Qt::Key_Left);
    QCOMPARE(shown.chart.currentCell(), 6);
}

QTEST_MAIN(TestTrendChart)
#include "tst_trend_chart.moc"
