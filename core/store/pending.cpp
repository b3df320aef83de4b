#include "core/store/sql.h"
#include "core/store/tables.h"

namespace brickwork::tables {

void insertPending(sql::Connection& db, const PendingDelivery& pending)
{
    sql::run(db, R"sql(
        INSERT INTO pending (token, post, draft, target, remote, hash, act, since)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
    )sql",
             pending.token, pending.post.value, pending.draft, pending.target, pending.remote, pending.hash,
             pending.act, pending.since.msecs);
}

int deletePending(sql::Connection& db, const QString& token)
{
    return sql::run(db, "DELETE FROM pending WHERE token = ?1", token);
}

std::vector<PendingDelivery> readPending(sql::Connection& db)
{
    std::vector<PendingDelivery> pending;
    SQLite::Statement rows(db, R"sql(
        SELECT token, post, draft, target, remote, hash, act, since FROM pending ORDER BY since, token
    )sql");
    while (rows.executeStep()) {
        pending.push_back({sql::text(rows, 0),
                           {sql::text(rows, 1)},
                           sql::text(rows, 2),
                           sql::text(rows, 3),
                           sql::text(rows, 4),
                           sql::text(rows, 5),
                           sql::text(rows, 6),
                           {sql::number(rows, 7)}});
    }
    return pending;
}

} // namespace brickwork::tables
