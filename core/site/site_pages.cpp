#include "core/site/site_pages.h"

#include "core/site/site_dates.h"
#include "core/site/site_head.h"

#include <QCoreApplication>
#include <QLocale>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Site)
};

QString escaped(const QString& text)
{
    return text.toHtmlEscaped();
}

enum class Place
{
    Front,
    Archive,
    Tags,
    Series,
    About,
    Other
};

enum class DateForm
{
    Whole,
    Day
};

QString timeElement(const SiteMap& map, const SitePost& post, DateForm form = DateForm::Whole)
{
    const QString machine =
        post.dateOnly ? post.date.date().toString(Qt::ISODate) : post.date.toString(Qt::ISODate);
    const QDate date = post.date.date();
    const QString shown = form == DateForm::Day ? shownDay(map, date) : shownDate(map, date);
    return u"<time datetime=\"%1\" dir=\"auto\">%2</time>"_s.arg(machine, escaped(shown));
}

QString textAttributes(const SiteMap& map, const SitePost& post)
{
    QString attributes = u" dir=\"auto\""_s;
    if (!post.language.isEmpty() && post.language != map.settings.language)
        attributes += u" lang=\"%1\""_s.arg(escaped(post.language));
    return attributes;
}

QString link(const SiteAddresses& to, const QString& place, const QString& text, const QString& more = {})
{
    return u"<a href=\"%1\"%2>%3</a>"_s.arg(escaped(to.to(place)), more, escaped(text));
}

QString navigation(const SiteMap& map, const SiteAddresses& to, Place here)
{
    QString items;
    const auto add = [&](Place place, const QString& where, const QString& text) {
        const QString current = place == here ? u" aria-current=\"page\""_s : QString();
        items += u"<li>%1</li>\n"_s.arg(link(to, where, text, current));
    };
    add(Place::Archive, u"archive/"_s, Words::tr("Archive"));
    if (!map.tags.empty())
        add(Place::Tags, u"tags/"_s, Words::tr("Tags"));
    if (!map.series.empty())
        add(Place::Series, u"series/"_s, Words::tr("Series"));
    add(Place::About, u"about/"_s, Words::tr("About"));
    return u"<nav aria-label=\"%1\">\n<ul>\n%2</ul>\n</nav>\n"_s.arg(escaped(Words::tr("Site")), items);
}

QString footer(const SiteMap& map, const SiteAddresses& to)
{
    const SiteSettings& settings = map.settings;
    QString left = escaped(settings.author.isEmpty() ? settings.title : settings.author);
    QString links;
    if (settings.feeds && !settings.url.isEmpty())
        links = u"<nav aria-label=\"%1\">\n<ul>\n<li>%2</li>\n<li>%3</li>\n</ul>\n</nav>\n"_s.arg(
            escaped(Words::tr("Feeds")), link(to, u"feed.xml"_s, Words::tr("Atom feed")),
            link(to, u"feed.json"_s, Words::tr("JSON feed")));
    return u"<footer class=\"site\">\n<p dir=\"auto\">%1</p>\n%2</footer>\n"_s.arg(left, links);
}

struct Page
{
    QString title;
    Place nav = Place::Other;
    QString head = {}; ///< further lines of the head
    QString body;
    QString language = {};
};

QByteArray made(const SiteMap& map, const SiteAddresses& to, const Page& page)
{
    const SiteSettings& settings = map.settings;
    QString html = u"<!DOCTYPE html>\n<html"_s;
    const QString language = page.language.isEmpty() ? settings.language : page.language;
    html += u" lang=\"%1\""_s.arg(escaped(language.isEmpty() ? u"en"_s : language));
    html += u" dir=\"%1\""_s.arg(directionOf(map));
    html += u">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"color-scheme\" content=\"light dark\">\n"_s;
    html += u"<title>%1</title>\n"_s.arg(
        escaped(page.title.isEmpty() ? settings.title : page.title + u" – "_s + settings.title));
    html += u"<link rel=\"stylesheet\" href=\"%1\">\n"_s.arg(to.to(u"style.css"_s));
    html += feedLinks(map, to) + page.head;
    html += u"</head>\n<body>\n<a class=\"skip\" href=\"#text\">%1</a>\n"_s.arg(
        escaped(Words::tr("Skip to the text")));
    const QString current = page.nav == Place::Front ? u" aria-current=\"page\""_s : QString();
    html +=
        u"<header class=\"site\">\n<a class=\"name\" href=\"%1\" dir=\"auto\"%2>%3</a>\n%4</header>\n"_s.arg(
            escaped(to.to({})), current, escaped(settings.title), navigation(map, to, page.nav));
    html +=
        u"<main id=\"text\">\n"_s + page.body + u"</main>\n"_s + footer(map, to) + u"</body>\n</html>\n"_s;
    return html.toUtf8();
}

SiteAddresses addressesAt(const SiteMap& map, int depth)
{
    return SiteAddresses::fromDepth(depth, map.settings.url.isEmpty());
}

QString headed(const QString& title)
{
    return u"<h1 dir=\"auto\">%1</h1>\n"_s.arg(escaped(title));
}

QString lines(const SiteMap& map, const SiteAddresses& to, const std::vector<const SitePost*>& posts,
              const QString& list = u"ul"_s, DateForm form = DateForm::Whole)
{
    QString items;
    for (const SitePost* post : posts)
        items += u"<li>%1 <span class=\"facts\">%2</span></li>\n"_s.arg(
            link(to, SiteMap::placeOf(*post), post->title, textAttributes(map, *post)),
            timeElement(map, *post, form));
    return u"<%1 class=\"lines\">\n%2</%1>\n"_s.arg(list, items);
}

QString tagLinks(const SitePost& post, const SiteAddresses& to)
{
    QStringList links;
    for (const QString& tag : post.tags)
        links << link(to, u"tags/"_s + shelfSlug(tag) + u'/', tag, u" rel=\"tag\" dir=\"auto\""_s);
    return links.join(u", "_s);
}

QString seriesNavigation(const SiteMap& map, const SitePost& post, const SiteAddresses& to)
{
    const SiteShelf* shelf = map.seriesOf(post);
    if (!shelf || shelf->posts.size() < 2)
        return {};
    const auto at = std::ranges::find(shelf->posts, &post) - shelf->posts.begin();
    const QString name = link(to, u"series/"_s + shelf->slug + u'/', shelf->name);
    //: of a series: %1 is its name as a link
    QString html = Words::tr("Part %2 of %3 of the series %1")
                       .arg(name, QString::number(at + 1), QString::number(shelf->posts.size()));
    html = u"<nav class=\"series\" aria-label=\"%1\" dir=\"auto\">\n<p>%2</p>\n"_s.arg(
        escaped(Words::tr("Series")), html);
    const SeriesSides sides = sidesOf(map, post);
    QString items;
    if (sides.before)
        items += u"<li><b>%1</b>%2</li>\n"_s.arg(
            escaped(Words::tr("Previous")),
            link(to, SiteMap::placeOf(*sides.before), sides.before->title, u" rel=\"prev\""_s));
    if (sides.after)
        items += u"<li><b>%1</b>%2</li>\n"_s.arg(
            escaped(Words::tr("Next")),
            link(to, SiteMap::placeOf(*sides.after), sides.after->title, u" rel=\"next\""_s));
    if (!items.isEmpty())
        html += u"<ul>\n"_s + items + u"</ul>\n"_s;
    return html + u"</nav>\n"_s;
}

} // namespace

SeriesSides sidesOf(const SiteMap& map, const SitePost& post)
{
    const SiteShelf* shelf = map.seriesOf(post);
    if (!shelf)
        return {};
    const auto at = std::ranges::find(shelf->posts, &post);
    if (at == shelf->posts.end())
        return {};
    return {.before = at == shelf->posts.begin() ? nullptr : *(at - 1),
            .after = at + 1 == shelf->posts.end() ? nullptr : *(at + 1)};
}

QByteArray frontPage(const SiteMap& map)
{
    const SiteAddresses to = addressesAt(map, 0);
    // The name stands over every page; here it is the heading too, for those who listen.
    QString body = u"<h1 class=\"heard\">%1</h1>\n"_s.arg(escaped(map.settings.title));
    if (!map.settings.about.isEmpty())
        body += u"<p class=\"intro\" dir=\"auto\">%1</p>\n"_s.arg(escaped(map.settings.about));
    QString items;
    for (std::size_t i = 0; i < std::min(postsInFront, map.posts.size()); ++i) {
        const SitePost& post = *map.posts[i];
        items += u"<li%1>\n<h2>%2</h2>\n<p class=\"facts\">%3</p>\n"_s.arg(
            textAttributes(map, post), link(to, SiteMap::placeOf(post), post.title), timeElement(map, post));
        if (!post.description.isEmpty())
            items += u"<p class=\"description\">%1</p>\n"_s.arg(escaped(post.description));
        items += u"</li>\n"_s;
    }
    if (items.isEmpty())
        body += u"<p>%1</p>\n"_s.arg(escaped(Words::tr("Nothing is published here yet.")));
    else
        body += u"<ul class=\"posts\">\n"_s + items + u"</ul>\n"_s;
    if (map.posts.size() > postsInFront)
        body += u"<p class=\"more\">%1</p>\n"_s.arg(
            link(to, u"archive/"_s, Words::tr("All %1 posts").arg(localeOf(map).toString(map.posts.size()))));
    return made(map, to, {.title = {}, .nav = Place::Front, .head = frontHead(map), .body = body});
}

QByteArray postPage(const SiteMap& map, const SitePost& post, const SiteText& text)
{
    const SiteAddresses to = addressesAt(map, 1);
    QString body =
        u"<article%1>\n<header>\n<h1>%2</h1>\n"_s.arg(textAttributes(map, post), escaped(post.title));
    if (!post.subtitle.isEmpty())
        body += u"<p class=\"subtitle\">%1</p>\n"_s.arg(escaped(post.subtitle));
    if (!post.about)
        body += u"<p class=\"facts\">%1</p>\n"_s.arg(timeElement(map, post));
    body += u"</header>\n<div class=\"text\" dir=\"auto\">\n"_s +
            resolvedHtml(text.html, post, map, to, true) + u"</div>\n"_s;
    QString foot;
    if (post.updated.isValid() && !post.about && post.updated.date() != post.date.date())
        foot += u"<p>%1</p>\n"_s.arg(
            escaped(Words::tr("Updated on %1.").arg(shownDate(map, post.updated.date()))));
    if (!post.tags.isEmpty() && !post.about)
        foot += u"<p>%1 %2</p>\n"_s.arg(escaped(Words::tr("Filed under")), tagLinks(post, to));
    // These are the site's words, whatever way the post runs.
    if (!foot.isEmpty())
        body += u"<footer dir=\"%1\">\n"_s.arg(directionOf(map)) + foot + u"</footer>\n"_s;
    body += u"</article>\n"_s + seriesNavigation(map, post, to);
    return made(map, to,
                {.title = post.title,
                 .nav = post.about ? Place::About : Place::Other,
                 .head = postHead(map, post, to),
                 .body = body,
                 .language = post.language});
}

QByteArray archivePage(const SiteMap& map)
{
    const SiteAddresses to = addressesAt(map, 1);
    QString body = headed(Words::tr("Archive"));
    std::vector<const SitePost*> year;
    const auto flush = [&] {
        if (year.empty())
            return;
        const QString number = QString::number(year.front()->date.date().year());
        body += u"<h2 id=\"y%1\">%1</h2>\n"_s.arg(number) + lines(map, to, year, u"ul"_s, DateForm::Day);
        year.clear();
    };
    for (const SitePost* post : map.posts) {
        if (!year.empty() && year.front()->date.date().year() != post->date.date().year())
            flush();
        year.push_back(post);
    }
    flush();
    return made(map, to,
                {.title = Words::tr("Archive"),
                 .nav = Place::Archive,
                 .head = plainHead(map, u"archive/"_s),
                 .body = body});
}

namespace {

QString shelfList(const SiteMap& map, const SiteAddresses& to, const QString& below,
                  const std::vector<SiteShelf>& shelves)
{
    QString items;
    for (const SiteShelf& shelf : shelves)
        items += u"<li>%1 <span class=\"facts\">%2</span></li>\n"_s.arg(
            link(to, below + shelf.slug + u'/', shelf.name, u" dir=\"auto\""_s),
            escaped(localeOf(map).toString(shelf.posts.size())));
    return u"<ul class=\"lines\">\n"_s + items + u"</ul>\n"_s;
}

QByteArray shelfPage(const SiteMap& map, const SiteShelf& shelf, const QString& place, Place nav,
                     const QString& list)
{
    const SiteAddresses to = addressesAt(map, 2);
    return made(map, to,
                {.title = shelf.name,
                 .nav = nav,
                 .head = plainHead(map, place),
                 .body = headed(shelf.name) + lines(map, to, shelf.posts, list)});
}

QByteArray shelvesPage(const SiteMap& map, const QString& title, const QString& place, Place nav,
                       const std::vector<SiteShelf>& shelves)
{
    const SiteAddresses to = addressesAt(map, 1);
    return made(map, to,
                {.title = title,
                 .nav = nav,
                 .head = plainHead(map, place),
                 .body = headed(title) + shelfList(map, to, place, shelves)});
}

} // namespace

QByteArray tagsPage(const SiteMap& map)
{
    return shelvesPage(map, Words::tr("Tags"), u"tags/"_s, Place::Tags, map.tags);
}

QByteArray tagPage(const SiteMap& map, const SiteShelf& tag)
{
    return shelfPage(map, tag, u"tags/"_s + tag.slug + u'/', Place::Tags, u"ul"_s);
}

QByteArray seriesIndexPage(const SiteMap& map)
{
    return shelvesPage(map, Words::tr("Series"), u"series/"_s, Place::Series, map.series);
}

QByteArray seriesPage(const SiteMap& map, const SiteShelf& series)
{
    return shelfPage(map, series, u"series/"_s + series.slug + u'/', Place::Series, u"ol"_s);
}

QByteArray plainAboutPage(const SiteMap& map)
{
    const SiteAddresses to = addressesAt(map, 1);
    const SiteSettings& settings = map.settings;
    QString text;
    if (!settings.about.isEmpty())
        text += u"<p dir=\"auto\">%1</p>\n"_s.arg(escaped(settings.about));
    if (!settings.author.isEmpty())
        text += u"<p dir=\"auto\">%1</p>\n"_s.arg(escaped(Words::tr("Written by %1.").arg(settings.author)));
    if (text.isEmpty())
        text = u"<p>%1</p>\n"_s.arg(escaped(Words::tr("Nothing is told here yet.")));
    return made(map, to,
                {.title = Words::tr("About"),
                 .nav = Place::About,
                 .head = plainHead(map, u"about/"_s),
                 .body = headed(Words::tr("About")) + text});
}

QByteArray missingPage(const SiteMap& map)
{
    // It is shown at any depth, so it can only be written from the root of the server.
    const SiteAddresses to = SiteAddresses::whole(QUrl(map.settings.url).path());
    const QString body =
        headed(Words::tr("Nothing here")) +
        u"<p>%1 %2</p>\n"_s.arg(escaped(Words::tr("This page does not exist, or no longer.")),
                                link(to, u"archive/"_s, Words::tr("All posts are in the archive.")));
    return made(map, to,
                {.title = Words::tr("Nothing here"),
                 .head = u"<meta name=\"robots\" content=\"noindex\">\n"_s,
                 .body = body});
}

} // namespace brickwork
