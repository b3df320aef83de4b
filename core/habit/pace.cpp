#include "core/habit/pace.h"

#include "core/habit/weeks.h"

#include <algorithm>

namespace brickwork {

Pace paceOf(int goal, int done, Day first, Day last, Day today)
{
    Pace pace{.goal = goal, .done = done, .days = first.daysTo(last) + 1};
    pace.elapsed = std::clamp<qint64>(first.daysTo(today) + 1, 0, pace.days);
    pace.par = static_cast<double>(goal) * static_cast<double>(pace.elapsed) / static_cast<double>(pace.days);
    const qint64 left = std::max<qint64>(std::max(first, today).daysTo(last) + 1, 1);
    pace.neededADay = static_cast<double>(pace.remaining()) / static_cast<double>(left);
    pace.needed = 7 * pace.neededADay;
    return pace;
}

int yearGoal(const HabitSettings& settings, int year)
{
    return inForce(settings.yearGoals, Day(year, 12, 31));
}

std::optional<Pace> yearPace(const HabitLog& log, const HabitSettings& settings, Instant now, Day today)
{
    const int year = today.date().year();
    const int goal = yearGoal(settings, year);
    if (goal <= 0)
        return std::nullopt;
    const auto done = std::ranges::count_if(log.posts, [now, year](const Post& post) {
        return isCounted(post, now) && post.day.date().year() == year;
    });
    return paceOf(goal, static_cast<int>(done), Day(year, 1, 1), Day(year, 12, 31), today);
}

} // namespace brickwork
