// The part of the publish flow that delivers: the pending row, the target's work, and one act that records
// it.
#include "core/base/content_hash.h"
#include "core/base/web_address.h"
#include "core/flows/publish_flow.h"
#include "core/flows/publish_flow_private.h"
#include "core/markdown/document.h"
#include "core/publish/kinds.h"
#include "core/workspace/published_texts.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

using publishing::leavesTraces;
using publishing::lockPatience;
using publishing::publishingLock;
using publishing::stateOf;
using publishing::Words;

namespace {

Receipt receiptOf(const PublishPlan& plan, const LastDelivery& last)
{
    return {.remote = last.remote,
            .url = plan.url.isEmpty() ? last.url : plan.url,
            .slug = last.slug,
            .hash = last.hash,
            .modified = last.modified,
            .media = last.media,
            .state = last.state};
}

} // namespace

/// The draft may have been renamed while its post was on its way: the row knows.
QString PublishFlow::draftNow(const PendingDelivery& row) const
{
    const auto rows = m_logbook.store().pending();
    if (!rows || row.token.isEmpty())
        return row.draft;
    const auto now = std::ranges::find(*rows, row.token, &PendingDelivery::token);
    return now == rows->end() ? row.draft : now->draft;
}

Result<void> PublishFlow::record(const PublishPlan& plan, const Receipt& receipt, const PendingDelivery& row,
                                 const Stamp& stamp, bool laysBrick)
{
    // One that was to wait counts from its time, though that may have come while the answer was away.
    const bool waits = receipt.state == PostState::Scheduled || row.state == DeliveryState::Scheduled;
    const QDateTime appears = receipt.appears.isValid() ? receipt.appears : plan.date;
    const bool scheduled = waits && receipt.state != PostState::Draft && appears.isValid();
    const Instant counts = scheduled ? Instant::of(appears) : stamp.at;
    std::vector<Act> acts{
        publishAct(PublishedPost{.key = row.post,
                                 .title = plan.title,
                                 .day = m_logbook.rule().dayOf(counts),
                                 .countsFrom = counts,
                                 .scheduled = scheduled ? std::optional(counts) : std::nullopt,
                                 .draft = draftNow(row),
                                 .words = plan.words,
                                 .delivery = Delivery{.target = row.target,
                                                      .remote = receipt.remote,
                                                      .url = receipt.url,
                                                      .hash = receipt.hash,
                                                      .slug = receipt.slug,
                                                      .at = stamp.at,
                                                      .live = true,
                                                      .modified = receipt.modified,
                                                      .media = toText(receipt.media),
                                                      .state = stateOf(receipt.state)}},
                   stamp)};
    if (receipt.state == PostState::Published && !scheduled && laysBrick) {
        if (const auto brick = brickForPublishing(row.post, stamp))
            acts.push_back(stackAct(*brick));
    }
    return m_logbook.log(acts, row.token);
}

/// The automatic brick, if it is wanted and there is something new: an update changes no day, and a brick
/// that the writer laid is enough.
std::optional<Brick> PublishFlow::brickForPublishing(const PostId& post, const Stamp& stamp) const
{
    const StoreState& state = m_logbook.state();
    const Day day = m_logbook.rule().dayOf(stamp.at);
    const auto& known = m_logbook.everyPublication();
    const bool isOut = std::ranges::any_of(known, [&](const Publication& p) {
        return p.post.id == post && !p.post.retracted && p.post.countsFrom <= stamp.at;
    });
    if (!state.settings.brickOnPublish || isOut || state.log.bricks.contains(day))
        return std::nullopt;
    return Brick{.day = day,
                 .size = BrickSize::Normal,
                 .source = BrickSource::Auto,
                 .note = {},
                 .direction = {},
                 .stamp = stamp};
}

Result<PublishOutcome> PublishFlow::publish(const DraftId& draft, const QString& targetName,
                                            const PublishWish& wish, const Errand& errand)
{
    const auto lock = publishingLock(m_logbook.store(), lockPatience);
    if (!lock)
        return Failure(lock.error());
    // Another process may have published since; a draft it published must not become a second post.
    if (auto fresh = m_logbook.reload(); !fresh)
        return Failure(fresh.error());
    settleAll(Settle::Folders, targetName, errand);
    const auto config = target(targetName);
    if (!config)
        return Failure(config.error());
    const Stamp begun = m_logbook.stamp();
    const auto planned = planAt(begun, draft, targetName, wish, errand);
    if (!planned)
        return Failure(planned.error());
    if (!planned->refusals.isEmpty())
        return fail(planned->conflict ? ErrorCode::Conflict : ErrorCode::Refused,
                    planned->refusals.join(u' '));

    const Known before = known(draft, targetName);
    const auto left = unsettled(draft, *config, errand);
    const bool goesOn = left && left->fate && left->fate->what == Fate::What::Begun;
    const PostId post = before.publication ? before.publication->post.id
                        : goesOn           ? left->row.post
                                           : PostId{newUuid(m_logbook.clock().now())};
    const bool recorded =
        before.delivery && before.delivery->live &&
        (!before.publication->post.retracted || before.delivery->state == DeliveryState::Draft);
    if (planned->action == PlanAction::Nothing && recorded)
        return PublishOutcome{*planned, post, receiptOf(*planned, *before.last)};

    const PendingDelivery row{.token = goesOn ? left->row.token : newUuid(m_logbook.clock().now()),
                              .post = post,
                              .draft = draft.value,
                              .target = targetName,
                              .remote = planned->remote,
                              .hash = planned->hash,
                              .act = u"publish"_s,
                              .since = m_logbook.clock().now(),
                              .slug = planned->slug,
                              .state = stateOf(planned->state),
                              .foothold = goesOn ? toText(left->fate->foothold) : QString()};
    PublishRequest request = requestFor(begun, draft, planned->text, targetName, before, wish);
    request.token = row.token;
    request.foothold = footholdFrom(row.foothold);
    return deliver(*planned, request, row, errand);
}

Result<PublishOutcome> PublishFlow::deliver(const PublishPlan& plan, const PublishRequest& request,
                                            const PendingDelivery& row, const Errand& errand)
{
    Store& store = m_logbook.store();
    const auto place = target(row.target).and_then([&](const TargetConfig& config) { return make(config); });
    if (!place)
        return Failure(place.error());
    if (errand.cancelled())
        return fail(ErrorCode::Cancelled, Words::tr("Called off before anything was sent."));
    if (auto noted = store.addPending(row); !noted)
        return Failure(noted.error());
    PendingDelivery kept = row;
    const Errand keeping = errand.keptBy([&](const Foothold& foothold) {
        kept.foothold = toText(foothold);
        return store.keepFoothold(row.token, kept.foothold);
    });
    const auto receipt = (*place)->deliver(plan, request, keeping);
    if (!receipt) {
        // What may be there is asked about before anything else is done.
        if (!leavesTraces(receipt.error(), kept))
            (void) store.dropPending(row.token);
        return Failure(receipt.error());
    }
    if (auto noted = record(plan, *receipt, row, m_logbook.stamp()); !noted)
        return Failure(noted.error());
    PublishOutcome outcome{plan, row.post, *receipt};
    if (auto copied = keepPublishedText(m_workspace, row.post, row.target, plan.text); !copied)
        outcome.receipt.remarks << copied.error().sentence;
    return outcome;
}

/// The token of a publication that was cut off there, or nothing.
QString PublishFlow::leftAt(const DraftId& draft, const QString& target) const
{
    const auto rows = m_logbook.store().pending();
    if (!rows)
        return {};
    const auto left = std::ranges::find_if(*rows, [&](const PendingDelivery& row) {
        return row.act == "publish"_L1 && row.draft == draft.value && row.target == target;
    });
    return left == rows->end() ? QString() : left->token;
}

/// Whether the writer's word is what a target is known by, and the address one that can be gone back to.
Result<void> PublishFlow::mayRecordByHand(const DraftId& draft, const TargetConfig& target,
                                          const QUrl& address) const
{
    const auto kind = targetKind(target.kind);
    // Where a publication was cut off and cannot be asked about, the writer may have looked.
    const bool settles = kind && kind->byAddress && !leftAt(draft, target.name).isEmpty();
    if (kind && !kind->byHand && !settles)
        return fail(ErrorCode::Refused,
                    Words::tr("Brickwork publishes to %1 itself and keeps its own record of it. Nothing was "
                              "recorded: publish there, or use a newsletter target.")
                        .arg(target.name));
    if (address.isEmpty())
        return fail(ErrorCode::Refused,
                    Words::tr("That is not the address of a page (https://…). Nothing was recorded."));
    PublishPlan there;
    there.remote = QString::fromLatin1(address.toEncoded());
    refuseNeighbour(there, draft, target.name);
    return there.refusals.isEmpty()
               ? Result<void>()
               : fail(ErrorCode::Refused, Words::tr("The post of another draft is on record at that address. "
                                                    "Nothing was recorded; check the address."));
}

Result<PublishOutcome> PublishFlow::recordByHand(const DraftId& draft, const QString& targetName,
                                                 const QString& url, std::optional<Instant> when)
{
    // A draft that is being published has no post on record yet, and must not be given a second one.
    const auto lock = publishingLock(m_logbook.store(), std::chrono::milliseconds(0));
    if (!lock)
        return Failure(lock.error());
    if (auto fresh = m_logbook.reload(); !fresh)
        return Failure(fresh.error());
    const auto config = target(targetName);
    if (!config)
        return Failure(config.error());
    if (when && *when > m_logbook.stamp().at)
        return fail(ErrorCode::Refused, Words::tr("That time is still to come. Nothing was recorded: say so "
                                                  "when the post is out, or check the date."));
    const QUrl address = webAddress(url);
    if (auto may = mayRecordByHand(draft, *config, address); !may)
        return Failure(may.error());
    const auto file = readDraft(m_workspace, draft);
    if (!file)
        return Failure(file.error());
    const Document document = parseMarkdown(file->text);
    const Known before = known(draft, targetName);
    PublishOutcome outcome;
    outcome.post =
        before.publication ? before.publication->post.id : PostId{newUuid(m_logbook.clock().now())};
    outcome.plan.action = before.delivery ? PlanAction::Update : PlanAction::Create;
    outcome.plan.title =
        document.title.isEmpty() ? QFileInfo(draft.value).completeBaseName() : document.title;
    outcome.plan.words = document.words.total();
    outcome.plan.text = file->text;
    outcome.plan.url = QString::fromLatin1(address.toEncoded());
    outcome.plan.remote = outcome.plan.url;
    outcome.plan.hash = ContentHash::of(file->text.toUtf8()).hex();
    outcome.receipt = {
        .remote = outcome.plan.remote, .url = outcome.plan.url, .slug = {}, .hash = outcome.plan.hash};
    Stamp stamp = m_logbook.stamp();
    // A post that has long been out is no work of that day; a brick for it would be invented.
    const bool isNew = !when || m_logbook.rule().dayOf(*when) == m_logbook.rule().dayOf(stamp.at);
    if (when)
        stamp.at = *when;
    const PendingDelivery row{.token = leftAt(draft, targetName),
                              .post = outcome.post,
                              .draft = draft.value,
                              .target = targetName,
                              .remote = outcome.plan.remote,
                              .hash = outcome.plan.hash,
                              .act = u"publish"_s,
                              .since = stamp.at};
    if (auto noted = record(outcome.plan, outcome.receipt, row, stamp, isNew); !noted)
        return Failure(noted.error());
    (void) keepPublishedText(m_workspace, outcome.post, targetName, file->text);
    return outcome;
}

} // namespace brickwork
