#include "core/publish/wordpress.h"

#include "core/base/content_hash.h"
#include "core/markdown/document.h"
#include "core/markdown/html_to_markdown.h"
#include "core/publish/article.h"
#include "core/publish/kinds.h"
#include "core/publish/wordpress_api.h"
#include "core/publish/wordpress_blocks.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(WordPress)
};

WordPressApi apiOf(const TargetConfig& config, const TargetSurroundings& around, const Errand& errand)
{
    return {errand, QUrl(config.option(u"url"_s)), config.option(u"user"_s), around.secret};
}

/// In the text of a post that is being made, so that it is known again.
QString marker(const QString& token)
{
    return u"<!-- brickwork "_s + token + u" -->"_s;
}

QString statusFor(PostState state)
{
    switch (state) {
    case PostState::Published:
        return u"publish"_s;
    case PostState::Draft:
        return u"draft"_s;
    case PostState::Scheduled:
        return u"future"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

PostState stateFrom(const QString& status)
{
    if (status == "publish"_L1 || status == "private"_L1)
        return PostState::Published;
    return status == "future"_L1 ? PostState::Scheduled : PostState::Draft;
}

QString gmt(const QDateTime& date)
{
    return date.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss"_s);
}

/// The writer's own date, if WordPress takes it as it is meant: one to come would be a schedule.
std::optional<QDateTime> dateFor(const Article& article, const PublishRequest& request)
{
    if (request.wish.state == PostState::Scheduled)
        return request.wish.scheduled;
    if (article.naming.dateGiven && article.naming.date <= QDateTime::currentDateTimeUtc())
        return article.naming.date;
    return {};
}

QString bodyOf(const TargetConfig& config, const Article& article, const PublishRequest& request,
               const MediaMap& media)
{
    const QString html = htmlOf(article, request, media).html;
    return optionOf(config, u"body"_s) == "classic"_L1 ? html : wordpressBlocks(html, media);
}

QString hashOf(const TargetConfig& config, const Article& article, const PublishRequest& request)
{
    const auto date = dateFor(article, request);
    QList<QByteArray> parts{article.naming.title.toUtf8(),
                            bodyOf(config, article, request, {}).toUtf8(),
                            statusFor(request.wish.state).toUtf8(),
                            date ? gmt(*date).toLatin1() : QByteArray(),
                            article.describedByWriter ? article.description.toUtf8() : QByteArray(),
                            article.featured.toUtf8()};
    for (const QString& tag : article.tags)
        parts << "tag " + tag.toUtf8();
    for (const QString& category : article.categories)
        parts << "category " + category.toUtf8();
    for (const PlannedMedia& picture : article.media)
        parts << picture.hash.toLatin1() << picture.alt.toUtf8();
    return hashOfParts(parts);
}

/// The post as Markdown, for a comparison by people.
QString theirText(const WordPressPost& post)
{
    const auto text = markdownFromHtml(post.content);
    return u"# "_s + post.title + u"\n\n"_s + (text ? text->text : post.content);
}

QString whereOf(const TargetConfig& config)
{
    return QUrl(config.option(u"url"_s)).host() + u" (WordPress)"_s;
}

/// What is at the place of a post that was delivered before.
void judgeStanding(PublishPlan& plan, const std::optional<WordPressPost>& there, const PublishRequest& request)
{
    const LastDelivery& last = *request.last;
    if (!there) {
        plan.action = PlanAction::Create;
        plan.remote.clear();
        if (last.live)
            plan.warnings << Sentences::tr("The post was removed in WordPress; it is made anew.");
        return;
    }
    plan.url = there->link;
    if (there->status == "trash"_L1) {
        plan.action = PlanAction::Create;
        if (last.live)
            plan.warnings << Sentences::tr("The post is in WordPress's trash; it is brought back.");
        return;
    }
    plan.action = last.live ? PlanAction::Update : PlanAction::Create;
    const bool changed = !last.modified.isEmpty() && there->stamp != last.modified;
    if (changed && request.wish.replaces != there->stamp) {
        plan.conflict = RemoteChange{theirText(*there), there->stamp};
        plan.refusals << Sentences::tr("The post was changed in WordPress since it was published from here. Compare "
                                       "both and choose; nothing was overwritten.");
    } else if (!changed && last.live && plan.hash == last.hash) {
        plan.action = PlanAction::Nothing;
    }
}

void refuseTakenSlug(PublishPlan& plan, const std::vector<WordPressPost>& taken, const PublishRequest& request)
{
    for (const WordPressPost& post : taken) {
        const bool begun = post.id == request.foothold.remote ||
                           (!request.token.isEmpty() && post.content.contains(marker(request.token)));
        if (!begun)
            plan.refusals << Sentences::tr("The address “%1” is taken in WordPress by “%2” (%3). Give this post "
                                           "another one with a line like “slug: %1-again” in the front matter.")
                                 .arg(plan.slug, post.title, post.link);
    }
}

/// One delivery under way.
class Delivery
{
public:
    Delivery(const TargetConfig& config, const TargetSurroundings& around, const PublishPlan& plan,
             const PublishRequest& request, const Errand& errand)
        : m_config(config), m_plan(plan), m_request(request), m_errand(errand),
          m_api(apiOf(config, around, errand)),
          m_article(articleOf(request, parseMarkdown(request.draft.text))), m_held(request.foothold)
    {
        if (m_held.remote.isEmpty())
            m_held.remote = plan.remote;
        if (request.last)
            m_held.media.insert(request.last->media.begin(), request.last->media.end());
    }

    Result<Receipt> run()
    {
        m_errand.tell({.kind = StepKind::Asking});
        return m_api.discover()
            .and_then([this] { return begin(); })
            .and_then([this] { return sendPictures(); })
            .and_then([this] { return write(); })
            .and_then([this] { return readBack(); });
    }

private:
    Result<void> mayGoOn() const
    {
        if (m_errand.cancelled())
            return fail(ErrorCode::Cancelled,
                        Sentences::tr("Called off. Readers of the site saw nothing of it."));
        return {};
    }

    /// An invisible draft that bears the token holds the place.
    Result<void> begin()
    {
        if (auto on = mayGoOn(); !on || !m_held.remote.isEmpty())
            return on;
        m_errand.tell({.kind = StepKind::MakingPost});
        const auto made = m_api.post(u"posts"_s, {{u"title"_s, m_plan.title},
                                                               {u"slug"_s, m_plan.slug},
                                                               {u"status"_s, u"draft"_s},
                                                               {u"content"_s, marker(m_request.token)}});
        if (!made)
            return Failure(made.error());
        const WordPressPost post = wordpressPost(*made);
        m_held.remote = post.id;
        m_held.slug = post.slug;
        m_held.modified = post.stamp;
        return m_errand.keep(m_held);
    }

    Result<void> sendPictures()
    {
        int number = 0;
        for (const PlannedMedia& picture : m_plan.media) {
            ++number;
            if (m_held.media.contains(picture.hash))
                continue;
            if (auto on = mayGoOn(); !on)
                return on;
            m_errand.tell({.kind = StepKind::SendingPicture,
                           .subject = picture.url,
                           .number = number,
                           .of = static_cast<int>(m_plan.media.size())});
            if (auto sent = send(picture); !sent)
                return sent;
        }
        return {};
    }

    /// One that was sent before, its answer lost, is found by its name.
    Result<void> send(const PlannedMedia& picture)
    {
        const auto known = m_api.mediaByName(picture.name);
        if (!known)
            return Failure(known.error());
        Result<RemoteMedia> media = known->value_or(RemoteMedia());
        if (!*known) {
            media = bytesOf(picture).and_then(
                [&](const QByteArray& bytes) { return m_api.upload(picture, bytes); });
        }
        if (!media)
            return Failure(media.error());
        m_held.media[picture.hash] = *media;
        return m_errand.keep(m_held);
    }

    Result<QJsonObject> bodyToWrite()
    {
        m_body = bodyOf(m_config, m_article, m_request, m_held.media);
        QJsonObject body{{u"title"_s, m_plan.title},
                         {u"content"_s, m_body},
                         {u"status"_s, statusFor(m_request.wish.state)},
                         {u"slug"_s, m_held.slug.isEmpty() ? m_plan.slug : m_held.slug}};
        if (m_article.describedByWriter)
            body.insert(u"excerpt"_s, m_article.description);
        if (const auto date = dateFor(m_article, m_request))
            body.insert(u"date_gmt"_s, gmt(*date));
        if (const PlannedMedia* featured = mediaAt(m_plan.media, m_article.featured))
            body.insert(u"featured_media"_s, m_held.media[featured->hash].remote.toLongLong());
        const auto tags = m_api.terms(u"tags"_s, m_article.tags);
        if (!tags)
            return Failure(tags.error());
        body.insert(u"tags"_s, *tags);
        if (m_article.categories.isEmpty())
            return body;
        return m_api.terms(u"categories"_s, m_article.categories).transform([&](const QJsonArray& categories) {
            body.insert(u"categories"_s, categories);
            return body;
        });
    }

    Result<void> write()
    {
        if (auto on = mayGoOn(); !on)
            return on;
        m_errand.tell({.kind = StepKind::WritingPost});
        const auto body = bodyToWrite();
        if (!body)
            return Failure(body.error());
        m_held.sent = ContentHash::of(m_body.toUtf8()).hex();
        if (auto kept = m_errand.keep(m_held); !kept)
            return kept;
        return m_api.post(u"posts/"_s + m_held.remote, *body)
            .transform([](const QJsonObject&) {});
    }

    Result<Receipt> readBack()
    {
        m_errand.tell({.kind = StepKind::ReadingBack});
        const auto there = m_api.postById(m_held.remote);
        if (!there)
            return fail(ErrorCode::Uncertain, there.error().sentence, there.error().detail);
        if (!*there)
            return fail(ErrorCode::Uncertain,
                        Sentences::tr("WordPress took the post, but does not show it. It is asked again before the "
                                      "next try."));
        const WordPressPost& post = **there;
        Receipt receipt{.remote = post.id,
                        .url = post.link,
                        .slug = post.slug,
                        .hash = m_plan.hash,
                        .modified = post.stamp,
                        .media = m_held.media,
                        .state = stateFrom(post.status)};
        if (post.slug != m_plan.slug && !post.slug.isEmpty())
            receipt.remarks << Sentences::tr("WordPress gave the post the address “%1” instead of “%2”.")
                                   .arg(post.slug, m_plan.slug);
        if (post.status != statusFor(m_request.wish.state))
            receipt.remarks << Sentences::tr("WordPress keeps the post as “%1”: the account may not publish, or the "
                                             "site holds posts back.")
                                   .arg(post.status);
        if (post.content.simplified() != m_body.simplified())
            receipt.remarks << Sentences::tr("WordPress changed the text as it took it in; look at the post.");
        if (post.status == "publish"_L1)
            lookAsReader(receipt);
        return receipt;
    }

    /// The page is what counts; a site that hides from strangers is no failure.
    void lookAsReader(Receipt& receipt) const
    {
        const auto page = m_api.asReader(QUrl(receipt.url));
        if (!page || !page->good())
            receipt.remarks << Sentences::tr("The post is published, but its page did not answer as expected: %1.")
                                   .arg(page ? QString::number(page->status) : page.error().sentence);
    }

    const TargetConfig& m_config;
    const PublishPlan& m_plan;
    const PublishRequest& m_request;
    const Errand& m_errand;
    WordPressApi m_api;
    Article m_article;
    Foothold m_held;
    QString m_body;
};

} // namespace

WordPressTarget::WordPressTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_around(std::move(around))
{
}

Result<PublishPlan> WordPressTarget::plan(const PublishRequest& request, const Errand& errand) const
{
    const Article article = articleOf(request, parseMarkdown(request.draft.text));
    PublishPlan plan = planOf(article, request);
    plan.where = whereOf(m_config);
    plan.warnings << htmlOf(article, request, {}).warnings;
    plan.hash = hashOf(m_config, article, request);
    plan.bytes = bodyOf(m_config, article, request, {}).toUtf8();
    if (request.wish.state == PostState::Published && article.naming.dateGiven &&
        article.naming.date > QDateTime::currentDateTimeUtc())
        plan.warnings << Sentences::tr("The date is still to come; the post is published now. Choose Schedule to let "
                                       "WordPress wait.");
    if (request.wish.state == PostState::Scheduled)
        plan.date = request.wish.scheduled;
    errand.tell({.kind = StepKind::Asking});
    const WordPressApi api = apiOf(m_config, m_around, errand);
    if (request.last && !request.last->remote.isEmpty()) {
        plan.remote = request.last->remote;
        const auto there = api.postById(plan.remote);
        if (!there)
            return Failure(there.error());
        judgeStanding(plan, *there, request);
        if (*there)
            return plan;
    }
    if (plan.slug.isEmpty())
        return plan;
    const auto taken = api.postsBySlug(plan.slug);
    if (!taken)
        return Failure(taken.error());
    refuseTakenSlug(plan, *taken, request);
    return plan;
}

Result<Receipt> WordPressTarget::deliver(const PublishPlan& plan, const PublishRequest& request,
                                         const Errand& errand) const
{
    if (!plan.refusals.isEmpty())
        return fail(ErrorCode::Refused, plan.refusals.first());
    return Delivery(m_config, m_around, plan, request, errand).run();
}

Result<void> WordPressTarget::retract(const LastDelivery& last, const Errand& errand) const
{
    errand.tell({.kind = StepKind::TakingBack});
    const WordPressApi api = apiOf(m_config, m_around, errand);
    const auto there = api.postById(last.remote);
    if (!there)
        return Failure(there.error());
    if (!*there || (*there)->status == "trash"_L1)
        return {};
    if (!last.modified.isEmpty() && (*there)->stamp != last.modified)
        return fail(ErrorCode::Conflict,
                    Sentences::tr("The post was changed in WordPress since it was published from here, so it was left "
                                  "as it is. Take it back there, or publish it again first."));
    // Into the trash, from which it can be brought back.
    return api.remove(u"posts/"_s + last.remote).transform([](const QJsonObject&) {});
}

Result<Fate> WordPressTarget::inquire(const Interrupted& interrupted, const Errand& errand) const
{
    const WordPressApi api = apiOf(m_config, m_around, errand);
    const Foothold& held = interrupted.foothold;
    QString id = held.remote.isEmpty() ? interrupted.remote : held.remote;
    if (id.isEmpty()) {
        // It may have been made and the answer lost: then it bears the token.
        const auto taken = api.postsBySlug(interrupted.slug);
        if (!taken)
            return Failure(taken.error());
        for (const WordPressPost& post : *taken) {
            if (post.content.contains(marker(interrupted.token)))
                return Fate{.what = Fate::What::Begun,
                            .receipt = {},
                            .foothold = {.remote = post.id, .slug = post.slug, .modified = post.stamp},
                            .sentence = {}};
        }
        return Fate{};
    }
    const auto there = api.postById(id);
    if (!there)
        return Failure(there.error());
    const bool gone = !*there || (*there)->status == "trash"_L1;
    if (interrupted.retracting)
        return Fate{.what = gone ? Fate::What::Gone : Fate::What::Nothing};
    if (gone)
        return Fate{};
    const WordPressPost& post = **there;
    if (post.content.contains(marker(interrupted.token))) {
        Foothold begun = held;
        begun.remote = post.id;
        begun.slug = post.slug;
        begun.modified = post.stamp;
        return Fate{.what = Fate::What::Begun, .receipt = {}, .foothold = begun, .sentence = {}};
    }
    // Of one that was there before, only the text that was sent tells whether it arrived.
    const bool sent = !held.sent.isEmpty() && ContentHash::of(post.content.toUtf8()).hex() == held.sent;
    const bool ownPost = !interrupted.last || interrupted.last->remote != post.id;
    const bool arrived = sent || (ownPost && !held.sent.isEmpty());
    if (!arrived)
        return Fate{};
    return Fate{.what = Fate::What::Arrived,
                .receipt = {.remote = post.id,
                            .url = post.link,
                            .slug = post.slug,
                            .hash = interrupted.hash,
                            .modified = post.stamp,
                            .media = held.media,
                            .state = stateFrom(post.status)},
                .foothold = held,
                .sentence = {}};
}

Result<TestReport> WordPressTarget::test(const Errand& errand) const
{
    const WordPressApi api = apiOf(m_config, m_around, errand);
    const auto root = api.get({});
    const auto me = root ? api.get(u"users/me"_s, QUrlQuery{{u"context"_s, u"edit"_s}}) : root;
    if (!me)
        return Failure(me.error());
    const QJsonObject user = me->object();
    QStringList roles;
    for (const QJsonValue& role : user.value("roles"_L1).toArray())
        roles << role.toString();
    TestReport report{.greeting = Sentences::tr("“%1” answers, as %2 (%3).")
                                      .arg(root->object().value("name"_L1).toString(),
                                           user.value("name"_L1).toString(), roles.join(u", "_s)),
                      .findings = {}};
    if (!user.value("capabilities"_L1).toObject().value("publish_posts"_L1).toBool())
        report.findings << Sentences::tr("This account may not publish: posts stay there until somebody else does.");
    if (!user.value("capabilities"_L1).toObject().value("upload_files"_L1).toBool())
        report.findings << Sentences::tr("This account may not send pictures.");
    return report;
}

} // namespace brickwork
