// From a subject to the table it stands in: the one path by which an act of here, a merge and a rebuild reach
// the tables the program reads.
#include "core/store/sql.h"
#include "core/store/tables.h"

#include <set>

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
    } else if (kind == "writing"_L1) {
        constexpr qsizetype dayLength = 10;
        if (const auto day = Day::fromIso(QStringView(name).left(dayLength)))
            refoldWriting(db, *day, name.mid(dayLength + 1), events);
    } else if (kind == "post"_L1) {
        refoldPublication(db, name, events);
    } else if (kind == "setting"_L1) {
        refoldSetting(db, name, events);
    } else if (kind == "target"_L1) {
        refoldTarget(db, name, events);
    } else if (kind == "note"_L1) {
        refoldNote(db, name, events);
    }
    // Anything else is of a later version: its events are kept, it has no table here.
}

void refoldAll(sql::Connection& db)
{
    for (const char* empty :
         {"DELETE FROM delivery", "DELETE FROM post", "DELETE FROM brick", "DELETE FROM rest",
          "DELETE FROM setting", "DELETE FROM target", "DELETE FROM writing", "DELETE FROM note"})
        db.exec(empty);
    QStringList subjects;
    SQLite::Statement rows(db, "SELECT DISTINCT subject FROM event");
    while (rows.executeStep())
        subjects << sql::text(rows, 0);
    for (const QString& subject : std::as_const(subjects))
        refold(db, subject);
    // No event tells the other connections of it.
    const qint64 before = readMeta(db, u"refolded"_s).value_or(QString()).toLongLong();
    writeMeta(db, u"refolded"_s, QString::number(before + 1));
}

namespace {

/// More subjects than this are read faster all at once.
constexpr qsizetype manySubjects = 500;

qint64 lastEventOf(sql::Connection& db)
{
    return sql::firstNumber(db, "SELECT max(rowid) FROM event").value_or(0);
}

void takePublications(sql::Connection& db, StoreState& state)
{
    state.publications = readPublications(db);
    state.log.posts.clear();
    state.log.posts.reserve(state.publications.size());
    for (const Publication& publication : state.publications)
        state.log.posts.push_back(publication.post);
}

void takeSettings(sql::Connection& db, StoreState& state)
{
    state.rawSettings = readSettings(db);
    state.settings = habitSettings(state.rawSettings);
}

QSet<QString> subjectsSince(sql::Connection& db, qint64 event)
{
    QSet<QString> subjects;
    SQLite::Statement rows(db, "SELECT subject FROM event WHERE rowid > ?1");
    sql::bindAll(rows, event);
    while (rows.executeStep())
        subjects.insert(sql::text(rows, 0));
    return subjects;
}

template <typename Map, typename Value>
void put(Map& map, Day day, std::optional<Value>&& value)
{
    if (value)
        map.insert_or_assign(day, std::move(*value));
    else
        map.erase(day);
}

void takeDay(sql::Connection& db, QStringView kind, Day day, StoreState& state)
{
    if (kind == "brick"_L1)
        put(state.log.bricks, day, readBrick(db, day));
    else
        put(state.log.rests, day, readRest(db, day));
}

/// The days whose writing must be summed anew: settled ones of `days`, and those open before or now.
bool takeWriting(sql::Connection& db, std::set<Day> days, StoreState& state)
{
    std::vector<Writing> open = readOpenWriting(db);
    if (days.empty() && open == state.openWriting)
        return false;
    for (const Writing& row : state.openWriting)
        days.insert(row.day);
    for (const Writing& row : open)
        days.insert(row.day);
    for (const Day day : days) {
        auto settled = readWritingsOf(db, day);
        if (settled.empty())
            state.log.writings.erase(day);
        else
            state.log.writings.insert_or_assign(day, std::move(settled));
    }
    for (const Writing& row : open)
        add(state.log.writings, row);
    state.openWriting = std::move(open);
    return true;
}

} // namespace

StoreState readState(sql::Connection& db)
{
    StoreState state;
    state.mark.lastEvent = lastEventOf(db);
    readBricks(db, state.log);
    readRests(db, state.log);
    readWritings(db, state.log.writings);
    state.openWriting = readOpenWriting(db);
    for (const Writing& row : state.openWriting)
        add(state.log.writings, row);
    takeSettings(db, state);
    takePublications(db, state);
    state.targets = readTargets(db);
    state.notes = readNotes(db);
    return state;
}

StoreChanges refreshState(sql::Connection& db, StoreState& state)
{
    const QSet<QString> subjects = subjectsSince(db, state.mark.lastEvent);
    if (subjects.size() > manySubjects) {
        const qint64 generation = state.mark.generation;
        state = readState(db);
        state.mark.generation = generation;
        return {.log = true, .publications = true};
    }
    StoreChanges changes;
    std::set<Day> written;
    bool settings = false;
    bool targets = false;
    bool notes = false;
    for (const QString& subject : subjects) {
        const qsizetype slash = subject.indexOf(u'/');
        const QStringView kind = QStringView(subject).left(slash);
        const auto day = Day::fromIso(QStringView(subject).mid(slash + 1, 10));
        if (day && (kind == "brick"_L1 || kind == "rest"_L1))
            takeDay(db, kind, *day, state);
        else if (day && kind == "writing"_L1)
            written.insert(*day);
        settings = settings || kind == "setting"_L1;
        targets = targets || kind == "target"_L1;
        notes = notes || kind == "note"_L1;
        changes.publications = changes.publications || kind == "post"_L1;
    }
    if (settings)
        takeSettings(db, state);
    if (targets)
        state.targets = readTargets(db);
    if (notes)
        state.notes = readNotes(db);
    if (changes.publications)
        takePublications(db, state);
    const bool words = takeWriting(db, std::move(written), state);
    changes.log = words || !subjects.isEmpty();
    state.mark.lastEvent = lastEventOf(db);
    return changes;
}

} // namespace brickwork::tables
