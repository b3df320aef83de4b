// The shape of the whole site: what is on it, under which address, and what stands beside what. Pure; pages,
// feeds and the list of outputs are made of it.
#pragma once

#include "core/site/site.h"

#include <map>

namespace brickwork {

/// Posts under one name: a tag, a series.
struct SiteShelf
{
    QString name; ///< as most of its posts write it
    QString slug;
    std::vector<const SitePost*> posts; ///< tag: the newest first; series: in its own order
};

struct SiteMap
{
    SiteSettings settings;
    std::vector<const SitePost*> posts;    ///< the newest first, without the page about the writer
    const SitePost* about = nullptr;       ///< the page about the writer
    std::vector<SiteShelf> tags;           ///< by name
    std::vector<SiteShelf> series;         ///< by name
    std::map<QString, QString> slugs = {}; ///< by draft id

    [[nodiscard]] const SiteShelf* seriesOf(const SitePost& post) const;
    /// Where a post stands below the site's folder, as "slug/".
    [[nodiscard]] static QString placeOf(const SitePost& post);
};

/// `posts` must outlive the map.
[[nodiscard]] SiteMap siteMap(const SiteSettings& settings, const std::vector<SitePost>& posts);

/// The slug of a tag or a series: of letters that have none, a mark made of the name.
[[nodiscard]] QString shelfSlug(const QString& name);

/// How one page writes the addresses of others: from its own depth, or whole.
class SiteAddresses
{
public:
    /// From a page that lies `depth` folders down. `toFiles`: with "index.html", for a site that is opened
    /// from a folder.
    static SiteAddresses fromDepth(int depth, bool toFiles);
    static SiteAddresses whole(const QString& url);

    /// `place` as "slug/", "style.css", or empty for the front page.
    [[nodiscard]] QString to(const QString& place) const;

private:
    QString m_start;
    bool m_toFiles = false;
};

/// The text with its marks made addresses; pictures get their sizes. Links to drafts that are not on the site
/// become their text.
[[nodiscard]] QString resolvedHtml(const QString& html, const SitePost& post, const SiteMap& map,
                                   const SiteAddresses& addresses, bool responsive);
[[nodiscard]] QString resolvedMarkdown(const QString& markdown, const SitePost& post, const SiteMap& map,
                                       const SiteAddresses& addresses);

/// Widths in pixels that a picture is offered in beside its own, all narrower than it is.
[[nodiscard]] std::vector<int> pictureWidths(const SitePicture& picture);
/// The widest a picture is shown in; wider ones are scaled down to it.
inline constexpr int widestPicture = 2000;
/// "sea-1f3a.jpg" in 640: "sea-1f3a-640.jpg".
[[nodiscard]] QString pictureName(const SitePicture& picture, int width);
[[nodiscard]] const SitePicture* pictureOf(const SitePost& post, const QString& name);
/// Width and height as it is shown.
[[nodiscard]] std::pair<int, int> shownSize(const SitePicture& picture);

} // namespace brickwork
