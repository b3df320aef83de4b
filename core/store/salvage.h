// What can still be read of a store whose file cannot be trusted or is gone from its place, from its bytes
// alone, and how another store takes it over.
#pragma once

#include "core/store/store.h"

namespace brickwork::sql {
class Connection;
}

namespace brickwork {

struct Salvaged
{
    std::vector<Event> events;
    int unreadable = 0;                                  ///< rows found that could not be understood
    std::optional<std::vector<PendingDelivery>> pending; ///< nothing if they could not be read
    std::vector<Writing> openWriting;
    QString boundRoot; ///< empty if it could not be read
};

[[nodiscard]] Salvaged salvage(const QByteArray& store);
/// Adds what an earlier state of the same file held; of two readings the first stays.
void unite(Salvaged& salvaged, const Salvaged& earlier);

/// Takes in what `db` does not have; inside a transaction of the caller. Returns how many events were new.
/// Throws SQLite::Exception.
int takeOver(sql::Connection& db, const Salvaged& salvaged);

/// A store that is these bytes, read where they are; keep them as long as it. Throws SQLite::Exception.
[[nodiscard]] std::unique_ptr<sql::Connection> openBytes(const QByteArray& store);

} // namespace brickwork
