#include "core/habit/weeks.h"

#include "core/habit/rests.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int daysAWeek = 7;
constexpr int restsThatExcuse = 4;

// Posts of each week up to the open one, by the week's first day.
std::map<Day, int> postsByWeek(const HabitLog& log, WeekStart start, Instant now, Day openWeek)
{
    std::map<Day, int> posts;
    for (const Post& post : log.posts) {
        if (!isCounted(post, now))
            continue;
        const Day week = weekOf(post.day, start);
        if (week <= openWeek)
            ++posts[week];
    }
    return posts;
}

WeekStatus statusOf(const Week& week, Day openWeek, const HabitLog& log, const HabitSettings& settings)
{
    if (week.posts >= week.target)
        return WeekStatus::Met;
    if (week.start == openWeek)
        return WeekStatus::Open;
    const bool excused = restsInWeek(log, settings, week.start) >= restsThatExcuse;
    return excused ? WeekStatus::Excused : WeekStatus::Missed;
}

void countStreak(WeekSeries& series)
{
    bool broken = false; // by the latest closed week that was not excused
    for (const Week& week : series.weeks) {
        if (week.status == WeekStatus::Met) {
            ++series.current;
            broken = false;
        } else if (week.status == WeekStatus::Missed) {
            series.current = 0;
            broken = true;
        }
        series.longest = std::max(series.longest, series.current);
    }
    if (series.weeks.back().status == WeekStatus::Met)
        series.state = WeeklyState::Done;
    else
        series.state = broken ? WeeklyState::Broken : WeeklyState::Pending;
}

std::optional<double> meanOfLastClosed(const std::vector<Week>& weeks)
{
    const auto closed = std::min<std::ptrdiff_t>(std::ssize(weeks) - 1, 4);
    if (closed < 1)
        return std::nullopt;
    int posts = 0;
    for (auto week = weeks.end() - 1 - closed; week != weeks.end() - 1; ++week)
        posts += week->posts;
    return static_cast<double>(posts) / static_cast<double>(closed);
}

} // namespace

bool isCounted(const Post& post, Instant now)
{
    return !post.retracted && post.countsFrom <= now;
}

Day weekOf(Day day, WeekStart start)
{
    // QDate: Monday is 1, Sunday 7.
    const int startDay = start == WeekStart::Monday ? 1 : start == WeekStart::Sunday ? 7 : 6;
    return day.plus(-((day.date().dayOfWeek() - startDay + daysAWeek) % daysAWeek));
}

int targetFor(Day weekStart, const HabitSettings& settings)
{
    const auto after = settings.targets.lower_bound(weekStart.plus(daysAWeek));
    return after == settings.targets.begin() ? 1 : std::prev(after)->second;
}

QString weekLabel(Day weekStart)
{
    int year = 0;
    const int week = weekStart.plus(3).date().weekNumber(&year);
    return u"%1-W%2"_s.arg(year, 4, 10, '0'_L1).arg(week, 2, 10, '0'_L1);
}

WeekSeries weekSeriesOf(const HabitLog& log, const HabitSettings& settings, Instant now, Day today)
{
    const Day openWeek = weekOf(today, settings.weekStart);
    const std::map<Day, int> posts = postsByWeek(log, settings.weekStart, now, openWeek);
    WeekSeries series;
    series.targetThisWeek = targetFor(openWeek, settings);
    if (posts.empty())
        return series;
    for (Day start = posts.begin()->first; start <= openWeek; start = start.plus(daysAWeek)) {
        const auto found = posts.find(start);
        Week week{.start = start,
                  .label = weekLabel(start),
                  .posts = found == posts.end() ? 0 : found->second,
                  .target = targetFor(start, settings),
                  .status = WeekStatus::Open};
        week.status = statusOf(week, openWeek, log, settings);
        series.weeks.push_back(std::move(week));
    }
    series.postsThisWeek = series.weeks.back().posts;
    countStreak(series);
    series.meanFour = meanOfLastClosed(series.weeks);
    return series;
}

} // namespace brickwork
