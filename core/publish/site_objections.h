// What stands in the way of publishing a post to the built-in site, found out before anything is touched.
#pragma once

#include "core/publish/site_freeze.h"
#include "core/site/site_records.h"

namespace brickwork {

struct SiteGround
{
    const SiteSettings& settings;
    const QString& data;          ///< siteDataFolder()
    const QString& workspaceRoot; ///< absolute
};

/// Sentences for the plan's refusals. `before`: the record under the post's name. A record that cannot be
/// read is no objection: publishing its draft again heals it, and the building names any other.
[[nodiscard]] QStringList siteObjections(const SiteGround& ground, const SitePost& post,
                                         const PublishRequest& request,
                                         const std::optional<SiteRecord>& before);

} // namespace brickwork
