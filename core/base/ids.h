// Typed identifiers: a PostId is never taken for a DraftId. New ones are UUID version 7 (RFC 9562), so that
// ids made later sort later.
#pragma once

#include "core/base/instant.h"

#include <QString>

namespace brickwork {

template <typename Tag>
struct Id
{
    QString value;

    [[nodiscard]] bool isEmpty() const { return value.isEmpty(); }
    friend auto operator<=>(const Id&, const Id&) = default;
    friend size_t qHash(const Id& id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using DraftId = Id<struct DraftTag>;   ///< path of the draft relative to the workspace, '/'-separated, NFC
using PostId = Id<struct PostTag>;     ///< key of a post; made by us or given with `post add --id`
using NoteId = Id<struct NoteTag>;     ///< UUIDv7, of a note for the next issue
using EventId = Id<struct EventTag>;   ///< UUIDv7, unique over all devices
using DeviceId = Id<struct DeviceTag>; ///< UUIDv7, one a data directory
using WorkspaceId = Id<struct WorkspaceTag>; ///< UUIDv7, one a workspace

/// UUIDv7 text (36 characters, lower case) carrying `at` in its first 48 bits; the rest is random.
[[nodiscard]] QString newUuid(Instant at);

} // namespace brickwork
