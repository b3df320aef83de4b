// Builds the site from what is published to it. Blocks; repeating it changes nothing.
#pragma once

#include "core/base/result.h"
#include "core/site/site.h"

#include <functional>

namespace brickwork {

struct SiteBuild
{
    QString folder;
    QString url = {}; ///< of the settings
    int posts = 0;
    int pages = 0;   ///< of HTML
    int written = 0; ///< files
    int kept = 0;
    int removed = 0;
    QStringList warnings = {};
};

/// `data`: siteDataFolder(). `told` hears each file before it is made and may call the building off by saying
/// no; until the first file is written nothing has changed. Errors: Exists (a file that is not ours is in the
/// way), Damaged, Unreadable, Unwritable, Cancelled.
[[nodiscard]] Result<SiteBuild> buildSite(const QString& data, const SiteSettings& settings,
                                          const std::function<bool(const QString& file)>& told = {});

} // namespace brickwork
