#include "core/publish/folder_target.h"
#include "core/publish/ghost.h"
#include "core/publish/micropub.h"
#include "core/publish/newsletter.h"
#include "core/publish/site_target.h"
#include "core/publish/wordpress.h"

using namespace Qt::StringLiterals;

namespace brickwork {

Result<std::unique_ptr<Target>> makeTarget(const TargetConfig& config, const TargetSurroundings& around)
{
    if (const auto checked = checkTarget(config); !checked)
        return Failure(checked.error());
    if (config.kind == "site"_L1)
        return std::make_unique<SiteTarget>(config, around);
    if (config.kind == "wordpress"_L1)
        return std::make_unique<WordPressTarget>(config, around);
    if (config.kind == "ghost"_L1)
        return std::make_unique<GhostTarget>(config, around);
    if (config.kind == "micropub"_L1)
        return std::make_unique<MicropubTarget>(config, around);
    if (config.kind == "newsletter"_L1)
        return std::make_unique<NewsletterTarget>(config, around);
    return std::make_unique<FolderTarget>(config, around);
}

} // namespace brickwork
