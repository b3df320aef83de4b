// The part of the Ghost target that writes: a draft nobody sees, its pictures, then the whole post at once,
// read back afterwards; and the part that finds out what became of it when it was cut off.
#include "core/publish/ghost.h"
#include "core/publish/ghost_api.h"
#include "core/publish/ghost_text.h"
#include "core/publish/kinds.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

QString statusOf(PostState state)
{
    switch (state) {
    case PostState::Published:
        return u"published"_s;
    case PostState::Draft:
        return u"draft"_s;
    case PostState::Scheduled:
        return u"scheduled"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

/// A delivery under way: what is known of it grows with each answer.
struct Delivering
{
    const TargetConfig& config;
    const PublishPlan& plan;
    const PublishRequest& request;
    const Errand& errand;
    const GhostApi& api;
    const GhostArticle& ghost;
    Foothold foothold;
    std::optional<GhostPost> standing = {};
    MediaMap media = {};
    QStringList remarks = {};

    [[nodiscard]] bool resumed() const { return !request.foothold.remote.isEmpty(); }
    /// Called before each request that changes something; `sent` is the hash of what it sends.
    [[nodiscard]] Result<void> keep(const QString& sent)
    {
        foothold.sent = sent;
        return errand.keep(foothold);
    }
};

Result<void> lookBefore(Delivering& work)
{
    work.errand.tell({.kind = StepKind::Asking});
    const QString remote = work.resumed() ? work.request.foothold.remote : work.plan.remote;
    if (remote.isEmpty())
        return {};
    auto post = work.api.post(remote);
    if (!post)
        return Failure(post.error());
    work.standing = std::move(*post);
    if (!work.standing)
        return {};
    if (const QString objection = ghostObjection(*work.standing, work.request); !objection.isEmpty())
        return fail(ErrorCode::Conflict, objection);
    if (!work.resumed())
        work.foothold = {
            .remote = work.standing->id, .slug = work.standing->slug, .modified = stampOf(*work.standing)};
    return {};
}

Result<void> begin(Delivering& work)
{
    if (work.standing)
        return {};
    work.errand.tell({.kind = StepKind::MakingPost});
    QJsonObject post = beginningJson(work.plan.title, work.plan.slug, beginningMark(work.request.token));
    if (const QString readers = optionOf(work.config, u"readers"_s); !readers.isEmpty())
        post.insert(u"visibility"_s, readers);
    auto made = work.api.create(post);
    if (!made)
        return Failure(made.error());
    work.standing = std::move(*made);
    work.foothold.remote = work.standing->id;
    work.foothold.slug = work.standing->slug;
    work.foothold.modified = stampOf(*work.standing);
    return work.keep({});
}

Result<RemoteMedia> sendPicture(Delivering& work, const PlannedMedia& picture)
{
    const auto bytes = bytesOf(picture);
    if (!bytes)
        return Failure(bytes.error());
    // After a cut nobody knows whether it had arrived.
    if (work.resumed()) {
        const QString beside = work.media.empty() ? QString() : work.media.begin()->second.url;
        const auto found = work.api.find(picture, *bytes, beside);
        if (!found)
            return Failure(found.error());
        if (*found)
            return **found;
    }
    if (const auto kept = work.keep(picture.hash); !kept)
        return Failure(kept.error());
    return work.api.upload(picture, *bytes);
}

Result<void> sendPictures(Delivering& work)
{
    std::vector<const PlannedMedia*> missing;
    for (const PlannedMedia& picture : work.plan.media) {
        if (!work.media.contains(picture.hash))
            missing.push_back(&picture);
    }
    for (std::size_t i = 0; i < missing.size(); ++i) {
        const PlannedMedia& picture = *missing[i];
        if (work.media.contains(picture.hash)) // the same bytes under another name
            continue;
        if (work.errand.cancelled())
            return fail(ErrorCode::Cancelled, Sentences::tr("Called off. Readers see nothing of it."));
        work.errand.tell({.kind = StepKind::SendingPicture,
                          .subject = picture.url,
                          .number = static_cast<int>(i) + 1,
                          .of = static_cast<int>(missing.size())});
        const auto sent = sendPicture(work, picture);
        if (!sent)
            return Failure(sent.error());
        work.media[picture.hash] = *sent;
        work.foothold.media[picture.hash] = *sent;
        if (const auto kept = work.keep({}); !kept)
            return kept;
    }
    return {};
}

/// Only when the post first appears, and only if it was asked for.
QString newsletterOf(const Delivering& work)
{
    const bool first = !work.standing->out() && !work.standing->emailed;
    return first && work.plan.state != PostState::Draft ? work.request.wish.newsletter : QString();
}

Result<QJsonObject> bodyOf(Delivering& work)
{
    const auto tags = work.api.tags(work.ghost.tags);
    if (!tags)
        return Failure(tags.error());
    GhostText text = ghostTextOf(work.ghost, work.request, work.media);
    text.tags = *tags;
    text.mark = wholeMark(work.plan.hash);
    text.status = statusOf(work.plan.state);
    if (!work.standing->out())
        text.slug = work.plan.slug;
    QTimeZone zone(QTimeZone::UTC);
    const Naming& naming = work.ghost.article.naming;
    if (naming.dateGiven && naming.dateOnly) {
        const auto told = work.api.zone();
        if (!told)
            return Failure(told.error());
        zone = *told;
    }
    const GhostDate date =
        ghostDateOf(naming, work.request, work.standing, zone, QDateTime::currentDateTimeUtc());
    if (!date.sentence.isEmpty())
        return fail(ErrorCode::Refused, date.sentence);
    text.published = date.date;
    QJsonObject json = toJson(text);
    json.insert(u"updated_at"_s, work.standing->updated);
    return json;
}

Result<void> write(Delivering& work)
{
    work.errand.tell({.kind = StepKind::WritingPost});
    const auto body = bodyOf(work);
    if (!body)
        return Failure(body.error());
    const QString newsletter = newsletterOf(work);
    if (!work.request.wish.newsletter.isEmpty() && newsletter.isEmpty())
        work.remarks << Sentences::tr("No newsletter was sent: the post had been out, or e-mailed, before.");
    if (const auto kept = work.keep(work.plan.hash); !kept)
        return kept;
    const auto written = work.api.write(work.standing->id, *body, work.ghost.body, newsletter);
    if (!written)
        return Failure(written.error());
    work.standing = *written;
    work.foothold.written = true;
    work.foothold.modified = stampOf(*written);
    return work.keep({});
}

void remarkOn(Delivering& work, const GhostPost& post)
{
    if (post.slug != work.plan.slug)
        work.remarks << Sentences::tr("Ghost gave the post the slug “%1” instead of “%2”.")
                            .arg(post.slug, work.plan.slug);
    const QString sent = ghostTextOf(work.ghost, work.request, work.media).html;
    if (work.ghost.body == GhostBody::Card && !sameHtml(cardOf(post), sent, work.api.site().url))
        work.remarks << Sentences::tr("Ghost changed the text on its way in. Look at the post.");
    if (newsletterOf(work).isEmpty() && !post.emailed)
        return;
    if (!post.emailProblem.isEmpty())
        work.remarks << Sentences::tr("The e-mail could not be sent: %1").arg(post.emailProblem);
    else if (!work.request.wish.newsletter.isEmpty() && post.emailed)
        work.remarks << (post.readers == 1
                             ? Sentences::tr("Ghost is e-mailing it to 1 reader.")
                             : Sentences::tr("Ghost is e-mailing it to %1 readers.").arg(post.readers));
}

/// "Published" is true only when Ghost says so when it is asked afterwards.
Result<Receipt> readBack(Delivering& work)
{
    work.errand.tell({.kind = StepKind::ReadingBack});
    const auto post = work.api.post(work.standing->id);
    if (!post)
        return fail(
            ErrorCode::Uncertain,
            Sentences::tr(
                "The post was sent, but could not be read back. It is asked for before the next try. %1")
                .arg(post.error().sentence),
            post.error().detail);
    if (!*post)
        return fail(ErrorCode::Uncertain,
                    Sentences::tr("The post was sent, but is not there now. Publish again."));
    if (!standsAs(**post, work.plan.state))
        return fail(
            ErrorCode::Uncertain,
            Sentences::tr("Ghost took the text, but the post is still “%1” there. Perhaps the key may not "
                          "publish; look at its role, then publish again.")
                .arg((*post)->status));
    const bool whole = markOf(**post) == wholeMark(work.plan.hash);
    if (work.ghost.body == GhostBody::Card && !whole)
        return fail(ErrorCode::Uncertain,
                    Sentences::tr("What stands at Ghost is not what was sent: somebody changed it "
                                  "in the same moment. Publish again to see it."));
    remarkOn(work, **post);
    Receipt receipt = receiptOf(**post, work.plan.hash);
    receipt.media = work.media;
    receipt.remarks = work.remarks;
    return receipt;
}

MediaMap knownMedia(const PublishRequest& request)
{
    MediaMap known = request.foothold.media;
    if (request.last)
        known.insert(request.last->media.begin(), request.last->media.end());
    return known;
}

} // namespace

Result<Receipt> GhostTarget::deliver(const PublishPlan& plan, const PublishRequest& request,
                                     const Errand& errand) const
{
    if (!plan.refusals.isEmpty())
        return fail(plan.conflict ? ErrorCode::Conflict : ErrorCode::Refused, plan.refusals.join(u' '));
    const GhostArticle ghost = ghostArticleOf(m_config, request);
    if (ghostHashOf(ghost, request) != plan.hash)
        return fail(ErrorCode::Conflict,
                    Sentences::tr("The draft or a picture of it changed while publishing. Publish again."));
    const auto api = GhostApi::open(m_config, m_around, errand);
    if (!api)
        return Failure(api.error());
    Delivering work{.config = m_config,
                    .plan = plan,
                    .request = request,
                    .errand = errand,
                    .api = *api,
                    .ghost = ghost,
                    .foothold = request.foothold,
                    .media = knownMedia(request)};
    using Part = Result<void> (*)(Delivering&);
    for (const Part part : {Part(&lookBefore), Part(&begin), Part(&sendPictures), Part(&write)}) {
        if (errand.cancelled())
            return fail(ErrorCode::Cancelled, Sentences::tr("Called off. Readers see nothing of it."));
        if (const auto done = part(work); !done)
            return Failure(done.error());
    }
    return readBack(work);
}

} // namespace brickwork
