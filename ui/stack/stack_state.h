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

/// What lies on `day` already, with its direction and how its note begins: `Here lies a normal brick, Book:
/// “Outline”`. Empty where there is no brick.
[[nodiscard]] QString lyingBrick(const StackState& state, Day day);

/// What stacking on `day` will do: nothing for today without a brick; else that it is an earlier day, or how
/// the new brick and the one that lies there become one (R4).
[[nodiscard]] QString stackNotice(const StackState& state, Day day, BrickSize size, const QLocale& locale);

} // namespace brickwork
