#include "ui/wall/wall_board.h"

#include "ui/theme/theme.h"

#include <algorithm>

namespace brickwork {

namespace {

constexpr int gap = space::l;
constexpr int twoColumnsFrom = 780;
constexpr int lowPlot = 196;  // posts per week
constexpr int lowCard = 168;  // weekdays, so far
constexpr int listCard = 188; // directions, runs: five rows under a title

class Board
{
public:
    explicit Board(QSize room) : m_room(room) {}

    void put(WallCard card, int x, int y, int width, int height)
    {
        result.cards.at(static_cast<std::size_t>(card)) = QRect(x, y, width, height);
        result.height = std::max(result.height, y + height);
    }

    // Two cards of one height side by side.
    void putPair(WallCard left, WallCard right, int x, int y, int width, int height)
    {
        const int half = (width - gap) / 2;
        put(left, x, y, half, height);
        put(right, x + half + gap, y, width - half - gap, height);
    }

    [[nodiscard]] int width() const { return m_room.width(); }
    [[nodiscard]] int height() const { return m_room.height(); }

    WallBoardLayout result;

private:
    QSize m_room;
};

// Heights of the three rows that share `height`: the plot takes the larger part, as in a newspaper.
std::array<int, 3> rowsOf(int height)
{
    const int free = std::max(height - 2 * gap, lowPlot + lowCard + listCard);
    const int spare = free - lowPlot - lowCard - listCard;
    const int plot = lowPlot + static_cast<int>(spare * 0.46);
    const int list = listCard + static_cast<int>(spare * 0.12);
    return {plot, free - plot - list, list};
}

void layTall(Board& board, const WallHeights& wall)
{
    const int left = std::clamp(board.width() * 37 / 100, 320, 560);
    const int right = board.width() - left - gap;
    const int x = left + gap;
    const int least = std::max(lowPlot + lowCard + listCard + 2 * gap, wall.least(left));
    const int height = std::max(least, std::min(board.height(), std::max(least, 980)));
    const auto [plot, middle, list] = rowsOf(height);
    board.put(WallCard::Wall, 0, 0, left, height);
    board.put(WallCard::PerWeek, x, 0, right, plot);
    board.putPair(WallCard::SoFar, WallCard::Weekdays, x, plot + gap, right, middle);
    board.putPair(WallCard::Directions, WallCard::Runs, x, plot + middle + 2 * gap, right,
                  height - plot - middle - 2 * gap);
}

void layLow(Board& board, const WallHeights& wall)
{
    const int half = (board.width() - gap) / 2;
    const int lists = 2 * gap + lowCard + listCard;
    const int top = std::max(
        {wall.least(half), lowPlot + 60, std::min(wall.best(half), std::max(board.height() - lists, 0))});
    const int spare = std::max(0, std::min(board.height(), 980) - top - lists);
    const int middle = lowCard + spare * 6 / 10;
    board.putPair(WallCard::Wall, WallCard::PerWeek, 0, 0, board.width(), top);
    board.putPair(WallCard::SoFar, WallCard::Weekdays, 0, top + gap, board.width(), middle);
    board.putPair(WallCard::Directions, WallCard::Runs, 0, top + middle + 2 * gap, board.width(),
                  listCard + spare * 4 / 10);
}

void layWide(Board& board, const WallHeights& wall)
{
    const int top = wall.best(board.width());
    board.put(WallCard::Wall, 0, 0, board.width(), top);
    board.put(WallCard::PerWeek, 0, top + gap, board.width(), lowPlot + 24);
    const int y = top + lowPlot + 24 + 2 * gap;
    board.putPair(WallCard::SoFar, WallCard::Weekdays, 0, y, board.width(), lowCard + 24);
    board.putPair(WallCard::Directions, WallCard::Runs, 0, y + lowCard + 24 + gap, board.width(), listCard);
}

void layNarrow(Board& board, WallPlan plan, const WallHeights& wall)
{
    const int top = plan == WallPlan::Years
                        ? wall.best(board.width())
                        : std::max(wall.least(board.width()), std::min(wall.best(board.width()), 560));
    int y = 0;
    const auto next = [&](WallCard card, int height) {
        board.put(card, 0, y, board.width(), height);
        y += height + gap;
    };
    next(WallCard::Wall, top);
    next(WallCard::PerWeek, lowPlot);
    next(WallCard::SoFar, lowCard);
    next(WallCard::Weekdays, lowCard);
    next(WallCard::Directions, listCard);
    next(WallCard::Runs, listCard);
}

} // namespace

WallBoardLayout layBoard(WallRange range, WallPlan plan, QSize room, const WallHeights& wall)
{
    Board board(room);
    if (room.width() < twoColumnsFrom)
        layNarrow(board, plan, wall);
    else if (plan == WallPlan::Years)
        layWide(board, wall);
    else if (range == WallRange::TwelveWeeks)
        layLow(board, wall);
    else
        layTall(board, wall);
    return board.result;
}

} // namespace brickwork
