// The open week at the foot of the window: seven days, walked along their one row.
#include "ui/charts/week_course.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day monday(2025, 11, 17);
const Day friday = monday.plus(4);

CourseState sampleCourse()
{
    HabitLog log;
    for (const int day : {0, 2}) {
        Brick brick;
        brick.day = monday.plus(day);
        brick.size = day == 0 ? BrickSize::Large : BrickSize::Small;
        log.bricks.emplace(brick.day, brick);
    }
    Summary summary;
    summary.today = friday;
    return courseState(log, {}, summary, QLocale(QLocale::English, QLocale::UnitedKingdom));
}

struct Shown
{
    Shown() : course(theme)
    {
        course.setState(sampleCourse());
        course.resize(course.sizeHint());
        course.show();
        active = QTest::qWaitForWindowActive(&course);
        course.setFocus();
    }

    Theme theme;
    WeekCourse course;
    bool active = false;
};

} // namespace

class TestWeekCourse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutALogThereIsNothing();
    void sevenDaysAreNamed();
    void keysWalkTheRow();
    void daysAreOpened();
    void mirrored();
};

void TestWeekCourse::withoutALogThereIsNothing()
{
    Theme theme;
    WeekCourse course(theme);
    QCOMPARE(course.cellCount(), 0);
    QVERIFY(!course.accessibleName().isEmpty());
    QVERIFY(!course.grab().isNull());
}

void TestWeekCourse::sevenDaysAreNamed()
{
    const Shown shown;
    QCOMPARE(shown.course.cellCount(), 7);
    QCOMPARE(sampleCourse().course->start, monday);
    QVERIFY(shown.course.nameOf(0).contains(u"Monday"_s));
    QVERIFY(shown.course.nameOf(0).contains(u"large brick"_s));
    QVERIFY(shown.course.nameOf(2).contains(u"small brick"_s));
    for (int cell = 0; cell < 7; ++cell) {
        QVERIFY(QRectF(shown.course.rect()).contains(shown.course.cellRect(cell)));
        if (cell > 0)
            QVERIFY(shown.course.cellRect(cell - 1).right() < shown.course.cellRect(cell).left());
    }
}

void TestWeekCourse::keysWalkTheRow()
{
    Shown shown;
    QVERIFY(shown.active);
    QTest::keyClick(&shown.course, Qt::Key_Home);
    QCOMPARE(shown.course.currentCell(), 0);
    QTest::keyClick(&shown.course, Qt::Key_Left);
    QCOMPARE(shown.course.currentCell(), 0);
    QTest::keyClick(&shown.course, Qt::Key_Right);
    QCOMPARE(shown.course.currentCell(), 1);
    for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown}) {
        QTest::keyClick(&shown.course, key);
        QCOMPARE(shown.course.currentCell(), 1);
    }
    QTest::keyClick(&shown.course, Qt::Key_End);
    QCOMPARE(shown.course.currentCell(), 6);
}

void TestWeekCourse::daysAreOpened()
{
    Shown shown;
    QSignalSpy opened(&shown.course, &WeekCourse::activated);
    shown.course.setCurrentCell(2);
    QTest::keyClick(&shown.course, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].value<Day>(), monday.plus(2));
    QTest::mouseClick(&shown.course, Qt::LeftButton, {}, shown.course.cellRect(4).center().toPoint());
    QCOMPARE(opened.count(), 2);
    QCOMPARE(opened[1][0].value<Day>(), friday);
}

void TestWeekCourse::mirrored()
{
    Shown shown;
    shown.course.setLayoutDirection(Qt::RightToLeft);
    QVERIFY(shown.course.cellRect(0).left() > shown.course.cellRect(6).right());
    shown.course.setCurrentCell(3);
    QTest::keyClick(&shown.course, Qt::Key_Left);
    QCOMPARE(shown.course.currentCell(), 4);
}

QTEST_MAIN(TestWeekCourse)
#include "tst_week_course.moc"
