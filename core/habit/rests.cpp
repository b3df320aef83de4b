#include "core/habit/rests.h"

#include <algorithm>

namespace brickwork {

bool isRest(const HabitLog& log, const HabitSettings& settings, Day day)
{
    return log.rests.contains(day) || inForce(settings.restWeekdays, day).contains(day.date().dayOfWeek());
}

int restsInWeek(const HabitLog& log, const HabitSettings& settings, Day weekStart)
{
    int rests = 0;
    for (int i = 0; i < 7; ++i)
        rests += isRest(log, settings, weekStart.plus(i)) ? 1 : 0;
    return rests;
}

std::vector<Day> restDays(const HabitLog& log, const HabitSettings& settings, Day from, Day until)
{
    std::vector<Day> days;
    const auto declaredEnd = log.rests.upper_bound(until);
    for (auto rest = log.rests.lower_bound(from); rest != declaredEnd; ++rest)
        days.push_back(rest->first);
    for (auto rule = settings.restWeekdays.begin(); rule != settings.restWeekdays.end(); ++rule) {
        if (rule->second.isEmpty())
            continue;
        const auto next = std::next(rule);
        const Day end =
            next == settings.restWeekdays.end() ? until.next() : std::min(next->first, until.next());
        for (Day day = std::max(rule->first, from); day < end; day = day.next()) {
            if (rule->second.contains(day.date().dayOfWeek()) && !log.rests.contains(day))
                days.push_back(day);
        }
    }
    std::ranges::sort(days);
    return days;
}

} // namespace brickwork
