#include "core/flows/writing_ledger.h"

#include <QtConcurrent>

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

using namespace std::chrono_literals;

namespace brickwork {

namespace {

constexpr auto commitWithin = 3s; // of the 5 that may be lost at most, some are the disk's
constexpr auto nameComesWithin = 1s;
constexpr auto tryAgainAfter = 5s;
constexpr auto restsAfter = 2min;

std::vector<Writing> rowsOf(const WritingLog& log)
{
    std::vector<Writing> rows;
    for (const auto& [day, drafts] : log) {
        for (const auto& [draft, writing] : drafts)
            rows.push_back(writing);
    }
    return rows;
}

void rename(WritingLog& log, const QString& from, const QString& to)
{
    for (auto& [day, drafts] : log) {
        auto row = drafts.extract(from);
        if (row.empty())
            continue;
        Writing moved = std::move(row.mapped());
        moved.draft = to;
        const auto [place, fresh] = drafts.try_emplace(to, moved);
        if (!fresh)
            add(place->second, moved);
    }
}

/// Which of a draft's rows tells best how many words it has today: a clock that was ahead has left rows of
/// days to come. Tomorrow may have begun already where the writer came from.
std::tuple<int, qint64> nearness(Day day, Day today)
{
    const qint64 distance = today.daysTo(day);
    if (distance == 0 || distance == 1)
        return {2, -distance};
    return {distance < 0 ? 1 : 0, -std::abs(distance)};
}

} // namespace

/// The store as the saving thread has it, opened at the first saving.
class WritingLedger::Saver
{
public:
    explicit Saver(StorePlace place) : m_place(std::move(place)) {}

    [[nodiscard]] Result<void> save(const std::vector<Writing>& rows, Instant now)
    {
        return store(now).and_then([&rows](Store* store) { return store->addWriting(rows); });
    }

private:
    Result<Store*> store(Instant now)
    {
        if (!m_store) {
            auto opened = Store::open(m_place, now);
            if (!opened)
                return Failure(opened.error());
            m_store = std::move(*opened);
        }
        return m_store.get();
    }

    StorePlace m_place;
    std::unique_ptr<Store> m_store;
};

WritingLedger::WritingLedger(Logbook& logbook, StorePlace place, const Clock& clock, QObject* parent)
    : QObject(parent), m_logbook(logbook), m_clock(clock), m_saver(std::make_shared<Saver>(std::move(place)))
{
    m_thread.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restsAfter);
    connect(&m_soon, &QTimer::timeout, this, &WritingLedger::commit);
    // If it fails it is tried at the next rest, at the latest at the next start: nothing is lost by it.
    connect(&m_rest, &QTimer::timeout, this, [this] { (void) settle(); });
    connect(&m_saving, &QFutureWatcher<Result<void>>::finished, this, &WritingLedger::finish);
    connect(&m_logbook, &Logbook::changed, this, [this] {
        // What is on its way may be in the log by now, or not.
        if (m_inFlight.empty())
            follow(m_logbook.rule().dayOf(m_clock.now()));
    });
    follow(m_logbook.rule().dayOf(m_clock.now()));
    if (!m_logbook.state().openWriting.empty())
        m_rest.start(); // left by a program that did not come to its end
}

WritingLedger::~WritingLedger()
{
    (void) flush();
}

void WritingLedger::open(const DraftId& draft, const QString& title, int words)
{
    m_draft = draft.value;
    m_title = title;
    m_waited = false;
    m_keyed.reset();
    m_lastKey.reset(); // the way from one draft to another is no writing
    const std::optional<int> known = draft.isEmpty() ? std::nullopt : lastKnownTotal(draft.value);
    m_total = words;
    if (known && *known != words)
        note(WordSource::External,
             {.added = std::max(words - *known, 0), .removed = std::max(*known - words, 0)}, words);
}

void WritingLedger::rename(const DraftId& draft)
{
    brickwork::rename(m_unsaved, m_draft, draft.value);
    brickwork::rename(m_inFlight, m_draft, draft.value); // it may come back
    m_draft = draft.value;
    // Another draft had this name before.
    if (const auto known = lastKnownTotal(m_draft); known && *known != m_total) {
        rowOf(m_clock.now()).total = m_total;
        book();
    }
    if (std::exchange(m_waited, false))
        save();
}

void WritingLedger::setTitle(const QString& title)
{
    m_title = title;
}

void WritingLedger::key()
{
    const Instant now = m_clock.now();
    Writing& row = rowOf(now);
    const qint64 time = writingTime(m_lastKey, now);
    row.msecs += time;
    m_today.msecs += time;
    if (!row.first)
        row.first = now;
    row.last = now;
    m_lastKey = m_keyed = now;
    book();
}

void WritingLedger::note(WordSource source, WordChange change, int total)
{
    // What was typed belongs to the day of its key, should another begin while it is counted.
    const auto key = source == WordSource::Typed ? std::exchange(m_keyed, std::nullopt) : std::nullopt;
    Writing& row = rowOf(key.value_or(m_clock.now()));
    const int before = m_today.typed();
    row.of(source) += change;
    row.total = total;
    m_total = total;
    m_today.words.at(static_cast<std::size_t>(source)) += change;
    book();
    if (source == WordSource::Typed)
        oweBrick(before);
}

void WritingLedger::noteTotal(int total)
{
    if (total == m_total)
        return;
    rowOf(m_clock.now()).total = total;
    m_total = total;
    book();
}

DayWriting WritingLedger::today() const
{
    const Day day = m_logbook.rule().dayOf(m_clock.now());
    return day == m_day ? m_today : sumOf(day);
}

Result<void> WritingLedger::flush()
{
    m_saving.waitForFinished();
    finish();
    save();
    m_saving.waitForFinished();
    const Result<void> outcome = m_saving.future().isValid() && m_saving.future().resultCount() > 0
                                     ? m_saving.result()
                                     : Result<void>();
    finish();
    return outcome;
}

Result<void> WritingLedger::settle()
{
    return flush().and_then([this] { return m_logbook.settleWriting(); });
}

Writing& WritingLedger::rowOf(Instant now)
{
    const Day day = m_logbook.rule().dayOf(now);
    if (day != m_day)
        follow(day);
    auto [row, fresh] = m_unsaved[day].try_emplace(m_draft);
    if (fresh)
        row->second = {.day = day,
                       .draft = m_draft,
                       .title = m_title,
                       .words = {},
                       .msecs = 0,
                       .first = {},
                       .last = {},
                       .total = m_total};
    return row->second;
}

std::optional<int> WritingLedger::lastKnownTotal(const QString& draft) const
{
    const Day today = m_logbook.rule().dayOf(m_clock.now());
    std::optional<int> total;
    std::optional<std::tuple<int, qint64>> nearest;
    // Of one day what is not committed yet is the later.
    for (const WritingLog* log : {&m_unsaved, &m_inFlight, &m_logbook.state().log.writings}) {
        for (const auto& [day, drafts] : *log) {
            const auto row = drafts.find(draft);
            if (row == drafts.end() || (nearest && nearness(day, today) <= *nearest))
                continue;
            nearest = nearness(day, today);
            total = row->second.total;
        }
    }
    return total;
}

/// What was committed of a day, and what is on its way.
DayWriting WritingLedger::sumOf(Day day) const
{
    DayWriting sum = dayWriting(m_logbook.state().log.writings, day);
    for (const WritingLog* log : {&m_inFlight, &m_unsaved}) {
        const DayWriting more = dayWriting(*log, day);
        for (std::size_t i = 0; i < wordSources; ++i)
            sum.words.at(i) += more.words.at(i);
        sum.msecs += more.msecs;
    }
    return sum;
}

void WritingLedger::follow(Day day)
{
    m_day = day;
    m_today = sumOf(day);
    Q_EMIT changed();
}

void WritingLedger::book()
{
    m_unsaved[m_day].at(m_draft).title = m_title;
    if (!m_soon.isActive())
        m_soon.start(m_told ? tryAgainAfter : commitWithin);
    m_rest.start();
    Q_EMIT changed();
}

/// A draft without a file is about to get one, and its words are to be found under its name.
void WritingLedger::commit()
{
    const auto hasNoName = [](const auto& drafts) { return drafts.second.contains(QString()); };
    if (!m_draft.isEmpty() || m_waited || std::ranges::none_of(m_unsaved, hasNoName))
        return save();
    m_waited = true;
    m_soon.start(nameComesWithin);
    Q_EMIT nameWished();
}

void WritingLedger::save()
{
    if (m_unsaved.empty() || !m_inFlight.empty())
        return; // finish() looks again
    m_soon.stop();
    m_inFlight = std::exchange(m_unsaved, {});
    // A store's own affairs go by the machine's time.
    const Instant real = SystemClock().now();
    m_saving.setFuture(QtConcurrent::run(
        &m_thread, [saver = m_saver, rows = rowsOf(m_inFlight), real] { return saver->save(rows, real); }));
}

/// May be called twice for one answer: by flush() and by the event loop.
void WritingLedger::finish()
{
    if (m_inFlight.empty() || !m_saving.isFinished())
        return;
    const Result<void> saved = m_saving.result();
    const WritingLog sent = std::exchange(m_inFlight, {});
    if (saved) {
        m_told = false;
        // Committed: what cannot be read again just now is read at the next look.
        if (m_logbook.reload())
            follow(m_logbook.rule().dayOf(m_clock.now()));
        layBrick();
    } else {
        giveBack(sent);
        if (!std::exchange(m_told, true))
            Q_EMIT failed(saved.error().sentence);
    }
    if (!m_unsaved.empty() && !m_soon.isActive())
        m_soon.start(saved ? commitWithin : tryAgainAfter);
}

void WritingLedger::giveBack(const WritingLog& sent)
{
    for (const Writing& row : rowsOf(sent)) {
        Writing earlier = row;
        auto& drafts = m_unsaved[row.day];
        const auto later = drafts.find(row.draft);
        if (later != drafts.end())
            add(earlier, later->second);
        drafts.insert_or_assign(row.draft, earlier);
    }
}

void WritingLedger::oweBrick(int before)
{
    const std::optional<int> enough = m_logbook.state().settings.brickWords;
    if (!enough || before >= *enough || m_today.typed() < *enough || m_laid == m_day)
        return;
    m_due = m_day;
    layBrick();
}

/// A store that cannot be written to puts it off until it can be.
void WritingLedger::layBrick()
{
    if (!m_due)
        return;
    const Day day = *m_due;
    // Only where none stands; another process may have laid one since.
    if (!m_logbook.reload())
        return;
    if (m_logbook.state().log.bricks.contains(day)) {
        m_due.reset();
        return;
    }
    const auto brick = m_logbook.stack(
        {.day = day, .size = BrickSize::Normal, .source = BrickSource::Auto, .note = {}, .direction = {}});
    if (!brick)
        return;
    m_due.reset();
    m_laid = day; // even if it is removed: the writer has decided then
    Q_EMIT brickLaid(*brick);
}

} // namespace brickwork
