// A brick that is laid drops into the open week's course, once, and only where things may move.
#include "ui/charts/week_course.h"
#include "ui/theme/theme.h"

#include <QTest>
#include <QtWidgets>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day monday(2025, 11, 17);
const Day friday = monday.plus(4);

/// The week of that Friday with bricks on the given days of it, 0 to 6.
CourseState courseWith(const std::vector<int>& days, Day today = friday)
{
    HabitLog log;
    for (const int day : days) {
        Brick brick;
        brick.day = monday.plus(day);
        brick.size = BrickSize::Large;
        log.bricks.emplace(brick.day, brick);
    }
    Summary summary;
    summary.today = today;
    return courseState(log, {}, summary, QLocale(QLocale::English, QLocale::UnitedKingdom));
}

struct Shown
{
    explicit Shown(const std::vector<int>& days) : course(theme)
    {
        theme.setMode(ThemeMode::Light);
        course.setState(courseWith(days));
        course.resize(course.sizeHint().width(), 40);
        course.show();
    }

    /// Whether the brick of a day is drawn in its place now.
    [[nodiscard]] bool lies(int day)
    {
        const QImage image = course.grab().toImage();
        return image.pixelColor(course.cellRect(day).center().toPoint()) == theme.tokens().brick3;
    }

    Theme theme;
    WeekCourse course;
};

} // namespace

class TestBrickDrop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { qunsetenv("BRICKWORK_REDUCED_MOTION"); }
    void cleanup() { qunsetenv("BRICKWORK_REDUCED_MOTION"); }
    void aBrickDropsIntoItsPlace();
    void reducedMotionMovesNothing();
    void whatIsNotOneNewBrickLiesAtOnce_data();
    void whatIsNotOneNewBrickLiesAtOnce();
};

void TestBrickDrop::aBrickDropsIntoItsPlace()
{
    Shown shown({0});
    QVERIFY(shown.lies(0));
    shown.course.setState(courseWith({0, 4}));
    QVERIFY2(!shown.lies(4), "it is above its place");
    QVERIFY2(shown.lies(0), "the others do not move");
    QTRY_VERIFY(shown.lies(4));
    // Taken back, it is gone at once.
    shown.course.setState(courseWith({0}));
    QVERIFY(!shown.lies(4));
}

void TestBrickDrop::reducedMotionMovesNothing()
{
    qputenv("BRICKWORK_REDUCED_MOTION", "1");
    Shown shown({0});
    shown.course.setState(courseWith({0, 4}));
    QVERIFY(shown.lies(4));
}

void TestBrickDrop::whatIsNotOneNewBrickLiesAtOnce_data()
{
    QTest::addColumn<std::vector<int>>("before");
    QTest::addColumn<std::vector<int>>("after");
    QTest::addColumn<bool>("seen");
    QTest::newRow("several bricks: a log was brought in") << std::vector{0} << std::vector{0, 1, 4} << true;
    QTest::newRow("a course that is not seen") << std::vector{0} << std::vector{0, 4} << false;
}

void TestBrickDrop::whatIsNotOneNewBrickLiesAtOnce()
{
    QFETCH(std::vector<int>, before);
    QFETCH(std::vector<int>, after);
    QFETCH(bool, seen);
    Shown shown(before);
    shown.course.setVisible(seen);
    shown.course.setState(courseWith(after));
    for (const int day : after)
        QVERIFY(shown.lies(day));
}

QTEST_MAIN(TestBrickDrop)
#include "tst_brick_drop.moc"
