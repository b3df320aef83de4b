#include "core/habit/day_rule.h"

#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

QTimeZone zoneNamed(const QString& name)
{
    const QTimeZone zone(name.toLatin1());
    if (!zone.isValid())
        qFatal("The zone %s is unknown here.", qPrintable(name));
    return zone;
}

DayRule ruleOf(const QString& zone, const QString& rollover)
{
    return {zoneNamed(zone), Rollover::fromText(rollover).value()};
}

Instant at(const QString& text)
{
    return Instant::fromIso(text).value();
}

QString isoOf(Instant instant)
{
    return instant.toUtc().toString(u"yyyy-MM-ddTHH:mm:ssZ"_s).replace(u"UTC"_s, u"Z"_s);
}

} // namespace

class TestDayRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDayStarts_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("rollover");
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("start");
        const auto row = [](const char* name, const char* zone, const char* rollover, const char* day,
                            const char* start) {
            QTest::newRow(name) << QString::fromLatin1(zone) << QString::fromLatin1(rollover)
                                << QString::fromLatin1(day) << QString::fromLatin1(start);
        };
        row("in UTC at midnight", "UTC", "00:00", "2025-01-15", "2025-01-15T00:00:00Z");
        row("in UTC at the rollover", "UTC", "06:00", "2025-01-15", "2025-01-15T06:00:00Z");
        row("before 1970 too", "UTC", "04:30", "1901-02-03", "1901-02-03T04:30:00Z");
        row("in Berlin in winter", "Europe/Berlin", "00:00", "2025-01-15", "2025-01-14T23:00:00Z");
        row("in Berlin in summer", "Europe/Berlin", "03:00", "2025-07-15", "2025-07-15T01:00:00Z");
        row("in Kathmandu, a quarter hour off", "Asia/Kathmandu", "00:00", "2025-07-15",
            "2025-07-14T18:15:00Z");
        row("in Kiritimati, fourteen hours ahead", "Pacific/Kiritimati", "00:00", "2025-07-15",
            "2025-07-14T10:00:00Z");
        row("in Niue, eleven hours behind", "Pacific/Niue", "00:00", "2025-07-15", "2025-07-15T11:00:00Z");

        row("skipped hour: rollover at its first minute", "Europe/Berlin", "02:00", "2025-03-30",
            "2025-03-30T01:00:00Z");
        row("skipped hour: rollover inside is the transition", "Europe/Berlin", "02:30", "2025-03-30",
            "2025-03-30T01:00:00Z");
        row("skipped hour: rollover at its end is the transition", "Europe/Berlin", "03:00", "2025-03-30",
            "2025-03-30T01:00:00Z");
        row("skipped hour: a rollover after it", "Europe/Berlin", "03:30", "2025-03-30",
            "2025-03-30T01:30:00Z");
        row("skipped hour: a midnight before it", "Europe/Berlin", "00:00", "2025-03-30",
            "2025-03-29T23:00:00Z");
        row("skipped hour in New York", "America/New_York", "02:30", "2025-03-09", "2025-03-09T07:00:00Z");
        row("skipped two hours in Troll", "Antarctica/Troll", "02:00", "2025-03-30", "2025-03-30T01:00:00Z");
        row("repeated hour: its first minute, first pass", "Europe/Berlin", "02:00", "2025-10-26",
            "2025-10-26T00:00:00Z");
        row("repeated hour: inside, first pass", "Europe/Berlin", "02:30", "2025-10-26",
            "2025-10-26T00:30:00Z");
        row("repeated hour: its end is reached once, after the second pass", "Europe/Berlin", "03:00",
            "2025-10-26", "2025-10-26T02:00:00Z");
        row("half-hour summer time: skipped", "Australia/Lord_Howe", "02:15", "2025-10-05",
            "2025-10-04T15:30:00Z");
        row("half-hour summer time: first pass", "Australia/Lord_Howe", "01:45", "2025-04-06",
            "2025-04-05T14:45:00Z");
        row("half-hour summer time: end of the repetition", "Australia/Lord_Howe", "02:00", "2025-04-06",
            "2025-04-05T15:30:00Z");

        row("Cairo has no midnight in spring", "Africa/Cairo", "00:00", "2023-04-28", "2023-04-27T22:00:00Z");
        row("Cairo's midnight is put off in autumn", "Africa/Cairo", "00:00", "2023-10-27",
            "2023-10-26T22:00:00Z");
        row("Sao Paulo has no midnight in spring", "America/Sao_Paulo", "00:00", "2018-11-04",
            "2018-11-04T03:00:00Z");
        row("Sao Paulo's midnight is put off in autumn", "America/Sao_Paulo", "00:00", "2018-02-18",
            "2018-02-18T03:00:00Z");
        row("Havana has no midnight in spring", "America/Havana", "00:00", "2025-03-09",
            "2025-03-09T05:00:00Z");
        row("Havana has two midnights in autumn: the first", "America/Havana", "00:00", "2025-11-02",
            "2025-11-02T04:00:00Z");
        row("St John's went from 00:01 back to 22:01: the first midnight", "America/St_Johns", "00:00",
            "1988-10-30", "1988-10-30T01:30:00Z");

        row("Samoa's skipped date begins with the one after it", "Pacific/Apia", "00:00", "2011-12-30",
            "2011-12-30T10:00:00Z");
        row("the date after Samoa's skipped one", "Pacific/Apia", "00:00", "2011-12-31",
            "2011-12-30T10:00:00Z");
        row("the date before Samoa's skipped one", "Pacific/Apia", "00:00", "2011-12-29",
            "2011-12-29T10:00:00Z");
        row("Kwajalein's skipped date", "Pacific/Kwajalein", "00:00", "1993-08-21", "1993-08-21T12:00:00Z");
        row("the date after Kwajalein's skipped one", "Pacific/Kwajalein", "00:00", "1993-08-22",
            "1993-08-21T12:00:00Z");
        row("in a zone far behind", "Etc/GMT+12", "00:00", "2025-07-15", "2025-07-15T12:00:00Z");
        row("by local mean time before the zone's first transition", "Europe/Berlin", "00:00", "1800-01-01",
            "1799-12-31T23:06:32Z");
        row("in a far summer, by the zone's standing rule", "Europe/Berlin", "00:00", "2450-07-01",
            "2450-06-30T22:00:00Z");
        row("in a far winter, by the zone's standing rule", "Europe/Berlin", "00:00", "2450-12-01",
            "2450-11-30T23:00:00Z");
        row("in a far year without summer time", "Asia/Tokyo", "05:00", "2450-07-01", "2450-06-30T20:00:00Z");
    }

    void aDayStarts()
    {
        QFETCH(QString, zone);
        QFETCH(QString, rollover);
        QFETCH(QString, day);
        QFETCH(QString, start);
        const DayRule rule = ruleOf(zone, rollover);
        const Day asked = Day::fromIso(day).value();
        QCOMPARE(isoOf(rule.startOf(asked)), start);
        if (rule.exists(asked)) {
            QCOMPARE(rule.dayOf(at(start)), asked);
            const Day before = rule.exists(asked.previous()) ? asked.previous() : asked.plus(-2);
            QCOMPARE(rule.dayOf({at(start).msecs - 1}), before);
        }
    }

    void anInstantBelongsToADay_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("rollover");
        QTest::addColumn<QString>("instant");
        QTest::addColumn<QString>("day");
        const auto row = [](const char* name, const char* zone, const char* rollover, const char* instant,
                            const char* day) {
            QTest::newRow(name) << QString::fromLatin1(zone) << QString::fromLatin1(rollover)
                                << QString::fromLatin1(instant) << QString::fromLatin1(day);
        };
        row("the evening is today", "Europe/Berlin", "00:00", "2025-01-15T20:00:00+01:00", "2025-01-15");
        row("before the rollover it is still yesterday", "Europe/Berlin", "03:00",
            "2025-01-15T01:30:00+01:00", "2025-01-14");
        row("one second before the rollover too", "Europe/Berlin", "03:00", "2025-01-15T02:59:59+01:00",
            "2025-01-14");
        row("at the rollover it is today", "Europe/Berlin", "03:00", "2025-01-15T03:00:00+01:00",
            "2025-01-15");
        row("New York before the skipped hour", "America/New_York", "02:30", "2025-03-09T01:59:59-05:00",
            "2025-03-08");
        row("New York after the skipped hour", "America/New_York", "02:30", "2025-03-09T03:00:00-04:00",
            "2025-03-09");
        row("02:29 of the first pass is before a rollover of 02:30", "Europe/Berlin", "02:30",
            "2025-10-26T00:29:59Z", "2025-10-25");
        row("02:15 of the second pass is after a rollover of 02:30", "Europe/Berlin", "02:30",
            "2025-10-26T01:15:00Z", "2025-10-26");
        row("04:30 on the day summer time starts, rollover 04:00", "Europe/Berlin", "04:00",
            "2025-03-30T04:30:00+02:00", "2025-03-30");
        row("03:30 on the day summer time starts, rollover 04:00", "Europe/Berlin", "04:00",
            "2025-03-30T03:30:00+02:00", "2025-03-29");
        row("St John's: the wall shows the 29th again, the day stays the 30th", "America/St_Johns", "00:00",
            "1988-10-30T02:00:00Z", "1988-10-30");
        row("Havana: the second half past midnight", "America/Havana", "00:00", "2025-11-02T05:30:00Z",
            "2025-11-02");
        row("Samoa goes from the 29th", "Pacific/Apia", "00:00", "2011-12-30T09:59:59Z", "2011-12-29");
        row("straight to the 31st", "Pacific/Apia", "00:00", "2011-12-30T10:00:00Z", "2011-12-31");
        row("Kwajalein lived 30 September 1969 once", "Pacific/Kwajalein", "00:00", "1969-09-29T14:00:00Z",
            "1969-09-30");
        row("and once more", "Pacific/Kwajalein", "00:00", "1969-10-01T11:00:00Z", "1969-09-30");
        row("before October came", "Pacific/Kwajalein", "00:00", "1969-10-01T12:00:00Z", "1969-10-01");
        row("the last second of a year", "UTC", "00:00", "2024-12-31T23:59:59Z", "2024-12-31");
        row("a millisecond before 1970", "UTC", "00:00", "1969-12-31T23:59:59.999Z", "1969-12-31");
        row("a rollover long before 1970", "UTC", "06:00", "1905-05-05T05:59:59Z", "1905-05-04");
    }

    void anInstantBelongsToADay()
    {
        QFETCH(QString, zone);
        QFETCH(QString, rollover);
        QFETCH(QString, instant);
        QFETCH(QString, day);
        QCOMPARE(ruleOf(zone, rollover).dayOf(at(instant)).iso(), day);
    }

    void fixedOffsetsNeedNoTransitions()
    {
        const DayRule india(QTimeZone::fromSecondsAheadOfUtc(19800), {});
        QCOMPARE(isoOf(india.startOf(Day(2025, 7, 15))), u"2025-07-14T18:30:00Z"_s);
        QCOMPARE(india.dayOf(at(u"2025-07-14T18:29:59Z"_s)), Day(2025, 7, 14));
        const DayRule furthest(QTimeZone::fromSecondsAheadOfUtc(-16 * 3600), Rollover{360});
        QCOMPARE(isoOf(furthest.startOf(Day(2025, 7, 15))), u"2025-07-15T22:00:00Z"_s);
        const DayRule plainUtc(QTimeZone(QTimeZone::UTC), {});
        QCOMPARE(plainUtc.dayOf({0}), Day(1970, 1, 1));
        QCOMPARE(plainUtc.dayOf({-1}), Day(1969, 12, 31));
    }

    void aDayLasts_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("day");
        QTest::addColumn<qint64>("minutes");
        const auto row = [](const char* name, const char* zone, const char* day, qint64 minutes) {
            QTest::newRow(name) << QString::fromLatin1(zone) << QString::fromLatin1(day) << minutes;
        };
        row("24 hours as a rule", "Europe/Berlin", "2025-07-15", 1440);
        row("23 hours in spring", "Europe/Berlin", "2025-03-30", 1380);
        row("25 hours in autumn", "Europe/Berlin", "2025-10-26", 1500);
        row("23.5 hours on Lord Howe in spring", "Australia/Lord_Howe", "2025-10-05", 1410);
        row("24.5 hours on Lord Howe in autumn", "Australia/Lord_Howe", "2025-04-06", 1470);
        row("22 hours at Troll in spring", "Antarctica/Troll", "2025-03-30", 1320);
        row("25 hours in Cairo when midnight is put off", "Africa/Cairo", "2023-10-26", 1500);
        row("26 hours in St John's", "America/St_Johns", "1988-10-30", 1560);
        row("nothing for Samoa's skipped date", "Pacific/Apia", "2011-12-30", 0);
        row("nothing for Kwajalein's skipped date", "Pacific/Kwajalein", "1993-08-21", 0);
        row("nothing for Manila's skipped date", "Asia/Manila", "1844-12-31", 0);
        row("nothing for Kiritimati's skipped date", "Pacific/Kiritimati", "1994-12-31", 0);
        row("47 hours for Kwajalein's repeated date", "Pacific/Kwajalein", "1969-09-30", 47 * 60);
        row("48 hours for Samoa's repeated date", "Pacific/Apia", "1892-07-04", 48 * 60);
        row("48 hours for Juneau's date of the purchase", "America/Juneau", "1867-10-19", 48 * 60);
    }

    void aDayLasts()
    {
        QFETCH(QString, zone);
        QFETCH(QString, day);
        QFETCH(qint64, minutes);
        const DayRule rule = ruleOf(zone, u"00:00"_s);
        const Day asked = Day::fromIso(day).value();
        QCOMPARE((rule.startOf(asked.next()).msecs - rule.startOf(asked).msecs) / 60'000, minutes);
        QCOMPARE(rule.exists(asked), minutes > 0);
    }

    void skippedDatesAreFoundInTheirRange()
    {
        const DayRule samoa = ruleOf(u"Pacific/Apia"_s, u"00:00"_s);
        const Day gone(2011, 12, 30);
        const std::vector<Day> only{gone};
        const std::vector<Day> none;
        QCOMPARE(samoa.skippedBetween(Day(1950, 1, 1), Day(2050, 1, 1)), only);
        QCOMPARE(samoa.skippedBetween(gone, gone), only);
        QCOMPARE(samoa.skippedBetween(gone.previous(), gone), only);
        QCOMPARE(samoa.skippedBetween(gone, gone.next()), only);
        QCOMPARE(samoa.skippedBetween(gone.next(), Day(2050, 1, 1)), none);
        QCOMPARE(samoa.skippedBetween(Day(1950, 1, 1), gone.previous()), none);
        QCOMPARE(samoa.skippedBetween(gone.next(), gone.previous()), none);
        QCOMPARE(ruleOf(u"Europe/Berlin"_s, u"00:00"_s).skippedBetween(Day(1850, 1, 1), Day(2100, 1, 1)),
                 none);
        QCOMPARE(ruleOf(u"UTC"_s, u"00:00"_s).skippedBetween(Day(1850, 1, 1), Day(2100, 1, 1)), none);
        const std::vector<Day> manila{Day(1844, 12, 31)};
        QCOMPARE(ruleOf(u"Asia/Manila"_s, u"00:00"_s).skippedBetween(Day(1800, 1, 1), Day(2030, 1, 1)),
                 manila);
        // With a rollover the date is not gone: its first three hours were those after the jump.
        const DayRule late = ruleOf(u"Pacific/Apia"_s, u"03:00"_s);
        QVERIFY(late.exists(gone));
        QCOMPARE(late.skippedBetween(Day(1950, 1, 1), Day(2050, 1, 1)), none);
        QCOMPARE(late.dayOf(at(u"2011-12-30T10:00:00Z"_s)), gone);
        QCOMPARE(late.dayOf(at(u"2011-12-30T13:00:00Z"_s)), gone.next());
    }

    void rolloverIsHoursAndMinutesUpToSix_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("minutes"); // -1: refused
        QTest::newRow("midnight") << u"00:00"_s << 0;
        QTest::newRow("half past two") << u"02:30"_s << 150;
        QTest::newRow("six") << u"06:00"_s << 360;
        QTest::newRow("past six") << u"06:01"_s << -1;
        QTest::newRow("noon") << u"12:00"_s << -1;
        QTest::newRow("sixty minutes") << u"05:60"_s << -1;
        QTest::newRow("one digit") << u"4:00"_s << -1;
        QTest::newRow("seconds") << u"04:00:00"_s << -1;
        QTest::newRow("a sign") << u"-1:00"_s << -1;
        QTest::newRow("a dot") << u"04.00"_s << -1;
        QTest::newRow("blanks") << u" 4:00"_s << -1;
        QTest::newRow("a trailing blank") << u"04:00 "_s << -1;
        QTest::newRow("nothing") << u""_s << -1;
        QTest::newRow("full-width digits") << u"\uFF10\uFF14:00"_s << -1;
    }

    void rolloverIsHoursAndMinutesUpToSix()
    {
        QFETCH(QString, text);
        QFETCH(int, minutes);
        const std::optional<Rollover> rollover = Rollover::fromText(text);
        QCOMPARE(rollover ? rollover->minutes : -1, minutes);
        if (rollover)
            QCOMPARE(rollover->text(), text);
    }
};

QTEST_GUILESS_MAIN(TestDayRule)
#include "tst_day_rule.moc"
