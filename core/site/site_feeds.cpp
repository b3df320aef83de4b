#include "core/site/site_feeds.h"

#include "core/site/site_pages.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamWriter>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Site)
};

SiteAddresses wholeAddresses(const SiteMap& map)
{
    return SiteAddresses::whole(map.settings.url);
}

std::span<const SitePost* const> inFront(const SiteMap& map)
{
    return std::span(map.posts).first(std::min(postsInFront, map.posts.size()));
}

QDateTime changedAt(const SitePost& post)
{
    return post.updated.isValid() ? post.updated : post.date;
}

/// Of all posts: a feed changes when one of them does.
QString latestChange(const SiteMap& map)
{
    QDateTime latest(QDate(2000, 1, 1), QTime(0, 0), QTimeZone::UTC);
    for (const SitePost* post : map.posts)
        latest = std::max(latest, changedAt(*post));
    return latest.toString(Qt::ISODate);
}

void writeLink(QXmlStreamWriter& xml, const QString& rel, const QString& type, const QString& href)
{
    xml.writeEmptyElement(u"link"_s);
    xml.writeAttribute(u"rel"_s, rel);
    if (!type.isEmpty())
        xml.writeAttribute(u"type"_s, type);
    xml.writeAttribute(u"href"_s, href);
}

/// XML has no way to write most control characters.
QString printable(const QString& text)
{
    QString kept;
    kept.reserve(text.size());
    for (const QChar c : text) {
        const bool control = c < u' ' && c != u'\t' && c != u'\n';
        kept += control || c == QChar(0xFFFE) || c == QChar(0xFFFF) ? QChar(0xFFFD) : c;
    }
    return kept;
}

QString feedHtml(const SiteMap& map, const SitePost& post, const TextOf& textOf)
{
    return resolvedHtml(textOf(post).html, post, map, wholeAddresses(map), false);
}

void writeEntry(QXmlStreamWriter& xml, const SiteMap& map, const SitePost& post, const TextOf& textOf)
{
    const QString url = wholeAddresses(map).to(SiteMap::placeOf(post));
    xml.writeStartElement(u"entry"_s);
    if (!post.language.isEmpty())
        xml.writeAttribute(u"xml:lang"_s, post.language);
    xml.writeTextElement(u"title"_s, printable(post.title));
    writeLink(xml, u"alternate"_s, u"text/html"_s, url);
    xml.writeTextElement(u"id"_s, url);
    xml.writeTextElement(u"published"_s, post.date.toString(Qt::ISODate));
    xml.writeTextElement(u"updated"_s, changedAt(post).toString(Qt::ISODate));
    if (!post.description.isEmpty())
        xml.writeTextElement(u"summary"_s, printable(post.description));
    for (const QString& tag : post.tags) {
        xml.writeEmptyElement(u"category"_s);
        xml.writeAttribute(u"term"_s, printable(tag));
    }
    xml.writeStartElement(u"content"_s);
    xml.writeAttribute(u"type"_s, u"html"_s);
    xml.writeCharacters(printable(feedHtml(map, post, textOf)));
    xml.writeEndElement();
    xml.writeEndElement();
}

/// On one line and without what would end a link's text.
QString linkText(const QString& text)
{
    QString line = text.simplified();
    for (const QChar c : {u'\\', u'[', u']'})
        line.replace(c, QString(u'\\') + c);
    return line;
}

} // namespace

QByteArray atomFeed(const SiteMap& map, const TextOf& textOf)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(u"feed"_s);
    xml.writeDefaultNamespace(u"http://www.w3.org/2005/Atom"_s);
    if (!map.settings.language.isEmpty())
        xml.writeAttribute(u"xml:lang"_s, map.settings.language);
    xml.writeTextElement(u"title"_s, printable(map.settings.title));
    if (!map.settings.about.isEmpty())
        xml.writeTextElement(u"subtitle"_s, printable(map.settings.about));
    writeLink(xml, u"self"_s, u"application/atom+xml"_s, wholeAddresses(map).to(u"feed.xml"_s));
    writeLink(xml, u"alternate"_s, u"text/html"_s, wholeAddresses(map).to({}));
    xml.writeTextElement(u"id"_s, wholeAddresses(map).to({}));
    xml.writeTextElement(u"updated"_s, latestChange(map));
    xml.writeStartElement(u"author"_s);
    xml.writeTextElement(u"name"_s,
                         printable(map.settings.author.isEmpty() ? map.settings.title : map.settings.author));
    xml.writeEndElement();
    for (const SitePost* post : inFront(map))
        writeEntry(xml, map, *post, textOf);
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

QByteArray jsonFeed(const SiteMap& map, const TextOf& textOf)
{
    const SiteAddresses to = wholeAddresses(map);
    QJsonArray items;
    for (const SitePost* post : inFront(map)) {
        QJsonObject item{{u"id"_s, to.to(SiteMap::placeOf(*post))},
                         {u"url"_s, to.to(SiteMap::placeOf(*post))},
                         {u"title"_s, post->title},
                         {u"content_html"_s, feedHtml(map, *post, textOf)},
                         {u"date_published"_s, post->date.toString(Qt::ISODate)},
                         {u"date_modified"_s, changedAt(*post).toString(Qt::ISODate)}};
        if (!post->description.isEmpty())
            item.insert(u"summary"_s, post->description);
        if (!post->tags.isEmpty())
            item.insert(u"tags"_s, QJsonArray::fromStringList(post->tags));
        if (!post->language.isEmpty())
            item.insert(u"language"_s, post->language);
        items.append(item);
    }
    QJsonObject feed{{u"version"_s, u"https://jsonfeed.org/version/1.1"_s},
                     {u"title"_s, map.settings.title},
                     {u"home_page_url"_s, to.to({})},
                     {u"feed_url"_s, to.to(u"feed.json"_s)},
                     {u"items"_s, items}};
    if (!map.settings.about.isEmpty())
        feed.insert(u"description"_s, map.settings.about);
    if (!map.settings.language.isEmpty())
        feed.insert(u"language"_s, map.settings.language);
    if (!map.settings.author.isEmpty())
        feed.insert(u"authors"_s, QJsonArray{QJsonObject{{u"name"_s, map.settings.author}}});
    return QJsonDocument(feed).toJson(QJsonDocument::Indented);
}

QByteArray sitePlan(const SiteMap& map)
{
    const SiteAddresses to = wholeAddresses(map);
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(u"urlset"_s);
    xml.writeDefaultNamespace(u"http://www.sitemaps.org/schemas/sitemap/0.9"_s);
    const auto add = [&](const QString& place, const QDateTime& changed) {
        xml.writeStartElement(u"url"_s);
        xml.writeTextElement(u"loc"_s, to.to(place));
        if (changed.isValid())
            xml.writeTextElement(u"lastmod"_s, changed.toString(Qt::ISODate));
        xml.writeEndElement();
    };
    add({}, {});
    add(u"about/"_s, {});
    for (const SitePost* post : map.posts)
        add(SiteMap::placeOf(*post), changedAt(*post));
    for (const SiteShelf& tag : map.tags)
        add(u"tags/"_s + tag.slug + u'/', {});
    for (const SiteShelf& series : map.series)
        add(u"series/"_s + series.slug + u'/', {});
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

QByteArray robotsText(const SiteMap& map)
{
    static constexpr auto training =
        "User-agent: Applebot-Extended\nUser-agent: CCBot\nUser-agent: ClaudeBot\n"
        "User-agent: Google-Extended\nUser-agent: GPTBot\nDisallow: /\n\n";
    static constexpr auto asking = "User-agent: ChatGPT-User\nUser-agent: Claude-SearchBot\n"
                                   "User-agent: Claude-User\nUser-agent: OAI-SearchBot\n"
                                   "User-agent: PerplexityBot\nDisallow: /\n\n";
    QByteArray text;
    if (map.settings.aiReaders != AiReaders::Welcome)
        text += training;
    if (map.settings.aiReaders == AiReaders::None)
        text += asking;
    text += "User-agent: *\nAllow: /\n";
    if (!map.settings.url.isEmpty())
        text += "\nSitemap: " + wholeAddresses(map).to(u"sitemap.xml"_s).toUtf8() + '\n';
    return text;
}

QByteArray mirrorText(const SiteMap& map, const SitePost& post, const SiteText& text)
{
    const SiteAddresses to =
        map.settings.url.isEmpty() ? SiteAddresses::fromDepth(1, true) : wholeAddresses(map);
    QString mirror = u"# "_s + post.title.simplified() + u"\n\n"_s;
    if (!post.subtitle.isEmpty())
        mirror += u'*' + post.subtitle.simplified() + u"*\n\n"_s;
    if (!post.about)
        mirror += post.date.date().toString(Qt::ISODate) +
                  (map.settings.author.isEmpty() ? QString() : u" · "_s + map.settings.author) + u"\n\n"_s;
    return (mirror + resolvedMarkdown(text.markdown, post, map, to).trimmed() + u'\n').toUtf8();
}

QByteArray llmsText(const SiteMap& map)
{
    const SiteAddresses to =
        map.settings.url.isEmpty() ? SiteAddresses::fromDepth(0, false) : wholeAddresses(map);
    QString text = u"# "_s + map.settings.title.simplified() + u'\n';
    if (!map.settings.about.isEmpty())
        text += u"\n> "_s + map.settings.about.simplified() + u'\n';
    text += u"\n## "_s + Words::tr("Posts") + u"\n\n"_s;
    for (const SitePost* post : map.posts) {
        const QString file = map.settings.machineText ? u"index.md"_s : QString();
        text += u"- [%1](%2%3)"_s.arg(linkText(post->title), to.to(SiteMap::placeOf(*post)), file);
        if (!post->description.isEmpty())
            text += u": "_s + post->description.simplified();
        text += u'\n';
    }
    return text.toUtf8();
}

} // namespace brickwork
