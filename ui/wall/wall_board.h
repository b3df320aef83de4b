// Where the cards of the wall page lie, for a width, a height and a range. Pure.
#pragma once

#include "ui/wall/wall_state.h"

#include <QRect>
#include <QSize>

#include <array>
#include <cstddef>
#include <functional>
#include <vector>

namespace brickwork {

enum class WallCard
{
    Wall,
    PerWeek,
    SoFar,
    Words,
    Weekdays,
    Hours,
    Directions,
    Runs,
    Trend
};
inline constexpr std::size_t wallCards = 9;

/// What is to be laid.
struct WallBoardShape
{
    WallRange range = WallRange::Year;
    WallPlan plan = WallPlan::Courses;
    int years = 1;         ///< towers of a wall of years
    bool onlyWall = false; ///< nothing was logged: an invitation, no empty grids
};

/// How high cards must at least be, and the wall's should at best be, at a width.
struct WallHeights
{
    std::function<int(WallCard card, int width)> least;
    std::function<int(int width)> best;
};

struct WallBoardLayout
{
    std::array<QRect, wallCards> cards; ///< by WallCard; null for one that is not shown
    std::vector<WallCard> order;        ///< as they are read
    int height = 0;                     ///< of the whole board: more than the room if it has to scroll
};

/// The wall tall beside the others over a year, beside two of them over twelve weeks, wide above them once it
/// is a row of towers; the further cards in rows below. One column in a narrow window.
[[nodiscard]] WallBoardLayout layBoard(const WallBoardShape& shape, QSize room, const WallHeights& heights);

} // namespace brickwork
