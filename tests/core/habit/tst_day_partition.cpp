// Properties of R1 on random zones, dates and rollovers (fixed seeds), against an oracle that knows no
// transitions: it reads the wall clock minute by minute.
#include "core/habit/day_rule.h"

#include <QRandomGenerator>
#include <QTest>

using namespace brickwork;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;

// What the clock on the wall shows, as if it showed UTC.
qint64 wallAt(const QTimeZone& zone, qint64 msecs)
{
    const QDateTime shown = QDateTime::fromMSecsSinceEpoch(msecs, zone);
    return QDateTime(shown.date(), shown.time(), QTimeZone::UTC).toMSecsSinceEpoch();
}

qint64 oracleStart(const DayRule& rule, Day day)
{
    const qint64 mark = QDateTime(day.date(), QTime(0, 0), QTimeZone::UTC).toMSecsSinceEpoch() +
                        rule.rollover().minutes * minute;
    qint64 at = mark - 16 * hour;
    while (wallAt(rule.zone(), at) < mark)
        at += minute;
    while (wallAt(rule.zone(), at - 1000) >= mark) // local mean times are not whole minutes
        at -= 1000;
    return at;
}

// The same on every machine, unlike qHash.
quint32 seedOf(const QString& name, quint32 salt)
{
    quint32 seed = salt;
    for (const QChar c : name)
        seed = seed * 31 + c.unicode();
    return seed;
}

struct Case
{
    DayRule rule;
    Day day;
};

// Half the dates lie beside a transition of the zone, where the rule can go wrong.
Case caseOf(const QTimeZone& zone, QRandomGenerator& random)
{
    const Rollover rollover{random.bounded(4) == 0 ? 0 : random.bounded(13) * 30};
    const Day some(1850 + random.bounded(280), 1 + random.bounded(12), 1 + random.bounded(28));
    if (random.bounded(2) == 0)
        return {DayRule(zone, rollover), some};
    const QTimeZone::OffsetData change =
        zone.nextTransition(QDateTime(some.date(), QTime(0, 0), QTimeZone::UTC));
    if (!change.atUtc.isValid() || change.atUtc.date().year() > 2150)
        return {DayRule(zone, rollover), some};
    return {DayRule(zone, rollover), Day(change.atUtc.date()).plus(random.bounded(4) - 2)};
}

} // namespace

class TestDayPartition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyInstantHasOneDay_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"Europe/Berlin",       "America/New_York", "America/Sao_Paulo", "Africa/Cairo",
              "Africa/Casablanca",   "Pacific/Apia",     "Pacific/Kwajalein", "Pacific/Kiritimati",
              "Australia/Lord_Howe", "Asia/Manila",      "Asia/Kathmandu",    "Asia/Gaza",
              "America/Havana",      "America/St_Johns", "America/Juneau",    "Antarctica/Troll",
              "Europe/Dublin",       "America/Nuuk",     "Asia/Tehran",       "UTC",
              "Etc/GMT-14"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void everyInstantHasOneDay()
    {
        QFETCH(QString, name);
        const QTimeZone zone(name.toLatin1());
        QVERIFY2(zone.isValid(), qPrintable(name));
        QRandomGenerator random(seedOf(name, 20250115));
        for (int i = 0; i < 24; ++i) {
            const auto [rule, day] = caseOf(zone, random);
            const QByteArray what = (name + u' ' + day.iso() + u' ' + rule.rollover().text()).toUtf8();
            std::map<Day, qint64> starts;
            for (int offset = -1; offset <= 2; ++offset)
                starts[day.plus(offset)] = oracleStart(rule, day.plus(offset));
            for (const auto& [some, start] : starts)
                QVERIFY2(rule.startOf(some).msecs == start, what + " starts otherwise");
            QCOMPARE(rule.exists(day), starts[day] < starts[day.next()]);
            for (int probe = 0; probe < 40; ++probe) {
                const qint64 span = starts[day.plus(2)] - starts[day.previous()];
                const qint64 at =
                    starts[day.previous()] + static_cast<qint64>(random.generateDouble() * double(span));
                const auto oracle = std::ranges::find_if(
                    starts.rbegin(), starts.rend(), [at](const auto& entry) { return entry.second <= at; });
                QVERIFY2(rule.dayOf({at}) == oracle->first, what + " holds another instant");
            }
        }
    }

    void theDayNeverGoesBack_data() { everyInstantHasOneDay_data(); }

    void theDayNeverGoesBack()
    {
        QFETCH(QString, name);
        const QTimeZone zone(name.toLatin1());
        QRandomGenerator random(seedOf(name, 77));
        for (int i = 0; i < 12; ++i) {
            const auto [rule, day] = caseOf(zone, random);
            Instant at{rule.startOf(day).msecs - 30 * hour};
            Day before = rule.dayOf(at);
            while (at.msecs < rule.startOf(day).msecs + 60 * hour) {
                at.msecs += 1 + random.bounded(17 * minute);
                const Day now = rule.dayOf(at);
                QVERIFY(before <= now);
                QVERIFY(rule.startOf(now) <= at);
                QVERIFY(at < rule.startOf(now.next()));
                before = now;
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDayPartition)
#include "tst_day_partition.moc"
