// What is worth a quiet word: moments that the last change of the log brought about. Said once because they
// are found between two summaries, never stored.
#pragma once

#include "core/habit/summary.h"

namespace brickwork {

enum class Occasion
{
    FirstBrick,
    FirstFullWeek, ///< seven brick days of one week, for the first time
    LongestRun,    ///< the current run has passed the longest one before it (of seven bricks or more)
};

/// The most notable one that holds after the change and did not before; nothing if there is none.
[[nodiscard]] std::optional<Occasion> occasionOf(const Summary& before, const Summary& after,
                                                 WeekStart weekStart);

} // namespace brickwork
