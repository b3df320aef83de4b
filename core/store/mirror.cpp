#include "core/store/mirror.h"

#include "core/store/sentence.h"
#include "core/store/sql.h"

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

void addEvents(std::vector<Event>& all, const std::vector<JournalPart>& parts)
{
    for (const JournalPart& part : parts)
        all.insert(all.end(), part.events.begin(), part.events.end());
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
    const auto parts = readNew(names);
    if (!parts)
        return Failure(parts.error());
    if (ownWasRewritten(*parts))
        return compare().transform([](const Comparison& comparison) { return comparison.taken; });
    for (const JournalPart& part : *parts) {
        if (part.damaged > 0)
            m_notices << damagedSentence(part);
    }
    return keep(*parts);
}

Result<std::vector<JournalPart>> Mirror::readNew(const QStringList& names)
{
    std::vector<JournalPart> parts;
    for (const QString& name : names) {
        const auto mark = m_marks.find(name);
        auto part = readJournal(m_place.journalFolder, name,
                                mark == m_marks.end() ? std::nullopt : std::optional(mark->second));
        if (!part && part.error().code == ErrorCode::NotFound)
            continue; // went away between listing and reading: a sync at work
        if (!part)
            m_notices << part.error().sentence; // one unreadable journal does not keep the others out
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
           !QFileInfo::exists(m_place.journalFolder + u'/' + m_own);
}

int Mirror::keep(const std::vector<JournalPart>& parts)
{
    std::vector<Event> events;
    addEvents(events, parts);
    const bool news = holdsNews(events);
    int taken = 0;
    if (news) {
        SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
        taken = tables::absorb(m_db, events, tables::Mirrored::Yes);
        transaction.commit();
    }
    // Only now: a mark must never claim more than the store holds.
    for (const JournalPart& part : parts) {
        m_marks[part.name] = part.mark;
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
    std::erase_if(missing, [this](const Event& event) { return m_standing.contains(event.id.value); });
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
    if (missing.empty())
        return 0;
    if (!appendLines(*journal, missing))
        return static_cast<int>(missing.size());
    const auto parts = readNew({m_own});
    if (!parts)
        return Failure(parts.error());
    keep(*parts);
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

Result<Mirror::Comparison> Mirror::compare()
{
    Comparison comparison;
    comparison.reachable = QFileInfo(m_place.journalFolder).isDir();
    if (!QFileInfo(QFileInfo(m_place.journalFolder).path()).isDir())
        return comparison; // the workspace is away: that says nothing of its journals
    m_marks.clear();
    const auto parts = readNew(journalNames(m_place.journalFolder));
    if (!parts)
        return Failure(parts.error());
    std::vector<Event> journaled;
    addEvents(journaled, *parts);

    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    std::map<QString, Event> here;
    for (Event& event : tables::allEvents(m_db))
        here.emplace(event.id.value, std::move(event));
    QSet<QString> standing;
    for (const Event& event : journaled) {
        if (standing.contains(event.id.value))
            continue;
        standing.insert(event.id.value);
        const auto known = here.find(event.id.value);
        if (known == here.end() || known->second == event)
            continue;
        sql::run(m_db, "DELETE FROM event WHERE id = ?1", event.id.value);
        tables::refold(m_db, known->second.subject);
        ++comparison.corrected;
    }
    comparison.taken = tables::absorb(m_db, journaled, tables::Mirrored::Yes) - comparison.corrected;
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

QStringList Mirror::takeNotices()
{
    return std::exchange(m_notices, {});
}

} // namespace brickwork
