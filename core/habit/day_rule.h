// Rule R1: which day an instant belongs to, for a time zone and a rollover. It promises that every instant
// belongs to exactly one day; it never subtracts hours from an instant and knows no clock.
#pragma once

#include "core/base/instant.h"
#include "core/habit/day.h"

#include <QTimeZone>

#include <vector>

namespace brickwork {

/// Minutes after midnight of "HH:MM", 00:00 to 23:59; nothing for anything else.
[[nodiscard]] std::optional<int> timeOfDayFrom(QStringView text);
[[nodiscard]] QString timeOfDayText(int minutes); ///< "HH:MM"

/// Minutes after midnight at which the writer's day begins, 0 to 360.
struct Rollover
{
    int minutes = 0;

    /// "HH:MM" from "00:00" to "06:00"; nothing for anything else.
    [[nodiscard]] static std::optional<Rollover> fromText(QStringView text);
    [[nodiscard]] QString text() const; ///< "HH:MM"
    friend auto operator<=>(const Rollover&, const Rollover&) = default;
};

class DayRule
{
public:
    DayRule(QTimeZone zone, Rollover rollover) : m_zone(std::move(zone)), m_rollover(rollover) {}

    /// The first instant at which the local clock reaches `day` + rollover: the first pass of a repeated
    /// hour, the instant of the transition for a skipped one.
    [[nodiscard]] Instant startOf(Day day) const;
    /// The greatest day whose start is not after `at`.
    [[nodiscard]] Day dayOf(Instant at) const;
    /// False for a date the zone skipped (Samoa, 30 December 2011): it begins when the next one begins.
    [[nodiscard]] bool exists(Day day) const { return startOf(day) < startOf(day.next()); }

    /// The dates from `first` to `last`, both included, that do not exist, in order. One pass over the zone's
    /// transitions, so cheap for decades.
    [[nodiscard]] std::vector<Day> skippedBetween(Day first, Day last) const;

    [[nodiscard]] const QTimeZone& zone() const { return m_zone; }
    [[nodiscard]] Rollover rollover() const { return m_rollover; }

private:
    QTimeZone m_zone;
    Rollover m_rollover;
};

} // namespace brickwork
