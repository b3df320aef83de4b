// What the stack sheet knows of the log and says of a day.
#include "ui/stack/stack_state.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day today(2025, 11, 21);

void lay(HabitLog& log, Day day, BrickSize size, const QString& direction = {})
{
    Brick brick;
    brick.day = day;
    brick.size = size;
    if (!direction.isEmpty())
        brick.direction = direction;
    log.bricks.insert_or_assign(day, brick);
}

QLocale english()
{
    return {QLocale::English, QLocale::UnitedKingdom};
}

StackState stateOf(const HabitLog& log)
{
    Summary summary;
    summary.today = today;
    return stackState(log, summary);
}

} // namespace

class TestStackState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void directionsComeLatestFirst();
    void notices_data();
    void notices();
    void whatLies_data();
    void whatLies();
};

void TestStackState::directionsComeLatestFirst()
{
    HabitLog log;
    lay(log, today.plus(-5), BrickSize::Normal, u"Book"_s);
    lay(log, today.plus(-4), BrickSize::Normal, u"Newsletter"_s);
    lay(log, today.plus(-3), BrickSize::Normal, u"Book"_s);
    lay(log, today.plus(-2), BrickSize::Normal);
    lay(log, today.plus(-1), BrickSize::Normal, u"Talks"_s);
    const StackState state = stateOf(log);
    QCOMPARE(state.directions, (QStringList{u"Talks"_s, u"Book"_s, u"Newsletter"_s}));
    QCOMPARE(state.today, today);
    QCOMPARE(state.bricks.size(), 5U);
    QVERIFY(stateOf({}).directions.isEmpty());
}

void TestStackState::notices_data()
{
    QTest::addColumn<int>("back");
    QTest::addColumn<BrickSize>("size");
    QTest::addColumn<QString>("notice");
    const QString joined = u"Together they become one %1 brick, and the notes are joined."_s;
    QTest::newRow("today, nothing there") << 0 << BrickSize::Normal << QString();
    QTest::newRow("an earlier day, nothing there") << 1 << BrickSize::Normal
                                                   << u"Backfilled: counts for %1."_s.arg(english().toString(
                                                          today.previous().date(), QLocale::LongFormat));
    QTest::newRow("a small one is there, a large one comes")
        << 2 << BrickSize::Large << joined.arg(u"large"_s);
    QTest::newRow("a large one is there, a small one comes")
        << 3 << BrickSize::Small << joined.arg(u"large"_s);
    QTest::newRow("two of a kind") << 2 << BrickSize::Small << joined.arg(u"small"_s);
}

void TestStackState::notices()
{
    QFETCH(int, back);
    QFETCH(BrickSize, size);
    QFETCH(QString, notice);
    HabitLog log;
    lay(log, today.plus(-2), BrickSize::Small);
    lay(log, today.plus(-3), BrickSize::Large);
    QCOMPARE(stackNotice(stateOf(log), today.plus(-back), size, english()), notice);
}

void TestStackState::whatLies_data()
{
    QTest::addColumn<BrickSize>("size");
    QTest::addColumn<QString>("direction");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("said");
    QTest::newRow("a bare brick") << BrickSize::Small << QString() << QString()
                                  << u"Here lies a small brick."_s;
    QTest::newRow("with its direction")
        << BrickSize::Normal << u"Book"_s << QString() << u"Here lies a normal brick, Book."_s;
    QTest::newRow("with its note") << BrickSize::Large << QString() << u"Outline"_s
                                   << u"Here lies a large brick: “Outline”"_s;
    QTest::newRow("with both, on one line") << BrickSize::Normal << u"Book %2"_s << u"Outline\nand %1 more"_s
                                            << u"Here lies a normal brick, Book %2: “Outline and %1 more”"_s;
    QTest::newRow("a page of a note")
        << BrickSize::Normal << QString() << u"word "_s.repeated(200)
        << u"Here lies a normal brick: “%1…”"_s.arg(u"word "_s.repeated(24).trimmed());
}

void TestStackState::whatLies()
{
    QFETCH(BrickSize, size);
    QFETCH(QString, direction);
    QFETCH(QString, note);
    QFETCH(QString, said);
    HabitLog log;
    lay(log, today.plus(-2), size, direction);
    log.bricks.at(today.plus(-2)).note = note;
    QCOMPARE(lyingBrick(stateOf(log), today.plus(-2)), said);
    QCOMPARE(lyingBrick(stateOf(log), today), QString());
}

QTEST_MAIN(TestStackState)
#include "tst_stack_state.moc"
