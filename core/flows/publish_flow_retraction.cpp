// The part of the publish flow that takes posts back.
#include "core/base/content_hash.h"
#include "core/flows/publish_flow.h"
#include "core/flows/publish_flow_private.h"
#include "core/publish/folder_target.h"

using namespace Qt::StringLiterals;

namespace brickwork {

using publishing::awaySentence;
using publishing::isFolder;
using publishing::lastOf;
using publishing::leavesTraces;
using publishing::lockPatience;
using publishing::publishingLock;
using publishing::unclearSentence;
using publishing::Words;

Result<void> PublishFlow::retract(const DraftId& draft, const QString& targetName, const Errand& errand)
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
    const Publication* named = publicationOf(draft);
    if (!named) {
        const auto& all = m_logbook.state().publications;
        const auto keyed = std::ranges::find_if(
            all, [&](const Publication& p) { return p.draft.isEmpty() && p.post.id.value == draft.value; });
        named = keyed == all.end() ? nullptr : &*keyed;
    }
    const std::vector<Standing> files = named ? standing(*named, targetName) : std::vector<Standing>();
    if (files.empty()) {
        const auto left = unsettled(draft, *config, errand);
        if (left && !left->fate)
            return Failure(left->fate.error());
        if (left && left->fate->what == Fate::What::Begun)
            return takeBackBegun(*left, *config, errand);
        if (left && (isFolder(*config) || left->fate->what != Fate::What::Unclear))
            return fail(ErrorCode::Refused, unclearSentence(*config, left->row, *left->fate));
        // Only who looked there knows: that nothing of it is there is the writer's word.
        if (left)
            return m_logbook.store().dropPending(left->row.token);
        return fail(
            ErrorCode::NotFound,
            Words::tr("“%1” is not published to %2. Nothing was changed.").arg(draft.value, targetName));
    }
    if (looksAway(*config))
        return fail(ErrorCode::NotFound, awaySentence(*config));
    const Publication publication = *named; // each file taken back is an act, which reads the log anew
    for (const Standing& file : files) {
        if (auto taken = takeBack(publication, file, *config, errand); !taken)
            return taken;
    }
    return {};
}

Result<void> PublishFlow::takeBack(const Publication& publication, const Standing& file,
                                   const TargetConfig& target, const Errand& errand)
{
    const auto place = make(target);
    if (!place)
        return Failure(place.error());
    Store& store = m_logbook.store();
    LastDelivery last = lastOf(file.delivery, publication.first);
    const std::optional<PendingDelivery> update = updateBegun(publication, file, target);
    if (isFolder(target)) {
        if (const auto there = readFolderPost(target, file.remote); there && *there) {
            const QString now = ContentHash::of(**there).hex();
            if (file.hashes.contains(now) || (update && update->hash == now))
                last.hash = now;
        }
        if (update)
            last.media.merge(footholdFrom(update->foothold).media);
    }
    const PendingDelivery row{.token = newUuid(m_logbook.clock().now()),
                              .post = file.posts.front(),
                              .draft = publication.draft,
                              .target = target.name,
                              .remote = file.remote,
                              .hash = last.hash,
                              .act = u"retract"_s,
                              .since = m_logbook.clock().now()};
    if (auto noted = store.addPending(row); !noted)
        return noted;
    if (auto removed = (*place)->retract(last, errand); !removed) {
        if (!leavesTraces(removed.error(), row))
            (void) store.dropPending(row.token);
        return removed;
    }
    if (update)
        (void) store.dropPending(update->token);
    return recordRetracted(file.posts, target.name, row.token);
}

/// A change of that file which was cut off after it was written: what stands there is ours all the same.
std::optional<PendingDelivery> PublishFlow::updateBegun(const Publication& publication, const Standing& file,
                                                        const TargetConfig& target) const
{
    const auto rows = m_logbook.store().pending();
    if (!rows)
        return {};
    const auto found = std::ranges::find_if(*rows, [&](const PendingDelivery& row) {
        return row.act == "publish"_L1 && row.draft == publication.draft && row.target == target.name &&
               row.remote == file.remote;
    });
    return found == rows->end() ? std::nullopt : std::optional(*found);
}

/// What is at the target of a publication that never became whole.
Result<void> PublishFlow::takeBackBegun(const Unsettled& left, const TargetConfig& target,
                                        const Errand& errand)
{
    const auto place = make(target);
    if (!place)
        return Failure(place.error());
    const Foothold& there = left.fate->foothold;
    const LastDelivery last{.remote = there.remote,
                            .hash = left.row.hash,
                            .slug = there.slug,
                            .date = {},
                            .live = true,
                            .url = {},
                            .modified = there.modified,
                            .media = there.media,
                            .state = PostState::Draft};
    if (auto removed = (*place)->retract(last, errand); !removed)
        return removed;
    return m_logbook.store().dropPending(left.row.token);
}

Result<void> PublishFlow::recordRetracted(const std::vector<PostId>& posts, const QString& target,
                                          const QString& token)
{
    std::vector<Act> acts;
    for (const PostId& post : posts)
        acts.push_back(retractAct(post, target, m_logbook.stamp()));
    return m_logbook.log(acts, token);
}

} // namespace brickwork
