#include "core/publish/article.h"

#include "core/base/content_hash.h"
#include "core/markdown/draft_facts.h"
#include "core/markdown/html.h"
#include "core/publish/post_text.h"
#include "core/publish/text_advice.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

QString neighbourLink(const QString& caption, const SeriesNeighbour& neighbour)
{
    return u"<li>%1 <a href=\"%2\">%3</a></li>\n"_s.arg(
        caption.toHtmlEscaped(), neighbour.url.toHtmlEscaped(), neighbour.title.toHtmlEscaped());
}

QString seriesHtml(const Article& article, const PublishRequest& request)
{
    QString links;
    if (request.previous)
        links += neighbourLink(Sentences::tr("Previous:", "a post of the series"), *request.previous);
    if (request.next)
        links += neighbourLink(Sentences::tr("Next:", "a post of the series"), *request.next);
    if (links.isEmpty())
        return {};
    const QString head = Sentences::tr("This post is part of the series “%1”.").arg(article.series);
    return u"<hr />\n<p>%1</p>\n<ul>\n%2</ul>\n"_s.arg(head.toHtmlEscaped(), links);
}

bool hasText(const Document& document, bool titleInText)
{
    return document.root().children.size() > (titleInText ? 1U : 0U);
}

void judge(Article& article, const Document& document)
{
    if (!document.frontMatter.problem.isEmpty())
        article.refusals
            << Sentences::tr("The front matter cannot be read: %1").arg(document.frontMatter.problem);
    if (!hasText(document, article.titleInText))
        article.refusals << Sentences::tr("There is no text to publish yet.");
    if (article.naming.slug.isEmpty())
        article.refusals << Sentences::tr(
            "No address can be made of the title or the file name. Add a line like “slug: my-post” to the "
            "front matter.");
}

} // namespace

QString draftLinked(const QString& url, const DraftSnapshot& draft)
{
    const QUrl parsed(url);
    const QString path = parsed.path(QUrl::FullyDecoded);
    const bool markdown =
        path.endsWith(".md"_L1, Qt::CaseInsensitive) || path.endsWith(".markdown"_L1, Qt::CaseInsensitive);
    if (!parsed.scheme().isEmpty() || !parsed.host().isEmpty() || !markdown)
        return {};
    const QString root = draft.workspaceRoot + u'/';
    const QString file =
        QDir::cleanPath(path.startsWith(u'/') ? draft.workspaceRoot + path : draft.folder + u'/' + path);
    return file.startsWith(root) ? file.sliced(root.size()).normalized(QString::NormalizationForm_C) : path;
}

Article articleOf(const PublishRequest& request, const Document& document)
{
    Article article;
    const FrontMatter& own = document.frontMatter;
    article.naming = nameOf(request.draft, document, request.last, request.date);
    article.subtitle = firstOf(own, {u"subtitle"});
    article.description = document.excerpt;
    article.describedByWriter = !firstOf(own, {u"description", u"summary", u"excerpt"}).isEmpty();
    article.tags = tagsOf(own);
    article.categories = namesOf(own, {u"categories", u"category"});
    article.series = seriesOf(own);
    article.featured = featuredOf(own);
    article.canonical = firstOf(own, {u"canonical", u"canonical_url", u"canonicalUrl"});
    article.words = document.words.total();
    article.titleInText = opensWithTitle(document, article.naming.title);
    article.warnings = article.naming.warnings + adviceOnText(document, request.draft.text);
    DraftMedia media = mediaOf(request.draft, document, article.featured);
    article.media = std::move(media.media);
    article.warnings << media.warnings;
    judge(article, document);
    article.refusals << media.refusals;
    return article;
}

ArticleHtml htmlOf(const Article& article, const PublishRequest& request, const MediaMap& media,
                   SeriesLinks series)
{
    ArticleHtml result;
    QStringList lost;
    const auto address = [&](AddressKind kind, const QString& url) -> std::optional<QString> {
        if (kind == AddressKind::Picture) {
            const PlannedMedia* planned = mediaAt(article.media, url);
            const auto known = planned ? media.find(planned->hash) : media.end();
            return known == media.end() ? url : known->second.url;
        }
        const QString draft = draftLinked(url, request.draft);
        if (draft.isEmpty())
            return url;
        const auto out = request.links.find(draft);
        if (out != request.links.end())
            return out->second + (QUrl(url).hasFragment() ? u'#' + QUrl(url).fragment() : QString());
        lost << draft;
        return std::nullopt;
    };
    result.html =
        renderHtml(request.draft.text, {.dropTitleHeading = article.titleInText, .address = address});
    if (series == SeriesLinks::Append)
        result.html += seriesHtml(article, request);
    lost.removeDuplicates();
    const auto isThere = [&request](const QString& draft) {
        return QFileInfo::exists(request.draft.workspaceRoot + u'/' + draft);
    };
    const auto gone = std::ranges::stable_partition(lost, isThere);
    const QStringList nowhere(gone.begin(), gone.end());
    lost.erase(gone.begin(), gone.end());
    if (!nowhere.isEmpty())
        result.warnings << Sentences::tr("There are no such drafts, so links to them become plain text: %1.")
                               .arg(nowhere.join(u", "_s));
    if (!lost.isEmpty())
        result.warnings << Sentences::tr(
                               "These drafts are not published here yet, so links to them become plain text: "
                               "%1. Publish them, then update this post.")
                               .arg(lost.join(u", "_s));
    return result;
}

PublishPlan planOf(const Article& article, const PublishRequest& request)
{
    PublishPlan plan;
    plan.title = article.naming.title;
    plan.slug = article.naming.slug;
    plan.date = article.naming.date;
    plan.state = request.wish.state;
    plan.words = article.words;
    plan.text = request.draft.text;
    plan.warnings = article.warnings;
    plan.refusals = article.refusals;
    plan.media = article.media;
    for (PlannedMedia& picture : plan.media) {
        if (request.last && request.last->media.contains(picture.hash))
            picture.there = request.last->media.at(picture.hash);
        else if (const auto kept = request.foothold.media.find(picture.hash);
                 kept != request.foothold.media.end())
            picture.there = kept->second;
    }
    return plan;
}

QString hashOfParts(const QList<QByteArray>& parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray& part : parts) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace brickwork
