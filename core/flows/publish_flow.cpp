#include "core/flows/publish_flow.h"

#include "core/markdown/document.h"
#include "core/publish/folder_target.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PublishFlow)
};

DraftSnapshot snapshotOf(const DraftId& id, const QString& text)
{
    return {.id = id.value, .text = text, .fileBaseName = QFileInfo(id.value).completeBaseName()};
}

QDateTime dateOf(const Stamp& stamp)
{
    const QTimeZone zone(stamp.zone.toUtf8());
    return QDateTime::fromMSecsSinceEpoch(stamp.at.msecs, zone.isValid() ? zone : QTimeZone(QTimeZone::UTC));
}

constexpr int lockPatience = 10'000; // ms

/// One process at a time publishes from a workspace.
QString lockPath(const Store& store)
{
    return QFileInfo(store.file()).path() + u"/publishing.lock"_s;
}

Failure busy()
{
    return fail(ErrorCode::Refused, Words::tr("Another Brickwork is publishing from this workspace. Nothing "
                                              "was changed; try again in a moment."));
}

} // namespace

PublishFlow::PublishFlow(Logbook& logbook, Workspace workspace, QObject* parent)
    : QObject(parent), m_logbook(logbook), m_workspace(std::move(workspace))
{
}

std::vector<TargetConfig> PublishFlow::targets() const
{
    std::vector<TargetConfig> configs;
    for (const TargetRecord& record : m_logbook.state().targets)
        configs.push_back({record.name, record.kind, record.options});
    return configs;
}

Result<TargetConfig> PublishFlow::target(const QString& name) const
{
    for (TargetConfig& config : targets()) {
        if (config.name == name)
            return std::move(config);
    }
    return fail(ErrorCode::NotFound,
                Words::tr("There is no target named “%1”. Nothing was published; add it in Settings, or with "
                          "brickwork target add.")
                    .arg(name));
}

Result<void> PublishFlow::addTarget(const TargetConfig& target)
{
    return checkTarget(target).and_then([&] {
        return m_logbook.addTarget({.name = target.name, .kind = target.kind, .options = target.options});
    });
}

const Publication* PublishFlow::publicationOf(const DraftId& draft) const
{
    const auto& all = m_logbook.state().publications;
    const auto found = std::ranges::find(all, draft.value, &Publication::draft);
    return found == all.end() || draft.isEmpty() ? nullptr : &*found;
}

PublishFlow::Known PublishFlow::known(const DraftId& draft, const QString& target) const
{
    Known known;
    known.publication = publicationOf(draft);
    if (!known.publication)
        return known;
    const auto& deliveries = known.publication->deliveries;
    const auto found = std::ranges::find(deliveries, target, &Delivery::target);
    if (found == deliveries.end())
        return known;
    known.delivery = &*found;
    known.last = LastDelivery{.remote = found->remote,
                              .hash = found->hash,
                              .slug = found->slug,
                              .date = dateOf(known.publication->first),
                              .live = found->live};
    return known;
}

Result<PublishPlan> PublishFlow::plan(const DraftId& draft, const QString& targetName) const
{
    const auto config = target(targetName);
    if (!config)
        return Failure(config.error());
    const auto file = readDraft(m_workspace, draft);
    if (!file)
        return Failure(file.error());
    const Known before = known(draft, targetName);
    const QDateTime date = dateOf(before.publication ? before.publication->first : m_logbook.stamp());
    auto plan = planForFolder(snapshotOf(draft, file->text), *config, before.last, date);
    if (plan && file->text.contains(QChar::ReplacementCharacter) && !file->readOnlyReason.isEmpty())
        plan->refusals << Words::tr("This file is not UTF-8 text. Convert it first; nothing was published.");
    if (plan)
        refuseNeighbour(*plan, before.publication, targetName);
    return plan;
}

/// A copy of a draft has its slug, and perhaps its very bytes: one file is never two posts.
void PublishFlow::refuseNeighbour(PublishPlan& plan, const Publication* own, const QString& target) const
{
    for (const Publication& other : m_logbook.state().publications) {
        const bool there = std::ranges::any_of(other.deliveries, [&](const Delivery& delivery) {
            return delivery.live && delivery.target == target && delivery.remote == plan.remote;
        });
        if (there && &other != own)
            plan.refusals = {Words::tr("“%1” already stands at “%2”, published from another draft. Choose "
                                       "another slug, or take that post back.")
                                 .arg(other.post.title, plan.remote)};
    }
}

Result<void> PublishFlow::record(const PublishPlan& plan, const PostId& post, const DraftId& draft,
                                 const QString& target, const QString& token, const Stamp& stamp)
{
    return m_logbook.log({publishAct(PublishedPost{.key = post,
                                                   .title = plan.title,
                                                   .day = m_logbook.rule().dayOf(stamp.at),
                                                   .countsFrom = stamp.at,
                                                   .scheduled = {},
                                                   .draft = draft.value,
                                                   .words = plan.words,
                                                   .delivery = Delivery{.target = target,
                                                                        .remote = plan.remote,
                                                                        .url = plan.url,
                                                                        .hash = plan.hash,
                                                                        .slug = plan.slug,
                                                                        .at = stamp.at,
                                                                        .live = true}},
                                     stamp)},
                         token);
}

Result<PublishOutcome> PublishFlow::publish(const DraftId& draft, const QString& targetName)
{
    QLockFile lock(lockPath(m_logbook.store()));
    if (!lock.tryLock(lockPatience))
        return busy();
    // Another process may have published since; a draft it published must not become a second post.
    if (auto fresh = m_logbook.reload(); !fresh)
        return Failure(fresh.error());
    settleAll();
    const auto config = target(targetName);
    if (!config)
        return Failure(config.error());
    const auto planned = plan(draft, targetName);
    if (!planned)
        return Failure(planned.error());
    if (!planned->refusals.isEmpty())
        return fail(ErrorCode::Refused, planned->refusals.join(u' '));

    const Known before = known(draft, targetName);
    const PostId post =
        before.publication ? before.publication->post.id : PostId{newUuid(m_logbook.clock().now())};
    const bool recorded = before.delivery && before.delivery->live && !before.publication->post.retracted;
    if (planned->action == PlanAction::Nothing && recorded)
        return PublishOutcome{*planned, post};

    const PendingDelivery pending{.token = newUuid(m_logbook.clock().now()),
                                  .post = post,
                                  .draft = draft.value,
                                  .target = targetName,
                                  .remote = planned->remote,
                                  .hash = planned->hash,
                                  .act = u"publish"_s,
                                  .since = m_logbook.clock().now()};
    Store& store = m_logbook.store();
    if (auto noted = store.addPending(pending); !noted)
        return Failure(noted.error());
    if (auto delivered = deliverToFolder(*planned, *config, before.last); !delivered) {
        (void) store.dropPending(pending.token);
        return Failure(delivered.error());
    }
    return record(*planned, post, draft, targetName, pending.token, m_logbook.stamp()).transform([&] {
        return PublishOutcome{*planned, post};
    });
}

Result<void> PublishFlow::retract(const DraftId& draft, const QString& targetName)
{
    QLockFile lock(lockPath(m_logbook.store()));
    if (!lock.tryLock(lockPatience))
        return busy();
    // Another process may have published since; a draft it published must not become a second post.
    if (auto fresh = m_logbook.reload(); !fresh)
        return Failure(fresh.error());
    settleAll();
    const auto config = target(targetName);
    if (!config)
        return Failure(config.error());
    const Known before = known(draft, targetName);
    if (!before.delivery || !before.delivery->live)
        return fail(
            ErrorCode::NotFound,
            Words::tr("“%1” is not published to %2. Nothing was changed.").arg(draft.value, targetName));
    const PostId post = before.publication->post.id;
    const PendingDelivery pending{.token = newUuid(m_logbook.clock().now()),
                                  .post = post,
                                  .draft = draft.value,
                                  .target = targetName,
                                  .remote = before.delivery->remote,
                                  .hash = before.delivery->hash,
                                  .act = u"retract"_s,
                                  .since = m_logbook.clock().now()};
    Store& store = m_logbook.store();
    if (auto noted = store.addPending(pending); !noted)
        return noted;
    if (auto removed = retractFromFolder(*before.last, *config); !removed) {
        (void) store.dropPending(pending.token);
        return removed;
    }
    return m_logbook.log({retractAct(post, targetName, m_logbook.stamp())}, pending.token);
}

QString PublishFlow::settle(const PendingDelivery& pending)
{
    Store& store = m_logbook.store();
    const auto config = target(pending.target);
    // Without its target nobody can say what happened: the row stays until the target is back.
    if (!config)
        return {};
    const auto there = readFolderPost(*config, pending.remote);
    if (!there)
        return {};
    if (pending.act == "retract"_L1) {
        if (there->has_value()) {
            (void) store.dropPending(pending.token);
            return Words::tr("Taking back “%1” was interrupted; it is still published.").arg(pending.draft);
        }
        if (auto noted =
                m_logbook.log({retractAct(pending.post, pending.target, m_logbook.stamp())}, pending.token);
            !noted)
            return noted.error().sentence;
        return Words::tr("“%1” was taken back just before the program stopped; this is now recorded.")
            .arg(pending.draft);
    }
    if (!there->has_value() || ContentHash::of(**there).hex() != pending.hash) {
        (void) store.dropPending(pending.token);
        return Words::tr("Publishing “%1” was interrupted before anything was delivered.").arg(pending.draft);
    }
    // R8: the day is that of the publication, not the one on which it is noticed.
    Stamp stamp = m_logbook.stamp();
    stamp.at = pending.since;
    const PublishPlan delivered = arrived(pending, *config, stamp);
    if (auto noted =
            record(delivered, pending.post, DraftId{pending.draft}, pending.target, pending.token, stamp);
        !noted)
        return noted.error().sentence;
    return Words::tr("“%1” was published just before the program stopped; this is now recorded.")
        .arg(delivered.title);
}

/// What is known of a delivery whose plan was lost: the draft says the rest as well as it can.
PublishPlan PublishFlow::arrived(const PendingDelivery& pending, const TargetConfig& config,
                                 const Stamp& stamp) const
{
    PublishPlan delivered;
    const DraftId draft{pending.draft};
    delivered.title = QFileInfo(pending.draft).completeBaseName();
    if (const auto file = readDraft(m_workspace, draft)) {
        const Document document = parseMarkdown(file->text);
        if (!document.title.isEmpty())
            delivered.title = document.title;
        delivered.words = document.words.total();
        // The address and slug come from the plan for the same place; a slug that was given is frozen.
        const Known before = known(draft, pending.target);
        const LastDelivery last{.remote = pending.remote,
                                .hash = pending.hash,
                                .slug = before.last ? before.last->slug : QString(),
                                .date = before.last ? before.last->date : QDateTime(),
                                .live = true};
        if (const auto replanned =
                planForFolder(snapshotOf(draft, file->text), config, last, dateOf(stamp))) {
            delivered.slug = replanned->slug;
            delivered.url = replanned->url;
        }
    }
    delivered.remote = pending.remote;
    delivered.hash = pending.hash;
    return delivered;
}

QStringList PublishFlow::recover()
{
    // A row of a process that is publishing right now is not left over: that one holds the lock.
    QLockFile lock(lockPath(m_logbook.store()));
    return lock.tryLock(0) && m_logbook.reload() ? settleAll() : QStringList();
}

QStringList PublishFlow::settleAll()
{
    QStringList told;
    const auto rows = m_logbook.store().pending();
    if (!rows)
        return told;
    for (const PendingDelivery& pending : *rows) {
        if (const QString sentence = settle(pending); !sentence.isEmpty())
            told << sentence;
    }
    return told;
}

Result<void> PublishFlow::followRename(const DraftId& from, const DraftId& to)
{
    const QFileInfo old(m_workspace.pathOf(from));
    const bool stays = old.exists() && old != QFileInfo(m_workspace.pathOf(to));
    if (from.isEmpty() || from == to || stays)
        return {};
    if (auto fresh = m_logbook.reload(); !fresh)
        return fresh;
    const Publication* publication = publicationOf(from);
    if (!publication)
        return {};
    std::vector<Act> acts;
    // The name was free: a post that was published under it has no draft any more.
    for (const Publication& other : m_logbook.state().publications) {
        if (other.draft == to.value)
            acts.push_back(movePostAct(other.post.id, {}, m_logbook.stamp()));
    }
    acts.push_back(movePostAct(publication->post.id, to.value, m_logbook.stamp()));
    return m_logbook.log(acts);
}

} // namespace brickwork
