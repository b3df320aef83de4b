// Every figure of the habit engine for one log at one instant in one zone (semantics R3 to R12), as a plain
// value. summarise() is pure: same arguments, same answer.
#pragma once

#include "core/habit/log.h"
#include "core/habit/strength.h"
#include "core/habit/timeline.h"

#include <QTimeZone>

namespace brickwork {

/// A run of bricks (R6). A run that is not alive has zero bricks and no dates.
struct Run
{
    int bricks = 0;
    std::optional<Day> start; ///< a brick day
    std::optional<Day> end;   ///< a brick day
    int spanDays = 0;         ///< days from start to end, both included
    friend bool operator==(const Run&, const Run&) = default;
};

enum class DailyState
{
    None,
    Done,
    Pending,
    Resting,
    Broken
};
enum class WeeklyState
{
    None,
    Done,
    Pending,
    Broken
};
enum class WeekStatus
{
    Met,     ///< reached its target; also the open week once it has
    Missed,  ///< closed, unmet
    Excused, ///< closed, unmet, four or more rest days
    Open     ///< the week of today, not met yet
};

struct Week
{
    Day start;     ///< first day of the week by the setting
    QString label; ///< "2025-W27": see weekLabel()
    int posts = 0;
    int target = 1;
    WeekStatus status = WeekStatus::Open;
    friend bool operator==(const Week&, const Week&) = default;
};

/// Where a count towards a goal in a period stands (R12); see pace.h.
struct Pace
{
    int goal = 0;
    int done = 0;
    qint64 elapsed = 0; ///< days of the period up to today, today included; 0 before it begins
    qint64 days = 0;    ///< of the whole period
    double par = 0;     ///< goal * elapsed / days
    double needed = 0;  ///< a week: 7 * remaining / days left, today included; 0 once the goal is reached
    /// `needed` a day; what is left altogether once the period is over.
    double neededADay = 0;
    [[nodiscard]] int remaining() const { return goal > done ? goal - done : 0; }
    friend bool operator==(const Pace&, const Pace&) = default;
};

struct Summary
{
    Day today; ///< R3
    Run current;
    DailyState daily = DailyState::None;
    std::optional<Run> longest;  ///< nothing without a brick; ties: the later
    std::vector<Run> runs;       ///< all, oldest first
    std::vector<Day> frozenDays; ///< R7
    int freezeMeter = 0;         ///< 0 while freezing is off
    int weeklyCurrent = 0;
    int weeklyLongest = 0;
    WeeklyState weekly = WeeklyState::None;
    std::vector<Week>
        weeks; ///< from the week of the first counted post to the open one, which is the last; else empty
    int postsThisWeek = 0;
    int targetThisWeek = 1;
    std::optional<double> meanFour; ///< R12
    double strength = 0;            ///< R10
    double momentum = 0;            ///< R11
    Timeline timeline;              ///< what each date from the first brick to today was
    std::vector<Scores> scores;     ///< strength and momentum as of each date of the timeline
    std::optional<Pace> yearPace;   ///< R12, of the posts of today's year; nothing without a goal for it
    friend bool operator==(const Summary&, const Summary&) = default;
};

[[nodiscard]] Summary summarise(const HabitLog& log, const HabitSettings& settings, Instant now,
                                const QTimeZone& zone);

/// R3: max(day(now), day of the latest brick).
[[nodiscard]] Day effectiveToday(const HabitLog& log, const DayRule& rule, Instant now);
/// First day of the week that holds `day`.
[[nodiscard]] Day weekOf(Day day, WeekStart start);
/// The target in force for the week that starts on `weekStart`: the latest entry dated before the week's end.
[[nodiscard]] int targetFor(Day weekStart, const HabitSettings& settings);
/// ISO 8601 label ("2020-W53") of the ISO week that holds the week's fourth day.
[[nodiscard]] QString weekLabel(Day weekStart);

} // namespace brickwork
