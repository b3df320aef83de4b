// Builds a workspace's site of what is published to it already, without publishing anything: after a change
// of the settings, for a look at it, or in a fresh folder. Blocks; repeating it changes nothing.
#pragma once

#include "core/publish/target.h"
#include "core/site/site_build.h"

namespace brickwork {

/// `workspaceRoot`: absolute. The errand is told each file and may be called off until the first one is
/// written. Errors: Invalid (no site, or its options), Exists (a file that is not ours is in the way),
/// Damaged, Unreadable, Unwritable, Cancelled.
[[nodiscard]] Result<SiteBuild> buildSite(const QString& workspaceRoot, const TargetConfig& target,
                                          const Errand& errand);

} // namespace brickwork
