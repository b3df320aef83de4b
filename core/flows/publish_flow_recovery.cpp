// The part of the publish flow that settles what a crash, a timeout or a failing disk cut off: it asks the
// target and records the truth, or leaves the row where nobody can know it yet.
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
using publishing::interruptedOf;
using publishing::isFolder;
using publishing::stateOf;
using publishing::unclearSentence;
using publishing::Words;

/// What stood at that place before, by what any post has on record for it.
bool PublishFlow::stoodThereBefore(const PendingDelivery& row, const QString& hash) const
{
    return std::ranges::any_of(m_logbook.everyPublication(), [&](const Publication& publication) {
        return std::ranges::any_of(publication.deliveries, [&](const Delivery& delivery) {
            return delivery.target == row.target && delivery.remote == row.remote && delivery.hash == hash;
        });
    });
}

Result<Fate> PublishFlow::fateOf(const PendingDelivery& row, const TargetConfig& config,
                                 const Errand& errand) const
{
    const auto place = make(config);
    if (!place)
        return Failure(place.error());
    Interrupted interrupted = interruptedOf(row);
    interrupted.last = known(DraftId{row.draft}, row.target).last;
    auto fate = (*place)->inquire(interrupted, errand);
    if (!fate || fate->what != Fate::What::Unclear || !isFolder(config))
        return fate;
    // What stood there before still does: nothing was delivered. Anything else may be what was, changed
    // since.
    const auto there = readFolderPost(config, row.remote);
    if (there && *there && stoodThereBefore(row, ContentHash::of(**there).hex()))
        return Fate{};
    return fate;
}

QString PublishFlow::settle(const PendingDelivery& row, const Errand& errand)
{
    const auto config = target(row.target);
    // Without its target nobody can say what happened: the row stays until the target is back.
    if (!config || looksAway(*config, row.post))
        return {};
    const auto fate = fateOf(row, *config, errand);
    if (!fate)
        return {};
    const bool retracting = row.act == "retract"_L1;
    switch (fate->what) {
    case Fate::What::Gone:
        return settleRetraction(row, *config, true);
    case Fate::What::Nothing:
        if (retracting)
            return settleRetraction(row, *config, false);
        (void) m_logbook.store().dropPending(row.token);
        return Words::tr("Publishing “%1” was interrupted before anything was delivered.").arg(row.draft);
    case Fate::What::Arrived:
        return settleArrival(row, *config, fate->receipt);
    case Fate::What::Begun:
        (void) m_logbook.store().keepFoothold(row.token, toText(fate->foothold));
        return Words::tr("Publishing “%1” to %2 was interrupted; readers see nothing of it yet. Publish it "
                         "again to finish.")
            .arg(row.draft, row.target);
    case Fate::What::Unclear:
        return unclearSentence(*config, row, *fate);
    }
    Q_UNREACHABLE_RETURN({});
}

QString PublishFlow::settleRetraction(const PendingDelivery& row, const TargetConfig& config, bool gone)
{
    const QString name = row.draft.isEmpty() ? row.post.value : row.draft;
    if (!gone) {
        (void) m_logbook.store().dropPending(row.token);
        return Words::tr("Taking back “%1” was interrupted; it is still published.").arg(name);
    }
    std::vector<PostId> posts{row.post};
    const auto& all = m_logbook.everyPublication();
    const auto own =
        std::ranges::find(all, row.post, [](const Publication& publication) { return publication.post.id; });
    if (own != all.end()) {
        for (const Standing& file : standing(*own, config.name)) {
            if (file.remote == row.remote)
                posts = file.posts;
        }
    }
    if (auto noted = recordRetracted(posts, row.target, row.token); !noted)
        return noted.error().sentence;
    return Words::tr("“%1” was taken back just before the program stopped; this is now recorded.").arg(name);
}

QString PublishFlow::settleArrival(const PendingDelivery& row, const TargetConfig& config, Receipt receipt)
{
    // R8: the day is that of the publication, not the one on which it is noticed.
    Stamp stamp = m_logbook.stamp();
    stamp.at = row.since;
    PublishPlan delivered;
    completeArrived(delivered, receipt, row, config, stamp);
    if (auto noted = record(delivered, receipt, row, stamp); !noted)
        return noted.error().sentence;
    return Words::tr("“%1” was published just before the program stopped; this is now recorded.")
        .arg(delivered.title);
}

/// What is known of a delivery whose plan was lost: the draft says the rest as well as it can.
void PublishFlow::completeArrived(PublishPlan& delivered, Receipt& receipt, const PendingDelivery& row,
                                  const TargetConfig& config, const Stamp& stamp) const
{
    const DraftId draft{row.draft};
    delivered.title = QFileInfo(row.draft).completeBaseName();
    delivered.date = dateOf(stamp);
    if (receipt.remote.isEmpty())
        receipt.remote = row.remote;
    receipt.hash = row.hash;
    if (receipt.slug.isEmpty())
        receipt.slug = row.slug;
    const auto file = readDraft(m_workspace, draft);
    if (!file)
        return;
    const Document document = parseMarkdown(file->text);
    if (!document.title.isEmpty())
        delivered.title = document.title;
    delivered.words = document.words.total();
    if (!isFolder(config) || !receipt.url.isEmpty())
        return;
    // The address and slug come from the plan for the same place; a slug that was given is frozen.
    const Known before = known(draft, row.target);
    const LastDelivery last{.remote = row.remote,
                            .hash = row.hash,
                            .slug = before.last ? before.last->slug : QString(),
                            .date = before.last ? before.last->date : QDateTime(),
                            .live = true};
    const auto snapshot = publishing::snapshotOf(m_workspace, draft, file->text);
    if (const auto replanned = planForFolder(snapshot, config, last, dateOf(stamp))) {
        receipt.slug = replanned->slug;
        receipt.url = replanned->url;
    }
}

QStringList PublishFlow::settleAll(Settle which, const QString& alsoTarget, const Errand& errand)
{
    QStringList told;
    const auto rows = m_logbook.store().pending();
    if (!rows)
        return told;
    for (const PendingDelivery& row : *rows) {
        const auto config = target(row.target);
        if (which == Settle::Folders && row.target != alsoTarget && !(config && isFolder(*config)))
            continue;
        if (const QString sentence = settle(row, errand); !sentence.isEmpty())
            told << sentence;
    }
    return told;
}

} // namespace brickwork
