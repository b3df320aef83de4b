// The direction that most bricks of the last twelve weeks were laid in.
#include "core/habit/directions.h"
#include "tests/core/habit/drawn_log.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day today(2026, 4, 10);

/// "0 Book; 3 Book; 5": bricks so many days before today, with a direction or none.
HabitLog logOf(const QString& text)
{
    HabitLog log;
    for (const QString& entry : text.split(u';', Qt::SkipEmptyParts)) {
        const QString brick = entry.trimmed();
        const Day day = today.plus(-brick.section(u' ', 0, 0).toInt());
        drawn::lay(log, day, BrickSize::Normal);
        if (const QString direction = brick.section(u' ', 1); !direction.isEmpty())
            log.bricks.at(day).direction = direction;
    }
    return log;
}

} // namespace

class TestDirections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leads_data()
    {
        QTest::addColumn<QString>("bricks");
        QTest::addColumn<QString>("leader"); // "Book 2/3", empty for none
        const auto row = [](const char* name, const char* bricks, const char* leader) {
            QTest::newRow(name) << QString::fromLatin1(bricks) << QString::fromLatin1(leader);
        };
        row("no brick, no direction", "", "");
        row("bricks without a direction lead nowhere", "0; 1; 2", "");
        row("one brick", "0 Book", "Book 1/1");
        row("most bricks lead", "0 Blog; 1 Book; 2 Book", "Book 2/3");
        row("bricks without a direction are of all", "0; 1; 2; 3 Book", "Book 1/4");
        row("on a tie the one laid last", "0 Blog; 1 Book; 2 Blog; 3 Book", "Blog 2/4");
        row("on a tie the one laid last, whatever its name", "0 Book; 1 Blog; 2 Book; 3 Blog", "Book 2/4");
        row("more bricks lead before the last one", "0 Zine; 40 Book; 41 Book", "Book 2/3");
        row("the 84th day back, today included, is the first", "83 Book", "Book 1/1");
        row("the one before it is too long ago", "84 Book", "");
        row("what is too long ago is not of all", "0 Book; 84 Blog; 85 Blog; 90", "Book 1/1");
        row("a brick of a later day is not of today's", "-1 Blog; 0 Book", "Book 1/1");
        row("a direction of several words is one", "0 The long book; 1 The long book; 2 The",
            "The long book 2/3");
        row("the case tells directions apart", "0 book; 1 Book; 2 Book", "Book 2/3");
    }

    void leads()
    {
        QFETCH(QString, bricks);
        const auto leader = leadingDirection(logOf(bricks), today);
        QTEST(leader ? u"%1 %2/%3"_s.arg(leader->name).arg(leader->bricks).arg(leader->all) : QString(),
              "leader");
    }

    void aBrickCountsOnceWhateverItsSize()
    {
        HabitLog log = logOf(u"0 Blog; 1 Book; 2 Book"_s);
        log.bricks.at(today).size = BrickSize::Large;
        for (const int day : {1, 2})
            log.bricks.at(today.plus(-day)).size = BrickSize::Small;
        QCOMPARE(leadingDirection(log, today)->name, u"Book"_s);
    }

    void theShareIsOfAllBricks()
    {
        QCOMPARE((LeadingDirection{.name = u"Book"_s, .bricks = 3, .all = 4}.share()), 0.75);
        QCOMPARE(LeadingDirection().share(), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestDirections)
#include "tst_directions.moc"
