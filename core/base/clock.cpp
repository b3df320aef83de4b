#include "core/base/clock.h"

namespace brickwork {

SystemClock::SystemClock(std::optional<Instant> at, std::optional<QTimeZone> zone)
    : m_at(at), m_zone(std::move(zone))
{
}

Instant SystemClock::now() const
{
    return m_at ? *m_at : Instant{QDateTime::currentMSecsSinceEpoch()};
}

QTimeZone SystemClock::zone() const
{
    if (m_zone)
        return *m_zone;
    // systemTimeZone(), not LocalTime: stamps store the IANA name.
    return QTimeZone::systemTimeZone();
}

} // namespace brickwork
