// What the parts of the publish flow share: the journey itself, what stands where, and the settling of what
// was cut off.
#pragma once

#include "core/base/file_lock.h"
#include "core/publish/target.h"
#include "core/store/event.h"
#include "core/store/store.h"
#include "core/workspace/workspace.h"

#include <QCoreApplication>

namespace brickwork::publishing {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PublishFlow)
};

/// How long an order waits for another one; who watches does not wait.
inline constexpr std::chrono::milliseconds lockPatience{10'000};
/// One process at a time publishes from a workspace, however long its delivery takes.
[[nodiscard]] Result<FileLock> publishingLock(const Store& store, std::chrono::milliseconds patience);
/// Errors after which nobody knows what the target holds, or something of it is there already.
[[nodiscard]] bool leavesTraces(const Error& error, const PendingDelivery& row);
[[nodiscard]] QString awaySentence(const TargetConfig& target);

[[nodiscard]] DraftSnapshot snapshotOf(const Workspace& workspace, const DraftId& id, const QString& text);
[[nodiscard]] QDateTime dateOf(const Stamp& stamp);
/// What a target is made of: files in a folder on this computer can be looked at without asking anybody.
[[nodiscard]] bool isFolder(const TargetConfig& target);
/// The site that Brickwork makes itself.
[[nodiscard]] bool isSite(const TargetConfig& target);
/// The folder of a target, cleaned.
[[nodiscard]] QString pathOf(const TargetConfig& target);
/// Something stands where a publication was cut off, and nobody knows whose it is.
[[nodiscard]] QString unclearSentence(const TargetConfig& target, const PendingDelivery& row,
                                      const Fate& fate);
[[nodiscard]] LastDelivery lastOf(const Delivery& delivery, const Stamp& first);
[[nodiscard]] Interrupted interruptedOf(const PendingDelivery& row);

/// Where a draft goes, and what readers find there beside it.
struct Neighbourhood
{
    const Workspace& workspace;
    const DraftId& draft;
    const QString& target;
    const std::vector<Publication>& publications;
    Instant now;
};
/// The addresses of the other posts there, and the posts before and after in its series.
void addNeighbourhood(PublishRequest& request, const Neighbourhood& around);

[[nodiscard]] DeliveryState stateOf(PostState state);
[[nodiscard]] PostState stateOf(DeliveryState state);

} // namespace brickwork::publishing
