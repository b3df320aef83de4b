// A point on the time line, in milliseconds since 1970-01-01T00:00Z. It has no zone and no day: those come
// from core/habit's DayRule.
#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <compare>
#include <optional>

namespace brickwork {

struct Instant
{
    qint64 msecs = 0;

    friend auto operator<=>(const Instant&, const Instant&) = default;

    /// The instant of a valid date-time, whatever its zone.
    [[nodiscard]] static Instant of(const QDateTime& dateTime) { return {dateTime.toMSecsSinceEpoch()}; }

    /// ISO 8601 with an offset or Z ("2025-01-15T20:00:00+01:00"); nothing for anything else, a missing
    /// offset included, because a wall time without a zone is not an instant.
    [[nodiscard]] static std::optional<Instant> fromIso(QStringView text);

    [[nodiscard]] QDateTime toUtc() const { return QDateTime::fromMSecsSinceEpoch(msecs, QTimeZone::UTC); }

    /// "2025-01-15T19:00:00.000Z": always UTC, always milliseconds, so that text order is time order.
    [[nodiscard]] QString iso() const;
};

} // namespace brickwork
