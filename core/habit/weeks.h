// Posts by week, the weekly streak (R8, R9) and the mean of the last four weeks (R12).
#pragma once

#include "core/habit/summary.h"

namespace brickwork {

struct WeekSeries
{
    std::vector<Week> weeks; ///< oldest first; the last one is the open week; empty without a counted post
    int current = 0;
    int longest = 0;
    WeeklyState state = WeeklyState::None;
    int postsThisWeek = 0;
    int targetThisWeek = 1;
    std::optional<double> meanFour; ///< of up to four closed weeks; nothing while none is closed
};

/// True once the post is due and while it is not retracted (R8).
[[nodiscard]] bool isCounted(const Post& post, Instant now);

/// `today` is the effective today. A post whose stored day lies in a later week than today's (published
/// further east, a few hours ago) is counted once that week opens.
[[nodiscard]] WeekSeries weekSeriesOf(const HabitLog& log, const HabitSettings& settings, Instant now,
                                      Day today);

} // namespace brickwork
