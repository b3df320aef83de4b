// The part of the publish flow that settles what a crash or a failing disk cut off: it looks at the target
// and records the truth, or leaves the row where nobody can know it yet.
#include "core/base/content_hash.h"
#include "core/flows/draft_posts.h"
#include "core/flows/publish_flow.h"
#include "core/flows/publish_flow_private.h"
#include "core/markdown/document.h"
#include "core/publish/folder_target.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

using publishing::dateOf;
using publishing::snapshotOf;
using publishing::unclearSentence;
using publishing::Words;

QString PublishFlow::settle(const PendingDelivery& pending)
{
    const auto config = target(pending.target);
    // Without its target nobody can say what happened: the row stays until the target is back.
    if (!config)
        return {};
    const auto there = readFolderPost(*config, pending.remote);
    if (!there || looksAway(*config, pending.post))
        return {};
    if (pending.act == "retract"_L1)
        return settleRetraction(pending, *config, there->has_value());
    const QString now = *there ? ContentHash::of(**there).hex() : QString();
    if (now == pending.hash)
        return settleArrival(pending, *config);
    // What stood there before still does: nothing was delivered. Anything else may be what was, changed
    // since.
    const bool before =
        std::ranges::any_of(m_logbook.everyPublication(), [&](const Publication& publication) {
            return std::ranges::any_of(publication.deliveries, [&](const Delivery& delivery) {
                return delivery.target == pending.target && delivery.remote == pending.remote &&
                       delivery.hash == now;
            });
        });
    if (*there && !before)
        return unclearSentence(*config, pending.remote);
    (void) m_logbook.store().dropPending(pending.token);
    return Words::tr("Publishing “%1” was interrupted before anything was delivered.").arg(pending.draft);
}

QString PublishFlow::settleRetraction(const PendingDelivery& pending, const TargetConfig& config, bool there)
{
    const QString name = pending.draft.isEmpty() ? pending.post.value : pending.draft;
    if (there) {
        (void) m_logbook.store().dropPending(pending.token);
        return Words::tr("Taking back “%1” was interrupted; it is still published.").arg(name);
    }
    std::vector<PostId> posts{pending.post};
    const auto& all = m_logbook.everyPublication();
    const auto own = std::ranges::find(all, pending.post,
                                       [](const Publication& publication) { return publication.post.id; });
    if (own != all.end()) {
        for (const Standing& file : standing(*own, config.name)) {
            if (file.remote == pending.remote)
                posts = file.posts;
        }
    }
    if (auto noted = recordRetracted(posts, pending.target, pending.token); !noted)
        return noted.error().sentence;
    return Words::tr("“%1” was taken back just before the program stopped; this is now recorded.").arg(name);
}

QString PublishFlow::settleArrival(const PendingDelivery& pending, const TargetConfig& config)
{
    // R8: the day is that of the publication, not the one on which it is noticed.
    Stamp stamp = m_logbook.stamp();
    stamp.at = pending.since;
    const PublishPlan delivered = arrived(pending, config, stamp);
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

} // namespace brickwork
