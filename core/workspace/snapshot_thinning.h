// Which kept texts stay as they grow older. Pure functions on instants; "now" is an argument.
#pragma once

#include "core/base/instant.h"

#include <span>
#include <vector>

namespace brickwork {

struct SnapshotMoment
{
    Instant at;
    bool beforeRisk = false;
};

/// For each moment of one draft (in any order) whether it stays: all of the last 24 hours, then the last of
/// each hour for a week, of each day for a quarter, of each week for ever; those before a risk for 30 days;
/// the newest always. Hours, days and weeks are those of UTC. What is later than `now` stays.
[[nodiscard]] std::vector<bool> afterThinning(std::span<const SnapshotMoment> moments, Instant now);

/// False if `now` cannot be trusted to judge what is old: it lies before something that was kept, or so long
/// after the last day on which anything was kept that the clock may have been set forward. Then nothing is
/// thinned; whoever writes again on a later day is believed.
[[nodiscard]] bool isPlausible(Instant now, std::span<const Instant> kept);

} // namespace brickwork
