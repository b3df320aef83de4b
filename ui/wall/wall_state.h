// Everything the wall page shows, as one plain value, and the pure function that builds it. Counts come from
// the summary; only the days and weeks of the chosen range are looked at.
#pragma once

#include "core/habit/log.h"
#include "core/habit/summary.h"
#include "ui/charts/brick_wall_chart.h"
#include "ui/wall/wall_figures.h"
#include "ui/wall/wall_series.h"

#include <QLocale>
#include <QString>

#include <vector>

namespace brickwork {

enum class WallRange
{
    TwelveWeeks,
    Year,
    Everything
};

struct WallState
{
    WallRange range = WallRange::Year;
    std::vector<WallFigure> figures; ///< see figuresOf()
    QString today;                   ///< "Today is open", "Resting today", ...: kind, never a reproach
    bool offersBrick = false;        ///< today has no brick yet
    bool isEmpty = true;             ///< nothing was ever logged: there is only an invitation
    BrickWall wall;
    PostsPerWeek perWeek;
    bool hasMean = false;
    PostsSoFar soFar;
    QString soFarDetail; ///< "115 posts · 7.8 years"
    WordsPerDay words;
    Shares weekdays;
    Shares hours;
    Shares directions;
    QString directionSentence;
    Runs runs; ///< longest first
    Trend trend;
    friend bool operator==(const WallState&, const WallState&) = default;
};

[[nodiscard]] WallState wallState(const HabitLog& log, const HabitSettings& settings, const Summary& summary,
                                  WallRange range, const QLocale& locale);

/// The first week of a range: 12 or 52 weeks up to today's, or the week of whatever was logged first; never
/// before that one.
[[nodiscard]] Day firstWeekOf(WallRange range, const HabitLog& log, const HabitSettings& settings,
                              const Summary& summary);

} // namespace brickwork
