#include "core/flows/history_keeper.h"

#include <QMetaObject>
#include <QPromise>

#include <algorithm>
#include <memory>
#include <utility>

using namespace std::chrono_literals;

namespace brickwork {

namespace {

constexpr auto firstThinning = 60s; // the start of the program has better things to do
constexpr auto nextThinning = 6h;

/// Most of the text gave way to something else or to nothing, in one go.
bool isAnother(const QString& before, const QString& after)
{
    constexpr qsizetype least = 200; // less is soon written again
    const qsizetype shorter = std::min(before.size(), after.size());
    const auto head = std::ranges::mismatch(before, after).in1 - before.begin();
    qsizetype tail = 0;
    while (tail < shorter - head && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
        ++tail;
    const qsizetype gone = before.size() - head - tail;
    return gone >= least && gone > before.size() / 2;
}

/// In the order of the calls. Not by QtConcurrent: who waits for such a task may be made to do it at once.
template <typename Task>
auto queue(QThreadPool& pool, Task task) -> QFuture<decltype(task())>
{
    auto promise = std::make_shared<QPromise<decltype(task())>>();
    promise->start();
    pool.start([promise, task = std::move(task)] {
        promise->addResult(task());
        promise->finish();
    });
    return promise->future();
}

} // namespace

HistoryKeeper::HistoryKeeper(DraftSession& session, const Clock& clock, QString folder, QObject* parent)
    : QObject(parent), m_session(session), m_clock(clock), m_snapshots(std::move(folder))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority);
    m_since.start();
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &HistoryKeeper::keepAfterMinutes);
    m_thinning.setSingleShot(true);
    connect(&m_thinning, &QTimer::timeout, this, [this] { (void) thin(); });
    m_thinning.start(firstThinning);

    connect(&m_session, &DraftSession::began, this, &HistoryKeeper::begin);
    connect(&m_session, &DraftSession::ended, this, &HistoryKeeper::end);
    connect(&m_session, &DraftSession::stateChanged, this, &HistoryKeeper::noteChange);
    connect(&m_session, &DraftSession::saved, this, &HistoryKeeper::noteSaved);
    connect(&m_session, &DraftSession::moved, this, &HistoryKeeper::follow);
    connect(&m_session, &DraftSession::risky, this, &HistoryKeeper::keep);
    if (m_session.state().open)
        begin();
}

HistoryKeeper::~HistoryKeeper()
{
    end();
    m_pool.waitForDone();
}

/// A text that may not be saved cannot be lost by us either, and is not what the file holds.
bool HistoryKeeper::mayKeep() const
{
    return m_session.state().open && m_session.base().readOnlyReason.isEmpty();
}

void HistoryKeeper::begin()
{
    m_due.stop();
    m_nameless.clear();
    m_last = m_saved = m_session.base().text;
    if (mayKeep() && !m_session.state().id.isEmpty())
        keepOpen(m_last, SnapshotReason::Opened);
}

void HistoryKeeper::end()
{
    m_due.stop();
    // What was saved last, however short ago: the next who opens the file may be another program.
    const QString& text = m_session.base().text;
    if (mayKeep() && !m_session.state().id.isEmpty() && text != m_last)
        keepOpen(text, SnapshotReason::Saved);
}

void HistoryKeeper::noteChange()
{
    if (!mayKeep() || !m_session.dirty() || m_due.isActive())
        return;
    m_due.start(std::max(0ms, m_pace - std::chrono::milliseconds(m_since.elapsed())));
}

void HistoryKeeper::noteSaved()
{
    const QString& text = m_session.base().text;
    const QString before = std::exchange(m_saved, text);
    if (!mayKeep())
        return;
    // All deleted, or pasted over: nobody was asked, and minutes have not passed.
    if (isAnother(before, text))
        keepOpen(before, SnapshotReason::BeforeReplace);
    if (text == m_last)
        return;
    const auto since = std::chrono::milliseconds(m_since.elapsed());
    if (since >= m_pace)
        keepOpen(text, SnapshotReason::Saved);
    else if (!m_due.isActive())
        m_due.start(m_pace - since);
}

void HistoryKeeper::keepAfterMinutes()
{
    if (!mayKeep())
        return;
    // Only what is not saved costs taking the text out of the editor.
    const QString text = m_session.dirty() ? m_session.text() : m_session.base().text;
    if (text != m_last)
        keepOpen(text, SnapshotReason::Minutes);
    // While it cannot be saved nobody tells of further edits.
    if (m_session.dirty())
        m_due.start(m_pace);
}

void HistoryKeeper::keepOpen(const QString& text, SnapshotReason why)
{
    keep(m_session.state().id, text, why);
}

void HistoryKeeper::keep(const DraftId& draft, const QString& text, SnapshotReason why)
{
    const bool open = m_session.state().open && m_session.state().id == draft;
    const SnapshotWish wish{.draft = draft,
                            .text = text,
                            .at = m_clock.now(),
                            .why = why,
                            .cursor = open && m_cursor ? m_cursor() : 0};
    if (open) {
        m_last = text;
        m_since.restart();
        m_due.stop();
    }
    if (draft.isEmpty())
        m_nameless.push_back(wish);
    else
        write(wish);
}

void HistoryKeeper::follow(const DraftId& from, const DraftId& to)
{
    if (!from.isEmpty())
        m_pool.start([this, from, to] { (void) m_snapshots.follow(from, to); });
    for (SnapshotWish& wish : std::exchange(m_nameless, {})) {
        wish.draft = to;
        write(wish);
    }
}

void HistoryKeeper::write(const SnapshotWish& wish)
{
    m_pool.start([this, wish] {
        const Result<bool> done = m_snapshots.keep(wish);
        QMetaObject::invokeMethod(
            this, [this, draft = wish.draft, done] { take(draft, done); }, Qt::QueuedConnection);
    });
}

void HistoryKeeper::take(const DraftId& draft, const Result<bool>& done)
{
    if (!done) {
        if (!std::exchange(m_failing, true))
            Q_EMIT failed(done.error().sentence);
        return;
    }
    m_failing = false;
    if (*done)
        Q_EMIT kept(draft);
}

QFuture<Result<Thinned>> HistoryKeeper::thin()
{
    m_thinning.start(nextThinning);
    return queue(m_pool, [this, now = m_clock.now()] { return m_snapshots.thin(now); });
}

QFuture<Result<DraftHistory>> HistoryKeeper::history(const DraftId& draft)
{
    return queue(m_pool, [this, draft] { return m_snapshots.history(draft); });
}

QFuture<Result<QString>> HistoryKeeper::text(const Snapshot& snapshot)
{
    return queue(m_pool, [this, snapshot] { return m_snapshots.text(snapshot); });
}

} // namespace brickwork
