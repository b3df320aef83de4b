// What the writer does on the wall page: choosing ranges, walking, opening days, coming back.
#include "tests/ui/wall/sample_states.h"
#include "ui/charts/cell_card.h"
#include "ui/theme/theme.h"
#include "ui/wall/day_panel.h"
#include "ui/wall/wall_page.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestWallKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rangesAreChosenByKeyAndMouse();
    void aRangeIsChosenByWhatReadsTheScreen();
    void theOpenDayStaysRinged();
    void theWallFollowsTheDayThatIsShown();
    void todayBringsBackTheCellAndTheScroll();
    void theKeyboardStaysOnItsDayWhenTheRangeChanges();
    void aCellOutOfSightIsScrolledTo();
    void chartsOfDaysOpenThem_data();
    void chartsOfDaysOpenThem();
    void chartsThatOpenNothingKeepTheirCard();
    void everyRunIsReached();
    void thePanelStandsBesideTheCardsWhereThereIsRoom_data();
    void thePanelStandsBesideTheCardsWhereThereIsRoom();
    void closingThePanelReturnsToTheCell_data();
    void closingThePanelReturnsToTheCell();
    void escapeOnTheWallClosesThePanel();
    void stackIsOfferedWhileTodayIsOpen();
    void tabOrderFollowsTheEye_data();
    void tabOrderFollowsTheEye();

private:
    void show(const QString& kind, WallRange range, QSize size = QSize(1200, 800));
    template <typename Chart>
    [[nodiscard]] Chart* chart() const
    {
        return m_page->findChild<Chart*>();
    }
    [[nodiscard]] QPushButton* button(const QString& name) const
    {
        return m_page->findChild<QPushButton*>(name);
    }
    [[nodiscard]] QScrollArea* scroll() const { return m_page->findChild<QScrollArea*>(u"wall.scroll"_s); }
    [[nodiscard]] int cardsShown() const;
    void openFromWall();
    void showDay(Day day);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WallPage> m_page;
};

void TestWallKeyboard::init()
{
    m_page.reset();
    m_theme = std::make_unique<Theme>();
    m_theme->apply();
    m_page = std::make_unique<WallPage>(*m_theme);
    // As the desk does.
    connect(m_page.get(), &WallPage::dayActivated, m_page.get(), [this] { m_page->showDayPanel(); });
}

void TestWallKeyboard::show(const QString& kind, WallRange range, QSize size)
{
    const HabitLog log = sample::logOf(kind);
    m_page->resize(size);
    m_page->setState(wallState(log, {}, sample::summaryOf(log), range, QLocale::c()));
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestWallKeyboard::showDay(Day day)
{
    DayState state;
    state.day = day;
    m_page->dayPanel().setState(state);
}

int TestWallKeyboard::cardsShown() const
{
    int shown = 0;
    for (const CellCard* card : m_page->findChildren<CellCard*>())
        shown += card->isVisible() ? 1 : 0;
    return shown;
}

void TestWallKeyboard::rangesAreChosenByKeyAndMouse()
{
    show(u"young"_s, WallRange::TwelveWeeks);
    QSignalSpy chosen(m_page.get(), &WallPage::rangeChosen);
    QVERIFY(button(u"wall.weeks"_s)->isChecked());
    button(u"wall.everything"_s)->click();
    QCOMPARE(chosen.takeFirst().constFirst().value<WallRange>(), WallRange::Everything);
    show(u"young"_s, WallRange::Everything);
    QVERIFY(button(u"wall.everything"_s)->isChecked());
    button(u"wall.everything"_s)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button(u"wall.everything"_s), Qt::Key_Left);
    QCOMPARE(chosen.takeFirst().constFirst().value<WallRange>(), WallRange::Year);
    QCOMPARE(QApplication::focusWidget(), button(u"wall.year"_s));
}

void TestWallKeyboard::aRangeIsChosenByWhatReadsTheScreen()
{
    show(u"young"_s, WallRange::Year);
    QSignalSpy chosen(m_page.get(), &WallPage::rangeChosen);
    QAccessibleInterface* weeks = QAccessible::queryAccessibleInterface(button(u"wall.weeks"_s));
    QVERIFY(weeks && weeks->actionInterface());
    weeks->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.takeFirst().constFirst().value<WallRange>(), WallRange::TwelveWeeks);
    weeks->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    QVERIFY2(button(u"wall.weeks"_s)->isChecked() && chosen.isEmpty(), "one of them always holds");
    m_page->setState(wallState(sample::logOf(u"young"_s), {}, sample::summaryOf(sample::logOf(u"young"_s)),
                               WallRange::Everything, QLocale::c()));
    QVERIFY(button(u"wall.everything"_s)->isChecked());
    QVERIFY2(chosen.isEmpty(), "a state that comes is no choice");
}

void TestWallKeyboard::theOpenDayStaysRinged()
{
    show(u"3 years"_s, WallRange::Year);
    auto* wall = chart<BrickWallChart>();
    const int cell = wall->cellCount() - 20;
    const QColor ink = m_theme->tokens().ink;
    // A stretch of the ring's upper edge; nothing else on the wall is drawn in ink there.
    const auto ringed = [&](int which) {
        const QImage image = wall->grab().toImage();
        const QRectF box = wall->cellRect(which);
        const qreal ratio = image.devicePixelRatio();
        for (qreal x = box.left() + 6; x < box.right() - 6; ++x)
            if (image.pixelColor(QPoint(qRound(x * ratio), qRound((box.top() - 2) * ratio))) != ink)
                return false;
        return true;
    };
    const Day day = wall->wall().courses.front().start.plus(cell);
    wall->setFocus(Qt::OtherFocusReason);
    wall->setCurrentCell(cell);
    showDay(day);
    QTest::keyClick(wall, Qt::Key_Return);
    QVERIFY(m_page->dayPanel().isAncestorOf(QApplication::focusWidget()));
    QVERIFY2(ringed(cell), "the keyboard is in the panel, the day is still seen");
    QVERIFY(!ringed(cell - 1));
    m_page->hideDayPanel();
    m_page->setFocus();
    button(u"wall.year"_s)->setFocus();
    QVERIFY2(!ringed(cell), "nothing is open any more");
}

void TestWallKeyboard::theWallFollowsTheDayThatIsShown()
{
    show(u"3 years"_s, WallRange::Year);
    auto* wall = chart<BrickWallChart>();
    const int cell = wall->cellCount() - 20;
    const Day day = wall->wall().courses.front().start.plus(cell);
    wall->setFocus(Qt::OtherFocusReason);
    wall->setCurrentCell(cell);
    showDay(day);
    QTest::keyClick(wall, Qt::Key_Return);
    showDay(day.plus(-3));
    QCOMPARE(wall->currentCell(), cell - 3);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), wall);
    QCOMPARE(wall->currentCell(), cell - 3);
    showDay(day);
    QVERIFY2(wall->currentCell() == cell - 3, "a panel that is closed leads nowhere");
    // Opened from another chart, the wall's own keyboard stays where it was.
    auto* posts = chart<PostsPerWeekChart>();
    posts->setFocus(Qt::TabFocusReason);
    QTest::keyClick(posts, Qt::Key_Return);
    showDay(day.plus(-9));
    QCOMPARE(wall->openDay(), std::optional(day.plus(-9)));
    QCOMPARE(wall->currentCell(), cell - 3);
}

void TestWallKeyboard::todayBringsBackTheCellAndTheScroll()
{
    show(u"20 years"_s, WallRange::Everything, QSize(900, 500));
    auto* wall = chart<BrickWallChart>();
    QPushButton* today = button(u"wall.today"_s);
    QVERIFY2(!today->isEnabled() || scroll()->verticalScrollBar()->value() == 0, "nothing to go back to yet");
    wall->setFocus(Qt::TabFocusReason);
    QTest::keyClick(wall, Qt::Key_Home);
    QCOMPARE(wall->currentCell(), 0);
    QVERIFY(today->isEnabled());
    today->click();
    QCOMPARE(wall->currentCell(), wall->cellCount() - 1);
    QCOMPARE(QApplication::focusWidget(), wall);
    const QRect cell = wall->cellRect(wall->cellCount() - 1).toAlignedRect();
    QVERIFY(scroll()->viewport()->rect().contains(
        QRect(wall->mapTo(scroll()->viewport(), cell.topLeft()), cell.size())));
    QVERIFY2(!today->isEnabled(), "there already");
    // The scroll alone takes one away as well.
    scroll()->verticalScrollBar()->setValue(scroll()->verticalScrollBar()->maximum());
    QVERIFY(today->isEnabled());
}

void TestWallKeyboard::theKeyboardStaysOnItsDayWhenTheRangeChanges()
{
    show(u"3 years"_s, WallRange::Year);
    auto* wall = chart<BrickWallChart>();
    wall->setFocus(Qt::TabFocusReason);
    for (int step = 0; step < 9; ++step)
        QTest::keyClick(wall, Qt::Key_Left);
    const QString name = wall->nameOf(wall->currentCell().value());
    show(u"3 years"_s, WallRange::Everything);
    QCOMPARE(wall->nameOf(wall->currentCell().value()), name);
    show(u"3 years"_s, WallRange::TwelveWeeks);
    QCOMPARE(wall->nameOf(wall->currentCell().value()), name);
}

void TestWallKeyboard::aCellOutOfSightIsScrolledTo()
{
    show(u"20 years"_s, WallRange::Everything, QSize(900, 500));
    auto* wall = chart<BrickWallChart>();
    wall->setFocus(Qt::TabFocusReason);
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_End}) {
        QTest::keyClick(wall, key);
        const QRect cell = wall->cellRect(wall->currentCell().value()).toAlignedRect();
        QVERIFY(scroll()->viewport()->rect().contains(
            QRect(wall->mapTo(scroll()->viewport(), cell.topLeft()), cell.size())));
    }
}

void TestWallKeyboard::chartsOfDaysOpenThem_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Day>("day"); // of the third cell from the end
    QTest::newRow("the wall opens its day") << u"BrickWallChart"_s << sample::today.plus(-2);
    QTest::newRow("words a day open their day") << u"WordsPerDayChart"_s << sample::today.plus(-2);
    QTest::newRow("the trend opens its day") << u"TrendChart"_s << sample::today.plus(-2);
    // The last three weeks begin on 3, 10 and 17 November; the sample publishes on Tuesdays.
    QTest::newRow("a week opens its first day with a post") << u"PostsPerWeekChart"_s << Day(2025, 11, 4);
}

void TestWallKeyboard::chartsOfDaysOpenThem()
{
    QFETCH(QString, kind);
    QFETCH(Day, day);
    HabitLog log = sample::logOf(u"young"_s);
    log.posts.clear();
    for (const int date : {4, 6, 11, 18})
        sample::addPost(log, Day(2025, 11, date), u"Letter"_s);
    m_page->resize(1200, 800);
    m_page->setState(wallState(log, {}, sample::summaryOf(log), WallRange::TwelveWeeks, QLocale::c()));
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QSignalSpy opened(m_page.get(), &WallPage::dayActivated);
    for (ChartWidget* chart : m_page->findChildren<ChartWidget*>()) {
        if (!QString::fromLatin1(chart->metaObject()->className()).endsWith(kind))
            continue;
        scroll()->ensureWidgetVisible(chart);
        const int cell = chart->cellCount() - 3;
        chart->setFocus(Qt::TabFocusReason);
        chart->setCurrentCell(cell);
        QTest::keyClick(chart, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.takeFirst().constFirst().value<Day>(), day);
        m_page->hideDayPanel();
        QTest::mouseClick(chart, Qt::LeftButton, Qt::NoModifier, chart->cellRect(cell).center().toPoint());
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.takeFirst().constFirst().value<Day>(), day);
        return;
    }
    QFAIL("no such chart");
}

void TestWallKeyboard::chartsThatOpenNothingKeepTheirCard()
{
    show(u"young"_s, WallRange::Year);
    QSignalSpy opened(m_page.get(), &WallPage::dayActivated);
    int charts = 0;
    for (SharesChart* chart : m_page->findChildren<SharesChart*>()) {
        ++charts;
        scroll()->ensureWidgetVisible(chart);
        QTest::mouseClick(chart, Qt::LeftButton, Qt::NoModifier, chart->cellRect(1).center().toPoint());
        QCOMPARE(chart->currentCell(), 1);
        QCOMPARE(cardsShown(), 1);
        QTest::keyClick(chart, Qt::Key_Escape);
        QCOMPARE(cardsShown(), 0);
        QTest::keyClick(chart, Qt::Key_Return);
        QVERIFY2(cardsShown() == 1, "the key shows the card");
    }
    QCOMPARE(charts, 3);
    QCOMPARE(opened.count(), 0);
}

void TestWallKeyboard::everyRunIsReached()
{
    show(u"3 years"_s, WallRange::Year);
    auto* runs = chart<RunsChart>();
    const int count = runs->cellCount();
    QVERIFY2(count > 20, "more than fit");
    runs->setFocus(Qt::TabFocusReason);
    QCOMPARE(runs->currentCell(), 0);
    const auto isSeen = [runs](int cell) { return QRectF(runs->rect()).contains(runs->cellRect(cell)); };
    QVERIFY(!isSeen(count - 1));
    for (int cell = 1; cell < count; ++cell) {
        QTest::keyClick(runs, Qt::Key_Down);
        QCOMPARE(runs->currentCell(), cell);
        QVERIFY(isSeen(cell));
    }
    QTest::keyClick(runs, Qt::Key_Home);
    QVERIFY(isSeen(0));
}

void TestWallKeyboard::thePanelStandsBesideTheCardsWhereThereIsRoom_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<bool>("beside");
    QTest::newRow("wide") << 1280 << false << true;
    QTest::newRow("wide, right to left") << 1280 << true << true;
    QTest::newRow("just wide enough") << 1180 << false << true;
    QTest::newRow("not wide enough") << 1179 << false << false;
    QTest::newRow("small, right to left") << 960 << true << false;
}

void TestWallKeyboard::thePanelStandsBesideTheCardsWhereThereIsRoom()
{
    QFETCH(int, width);
    QFETCH(bool, mirrored);
    QFETCH(bool, beside);
    m_page->setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    show(u"year"_s, WallRange::Year, QSize(width, 700));
    QVERIFY(m_page->dayPanel().isHidden());
    QCOMPARE(scroll()->width(), width);
    m_page->showDayPanel();
    const QRect panel = m_page->dayPanel().geometry();
    QCOMPARE(panel.height(), 700);
    QVERIFY2(panel.width() >= 300 && panel.width() <= 360, qPrintable(QString::number(panel.width())));
    QCOMPARE(mirrored ? panel.left() : width - panel.right() - 1, 0);
    QCOMPARE(scroll()->geometry().intersects(panel), !beside);
    QVERIFY(m_page->dayPanel().isAncestorOf(QApplication::focusWidget()));
    if (const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES"); !folder.isEmpty())
        m_page->grab().save(QDir(folder).filePath(
            u"wall-panel-%1%2.png"_s.arg(width).arg(mirrored ? u"-mirrored"_s : QString())));
    m_page->hideDayPanel();
    QCOMPARE(scroll()->width(), width);
}

void TestWallKeyboard::openFromWall()
{
    auto* wall = chart<BrickWallChart>();
    wall->setFocus(Qt::TabFocusReason);
    QTest::keyClick(wall, Qt::Key_Left);
    QTest::keyClick(wall, Qt::Key_Left);
    QTest::keyClick(wall, Qt::Key_Return);
}

void TestWallKeyboard::closingThePanelReturnsToTheCell_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("byButton");
    for (const int width : {1280, 960})
        for (const bool byButton : {false, true})
            QTest::addRow("%d wide, by %s", width, byButton ? "its button" : "Escape") << width << byButton;
}

void TestWallKeyboard::closingThePanelReturnsToTheCell()
{
    QFETCH(int, width);
    QFETCH(bool, byButton);
    show(u"year"_s, WallRange::Year, QSize(width, 700));
    auto* wall = chart<BrickWallChart>();
    openFromWall();
    QVERIFY(m_page->dayPanel().isVisible());
    const std::optional<int> cell = wall->currentCell();
    QCOMPARE(cell, wall->cellCount() - 3);
    QVERIFY(QApplication::focusWidget() != wall);
    // The day is changed meanwhile.
    HabitLog log = sample::logOf(u"year"_s);
    log.bricks.erase(sample::today.plus(-2));
    m_page->setState(wallState(log, {}, sample::summaryOf(log), WallRange::Year, QLocale::c()));
    if (byButton) {
        auto* close = m_page->dayPanel().findChild<QToolButton*>(u"dayPanel.close"_s);
        QVERIFY(close);
        close->click();
    } else {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }
    QVERIFY(!m_page->dayPanel().isVisible());
    QCOMPARE(QApplication::focusWidget(), wall);
    QCOMPARE(wall->currentCell(), cell);
}

void TestWallKeyboard::escapeOnTheWallClosesThePanel()
{
    show(u"year"_s, WallRange::Year, QSize(1280, 700));
    auto* wall = chart<BrickWallChart>();
    openFromWall();
    wall->setFocus(Qt::TabFocusReason);
    QTest::keyClick(wall, Qt::Key_Escape);
    QVERIFY2(cardsShown() == 0, "the card first");
    QTest::keyClick(wall, Qt::Key_Escape);
    QVERIFY(!m_page->dayPanel().isVisible());
    QCOMPARE(QApplication::focusWidget(), wall);
}

void TestWallKeyboard::stackIsOfferedWhileTodayIsOpen()
{
    show(u"open"_s, WallRange::Year);
    QPushButton* stack = button(u"wall.stack"_s);
    QVERIFY(stack->isVisible());
    QSignalSpy requested(m_page.get(), &WallPage::stackRequested);
    stack->click();
    QCOMPARE(requested.count(), 1);
    show(u"year"_s, WallRange::Year);
    QVERIFY(!stack->isVisible());
    show(u"empty"_s, WallRange::Year);
    QVERIFY(stack->isVisible());
}

void TestWallKeyboard::tabOrderFollowsTheEye_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<WallRange>("range");
    QTest::addColumn<QSize>("size");
    QTest::newRow("twelve weeks") << u"open"_s << WallRange::TwelveWeeks << QSize(1200, 800);
    QTest::newRow("a year") << u"open"_s << WallRange::Year << QSize(1200, 800);
    QTest::newRow("a year, small") << u"open"_s << WallRange::Year << QSize(900, 600);
    QTest::newRow("a year, narrow") << u"open"_s << WallRange::Year << QSize(640, 600);
    QTest::newRow("three years") << u"3 years"_s << WallRange::Everything << QSize(1200, 800);
    QTest::newRow("eight years") << u"8 years"_s << WallRange::Everything << QSize(1200, 800);
}

void TestWallKeyboard::tabOrderFollowsTheEye()
{
    QFETCH(QString, kind);
    QFETCH(WallRange, range);
    QFETCH(QSize, size);
    show(u"young"_s, WallRange::Year); // whatever was shown before
    show(kind, range, size);
    QList<QWidget*> stops;
    for (QWidget* widget = m_page->nextInFocusChain(); widget != m_page.get();
         widget = widget->nextInFocusChain())
        if (widget->focusPolicy() & Qt::TabFocus && widget->isVisible() && widget->isEnabled())
            stops.append(widget);
    QList<ChartWidget*> charts;
    for (QWidget* stop : stops) {
        QVERIFY2(!stop->accessibleName().isEmpty() || qobject_cast<QPushButton*>(stop),
                 stop->metaObject()->className());
        if (auto* chart = qobject_cast<ChartWidget*>(stop))
            charts.append(chart);
        else
            QVERIFY2(charts.isEmpty(), "one tab stop a chart, and buttons before them");
    }
    QCOMPARE(charts.size(), 9);
    QCOMPARE(charts.front(), chart<BrickWallChart>());
    // Nothing that is read later lies above and before what is read earlier.
    const auto boxOf = [this](QWidget* chart) {
        return QRect(chart->mapTo(m_page.get(), QPoint()), chart->size());
    };
    for (qsizetype i = 1; i < charts.size(); ++i) {
        const QRect before = boxOf(charts[i - 1]);
        const QRect after = boxOf(charts[i]);
        QVERIFY2(after.top() >= before.bottom() || after.left() >= before.right(),
                 charts[i]->metaObject()->className());
    }
}

QTEST_MAIN(TestWallKeyboard)
#include "tst_wall_keyboard.moc"
