#include "core/store/mirror.h"

#include "core/store/sentence.h"
#include "core/store/sql.h"

#include <SQLiteCpp/Savepoint.h>
#include <sqlite3.h>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

/// Below this it is cheaper to read a journal's tail again than to commit that it was read.
constexpr qint64 cheapBytes = 64LL * 1024;
constexpr qsizetype cheapEvents = 64;

QString damagedSentence(const JournalPart& part)
{
    return Sentence::tr("%n damaged line(s) of the journal %1 were skipped and left as they are.", nullptr,
                        part.damaged)
        .arg(part.name);
}

std::vector<Event> eventsOf(const std::vector<JournalPart>& parts)
{
    std::vector<Event> all;
    for (const JournalPart& part : parts)
        all.insert(all.end(), part.events.begin(), part.events.end());
    return all;
}

/// All of them or, if one breaks a rule of the store, none: nothing.
std::optional<int> absorbIfSound(sql::Connection& db, std::span<const Event> events)
{
    SQLite::Savepoint savepoint(db, "absorbing");
    try {
        const int taken = tables::absorb(db, events, tables::Mirrored::Yes);
        savepoint.release();
        return taken;
    } catch (const SQLite::Exception& exception) {
        if (exception.getErrorCode() != SQLITE_CONSTRAINT)
            throw;
        return std::nullopt;
    }
}

/// What the store does not take is a fault of that one line: it must not keep the others out, nor the writer.
int absorbSound(sql::Connection& db, JournalPart& part)
{
    if (const auto all = absorbIfSound(db, part.events))
        return *all;
    int taken = 0;
    std::vector<Event> sound;
    for (Event& event : part.events) {
        if (const auto one = absorbIfSound(db, {&event, 1})) {
            taken += *one;
            sound.push_back(std::move(event));
        } else {
            countAsDamaged(part, event);
        }
    }
    part.events = std::move(sound);
    return taken;
}

} // namespace

Mirror::Mirror(sql::Connection& db, const StorePlace& place)
    : m_db(db), m_place(place), m_own(place.device.value + u".jsonl"_s), m_marks(tables::readJournalMarks(db))
{
}

Result<int> Mirror::takeIn()
{
    return takeInFrom(journalNames(m_place.journalFolder));
}

Result<int> Mirror::takeInFrom(const QStringList& names)
{
    auto parts = readNew(names);
    if (!parts)
        return Failure(parts.error());
    if (ownWasRewritten(*parts)) {
        return compare().transform([this](const Comparison& comparison) {
            m_notices << comparison.damaged;
            return comparison.taken;
        });
    }
    return keep(std::move(*parts));
}

Result<std::vector<JournalPart>> Mirror::readNew(const QStringList& names)
{
    if (leadsElsewhere(m_place.journalFolder)) {
        sayOnce(Sentence::tr("The journal folder %1 is a link that leads out of the workspace. It was left "
                             "alone; put a folder in its place.")
                    .arg(m_place.journalFolder));
    }
    std::vector<JournalPart> parts;
    for (const QString& name : names) {
        const auto mark = m_marks.find(name);
        auto part = readJournal(m_place.journalFolder, name,
                                mark == m_marks.end() ? std::nullopt : std::optional(mark->second));
        if (!part && part.error().code == ErrorCode::NotFound)
            continue; // went away between listing and reading: a sync at work
        if (!part)
            sayOnce(part.error().sentence); // one unreadable journal does not keep the others out
        else if (*part)
            parts.push_back(std::move(**part));
    }
    return parts;
}

/// A journal of ours that shrank, changed or went lacks events that are marked as standing in it.
bool Mirror::ownWasRewritten(const std::vector<JournalPart>& parts) const
{
    for (const JournalPart& part : parts) {
        if (part.name == m_own && part.rewritten)
            return true;
    }
    return m_marks.contains(m_own) && QFileInfo(QFileInfo(m_place.journalFolder).path()).isDir() &&
           !journalStands(m_place.journalFolder, m_own);
}

int Mirror::keep(std::vector<JournalPart> parts)
{
    int taken = 0;
    if (holdsNews(eventsOf(parts))) {
        SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
        for (JournalPart& part : parts)
            taken += absorbSound(m_db, part);
        transaction.commit();
    }
    // Only now: a mark must never claim more than the store holds.
    for (const JournalPart& part : parts) {
        tables::JournalMark& mark = m_marks[part.name];
        if (part.damaged > 0 && damageOf(part.mark) != damageOf(mark))
            m_notices << damagedSentence(part);
        mark = part.mark;
        m_readSince += part.bytes;
    }
    noteStanding(parts);
    if (m_readSince > cheapBytes || m_standing.size() > cheapEvents)
        settle();
    return taken;
}

bool Mirror::holdsNews(const std::vector<Event>& events) const
{
    const SQLite::Transaction reading(m_db); // one lock for all the questions
    return std::any_of(events.begin(), events.end(),
                       [this](const Event& event) { return !tables::knows(m_db, event.id); });
}

void Mirror::noteStanding(const std::vector<JournalPart>& parts)
{
    const QSet<QString> missing = tables::unmirroredIds(m_db);
    for (const JournalPart& part : parts) {
        for (const Event& event : part.events) {
            if (missing.contains(event.id.value))
                m_standing.insert(event.id.value);
        }
    }
}

std::vector<Event> Mirror::missingEvents() const
{
    std::vector<Event> missing = tables::unmirroredEvents(m_db);
    std::erase_if(missing, [this](const Event& event) {
        // What would not be read back would be written again and again.
        const auto read = eventFromJson(toJson(event));
        return m_standing.contains(event.id.value) || !read || *read != event;
    });
    return missing;
}

int Mirror::missing() const
{
    return static_cast<int>(tables::unmirroredIds(m_db).subtract(m_standing).size());
}

Result<int> Mirror::giveOut()
{
    const int before = missing();
    if (before == 0)
        return 0;
    const auto journal = lockJournal(m_place.journalFolder, m_own);
    if (!journal)
        return before;
    // Another process may have written some of them while we waited.
    if (const auto taken = takeInFrom({m_own}); !taken)
        return Failure(taken.error());
    const std::vector<Event> missing = missingEvents();
    if (missing.empty() || !appendLines(*journal, missing))
        return this->missing();
    auto parts = readNew({m_own});
    if (!parts)
        return Failure(parts.error());
    keep(std::move(*parts));
    return this->missing();
}

void Mirror::writeDown()
{
    tables::markMirrored(m_db, m_standing, tables::Mirrored::Yes);
    for (const auto& [name, mark] : m_marks)
        tables::writeJournalMark(m_db, name, mark);
}

void Mirror::confirm()
{
    m_standing.clear();
    m_readSince = 0;
}

void Mirror::settle()
{
    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    writeDown();
    transaction.commit();
    confirm();
}

/// Makes room for the journals' events of those ids. Returns what stood there.
std::vector<Event> Mirror::clearWhatDiffers(const std::map<QString, Event>& here,
                                            const std::vector<Event>& journaled)
{
    std::vector<Event> cleared;
    QSet<QString> seen; // of two lines with one id the first counts
    for (const Event& event : journaled) {
        if (seen.contains(event.id.value))
            continue;
        seen.insert(event.id.value);
        const auto known = here.find(event.id.value);
        if (known == here.end() || known->second == event)
            continue;
        sql::run(m_db, "DELETE FROM event WHERE id = ?1", event.id.value);
        tables::refold(m_db, known->second.subject);
        cleared.push_back(known->second);
    }
    return cleared;
}

Result<Mirror::Comparison> Mirror::compare()
{
    Comparison comparison;
    comparison.reachable = QFileInfo(m_place.journalFolder).isDir() && !leadsElsewhere(m_place.journalFolder);
    if (!QFileInfo(QFileInfo(m_place.journalFolder).path()).isDir())
        return comparison; // the workspace is away: that says nothing of its journals
    m_marks.clear();
    auto parts = readNew(journalNames(m_place.journalFolder));
    if (!parts)
        return Failure(parts.error());

    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    std::map<QString, Event> here;
    for (Event& event : tables::allEvents(m_db))
        here.emplace(event.id.value, std::move(event));
    const std::vector<Event> replaced = clearWhatDiffers(here, eventsOf(*parts));
    for (JournalPart& part : *parts)
        comparison.taken += absorbSound(m_db, part);
    for (const Event& event : replaced) {
        if (tables::knows(m_db, event.id))
            ++comparison.corrected;
        else // the journal's was refused
            tables::absorb(m_db, {&event, 1}, tables::Mirrored::No);
    }
    comparison.taken -= comparison.corrected;
    QSet<QString> standing;
    for (const Event& event : eventsOf(*parts))
        standing.insert(event.id.value);
    QSet<QString> missing;
    for (const auto& [id, event] : here) {
        if (!standing.contains(id))
            missing.insert(id);
    }
    comparison.missing = static_cast<int>(missing.size());
    tables::markMirrored(m_db, missing, tables::Mirrored::No);
    tables::markMirrored(m_db, standing, tables::Mirrored::Yes);
    comparison.spoiled = static_cast<int>(tables::spoiledEvents(m_db).size());
    m_db.exec("DELETE FROM journal");
    for (const JournalPart& part : *parts) {
        m_marks[part.name] = part.mark;
        if (part.damaged > 0)
            comparison.damaged << damagedSentence(part);
    }
    m_standing.clear();
    writeDown();
    transaction.commit();
    confirm();
    return comparison;
}

void Mirror::sayOnce(const QString& sentence)
{
    if (m_said.contains(sentence))
        return;
    m_said.insert(sentence);
    m_notices << sentence;
}

QStringList Mirror::takeNotices()
{
    return std::exchange(m_notices, {});
}

} // namespace brickwork
