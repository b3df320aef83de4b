#include "core/habit/day.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

class TestDay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOnlyTheWrittenForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("an ordinary date") << u"2025-07-21"_s << true;
        QTest::newRow("a leap day") << u"2024-02-29"_s << true;
        QTest::newRow("the first day there is") << u"0001-01-01"_s << true;
        QTest::newRow("the last day there is") << u"9999-12-31"_s << true;
        QTest::newRow("a date some zone skipped is still a date") << u"2011-12-30"_s << true;
        QTest::newRow("no leap day in 2025") << u"2025-02-29"_s << false;
        QTest::newRow("no leap day in 1900") << u"1900-02-29"_s << false;
        QTest::newRow("year zero") << u"0000-01-01"_s << false;
        QTest::newRow("month thirteen") << u"2025-13-01"_s << false;
        QTest::newRow("day zero") << u"2025-07-00"_s << false;
        QTest::newRow("nothing") << u""_s << false;
        QTest::newRow("one digit for the month") << u"2025-7-21"_s << false;
        QTest::newRow("no dashes") << u"20250721"_s << false;
        QTest::newRow("slashes") << u"2025/07/21"_s << false;
        QTest::newRow("a blank before") << u" 2025-07-21"_s << false;
        QTest::newRow("a newline after") << u"2025-07-21\n"_s << false;
        QTest::newRow("a time after") << u"2025-07-21T00:00"_s << false;
        QTest::newRow("a sign in the year") << u"+025-07-21"_s << false;
        QTest::newRow("a negative year") << u"-025-07-21"_s << false;
        QTest::newRow("a sign in the month") << u"2025-+7-21"_s << false;
        QTest::newRow("Arabic-Indic digits")
            << u"\u0662\u0660\u0662\u0665-\u0660\u0667-\u0662\u0661"_s << false;
        QTest::newRow("a typographic dash") << u"2025\u201307\u201321"_s << false;
    }

    void readsOnlyTheWrittenForm()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        const std::optional<Day> day = Day::fromIso(text);
        QCOMPARE(day.has_value(), valid);
        if (day)
            QCOMPARE(day->iso(), text);
    }

    void arithmeticIsOnDates()
    {
        const Day day(2024, 2, 28);
        QCOMPARE(day.next().iso(), u"2024-02-29"_s);
        QCOMPARE(day.plus(2).iso(), u"2024-03-01"_s);
        QCOMPARE(day.previous().iso(), u"2024-02-27"_s);
        QCOMPARE(Day(2024, 1, 1).daysTo(Day(2025, 1, 1)), 366);
        QCOMPARE(Day(2025, 1, 1).daysTo(Day(2024, 1, 1)), -366);
        QCOMPARE(Day::fromJulian(day.julian()), day);
        QVERIFY(Day(2025, 1, 31) < Day(2025, 2, 1));
    }
};

QTEST_GUILESS_MAIN(TestDay)
#include "tst_day.moc"
