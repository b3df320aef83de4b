// R5: the days the writer has off, declared one by one or by weekday. The one place that knows both.
#pragma once

#include "core/habit/log.h"

namespace brickwork {

/// Declared for that very day, or a weekday off by the rule in force then.
[[nodiscard]] bool isRest(const HabitLog& log, const HabitSettings& settings, Day day);
/// How many of the seven days from `weekStart` on are rests.
[[nodiscard]] int restsInWeek(const HabitLog& log, const HabitSettings& settings, Day weekStart);
/// Those from `from` to `until`, both included, in order.
[[nodiscard]] std::vector<Day> restDays(const HabitLog& log, const HabitSettings& settings, Day from,
                                        Day until);

} // namespace brickwork
