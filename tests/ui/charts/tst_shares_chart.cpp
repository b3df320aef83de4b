// Bricks by weekday, hour and direction: what is drawn where they are many.
#include "tests/ui/charts/drawn_chart.h"
#include "ui/charts/shares_chart.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestSharesChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutABrickItInvites();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void columnsDoNotTouch_data();
    void columnsDoNotTouch();
    void hoursAreSpokenInFull();
    void countsAreWrittenWhereTheyFit();
    void theRingOfARowLeavesItsWordsAlone_data();
    void theRingOfARowLeavesItsWordsAlone();
};

namespace {

Shares sharesOf(std::vector<Shares::Share> shares)
{
    return {.shares = std::move(shares),
            .welcome = u"Your hours appear with the first bricks."_s,
            .locale = english()};
}

Shares hours(int most)
{
    Shares result = sharesOf({});
    for (int hour = 0; hour < 24; ++hour)
        result.shares.push_back({.label = QString::number(hour),
                                 .fullName = u"%1:00 to %2:00"_s.arg(hour).arg((hour + 1) % 24),
                                 .bricks = hour < 6 ? 0 : most * ((hour * 7) % 11 + 1) / 11,
                                 .unnamed = false});
    return result;
}

Shares weekdays()
{
    Shares result = sharesOf({});
    for (int day = 1; day <= 7; ++day)
        result.shares.push_back({.label = english().standaloneDayName(day, QLocale::NarrowFormat),
                                 .fullName = english().standaloneDayName(day),
                                 .bricks = day * 5,
                                 .unnamed = false});
    return result;
}

struct Shown
{
    explicit Shown(const Shares& shares, QSize size = {420, 180}, Scheme scheme = Scheme::Light)
        : chart(Qt::Vertical, theme)
    {
        theme.setMode(scheme == Scheme::Dark ? ThemeMode::Dark : ThemeMode::Light);
        chart.setShares(shares);
        chart.resize(size);
    }

    Theme theme;
    SharesChart chart;
};

} // namespace

void TestSharesChart::withoutABrickItInvites()
{
    Shown shown(hours(0));
    QCOMPARE(shown.chart.cellCount(), 0);
    const QImage image = drawn(shown.chart, shown.theme, u"shares-empty"_s);
    QVERIFY(pointsOf(image, shown.theme.tokens().wall) < qsizetype{image.width()} * image.height());
}

void TestSharesChart::nothingIsCutOff_data()
{
    QTest::addColumn<Shares>("shares");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Scheme>("scheme");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    const auto ltr = Qt::LeftToRight;
    const auto rtl = Qt::RightToLeft;
    QTest::newRow("hours") << hours(30) << QSize(420, 180) << Scheme::Light << ltr;
    QTest::newRow("hours-dark-mirrored") << hours(30) << QSize(420, 180) << Scheme::Dark << rtl;
    QTest::newRow("hours-many") << hours(1'800) << QSize(420, 180) << Scheme::Light << ltr;
    QTest::newRow("hours-least") << hours(400) << QSize(200, 110) << Scheme::Light << ltr;
    QTest::newRow("hours-wide") << hours(40) << QSize(800, 220) << Scheme::Light << ltr;
    QTest::newRow("weekdays") << weekdays() << QSize(420, 180) << Scheme::Light << ltr;
    QTest::newRow("weekdays-least") << weekdays() << QSize(200, 110) << Scheme::Dark << rtl;
}

void TestSharesChart::nothingIsCutOff()
{
    QFETCH(Shares, shares);
    QFETCH(QSize, size);
    QFETCH(Scheme, scheme);
    QFETCH(Qt::LayoutDirection, direction);
    Shown shown(shares, size, scheme);
    shown.chart.setLayoutDirection(direction);
    const QImage image =
        drawn(shown.chart, shown.theme, u"shares-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(!touchesRim(image, shown.theme.tokens().wall));
}

void TestSharesChart::columnsDoNotTouch_data()
{
    QTest::addColumn<int>("width");
    QTest::newRow("the least width") << 200;
    QTest::newRow("a usual width") << 420;
    QTest::newRow("a wide one") << 1200;
}

void TestSharesChart::columnsDoNotTouch()
{
    QFETCH(int, width);
    Shares shares = hours(1);
    for (Shares::Share& share : shares.shares)
        share.bricks = 9;
    Shown shown(shares, {width, 160});
    const QImage image = drawn(shown.chart, shown.theme);
    int bars = 0;
    bool inside = false;
    for (int x = 0; x < image.width(); ++x) {
        const bool bar = image.pixelColor(x, image.height() / 2) != shown.theme.tokens().wall;
        bars += bar && !inside;
        inside = bar;
    }
    QCOMPARE(bars, 24);
}

void TestSharesChart::hoursAreSpokenInFull()
{
    const Shown shown(hours(30));
    QCOMPARE(shown.chart.cellCount(), 24);
    QVERIFY(shown.chart.nameOf(14).startsWith(u"14:00 to 15:00, "_s));
    QCOMPARE(shown.chart.cardOf(14).title, u"14:00 to 15:00"_s);
}

void TestSharesChart::countsAreWrittenWhereTheyFit()
{
    // Above the highest bar there is only its count.
    const auto above = [](int most, int width) {
        Shares shares = hours(0);
        for (Shares::Share& share : shares.shares)
            share.bricks = most;
        Shown shown(shares, {width, 160});
        const QImage image = drawn(shown.chart, shown.theme);
        int top = 0;
        while (rowsOf(image, shown.chart.cellRect(12).center().x(), shown.theme.tokens().brick2).value(0) >
               top)
            ++top;
        const QImage head = image.copy(0, 0, image.width(), std::max(1, top - 1));
        return qsizetype{head.width()} * head.height() - pointsOf(head, shown.theme.tokens().wall);
    };
    QVERIFY(above(7, 900) > 0);
    QVERIFY(above(1'234, 900) > 0);
    QCOMPARE(above(1'234, 200), 0);
}

void TestSharesChart::theRingOfARowLeavesItsWordsAlone_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("the first row") << 0 << Qt::LeftToRight;
    QTest::newRow("the last row") << 2 << Qt::LeftToRight;
    QTest::newRow("the first row, mirrored") << 0 << Qt::RightToLeft;
}

// What the keyboard adds is the ring: whole, and beside every point that was drawn without it.
void TestSharesChart::theRingOfARowLeavesItsWordsAlone()
{
    QFETCH(int, row);
    QFETCH(Qt::LayoutDirection, direction);
    Theme theme;
    QWidget window;
    SharesChart chart(Qt::Horizontal, theme, &window);
    chart.setLayoutDirection(direction);
    chart.setShares(sharesOf({{.label = u"Newsletter"_s, .fullName = {}, .bricks = 9},
                              {.label = u"Book"_s, .fullName = {}, .bricks = 4},
                              {.label = u"Words"_s, .fullName = {}, .bricks = 1}}));
    chart.resize(300, chart.minimumSizeHint().height());
    const QColor ground = theme.tokens().wall;
    const QImage plain = drawn(chart, theme);
    window.resize(320, 120);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    chart.setFocus(Qt::OtherFocusReason);
    chart.setCurrentCell(row);
    const QImage ringed = drawn(chart, theme, u"shares-ring"_s);
    const QRectF ring = chart.cellRect(row).adjusted(-2, -2, 2, 2);
    QVERIFY2(QRectF(chart.rect()).contains(ring.adjusted(-1, -1, 1, 1)), "nothing of it is cut off");
    QVERIFY(ringed != plain);
    for (int x = 0; x < plain.width(); ++x)
        for (int y = 0; y < plain.height(); ++y)
            if (plain.pixelColor(x, y) != ground)
                QCOMPARE(ringed.pixelColor(x, y), plain.pixelColor(x, y));
}

QTEST_MAIN(TestSharesChart)
#include "tst_shares_chart.moc"
