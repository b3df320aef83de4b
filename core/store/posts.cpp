// post and delivery: what was published and where it is.
#include "core/store/sql.h"
#include "core/store/tables.h"

namespace brickwork::tables {

namespace {

void insertPost(sql::Connection& db, const Publication& publication)
{
    const auto msecs = [](Instant instant) { return instant.msecs; };
    const auto scheduled = publication.scheduled.transform(msecs);
    const auto reviewed = publication.reviewed.transform(msecs);
    sql::run(db, R"sql(
        INSERT INTO post (key, title, day, counts_from, retracted, at, zone, rollover, draft, url, words, scheduled,
            reviewed, verdict)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
    )sql",
             publication.post.id.value, publication.post.title, publication.post.day.iso(),
             publication.post.countsFrom.msecs, qint64{publication.post.retracted ? 1 : 0},
             publication.first.at.msecs, publication.first.zone, qint64{publication.first.rollover.minutes},
             publication.draft, publication.url, qint64{publication.words}, scheduled, reviewed,
             publication.verdict ? toText(*publication.verdict) : QString());
}

void insertDelivery(sql::Connection& db, const QString& key, const Delivery& delivery)
{
    sql::run(db, R"sql(
        INSERT INTO delivery (post, target, remote, url, hash, slug, at, live, modified, media, state)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    )sql",
             key, delivery.target, delivery.remote, delivery.url, delivery.hash, delivery.slug,
             delivery.at.msecs, qint64{delivery.live ? 1 : 0}, delivery.modified, delivery.media,
             toText(delivery.state));
}

std::map<QString, std::vector<Delivery>> readDeliveries(sql::Connection& db)
{
    std::map<QString, std::vector<Delivery>> deliveries;
    SQLite::Statement rows(db, R"sql(
        SELECT post, target, remote, url, hash, slug, at, live, modified, media, state
        FROM delivery ORDER BY post, target
    )sql");
    while (rows.executeStep()) {
        deliveries[sql::text(rows, 0)].push_back(
            {sql::text(rows, 1),
             sql::text(rows, 2),
             sql::text(rows, 3),
             sql::text(rows, 4),
             sql::text(rows, 5),
             {sql::number(rows, 6)},
             sql::number(rows, 7) != 0,
             sql::text(rows, 8),
             sql::text(rows, 9),
             deliveryStateFrom(sql::text(rows, 10)).value_or(DeliveryState::Published)});
    }
    return deliveries;
}

} // namespace

void refoldPublication(sql::Connection& db, const QString& key, const std::vector<Event>& events)
{
    sql::run(db, "DELETE FROM post WHERE key = ?1", key); // takes its deliveries with it
    const auto publication = foldPublication(events);
    if (!publication)
        return;
    insertPost(db, *publication);
    for (const Delivery& delivery : publication->deliveries)
        insertDelivery(db, key, delivery);
}

std::vector<Publication> readPublications(sql::Connection& db)
{
    auto deliveries = readDeliveries(db);
    std::vector<Publication> publications;
    SQLite::Statement rows(db, R"sql(
        SELECT key, title, day, counts_from, retracted, at, zone, rollover, draft, url, words, scheduled,
            reviewed, verdict
        FROM post ORDER BY day, key
    )sql");
    while (rows.executeStep()) {
        const auto day = Day::fromIso(sql::text(rows, 2));
        if (!day)
            continue;
        Publication publication;
        publication.post = {{sql::text(rows, 0)},
                            sql::text(rows, 1),
                            *day,
                            {sql::number(rows, 3)},
                            sql::number(rows, 4) != 0};
        publication.first = {
            {sql::number(rows, 5)}, sql::text(rows, 6), {static_cast<int>(sql::number(rows, 7))}};
        publication.draft = sql::text(rows, 8);
        publication.url = sql::text(rows, 9);
        publication.words = static_cast<int>(sql::number(rows, 10));
        if (!rows.isColumnNull(11))
            publication.scheduled = Instant{sql::number(rows, 11)};
        if (!rows.isColumnNull(12))
            publication.reviewed = Instant{sql::number(rows, 12)};
        publication.verdict = verdictFrom(sql::text(rows, 13));
        publication.deliveries = std::move(deliveries[publication.post.id.value]);
        publications.push_back(std::move(publication));
    }
    return publications;
}

} // namespace brickwork::tables
