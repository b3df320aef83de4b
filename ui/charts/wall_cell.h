// A day of the wall as a plain value, and the words for it. Built from the log and its summary; knows no
// widget.
#pragma once

#include "core/habit/summary.h"

#include <QLocale>
#include <QStringList>

#include <array>

namespace brickwork {

enum class CellKind
{
    Missed, ///< closed, no brick: mortar
    Brick,
    Rest,   ///< declared, without a brick
    Frozen, ///< R7: held the run
    Absent, ///< R1: a date that the zone skipped
    Open,   ///< today, without a brick yet
    Ahead,  ///< after today
};

struct WallCell
{
    Day day;
    CellKind kind = CellKind::Missed;
    BrickSize size = BrickSize::Normal; ///< of a brick
    bool isToday = false;
    QString note{};      ///< of a brick; the reason of a rest
    QString direction{}; ///< of a brick, may be empty
    QStringList posts{}; ///< titles published that day
    friend bool operator==(const WallCell&, const WallCell&) = default;
};

/// A week: seven days from its start on.
struct WallCourse
{
    Day start;
    std::array<WallCell, 7> cells;
    [[nodiscard]] qsizetype posts() const;
    friend bool operator==(const WallCourse&, const WallCourse&) = default;
};

/// The weeks from the one that holds `first` to the one that holds today, oldest first. Costs what is shown,
/// not what was ever logged (but one look at each post).
[[nodiscard]] std::vector<WallCourse> coursesOf(const HabitLog& log, const HabitSettings& settings,
                                                const Summary& summary, Day first);

/// "Tuesday 6 May, large brick, 1 post"; with the year if it is not that of `today`.
[[nodiscard]] QString cellName(const WallCell& cell, Day today, const QLocale& locale);

/// What hover and focus show.
struct CardText
{
    QString title;
    QStringList lines; ///< facts
    QString note{};    ///< the writer's own words, may be empty
    friend bool operator==(const CardText&, const CardText&) = default;
};
[[nodiscard]] CardText cellCard(const WallCell& cell, const QLocale& locale);

/// "1 post", "3 posts".
[[nodiscard]] QString postCount(qsizetype posts, const QLocale& locale);
/// "1 brick", "12 bricks".
[[nodiscard]] QString brickCount(qsizetype bricks, const QLocale& locale);

} // namespace brickwork
