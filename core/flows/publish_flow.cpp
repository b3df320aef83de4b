#include "core/flows/publish_flow.h"

#include "core/flows/draft_posts.h"
#include "core/flows/publish_flow_private.h"
#include "core/markdown/document.h"
#include "core/publish/folder_target.h"
#include "core/publish/kinds.h"
#include "core/workspace/published_texts.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

using publishing::dateOf;
using publishing::isFolder;
using publishing::lastOf;
using publishing::pathOf;
using publishing::unclearSentence;
using publishing::Words;

/// A text that was gone on with keeps at least every third of its lines.
bool isMuchTheSame(const QString& before, const QString& now)
{
    const auto linesOf = [](const QString& text) {
        QSet<QString> lines;
        for (const QString& line : text.split(u'\n')) {
            if (const QString plain = line.simplified(); !plain.isEmpty() && !plain.startsWith(u'#'))
                lines.insert(plain);
        }
        return lines;
    };
    QSet<QString> kept = linesOf(before);
    const qsizetype all = kept.size();
    kept.intersect(linesOf(now));
    return 3 * kept.size() >= all && !kept.isEmpty();
}

/// The name is all that ties a draft to its post; another program may have given it to a new text.
void warnOfOldName(PublishPlan& plan, const Publication& publication)
{
    const bool retitled = plan.action != PlanAction::Nothing && plan.title != publication.post.title;
    if (retitled && !(plan.before && isMuchTheSame(*plan.before, plan.text)))
        plan.warnings << Words::tr("This place holds the post “%1” of %2. If that was another draft, which "
                                   "had the same name, use Duplicate and publish the copy instead.")
                             .arg(publication.post.title, publication.post.day.iso());
}

Result<std::unique_ptr<Target>> onlyFolders(const TargetConfig& config, const TargetSurroundings& around)
{
    if (auto checked = checkTarget(config); !checked)
        return Failure(checked.error());
    if (isFolder(config))
        return std::make_unique<FolderTarget>(config, around);
    return fail(ErrorCode::Internal, Words::tr("This program publishes to folders only."));
}

} // namespace

namespace publishing {

Result<FileLock> publishingLock(const Store& store, std::chrono::milliseconds patience)
{
    auto lock = FileLock::take(QFileInfo(store.file()).path() + u"/publishing.lock"_s, patience);
    if (!lock && lock.error().code == ErrorCode::Conflict)
        return fail(ErrorCode::Refused,
                    Words::tr("Something is being published from this workspace right now. "
                              "Nothing was changed; try again in a moment."));
    return lock;
}

bool leavesTraces(const Error& error, const PendingDelivery& row)
{
    return error.code == ErrorCode::Damaged || error.code == ErrorCode::Uncertain || !row.foothold.isEmpty();
}

QString awaySentence(const TargetConfig& target)
{
    return Words::tr("The folder “%1” is empty, though posts should stand in it: perhaps its disk is not "
                     "connected. Nothing was changed. Connect it; if the folder was emptied on purpose, put "
                     "any file into it and try again.")
        .arg(pathOf(target));
}

DraftSnapshot snapshotOf(const Workspace& workspace, const DraftId& id, const QString& text)
{
    return {.id = id.value,
            .text = text,
            .fileBaseName = QFileInfo(id.value).completeBaseName(),
            .folder = QFileInfo(workspace.pathOf(id)).path(),
            .workspaceRoot = workspace.root};
}

QDateTime dateOf(const Stamp& stamp)
{
    const QTimeZone zone(stamp.zone.toUtf8());
    return QDateTime::fromMSecsSinceEpoch(stamp.at.msecs, zone.isValid() ? zone : QTimeZone(QTimeZone::UTC));
}

bool isFolder(const TargetConfig& target)
{
    return target.kind == "folder"_L1;
}

bool isSite(const TargetConfig& target)
{
    return target.kind == "site"_L1;
}

QString pathOf(const TargetConfig& target)
{
    const QString path = target.option(u"path"_s);
    return path.isEmpty() ? path : QDir::cleanPath(path);
}

QString unclearSentence(const TargetConfig& target, const PendingDelivery& row, const Fate& fate)
{
    if (!fate.sentence.isEmpty())
        return fate.sentence;
    if (!isFolder(target))
        return Words::tr("An earlier publication to %1 was interrupted, and it cannot be told what became of "
                         "it. Look there; remove what you find of it, then publish again.")
            .arg(target.name);
    return Words::tr("An earlier publication to “%1” was interrupted, and what stands there now is not what "
                     "was delivered. Look at it: bring what you need into the draft and move the file away, "
                     "then publish again.")
        .arg(pathOf(target) + u'/' + row.remote);
}

LastDelivery lastOf(const Delivery& delivery, const Stamp& first)
{
    return {.remote = delivery.remote,
            .hash = delivery.hash,
            .slug = delivery.slug,
            .date = dateOf(first),
            .live = delivery.live,
            .url = delivery.url,
            .modified = delivery.modified,
            .media = mediaMapFrom(delivery.media),
            .state = stateOf(delivery.state)};
}

Interrupted interruptedOf(const PendingDelivery& row)
{
    return {.retracting = row.act == "retract"_L1,
            .token = row.token,
            .remote = row.remote,
            .hash = row.hash,
            .slug = row.slug,
            .foothold = footholdFrom(row.foothold),
            .since = QDateTime::fromMSecsSinceEpoch(row.since.msecs, QTimeZone::UTC),
            .state = stateOf(row.state),
            .last = {}};
}

DeliveryState stateOf(PostState state)
{
    switch (state) {
    case PostState::Published:
        return DeliveryState::Published;
    case PostState::Draft:
        return DeliveryState::Draft;
    case PostState::Scheduled:
        return DeliveryState::Scheduled;
    }
    Q_UNREACHABLE_RETURN(DeliveryState::Published);
}

PostState stateOf(DeliveryState state)
{
    switch (state) {
    case DeliveryState::Published:
        return PostState::Published;
    case DeliveryState::Draft:
        return PostState::Draft;
    case DeliveryState::Scheduled:
        return PostState::Scheduled;
    }
    Q_UNREACHABLE_RETURN(PostState::Published);
}

} // namespace publishing

PublishFlow::PublishFlow(Logbook& logbook, Workspace workspace, QObject* parent)
    : QObject(parent), m_maker(&onlyFolders), m_logbook(logbook), m_workspace(std::move(workspace))
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

Result<std::unique_ptr<Target>> PublishFlow::make(const TargetConfig& config) const
{
    const auto info = targetKind(config.kind);
    const bool needed = m_secrets && info && !info->secretCaption.isEmpty();
    const Result<QString> secret = needed ? m_secrets(config.name) : QString();
    if (!secret)
        return Failure(secret.error());
    return m_maker(config, {.workspaceRoot = m_workspace.root, .secret = *secret});
}

PublishRequest PublishFlow::requestFor(const Stamp& now, const DraftId& draft, const QString& text,
                                       const QString& target, const Known& before,
                                       const PublishWish& wish) const
{
    PublishRequest request{.draft = publishing::snapshotOf(m_workspace, draft, text),
                           .last = before.last,
                           .date = dateOf(before.publication ? before.publication->first : now),
                           .wish = wish};
    publishing::addNeighbourhood(request,
                                 {m_workspace, draft, target, m_logbook.state().publications, now.at});
    return request;
}

Result<PublishPlan> PublishFlow::plan(const DraftId& draft, const QString& targetName,
                                      const PublishWish& wish, const Errand& errand) const
{
    return planAt(m_logbook.stamp(), draft, targetName, wish, errand);
}

Result<PublishPlan> PublishFlow::planAt(const Stamp& now, const DraftId& draft, const QString& targetName,
                                        const PublishWish& wish, const Errand& errand) const
{
    const auto config = target(targetName);
    if (!config)
        return Failure(config.error());
    const auto file = readDraft(m_workspace, draft);
    if (!file)
        return Failure(file.error());
    const auto place = make(*config);
    if (!place)
        return Failure(place.error());
    const Known before = known(draft, targetName);
    PublishRequest request = requestFor(now, draft, file->text, targetName, before, wish);
    const auto left = unsettled(draft, *config, errand);
    if (left && !left->fate)
        return Failure(left->fate.error());
    if (left && left->fate->what == Fate::What::Arrived) {
        LastDelivery arrived{.remote = left->row.remote,
                             .hash = left->row.hash,
                             .slug = request.last ? request.last->slug : QString(),
                             .date = request.last ? request.last->date : QDateTime(),
                             .live = true};
        request.last = arrived;
    }
    if (left && left->fate->what == Fate::What::Begun) {
        request.token = left->row.token;
        request.foothold = left->fate->foothold;
    }
    auto plan = (*place)->plan(request, errand);
    if (!plan)
        return plan;
    plan->text = file->text;
    if (before.publication)
        plan->before = publishedText(m_workspace, before.publication->post.id, targetName);
    if (file->text.contains(QChar::ReplacementCharacter) && !file->readOnlyReason.isEmpty())
        plan->refusals << Words::tr("This file is not UTF-8 text. Convert it first; nothing was published.");
    if (before.publication && before.delivery)
        warnOfOldName(*plan, *before.publication);
    refuseNeighbour(*plan, draft, targetName);
    if (left)
        judgeLeftOver(*plan, *left, *config);
    if (looksAway(*config))
        plan->refusals = {publishing::awaySentence(*config)};
    return plan;
}

void PublishFlow::judgeLeftOver(PublishPlan& plan, const Unsettled& left, const TargetConfig& config) const
{
    const bool elsewhere = isFolder(config) && left.row.remote != plan.remote;
    if (left.fate->what == Fate::What::Unclear && !elsewhere)
        plan.refusals = {unclearSentence(config, left.row, *left.fate)};
    if (left.fate->what == Fate::What::Begun)
        plan.warnings.prepend(Words::tr("An earlier publication was interrupted; it is gone on with."));
}

/// A copy of a draft has its slug, and perhaps its very bytes: one file is never two posts.
void PublishFlow::refuseNeighbour(PublishPlan& plan, const DraftId& draft, const QString& target) const
{
    if (plan.remote.isEmpty())
        return;
    for (const Publication& other : m_logbook.everyPublication()) {
        const bool there = std::ranges::any_of(other.deliveries, [&](const Delivery& delivery) {
            return delivery.live && delivery.target == target && delivery.remote == plan.remote;
        });
        if (there && other.draft != draft.value)
            plan.refusals = {Words::tr("“%1” already stands at “%2”, published from another draft. Take "
                                       "that post back, or give this one an address of its own with a line "
                                       "like “slug: my-post” in its front matter.")
                                 .arg(other.post.title, plan.remote)};
    }
}

Result<TestReport> PublishFlow::test(const TargetConfig& target, const QString& secret,
                                     const Errand& errand) const
{
    if (auto checked = checkTarget(target); !checked)
        return Failure(checked.error());
    const auto place = secret.isEmpty()
                           ? make(target)
                           : m_maker(target, {.workspaceRoot = m_workspace.root, .secret = secret});
    return place.and_then([&](const std::unique_ptr<Target>& made) { return made->test(errand); });
}

QStringList PublishFlow::recover(const Errand& errand)
{
    // A row of a process that is publishing right now is not left over: that one holds the lock.
    const auto lock = publishing::publishingLock(m_logbook.store(), std::chrono::milliseconds(0));
    return lock && m_logbook.reload() ? settleAll(Settle::All, {}, errand) : QStringList();
}

bool PublishFlow::hasUnsettled() const
{
    const auto rows = m_logbook.store().pending();
    return rows && !rows->empty();
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
    if (!stays) {
        if (auto moved = m_logbook.store().movePending(from.value, to.value); !moved)
            return moved;
    }
    return m_logbook.log(acts);
}

} // namespace brickwork
