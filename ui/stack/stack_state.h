// What the Stack sheet knows, as a value, and the pure functions that word it.
#pragma once

#include "core/habit/log.h"
#include "core/habit/summary.h"

#include <QLocale>
#include <QStringList>

namespace brickwork {

struct StackState
{
    Day today;
    std::map<Day, Brick> bricks; ///< all of the log: what a day holds already is said before it merges
    QStringList directions;      ///< used so far, the latest first
};

[[nodiscard]] StackState stackState(const HabitLog& log, const Summary& summary);

/// What stacking on `day` will do: nothing for today without a brick; else that it is an earlier day, or that
/// a brick stands there and how the two become one (R4).
[[nodiscard]] QString stackNotice(const StackState& state, Day day, BrickSize size, const QLocale& locale);

} // namespace brickwork
