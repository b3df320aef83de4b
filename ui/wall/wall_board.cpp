#include "ui/wall/wall_board.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <numeric>

namespace brickwork {

namespace {

constexpr int gap = space::l;
constexpr int twoColumnsFrom = 760;
constexpr int threeColumnsFrom = 1020;
constexpr int tallest = 980; // of a screenful
constexpr int plotCard = 196;
constexpr int lowCard = 160;
constexpr int listCard = 188;

using Row = std::vector<WallCard>;

// What a row likes to be, before what its cards need; a plot takes the larger part of spare room, as in a
// newspaper.
struct Taste
{
    int height;
    int share;
};

Taste tasteOf(const Row& row)
{
    switch (row.front()) {
    case WallCard::PerWeek:
        return {plotCard, 46};
    case WallCard::Directions:
    case WallCard::Runs:
        return {listCard, 12};
    case WallCard::Words:
    case WallCard::Trend:
        return {plotCard, 42};
    default:
        return {lowCard, 42};
    }
}

class Board
{
public:
    Board(QSize room, const WallHeights& heights) : m_room(room), m_heights(heights) {}

    void put(WallCard card, const QRect& box)
    {
        result.cards.at(static_cast<std::size_t>(card)) = box;
        result.order.push_back(card);
        result.height = std::max(result.height, box.bottom() + 1);
    }

    [[nodiscard]] int leastOf(const Row& row, int width) const
    {
        const auto count = static_cast<int>(row.size());
        const int each = (width - (count - 1) * gap) / count;
        int least = tasteOf(row).height;
        for (const WallCard card : row)
            least = std::max(least, m_heights.least(card, each));
        return least;
    }

    [[nodiscard]] int leastOf(const std::vector<Row>& rows, int width) const
    {
        int sum = -gap;
        for (const Row& row : rows)
            sum += leastOf(row, width) + gap;
        return sum;
    }

    // The rows under each other over the whole of `box`, or more if they need it.
    void putRows(const std::vector<Row>& rows, const QRect& box)
    {
        const int spare = std::max(0, box.height() - leastOf(rows, box.width()));
        const int shares = std::accumulate(rows.begin(), rows.end(), 0,
                                           [](int sum, const Row& row) { return sum + tasteOf(row).share; });
        int y = box.top();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            int height = leastOf(rows[i], box.width()) + spare * tasteOf(rows[i]).share / shares;
            if (i + 1 == rows.size())
                height = std::max(height, box.bottom() + 1 - y);
            putRow(rows[i], QRect(box.left(), y, box.width(), height));
            y += height + gap;
        }
    }

    void putRow(const Row& row, const QRect& box)
    {
        const auto count = static_cast<int>(row.size());
        for (int i = 0; i < count; ++i) {
            const auto edge = [&](int at) { return at * (box.width() + gap) / count; };
            put(row[static_cast<std::size_t>(i)],
                QRect(box.left() + edge(i), box.top(), edge(i + 1) - edge(i) - gap, box.height()));
        }
    }

    // Below everything so far.
    void putBelow(const std::vector<Row>& rows) { putRows(rows, QRect(0, result.height + gap, width(), 0)); }

    [[nodiscard]] int wallLeast(int width) const { return m_heights.least(WallCard::Wall, width); }
    [[nodiscard]] int wallBest(int width) const { return m_heights.best(width); }
    [[nodiscard]] int width() const { return m_room.width(); }
    [[nodiscard]] int height() const { return m_room.height(); }
    [[nodiscard]] bool isWide() const { return width() >= threeColumnsFrom; }

    WallBoardLayout result;

private:
    QSize m_room;
    const WallHeights& m_heights;
};

// The wall and three rows beside it fill the first screen.
void layTall(Board& board, int left)
{
    const std::vector<Row> beside{
        {WallCard::PerWeek}, {WallCard::SoFar, WallCard::Weekdays}, {WallCard::Directions, WallCard::Runs}};
    const int right = board.width() - left - gap;
    const int least = std::max(board.leastOf(beside, right), board.wallLeast(left));
    const int height = std::max(least, std::min(board.height(), tallest));
    board.put(WallCard::Wall, QRect(0, 0, left, height));
    board.putRows(beside, QRect(left + gap, 0, right, height));
    board.putBelow(board.isWide() ? std::vector<Row>{{WallCard::Words, WallCard::Hours, WallCard::Trend}}
                                  : std::vector<Row>{{WallCard::Words}, {WallCard::Hours, WallCard::Trend}});
}

// Twelve courses are low: two plots beside them, of the same weeks.
void layLow(Board& board)
{
    const std::vector<Row> beside{{WallCard::PerWeek}, {WallCard::Words}};
    const std::vector<Row> below =
        board.isWide() ? std::vector<Row>{{WallCard::SoFar, WallCard::Weekdays, WallCard::Hours},
                                          {WallCard::Directions, WallCard::Runs, WallCard::Trend}}
                       : std::vector<Row>{{WallCard::SoFar, WallCard::Weekdays},
                                          {WallCard::Directions, WallCard::Runs},
                                          {WallCard::Hours, WallCard::Trend}};
    const int left = (board.width() - gap) / 2;
    const int right = board.width() - left - gap;
    const int least = std::max(board.leastOf(beside, right), board.wallLeast(left));
    const int free = std::min(board.height(), tallest) - board.leastOf(below, board.width()) - gap;
    const int height = std::max(least, std::min(free, std::max(least, board.wallBest(left))));
    board.put(WallCard::Wall, QRect(0, 0, left, height));
    board.putRows(beside, QRect(left + gap, 0, right, height));
    const int top = height + gap;
    board.putRows(below, QRect(0, top, board.width(), std::min(board.height(), tallest) - top));
}

// Towers side by side, about a screenful.
void layWide(Board& board)
{
    // Either height fits its bricks; one between them would only leave a gap.
    const int best = board.wallBest(board.width());
    const int height = best <= board.height() * 6 / 5 ? best : board.wallLeast(board.width());
    board.put(WallCard::Wall, QRect(0, 0, board.width(), height));
    board.putBelow(
        {{WallCard::PerWeek}, {WallCard::SoFar, WallCard::Trend}, {WallCard::Words, WallCard::Hours}});
    if (board.isWide())
        board.putBelow({{WallCard::Weekdays, WallCard::Directions, WallCard::Runs}});
    else
        board.putBelow({{WallCard::Weekdays}, {WallCard::Directions, WallCard::Runs}});
}

void layNarrow(Board& board, WallPlan plan)
{
    const int least = board.wallLeast(board.width());
    const int best = std::max(least, board.wallBest(board.width()));
    board.put(WallCard::Wall,
              QRect(0, 0, board.width(), plan == WallPlan::Years ? best : std::clamp(560, least, best)));
    board.putBelow({{WallCard::PerWeek},
                    {WallCard::SoFar},
                    {WallCard::Words},
                    {WallCard::Weekdays},
                    {WallCard::Hours},
                    {WallCard::Directions},
                    {WallCard::Runs},
                    {WallCard::Trend}});
}

} // namespace

WallBoardLayout layBoard(const WallBoardShape& shape, QSize room, const WallHeights& heights)
{
    Board board(room, heights);
    const bool fewTowers = shape.plan == WallPlan::Years && shape.years <= 3;
    if (shape.onlyWall)
        board.put(WallCard::Wall, QRect(0, 0, room.width(), std::clamp(room.height(), 240, 400)));
    else if (room.width() < twoColumnsFrom)
        layNarrow(board, shape.plan);
    else if (fewTowers && board.isWide())
        layTall(board, room.width() * (shape.years == 3 ? 50 : 44) / 100);
    else if (shape.plan == WallPlan::Years)
        layWide(board);
    else if (shape.range == WallRange::TwelveWeeks)
        layLow(board);
    else
        layTall(board, std::clamp(room.width() * 37 / 100, 320, 560));
    return board.result;
}

} // namespace brickwork
