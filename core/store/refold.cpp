// From a subject to the table it stands in: the one path by which an act of here, a merge and a rebuild reach
// the tables the program reads.
#include "core/store/sql.h"
#include "core/store/tables.h"

namespace brickwork::tables {

using namespace Qt::StringLiterals;

void refold(sql::Connection& db, const QString& subject)
{
    const qsizetype slash = subject.indexOf(u'/');
    const QStringView kind = QStringView(subject).left(slash);
    const QString name = subject.mid(slash + 1);
    const std::vector<Event> events = eventsOf(db, subject);
    if (kind == "brick"_L1 || kind == "rest"_L1) {
        const auto day = Day::fromIso(name);
        if (day && kind == "brick"_L1)
            refoldBrick(db, *day, events);
        else if (day)
            refoldRest(db, *day, events);
    } else if (kind == "post"_L1) {
        refoldPublication(db, name, events);
    } else if (kind == "setting"_L1) {
        refoldSetting(db, name, events);
    } else if (kind == "target"_L1) {
        refoldTarget(db, name, events);
    }
    // Anything else is of a later version: its events are kept, it has no table here.
}

void refoldAll(sql::Connection& db)
{
    for (const char* empty : {"DELETE FROM delivery", "DELETE FROM post", "DELETE FROM brick",
                              "DELETE FROM rest", "DELETE FROM setting", "DELETE FROM target"})
        db.exec(empty);
    QStringList subjects;
    SQLite::Statement rows(db, "SELECT DISTINCT subject FROM event");
    while (rows.executeStep())
        subjects << sql::text(rows, 0);
    for (const QString& subject : std::as_const(subjects))
        refold(db, subject);
}

StoreState readState(sql::Connection& db)
{
    StoreState state;
    readBricks(db, state.log);
    readRests(db, state.log);
    state.rawSettings = readSettings(db);
    state.settings = habitSettings(state.rawSettings);
    state.publications = readPublications(db);
    state.targets = readTargets(db);
    state.log.posts.reserve(state.publications.size());
    for (const Publication& publication : state.publications)
        state.log.posts.push_back(publication.post);
    return state;
}

} // namespace brickwork::tables
