// A draft as the built-in site keeps it: its text with everything that depends on the draft's own place taken
// out, so that the site never needs the draft again.
#pragma once

#include "core/publish/article.h"
#include "core/site/site.h"

namespace brickwork {

/// The settings as the target's options say them.
[[nodiscard]] SiteSettings siteSettings(const TargetConfig& config, const QString& workspaceRoot);

struct FrozenPost
{
    SitePost post; ///< without `updated`, `hash`, `token` and the sizes of its pictures
    SiteText text;
    QStringList warnings = {}; ///< links to drafts that are not on the site
};
[[nodiscard]] FrozenPost frozenPost(const Article& article, const PublishRequest& request,
                                    const Document& document);

/// The HTML of a text as the site shows it: headings can be linked to, tables scroll, and nothing is said
/// with attributes that HTML has given up.
[[nodiscard]] QString siteHtml(QString html);

} // namespace brickwork
