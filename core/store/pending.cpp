#include "core/store/sql.h"
#include "core/store/tables.h"

namespace brickwork::tables {

void insertPending(sql::Connection& db, const PendingDelivery& pending)
{
    sql::run(db, R"sql(
        INSERT OR REPLACE INTO pending (token, post, draft, target, remote, hash, act, since, slug, state, foothold)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    )sql",
             pending.token, pending.post.value, pending.draft, pending.target, pending.remote, pending.hash,
             pending.act, pending.since.msecs, pending.slug, toText(pending.state), pending.foothold);
}

void movePending(sql::Connection& db, const QString& from, const QString& to)
{
    sql::run(db, "UPDATE pending SET draft = ?2 WHERE draft = ?1", from, to);
}

int updateFoothold(sql::Connection& db, const QString& token, const QString& foothold)
{
    return sql::run(db, "UPDATE pending SET foothold = ?2 WHERE token = ?1", token, foothold);
}

int deletePending(sql::Connection& db, const QString& token)
{
    return sql::run(db, "DELETE FROM pending WHERE token = ?1", token);
}

std::vector<PendingDelivery> readPending(sql::Connection& db)
{
    std::vector<PendingDelivery> pending;
    SQLite::Statement rows(db, R"sql(
        SELECT token, post, draft, target, remote, hash, act, since, slug, state, foothold
        FROM pending ORDER BY since, token
    )sql");
    while (rows.executeStep()) {
        pending.push_back({sql::text(rows, 0),
                           {sql::text(rows, 1)},
                           sql::text(rows, 2),
                           sql::text(rows, 3),
                           sql::text(rows, 4),
                           sql::text(rows, 5),
                           sql::text(rows, 6),
                           {sql::number(rows, 7)},
                           sql::text(rows, 8),
                           deliveryStateFrom(sql::text(rows, 9)).value_or(DeliveryState::Published),
                           sql::text(rows, 10)});
    }
    return pending;
}

} // namespace brickwork::tables
