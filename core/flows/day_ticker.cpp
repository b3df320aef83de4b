#include "core/flows/day_ticker.h"

namespace brickwork {

namespace {

// A timer does not run while the machine sleeps and knows nothing of a clock that is set: so it never sleeps
// longer.
constexpr qint64 longestNap = 30'000; // ms

} // namespace

DayTicker::DayTicker(const Clock& clock, QObject* parent) : QObject(parent), m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DayTicker::check);
    check();
}

void DayTicker::setRollover(Rollover rollover)
{
    m_rollover = rollover;
    check();
}

void DayTicker::check()
{
    const QTimeZone zone = m_clock.zone();
    const Day day = DayRule(zone, m_rollover).dayOf(m_clock.now());
    const bool changed = day != m_day || zone.id() != m_zone;
    const bool first = m_zone.isEmpty();
    m_day = day;
    m_zone = zone.id();
    arm();
    if (changed && !first)
        Q_EMIT dayChanged();
}

void DayTicker::arm()
{
    const Instant next = DayRule(m_clock.zone(), m_rollover).startOf(m_day.next());
    const qint64 wait = next.msecs - m_clock.now().msecs;
    m_timer.start(static_cast<int>(std::clamp<qint64>(wait, 1, longestNap)));
}

} // namespace brickwork
