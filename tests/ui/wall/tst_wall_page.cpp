// The wall page as a whole. Saves pictures to look at when BRICKWORK_PICTURES names a folder.
#include "tests/ui/wall/sample_log.h"
#include "ui/charts/cell_card.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"
#include "ui/wall/wall_page.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestWallPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void rangeSwitchTells();
    void daysAreOpened();
    void onlyTheWallOpensADay();
    void figuresKeepToThemselves_data();
    void figuresKeepToThemselves();
    void wordsStandAtTheLeadingEdge();
    void theWallLeavesRoomForItsRing();
    void stackIsOfferedWhileTodayIsOpen();
    void tabOrderFollowsTheEye();
};

namespace {

HabitLog logOf(const QString& kind)
{
    HabitLog log;
    if (kind == u"first brick"_s)
        sample::addBrick(log, sample::today, BrickSize::Normal, u"A title and three lines"_s);
    else if (kind == u"young"_s)
        log = sample::writer(24, true);
    else if (kind == u"year"_s)
        log = sample::writer(420, true);
    else if (kind == u"open"_s)
        log = sample::writer(420, false);
    else if (kind == u"eight years"_s)
        log = sample::writer(8 * 365, true);
    else if (kind == u"twenty years"_s)
        log = sample::writer(20 * 365, true);
    return log;
}

} // namespace

void TestWallPage::nothingIsCutOff_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<WallRange>("range");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("mirrored");
    const QSize mock(1216, 784);
    const QSize small(960, 580);
    QTest::newRow("empty") << u"empty"_s << WallRange::Year << mock << false << false;
    QTest::newRow("empty-dark-small") << u"empty"_s << WallRange::TwelveWeeks << small << true << false;
    QTest::newRow("first-brick") << u"first brick"_s << WallRange::Year << mock << false << false;
    QTest::newRow("first-brick-twelve")
        << u"first brick"_s << WallRange::TwelveWeeks << mock << true << false;
    QTest::newRow("young") << u"young"_s << WallRange::Year << mock << false << false;
    QTest::newRow("year") << u"year"_s << WallRange::Year << mock << false << false;
    QTest::newRow("year-dark") << u"year"_s << WallRange::Year << mock << true << false;
    QTest::newRow("year-open-small") << u"open"_s << WallRange::Year << small << false << false;
    QTest::newRow("year-mirrored") << u"year"_s << WallRange::Year << mock << false << true;
    QTest::newRow("year-large") << u"year"_s << WallRange::Year << QSize(1856, 1000) << false << false;
    QTest::newRow("year-narrow") << u"year"_s << WallRange::Year << QSize(620, 700) << true << false;
    QTest::newRow("year-smallest") << u"year"_s << WallRange::Year << QSize(704, 390) << false << false;
    QTest::newRow("year-smallest-dark-mirrored")
        << u"year"_s << WallRange::Year << QSize(704, 390) << true << true;
    QTest::newRow("twelve") << u"open"_s << WallRange::TwelveWeeks << mock << false << false;
    QTest::newRow("twelve-dark-small") << u"year"_s << WallRange::TwelveWeeks << small << true << false;
    QTest::newRow("everything-eight") << u"eight years"_s << WallRange::Everything << mock << false << false;
    QTest::newRow("everything-eight-dark")
        << u"eight years"_s << WallRange::Everything << mock << true << false;
    QTest::newRow("everything-eight-mirrored")
        << u"eight years"_s << WallRange::Everything << mock << false << true;
    QTest::newRow("everything-twenty")
        << u"twenty years"_s << WallRange::Everything << mock << false << false;
    QTest::newRow("everything-420-days") << u"year"_s << WallRange::Everything << mock << false << false;
}

void TestWallPage::nothingIsCutOff()
{
    QFETCH(QString, kind);
    QFETCH(WallRange, range);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QFETCH(bool, mirrored);
    Theme theme;
    theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
    theme.apply();
    const HabitLog log = logOf(kind);
    const QLocale locale =
        mirrored ? QLocale(QLocale::Hebrew) : QLocale(QLocale::English, QLocale::UnitedKingdom);
    WallPage page(theme);
    page.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    page.resize(size);
    page.setState(wallState(log, {}, sample::summaryOf(log), range, locale));
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));

    const QWidget* content = page.findChild<QScrollArea*>()->widget();
    QList<QRect> cards;
    for (const QFrame* card : page.findChildren<QFrame*>()) {
        if (card->property("look") != u"card"_s)
            continue;
        const QRect box(card->mapTo(content, QPoint()), card->size());
        QVERIFY2(content->rect().contains(box), "a card leaves the page");
        for (const QRect& other : std::as_const(cards))
            QVERIFY2(!other.intersects(box), "cards lie on each other");
        cards.append(box);
    }
    QCOMPARE(cards.size(), 6);
    for (const QLabel* label : page.findChildren<QLabel*>())
        QVERIFY2(label->width() >= label->minimumSizeHint().width() || label->wordWrap(),
                 qPrintable(label->text()));
    for (const ChartWidget* chart : page.findChildren<ChartWidget*>())
        for (int cell = 0; cell < chart->cellCount(); cell += std::max(1, chart->cellCount() / 50))
            QVERIFY2(QRectF(chart->rect()).adjusted(-1, -1, 1, 1).contains(chart->cellRect(cell)),
                     chart->metaObject()->className());

    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (folder.isEmpty())
        return;
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    page.grab().save(QDir(folder).filePath(u"wall-%1.png"_s.arg(name)));
    if (range == WallRange::Everything || name.endsWith(u"small"_s)) {
        page.resize(size.width(), content->height());
        page.grab().save(QDir(folder).filePath(u"wall-%1-whole.png"_s.arg(name)));
    }
}

void TestWallPage::rangeSwitchTells()
{
    Theme theme;
    WallPage page(theme);
    QSignalSpy chosen(&page, &WallPage::rangeChosen);
    const HabitLog log = logOf(u"young"_s);
    page.setState(wallState(log, {}, sample::summaryOf(log), WallRange::TwelveWeeks, QLocale::c()));
    QPushButton* everything = nullptr;
    for (QPushButton* button : page.findChildren<QPushButton*>()) {
        if (button->isCheckable())
            QCOMPARE(button->isChecked(), button->text() == u"12 weeks"_s);
        if (button->text() == u"Everything"_s)
            everything = button;
    }
    QVERIFY(everything);
    everything->click();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().value<WallRange>(), WallRange::Everything);
}

void TestWallPage::daysAreOpened()
{
    Theme theme;
    WallPage page(theme);
    page.resize(1200, 800);
    const HabitLog log = logOf(u"young"_s);
    page.setState(wallState(log, {}, sample::summaryOf(log), WallRange::Year, QLocale::c()));
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy opened(&page, &WallPage::dayActivated);
    auto* wall = page.findChild<BrickWallChart*>();
    wall->setFocus(Qt::TabFocusReason);
    QTest::keyClick(wall, Qt::Key_Left);
    QTest::keyClick(wall, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.constFirst().constFirst().value<Day>(), sample::today.previous());
    const QRectF cell = wall->cellRect(3);
    QTest::mouseClick(wall, Qt::LeftButton, Qt::NoModifier, cell.center().toPoint());
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened.constLast().constFirst().value<Day>(), wall->wall().courses.front().start.plus(3));
}

void TestWallPage::onlyTheWallOpensADay()
{
    Theme theme;
    WallPage page(theme);
    page.resize(1200, 800);
    const HabitLog log = logOf(u"young"_s);
    page.setState(wallState(log, {}, sample::summaryOf(log), WallRange::Year, QLocale::c()));
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy opened(&page, &WallPage::dayActivated);
    const auto cards = [&page] {
        int shown = 0;
        for (const CellCard* card : page.findChildren<CellCard*>())
            shown += card->isVisible();
        return shown;
    };
    int charts = 0;
    for (ChartWidget* chart : page.findChildren<ChartWidget*>()) {
        if (qobject_cast<BrickWallChart*>(chart))
            continue;
        ++charts;
        QTest::mouseClick(chart, Qt::LeftButton, Qt::NoModifier, chart->cellRect(1).center().toPoint());
        QVERIFY2(cards() == 1, chart->metaObject()->className());
        QCOMPARE(chart->currentCell(), 1);
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}) {
            QTest::keyClick(chart, Qt::Key_Escape);
            QCOMPARE(cards(), 0);
            QTest::keyClick(chart, key);
            QVERIFY2(cards() == 1, "the key shows the card");
        }
    }
    QCOMPARE(charts, 4);
    QCOMPARE(opened.count(), 0);
}

void TestWallPage::figuresKeepToThemselves_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("mirrored");
    for (const bool mirrored : {false, true})
        for (const int width : {600, 624, 680, 704, 760, 800, 904, 968, 1100, 1216, 1500})
            QTest::addRow("%d%s", width, mirrored ? " mirrored" : "") << width << mirrored;
}

void TestWallPage::figuresKeepToThemselves()
{
    QFETCH(int, width);
    QFETCH(bool, mirrored);
    Theme theme;
    theme.apply();
    WallPage page(theme);
    page.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    page.resize(width, 424);
    const HabitLog log = logOf(u"year"_s);
    WallState state = wallState(log, {}, sample::summaryOf(log), WallRange::Year, QLocale::c());
    state.figures[0].detail = u"112 bricks over 114 days"_s;
    state.figures[1].detail = u"19 Mar 2024 – 30 Apr 2025"_s;
    state.figures[2].detail = u"15-week publishing streak"_s;
    page.setState(state);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    const QWidget* head = page.findChild<BriefLabel*>()->parentWidget();
    const QRect box(QPoint(), head->size());
    const QList<QLabel*> labels = head->findChildren<QLabel*>();
    QCOMPARE(labels.size(), 12);
    for (const QLabel* label : labels) {
        QVERIFY2(box.contains(label->geometry()), qPrintable(label->text()));
        QVERIFY2(label->fontMetrics().horizontalAdvance(label->text()) <= label->width(),
                 qPrintable(label->text()));
        for (const QLabel* other : labels)
            QVERIFY2(other == label || !other->geometry().intersects(label->geometry()),
                     qPrintable(label->text() + u" | "_s + other->text()));
        const auto* brief = qobject_cast<const BriefLabel*>(label);
        QVERIFY(!brief || brief->text() == brief->whole() || brief->toolTip().contains(brief->whole()));
    }
}

void TestWallPage::wordsStandAtTheLeadingEdge()
{
    Theme theme;
    WallPage page(theme);
    page.resize(1200, 800);
    page.setLayoutDirection(Qt::RightToLeft);
    const HabitLog log = logOf(u"year"_s);
    page.setState(wallState(log, {}, sample::summaryOf(log), WallRange::Year, QLocale::c()));
    for (const QLabel* label : page.findChildren<QLabel*>())
        QVERIFY2((label->alignment() & Qt::AlignHorizontal_Mask) == (Qt::AlignRight | Qt::AlignAbsolute),
                 qPrintable(label->text()));
}

void TestWallPage::theWallLeavesRoomForItsRing()
{
    Theme theme;
    for (const WallRange range : {WallRange::TwelveWeeks, WallRange::Year, WallRange::Everything}) {
        WallPage page(theme);
        page.resize(704, 424);
        const HabitLog log = logOf(u"eight years"_s);
        page.setState(wallState(log, {}, sample::summaryOf(log), range, QLocale::c()));
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        auto* wall = page.findChild<BrickWallChart*>();
        const QRectF inside = QRectF(wall->rect()).adjusted(3, 3, -3, -3);
        for (int cell = 0; cell < wall->cellCount(); ++cell)
            QVERIFY(inside.contains(wall->cellRect(cell)));
        if (const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES"); !folder.isEmpty()) {
            wall->setFocus(Qt::OtherFocusReason);
            wall->grab().save(QDir(folder).filePath(u"wall-ring-%1.png"_s.arg(static_cast<int>(range))));
        }
    }
}

void TestWallPage::stackIsOfferedWhileTodayIsOpen()
{
    Theme theme;
    WallPage page(theme);
    page.resize(1200, 800);
    const auto button = [&page]() -> QPushButton* {
        for (QPushButton* found : page.findChildren<QPushButton*>())
            if (found->text() == u"Stack a brick"_s)
                return found;
        return nullptr;
    };
    QVERIFY(button());
    HabitLog log;
    page.setState(wallState(log, {}, sample::summaryOf(log), WallRange::Year, QLocale::c()));
    QVERIFY(!button()->isHidden());
    QSignalSpy requested(&page, &WallPage::stackRequested);
    button()->click();
    QCOMPARE(requested.count(), 1);
    sample::addBrick(log, sample::today);
    page.setState(wallState(log, {}, sample::summaryOf(log), WallRange::Year, QLocale::c()));
    QVERIFY(button()->isHidden());
}

void TestWallPage::tabOrderFollowsTheEye()
{
    Theme theme;
    WallPage page(theme);
    page.resize(1200, 800);
    const HabitLog log = logOf(u"open"_s);
    page.setState(wallState(log, {}, sample::summaryOf(log), WallRange::Year, QLocale::c()));
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QStringList order;
    for (QWidget* widget = page.nextInFocusChain(); widget != &page; widget = widget->nextInFocusChain()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
            continue;
        const auto* button = qobject_cast<QPushButton*>(widget);
        QVERIFY2(button || !widget->accessibleName().isEmpty(), widget->metaObject()->className());
        order.append(button ? button->text()
                            : QString::fromLatin1(widget->metaObject()->className()).section(u':', -1));
    }
    QCOMPARE(order, (QStringList{u"Year"_s, u"Stack a brick"_s, u"BrickWallChart"_s, u"PostsPerWeekChart"_s,
                                 u"PostsSoFarChart"_s, u"SharesChart"_s, u"SharesChart"_s}));
}

QTEST_MAIN(TestWallPage)
#include "tst_wall_page.moc"
