// The pages of the built-in site as valid HTML5 without a script. Pure: the map of the site and a post's text
// go in.
#pragma once

#include "core/site/site_map.h"

namespace brickwork {

[[nodiscard]] QByteArray frontPage(const SiteMap& map);
[[nodiscard]] QByteArray postPage(const SiteMap& map, const SitePost& post, const SiteText& text);
[[nodiscard]] QByteArray archivePage(const SiteMap& map);
[[nodiscard]] QByteArray tagsPage(const SiteMap& map);
[[nodiscard]] QByteArray tagPage(const SiteMap& map, const SiteShelf& tag);
[[nodiscard]] QByteArray seriesIndexPage(const SiteMap& map);
[[nodiscard]] QByteArray seriesPage(const SiteMap& map, const SiteShelf& series);
/// Of a site whose writer published none: what the settings say.
[[nodiscard]] QByteArray plainAboutPage(const SiteMap& map);
[[nodiscard]] QByteArray missingPage(const SiteMap& map);

/// How many posts the front page and the feeds hold.
inline constexpr std::size_t postsInFront = 12;

/// The parts before and after a post in its series; nullptr for none.
struct SeriesSides
{
    const SitePost* before = nullptr;
    const SitePost* after = nullptr;
};
[[nodiscard]] SeriesSides sidesOf(const SiteMap& map, const SitePost& post);

} // namespace brickwork
