#include "core/habit/summary.h"

#include "core/habit/pace.h"
#include "core/habit/streaks.h"
#include "core/habit/weeks.h"

#include <algorithm>
#include <utility>

namespace brickwork {

Day effectiveToday(const HabitLog& log, const DayRule& rule, Instant now)
{
    const Day day = rule.dayOf(now);
    return log.bricks.empty() ? day : std::max(day, log.bricks.rbegin()->first);
}

Summary summarise(const HabitLog& log, const HabitSettings& settings, Instant now, const QTimeZone& zone)
{
    const DayRule rule(zone, settings.rollover);
    const Day today = effectiveToday(log, rule, now);
    Timeline timeline = timelineOf(log, settings, rule, today);
    Streaks daily = streaksOf(timeline, settings.freeze ? Freezing::On : Freezing::Off);
    WeekSeries weekly = weekSeriesOf(log, settings, now, today);
    std::vector<Scores> scores = scoreSeries(timeline);
    return {
        .today = today,
        .current = daily.current,
        .daily = daily.state,
        .longest = daily.longest,
        .runs = std::move(daily.runs),
        .frozenDays = std::move(daily.frozen),
        .freezeMeter = daily.meter,
        .weeklyCurrent = weekly.current,
        .weeklyLongest = weekly.longest,
        .weekly = weekly.state,
        .weeks = std::move(weekly.weeks),
        .postsThisWeek = weekly.postsThisWeek,
        .targetThisWeek = weekly.targetThisWeek,
        .meanFour = weekly.meanFour,
        .strength = scores.empty() ? 0 : scores.back().strength,
        .momentum = scores.empty() ? 0 : scores.back().momentum,
        .timeline = std::move(timeline),
        .scores = std::move(scores),
        .yearPace = yearPace(log, settings, now, today),
    };
}

} // namespace brickwork
