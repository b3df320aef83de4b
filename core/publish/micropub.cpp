#include "core/publish/micropub.h"

#include "core/markdown/document.h"
#include "core/markdown/html_to_markdown.h"
#include "core/publish/kinds.h"
#include "core/publish/micropub_delivery.h"

#include <QCoreApplication>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

using What = MicropubStanding::What;

/// The part of the patience that is spent on looking for a post whose answer was lost.
constexpr int searchedFor = 6;

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Micropub)
};

MicropubApi apiOf(const TargetConfig& config, const TargetSurroundings& around, const Errand& errand,
                  const HttpLimits& limits)
{
    return {errand, QUrl(config.option(u"url"_s)), QUrl(config.option(u"endpoint"_s)), around.secret, limits};
}

bool keepsDrafts(const TargetConfig& config, const MicropubOffer& offer)
{
    const QString word = optionOf(config, u"drafts"_s);
    return word == "yes"_L1 || (word != "no"_L1 && offer.drafts);
}

QString theirText(const MicropubPost& post)
{
    const auto text = markdownFromHtml(post.html);
    return u"# "_s + post.name + u"\n\n"_s + (text ? text->text : post.html);
}

/// What is at the place of a post that was delivered before.
Result<void> judgeStanding(PublishPlan& plan, const MicropubStanding& there, const PublishRequest& request)
{
    const LastDelivery& last = *request.last;
    if (!there.there()) {
        plan.remote = last.live ? QString() : last.remote;
        if (last.live)
            plan.warnings << Sentences::tr("The post was removed from the site; it is made anew.");
        return {};
    }
    plan.remote = last.remote;
    plan.url = last.remote;
    plan.action = last.live ? PlanAction::Update : PlanAction::Create;
    if (there.what == What::Page && !last.modified.isEmpty())
        return fail(
            ErrorCode::Unreachable,
            Sentences::tr("The site does not give the post back now, so it cannot be seen whether somebody "
                          "changed it there. Nothing was changed; try again later."));
    const QString stamp = there.what == What::Whole ? there.post.stamp() : QString();
    const bool changed = !last.modified.isEmpty() && stamp != last.modified;
    if (changed && request.wish.replaces != stamp) {
        plan.conflict = RemoteChange{theirText(there.post), stamp};
        plan.refusals << Sentences::tr(
            "The post was changed on the site since it was published from here. Compare both "
            "and choose; nothing was overwritten.");
    } else if (!changed && last.live && plan.hash == last.hash) {
        plan.action = PlanAction::Nothing;
    }
    return {};
}

/// Some servers overwrite a post of the same slug without a word.
void refuseTakenSlug(PublishPlan& plan, const std::optional<MicropubList>& list,
                     const PublishRequest& request)
{
    if (!list || !list->whole) {
        plan.warnings
            << Sentences::tr(
                   "The site does not list all its posts, so it cannot be seen whether the address “%1” "
                   "is free there.")
                   .arg(plan.slug);
    }
    for (const MicropubPost& post : list ? list->posts : std::vector<MicropubPost>()) {
        const bool own = post.url == request.foothold.remote || post.url == plan.remote ||
                         (!request.token.isEmpty() && post.html.contains(request.token));
        if (!own && namesSlug(post.url, plan.slug))
            plan.refusals << Sentences::tr(
                                 "The address “%1” is taken on the site by “%2”. Give this post another one "
                                 "with a line like “slug: %3-again” in the front matter.")
                                 .arg(post.url, post.name, plan.slug);
    }
}

void judgeWish(PublishPlan& plan, const PublishRequest& request, const Article& article, bool drafts)
{
    if (request.wish.state == PostState::Scheduled)
        plan.refusals << Sentences::tr("Micropub has no schedule. Publish when the time has come.");
    if (request.wish.state == PostState::Draft && !drafts)
        plan.refusals << Sentences::tr(
            "The site does not say that it keeps drafts, so the post might be public at "
            "once. If it does keep them, say so in the settings of this target.");
    if (request.wish.state == PostState::Published && article.naming.dateGiven &&
        article.naming.date > QDateTime::currentDateTimeUtc())
        plan.warnings << Sentences::tr(
            "The date is still to come; the site may show the post at once all the same.");
}

Fate begunWith(Foothold foothold)
{
    foothold.sent.clear();
    return {.what = Fate::What::Begun, .receipt = {}, .foothold = std::move(foothold), .sentence = {}};
}

/// Pictures that are there already are worth to be gone on with; a post is not.
Fate nothingBut(const Foothold& foothold)
{
    return foothold.media.empty() ? Fate{} : begunWith({.media = foothold.media});
}

Fate arrivedAt(const QString& url, const MicropubStanding& there, const Interrupted& interrupted)
{
    return {.what = Fate::What::Arrived,
            .receipt = {.remote = url,
                        .url = url,
                        .slug = namesSlug(url, interrupted.slug) ? interrupted.slug : slugOfUrl(url),
                        .hash = interrupted.hash,
                        .modified = there.what == What::Whole ? there.post.stamp() : QString(),
                        .media = interrupted.foothold.media,
                        .state = there.post.status == "draft"_L1 ? PostState::Draft : interrupted.state},
            .foothold = interrupted.foothold,
            .sentence = {}};
}

/// A post whose address is known: it was made by this delivery.
Fate fateOfMade(const MicropubStanding& there, const Interrupted& interrupted)
{
    const Foothold& held = interrupted.foothold;
    const bool marked = there.post.html.contains(interrupted.token);
    const bool waits = there.post.status == "draft"_L1 && interrupted.state == PostState::Published;
    if (there.there() && !marked && !waits)
        return arrivedAt(held.remote, there, interrupted);
    if (there.there() || !held.written)
        return begunWith(held);
    return {.what = Fate::What::Unclear,
            .receipt = {},
            .foothold = held,
            .sentence =
                Sentences::tr("The site promised the post at “%1”, but does not show it. Look there in a "
                              "while; nothing is sent until it is known.")
                    .arg(held.remote)};
}

/// A post that was there before: whether the change arrived.
Fate fateOfChanged(const MicropubStanding& there, const Interrupted& interrupted)
{
    const QString before = interrupted.last ? interrupted.last->modified : QString();
    const bool changed = there.what == What::Whole && there.post.stamp() != before;
    if (changed && there.post.print() == interrupted.foothold.sent)
        return arrivedAt(interrupted.remote, there, interrupted);
    // Anything else that is there now is shown as a change when it is published again.
    return nothingBut(interrupted.foothold);
}

/// A post that was sent and whose answer was lost: where it is, if it is there.
QString addressAmong(const std::vector<MicropubPost>& posts, const Interrupted& interrupted)
{
    const auto find = [&](const auto& fits) {
        const auto found = std::ranges::find_if(posts, fits);
        return found == posts.end() ? QString() : found->url;
    };
    const QString named =
        find([&](const MicropubPost& post) { return namesSlug(post.url, interrupted.slug); });
    return named.isEmpty()
               ? find([&](const MicropubPost& post) { return post.print() == interrupted.foothold.sent; })
               : named;
}

Result<Fate> searchedOnce(const MicropubApi& api, const Interrupted& interrupted)
{
    const auto posts = api.posts();
    if (!posts)
        return Failure(posts.error());
    const Foothold& held = interrupted.foothold;
    const bool proves = *posts && (*posts)->whole;
    const std::vector<MicropubPost> listed = posts->value_or(MicropubList()).posts;
    const auto begun = std::ranges::find_if(listed, [&](const MicropubPost& post) {
        return !interrupted.token.isEmpty() && post.html.contains(interrupted.token);
    });
    if (begun != listed.end()) {
        Foothold found = held;
        found.remote = begun->url;
        found.slug = slugOfUrl(begun->url);
        return begunWith(found);
    }
    if (const QString url = addressAmong(listed, interrupted); !url.isEmpty()) {
        return api.standing(url).transform([&](const MicropubStanding& there) {
            return there.there() ? arrivedAt(url, there, interrupted) : nothingBut(held);
        });
    }
    if (proves)
        return nothingBut(held);
    // What the front page links to may be a page of tags: only the text tells that it is the post.
    if (const QString url = api.linkedFromFront(interrupted.slug); !url.isEmpty()) {
        const auto there = api.standing(url);
        if (!there)
            return Failure(there.error());
        if (there->what == What::Whole && there->post.print() == held.sent)
            return arrivedAt(url, *there, interrupted);
    }
    return Fate{.what = Fate::What::Unclear,
                .receipt = {},
                .foothold = held,
                .sentence =
                    Sentences::tr(
                        "Publishing “%1” was cut off, and the site does not list all its posts. Look "
                        "there. If the post is out, record it on the command line: brickwork publish "
                        "--by-hand ADDRESS; if it is not, say so with brickwork retract, then publish again.")
                        .arg(interrupted.slug)};
}

/// A site may still be at work on what it was sent a moment ago.
Result<Fate> searched(const MicropubApi& api, const Interrupted& interrupted, const Errand& errand,
                      std::chrono::milliseconds patience)
{
    constexpr std::chrono::milliseconds pause{500};
    constexpr int aMoment = 120; // seconds
    const bool lately = interrupted.since.secsTo(QDateTime::currentDateTimeUtc()) < aMoment;
    const auto until = std::chrono::steady_clock::now() + (lately ? patience : std::chrono::milliseconds(0));
    for (;;) {
        auto fate = searchedOnce(api, interrupted);
        const bool found = !fate || fate->what == Fate::What::Arrived || !fate->foothold.remote.isEmpty();
        if (found || errand.cancelled() || std::chrono::steady_clock::now() + pause > until)
            return fate;
        std::this_thread::sleep_for(pause);
    }
}

} // namespace

MicropubTarget::MicropubTarget(TargetConfig config, TargetSurroundings around, HttpLimits limits)
    : m_config(std::move(config)), m_around(std::move(around)), m_limits(std::move(limits))
{
}

Result<PublishPlan> MicropubTarget::plan(const PublishRequest& request, const Errand& errand) const
{
    const Article article = articleOf(request, parseMarkdown(request.draft.text));
    PublishPlan plan = planOf(article, request);
    const ArticleHtml body = htmlOf(article, request, {});
    plan.where = QUrl(m_config.option(u"url"_s)).host() + u" (Micropub)"_s;
    plan.warnings << body.warnings;
    plan.bytes = body.html.toUtf8();
    plan.hash = micropubHash(article, request);
    errand.tell({.kind = StepKind::Asking});
    const MicropubApi api = apiOf(m_config, m_around, errand, m_limits);
    const auto offer = api.offer();
    if (!offer)
        return Failure(offer.error());
    judgeWish(plan, request, article, keepsDrafts(m_config, *offer));
    if (!plan.media.empty() && !offer->media.isValid())
        plan.refusals << Sentences::tr(
            "The site names no address for pictures, so posts with pictures cannot be sent "
            "there.");
    if (request.last && !request.last->remote.isEmpty()) {
        const auto there = api.standing(request.last->remote);
        if (!there)
            return Failure(there.error());
        if (auto judged = judgeStanding(plan, *there, request); !judged)
            return Failure(judged.error());
        if (there->there())
            return plan;
    }
    if (plan.slug.isEmpty())
        return plan;
    return api.posts().transform([&](const std::optional<MicropubList>& list) {
        refuseTakenSlug(plan, list, request);
        return plan;
    });
}

Result<Receipt> MicropubTarget::deliver(const PublishPlan& plan, const PublishRequest& request,
                                        const Errand& errand) const
{
    if (!plan.refusals.isEmpty())
        return fail(plan.conflict ? ErrorCode::Conflict : ErrorCode::Refused, plan.refusals.join(u' '));
    errand.tell({.kind = StepKind::Asking});
    const MicropubApi api = apiOf(m_config, m_around, errand, m_limits);
    return api.offer().and_then([&](const MicropubOffer& offer) {
        const MicropubHabits habits{.drafts = keepsDrafts(m_config, offer), .patience = m_limits.patience};
        return deliverByMicropub(api, offer, habits, plan, request, errand);
    });
}

Result<void> MicropubTarget::retract(const LastDelivery& last, const Errand& errand) const
{
    if (last.remote.isEmpty())
        return {};
    errand.tell({.kind = StepKind::TakingBack});
    const MicropubApi api = apiOf(m_config, m_around, errand, m_limits);
    const auto there = api.standing(last.remote);
    if (!there)
        return Failure(there.error());
    // A draft may be hidden from the question.
    if (!there->there() && last.state != PostState::Draft)
        return {};
    if (there->what == What::Whole && !last.modified.isEmpty() && there->post.stamp() != last.modified)
        return fail(
            ErrorCode::Conflict,
            Sentences::tr(
                "The post was changed on the site since it was published from here, so it was left as "
                "it is. Remove it there, or publish it again first."));
    const auto removed = api.order({{u"action"_s, u"delete"_s}, {u"url"_s, last.remote}});
    if (!removed && !there->there() &&
        (removed.error().code == ErrorCode::NotFound || removed.error().code == ErrorCode::Invalid))
        return {};
    if (!removed)
        return Failure(removed.error());
    const auto gone = awaitStanding(api, last.remote, errand, m_limits.patience,
                                    [](const MicropubStanding& now) { return !now.there(); });
    if (!gone || gone->there())
        return fail(
            ErrorCode::Uncertain,
            Sentences::tr(
                "The site took the order to remove the post, but “%1” still shows it. It is looked at "
                "again before the next try.")
                .arg(last.remote),
            gone ? QString() : gone.error().detail);
    return {};
}

Result<Fate> MicropubTarget::inquire(const Interrupted& interrupted, const Errand& errand) const
{
    const MicropubApi api = apiOf(m_config, m_around, errand, m_limits);
    const Foothold& held = interrupted.foothold;
    if (!held.remote.isEmpty())
        return api.standing(held.remote).transform([&](const MicropubStanding& there) {
            return fateOfMade(there, interrupted);
        });
    if (!interrupted.remote.isEmpty()) {
        const auto there = api.standing(interrupted.remote);
        if (!there)
            return Failure(there.error());
        if (interrupted.retracting)
            return Fate{.what = there->there() ? Fate::What::Nothing : Fate::What::Gone};
        if (there->there())
            return fateOfChanged(*there, interrupted);
    }
    // Without a text that was about to leave, only pictures may be there.
    if (held.sent.isEmpty())
        return nothingBut(held);
    return searched(api, interrupted, errand, m_limits.patience / searchedFor);
}

Result<TestReport> MicropubTarget::test(const Errand& errand) const
{
    const MicropubApi api = apiOf(m_config, m_around, errand, m_limits);
    const auto offer = api.offer();
    if (!offer)
        return Failure(offer.error());
    const auto posts = api.posts();
    if (!posts)
        return Failure(posts.error());
    TestReport report{
        .greeting =
            Sentences::tr("“%1” takes posts by Micropub.").arg(QUrl(m_config.option(u"url"_s)).host()),
        .findings = {}};
    if (!offer->media.isValid())
        report.findings << Sentences::tr(
            "It names no address for pictures; posts with pictures cannot be sent.");
    if (!*posts || !(*posts)->whole)
        report.findings << Sentences::tr(
            "It does not list all its posts: after a broken connection you may be asked to look "
            "there yourself.");
    if (!keepsDrafts(m_config, *offer))
        report.findings << Sentences::tr(
            "It does not say that it keeps drafts: a post is public as soon as it is sent.");
    report.offers.insert_or_assign(u"drafts"_s, offer->drafts ? u"yes"_s : u"no"_s);
    return report;
}

} // namespace brickwork
