#include "core/site/site_head.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString meta(const QString& attribute, const QString& name, const QString& content)
{
    return content.isEmpty()
               ? QString()
               : u"<meta %1=\"%2\" content=\"%3\">\n"_s.arg(attribute, name, content.toHtmlEscaped());
}

QString canonicalLink(const QString& url)
{
    return url.isEmpty() ? QString() : u"<link rel=\"canonical\" href=\"%1\">\n"_s.arg(url.toHtmlEscaped());
}

QString wholeUrl(const SiteMap& map, const QString& place)
{
    return map.settings.url.isEmpty() ? QString() : SiteAddresses::whole(map.settings.url).to(place);
}

/// The picture that stands for a post: the one its writer names, else its first. Previews of links show no
/// drawings.
const SitePicture* cardPicture(const SitePost& post)
{
    const auto shows = [](const SitePicture& picture) { return picture.mediaType != "image/svg+xml"_L1; };
    if (const SitePicture* featured = pictureOf(post, post.featured); featured && shows(*featured))
        return featured;
    const auto first = std::ranges::find_if(post.pictures, shows);
    return first == post.pictures.end() ? nullptr : &*first;
}

QString cards(const SiteMap& map, const SitePost& post)
{
    const SitePicture* picture = cardPicture(post);
    const QString address = picture ? wholeUrl(map, u"media/"_s + picture->name) : QString();
    QString head =
        meta(u"property"_s, u"og:type"_s, u"article"_s) + meta(u"property"_s, u"og:title"_s, post.title) +
        meta(u"property"_s, u"og:site_name"_s, map.settings.title) +
        meta(u"property"_s, u"og:description"_s, post.description) +
        meta(u"property"_s, u"og:url"_s, wholeUrl(map, SiteMap::placeOf(post))) +
        meta(u"property"_s, u"og:image"_s, address) +
        meta(u"property"_s, u"article:published_time"_s, post.date.toString(Qt::ISODate)) +
        meta(u"name"_s, u"twitter:card"_s, address.isEmpty() ? u"summary"_s : u"summary_large_image"_s);
    if (post.updated.isValid())
        head += meta(u"property"_s, u"article:modified_time"_s, post.updated.toString(Qt::ISODate));
    return head;
}

QString structured(const SiteMap& map, const SitePost& post)
{
    QJsonObject json{
        {u"@context"_s, u"https://schema.org"_s},
        {u"@type"_s, u"BlogPosting"_s},
        {u"headline"_s, post.title},
        {u"datePublished"_s, post.date.toString(Qt::ISODate)},
        {u"dateModified"_s, (post.updated.isValid() ? post.updated : post.date).toString(Qt::ISODate)},
        {u"wordCount"_s, post.words}};
    const auto add = [&json](const QString& key, const QString& value) {
        if (!value.isEmpty())
            json.insert(key, value);
    };
    add(u"description"_s, post.description);
    add(u"inLanguage"_s, post.language.isEmpty() ? map.settings.language : post.language);
    add(u"url"_s, wholeUrl(map, SiteMap::placeOf(post)));
    add(u"keywords"_s, post.tags.join(u", "_s));
    if (const SitePicture* picture = cardPicture(post))
        add(u"image"_s, wholeUrl(map, u"media/"_s + picture->name));
    if (!map.settings.author.isEmpty())
        json.insert(u"author"_s, QJsonObject{{u"@type"_s, u"Person"_s}, {u"name"_s, map.settings.author}});
    QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
    // Whatever a title holds, it cannot end the element.
    text.replace(u'<', u"\\u003c"_s);
    return u"<script type=\"application/ld+json\">%1</script>\n"_s.arg(text);
}

} // namespace

QString feedLinks(const SiteMap& map, const SiteAddresses& to)
{
    if (!map.settings.feeds || map.settings.url.isEmpty())
        return {};
    const QString title = map.settings.title.toHtmlEscaped();
    return u"<link rel=\"alternate\" type=\"application/atom+xml\" title=\"%1\" href=\"%2\">\n"
           "<link rel=\"alternate\" type=\"application/feed+json\" title=\"%1\" href=\"%3\">\n"_s.arg(
               title, to.to(u"feed.xml"_s), to.to(u"feed.json"_s));
}

QString frontHead(const SiteMap& map)
{
    QString head = meta(u"name"_s, u"description"_s, map.settings.about) +
                   meta(u"name"_s, u"author"_s, map.settings.author) + canonicalLink(wholeUrl(map, {}));
    if (map.settings.cards)
        head += meta(u"property"_s, u"og:type"_s, u"website"_s) +
                meta(u"property"_s, u"og:title"_s, map.settings.title) +
                meta(u"property"_s, u"og:description"_s, map.settings.about) +
                meta(u"property"_s, u"og:url"_s, wholeUrl(map, {}));
    return head;
}

QString postHead(const SiteMap& map, const SitePost& post, const SiteAddresses& to)
{
    QString head =
        meta(u"name"_s, u"description"_s, post.description) +
        meta(u"name"_s, u"author"_s, map.settings.author) +
        canonicalLink(post.canonical.isEmpty() ? wholeUrl(map, SiteMap::placeOf(post)) : post.canonical);
    if (map.settings.machineText)
        head += u"<link rel=\"alternate\" type=\"text/markdown\" href=\"%1index.md\">\n"_s.arg(
            to.to(u"style.css"_s).chopped(9) + SiteMap::placeOf(post));
    if (map.settings.cards)
        head += cards(map, post) + (post.about ? QString() : structured(map, post));
    return head;
}

QString plainHead(const SiteMap& map, const QString& place)
{
    return canonicalLink(wholeUrl(map, place));
}

} // namespace brickwork
