#include "core/markdown/sequence_match.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace brickwork {

namespace {

struct Point
{
    int x = 0; ///< elements of `before` that lie behind
    int y = 0;
};

/// How far each diagonal was followed from one end; distances count from that end.
struct Front
{
    std::vector<int> reach; ///< by diagonal x - y, shifted; -1: not yet
    int skippedLow = 0;     ///< diagonals that have left the field
    int skippedHigh = 0;
};

class Comparison
{
public:
    Comparison(std::span<const int> before, std::span<const int> after, MatchEffort& effort)
        : m_before(before), m_after(after), m_effort(effort), m_partners(before.size(), -1)
    {
    }

    std::vector<int> run()
    {
        std::vector<Box> open{
            {{0, 0}, {static_cast<int>(m_before.size()), static_cast<int>(m_after.size())}}};
        while (!open.empty()) {
            Box box = open.back();
            open.pop_back();
            if (!trim(box))
                continue;
            const std::optional<Point> middle = split(box);
            if (!middle)
                continue;
            open.push_back({box.from, *middle});
            open.push_back({*middle, box.to});
        }
        return std::move(m_partners);
    }

private:
    struct Box
    {
        Point from;
        Point to;
    };

    void pair(int x, int y) { m_partners[static_cast<std::size_t>(x)] = y; }
    [[nodiscard]] bool same(int x, int y) const
    {
        return m_before[static_cast<std::size_t>(x)] == m_after[static_cast<std::size_t>(y)];
    }

    /// What both ends have in common is paired. False if one side has nothing left.
    bool trim(Box& box)
    {
        Point& a = box.from;
        Point& z = box.to;
        while (a.x < z.x && a.y < z.y && same(a.x, a.y))
            pair(a.x++, a.y++);
        while (a.x < z.x && a.y < z.y && same(z.x - 1, z.y - 1))
            pair(--z.x, --z.y);
        return a.x < z.x && a.y < z.y;
    }

    /// A point on a shortest way through the box, found from both ends at once; nothing if no way is shorter
    /// than replacing all, or none could be looked for.
    std::optional<Point> split(const Box& box)
    {
        m_n = box.to.x - box.from.x;
        m_m = box.to.y - box.from.y;
        m_most = (m_n + m_m + 1) / 2;
        for (Front* front : {&m_forward, &m_backward}) {
            front->reach.assign(static_cast<std::size_t>(2 * m_most + 3), -1);
            front->reach[index(1)] = 0;
            front->skippedLow = front->skippedHigh = 0;
        }
        m_effort.steps -= 2 * m_most;
        const bool odd = ((m_n - m_m) & 1) != 0;
        for (int edits = 0; edits < m_most; ++edits) {
            if (m_effort.steps < 0) {
                m_effort.spent = true;
                return {};
            }
            if (const auto met = advance(box, Direction::Forward, edits, odd))
                return inBox(box, *met);
            if (const auto met = advance(box, Direction::Backward, edits, !odd))
                return inBox(box, *met);
            if (edits >= m_effort.editsAtOnce) {
                m_effort.spent = true;
                return inBox(box, furthest(edits));
            }
        }
        return {};
    }

    enum class Direction
    {
        Forward,
        Backward
    };

    [[nodiscard]] std::size_t index(int diagonal) const
    {
        return static_cast<std::size_t>(diagonal + m_most + 1);
    }

    [[nodiscard]] bool sameFrom(const Box& box, Direction direction, int x, int y) const
    {
        return direction == Direction::Forward ? same(box.from.x + x, box.from.y + y)
                                               : same(box.to.x - 1 - x, box.to.y - 1 - y);
    }

    /// One edit further on each diagonal. If the fronts meet and that counts, the point of the forward one.
    std::optional<Point> advance(const Box& box, Direction direction, int edits, bool meets)
    {
        const bool forward = direction == Direction::Forward;
        Front& mine = forward ? m_forward : m_backward;
        const Front& other = forward ? m_backward : m_forward;
        for (int k = -edits + mine.skippedLow; k <= edits - mine.skippedHigh; k += 2) {
            const int above = mine.reach[index(k + 1)];
            const int beside = mine.reach[index(k - 1)];
            int x = k == -edits || (k != edits && beside < above) ? above : beside + 1;
            int y = x - k;
            const int start = x;
            while (x < m_n && y < m_m && sameFrom(box, direction, x, y)) {
                ++x;
                ++y;
            }
            mine.reach[index(k)] = x;
            m_effort.steps -= 1 + x - start;
            if (x > m_n) {
                mine.skippedHigh += 2;
            } else if (y > m_m) {
                mine.skippedLow += 2;
            } else if (meets) {
                if (const auto met = meeting(k, x, other))
                    return forward ? Point{x, y} : *met;
            }
        }
        return {};
    }

    /// Where the other front stands on the same diagonal if it has come as far as this one.
    [[nodiscard]] std::optional<Point> meeting(int k, int x, const Front& other) const
    {
        const int theirs = m_n - m_m - k;
        if (theirs < -m_most || theirs > m_most)
            return {};
        const int reach = other.reach[index(theirs)];
        if (reach < 0 || x + reach < m_n)
            return {};
        return Point{reach, reach - theirs};
    }

    /// The point of the forward front that has most behind it.
    [[nodiscard]] Point furthest(int edits) const
    {
        Point best;
        for (int k = -edits + m_forward.skippedLow; k <= edits - m_forward.skippedHigh; k += 2) {
            const int x = m_forward.reach[index(k)];
            const int y = x - k;
            if (x >= 0 && x <= m_n && y >= 0 && y <= m_m && x + y > best.x + best.y)
                best = {x, y};
        }
        return best;
    }

    [[nodiscard]] static std::optional<Point> inBox(const Box& box, Point point)
    {
        const Point there{box.from.x + point.x, box.from.y + point.y};
        const bool corner = (point.x == 0 && point.y == 0) || (there.x == box.to.x && there.y == box.to.y);
        return corner ? std::nullopt : std::optional(there);
    }

    std::span<const int> m_before;
    std::span<const int> m_after;
    MatchEffort& m_effort;
    std::vector<int> m_partners;
    Front m_forward;
    Front m_backward;
    int m_n = 0; ///< size of the box that is being split
    int m_m = 0;
    int m_most = 0; ///< edits that each front can need
};

/// The elements that the other sequence has at all, and where they stood.
struct Shared
{
    std::vector<int> elements;
    std::vector<int> places;

    Shared(std::span<const int> from, const std::unordered_set<int>& other)
    {
        for (std::size_t i = 0; i < from.size(); ++i) {
            if (other.contains(from[i])) {
                elements.push_back(from[i]);
                places.push_back(static_cast<int>(i));
            }
        }
    }
};

/// Where an element stands if it stands there only once.
std::unordered_map<int, int> solePlaces(std::span<const int> sequence)
{
    std::unordered_map<int, int> places;
    for (std::size_t i = 0; i < sequence.size(); ++i) {
        if (sequence[i] < 0)
            continue;
        const auto [place, fresh] = places.try_emplace(sequence[i], static_cast<int>(i));
        if (!fresh)
            place->second = -1;
    }
    return places;
}

/// The longest part of `pairs` (ascending in x) that ascends in y too.
std::vector<Point> ascending(const std::vector<Point>& pairs)
{
    std::vector<std::size_t> ends; // of the best run of each length
    std::vector<std::ptrdiff_t> before(pairs.size(), -1);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto place =
            std::ranges::lower_bound(ends, pairs[i].y, {}, [&](std::size_t e) { return pairs[e].y; });
        if (place != ends.begin())
            before[i] = static_cast<std::ptrdiff_t>(*std::prev(place));
        if (place == ends.end())
            ends.push_back(i);
        else
            *place = i;
    }
    std::vector<Point> run;
    for (auto at = ends.empty() ? -1 : static_cast<std::ptrdiff_t>(ends.back()); at >= 0;
         at = before[static_cast<std::size_t>(at)])
        run.push_back(pairs[static_cast<std::size_t>(at)]);
    std::ranges::reverse(run);
    return run;
}

} // namespace

std::vector<int> matchSequences(std::span<const int> before, std::span<const int> after, MatchEffort& effort)
{
    // What only one side has can have no partner: without it a text written anew costs nothing.
    const Shared mine(before, {after.begin(), after.end()});
    const Shared theirs(after, {before.begin(), before.end()});
    std::vector<int> partners(before.size(), -1);
    const std::vector<int> found = Comparison(mine.elements, theirs.elements, effort).run();
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i] >= 0)
            partners[static_cast<std::size_t>(mine.places[i])] =
                theirs.places[static_cast<std::size_t>(found[i])];
    }
    return partners;
}

std::vector<int> matchByLandmarks(std::span<const int> before, std::span<const int> after,
                                  MatchEffort& effort)
{
    const auto mine = solePlaces(before);
    const auto theirs = solePlaces(after);
    std::vector<Point> pairs;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto here = mine.find(before[i]);
        const auto there = theirs.find(before[i]);
        if (here != mine.end() && here->second >= 0 && there != theirs.end() && there->second >= 0)
            pairs.push_back({static_cast<int>(i), there->second});
    }
    std::vector<Point> landmarks = ascending(pairs);
    landmarks.push_back({static_cast<int>(before.size()), static_cast<int>(after.size())});

    std::vector<int> partners(before.size(), -1);
    Point from;
    for (const Point& mark : landmarks) {
        const auto found = matchSequences(
            before.subspan(static_cast<std::size_t>(from.x), static_cast<std::size_t>(mark.x - from.x)),
            after.subspan(static_cast<std::size_t>(from.y), static_cast<std::size_t>(mark.y - from.y)),
            effort);
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (found[i] >= 0)
                partners[static_cast<std::size_t>(from.x) + i] = from.y + found[i];
        }
        if (mark.x < static_cast<int>(before.size()))
            partners[static_cast<std::size_t>(mark.x)] = mark.y;
        from = {mark.x + 1, mark.y + 1};
    }
    return partners;
}

} // namespace brickwork
