// Two exponentially smoothed scores of the same form: strength (R10) and momentum (R11).
#pragma once

#include "core/habit/timeline.h"

namespace brickwork {

struct Scores
{
    double strength = 0; ///< 0 to 1: a brick counts 1 whatever its size, half-life 13 days
    double momentum = 0; ///< 0 to 1.5: a brick counts its weight / 2, half-life 3 days
    friend bool operator==(const Scores&, const Scores&) = default;
};

/// s <- s*m + v*(1-m) over each day, m = 0.5^(1/half-life), from s = 0 before the first brick; missed and
/// frozen days count v = 0; rests, dates that do not exist and an open today leave s alone. The formula is
/// the one of Loop Habit Tracker's score for a daily habit. As of the end of each date of the timeline: one a
/// mark, the last is today's.
[[nodiscard]] std::vector<Scores> scoreSeries(const Timeline& timeline);

} // namespace brickwork
