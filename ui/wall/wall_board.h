// Where the cards of the wall page lie, for a width, a height and a range. Pure.
#pragma once

#include "ui/wall/wall_state.h"

#include <QRect>
#include <QSize>

#include <functional>

namespace brickwork {

enum class WallCard
{
    Wall,
    PerWeek,
    SoFar,
    Weekdays,
    Directions,
    Runs
};
inline constexpr std::size_t wallCards = 6;

/// How high the wall's card must at least and should at best be at a width.
struct WallHeights
{
    std::function<int(int width)> least;
    std::function<int(int width)> best;
};

struct WallBoardLayout
{
    std::array<QRect, wallCards> cards; ///< by WallCard
    int height = 0;                     ///< of the whole board: more than the room if it has to scroll
};

/// Two columns when there is width for them, the wall tall beside the others over a year, wide above them for
/// everything; one column in a narrow window.
[[nodiscard]] WallBoardLayout layBoard(WallRange range, WallPlan plan, QSize room, const WallHeights& wall);

} // namespace brickwork
