// What the Stack sheet knows, as a value, and the pure functions that word it.
#pragma once

#include "core/habit/log.h"
#include "core/habit/summary.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>

namespace brickwork {

struct StackState
{
    Day today;
    std::map<Day, Brick> bricks; ///< all of the log: what a day holds already is said before it merges
    QStringList directions;      ///< used so far, the latest first, each as it was spelt last
    QStringList favourites;      ///< up to three of them: the most used of the last twelve weeks, then ever
};

[[nodiscard]] StackState stackState(const HabitLog& log, const Summary& summary);

/// What the writer asks for; the day is always said.
struct StackWish
{
    Day day;
    BrickSize size = BrickSize::Normal;
    QString note;
    QString direction; ///< may be empty
};

/// What lies on `day` already, with its direction and how its note begins: `There is a normal brick, Book:
/// “Outline”`. Empty where there is no brick.
[[nodiscard]] QString lyingBrick(const StackState& state, Day day);

/// That the brick is for an earlier day, and for which: "Backfilled: for Monday 23 November 2026, yesterday."
/// Empty for today.
[[nodiscard]] QString dayNotice(const StackState& state, Day day, const QLocale& locale);

/// The brick that will lie there once a wish is merged into the one that lies there now (R4).
struct MergePreview
{
    Brick brick;
    QString summary;  ///< "Large · Newsletter · 2 lines of notes"
    QString sentence; ///< what stays and what changes, before it happens
};
/// Nothing where the day has no brick.
[[nodiscard]] std::optional<MergePreview> mergePreview(const StackState& state, const StackWish& wish,
                                                       const QLocale& locale);

} // namespace brickwork
