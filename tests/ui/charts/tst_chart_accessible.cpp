// Charts as a screen reader meets them: the wall as a table of weeks and days, other charts as lists; every
// cell named, placed and pressed; the focus told cell by cell; nothing made while nobody listens.
#include "ui/charts/brick_wall_chart.h"
#include "ui/charts/chart_accessible.h"
#include "ui/charts/week_course.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

#include <algorithm>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day friday(2025, 11, 21);
const Day monday = friday.plus(-4);

struct Told
{
    QAccessible::Event event;
    QString name;
    QAccessible::Role role;
    QObject* object;
};
std::vector<Told> told;

void note(QAccessibleEvent* event)
{
    if (QAccessibleInterface* about = event->accessibleInterface())
        told.push_back({event->type(), about->text(QAccessible::Name), about->role(), event->object()});
}

/// The names that the focus was told to be on, one after the other.
QStringList focusTold()
{
    QStringList names;
    for (const Told& one : told)
        if (one.event == QAccessible::Focus)
            names << one.name;
    return names;
}

bool wasTold(QAccessible::Event event)
{
    return std::ranges::contains(told, event, &Told::event);
}

HabitLog sampleLog()
{
    HabitLog log;
    for (const int back : {0, 2, 3, 40}) {
        Brick brick;
        brick.day = friday.plus(-back);
        brick.size = back == 2 ? BrickSize::Large : BrickSize::Small;
        log.bricks.emplace(brick.day, brick);
    }
    return log;
}

BrickWall wallOf(int weeks, const HabitLog& log = sampleLog(), Day today = friday)
{
    Summary summary;
    summary.today = today;
    return {.plan = WallPlan::Courses,
            .courses = coursesOf(log, {}, summary, today.plus(-7LL * (weeks - 1))),
            .today = today,
            .welcome = {},
            .welcomeMore = {},
            .locale = QLocale(QLocale::English, QLocale::UnitedKingdom)};
}

/// A wall in a window that has the keyboard, beside a button.
struct Shown
{
    explicit Shown(int weeks = 52, Qt::LayoutDirection direction = Qt::LeftToRight)
        : button(&window), wall(theme, &window)
    {
        window.setLayoutDirection(direction);
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(&button);
        layout->addWidget(&wall);
        wall.setWall(wallOf(weeks));
        window.resize(700, 760);
        window.show();
        active = QTest::qWaitForWindowActive(&window);
        button.setFocus();
        (void) chart()->child(0); // somebody reads the wall
        told.clear();
    }

    /// The keyboard on the wall, on today.
    void enter()
    {
        QTest::keyClick(&button, Qt::Key_Tab);
        QCoreApplication::processEvents();
    }
    void press(Qt::Key key)
    {
        told.clear();
        QTest::keyClick(&wall, key);
    }
    [[nodiscard]] QAccessibleInterface* chart() { return QAccessible::queryAccessibleInterface(&wall); }
    [[nodiscard]] QAccessibleInterface* day(Day which)
    {
        const auto weeksBack = static_cast<int>((monday.daysTo(which) + 7 * 1000) / 7 - 1000);
        return chart()->tableInterface()->cellAt(-weeksBack, which.date().dayOfWeek() - 1);
    }

    Theme theme;
    QWidget window;
    QPushButton button;
    BrickWallChart wall;
    bool active = false;
};

QString nameOf(QAccessibleInterface* one)
{
    return one ? one->text(QAccessible::Name) : u"(nothing)"_s;
}

/// Twenty years of cells that count how often one is asked for its name.
class LongChart final : public ChartWidget
{
public:
    using ChartWidget::ChartWidget;
    [[nodiscard]] int cellCount() const override { return cells; }
    [[nodiscard]] QRectF cellRect(int cell) const override { return {cell * 0.05, 0, 0.05, 10}; }
    [[nodiscard]] QString nameOf(int cell) const override
    {
        ++asked;
        return QString::number(cell);
    }
    [[nodiscard]] CardText cardOf(int) const override { return {}; }
    void paintChart(QPainter&) override {}
    void change(int count)
    {
        cells = count;
        cellsChanged();
    }

    int cells = 7300;
    mutable int asked = 0;
};

} // namespace

class TestChartAccessible : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theWallIsATableOfWeeksAndDays();
    void everyCellIsNamed();
    void daysToComeFillTheLastWeekAndNoMore();
    void otherChartsAreLists();
    void cellsStandWhereTheyAreDrawn_data();
    void cellsStandWhereTheyAreDrawn();
    void theFocusIsOnTheCell();
    void arrowKeysTellTheCell_data();
    void arrowKeysTellTheCell();
    void aCurrentCellWithoutTheKeyboardIsNotTold();
    void pressingOpensTheDay();
    void focusAndChoiceComeFromOutside();
    void cellsThatVanishAreNotHeldOn();
    void theFocusDoesNotStayOnACellThatIsGone();
    void aDayThatMovesToAnotherCellIsToldOnce();
    void aNewNameIsTold();
    void aChartThatDiesTakesItsCellsAlong();
    void nothingIsMadeWhileNobodyListens();
    void onlyWhatIsAskedForIsMade();
};

void TestChartAccessible::init()
{
    QAccessible::installUpdateHandler(note);
    told.clear();
}

void TestChartAccessible::theWallIsATableOfWeeksAndDays()
{
    Shown shown;
    QAccessibleInterface* chart = shown.chart();
    QCOMPARE(chart->role(), QAccessible::Table);
    QCOMPARE(nameOf(chart), shown.wall.accessibleName());
    QCOMPARE(chart->childCount(), 364);
    QAccessibleTableInterface* table = chart->tableInterface();
    QVERIFY(table);
    QCOMPARE(table->rowCount(), 52);
    QCOMPARE(table->columnCount(), 7);
    // As it is seen: the newest week on top, the first day of a week first.
    QCOMPARE(nameOf(table->cellAt(0, 4)), u"Friday 21 November, today, small brick"_s);
    QCOMPARE(nameOf(table->cellAt(0, 0)), u"Monday 17 November, no brick"_s);
    QCOMPARE(nameOf(table->cellAt(1, 6)), u"Sunday 16 November, no brick"_s);
    QCOMPARE(nameOf(table->cellAt(51, 0)), u"Monday 25 November 2024, no brick"_s);
    for (int index = 0; index < chart->childCount(); ++index) {
        QAccessibleInterface* child = chart->child(index);
        QCOMPARE(child->role(), QAccessible::Cell);
        QCOMPARE(child->parent(), chart);
        QCOMPARE(chart->indexOfChild(child), index);
        QAccessibleTableCellInterface* cell = child->tableCellInterface();
        QCOMPARE(cell->table(), chart);
        QCOMPARE(table->cellAt(cell->rowIndex(), cell->columnIndex()), child);
    }
    QVERIFY(!chart->child(-1) && !chart->child(364));
    QVERIFY(!table->cellAt(0, 7) && !table->cellAt(52, 0) && !table->cellAt(-1, 3));
}

void TestChartAccessible::everyCellIsNamed()
{
    Shown shown;
    QSet<QString> names;
    for (int index = 0; index < 364; ++index)
        names << nameOf(shown.chart()->child(index));
    QVERIFY(!names.contains(QString()));
    QCOMPARE(names.size(), 364);
    QCOMPARE(nameOf(shown.day(friday.plus(-2))), u"Wednesday 19 November, large brick"_s);
    QCOMPARE(nameOf(shown.day(friday.plus(-40))), u"Sunday 12 October, small brick"_s);
}

void TestChartAccessible::daysToComeFillTheLastWeekAndNoMore()
{
    Shown shown;
    for (const int ahead : {1, 2}) {
        QAccessibleInterface* day = shown.day(friday.plus(ahead));
        QVERIFY2(nameOf(day).endsWith(u"still to come"_s), qPrintable(nameOf(day)));
        QVERIFY(day->state().disabled);
        QVERIFY(!day->state().focusable && !day->state().selectable);
        QVERIFY(day->actionInterface()->actionNames().isEmpty());
        QVERIFY(!shown.chart()->selectionInterface()->select(day));
    }
    QVERIFY(!shown.wall.currentCell());
    const QAccessible::State today = shown.day(friday)->state();
    QVERIFY(today.focusable && today.selectable && !today.disabled);
}

void TestChartAccessible::otherChartsAreLists()
{
    Theme theme;
    WeekCourse course(theme);
    QAccessibleInterface* chart = QAccessible::queryAccessibleInterface(&course);
    QCOMPARE(chart->role(), QAccessible::List);
    QCOMPARE(chart->childCount(), 0);
    QVERIFY(!chart->child(0));
    Summary summary;
    summary.today = friday;
    course.setState(courseState(sampleLog(), {}, summary, QLocale(QLocale::English, QLocale::UnitedKingdom)));
    QCOMPARE(chart->childCount(), 7);
    QCOMPARE(chart->child(0)->role(), QAccessible::ListItem);
    QCOMPARE(nameOf(chart->child(0)), u"Monday 17 November, no brick"_s);
    QCOMPARE(nameOf(chart->child(4)), u"Friday 21 November, today, small brick"_s);
    LongChart leadsNowhere(theme);
    QAccessibleInterface* quiet = QAccessible::queryAccessibleInterface(&leadsNowhere)->child(3);
    QCOMPARE(nameOf(quiet), u"3"_s);
    QVERIFY(!quiet->actionInterface()->actionNames().contains(QAccessibleActionInterface::pressAction()));
}

void TestChartAccessible::cellsStandWhereTheyAreDrawn_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestChartAccessible::cellsStandWhereTheyAreDrawn()
{
    QFETCH(Qt::LayoutDirection, direction);
    Shown shown(52, direction);
    QAccessibleInterface* chart = shown.chart();
    QCOMPARE(chart->rect(), QRect(shown.wall.mapToGlobal(QPoint()), shown.wall.size()));
    for (int index = 0; index < chart->childCount(); ++index) {
        QAccessibleInterface* cell = chart->child(index);
        const QRect place = cell->rect();
        QVERIFY2(!place.isEmpty() && chart->rect().contains(place), qPrintable(nameOf(cell)));
        const QPoint middle = place.center();
        QCOMPARE(chart->childAt(middle.x(), middle.y()), cell);
    }
    const QRect first = shown.day(monday)->rect();
    const QRect second = shown.day(monday.plus(1))->rect();
    const QRect earlier = shown.day(monday.plus(-14))->rect();
    QCOMPARE(first.left() < second.left(), direction == Qt::LeftToRight);
    QVERIFY(first.bottom() < earlier.top());
    const QPoint outside = chart->rect().bottomRight() + QPoint(5, 5);
    QVERIFY(!chart->childAt(outside.x(), outside.y()));
    shown.window.hide();
    QVERIFY(shown.day(friday)->state().invisible);
}

void TestChartAccessible::theFocusIsOnTheCell()
{
    Shown shown;
    QVERIFY(shown.active);
    QVERIFY(!shown.chart()->focusChild());
    shown.enter();
    QVERIFY(shown.wall.hasFocus());
    // After the widget's own focus, which Qt tells, so that the cell is what is heard.
    QTRY_COMPARE(focusTold(), (QStringList{shown.wall.accessibleName(), nameOf(shown.day(friday))}));
    QCOMPARE(shown.chart()->focusChild(), shown.day(friday));
    int focused = shown.chart()->state().focused ? 1 : 0;
    for (int index = 0; index < shown.chart()->childCount(); ++index)
        focused += shown.chart()->child(index)->state().focused ? 1 : 0;
    QCOMPARE(focused, 1);
    QVERIFY(shown.day(friday)->state().focused && shown.day(friday)->state().selected);

    told.clear();
    shown.button.setFocus();
    QVERIFY(!shown.day(friday)->state().focused);
    QVERIFY(!shown.chart()->focusChild());
    QCoreApplication::processEvents();
    QCOMPARE(focusTold(), QStringList{nameOf(QAccessible::queryAccessibleInterface(&shown.button))});
}

void TestChartAccessible::arrowKeysTellTheCell_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("name");
    const QString dayBefore = u"Thursday 13 November, no brick"_s;
    const QString dayAfter = u"Saturday 15 November, no brick"_s;
    const QString weekBefore = u"Friday 7 November, no brick"_s;
    const QString today = u"Friday 21 November, today, small brick"_s;
    QTest::newRow("left is the day before") << Qt::LeftToRight << Qt::Key_Left << dayBefore;
    QTest::newRow("right is the day after") << Qt::LeftToRight << Qt::Key_Right << dayAfter;
    QTest::newRow("mirrored, right is the day before") << Qt::RightToLeft << Qt::Key_Right << dayBefore;
    QTest::newRow("mirrored, left is the day after") << Qt::RightToLeft << Qt::Key_Left << dayAfter;
    QTest::newRow("down is a week earlier") << Qt::LeftToRight << Qt::Key_Down << weekBefore;
    QTest::newRow("up is a week later") << Qt::LeftToRight << Qt::Key_Up << today;
    QTest::newRow("page down is a month earlier")
        << Qt::LeftToRight << Qt::Key_PageDown << u"Tuesday 14 October, no brick"_s;
    QTest::newRow("home is the first day")
        << Qt::LeftToRight << Qt::Key_Home << u"Monday 25 November 2024, no brick"_s;
    QTest::newRow("end is today") << Qt::LeftToRight << Qt::Key_End << today;
}

void TestChartAccessible::arrowKeysTellTheCell()
{
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(Qt::Key, key);
    QFETCH(QString, name);
    Shown shown(52, direction);
    QVERIFY(shown.active);
    shown.enter();
    shown.press(Qt::Key_Down); // a week before today
    shown.press(key);
    QCOMPARE(focusTold(), QStringList{name});
    QCOMPARE(nameOf(shown.chart()->focusChild()), name);
    // At an edge nothing moves and nothing is said again.
    shown.press(Qt::Key_End);
    shown.press(Qt::Key_End);
    QCOMPARE(focusTold(), QStringList());
}

void TestChartAccessible::aCurrentCellWithoutTheKeyboardIsNotTold()
{
    Shown shown;
    shown.wall.setCurrentCell(5);
    QCoreApplication::processEvents();
    QCOMPARE(focusTold(), QStringList());
}

void TestChartAccessible::pressingOpensTheDay()
{
    Shown shown;
    QSignalSpy opened(&shown.wall, &BrickWallChart::activated);
    const Day day = friday.plus(-9);
    QAccessibleActionInterface* actions = shown.day(day)->actionInterface();
    QVERIFY(actions->actionNames().contains(QAccessibleActionInterface::pressAction()));
    actions->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].value<Day>(), day);
    QVERIFY(shown.day(day)->state().selected);
    shown.day(friday.plus(1))->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(opened.count(), 1);
}

void TestChartAccessible::focusAndChoiceComeFromOutside()
{
    Shown shown;
    QVERIFY(shown.active);
    QAccessibleInterface* day = shown.day(friday.plus(-30));
    day->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    QVERIFY(shown.wall.hasFocus());
    QTRY_COMPARE(focusTold().value(focusTold().size() - 1), nameOf(day));
    QCOMPARE(shown.chart()->focusChild(), day);
    QAccessibleSelectionInterface* chosen = shown.chart()->selectionInterface();
    QCOMPARE(chosen->selectedItems(), QList{day});
    QVERIFY(chosen->select(shown.day(friday)));
    QCOMPARE(chosen->selectedItems(), QList{shown.day(friday)});
    QCOMPARE(shown.chart()->tableInterface()->selectedCellCount(), 1);
}

void TestChartAccessible::cellsThatVanishAreNotHeldOn()
{
    Shown shown;
    const QAccessible::Id oldest = QAccessible::uniqueId(shown.chart()->child(363));
    const QAccessible::Id today = QAccessible::uniqueId(shown.day(friday));
    shown.wall.setWall(wallOf(12));
    QVERIFY(wasTold(QAccessible::TableModelChanged));
    // Each stood for another cell than it would now.
    QVERIFY(!QAccessible::accessibleInterface(oldest));
    QVERIFY(!QAccessible::accessibleInterface(today));
    QCOMPARE(shown.chart()->childCount(), 84);
    QVERIFY(!shown.chart()->child(84));
    QCOMPARE(nameOf(shown.day(friday)), u"Friday 21 November, today, small brick"_s);
    QCOMPARE(nameOf(shown.chart()->child(77)), u"Monday 1 September, no brick"_s);
    shown.wall.setWall({});
    QCOMPARE(shown.chart()->childCount(), 0);
    QVERIFY(!shown.chart()->child(0));
}

void TestChartAccessible::theFocusDoesNotStayOnACellThatIsGone()
{
    Shown shown;
    QVERIFY(shown.active);
    shown.enter();
    shown.press(Qt::Key_Home);
    told.clear();
    shown.wall.setWall(wallOf(12));
    QCoreApplication::processEvents();
    QCOMPARE(focusTold(), QStringList{u"Monday 1 September, no brick"_s});
    shown.press(Qt::Key_End);
    told.clear();
    shown.wall.setWall({});
    QCoreApplication::processEvents();
    QCOMPARE(focusTold(), QStringList{shown.wall.accessibleName()});
    QVERIFY(shown.chart()->state().focused);
}

void TestChartAccessible::aDayThatMovesToAnotherCellIsToldOnce()
{
    Shown shown;
    QVERIFY(shown.active);
    shown.enter();
    const QString today = nameOf(shown.day(friday));
    told.clear();
    shown.wall.setWall(wallOf(12));
    QCoreApplication::processEvents();
    QCOMPARE(focusTold(), QStringList{today});
    told.clear();
    shown.wall.setWall(wallOf(52));
    QCoreApplication::processEvents();
    QCOMPARE(focusTold(), QStringList{today});
}

void TestChartAccessible::aNewNameIsTold()
{
    Shown shown;
    QVERIFY(shown.active);
    shown.enter();
    shown.press(Qt::Key_Left);
    QAccessibleInterface* thursday = shown.day(friday.plus(-1));
    const QAccessible::Id id = QAccessible::uniqueId(thursday);
    told.clear();
    HabitLog log = sampleLog();
    Brick brick;
    brick.day = friday.plus(-1);
    log.bricks.emplace(brick.day, brick);
    shown.wall.setWall(wallOf(52, log));
    QCoreApplication::processEvents();
    QCOMPARE(QAccessible::accessibleInterface(id), thursday);
    const auto renamed = std::ranges::find(told, QAccessible::NameChanged, &Told::event);
    QVERIFY(renamed != told.end());
    QCOMPARE(renamed->name, u"Thursday 20 November, normal brick"_s);
    QCOMPARE(focusTold(), QStringList());
    told.clear();
    log.bricks.erase(friday.plus(-40)); // not where the keyboard is
    shown.wall.setWall(wallOf(52, log));
    QCoreApplication::processEvents();
    QVERIFY(wasTold(QAccessible::TableModelChanged));
    QVERIFY(!wasTold(QAccessible::NameChanged));
}

void TestChartAccessible::aChartThatDiesTakesItsCellsAlong()
{
    Theme theme;
    auto wall = std::make_unique<BrickWallChart>(theme);
    wall->setWall(wallOf(12));
    QAccessibleInterface* chart = QAccessible::queryAccessibleInterface(wall.get());
    std::vector<QAccessible::Id> ids{QAccessible::uniqueId(chart)};
    for (int index = 0; index < chart->childCount(); ++index)
        ids.push_back(QAccessible::uniqueId(chart->child(index)));
    wall.reset();
    for (const QAccessible::Id id : ids)
        QVERIFY(!QAccessible::accessibleInterface(id));
}

void TestChartAccessible::nothingIsMadeWhileNobodyListens()
{
    QAccessible::installUpdateHandler(nullptr);
    Theme theme;
    LongChart chart(theme);
    chart.resize(370, 20);
    chart.show();
    QVERIFY(QTest::qWaitForWindowActive(&chart));
    chart.setFocus(Qt::TabFocusReason);
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_Right, Qt::Key_PageDown, Qt::Key_End})
        QTest::keyClick(&chart, key);
    chart.change(7301);
    QCoreApplication::processEvents();
    QCOMPARE(chart.currentCell(), 7299);
    QCOMPARE(chart.asked, 0);
}

void TestChartAccessible::onlyWhatIsAskedForIsMade()
{
    Theme theme;
    LongChart chart(theme);
    chart.resize(370, 20);
    auto* accessible = dynamic_cast<ChartAccessible*>(QAccessible::queryAccessibleInterface(&chart));
    QVERIFY(accessible);
    QCOMPARE(accessible->childCount(), 7300);
    QVERIFY(!accessible->madeFor());
    QCOMPARE(chart.asked, 0);
    const QAccessible::Id first = QAccessible::uniqueId(accessible->child(0));
    QCOMPARE(nameOf(accessible->child(7299)), u"7299"_s);
    QCOMPARE(chart.asked, 1);
    chart.change(7300); // other values of the same cells
    QCOMPARE(QAccessible::uniqueId(accessible->child(0)), first);
    chart.change(7299);
    QVERIFY(!accessible->madeFor());
    QVERIFY(chart.asked < 10);
}

QTEST_MAIN(TestChartAccessible)
#include "tst_chart_accessible.moc"
