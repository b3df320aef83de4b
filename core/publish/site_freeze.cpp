#include "core/publish/site_freeze.h"

#include "core/markdown/draft_facts.h"
#include "core/markdown/html.h"
#include "core/markdown/moved_addresses.h"
#include "core/markdown/slug.h"
#include "core/publish/kinds.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Site)
};

QStringList draftsLinked(const Document& document, const DraftSnapshot& draft)
{
    QStringList drafts;
    for (const Node& node : document.nodes) {
        if (node.kind != NodeKind::Link)
            continue;
        if (const QString linked = draftLinked(node.url, draft);
            !linked.isEmpty() && !drafts.contains(linked))
            drafts << linked;
    }
    return drafts;
}

QString mark(qsizetype index)
{
    return draftMark + QString::number(index);
}

QString plainOf(const QString& html)
{
    static const QRegularExpression tag(u"<[^>]*>"_s);
    QString text = html;
    text.remove(tag);
    return text.replace(u"&amp;"_s, u"&"_s).replace(u"&quot;"_s, u"\""_s);
}

/// Each match of the pattern becomes what `replace` makes of it.
template <typename Replace>
QString replaced(const QString& text, const QRegularExpression& pattern, Replace replace)
{
    QString made;
    qsizetype from = 0;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        made += QStringView(text).sliced(from, match.capturedStart() - from);
        made += replace(match);
        from = match.capturedEnd();
    }
    made += QStringView(text).sliced(from);
    return made;
}

QString withHeadingNames(const QString& html)
{
    static const QRegularExpression heading(u"<(h[1-6])>(.*?)</\\1>"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    QSet<QString> used{u"text"_s};
    return replaced(html, heading, [&](const QRegularExpressionMatch& match) {
        const QString slug = slugOf(plainOf(match.captured(2)));
        const QString stem = slug.isEmpty() ? u"part"_s : slug;
        QString name = stem;
        for (int i = 2; used.contains(name); ++i)
            name = stem + u'-' + QString::number(i);
        used << name;
        return u"<%1 id=\"%2\">%3</%1>"_s.arg(match.captured(1), name, match.captured(2));
    });
}

/// The text with marks for addresses, without front matter and title.
QString markdownOf(const Article& article, const PublishRequest& request, const Document& document,
                   const QStringList& links)
{
    std::map<QString, QString> marks;
    for (const Node& node : document.nodes) {
        if (node.kind != NodeKind::Image && node.kind != NodeKind::Link)
            continue;
        if (const PlannedMedia* picture = mediaAt(article.media, node.url)) {
            marks.insert_or_assign(node.url, pictureMark + picture->name);
            continue;
        }
        const QString draft = draftLinked(node.url, request.draft);
        const QUrl url(node.url);
        if (const qsizetype at = draft.isEmpty() ? -1 : links.indexOf(draft); at >= 0)
            marks.insert_or_assign(node.url,
                                   mark(at) + (url.hasFragment() ? u'#' + url.fragment() : QString()));
    }
    QString text = withMovedAddresses(request.draft.text, marks).text.sliced(document.frontMatter.raw.size());
    if (article.titleInText) {
        static const QRegularExpression title(u"\\A\\s*(#[^\\n]*\\n?|[^\\n]+\\n=+[ \\t]*\\n?)"_s);
        text.remove(title);
    }
    return text;
}

} // namespace

SiteSettings siteSettings(const TargetConfig& config, const QString& workspaceRoot)
{
    const auto on = [&config](const QString& key) { return optionOf(config, key) != "off"_L1; };
    SiteSettings settings{.folder = QDir::cleanPath(config.option(u"path"_s)),
                          .url = config.option(u"url"_s),
                          .title = config.option(u"title"_s).simplified(),
                          .author = config.option(u"author"_s).simplified(),
                          .about = config.option(u"about"_s).simplified(),
                          .language = optionOf(config, u"language"_s).trimmed(),
                          .feeds = on(u"feeds"_s),
                          .machineText = on(u"machine-text"_s),
                          .robots = on(u"robots"_s),
                          .cards = on(u"cards"_s)};
    while (settings.url.endsWith(u'/'))
        settings.url.chop(1);
    if (settings.title.isEmpty())
        settings.title = QFileInfo(workspaceRoot).fileName();
    const QString ai = optionOf(config, u"ai"_s);
    settings.aiReaders = ai == "none"_L1          ? AiReaders::None
                         : ai == "no-training"_L1 ? AiReaders::NoTraining
                                                  : AiReaders::Welcome;
    return settings;
}

QString siteHtml(QString html)
{
    static const QRegularExpression cell(u"<(t[hd]) align=\"(left|center|right)\">"_s);
    static const QRegularExpression table(u"<table>(.*?)</table>"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression code(u"<pre lang=\"([^\"]*)\">"_s);
    static const QRegularExpression done(u"<input type=\"checkbox\"( checked=\"\")? disabled=\"\" />"_s);
    static const QRegularExpression closed(u"<((?:br|hr|img|input)\\b[^<>]*?) />"_s);
    static const QRegularExpression captioned(u"<p>(<img [^<>]*?) title=\"([^\"]*)\">\\s*</p>"_s);
    static const QRegularExpression alone(u"<p>(<img [^<>]*>)\\s*</p>"_s);
    html.replace(cell, u"<\\1 class=\"\\2\">"_s);
    html.replace(table, u"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%1\">"
                        "<table>\\1</table></div>"_s.arg(Sentences::tr("Table").toHtmlEscaped()));
    html.replace(code, u"<pre data-language=\"\\1\">"_s);
    html = replaced(html, done, [](const QRegularExpressionMatch& match) {
        const bool checked = match.hasCaptured(1);
        return u"<input type=\"checkbox\" disabled%1 aria-label=\"%2\">"_s.arg(
            checked ? u" checked"_s : QString(),
            (checked ? Sentences::tr("Done") : Sentences::tr("Not done")).toHtmlEscaped());
    });
    html.replace(closed, u"<\\1>"_s);
    html.replace(captioned, u"<figure>\\1><figcaption>\\2</figcaption></figure>"_s);
    html.replace(alone, u"<figure>\\1</figure>"_s);
    html.replace(u"<section class=\"footnotes\" "_s, u"<section class=\"footnotes\" aria-label=\"%1\" "_s.arg(
                                                         Sentences::tr("Notes").toHtmlEscaped()));
    // As a letter, not as the picture some phones make of it.
    html.replace(u">\u21a9<"_s, u">\u21a9\ufe0e<"_s);
    return withHeadingNames(html);
}

FrozenPost frozenPost(const Article& article, const PublishRequest& request, const Document& document)
{
    FrozenPost frozen{.post = {.draft = request.draft.id,
                               .former = {},
                               .slug = article.naming.slug,
                               .title = article.naming.title,
                               .subtitle = article.subtitle,
                               .description = article.description,
                               .language = article.naming.language,
                               .series = article.series,
                               .number = numberOf(document.frontMatter),
                               .tags = article.tags,
                               .date = article.naming.date,
                               .dateOnly = article.naming.dateOnly,
                               .updated = {},
                               .words = article.words,
                               .about = document.frontMatter.value(u"page") == u"about"_s,
                               .featured = {},
                               .canonical = article.canonical,
                               .pictures = {},
                               .links = draftsLinked(document, request.draft),
                               .hash = {},
                               .token = {}},
                      .text = {}};
    MediaMap marks;
    for (const PlannedMedia& picture : article.media) {
        marks.insert_or_assign(picture.hash,
                               RemoteMedia{.remote = picture.name, .url = pictureMark + picture.name});
        frozen.post.pictures.push_back({.name = picture.name, .mediaType = picture.mediaType});
    }
    if (const PlannedMedia* featured = mediaAt(article.media, article.featured))
        frozen.post.featured = featured->name;
    PublishRequest marked = request;
    // A site without an address has posts all the same.
    for (const auto& [draft, remote] : request.standing)
        marked.links.emplace(draft, remote);
    frozen.warnings = htmlOf(article, marked, marks, SeriesLinks::Leave).warnings;
    marked.links.clear();
    for (qsizetype i = 0; i < frozen.post.links.size(); ++i)
        marked.links.insert_or_assign(frozen.post.links.at(i), mark(i));
    frozen.text.html = siteHtml(htmlOf(article, marked, marks, SeriesLinks::Leave).html);
    frozen.text.markdown = markdownOf(article, request, document, frozen.post.links);
    return frozen;
}

} // namespace brickwork
