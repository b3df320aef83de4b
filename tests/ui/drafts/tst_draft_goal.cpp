#include "ui/drafts/draft_goal.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day today(2026, 11, 24);

} // namespace

class TestDraftGoal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoalIsReadAsItIsWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        QTest::newRow("a number of words") << u"2000"_s << true;
        QTest::newRow("with a day") << u"2000 by 2026-12-01"_s << true;
        QTest::newRow("spaces around") << u"  2000   by 2026-12-01 "_s << true;
        QTest::newRow("no words") << u"0"_s << false;
        QTest::newRow("not a number") << u"many"_s << false;
        QTest::newRow("a day that is none") << u"2000 by 2026-02-30"_s << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void aGoalIsReadAsItIsWritten()
    {
        QFETCH(const QString, text);
        const auto goal = draftGoalFrom(text);
        QTEST(goal.has_value(), "fits");
        if (goal)
            QVERIFY(draftGoalFrom(draftGoalText(*goal)) == goal);
    }

    void paceUntilTheDay_data()
    {
        QTest::addColumn<int>("words");
        QTest::addColumn<std::optional<Day>>("due");
        QTest::addColumn<QString>("said");
        using Due = std::optional<Day>;
        QTest::newRow("today counts: 800 words in 8 days")
            << 1200 << Due(today.plus(7)) << u"100 a day until 1 Dec"_s;
        QTest::newRow("rounded up, so that it suffices")
            << 1999 << Due(today.plus(7)) << u"1 a day until 1 Dec"_s;
        QTest::newRow("in another year") << 1000 << Due(Day(2027, 1, 2)) << u"25 a day until 2 Jan 2027"_s;
        QTest::newRow("due today") << 1700 << Due(today) << u"300 to go, due today"_s;
        QTest::newRow("past, without reproach")
            << 1700 << Due(today.previous()) << u"300 to go, the day is past"_s;
        QTest::newRow("reached") << 2000 << Due(today.previous()) << u"reached"_s;
        QTest::newRow("without a day there is no pace") << 10 << Due() << QString();
    }
    void paceUntilTheDay()
    {
        QFETCH(const int, words);
        QFETCH(const std::optional<Day>, due);
        const QLocale english(QLocale::English, QLocale::UnitedKingdom);
        QTEST(draftPace({.words = 2000, .due = due}, words, today, english), "said");
    }
};

QTEST_GUILESS_MAIN(TestDraftGoal)
#include "tst_draft_goal.moc"
