// What stands beside the place of a new post and would take its address, or keep its generator from showing
// it.
#pragma once

#include "core/publish/plan.h"

namespace brickwork {

/// Adds refusals to the plan of a post that is not out yet.
void refuseNeighbours(PublishPlan& plan, const TargetConfig& config);

} // namespace brickwork
