// R5: days off, declared one by one or by weekday.
#include "core/habit/rests.h"
#include "tests/core/habit/drawn_log.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;
using drawn::firstDay;

namespace {

/// "0 saturday,sunday; 14 none": weekdays off from that position of a drawing on.
HabitSettings rules(const QString& text)
{
    HabitSettings settings;
    for (const QString& rule : text.split(u';', Qt::SkipEmptyParts)) {
        const QStringList parts = rule.split(u' ', Qt::SkipEmptyParts);
        settings.restWeekdays.insert(
            {firstDay().plus(parts.at(0).toInt()), weekdaySetFrom(parts.at(1)).value()});
    }
    return settings;
}

QString positionsOf(const std::vector<Day>& days)
{
    QStringList texts;
    for (const Day day : days)
        texts.append(QString::number(firstDay().daysTo(day)));
    return texts.join(u' ');
}

} // namespace

class TestRests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restsOfTwoWeeks_data()
    {
        QTest::addColumn<QString>("drawing"); // position 0 is a Monday
        QTest::addColumn<QString>("rules");
        QTest::addColumn<QString>("rests"); // of positions 0 to 13
        const auto row = [](const char* name, const char* drawing, const char* rules, const char* rests) {
            QTest::newRow(name) << QString::fromLatin1(drawing) << QString::fromLatin1(rules)
                                << QString::fromLatin1(rests);
        };
        row("none declared", "##.##", "", "");
        row("declared one by one", "#r.rr", "", "1 3 4");
        row("a rest with a brick on it is one still", "#R", "", "1");
        row("every Sunday", "", "0 sunday", "6 13");
        row("two weekdays", "", "0 wednesday,sunday", "2 6 9 13");
        row("a rule holds from its own day", "", "6 sunday", "6 13");
        row("a rule from the day after does not reach back", "", "7 sunday", "13");
        row("a rule from long ago holds", "", "-400 monday", "0 7");
        row("a later rule takes the place of the earlier", "", "0 sunday; 7 saturday", "6 12");
        row("a rule that ends", "", "0 sunday; 7 none", "6");
        row("a rule that changes on the very weekday", "", "0 sunday; 6 monday", "7");
        row("a rule of days to come", "", "20 monday", "");
        row("by rule and by itself is one rest", "......r", "0 sunday", "6 13");
        row("both kinds, in order", "r......r", "0 sunday", "0 6 7 13");
    }

    void restsOfTwoWeeks()
    {
        QFETCH(QString, drawing);
        QFETCH(QString, rules);
        QFETCH(QString, rests);
        const HabitLog log = drawn::logOf(drawing);
        const HabitSettings settings = ::rules(rules);
        QCOMPARE(positionsOf(restDays(log, settings, firstDay(), firstDay().plus(13))), rests);
        // The three answers are one.
        QStringList single;
        int inWeeks = 0;
        for (int i = 0; i < 14; ++i)
            if (isRest(log, settings, firstDay().plus(i)))
                single.append(QString::number(i));
        for (const int week : {0, 7})
            inWeeks += restsInWeek(log, settings, firstDay().plus(week));
        QCOMPARE(single.join(u' '), rests);
        QCOMPARE(inWeeks, single.size());
    }

    void aStretchHasBothItsEnds_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("until");
        QTest::addColumn<QString>("rests");
        QTest::newRow("from a rest on") << 2 << 5 << u"2 3"_s;
        QTest::newRow("up to a rest") << 0 << 2 << u"2"_s;
        QTest::newRow("one day that is a rest") << 6 << 6 << u"6"_s;
        QTest::newRow("one day that is none") << 5 << 5 << QString();
        QTest::newRow("before all") << -9 << -1 << QString();
        QTest::newRow("past the last that was declared") << 4 << 20 << u"6 13 20"_s;
    }

    void aStretchHasBothItsEnds()
    {
        QFETCH(int, from);
        QFETCH(int, until);
        const HabitLog log = drawn::logOf(u"..rr..."_s);
        QTEST(positionsOf(restDays(log, rules(u"0 sunday"_s), firstDay().plus(from), firstDay().plus(until))),
              "rests");
    }

    void aWeekStartsWhereItIsTold()
    {
        const HabitLog log = drawn::logOf(u"r.....rr"_s);
        QCOMPARE(restsInWeek(log, {}, firstDay()), 2);
        QCOMPARE(restsInWeek(log, {}, firstDay().plus(1)), 2);
        QCOMPARE(restsInWeek(log, {}, firstDay().plus(-1)), 1);
        QCOMPARE(restsInWeek(log, rules(u"-30 tuesday,wednesday,thursday,friday,saturday"_s), firstDay()), 7);
    }
};

QTEST_GUILESS_MAIN(TestRests)
#include "tst_rests.moc"
