#include "core/habit/directions.h"

#include <algorithm>
#include <utility>

namespace brickwork {

namespace {

constexpr int daysLookedAt = 12 * 7;

struct Tally
{
    int bricks = 0;
    Day last;
};

} // namespace

std::optional<LeadingDirection> leadingDirection(const HabitLog& log, Day today)
{
    std::map<QString, Tally> tallies;
    int all = 0;
    const auto end = log.bricks.upper_bound(today);
    for (auto brick = log.bricks.lower_bound(today.plus(1 - daysLookedAt)); brick != end; ++brick) {
        ++all;
        if (!brick->second.direction)
            continue;
        Tally& tally = tallies[*brick->second.direction];
        ++tally.bricks;
        tally.last = brick->first;
    }
    const auto leads = [](const auto& a, const auto& b) {
        return std::pair(a.second.bricks, a.second.last) < std::pair(b.second.bricks, b.second.last);
    };
    const auto leader = std::ranges::max_element(tallies, leads);
    if (leader == tallies.end())
        return std::nullopt;
    return LeadingDirection{.name = leader->first, .bricks = leader->second.bricks, .all = all};
}

} // namespace brickwork
