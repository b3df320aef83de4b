#include "core/habit/occasions.h"

#include <algorithm>

namespace brickwork {

namespace {

constexpr int shortestNotable = 7; // bricks of the run that must be passed
constexpr int daysOfAWeek = 7;

bool hasFullWeek(const Timeline& timeline, WeekStart weekStart)
{
    Day day = timeline.first;
    Day week = weekOf(day, weekStart);
    int bricks = 0;
    for (const DayMark& mark : timeline.marks) {
        if (const Day start = weekOf(day, weekStart); start != week) {
            week = start;
            bricks = 0;
        }
        if (mark.kind == DayKind::Brick && ++bricks == daysOfAWeek)
            return true;
        day = day.next();
    }
    return false;
}

/// Whether the longest run that touches the days of `run` is longer than any other, and that one worth
/// passing.
bool leads(const std::vector<Run>& runs, const Run& run)
{
    int within = 0;
    int beside = 0;
    for (const Run& each : runs) {
        int& most = each.end >= run.start && each.start <= run.end ? within : beside;
        most = std::max(most, each.bricks);
    }
    return beside >= shortestNotable && within > beside;
}

bool passedTheLongest(const Summary& before, const Summary& after)
{
    const Run& run = after.current;
    // A run that grew: another one that lost a brick has not been passed.
    return run.bricks > before.current.bricks && leads(after.runs, run) && !leads(before.runs, run);
}

} // namespace

std::optional<Occasion> occasionOf(const Summary& before, const Summary& after, WeekStart weekStart)
{
    if (after.timeline.marks.empty())
        return std::nullopt;
    if (before.timeline.marks.empty())
        return Occasion::FirstBrick;
    if (passedTheLongest(before, after))
        return Occasion::LongestRun;
    if (hasFullWeek(after.timeline, weekStart) && !hasFullWeek(before.timeline, weekStart))
        return Occasion::FirstFullWeek;
    return std::nullopt;
}

} // namespace brickwork
