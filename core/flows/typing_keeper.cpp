#include "core/flows/typing_keeper.h"

#include "core/flows/typing_scribe.h"

#include <chrono>
#include <optional>
#include <utility>

namespace brickwork {

namespace {
using namespace std::chrono_literals;

constexpr auto handOverAfter = 300ms;
constexpr size_t mostWaiting = 500;

} // namespace

TypingKeeper::TypingKeeper(DraftSession& session, const QString& folder, QObject* parent)
    : QObject(parent), m_session(session)
{
    // Both are called in the other thread.
    const auto told = [this](const QString& sentence) {
        QMetaObject::invokeMethod(this, [this, sentence] {
            if (sentence.isEmpty())
                Q_EMIT kept();
            else
                Q_EMIT failed(sentence);
        });
    };
    const auto astray = [this] { QMetaObject::invokeMethod(this, &TypingKeeper::beginAnew); };
    m_scribe = new TypingScribe(folder, told, astray);
    m_handOver.setSingleShot(true);
    m_handOver.setInterval(handOverAfter);
    connect(&m_handOver, &QTimer::timeout, this, &TypingKeeper::handOver);
    connect(&m_session, &DraftSession::began, this, &TypingKeeper::begin);
    connect(&m_session, &DraftSession::ended, this, &TypingKeeper::end);
    connect(&m_session, &DraftSession::aboutToSave, this, [this] {
        handOver();
        QMetaObject::invokeMethod(m_scribe, [scribe = m_scribe] { scribe->noteSaving(); });
    });
    connect(&m_session, &DraftSession::saved, this, &TypingKeeper::noteSaved);
    connect(&m_session, &DraftSession::moved, this, [this](const DraftId&, const DraftId& to) {
        if (m_open)
            QMetaObject::invokeMethod(m_scribe, [scribe = m_scribe, to] { scribe->noteName(to); });
    });
    m_scribe->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_scribe, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("typing"));
    m_thread.start();
}

TypingKeeper::~TypingKeeper()
{
    m_session.disconnect(this);
    handOver();
    const auto fate = m_session.dirty() ? TypingScribe::Fate::LeftBehind : TypingScribe::Fate::Saved;
    QMetaObject::invokeMethod(m_scribe, [this, fate] { m_scribe->end(fate); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void TypingKeeper::begin()
{
    // What changed in the text until now is in the base.
    m_waiting.clear();
    m_handOver.stop();
    m_open = m_session.state().save != SaveState::ReadOnly;
    if (!m_open)
        return;
    tellBase(m_session.base().text, !m_session.dirty());
}

/// From what the editor holds, whatever was noted of it.
void TypingKeeper::beginAnew()
{
    if (!m_open)
        return;
    m_waiting.clear();
    m_handOver.stop();
    const QString text = m_session.text();
    tellBase(text, !m_session.dirty() && text == m_session.base().text);
}

void TypingKeeper::tellBase(const QString& text, bool saved)
{
    const JournalBase base{
        .id = m_session.state().id, .hash = m_session.base().hash, .text = text, .saved = saved};
    QMetaObject::invokeMethod(m_scribe, [scribe = m_scribe, base] { scribe->begin(base); });
}

void TypingKeeper::end()
{
    if (!std::exchange(m_open, false))
        return;
    handOver();
    const auto fate = m_session.dirty() ? TypingScribe::Fate::LetGo : TypingScribe::Fate::Saved;
    QMetaObject::invokeMethod(m_scribe, [scribe = m_scribe, fate] { scribe->end(fate); });
}

void TypingKeeper::note(int from, int removed, const QString& added)
{
    if (!m_open)
        return;
    TextEdit edit{.from = from, .removed = removed, .added = added};
    if (m_waiting.empty() || !takeInto(m_waiting.back(), edit))
        m_waiting.push_back(std::move(edit));
    if (m_waiting.size() >= mostWaiting)
        handOver();
    else if (!m_handOver.isActive())
        m_handOver.start();
}

void TypingKeeper::handOver()
{
    m_handOver.stop();
    if (m_waiting.empty())
        return;
    QMetaObject::invokeMethod(
        m_scribe, [scribe = m_scribe, edits = std::exchange(m_waiting, {})] { scribe->write(edits); });
}

void TypingKeeper::noteSaved()
{
    if (!m_open)
        return;
    handOver();
    const auto whole = m_session.dirty() ? std::nullopt : std::optional(m_session.base().text);
    QMetaObject::invokeMethod(m_scribe, [scribe = m_scribe, hash = m_session.base().hash, whole] {
        scribe->noteSaved(hash, whole);
    });
}

void TypingKeeper::flush()
{
    handOver();
    QMetaObject::invokeMethod(m_scribe, [this] { m_scribe->sync(); }, Qt::BlockingQueuedConnection);
}

} // namespace brickwork
