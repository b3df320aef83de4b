#include "core/site/site_map.h"

#include "core/base/content_hash.h"
#include "core/markdown/document.h"
#include "core/markdown/slug.h"
#include "core/markdown/unlinked.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <ranges>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Shelves
{
public:
    void put(const QString& name, const SitePost* post)
    {
        QString& slug = m_slugs[name];
        if (slug.isEmpty())
            slug = shelfSlug(name);
        SiteShelf& shelf = m_shelves[slug];
        shelf.slug = slug;
        if (shelf.posts.empty() || shelf.posts.back() != post)
            shelf.posts.push_back(post);
        ++m_spellings[slug][name];
    }

    [[nodiscard]] std::vector<SiteShelf> take()
    {
        std::vector<SiteShelf> shelves;
        for (auto& [slug, shelf] : m_shelves) {
            const auto& spellings = m_spellings[slug];
            shelf.name =
                std::ranges::max_element(spellings, {}, &std::pair<const QString, int>::second)->first;
            shelves.push_back(std::move(shelf));
        }
        std::ranges::sort(shelves, [](const SiteShelf& a, const SiteShelf& b) {
            return std::tuple(a.name.toCaseFolded(), a.slug) < std::tuple(b.name.toCaseFolded(), b.slug);
        });
        return shelves;
    }

private:
    std::map<QString, SiteShelf> m_shelves;
    std::map<QString, std::map<QString, int>> m_spellings;
    std::map<QString, QString> m_slugs; ///< by name: making one is slow, and most names come many times
};

/// By number; one without stands by its day, after the last that is not later.
void orderSeries(std::vector<const SitePost*>& posts)
{
    std::ranges::sort(posts, [](const SitePost* a, const SitePost* b) {
        return std::tuple(a->date.toMSecsSinceEpoch(), a->slug) <
               std::tuple(b->date.toMSecsSinceEpoch(), b->slug);
    });
    std::vector<const SitePost*> numbered;
    std::ranges::copy_if(posts, std::back_inserter(numbered),
                         [](const SitePost* post) { return post->number.has_value(); });
    std::ranges::stable_sort(numbered, {}, [](const SitePost* post) { return *post->number; });
    for (const SitePost* post : posts) {
        if (post->number)
            continue;
        const auto after = std::ranges::find_if(
            numbered | std::views::reverse, [&](const SitePost* other) { return other->date <= post->date; });
        numbered.insert(after.base(), post);
    }
    posts = std::move(numbered);
}

/// Each mark of the kind in the text, up to what ends it, becomes what `replace` makes of what follows it.
template <typename Replace>
QString withMarks(const QString& text, QLatin1StringView mark, const QRegularExpression& rest,
                  Replace replace)
{
    QString made;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, from)) {
        made += QStringView(text).sliced(from, at - from);
        const auto match = rest.matchView(text, at + mark.size(), QRegularExpression::NormalMatch,
                                          QRegularExpression::AnchorAtOffsetMatchOption);
        made += replace(match.captured());
        from = at + mark.size() + match.capturedLength();
    }
    made += QStringView(text).sliced(from);
    return made;
}

const QRegularExpression& pictureRest()
{
    static const QRegularExpression rest(u"[A-Za-z0-9._-]*"_s);
    return rest;
}

const QRegularExpression& numberRest()
{
    static const QRegularExpression rest(u"[0-9]*"_s);
    return rest;
}

QString draftAt(const SitePost& post, const QString& index)
{
    return post.links.value(index.toInt());
}

QString sizes(const SitePicture& picture, const SiteAddresses& addresses)
{
    const auto [width, height] = shownSize(picture);
    if (width <= 0)
        return {};
    QString attributes = u" width=\"%1\" height=\"%2\""_s.arg(width).arg(height);
    QStringList set;
    for (const int each : pictureWidths(picture))
        set << u"%1 %2w"_s.arg(addresses.to(u"media/"_s + pictureName(picture, each))).arg(each);
    if (!set.isEmpty()) {
        set << u"%1 %2w"_s.arg(addresses.to(u"media/"_s + picture.name)).arg(width);
        attributes += u" srcset=\"%1\" sizes=\"(min-width: 48rem) 47rem, 100vw\""_s.arg(set.join(u", "_s));
    }
    return attributes;
}

/// Links to drafts that are not on the site lose their tags.
QString withoutDeadLinks(QString html, const SitePost& post, const SiteMap& map)
{
    static const QRegularExpression link(u"<a href=\"brickwork-draft:([0-9]+)[^\"]*\"[^>]*>(.*?)</a>"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    qsizetype from = 0;
    for (auto match = link.match(html); match.hasMatch(); match = link.match(html, from)) {
        from = match.capturedStart();
        if (map.slugs.contains(draftAt(post, match.captured(1))))
            from = match.capturedEnd();
        else
            html.replace(match.capturedStart(), match.capturedLength(), match.captured(2));
    }
    return html;
}

/// The same in Markdown. What cannot be taken out without harm leads to the front page.
QString withoutDeadMarkdownLinks(const QString& markdown, const SitePost& post, const SiteMap& map)
{
    const auto dead = [&](const QString& draft) { return !map.slugs.contains(draft); };
    if (!std::ranges::any_of(post.links, dead) || !markdown.contains(draftMark))
        return markdown;
    QStringList addresses;
    for (const Node& node : parseMarkdown(markdown).nodes) {
        if (node.kind != NodeKind::Link || !node.url.startsWith(draftMark))
            continue;
        const QString index = node.url.sliced(draftMark.size()).section(u'#', 0, 0);
        if (dead(draftAt(post, index)))
            addresses << node.url;
    }
    return addresses.isEmpty() ? markdown : withoutLinks(markdown, addresses).text;
}

} // namespace

const SiteShelf* SiteMap::seriesOf(const SitePost& post) const
{
    if (post.series.isEmpty())
        return nullptr;
    const auto found = std::ranges::find(series, shelfSlug(post.series), &SiteShelf::slug);
    return found == series.end() ? nullptr : &*found;
}

QString SiteMap::placeOf(const SitePost& post)
{
    return (post.about ? u"about"_s : post.slug) + u'/';
}

SiteMap siteMap(const SiteSettings& settings, const std::vector<SitePost>& posts)
{
    SiteMap map{.settings = settings, .posts = {}, .tags = {}, .series = {}};
    Shelves tags;
    Shelves series;
    // A name that a draft has now goes before one that another had.
    for (const SitePost& post : posts) {
        for (const QString& name : post.former)
            map.slugs.emplace(name, SiteMap::placeOf(post));
    }
    for (const SitePost& post : posts) {
        map.slugs.insert_or_assign(post.draft, SiteMap::placeOf(post));
        if (post.about) {
            map.about = map.about ? map.about : &post;
            continue;
        }
        map.posts.push_back(&post);
        for (const QString& tag : post.tags)
            tags.put(tag, &post);
        if (!post.series.isEmpty())
            series.put(post.series, &post);
    }
    map.tags = tags.take();
    map.series = series.take();
    for (SiteShelf& shelf : map.series)
        orderSeries(shelf.posts);
    return map;
}

QString shelfSlug(const QString& name)
{
    const QString slug = slugOf(name);
    return slug.isEmpty() ? u"n-"_s + ContentHash::of(name.toCaseFolded().toUtf8()).hex().first(10) : slug;
}

SiteAddresses SiteAddresses::fromDepth(int depth, bool toFiles)
{
    SiteAddresses addresses;
    addresses.m_start = depth == 0 ? u"./"_s : u"../"_s.repeated(depth);
    addresses.m_toFiles = toFiles;
    return addresses;
}

SiteAddresses SiteAddresses::whole(const QString& url)
{
    SiteAddresses addresses;
    addresses.m_start = url + u'/';
    return addresses;
}

QString SiteAddresses::to(const QString& place) const
{
    const bool folder = place.isEmpty() || place.endsWith(u'/');
    return m_start + place + (folder && m_toFiles ? u"index.html"_s : QString());
}

QString resolvedHtml(const QString& html, const SitePost& post, const SiteMap& map,
                     const SiteAddresses& addresses, bool responsive)
{
    static const QLatin1StringView image("<img src=\"brickwork-media:");
    static const QRegularExpression imageRest(u"([A-Za-z0-9._-]*)\""_s);
    bool first = true;
    QString text = withMarks(withoutDeadLinks(html, post, map), image, imageRest, [&](const QString& rest) {
        const QString name = rest.chopped(1);
        const SitePicture* picture = pictureOf(post, name);
        QString tag = u"<img src=\"%1\""_s.arg(addresses.to(u"media/"_s + name));
        if (responsive && picture)
            tag += sizes(*picture, addresses);
        // The first is likely to be seen at once.
        if (responsive && picture && !std::exchange(first, false))
            tag += u" loading=\"lazy\""_s;
        return tag;
    });
    text = withMarks(text, pictureMark, pictureRest(),
                     [&](const QString& name) { return addresses.to(u"media/"_s + name); });
    return withMarks(text, draftMark, numberRest(), [&](const QString& index) {
        const auto found = map.slugs.find(draftAt(post, index));
        return addresses.to(found == map.slugs.end() ? QString() : found->second);
    });
}

QString resolvedMarkdown(const QString& markdown, const SitePost& post, const SiteMap& map,
                         const SiteAddresses& addresses)
{
    const QString text = withMarks(withoutDeadMarkdownLinks(markdown, post, map), pictureMark, pictureRest(),
                                   [&](const QString& name) { return addresses.to(u"media/"_s + name); });
    return withMarks(text, draftMark, numberRest(), [&](const QString& index) {
        const auto found = map.slugs.find(draftAt(post, index));
        return addresses.to(found == map.slugs.end() ? QString() : found->second);
    });
}

std::vector<int> pictureWidths(const SitePicture& picture)
{
    std::vector<int> widths;
    const bool scaled = picture.mediaType == "image/jpeg"_L1 || picture.mediaType == "image/png"_L1 ||
                        picture.mediaType == "image/webp"_L1;
    if (!scaled)
        return widths;
    const int own = std::min(picture.width, widestPicture);
    for (const int width : {640, 1280}) {
        if (width < own)
            widths.push_back(width);
    }
    return widths;
}

QString pictureName(const SitePicture& picture, int width)
{
    const qsizetype dot = picture.name.lastIndexOf(u'.');
    return picture.name.first(dot) + u'-' + QString::number(width) + picture.name.sliced(dot);
}

const SitePicture* pictureOf(const SitePost& post, const QString& name)
{
    const auto found = std::ranges::find(post.pictures, name, &SitePicture::name);
    return found == post.pictures.end() ? nullptr : &*found;
}

std::pair<int, int> shownSize(const SitePicture& picture)
{
    if (picture.width <= widestPicture)
        return {picture.width, picture.height};
    const double scale = static_cast<double>(widestPicture) / picture.width;
    return {widestPicture, std::max(1, static_cast<int>(std::lround(picture.height * scale)))};
}

} // namespace brickwork
