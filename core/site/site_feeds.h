// What programs read of the site: feeds with whole posts, the list of pages, the wishes to robots, and the
// text without a page around it. Pure. The feeds and the list of pages need the site's address.
#pragma once

#include "core/site/site_map.h"

#include <functional>

namespace brickwork {

using TextOf = std::function<SiteText(const SitePost&)>;

/// RFC 4287.
[[nodiscard]] QByteArray atomFeed(const SiteMap& map, const TextOf& textOf);
/// JSON Feed 1.1.
[[nodiscard]] QByteArray jsonFeed(const SiteMap& map, const TextOf& textOf);
[[nodiscard]] QByteArray sitePlan(const SiteMap& map); ///< sitemap.xml
[[nodiscard]] QByteArray robotsText(const SiteMap& map);
/// The Markdown mirror of a post, with its title and date.
[[nodiscard]] QByteArray mirrorText(const SiteMap& map, const SitePost& post, const SiteText& text);
[[nodiscard]] QByteArray llmsText(const SiteMap& map);

} // namespace brickwork
