// The log laid out day by day, from the first brick to today: what each day was, so that runs and scores are
// one walk over plain values. It knows no posts.
#pragma once

#include "core/habit/log.h"

#include <vector>

namespace brickwork {

enum class DayKind : quint8
{
    Missed, ///< closed without a brick, and nothing excuses it; a freeze may still bridge it (R7)
    Brick,  ///< whatever else the day is
    Rest,
    Absent, ///< a date the zone skipped
    Open,   ///< today, without a brick and without a rest
};

struct DayMark
{
    DayKind kind = DayKind::Missed;
    quint8 weight = 0; ///< of its brick: small 1, normal 2, large 3; 0 without a brick
    friend bool operator==(const DayMark&, const DayMark&) = default;
};

struct Timeline
{
    Day first;                  ///< of the first brick
    std::vector<DayMark> marks; ///< one a date from `first` to today; empty without a brick
    friend bool operator==(const Timeline&, const Timeline&) = default;
};

/// `today` is the effective today (R3): no brick lies beyond it.
[[nodiscard]] Timeline timelineOf(const HabitLog& log, const HabitSettings& settings, const DayRule& rule,
                                  Day today);

} // namespace brickwork
