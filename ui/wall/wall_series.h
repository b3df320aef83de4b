// The values of the charts of the wall page, built from a log and its summary. Pure; each costs what it
// shows.
#pragma once

#include "core/habit/day.h"
#include "core/habit/log.h"
#include "core/habit/summary.h"
#include "ui/charts/posts_per_week_chart.h"
#include "ui/charts/posts_so_far_chart.h"
#include "ui/charts/runs_chart.h"
#include "ui/charts/shares_chart.h"
#include "ui/charts/trend_chart.h"
#include "ui/charts/wall_cell.h"
#include "ui/charts/words_per_day_chart.h"

#include <QLocale>
#include <QString>

#include <array>
#include <vector>

namespace brickwork {

[[nodiscard]] PostsPerWeek perWeekOf(const std::vector<WallCourse>& courses, const Summary& summary,
                                     const QLocale& locale);
/// Weeks from `first` on; the milestones among them, and the par of the year's goal.
[[nodiscard]] PostsSoFar soFarOf(const HabitLog& log, const Summary& summary, Day first,
                                 const QLocale& locale);
/// "115 posts", from two years on "115 posts · 7.8 years"; empty without a post.
[[nodiscard]] QString soFarDetail(const Summary& summary, const QLocale& locale);

/// From the unit that holds `first` to the one that holds today; no bars if nothing was written in them.
[[nodiscard]] WordsPerDay wordsOf(const HabitLog& log, const HabitSettings& settings, Day first, Day today,
                                  WordsUnit unit, const QLocale& locale);

[[nodiscard]] Shares weekdaysOf(const std::vector<WallCourse>& courses, const QLocale& locale);
/// Bricks of the days from `first` to `last` by the hour that the clock of their stamp's zone showed when
/// they were logged. Backfilled ones, whose stamp's day (R1) is not theirs, say nothing about that and are
/// left out, as are those of a zone this machine does not know.
[[nodiscard]] std::array<int, 24> bricksByHour(const HabitLog& log, Day first, Day last);
[[nodiscard]] Shares hoursOf(const HabitLog& log, Day first, Day last, const QLocale& locale);

[[nodiscard]] Shares directionsOf(const std::vector<WallCourse>& courses, const QLocale& locale);
/// Whether the bricks of the last twelve weeks are laid in one direction; empty without any brick at all.
[[nodiscard]] QString directionSentence(const HabitLog& log, Day today, const QLocale& locale);

/// All of them, longest first; of two alike the later.
[[nodiscard]] Runs runsOf(const Summary& summary, const QLocale& locale);
/// From `first` on, a point a day; a point a week where there would be too many to tell apart.
[[nodiscard]] Trend trendOf(const Summary& summary, Day first, const QLocale& locale);

} // namespace brickwork
