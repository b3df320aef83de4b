// What a Store is made of; shared by the files that implement it.
#pragma once

#include "core/store/mirror.h"
#include "core/store/opening.h"
#include "core/store/sql.h"

namespace brickwork {

struct Store::Private
{
    Private(const StorePlace& where, Opened& opened);

    /// Merges the journals, then what was salvaged, binds the root, mirrors, backs up. Throws
    /// SQLite::Exception.
    [[nodiscard]] Result<void> settleIn(const Opened& opened, Instant now);

    /// Opens anew if the file was replaced (deleted, repaired by another process) behind this connection,
    /// which would write into a file nobody reads.
    [[nodiscard]] Result<void> followFile();
    [[nodiscard]] Result<void> reopen();

    /// Everything a writing function does around its work: access, the file, one immediate transaction, the
    /// mirror.
    template <typename Work>
    [[nodiscard]] Result<void> write(Work&& work);

    void adopt(Opened& opened);
    [[nodiscard]] Result<void> takeSalvaged(const Salvaged& salvaged, int merged);
    void backUpDaily(Instant now);
    void mirrorIfPossible();
    [[nodiscard]] Result<void> meetJournals(const Opened& opened);
    // check.cpp
    [[nodiscard]] Result<void> replaceDamaged(const QStringList& faults, CheckReport& report);
    [[nodiscard]] Result<void> compareAll(CheckReport& report);
    [[nodiscard]] Result<void> refuseReadOnly() const;

    StorePlace place;
    StoreAccess access = StoreAccess::ReadWrite;
    QStringList notices;
    std::unique_ptr<sql::Connection> db;
    std::optional<Mirror> mirror; ///< nothing for a read-only store
    quint64 inode = 0;
    qint64 changes = 0; ///< committed through this object
};

template <typename Work>
Result<void> Store::Private::write(Work&& work)
{
    if (auto refused = refuseReadOnly(); !refused)
        return refused;
    if (auto followed = followFile(); !followed)
        return followed;
    SQLite::Transaction transaction(*db, SQLite::TransactionBehavior::IMMEDIATE);
    if (Result<void> done = std::forward<Work>(work)(); !done)
        return done;
    mirror->writeDown();
    transaction.commit();
    mirror->confirm();
    ++changes;
    return {};
}

} // namespace brickwork
