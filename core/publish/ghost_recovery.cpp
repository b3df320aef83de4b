// The part of the Ghost target that takes a post back, and that finds out what became of one that was cut
// off.
#include "core/publish/ghost.h"
#include "core/publish/ghost_api.h"
#include "core/publish/ghost_text.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

} // namespace

Result<void> GhostTarget::retract(const LastDelivery& last, const Errand& errand) const
{
    errand.tell({.kind = StepKind::TakingBack});
    const auto api = GhostApi::open(m_config, m_around, errand);
    if (!api)
        return Failure(api.error());
    const auto post = api->post(last.remote);
    if (!post)
        return Failure(post.error());
    if (!*post)
        return {};
    const GhostPost& there = **post;
    // Ours alone, with nothing in it that anybody wrote: it would only keep its slug from the next try.
    if (!there.out() && markOf(there).startsWith(beginningMark({})))
        return api->remove(there.id);
    if (!there.out())
        return {};
    if (!last.modified.isEmpty() && !saysTheSame(last.modified, stampOf(there)))
        return fail(
            ErrorCode::Conflict,
            Sentences::tr("The post was changed at Ghost since it was last sent from here, so it stays as it "
                          "is. Take it back there, or publish it again first."));
    const auto written =
        api->write(there.id, {{u"updated_at"_s, there.updated}, {u"status"_s, u"draft"_s}}, GhostBody::Card);
    if (!written)
        return Failure(written.error());
    errand.tell({.kind = StepKind::ReadingBack});
    const auto now = api->post(there.id);
    if (!now)
        return fail(
            ErrorCode::Uncertain,
            Sentences::tr("Ghost was told to take the post back, but could not be asked whether it did. %1")
                .arg(now.error().sentence),
            now.error().detail);
    if (*now && (*now)->out())
        return fail(ErrorCode::Uncertain,
                    Sentences::tr("Ghost was told to take the post back, but it is still “%1” "
                                  "there. Look at it there.")
                        .arg((*now)->status));
    return {};
}

namespace {

Fate begun(const GhostPost& post, Foothold foothold, bool takeStamp)
{
    foothold.remote = post.id;
    foothold.slug = post.slug;
    foothold.sent.clear();
    if (takeStamp || foothold.modified.isEmpty())
        foothold.modified = stampOf(post);
    return {.what = Fate::What::Begun, .foothold = foothold};
}

Fate arrived(const GhostPost& post, const Interrupted& interrupted)
{
    Fate fate{.what = Fate::What::Arrived, .receipt = receiptOf(post, interrupted.hash)};
    if (interrupted.last)
        fate.receipt.media = interrupted.last->media;
    for (const auto& [hash, known] : interrupted.foothold.media)
        fate.receipt.media[hash] = known;
    return fate;
}

/// Of a post whose id is known.
Fate fateOf(const GhostPost& post, const Interrupted& interrupted, GhostBody body)
{
    const Foothold& foothold = interrupted.foothold;
    const QString mark = markOf(post);
    const bool asWished = standsAs(post, interrupted.state);
    const bool told = !foothold.remote.isEmpty();
    if (mark == wholeMark(interrupted.hash) && asWished && told)
        return arrived(post, interrupted);
    if (mark == beginningMark(interrupted.token))
        return begun(post, foothold, false);
    // Ghost's own blocks carry no mark: what changed while we wrote was written by us.
    const bool changed = told && !saysTheSame(foothold.modified, stampOf(post));
    if (body == GhostBody::Blocks && told && foothold.sent == interrupted.hash && changed && asWished)
        return begun(post, foothold, true);
    const bool first = !interrupted.last || interrupted.last->remote != post.id;
    const bool pictures =
        !foothold.media.empty() || (!foothold.sent.isEmpty() && foothold.sent != interrupted.hash);
    return told && (first || pictures) ? begun(post, foothold, false) : Fate();
}

} // namespace

Result<Fate> GhostTarget::inquire(const Interrupted& interrupted, const Errand& errand) const
{
    errand.tell({.kind = StepKind::Asking});
    const auto api = GhostApi::open(m_config, m_around, errand);
    if (!api)
        return Failure(api.error());
    const QString id =
        interrupted.foothold.remote.isEmpty() ? interrupted.remote : interrupted.foothold.remote;
    if (!id.isEmpty()) {
        const auto post = api->post(id);
        if (!post)
            return Failure(post.error());
        if (interrupted.retracting)
            return Fate{.what = *post && (*post)->out() ? Fate::What::Nothing : Fate::What::Gone};
        return *post ? fateOf(**post, interrupted, ghostBodyOf(m_config)) : Fate();
    }
    if (interrupted.retracting)
        return Fate{.what = Fate::What::Gone};
    const auto drafts = api->draftsLike(interrupted.slug);
    if (!drafts)
        return Failure(drafts.error());
    const auto ours = std::ranges::find(*drafts, beginningMark(interrupted.token), &markOf);
    return ours == drafts->end() ? Fate() : begun(*ours, interrupted.foothold, true);
}

} // namespace brickwork
