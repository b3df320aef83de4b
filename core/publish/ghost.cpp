#include "core/publish/ghost.h"

#include "core/publish/ghost_api.h"
#include "core/publish/ghost_text.h"
#include "core/publish/kinds.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

constexpr qint64 skewWorthSaying = 60;
constexpr int oldestMajor = 5;

/// A plan while it is worked out.
struct Planning
{
    const PublishRequest& request;
    const GhostApi& api;
    const GhostArticle& ghost;
    PublishPlan plan;
    std::optional<GhostPost> standing = {};
};

Result<void> findStanding(Planning& work)
{
    const PublishRequest& request = work.request;
    const QString remote = !request.foothold.remote.isEmpty() ? request.foothold.remote
                           : request.last                     ? request.last->remote
                                                              : QString();
    if (remote.isEmpty())
        return {};
    auto post = work.api.post(remote);
    if (!post)
        return Failure(post.error());
    work.standing = std::move(*post);
    if (!work.standing && request.last && request.last->live)
        work.plan.warnings << Sentences::tr("The post was deleted at Ghost. It is made anew.");
    return {};
}

QString kindOf(const GhostPost& post)
{
    if (post.status == "draft"_L1)
        return Sentences::tr("a draft", "what holds a slug at Ghost");
    return post.status == "scheduled"_L1 ? Sentences::tr("a scheduled post", "what holds a slug at Ghost")
                                         : Sentences::tr("a post", "what holds a slug at Ghost");
}

/// Nobody else may stand where the post is to stand: Ghost would put a number behind the slug and say
/// nothing.
Result<void> checkSlug(Planning& work)
{
    const QString& slug = work.plan.slug;
    if (slug.isEmpty() || (work.standing && work.standing->slug == slug))
        return {};
    const auto post = work.api.postAt(slug);
    if (!post)
        return Failure(post.error());
    if (*post && work.request.last && work.request.last->live &&
        markOf(**post) == wholeMark(work.request.last->hash)) {
        work.standing = *post;
        return {};
    }
    const auto page = *post ? Result<std::optional<GhostPost>>() : work.api.pageAt(slug);
    if (!page)
        return Failure(page.error());
    const auto& holder = *post ? *post : *page;
    if (holder)
        work.plan.refusals << Sentences::tr(
                                  "At Ghost, “%1” (%2) has the slug “%3” already. Choose another one with a "
                                  "line like “slug: my-post” in the front matter.")
                                  .arg(holder->title,
                                       *post ? kindOf(*holder)
                                             : Sentences::tr("a page", "what holds a slug at Ghost"),
                                       slug);
    return {};
}

Result<void> chooseDate(Planning& work)
{
    const Naming& naming = work.ghost.article.naming;
    QTimeZone zone(QTimeZone::UTC);
    if (naming.dateGiven && naming.dateOnly) {
        const auto told = work.api.zone();
        if (!told)
            return Failure(told.error());
        zone = *told;
    }
    const GhostDate date =
        ghostDateOf(naming, work.request, work.standing, zone, QDateTime::currentDateTimeUtc());
    if (!date.sentence.isEmpty())
        work.plan.refusals << date.sentence;
    if (date.date.isValid())
        work.plan.date = date.date;
    return {};
}

QString readersSentence(const GhostNewsletter& letter)
{
    if (letter.readers == 0)
        return Sentences::tr(
                   "The newsletter “%1” goes out by e-mail, though nobody has subscribed to it yet.")
            .arg(letter.name);
    if (letter.readers == 1)
        return Sentences::tr("1 person gets this post by e-mail, as the newsletter “%1”.").arg(letter.name);
    return Sentences::tr("%1 people get this post by e-mail, as the newsletter “%2”.")
        .arg(letter.readers)
        .arg(letter.name);
}

/// E-mailing is an act of its own: it is planned only if it was asked for, and can be done only once.
Result<void> planNewsletter(Planning& work)
{
    const QString& wanted = work.request.wish.newsletter;
    if (wanted.isEmpty())
        return {};
    const auto refuse = [&](const QString& sentence) {
        // Gone on with after a cut: what was asked for may have been done by then.
        (work.request.foothold.remote.isEmpty() ? work.plan.refusals : work.plan.warnings) << sentence;
    };
    if (work.request.wish.state == PostState::Draft)
        work.plan.refusals << Sentences::tr(
            "A draft is e-mailed to nobody. Publish it, or leave the newsletter out.");
    else if (work.standing && work.standing->emailed)
        refuse(
            Sentences::tr("This post was e-mailed already. Ghost does that once; leave the newsletter out."));
    else if (work.standing && work.standing->out())
        refuse(Sentences::tr(
            "This post is out already. Ghost e-mails a post only when it first appears; leave the "
            "newsletter out."));
    else {
        const auto letters = work.api.newsletters();
        if (!letters)
            return Failure(letters.error());
        const auto found = std::ranges::find_if(
            *letters, [&](const GhostNewsletter& letter) { return letter.active && letter.slug == wanted; });
        QStringList slugs;
        for (const GhostNewsletter& letter : *letters) {
            if (letter.active)
                slugs << letter.slug;
        }
        if (found == letters->end())
            work.plan.refusals << Sentences::tr("Ghost has no newsletter “%1”. It has: %2.")
                                      .arg(wanted, slugs.join(u", "_s));
        else
            work.plan.consequences << readersSentence(*found);
    }
    return {};
}

/// Where readers will find it. A site may make its addresses otherwise: another post shows how.
Result<void> foretellAddress(Planning& work)
{
    PublishPlan& plan = work.plan;
    if (work.standing && work.standing->out()) {
        plan.url = work.standing->url;
        return {};
    }
    if (plan.slug.isEmpty() || plan.state == PostState::Draft)
        return {};
    const auto other = work.api.anyPublished();
    if (!other)
        return Failure(other.error());
    const QString& root = work.api.site().url;
    if (!*other || (*other)->url == root + (*other)->slug + u'/')
        plan.url = root + plan.slug + u'/';
    return {};
}

void chooseAction(Planning& work)
{
    PublishPlan& plan = work.plan;
    const auto& last = work.request.last;
    const bool live = work.standing && last && last->live;
    plan.action = !live                     ? PlanAction::Create
                  : last->hash == plan.hash ? PlanAction::Nothing
                                            : PlanAction::Update;
    if (!work.standing)
        return;
    plan.remote = work.standing->id;
    if (work.standing->out())
        plan.slug = work.standing->slug;
    if (const QString objection = ghostObjection(*work.standing, work.request); !objection.isEmpty()) {
        plan.conflict =
            RemoteChange{.theirs = asMarkdown(*work.standing), .modified = stampOf(*work.standing)};
        plan.refusals << objection;
        plan.action = live ? PlanAction::Update : PlanAction::Create;
    }
    // What was replaced by wish is not what we delivered, whatever the hash says.
    if (plan.action == PlanAction::Nothing && work.request.wish.replaces == stampOf(*work.standing))
        plan.action = PlanAction::Update;
    if (plan.state == PostState::Draft && work.standing->out())
        plan.consequences << Sentences::tr(
            "The post becomes a draft again: its readers do not see it any more.");
}

} // namespace

GhostTarget::GhostTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_around(std::move(around))
{
}

Result<PublishPlan> GhostTarget::plan(const PublishRequest& request, const Errand& errand) const
{
    errand.tell({.kind = StepKind::Asking});
    const GhostArticle ghost = ghostArticleOf(m_config, request);
    const auto api = GhostApi::open(m_config, m_around, errand);
    if (!api)
        return Failure(api.error());
    Planning work{.request = request, .api = *api, .ghost = ghost, .plan = planOf(ghost.article, request)};
    PublishPlan& plan = work.plan;
    plan.where = Sentences::tr("%1 (Ghost)").arg(api->host());
    plan.hash = ghostHashOf(ghost, request);
    plan.losses = ghost.losses;
    plan.warnings << htmlOf(ghost.article, request, {}).warnings;
    using Part = Result<void> (*)(Planning&);
    for (const Part part : {Part(&findStanding), Part(&checkSlug)}) {
        if (const auto done = part(work); !done)
            return Failure(done.error());
    }
    chooseAction(work);
    for (const Part part : {Part(&chooseDate), Part(&planNewsletter), Part(&foretellAddress)}) {
        if (const auto done = part(work); !done)
            return Failure(done.error());
    }
    MediaMap known;
    for (const PlannedMedia& picture : plan.media) {
        if (picture.there)
            known[picture.hash] = *picture.there;
    }
    plan.bytes = QJsonDocument(toJson(ghostTextOf(ghost, request, known))).toJson();
    return plan;
}

Result<TestReport> GhostTarget::test(const Errand& errand) const
{
    errand.tell({.kind = StepKind::Asking});
    const auto api = GhostApi::open(m_config, m_around, errand);
    if (!api)
        return Failure(api.error());
    const auto person = api->person();
    if (!person)
        return Failure(person.error());
    // The key of an integration is no person, so only the posts tell whether it is good for anything.
    if (const auto posts = api->anyPublished(); !posts)
        return Failure(posts.error());
    const auto letters = api->newsletters();
    const GhostSite& site = api->site();
    TestReport report{.greeting =
                          person->isEmpty()
                              ? Sentences::tr("Ghost %1, “%2”").arg(site.version, site.title)
                              : Sentences::tr("Ghost %1, “%2”, as %3").arg(site.version, site.title, *person),
                      .findings = {}};
    if (site.version.section(u'.', 0, 0).toInt() < oldestMajor)
        report.findings << Sentences::tr(
            "This Ghost is older than version 5, which this program is made for.");
    if (const qint64 ahead = api->clockAhead(); std::llabs(ahead) > skewWorthSaying)
        report.findings << Sentences::tr(
                               "The clock of this computer and that of the server are %1 seconds apart. From "
                               "five minutes on, Ghost takes no key.")
                               .arg(std::llabs(ahead));
    if (!letters)
        return report; // a key that may not see them publishes all the same
    for (const GhostNewsletter& letter : *letters) {
        if (letter.active)
            report.offers.emplace(
                u"newsletter."_s + letter.slug,
                letter.readers == 1 ? Sentences::tr("%1 (1 reader)").arg(letter.name)
                                    : Sentences::tr("%1 (%2 readers)").arg(letter.name).arg(letter.readers));
    }
    return report;
}

} // namespace brickwork
