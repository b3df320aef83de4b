// The status contract: a summary and its log as the JSON of `status --json`. Pure.
#pragma once

#include "core/habit/summary.h"

#include <QString>

#include <string>

namespace brickwork {

[[nodiscard]] std::string statusJson(const HabitLog& log, const HabitSettings& settings,
                                     const Summary& summary);
/// The same in a few lines for a person.
[[nodiscard]] QString statusText(const Summary& summary);

[[nodiscard]] QString toText(DailyState state);  ///< none, done, pending, resting, broken
[[nodiscard]] QString toText(WeeklyState state); ///< none, done, pending, broken
[[nodiscard]] QString toText(WeekStatus status); ///< met, missed, excused, open

} // namespace brickwork
