// What the head of a page says to browsers, feed readers, previews of links and search engines. Pure.
#pragma once

#include "core/site/site_map.h"

namespace brickwork {

/// Links to the feeds, for every page.
[[nodiscard]] QString feedLinks(const SiteMap& map, const SiteAddresses& to);
[[nodiscard]] QString frontHead(const SiteMap& map);
[[nodiscard]] QString postHead(const SiteMap& map, const SitePost& post, const SiteAddresses& to);
/// Of a list of posts at `place` ("archive/").
[[nodiscard]] QString plainHead(const SiteMap& map, const QString& place);

} // namespace brickwork
