// Everything the wall page shows, as one plain value, and the pure function that builds it. Counts come from
// the summary; only the days and weeks of the chosen range are looked at.
#pragma once

#include "core/habit/summary.h"
#include "ui/charts/brick_wall_chart.h"
#include "ui/charts/posts_per_week_chart.h"
#include "ui/charts/posts_so_far_chart.h"
#include "ui/charts/shares_chart.h"

#include <array>

namespace brickwork {

enum class WallRange
{
    TwelveWeeks,
    Year,
    Everything
};

/// A figure of the strip: "12", "day streak", "12 bricks over 14 days".
struct WallFigure
{
    QString figure;
    QString label;
    QString detail;
    friend bool operator==(const WallFigure&, const WallFigure&) = default;
};

struct WallRun
{
    QString bricks; ///< "41 bricks"
    QString dates;  ///< "3 Feb – 17 Mar"
    bool isCurrent = false;
    friend bool operator==(const WallRun&, const WallRun&) = default;
};

struct WallState
{
    WallRange range = WallRange::Year;
    std::array<WallFigure, 4> figures; ///< streak, longest, posts this week, strength
    QString today;                     ///< "Today is open", "Resting today", ...: kind, never a reproach
    bool offersBrick = false;          ///< today has no brick yet
    BrickWall wall;
    PostsPerWeek perWeek;
    bool hasMean = false;
    PostsSoFar soFar;
    QString soFarDetail; ///< "115 posts · 7.8 years"
    Shares weekdays;
    Shares directions;
    std::vector<WallRun> runs; ///< longest first
    friend bool operator==(const WallState&, const WallState&) = default;
};

[[nodiscard]] WallState wallState(const HabitLog& log, const HabitSettings& settings, const Summary& summary,
                                  WallRange range, const QLocale& locale);

/// The first week of a range: 12 or 52 weeks up to today's, or the week of the first brick, rest or post;
/// never before that one.
[[nodiscard]] Day firstWeekOf(WallRange range, const HabitLog& log, const HabitSettings& settings,
                              const Summary& summary);

/// "3 Feb – 17 Mar", "3 – 9 Feb", "7 Nov – today"; with the year where it is not today's.
[[nodiscard]] QString dayRange(Day from, Day to, Day today, const QLocale& locale);

} // namespace brickwork
