// When the ticker says that the day changed, by a clock that the test turns; nothing is waited for.
#include "core/flows/day_ticker.h"

#include <QSignalSpy>
#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

class TurnedClock final : public Clock
{
public:
    TurnedClock(const QString& now, const char* zone) { set(now), move(zone); }

    void set(const QString& now) { m_now = Instant::fromIso(now).value(); }
    void move(const char* zone) { m_zone = QTimeZone(zone); }

    [[nodiscard]] Instant now() const override { return m_now; }
    [[nodiscard]] QTimeZone zone() const override { return m_zone; }

private:
    Instant m_now;
    QTimeZone m_zone;
};

} // namespace

class TestDayTicker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsToldWhileNothingChanges()
    {
        TurnedClock clock(u"2025-07-22T00:00:00+02:00"_s, "Europe/Berlin");
        DayTicker ticker(clock);
        const QSignalSpy told(&ticker, &DayTicker::dayChanged);
        ticker.check();
        clock.set(u"2025-07-22T23:59:59+02:00"_s);
        ticker.check();
        ticker.setRollover(Rollover{});
        QCOMPARE(told.size(), 0);
    }

    void theDayChangesAtItsStart_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<int>("rollover");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("at");
        const auto row = [](const char* name, const QString& zone, int rollover, const QString& before,
                            const QString& at) { QTest::newRow(name) << zone << rollover << before << at; };
        row("at midnight", u"Europe/Berlin"_s, 0, u"2025-07-22T23:59:59+02:00"_s,
            u"2025-07-23T00:00:00+02:00"_s);
        row("at three, not at midnight", u"Europe/Berlin"_s, 180, u"2025-07-23T02:59:59+02:00"_s,
            u"2025-07-23T03:00:00+02:00"_s);
        row("at the transition, where the hour is skipped", u"America/New_York"_s, 150,
            u"2025-03-09T01:59:59-05:00"_s, u"2025-03-09T03:00:00-04:00"_s);
        row("at one, where midnight is skipped", u"Africa/Cairo"_s, 0, u"2024-04-25T23:59:59+02:00"_s,
            u"2024-04-26T01:00:00+03:00"_s);
    }

    void theDayChangesAtItsStart()
    {
        QFETCH(QString, zone);
        QFETCH(int, rollover);
        QFETCH(QString, before);
        QFETCH(QString, at);
        TurnedClock clock(before, qPrintable(zone));
        DayTicker ticker(clock);
        ticker.setRollover({rollover});
        const QSignalSpy told(&ticker, &DayTicker::dayChanged);
        ticker.check();
        QCOMPARE(told.size(), 0);
        clock.set(at);
        ticker.check();
        QCOMPARE(told.size(), 1);
        ticker.check();
        QCOMPARE(told.size(), 1);
    }

    void aRepeatedHourDoesNotGoBackADay()
    {
        TurnedClock clock(u"2025-10-26T02:30:00+02:00"_s, "Europe/Berlin");
        DayTicker ticker(clock);
        ticker.setRollover({150});
        const QSignalSpy told(&ticker, &DayTicker::dayChanged);
        clock.set(u"2025-10-26T02:00:00+01:00"_s); // the wall shows half past two once more, later
        ticker.check();
        QCOMPARE(told.size(), 0);
    }

    void severalDaysAsleepAreToldOnce()
    {
        TurnedClock clock(u"2025-07-22T18:00:00+02:00"_s, "Europe/Berlin");
        DayTicker ticker(clock);
        const QSignalSpy told(&ticker, &DayTicker::dayChanged);
        clock.set(u"2025-07-26T08:00:00+02:00"_s);
        ticker.check();
        QCOMPARE(told.size(), 1);
    }

    void aClockSetBackIsTold()
    {
        TurnedClock clock(u"2025-07-22T00:10:00+02:00"_s, "Europe/Berlin");
        DayTicker ticker(clock);
        const QSignalSpy told(&ticker, &DayTicker::dayChanged);
        clock.set(u"2025-07-21T23:50:00+02:00"_s);
        ticker.check();
        QCOMPARE(told.size(), 1);
    }

    void anotherZoneIsToldEvenOnTheSameDay()
    {
        TurnedClock clock(u"2025-07-22T12:00:00+02:00"_s, "Europe/Berlin");
        DayTicker ticker(clock);
        const QSignalSpy told(&ticker, &DayTicker::dayChanged);
        clock.move("Europe/Lisbon");
        ticker.check();
        QCOMPARE(told.size(), 1);
        ticker.check();
        QCOMPARE(told.size(), 1);
        clock.move("Asia/Tokyo");
        clock.set(u"2025-07-22T17:00:00+02:00"_s); // the 23rd there: zone and day at once
        ticker.check();
        QCOMPARE(told.size(), 2);
    }

    void aRolloverIsToldIfItMovesTheDay()
    {
        TurnedClock clock(u"2025-07-22T02:00:00+02:00"_s, "Europe/Berlin");
        DayTicker ticker(clock);
        const QSignalSpy told(&ticker, &DayTicker::dayChanged);
        ticker.setRollover({60});
        QCOMPARE(told.size(), 0);
        ticker.setRollover({180}); // back to the 21st
        QCOMPARE(told.size(), 1);
        ticker.setRollover({120});
        QCOMPARE(told.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestDayTicker)
#include "tst_day_ticker.moc"
