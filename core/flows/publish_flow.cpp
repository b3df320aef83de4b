#include "core/flows/publish_flow.h"

#include "core/base/content_hash.h"
#include "core/flows/draft_posts.h"
#include "core/flows/publish_flow_private.h"
#include "core/publish/folder_target.h"
#include "core/store/file_lock.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

using publishing::dateOf;
using publishing::pathOf;
using publishing::snapshotOf;
using publishing::unclearSentence;
using publishing::Words;

constexpr std::chrono::milliseconds lockPatience{10'000};

/// One process at a time publishes from a workspace, however long its delivery takes.
Result<FileLock> publishingLock(const Store& store, std::chrono::milliseconds patience)
{
    auto lock = FileLock::take(QFileInfo(store.file()).path() + u"/publishing.lock"_s, patience);
    if (!lock && lock.error().code == ErrorCode::Conflict)
        return fail(ErrorCode::Refused, Words::tr("Another Brickwork is publishing from this workspace. "
                                                  "Nothing was changed; try again in a moment."));
    return lock;
}

QString awaySentence(const TargetConfig& target)
{
    return Words::tr("The folder “%1” is empty, though posts should stand in it: perhaps its disk is not "
                     "connected. Nothing was changed. Connect it; if the folder was emptied on purpose, put "
                     "any file into it and try again.")
        .arg(pathOf(target));
}

/// The name is all that ties a draft to its post; another program may have given it to a new text.
void warnOfOldName(PublishPlan& plan, const Publication& publication)
{
    if (plan.action != PlanAction::Nothing && plan.title != publication.post.title)
        plan.warnings << Words::tr("This place holds the post “%1” of %2. If that was another draft, which "
                                   "had the same name, use Duplicate and publish the copy instead.")
                             .arg(publication.post.title, publication.post.day.iso());
}

} // namespace

namespace publishing {

DraftSnapshot snapshotOf(const DraftId& id, const QString& text)
{
    return {.id = id.value, .text = text, .fileBaseName = QFileInfo(id.value).completeBaseName()};
}

QDateTime dateOf(const Stamp& stamp)
{
    const QTimeZone zone(stamp.zone.toUtf8());
    return QDateTime::fromMSecsSinceEpoch(stamp.at.msecs, zone.isValid() ? zone : QTimeZone(QTimeZone::UTC));
}

QString pathOf(const TargetConfig& target)
{
    const auto path = target.options.find(u"path"_s);
    return path == target.options.end() ? QString() : QDir::cleanPath(path->second);
}

QString unclearSentence(const TargetConfig& target, const QString& remote)
{
    return Words::tr("An earlier publication to “%1” was interrupted, and what stands there now is not what "
                     "was delivered. Look at it: bring what you need into the draft and move the file away, "
                     "then publish again.")
        .arg(pathOf(target) + u'/' + remote);
}

} // namespace publishing

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
    return checkTarget(target)
        .and_then([&] { return m_logbook.reload(); })
        .and_then([&] { return mayMove(target); })
        .and_then([&] {
            return m_logbook.addTarget({.name = target.name, .kind = target.kind, .options = target.options});
        });
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
    std::optional<LastDelivery> last = before.last;
    const auto left = unsettled(draft, *config);
    if (left && left->ours)
        last = LastDelivery{.remote = left->row.remote,
                            .hash = left->row.hash,
                            .slug = last ? last->slug : QString(),
                            .date = last ? last->date : QDateTime(),
                            .live = true};
    auto plan = planForFolder(snapshotOf(draft, file->text), *config, last, date);
    if (!plan)
        return plan;
    if (file->text.contains(QChar::ReplacementCharacter) && !file->readOnlyReason.isEmpty())
        plan->refusals << Words::tr("This file is not UTF-8 text. Convert it first; nothing was published.");
    if (before.publication && before.delivery)
        warnOfOldName(*plan, *before.publication);
    refuseNeighbour(*plan, draft, targetName);
    if (left && !left->ours && left->row.remote == plan->remote)
        plan->refusals = {unclearSentence(*config, plan->remote)};
    if (looksAway(*config))
        plan->refusals = {awaySentence(*config)};
    return plan;
}

/// A copy of a draft has its slug, and perhaps its very bytes: one file is never two posts.
void PublishFlow::refuseNeighbour(PublishPlan& plan, const DraftId& draft, const QString& target) const
{
    for (const Publication& other : m_logbook.everyPublication()) {
        const bool there = std::ranges::any_of(other.deliveries, [&](const Delivery& delivery) {
            return delivery.live && delivery.target == target && delivery.remote == plan.remote;
        });
        if (there && other.draft != draft.value)
            plan.refusals = {Words::tr("“%1” already stands at “%2”, published from another draft. Choose "
                                       "another slug, or take that post back.")
                                 .arg(other.post.title, plan.remote)};
    }
}

Result<void> PublishFlow::record(const PublishPlan& plan, const PostId& post, const DraftId& draft,
                                 const QString& target, const QString& token, const Stamp& stamp)
{
    std::vector<Act> acts{publishAct(PublishedPost{.key = post,
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
                                     stamp)};
    if (const auto brick = brickForPublishing(post, stamp))
        acts.push_back(stackAct(*brick));
    return m_logbook.log(acts, token);
}

/// The automatic brick, if it is wanted and there is something new: an update changes no day, and a brick
/// that the writer laid is enough.
std::optional<Brick> PublishFlow::brickForPublishing(const PostId& post, const Stamp& stamp) const
{
    const StoreState& state = m_logbook.state();
    const Day day = m_logbook.rule().dayOf(stamp.at);
    const auto& known = m_logbook.everyPublication();
    const bool isOut = std::ranges::any_of(
        known, [&post](const Publication& p) { return p.post.id == post && !p.post.retracted; });
    if (!state.settings.brickOnPublish || isOut || state.log.bricks.contains(day))
        return std::nullopt;
    return Brick{.day = day,
                 .size = BrickSize::Normal,
                 .source = BrickSource::Auto,
                 .note = {},
                 .direction = {},
                 .stamp = stamp};
}

Result<PublishOutcome> PublishFlow::publish(const DraftId& draft, const QString& targetName)
{
    const auto lock = publishingLock(m_logbook.store(), lockPatience);
    if (!lock)
        return Failure(lock.error());
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
        // Damaged: something was written. The row stays until it is known what.
        if (delivered.error().code != ErrorCode::Damaged)
            (void) store.dropPending(pending.token);
        return Failure(delivered.error());
    }
    return record(*planned, post, draft, targetName, pending.token, m_logbook.stamp()).transform([&] {
        return PublishOutcome{*planned, post};
    });
}

Result<void> PublishFlow::retract(const DraftId& draft, const QString& targetName)
{
    const auto lock = publishingLock(m_logbook.store(), lockPatience);
    if (!lock)
        return Failure(lock.error());
    // Another process may have published since; a draft it published must not become a second post.
    if (auto fresh = m_logbook.reload(); !fresh)
        return Failure(fresh.error());
    settleAll();
    const auto config = target(targetName);
    if (!config)
        return Failure(config.error());
    const Publication* named = publicationOf(draft);
    if (!named) {
        const auto& all = m_logbook.state().publications;
        const auto keyed = std::ranges::find_if(
            all, [&](const Publication& p) { return p.draft.isEmpty() && p.post.id.value == draft.value; });
        named = keyed == all.end() ? nullptr : &*keyed;
    }
    const std::vector<Standing> files = named ? standing(*named, targetName) : std::vector<Standing>();
    if (files.empty()) {
        if (const auto left = unsettled(draft, *config))
            return fail(ErrorCode::Refused, unclearSentence(*config, left->row.remote));
        return fail(
            ErrorCode::NotFound,
            Words::tr("“%1” is not published to %2. Nothing was changed.").arg(draft.value, targetName));
    }
    if (looksAway(*config))
        return fail(ErrorCode::NotFound, awaySentence(*config));
    const Publication publication = *named; // each file taken back is an act, which reads the log anew
    for (const Standing& file : files) {
        if (auto taken = takeBack(publication, file, *config); !taken)
            return taken;
    }
    return {};
}

Result<void> PublishFlow::takeBack(const Publication& publication, const Standing& file,
                                   const TargetConfig& target)
{
    QString hash = file.hashes.first();
    if (const auto there = readFolderPost(target, file.remote); there && *there) {
        if (const QString now = ContentHash::of(**there).hex(); file.hashes.contains(now))
            hash = now;
    }
    const PendingDelivery pending{.token = newUuid(m_logbook.clock().now()),
                                  .post = file.posts.front(),
                                  .draft = publication.draft,
                                  .target = target.name,
                                  .remote = file.remote,
                                  .hash = hash,
                                  .act = u"retract"_s,
                                  .since = m_logbook.clock().now()};
    Store& store = m_logbook.store();
    if (auto noted = store.addPending(pending); !noted)
        return noted;
    const LastDelivery last{
        .remote = file.remote, .hash = hash, .slug = {}, .date = dateOf(publication.first), .live = true};
    if (auto removed = retractFromFolder(last, target); !removed) {
        (void) store.dropPending(pending.token);
        return removed;
    }
    return recordRetracted(file.posts, target.name, pending.token);
}

Result<void> PublishFlow::recordRetracted(const std::vector<PostId>& posts, const QString& target,
                                          const QString& token)
{
    std::vector<Act> acts;
    for (const PostId& post : posts)
        acts.push_back(retractAct(post, target, m_logbook.stamp()));
    return m_logbook.log(acts, token);
}

QStringList PublishFlow::recover()
{
    // A row of a process that is publishing right now is not left over: that one holds the lock.
    const auto lock = publishingLock(m_logbook.store(), std::chrono::milliseconds(0));
    return lock && m_logbook.reload() ? settleAll() : QStringList();
}

Result<void> PublishFlow::followRename(const DraftId& from, const DraftId& to)
{
    if (from == to || to.isEmpty())
        return {};
    const QFileInfo old(m_workspace.pathOf(from));
    const bool stays = from.isEmpty() || (old.exists() && old != QFileInfo(m_workspace.pathOf(to)));
    if (auto fresh = m_logbook.reload(); !fresh)
        return fresh;
    std::vector<Act> acts;
    for (const Publication& publication : m_logbook.everyPublication()) {
        // The name was free: a post that was published under it has no draft any more.
        if (publication.draft == to.value)
            acts.push_back(movePostAct(publication.post.id, {}, m_logbook.stamp()));
        else if (!stays && publication.draft == from.value)
            acts.push_back(movePostAct(publication.post.id, to.value, m_logbook.stamp()));
    }
    return m_logbook.log(acts);
}

} // namespace brickwork
