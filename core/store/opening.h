// From a path to a connection that can be trusted: looks before it touches, makes what is missing, brings an
// older store up to date behind a verified backup, has a damaged one replaced. Foreign and newer stores are
// never written to.
#pragma once

#include "core/store/schema.h"
#include "core/store/sql.h"
#include "core/store/store.h"

namespace brickwork {

struct Opened
{
    std::unique_ptr<sql::Connection> db;
    StoreAccess access = StoreAccess::ReadWrite;
    bool fresh = false; ///< made just now: its events are still to come from the journals
    QStringList notices;
};

[[nodiscard]] QString storeFile(const StorePlace& place);
[[nodiscard]] QString backupFolder(const StorePlace& place);
/// A file that, while it stands, has the store checked in full when it is opened.
[[nodiscard]] QString suspectMark(const StorePlace& place);

/// Opens as the head of this file says. `steps` are the migrations this program knows. Errors: Refused,
/// Newer, Unreadable, Unwritable.
[[nodiscard]] Result<Opened> openStoreFile(const StorePlace& place, Instant now,
                                           std::span<const schema::Migration> steps = schema::migrations());

} // namespace brickwork
