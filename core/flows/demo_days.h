// The demo's calendar: which days have a brick, which are rest days, on which days a post goes out. Pure.
#pragma once

#include "core/habit/log.h"

#include <QTimeZone>

#include <vector>

namespace brickwork {

/// SplitMix64 (Steele, Lea and Flood 2014): a small generator that gives the same numbers everywhere.
class DemoDice
{
public:
    explicit DemoDice(quint64 seed) : m_state(seed) {}

    [[nodiscard]] quint64 next();
    [[nodiscard]] int below(int limit) { return static_cast<int>(next() % static_cast<quint64>(limit)); }
    [[nodiscard]] bool percent(int chance) { return below(100) < chance; }

private:
    quint64 m_state;
};

struct DemoCalendar
{
    Day first;
    std::vector<Day> bricks;   ///< ascending
    std::vector<Rest> rests;   ///< ascending
    std::vector<Day> postDays; ///< ascending; a day may hold one post only
};

/// Eighteen months before `today`, which is in none of the lists.
[[nodiscard]] DemoCalendar demoCalendar(Day today, const DayRule& rule);

} // namespace brickwork
