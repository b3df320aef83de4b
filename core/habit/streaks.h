// Daily runs (R6) and the freeze that may bridge a missed day (R7), derived from the timeline alone.
#pragma once

#include "core/habit/summary.h"
#include "core/habit/timeline.h"

namespace brickwork {

enum class Freezing
{
    Off,
    On
};

struct Streaks
{
    std::vector<Run> runs; ///< oldest first
    Run current;           ///< zero while no run is alive
    std::optional<Run> longest;
    DailyState state = DailyState::None;
    std::vector<Day> frozen; ///< in order; never a brick day
    int meter = 0;           ///< 0 while freezing is off
};

[[nodiscard]] Streaks streaksOf(const Timeline& timeline, Freezing freezing);

} // namespace brickwork
