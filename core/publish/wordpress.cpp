#include "core/publish/wordpress.h"

#include "core/markdown/document.h"
#include "core/publish/article.h"
#include "core/publish/entities.h"
#include "core/publish/wordpress_api.h"
#include "core/publish/wordpress_delivery.h"
#include "core/publish/wordpress_post.h"

#include <QCoreApplication>
#include <QJsonObject>

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

QString whereOf(const TargetConfig& config)
{
    return QUrl(config.option(u"url"_s)).host() + u" (WordPress)"_s;
}

bool inTrash(const std::optional<WordPressPost>& post)
{
    return post && post->status == "trash"_L1;
}

/// What is at the place of a post that was delivered before.
void judgeStanding(PublishPlan& plan, const std::optional<WordPressPost>& there,
                   const PublishRequest& request)
{
    const LastDelivery& last = *request.last;
    plan.action = PlanAction::Create;
    if (!there) {
        plan.remote.clear();
        if (last.live)
            plan.warnings << Sentences::tr("The post was removed in WordPress; it is made anew.");
        return;
    }
    if (inTrash(there)) {
        if (last.live)
            plan.warnings << Sentences::tr("The post is in WordPress's trash; it is brought back.");
        return;
    }
    plan.url = there->link;
    if (last.live)
        plan.action = PlanAction::Update;
    const bool changed = !last.modified.isEmpty() && there->stamp != last.modified;
    if (changed && request.wish.replaces != there->stamp) {
        plan.conflict = RemoteChange{wordpressAsMarkdown(*there), there->stamp};
        plan.refusals << Sentences::tr(
            "The post was changed in WordPress since it was published from here. Compare "
            "both and choose; nothing was overwritten.");
    } else if (!changed && last.live && plan.hash == last.hash) {
        plan.action = PlanAction::Nothing;
    }
}

void refuseTakenSlug(PublishPlan& plan, const std::vector<WordPressPost>& taken,
                     const PublishRequest& request)
{
    for (const WordPressPost& post : taken) {
        const bool begun =
            post.id == request.foothold.remote || post.id == plan.remote ||
            (!request.token.isEmpty() && post.content.contains(wordpressMarker(request.token)));
        if (!begun)
            plan.refusals << Sentences::tr(
                                 "The address “%1” is taken in WordPress by “%2” (%3). Give this post "
                                 "another one with a line like “slug: %1-again” in the front matter.")
                                 .arg(plan.slug, withoutEntities(post.title), post.link);
    }
}

/// What the account may not do is known before anything is begun.
Result<void> refuseWithoutRight(PublishPlan& plan, const WordPressApi& api)
{
    if (plan.state == PostState::Draft && plan.media.empty())
        return {};
    return api.account().transform([&](const WordPressAccount& account) {
        if (plan.state != PostState::Draft && !account.mayPublish)
            plan.refusals
                << Sentences::tr(
                       "The account “%1” may not publish in WordPress. Send the post as a draft for "
                       "an editor to publish, or have the account made an author.")
                       .arg(account.name);
        if (!plan.media.empty() && !account.maySendPictures)
            plan.refusals
                << Sentences::tr(
                       "The account “%1” may not send pictures to WordPress. Have it made an author, "
                       "or leave the pictures out.")
                       .arg(account.name);
    });
}

/// The plan as far as the draft alone tells it.
PublishPlan planWithoutAsking(const TargetConfig& config, const PublishRequest& request)
{
    const Article article = articleOf(request, parseMarkdown(request.draft.text));
    PublishPlan plan = planOf(article, request);
    plan.where = whereOf(config);
    plan.warnings << htmlOf(article, request, {}).warnings;
    plan.hash = wordpressHash(config, article, request);
    plan.bytes = wordpressBody(config, article, request, {}).toUtf8();
    if (request.wish.state == PostState::Published && article.naming.dateGiven &&
        article.naming.date > QDateTime::currentDateTimeUtc())
        plan.warnings << Sentences::tr(
            "The date is still to come; the post is published now. Choose Schedule to let "
            "WordPress wait.");
    if (request.wish.state == PostState::Scheduled) {
        plan.date = request.wish.scheduled;
        if (plan.date <= QDateTime::currentDateTimeUtc())
            plan.refusals << Sentences::tr(
                "The time to publish at is over already. Choose a later one, or publish now.");
    }
    return plan;
}

/// Of a post that was there before, what became of a delivery that was cut off.
Fate fateOf(const WordPressPost& post, const Interrupted& interrupted)
{
    Foothold held = interrupted.foothold;
    if (post.content.contains(wordpressMarker(interrupted.token))) {
        held.remote = post.id;
        held.slug = post.slug;
        held.modified = post.stamp;
        return {.what = Fate::What::Begun, .receipt = {}, .foothold = held, .sentence = {}};
    }
    const bool before = interrupted.last && interrupted.last->remote == post.id;
    const bool untouched = before && post.stamp == interrupted.last->modified;
    const bool written = !held.sent.isEmpty() && wordpressSent(post.title, post.content) == held.sent;
    // A mark of ours goes only with the whole post. One that had none is ours if it reads as it was sent.
    const bool arrived = before ? written && !untouched : !held.sent.isEmpty();
    if (!arrived)
        return {};
    return {.what = Fate::What::Arrived,
            .receipt = {.remote = post.id,
                        .url = post.link,
                        .slug = post.slug,
                        .hash = interrupted.hash,
                        .modified = post.stamp,
                        .media = held.media,
                        .state = stateOfStatus(post.status),
                        .appears = post.date},
            .foothold = held,
            .sentence = {}};
}

} // namespace

WordPressTarget::WordPressTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_around(std::move(around))
{
}

Result<PublishPlan> WordPressTarget::plan(const PublishRequest& request, const Errand& errand) const
{
    PublishPlan plan = planWithoutAsking(m_config, request);
    errand.tell({.kind = StepKind::Asking});
    const WordPressApi api = apiOf(m_config, m_around, errand);
    if (request.last && !request.last->remote.isEmpty()) {
        plan.remote = request.last->remote;
        const auto there = api.postById(plan.remote);
        if (!there)
            return Failure(there.error());
        judgeStanding(plan, *there, request);
        if (*there && !inTrash(*there) && (*there)->slug == plan.slug)
            return plan;
    }
    if (plan.slug.isEmpty())
        return plan;
    const auto taken = api.postsBySlug(plan.slug);
    if (!taken)
        return Failure(taken.error());
    refuseTakenSlug(plan, *taken, request);
    return refuseWithoutRight(plan, api).transform([&] { return plan; });
}

Result<Receipt> WordPressTarget::deliver(const PublishPlan& plan, const PublishRequest& request,
                                         const Errand& errand) const
{
    if (!plan.refusals.isEmpty())
        return fail(ErrorCode::Refused, plan.refusals.first());
    const WordPressApi api = apiOf(m_config, m_around, errand);
    return WordPressDelivery(m_config, api, plan, request, errand).run();
}

Result<void> WordPressTarget::retract(const LastDelivery& last, const Errand& errand) const
{
    if (last.remote.isEmpty())
        return {};
    errand.tell({.kind = StepKind::TakingBack});
    const WordPressApi api = apiOf(m_config, m_around, errand);
    const auto there = api.postById(last.remote);
    if (!there)
        return Failure(there.error());
    if (!*there || inTrash(*there))
        return {};
    if (!last.modified.isEmpty() && (*there)->stamp != last.modified)
        return fail(ErrorCode::Conflict,
                    Sentences::tr(
                        "The post was changed in WordPress since it was published from here, so it was left "
                        "as it is. Take it back there, or publish it again first."));
    // Into the trash, from which it can be brought back.
    return api.remove(u"posts/"_s + last.remote).transform([](const QJsonObject&) {});
}

Result<Fate> WordPressTarget::inquire(const Interrupted& interrupted, const Errand& errand) const
{
    const WordPressApi api = apiOf(m_config, m_around, errand);
    const Foothold& held = interrupted.foothold;
    const QString id = held.remote.isEmpty() ? interrupted.remote : held.remote;
    if (id.isEmpty()) {
        // It may have been made and the answer lost: then it bears the token, under whatever address it was
        // given.
        return api.postsMarked(interrupted.token).transform([&](const std::vector<WordPressPost>& marked) {
            return marked.empty() ? Fate{} : fateOf(marked.front(), interrupted);
        });
    }
    return api.postById(id).transform([&](const std::optional<WordPressPost>& there) {
        const bool gone = !there || inTrash(there);
        if (interrupted.retracting)
            return Fate{.what = gone ? Fate::What::Gone : Fate::What::Nothing};
        return gone ? Fate{} : fateOf(*there, interrupted);
    });
}

Result<TestReport> WordPressTarget::test(const Errand& errand) const
{
    const WordPressApi api = apiOf(m_config, m_around, errand);
    const auto root = api.get({});
    if (!root)
        return Failure(root.error());
    return api.account().transform([&](const WordPressAccount& account) {
        const QString site = withoutEntities(root->object().value("name"_L1).toString());
        TestReport report{.greeting = Sentences::tr("“%1” answers, as %2 (%3).")
                                          .arg(site, account.name, account.roles.join(u", "_s)),
                          .findings = {}};
        if (!account.mayPublish)
            report.findings << Sentences::tr(
                "This account may not publish: what it sends stays a draft until an editor publishes it.");
        if (!account.maySendPictures)
            report.findings << Sentences::tr("This account may not send pictures.");
        return report;
    });
}

} // namespace brickwork
