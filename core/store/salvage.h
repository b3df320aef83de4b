// What is done with a store that cannot be trusted: it is moved aside untouched, and what can still be read
// of it is taken into a new one.
#pragma once

#include "core/store/store.h"

namespace brickwork {

struct Salvaged
{
    QString folder; ///< where the damaged files are now
    std::vector<Event> events;
    int unreadable = 0; ///< rows found that could not be understood
    std::vector<PendingDelivery> pending;
    QString boundRoot; ///< empty if it could not be read
};

/// Moves the store file and its side files to `damagedFolder`/STAMP/ and reads what it can from there,
/// changing nothing there. Errors: Unwritable, if they cannot be moved; then they are where they were.
[[nodiscard]] Result<Salvaged> salvage(const QString& storeFile, const QString& damagedFolder, Instant now);

} // namespace brickwork
