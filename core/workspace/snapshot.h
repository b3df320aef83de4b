// A kept text of a draft as a plain value: when it was kept, why, and how long it is. The text itself lies
// with the snapshots; this knows no disk.
#pragma once

#include "core/base/content_hash.h"
#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/workspace/snapshot_reason.h"

#include <vector>

namespace brickwork {

struct Snapshot
{
    Instant at;
    ContentHash text; ///< of the bytes of the text
    SnapshotReason why = SnapshotReason::Saved;
    int words = 0;   ///< front matter left out
    qint64 size = 0; ///< of the text, in bytes
    int cursor = 0;  ///< where the writer was, in UTF-16 units
    DraftId draft;   ///< as it was called then
    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

/// What is known of the past of one draft.
struct DraftHistory
{
    std::vector<Snapshot> versions; ///< oldest first
    int damaged = 0;                ///< lines of the index that cannot be read; the others can
    qint64 stored = 0;              ///< bytes on the disk for all drafts of the workspace
};

/// It was kept because something was about to take its place.
[[nodiscard]] constexpr bool beforeRisk(SnapshotReason why)
{
    return why != SnapshotReason::Saved && why != SnapshotReason::Minutes && why != SnapshotReason::Opened;
}

} // namespace brickwork
