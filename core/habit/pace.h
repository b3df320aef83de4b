// R12: where a count towards a goal in a period should stand, and what is left to do.
#pragma once

#include "core/habit/summary.h"

namespace brickwork {

/// `first` to `last`, both included, `last` not before `first`. The day before `first` nothing is elapsed;
/// after `last` all of it is, and what remains is needed at once.
[[nodiscard]] Pace paceOf(int goal, int done, Day first, Day last, Day today);

/// Of the posts counted in today's year against its goal (HabitSettings::yearGoals); nothing without one.
[[nodiscard]] std::optional<Pace> yearPace(const HabitLog& log, const HabitSettings& settings, Instant now,
                                           Day today);
/// The goal of posts for a calendar year; 0 without one.
[[nodiscard]] int yearGoal(const HabitSettings& settings, int year);

} // namespace brickwork
