// Are the bricks laid in one direction? The leading direction of the last twelve weeks and its share.
#pragma once

#include "core/habit/log.h"

namespace brickwork {

struct LeadingDirection
{
    QString name;
    int bricks = 0; ///< of this direction
    int all = 0;    ///< bricks of the period, those without a direction too
    [[nodiscard]] double share() const { return all > 0 ? static_cast<double>(bricks) / all : 0; }
    friend bool operator==(const LeadingDirection&, const LeadingDirection&) = default;
};

/// Over the 84 days that end with `today`. Nothing if no brick of them has a direction. On a tie the one
/// laid last.
[[nodiscard]] std::optional<LeadingDirection> leadingDirection(const HabitLog& log, Day today);

} // namespace brickwork
