#include "core/flows/writing_ledger.h"

#include <QtConcurrent>

#include <ranges>
#include <utility>

using namespace std::chrono_literals;

namespace brickwork {

namespace {

constexpr auto commitWithin = 3s; // of the 5 that may be lost at most, some are the disk's
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
    connect(&m_soon, &QTimer::timeout, this, &WritingLedger::save);
    // If it fails it is tried at the next rest, at the latest at the next start: nothing is lost by it.
    connect(&m_rest, &QTimer::timeout, this, [this] { (void) settle(); });
    connect(&m_saving, &QFutureWatcher<Result<void>>::finished, this, &WritingLedger::finish);
    connect(&m_logbook, &Logbook::changed, this, [this] {
        if (m_unsaved.empty() && m_inFlight.empty())
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
    m_lastKey.reset(); // the way from one draft to another is no writing
    const std::optional<int> known = draft.isEmpty() ? std::nullopt : lastKnownTotal(draft.value);
    m_total = words;
    if (known && *known != words)
        note(WordSource::External,
             {.added = std::max(words - *known, 0), .removed = std::max(*known - words, 0)}, words);
}

void WritingLedger::rename(const DraftId& draft)
{
    for (auto& [day, drafts] : m_unsaved) {
        auto row = drafts.extract(m_draft);
        if (row.empty())
            continue;
        Writing moved = std::move(row.mapped());
        moved.draft = draft.value;
        const auto [place, fresh] = drafts.try_emplace(draft.value, moved);
        if (!fresh)
            add(place->second, moved);
    }
    m_draft = draft.value;
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
    m_lastKey = now;
    book();
}

void WritingLedger::note(WordSource source, WordChange change, int total)
{
    Writing& row = rowOf(m_clock.now());
    const int before = m_today.typed();
    row.of(source) += change;
    row.total = total;
    m_total = total;
    m_today.words.at(static_cast<std::size_t>(source)) += change;
    book();
    if (source == WordSource::Typed)
        layBrick(before);
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
    return m_logbook.rule().dayOf(m_clock.now()) == m_day ? m_today : DayWriting{};
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
    const auto in = [&draft](const WritingLog& log) -> std::optional<int> {
        for (const auto& [day, drafts] : std::views::reverse(log)) {
            if (const auto row = drafts.find(draft); row != drafts.end())
                return row->second.total;
        }
        return std::nullopt;
    };
    for (const WritingLog* log : {&m_unsaved, &m_inFlight, &m_logbook.state().log.writings}) {
        if (const auto total = in(*log))
            return total;
    }
    return std::nullopt;
}

/// Another day: what was committed of it, and what is on its way.
void WritingLedger::follow(Day day)
{
    m_day = day;
    m_today = dayWriting(m_logbook.state().log.writings, day);
    for (const WritingLog* log : {&m_inFlight, &m_unsaved}) {
        const DayWriting more = dayWriting(*log, day);
        for (std::size_t i = 0; i < wordSources; ++i)
            m_today.words.at(i) += more.words.at(i);
        m_today.msecs += more.msecs;
    }
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
        (void) m_logbook.reload();
    } else {
        for (const Writing& row : rowsOf(sent)) {
            Writing earlier = row;
            auto& drafts = m_unsaved[row.day];
            const auto later = drafts.find(row.draft);
            if (later != drafts.end())
                add(earlier, later->second);
            drafts.insert_or_assign(row.draft, earlier);
        }
        if (!std::exchange(m_told, true))
            Q_EMIT failed(saved.error().sentence);
    }
    if (!m_unsaved.empty() && !m_soon.isActive())
        m_soon.start(saved ? commitWithin : tryAgainAfter);
}

void WritingLedger::layBrick(int before)
{
    const std::optional<int> enough = m_logbook.state().settings.brickWords;
    if (!enough || before >= *enough || m_today.typed() < *enough || m_laid == m_day ||
        m_logbook.state().log.bricks.contains(m_day))
        return;
    m_laid = m_day; // even if it is removed: the writer has decided then
    const auto brick = m_logbook.stack(
        {.day = m_day, .size = BrickSize::Normal, .source = BrickSource::Auto, .note = {}, .direction = {}});
    if (brick)
        Q_EMIT brickLaid(*brick);
    else
        m_laid.reset();
}

} // namespace brickwork
