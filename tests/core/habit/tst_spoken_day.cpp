// Days as people name them in a line: which one is meant, and where it stands.
#include "core/habit/spoken_day.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

const Day today(2026, 5, 27); // a Wednesday
const QLocale british(QLocale::English, QLocale::UnitedKingdom);
const QLocale american(QLocale::English, QLocale::UnitedStates);
const QLocale german(QLocale::German, QLocale::Germany);
const QLocale french(QLocale::French, QLocale::France);
const QLocale japanese(QLocale::Japanese, QLocale::Japan);
const QLocale hebrew(QLocale::Hebrew, QLocale::Israel);

} // namespace

class TestSpokenDay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dates_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("day"); ///< empty: none is named
        QTest::addColumn<QString>("where");
        const auto row = [](const char* name, const QLocale& locale, const QString& text, const char* day,
                            const QString& where = {}) {
            QTest::newRow(name) << locale << text << QString::fromLatin1(day) << where;
        };
        row("day and month", british, u"speaking at Haldern on 3 June"_s, "2026-06-03", u"3 June"_s);
        row("an ordinal", british, u"the 3rd of June in Haldern"_s, "2026-06-03", u"3rd of June"_s);
        row("month and day", british, u"June 3rd, Haldern"_s, "2026-06-03", u"June 3rd"_s);
        row("month, day and year", american, u"Haldern, June 3, 2027, at nine"_s, "2027-06-03",
            u"June 3, 2027"_s);
        row("a short month", british, u"3 Sept., Haldern"_s, "2026-09-03", u"3 Sept."_s);
        row("day, month and year", british, u"3 June 2028: eclipse"_s, "2028-06-03", u"3 June 2028"_s);
        row("small letters", british, u"haldern 3 june"_s, "2026-06-03", u"3 june"_s);
        row("the order of computers", british, u"2026-06-03 Haldern"_s, "2026-06-03", u"2026-06-03"_s);
        row("slashes, day first", british, u"on 3/6/2026 in Haldern"_s, "2026-06-03", u"3/6/2026"_s);
        row("slashes, month first", american, u"on 6/3/2026 in Haldern"_s, "2026-06-03", u"6/3/2026"_s);
        row("dots", german, u"am 3.6. in Haldern"_s, "2026-06-03", u"3.6."_s);
        row("dots and a year", german, u"am 3. 6. 2027"_s, "2027-06-03", u"3. 6. 2027"_s);
        row("German", german, u"Vortrag am 3. Juni"_s, "2026-06-03", u"3. Juni"_s);
        row("a German month that English has not", german, u"3. Dez. Lesung"_s, "2026-12-03", u"3. Dez."_s);
        row("English in a German window", german, u"reading, 3 October"_s, "2026-10-03", u"3 October"_s);
        row("French", french, u"le 1er juin à Lyon"_s, "2026-06-01", u"1er juin"_s);
        row("Japanese", japanese, u"6月3日に話します"_s, "2026-06-03", u"6月3日"_s);
        row("Japanese with a year", japanese, u"2027年6月3日に"_s, "2027-06-03", u"2027年6月3日"_s);
        row("other digits", british, u"٣ June"_s, "2026-06-03", u"٣ June"_s);
        row("the last day of a range", british, u"away 3–5 June"_s, "2026-06-05", u"5 June"_s);
        row("the last day of a range, month first", american, u"away June 3-5"_s, "2026-06-05",
            u"June 3-5"_s);
        row("today is not over", british, u"27 May, tonight"_s, "2026-05-27", u"27 May"_s);
        row("a date that was this year comes again", british, u"every 26 May"_s, "2027-05-26", u"26 May"_s);
        row("29 February waits for its year", british, u"29 February"_s, "2028-02-29", u"29 February"_s);
        row("a date before a weekday", british, u"Friday, or rather 4 June"_s, "2026-06-04", u"4 June"_s);
        row("the first of two dates", british, u"3 June, or 1 June"_s, "2026-06-03", u"3 June"_s);
        row("a date that is over, then one to come", british, u"born 3 June 1990, reading 4 July"_s,
            "2026-07-04", u"4 July"_s);
        row("a date that is over", british, u"since 3 June 1990"_s, "");
        row("a day that is none", british, u"on 31 June"_s, "");
        row("a month alone", british, u"in June 2027"_s, "");
        row("a number alone", british, u"3 letters"_s, "");
        row("a version", british, u"Qt 6.8.2 is out"_s, "");
        row("a time of day", british, u"at 10:30"_s, "");
        row("a verb", british, u"you may 3 times"_s, "");
        row("a word that begins as a month does", british, u"3 mayors, 4 decoys"_s, "");
        row("nothing", british, QString(), "");
    }
    void dates()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, text);
        QFETCH(QString, day);
        QFETCH(QString, where);
        const auto found = spokenDayIn(text, today, locale);
        QCOMPARE(found ? found->day.iso() : QString(), day);
        if (found) {
            QCOMPARE(text.mid(found->from, found->length), where);
            QVERIFY(found->dated);
        }
    }

    void nearDays_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("day");
        QTest::newRow("a weekday to come") << british << u"live on Friday"_s << u"2026-05-29"_s;
        QTest::newRow("a weekday that was") << british << u"live on Monday"_s << u"2026-06-01"_s;
        QTest::newRow("the weekday of today is the one in a week")
            << british << u"on Wednesday"_s << u"2026-06-03"_s;
        QTest::newRow("next, in the week after") << british << u"next Friday"_s << u"2026-06-05"_s;
        QTest::newRow("next, where weeks begin on Sunday") << american << u"next Sunday"_s << u"2026-05-31"_s;
        QTest::newRow("next, where weeks begin on Monday") << british << u"next Sunday"_s << u"2026-06-07"_s;
        QTest::newRow("German") << german << u"am Freitag"_s << u"2026-05-29"_s;
        QTest::newRow("Hebrew") << hebrew << hebrew.dayName(5) << u"2026-05-29"_s;
        QTest::newRow("tomorrow") << british << u"Tomorrow: a reading"_s << u"2026-05-28"_s;
        QTest::newRow("the day after") << british << u"the day after tomorrow"_s << u"2026-05-29"_s;
        QTest::newRow("today") << british << u"still today"_s << u"2026-05-27"_s;
        QTest::newRow("a short name is a word") << british << u"the sun sat down"_s << QString();
        QTest::newRow("a part of a word") << british << u"Fridays"_s << QString();
    }
    void nearDays()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, text);
        QFETCH(QString, day);
        const auto found = spokenDayIn(text, today, locale);
        QCOMPARE(found ? found->day.iso() : QString(), day);
        if (found)
            QVERIFY(!found->dated);
    }
};

QTEST_GUILESS_MAIN(TestSpokenDay)
#include "tst_spoken_day.moc"
