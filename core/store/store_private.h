// What a Store is made of; shared by the files that implement it.
#pragma once

#include "core/store/file_hold.h"
#include "core/store/mirror.h"
#include "core/store/opening.h"
#include "core/store/sql.h"

namespace brickwork {

struct Store::Private
{
    Private(const StorePlace& where, Opened& opened);

    /// Merges the journals, tells of a repair, binds the root, mirrors, backs up. Throws SQLite::Exception.
    [[nodiscard]] Result<void> settleIn(Instant now);

    /// Opens anew if the file was replaced (deleted, repaired by another process) behind this connection,
    /// which would write into a file nobody reads.
    [[nodiscard]] Result<void> followFile();
    /// What only the old file holds is in the new one before the old one is let go.
    [[nodiscard]] Result<void> reopen();
    /// followFile(), and then the store may be written to.
    [[nodiscard]] Result<void> readyToWrite();

    /// Everything a writing function does around its work: access, the file, one immediate transaction, the
    /// mirror.
    template <typename Work>
    [[nodiscard]] Result<void> write(Work&& work);

    void adopt(Opened& opened);
    [[nodiscard]] std::optional<QByteArray> whatIsLeft();
    void tellOfRepair();
    void backUpDaily(Instant now);
    void mirrorIfPossible();
    [[nodiscard]] Result<void> meetJournals();
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
    bool fresh = false;    ///< made just now
    bool settled = false;  ///< settleIn() came to its end
    qint64 changes = 0;    ///< committed through this object
    qint64 generation = 0; ///< another file, or its tables made anew: a state read before is no base any more
};

template <typename Work>
Result<void> Store::Private::write(Work&& work)
{
    if (auto ready = readyToWrite(); !ready)
        return ready;
    {
        std::optional<SQLite::Transaction> transaction;
        transaction.emplace(*db, SQLite::TransactionBehavior::IMMEDIATE);
        if (hasMoved(*db)) { // while we waited for our turn
            transaction.reset();
            if (auto ready = readyToWrite(); !ready)
                return ready;
            transaction.emplace(*db, SQLite::TransactionBehavior::IMMEDIATE);
        }
        if (Result<void> done = std::forward<Work>(work)(); !done)
            return done;
        mirror->writeDown();
        transaction->commit();
    }
    mirror->confirm();
    ++changes;
    // If the file was taken away meanwhile, this act stands in it alone.
    return followFile();
}

} // namespace brickwork
