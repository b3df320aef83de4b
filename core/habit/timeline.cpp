#include "core/habit/timeline.h"

#include "core/habit/rests.h"

namespace brickwork {

Timeline timelineOf(const HabitLog& log, const HabitSettings& settings, const DayRule& rule, Day today)
{
    Timeline timeline;
    if (log.bricks.empty())
        return timeline;
    timeline.first = log.bricks.begin()->first;
    timeline.marks.resize(static_cast<std::size_t>(timeline.first.daysTo(today) + 1));
    const auto markOf = [&timeline](Day day) -> DayMark& {
        return timeline.marks[static_cast<std::size_t>(timeline.first.daysTo(day))];
    };
    // From the weakest claim on a day to the strongest: each overwrites the one before.
    timeline.marks.back().kind = DayKind::Open;
    for (const Day day : rule.skippedBetween(timeline.first, today))
        markOf(day).kind = DayKind::Absent;
    for (const Day day : restDays(log, settings, timeline.first, today))
        markOf(day).kind = DayKind::Rest;
    for (const auto& [day, brick] : log.bricks)
        markOf(day) = {DayKind::Brick, static_cast<quint8>(brick.size)};
    return timeline;
}

} // namespace brickwork
