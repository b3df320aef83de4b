// When the writer is reminded of today's brick, and of which day, by a clock that the test turns; nothing is
// waited for.
#include "core/flows/reminder.h"
#include "tests/core/flows/writing_desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;
using test::PinnedClock;

namespace {

const Day monday(2025, 7, 21);

Brick brickOf(Day day)
{
    Brick brick;
    brick.day = day;
    return brick;
}

HabitSettings settingsWith(int minutes, int rollover = 0)
{
    HabitSettings settings;
    settings.reminder = minutes;
    settings.rollover = {rollover};
    return settings;
}

Instant at(const QString& iso)
{
    return Instant::fromIso(iso).value();
}

constexpr int eightInTheEvening = 20 * 60;

} // namespace

class TestReminder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dueOnce_data();
    void dueOnce();
    void aBrickOrARestIsSilence_data();
    void aBrickOrARestIsSilence();
    void withoutATimeThereIsNone();
    void aBrickFromFurtherEastIsTodays();
    void theNextLook_data();
    void theNextLook();
    void itTellsOnceADay();
    void whatChangesIsSeenAtTheNextCheck();
    void itWakesByItself();
};

// Bricks lie on no day here; the reminder is for Monday 21 July 2025 unless the row is about another.
void TestReminder::dueOnce_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<int>("rollover");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("due");
    const auto row = [](const char* name, int minutes, int rollover, const QString& now, const QString& due,
                        const QString& last = {}, const QString& zone = u"Europe/Berlin"_s) {
        QTest::newRow(name) << minutes << rollover << zone << now << last << due;
    };
    const QString today = u"2025-07-21"_s;
    row("a moment before its time", eightInTheEvening, 0, u"2025-07-21T19:59:59.999+02:00"_s, {});
    row("at its time", eightInTheEvening, 0, u"2025-07-21T20:00:00+02:00"_s, today);
    row("the program starts later that day", eightInTheEvening, 0, u"2025-07-21T23:59:59+02:00"_s, today);
    row("the program starts in the night of the next day", eightInTheEvening, 0,
        u"2025-07-22T00:00:00+02:00"_s, {});
    row("hours later in that night", eightInTheEvening, 0, u"2025-07-22T03:30:00+02:00"_s, {});
    row("reminded already", eightInTheEvening, 0, u"2025-07-21T21:00:00+02:00"_s, {}, today);
    row("reminded the day before", eightInTheEvening, 0, u"2025-07-21T20:00:00+02:00"_s, today,
        u"2025-07-20"_s);
    row("reminded of a later day, before a flight west", eightInTheEvening, 0, u"2025-07-21T20:00:00+02:00"_s,
        {}, u"2025-07-22"_s);
    row("at midnight sharp", 0, 0, u"2025-07-21T00:00:00+02:00"_s, today);
    row("the last minute of a day, before", 1439, 0, u"2025-07-21T23:58:59+02:00"_s, {});
    row("the last minute of a day", 1439, 0, u"2025-07-21T23:59:00+02:00"_s, today);

    row("the writer's day goes on after midnight", eightInTheEvening, 180, u"2025-07-22T02:59:59+02:00"_s,
        today);
    row("and ends at the rollover", eightInTheEvening, 180, u"2025-07-22T03:00:00+02:00"_s, {});
    row("a time before the rollover is of the night that ends the day", 60, 180,
        u"2025-07-22T01:00:00+02:00"_s, today);
    row("so in the evening it has not come", 60, 180, u"2025-07-21T23:00:00+02:00"_s, {});
    row("nor in the morning of the day itself", 60, 180, u"2025-07-21T09:00:00+02:00"_s, {});
    row("a time that is the rollover begins the day", 180, 180, u"2025-07-21T03:00:00+02:00"_s, today);

    row("the wall of another zone", eightInTheEvening, 0, u"2025-07-21T23:59:00Z"_s, {}, {},
        u"America/New_York"_s);
    row("where it is eight now", eightInTheEvening, 0, u"2025-07-22T00:00:00Z"_s, today, {},
        u"America/New_York"_s);
    row("a skipped time comes at the transition", 150, 0, u"2025-03-09T03:00:00-04:00"_s, u"2025-03-09"_s, {},
        u"America/New_York"_s);
    row("and not before", 150, 0, u"2025-03-09T01:59:59-05:00"_s, {}, {}, u"America/New_York"_s);
    row("a repeated time comes at its first pass", 150, 0, u"2025-10-26T02:30:00+02:00"_s, u"2025-10-26"_s);
    row("and not again at its second", 150, 0, u"2025-10-26T02:30:00+01:00"_s, {}, u"2025-10-26"_s);
}

void TestReminder::dueOnce()
{
    QFETCH(int, minutes);
    QFETCH(int, rollover);
    QFETCH(QString, zone);
    QFETCH(QString, now);
    QFETCH(QString, last);
    QFETCH(QString, due);
    const HabitSettings settings = settingsWith(minutes, rollover);
    const DayRule rule(QTimeZone(zone.toLatin1()), settings.rollover);
    const auto day = reminderDue({}, settings, rule, at(now), rule.dayOf(at(now)), Day::fromIso(last));
    QCOMPARE(day ? day->iso() : QString(), due);
    // Of a day that is over there is none, even by who has not noticed that it is.
    QVERIFY(!reminderDue({}, settings, rule, rule.startOf(monday.next()), monday, {}));
}

void TestReminder::aBrickOrARestIsSilence_data()
{
    QTest::addColumn<int>("brick");
    QTest::addColumn<int>("rest");
    QTest::addColumn<QString>("restWeekdays");
    QTest::addColumn<bool>("due");
    constexpr int none = 99; // days from that Monday
    QTest::newRow("neither") << none << none << u"none"_s << true;
    QTest::newRow("a brick today") << 0 << none << u"none"_s << false;
    QTest::newRow("a brick yesterday") << -1 << none << u"none"_s << true;
    QTest::newRow("a rest today") << none << 0 << u"none"_s << false;
    QTest::newRow("a rest tomorrow") << none << 1 << u"none"_s << true;
    QTest::newRow("Mondays are off") << none << none << u"monday"_s << false;
    QTest::newRow("Sundays are off") << none << none << u"sunday"_s << true;
}

void TestReminder::aBrickOrARestIsSilence()
{
    QFETCH(int, brick);
    QFETCH(int, rest);
    QFETCH(QString, restWeekdays);
    QFETCH(bool, due);
    HabitLog log;
    if (brick < 7)
        log.bricks.emplace(monday.plus(brick), brickOf(monday.plus(brick)));
    if (rest < 7)
        log.rests.emplace(monday.plus(rest), Rest{.day = monday.plus(rest), .reason = {}});
    HabitSettings settings = settingsWith(eightInTheEvening);
    settings.restWeekdays.emplace(monday.plus(-7), weekdaySetFrom(restWeekdays).value());
    const DayRule rule(QTimeZone("Europe/Berlin"), {});
    QCOMPARE(reminderDue(log, settings, rule, at(u"2025-07-21T20:00:00+02:00"_s), monday, {}).has_value(),
             due);
}

void TestReminder::withoutATimeThereIsNone()
{
    const DayRule rule(QTimeZone("Europe/Berlin"), {});
    const Instant evening = at(u"2025-07-21T22:00:00+02:00"_s);
    QVERIFY(!reminderDue({}, {}, rule, evening, monday, {}));
    QVERIFY(!nextReminder({}, rule, evening));
    QVERIFY(!reminderAt({}, rule, monday));
}

// R3: stacked on the 22nd in Tokyo, then flown to where it is still the 21st.
void TestReminder::aBrickFromFurtherEastIsTodays()
{
    HabitLog log;
    log.bricks.emplace(monday.next(), brickOf(monday.next()));
    PinnedClock clock("2025-07-21T20:00:00+02:00");
    const HabitSettings settings = settingsWith(eightInTheEvening);
    Reminder reminder(log, settings, clock);
    const QSignalSpy told(&reminder, &Reminder::due);
    reminder.check();
    QCOMPARE(told.size(), 0);
}

void TestReminder::theNextLook_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<int>("rollover");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("next");
    QTest::newRow("later today") << eightInTheEvening << 0 << u"2025-07-21T09:00:00+02:00"_s
                                 << u"2025-07-21T20:00:00+02:00"_s;
    QTest::newRow("at its time: tomorrow's")
        << eightInTheEvening << 0 << u"2025-07-21T20:00:00+02:00"_s << u"2025-07-22T20:00:00+02:00"_s;
    QTest::newRow("after it, past midnight, before the rollover")
        << eightInTheEvening << 180 << u"2025-07-22T02:00:00+02:00"_s << u"2025-07-22T20:00:00+02:00"_s;
    QTest::newRow("in the night to come")
        << 60 << 180 << u"2025-07-21T23:00:00+02:00"_s << u"2025-07-22T01:00:00+02:00"_s;
    QTest::newRow("over a change of the clocks")
        << eightInTheEvening << 0 << u"2025-10-25T20:00:00+02:00"_s << u"2025-10-26T20:00:00+01:00"_s;
}

void TestReminder::theNextLook()
{
    QFETCH(int, minutes);
    QFETCH(int, rollover);
    QFETCH(QString, now);
    QFETCH(QString, next);
    const HabitSettings settings = settingsWith(minutes, rollover);
    const DayRule rule(QTimeZone("Europe/Berlin"), settings.rollover);
    const auto look = nextReminder(settings, rule, at(now));
    QVERIFY(look);
    QCOMPARE(look->iso(), at(next).iso());
}

void TestReminder::itTellsOnceADay()
{
    HabitLog log;
    const HabitSettings settings = settingsWith(eightInTheEvening);
    PinnedClock clock("2025-07-21T19:00:00+02:00");
    Reminder reminder(log, settings, clock);
    QSignalSpy told(&reminder, &Reminder::due);
    reminder.check();
    QCOMPARE(told.size(), 0);
    clock.put("2025-07-21T20:00:10+02:00");
    reminder.check();
    reminder.check();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][0].value<Day>(), monday);
    // Asleep for two days: the days that passed are not made up for.
    clock.put("2025-07-24T20:30:00+02:00");
    reminder.check();
    QCOMPARE(told.size(), 2);
    QCOMPARE(told[1][0].value<Day>(), monday.plus(3));
    // Another start of the program on the same evening.
    Reminder again(log, settings, clock);
    const QSignalSpy toldAgain(&again, &Reminder::due);
    again.setLast(monday.plus(3));
    again.check();
    QCOMPARE(toldAgain.size(), 0);
}

void TestReminder::whatChangesIsSeenAtTheNextCheck()
{
    HabitLog log;
    HabitSettings settings;
    PinnedClock clock("2025-07-21T21:00:00+02:00");
    Reminder reminder(log, settings, clock);
    const QSignalSpy told(&reminder, &Reminder::due);
    reminder.check();
    QCOMPARE(told.size(), 0);
    log.bricks.emplace(monday, brickOf(monday));
    settings.reminder = eightInTheEvening;
    reminder.check();
    QCOMPARE(told.size(), 0);
    log.bricks.clear();
    reminder.check();
    QCOMPARE(told.size(), 1);
}

// By its timer, a moment before its time.
void TestReminder::itWakesByItself()
{
    const HabitLog log;
    const HabitSettings settings = settingsWith(eightInTheEvening);
    PinnedClock clock("2025-07-21T19:59:59.990+02:00");
    Reminder reminder(log, settings, clock);
    const QSignalSpy told(&reminder, &Reminder::due);
    reminder.check();
    QCOMPARE(told.size(), 0);
    clock.put("2025-07-21T20:00:00+02:00");
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 20'000);
}

QTEST_GUILESS_MAIN(TestReminder)
#include "tst_reminder.moc"
