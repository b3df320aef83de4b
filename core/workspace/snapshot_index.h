// The index of the kept texts of one draft, as lines of text: each with a checksum, so that one that was cut
// or altered is known and hurts no other. Knows no disk.
#pragma once

#include "core/workspace/snapshot.h"

#include <QByteArray>
#include <QByteArrayList>

namespace brickwork {

struct SnapshotIndex
{
    std::vector<Snapshot> versions; ///< as they were appended, each once
    QByteArrayList damaged;         ///< lines that make no sense, as they are
};

/// Without a newline.
[[nodiscard]] QByteArray toIndexLine(const Snapshot& snapshot);
[[nodiscard]] SnapshotIndex readIndex(const QByteArray& bytes);

} // namespace brickwork
