#include "core/store/salvage.h"

#include "core/store/page_scan.h"
#include "core/store/sql.h"
#include "core/store/tables.h"

#include <sqlite3.h>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

/// As far as it goes: the acts themselves are read without SQLite.
template <typename Read>
void tryTo(Read&& read)
{
    try {
        std::forward<Read>(read)();
    } catch (const SQLite::Exception& exception) {
        if (exception.getErrorCode() == SQLITE_NOMEM)
            throw;
    }
}

} // namespace

std::unique_ptr<sql::Connection> openBytes(const QByteArray& store)
{
    auto db = std::make_unique<sql::Connection>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    // Read-only: SQLite asks for a writable pointer, but does not write.
    auto* const bytes = reinterpret_cast<unsigned char*>(const_cast<char*>(store.constData()));
    const int code = sqlite3_deserialize(db->getHandle(), "main", bytes, store.size(), store.size(),
                                         SQLITE_DESERIALIZE_READONLY);
    if (code != SQLITE_OK)
        throw SQLite::Exception(db->getHandle(), code);
    db->exec("PRAGMA trusted_schema = OFF");
    db->exec("PRAGMA cell_size_check = ON");
    return db;
}

Salvaged salvage(const QByteArray& store)
{
    PageScan scan = scanPages(store);
    Salvaged salvaged{std::move(scan.events), scan.unreadable, std::nullopt, {}, {}};
    if (store.isEmpty())
        return salvaged;
    tryTo([&] {
        const auto db = openBytes(store);
        tryTo([&] { salvaged.boundRoot = tables::readMeta(*db, u"workspace_root"_s).value_or(QString()); });
        tryTo([&] { salvaged.pending = tables::readPending(*db); });
        tryTo([&] { salvaged.openWriting = tables::readOpenWriting(*db); });
    });
    return salvaged;
}

void unite(Salvaged& salvaged, const Salvaged& earlier)
{
    QSet<QString> known;
    for (const Event& event : salvaged.events)
        known.insert(event.id.value);
    for (const Event& event : earlier.events) {
        if (!known.contains(event.id.value))
            salvaged.events.push_back(event);
    }
    if (!salvaged.pending)
        salvaged.pending = earlier.pending;
    if (salvaged.openWriting.empty())
        salvaged.openWriting = earlier.openWriting;
    if (salvaged.boundRoot.isEmpty())
        salvaged.boundRoot = earlier.boundRoot;
}

int takeOver(sql::Connection& db, const Salvaged& salvaged)
{
    const int fresh = tables::absorb(db, salvaged.events, tables::Mirrored::No);
    QSet<QString> known;
    for (const PendingDelivery& pending : tables::readPending(db))
        known.insert(pending.token);
    for (const PendingDelivery& pending : salvaged.pending.value_or(std::vector<PendingDelivery>())) {
        if (!known.contains(pending.token))
            tables::insertPending(db, pending);
    }
    for (const Writing& row : salvaged.openWriting)
        tables::keepOpenWriting(db, row);
    if (!salvaged.boundRoot.isEmpty() && !tables::readMeta(db, u"workspace_root"_s))
        tables::writeMeta(db, u"workspace_root"_s, salvaged.boundRoot);
    return fresh;
}

} // namespace brickwork
