#include "core/publish/ghost_text.h"

#include "core/markdown/draft_facts.h"
#include "core/publish/kinds.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTimeZone>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

// What Ghost takes at most.
constexpr qsizetype longestExcerpt = 300;
constexpr qsizetype longestMetaTitle = 300;
constexpr qsizetype longestMetaDescription = 500;
constexpr qsizetype longestAlt = 191;
constexpr qint64 secondsToCome = 120; ///< Ghost schedules nothing nearer
constexpr qint64 clockTolerance = 60;

QString cut(const QString& text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    const QString head = text.left(length - 1);
    const qsizetype space = head.lastIndexOf(u' ');
    return (space > length / 2 ? head.left(space) : head) + u'…';
}

void addTags(QStringList& tags, const QStringList& more)
{
    for (const QString& tag : more) {
        if (!tags.contains(tag, Qt::CaseInsensitive))
            tags << tag;
    }
}

/// Stands for the address of a picture, wherever it will be.
MediaMap placesOf(const Article& article)
{
    MediaMap places;
    for (const PlannedMedia& picture : article.media)
        places[picture.hash] = {.remote = {}, .url = u"picture:"_s + picture.hash};
    return places;
}

QString expectedStamp(const PublishRequest& request)
{
    if (!request.foothold.remote.isEmpty())
        return request.foothold.modified;
    return request.last ? request.last->modified : QString();
}

GhostDate scheduledDate(const PublishRequest& request, const QDateTime& now)
{
    const QDateTime& date = request.wish.scheduled;
    if (date.isValid() && now.secsTo(date) >= secondsToCome)
        return {.date = date, .sentence = {}};
    return {.date = {},
            .sentence =
                Sentences::tr("Ghost schedules a post from two minutes ahead on. Choose a later time, or "
                              "publish now.")};
}

} // namespace

GhostBody ghostBodyOf(const TargetConfig& config)
{
    return optionOf(config, u"body"_s) == "blocks"_L1 ? GhostBody::Blocks : GhostBody::Card;
}

GhostArticle ghostArticleOf(const TargetConfig& config, const PublishRequest& request)
{
    const Document document = parseMarkdown(request.draft.text);
    const FrontMatter& own = document.frontMatter;
    GhostArticle ghost{.article = articleOf(request, document),
                       .body = ghostBodyOf(config),
                       .excerpt = {},
                       .metaTitle = cut(firstOf(own, {u"meta_title"}).simplified(), longestMetaTitle),
                       .metaDescription = {},
                       .tags = {},
                       .losses = {}};
    const QString described = firstOf(own, {u"description", u"summary", u"excerpt"}).simplified();
    const QString& subtitle = ghost.article.subtitle;
    const QString& wanted = described.isEmpty() ? subtitle : described;
    ghost.excerpt = cut(wanted, longestExcerpt);
    if (ghost.excerpt != wanted)
        ghost.losses << Sentences::tr("Ghost takes 300 characters of a description; the rest is left out.");
    if (!subtitle.isEmpty() && !described.isEmpty())
        ghost.losses << Sentences::tr(
            "Ghost has no place for a subtitle beside the description; it is left out.");
    const QString meta = firstOf(own, {u"meta_description"}).simplified();
    ghost.metaDescription =
        cut(meta.isEmpty() && ghost.excerpt != wanted ? wanted : meta, longestMetaDescription);
    addTags(ghost.tags, ghost.article.categories);
    addTags(ghost.tags, ghost.article.tags);
    if (ghost.body == GhostBody::Blocks)
        ghost.losses << Sentences::tr(
            "Ghost makes blocks of its own of the text. What it does not know, such as "
            "footnotes, may come out otherwise.");
    return ghost;
}

GhostText ghostTextOf(const GhostArticle& ghost, const PublishRequest& request, const MediaMap& media)
{
    const Article& article = ghost.article;
    GhostText text{.title = article.naming.title,
                   .slug = {},
                   .html = htmlOf(article, request, media).html,
                   .body = ghost.body,
                   .mark = {},
                   .tags = {},
                   .image = article.featured,
                   .imageAlt = {},
                   .excerpt = ghost.excerpt,
                   .canonical = article.canonical,
                   .metaTitle = ghost.metaTitle,
                   .metaDescription = ghost.metaDescription,
                   .status = {},
                   .published = {}};
    if (const PlannedMedia* picture = mediaAt(article.media, article.featured)) {
        const auto there = media.find(picture->hash);
        text.image = there == media.end() ? picture->name : there->second.url;
        text.imageAlt = cut(picture->alt, longestAlt);
    }
    return text;
}

QString ghostHashOf(const GhostArticle& ghost, const PublishRequest& request)
{
    const GhostText text = ghostTextOf(ghost, request, placesOf(ghost.article));
    const Naming& naming = ghost.article.naming;
    QList<QByteArray> parts{QJsonDocument(toJson(text)).toJson(QJsonDocument::Compact),
                            naming.slug.toUtf8(),
                            ghost.tags.join(u'\n').toUtf8(),
                            naming.dateGiven ? dateText(naming).toUtf8() : QByteArray(),
                            QByteArray::number(static_cast<int>(ghost.body)),
                            QByteArray::number(static_cast<int>(request.wish.state))};
    if (request.wish.state == PostState::Scheduled)
        parts << request.wish.scheduled.toUTC().toString(Qt::ISODate).toLatin1();
    for (const PlannedMedia& picture : ghost.article.media)
        parts << picture.hash.toLatin1();
    return hashOfParts(parts);
}

QString ghostObjection(const GhostPost& standing, const PublishRequest& request)
{
    const QString stamp = stampOf(standing);
    const QString expected = expectedStamp(request);
    if (expected.isEmpty() || request.wish.replaces == stamp)
        return {};
    if (!saysTheSame(expected, stamp))
        return Sentences::tr(
            "The post was changed at Ghost since it was last sent from here. Look at what is "
            "there: take it over into the draft, or replace it.");
    const bool live = request.last && request.last->live;
    if (live && wasOut(expected) && !standing.out() && request.wish.state != PostState::Draft)
        return Sentences::tr(
            "Somebody took the post back at Ghost: it is a draft there now. Publish it there "
            "again, or replace it.");
    if (!wasOut(expected) && standing.out() && request.wish.state == PostState::Draft)
        return Sentences::tr(
            "The post was published at Ghost meanwhile. As a draft it would be taken from its "
            "readers; publish it from here too, or replace it.");
    return {};
}

PostState stateOf(const GhostPost& post)
{
    if (!post.out())
        return PostState::Draft;
    return post.status == "scheduled"_L1 ? PostState::Scheduled : PostState::Published;
}

bool standsAs(const GhostPost& post, PostState wished)
{
    return stateOf(post) == wished || (wished == PostState::Scheduled && post.out());
}

Receipt receiptOf(const GhostPost& post, const QString& hash)
{
    return {.remote = post.id,
            .url = post.url,
            .slug = post.slug,
            .hash = hash,
            .modified = stampOf(post),
            .media = {},
            .state = stateOf(post),
            .remarks = {},
            .appears = post.published};
}

GhostDate ghostDateOf(const Naming& naming, const PublishRequest& request,
                      const std::optional<GhostPost>& standing, const QTimeZone& zone, const QDateTime& now)
{
    if (request.wish.state == PostState::Scheduled)
        return scheduledDate(request, now);
    if (request.wish.state == PostState::Draft)
        return {};
    if (!naming.dateGiven) {
        // A date that was planned once and given up would keep the post in the future.
        const bool ahead = standing && standing->published.isValid() && standing->published > now;
        return {.date = ahead ? now : QDateTime(), .sentence = {}};
    }
    QDateTime date = naming.date;
    if (naming.dateOnly) {
        date = QDateTime(naming.date.date(), QTime(12, 0), zone);
        if (date > now && now.toTimeZone(zone).date() >= naming.date.date())
            date = now;
    }
    if (now.secsTo(date) > clockTolerance)
        return {.date = {},
                .sentence =
                    Sentences::tr("The date of the draft is still to come. Schedule the post for it, or "
                                  "change the date.")};
    return {.date = date, .sentence = {}};
}

} // namespace brickwork
