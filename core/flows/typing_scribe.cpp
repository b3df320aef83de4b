#include "core/flows/typing_scribe.h"

#include "core/base/clock.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace brickwork {

namespace {
using namespace std::chrono_literals;

constexpr auto syncAfter = 2s;
constexpr auto retryAfter = 5s;
constexpr qint64 longJournal = 4LL * 1024 * 1024; // bytes of edits
constexpr qint64 bytesPerUnit = 2;                // a journal may be twice as long as its text

} // namespace

TypingScribe::TypingScribe(QString folder, std::function<void(const QString&)> told,
                           std::function<void()> astray)
    : m_folder(std::move(folder)), m_told(std::move(told)), m_astray(std::move(astray)), m_sync(this),
      m_retry(this)
{
    for (QTimer* timer : {&m_sync, &m_retry})
        timer->setSingleShot(true);
    m_sync.setInterval(syncAfter);
    m_retry.setInterval(retryAfter);
    connect(&m_sync, &QTimer::timeout, this, &TypingScribe::sync);
    connect(&m_retry, &QTimer::timeout, this, &TypingScribe::tryAgain);
}

void TypingScribe::begin(const JournalBase& base)
{
    if (base.saved) {
        end(Fate::Saved);
        m_base = base;
        return;
    }
    // What no file holds is kept at once: nobody knows whether another key will come. What was kept until now
    // goes after that.
    if (m_journal)
        m_outlived.push_back(std::move(*m_journal));
    m_journal.reset();
    m_base = base;
    m_text.emplace(base.text);
    start();
}

/// A new journal, from the text as it is now.
void TypingScribe::start()
{
    JournalBase base = *m_base;
    if (m_text && !base.saved)
        base.text = m_text->text();
    auto made = TypingJournal::create(m_folder, base, SystemClock().now());
    if (!made)
        return refuseNew(made.error());
    // The old one goes only when the disk has the new one.
    if (m_journal || !m_outlived.empty()) {
        if (const auto synced = made->sync(); !synced) {
            made->remove();
            return refuseNew(synced.error());
        }
    }
    if (m_journal)
        m_journal->remove();
    for (TypingJournal& old : m_outlived)
        old.remove();
    m_outlived.clear();
    m_journal.emplace(std::move(*made));
    afterWrite({});
}

void TypingScribe::write(const std::vector<TextEdit>& edits)
{
    if (!m_base)
        return;
    if (!m_text)
        m_text.emplace(m_base->text);
    if (!m_journal && !m_retry.isActive())
        start();
    m_base->saved = false;
    const bool fits =
        std::ranges::all_of(edits, [this](const TextEdit& edit) { return m_text->apply(edit); });
    if (m_journal)
        afterWrite(m_journal->append(edits));
    if (!fits)
        m_astray();
    else if (isLong() && !m_retry.isActive())
        start();
}

bool TypingScribe::isLong() const
{
    return m_journal && m_journal->grown() > std::max(longJournal, bytesPerUnit * m_text->size());
}

void TypingScribe::noteSaving()
{
    if (m_journal)
        afterWrite(m_journal->noteSaving());
}

void TypingScribe::noteSaved(const ContentHash& hash, const std::optional<QString>& whole)
{
    if (!m_base)
        return;
    m_base->hash = hash;
    if (!whole) {
        if (m_journal)
            afterWrite(m_journal->noteSaved(hash, false));
        return;
    }
    if (m_text && !m_text->equals(*whole)) {
        // More was written here since, or the file reads otherwise than the editor (a mark at its start):
        // where further edits belong, only the editor knows.
        if (m_journal)
            afterWrite(m_journal->noteSaved(hash, false));
        return m_astray();
    }
    m_base->text = *whole;
    m_base->saved = true;
    for (TypingJournal& old : m_outlived)
        old.remove();
    m_outlived.clear();
    // A long journal has done its work.
    if (m_journal && (isLong() || m_journal->grown() > longJournal)) {
        m_journal->remove();
        m_journal.reset();
        m_text.reset();
    } else if (m_journal) {
        afterWrite(m_journal->noteSaved(hash, true));
    }
    if (!m_journal)
        m_text.reset();
}

void TypingScribe::noteName(const DraftId& id)
{
    if (!m_base)
        return;
    m_base->id = id;
    if (m_journal)
        afterWrite(m_journal->noteName(id));
}

void TypingScribe::end(Fate fate)
{
    if (m_journal)
        m_outlived.push_back(std::move(*m_journal));
    m_journal.reset();
    for (TypingJournal& journal : m_outlived) {
        if (fate == Fate::Saved)
            journal.remove();
        else if (fate == Fate::LetGo)
            journal.discard();
        else
            (void) journal.sync();
    }
    m_outlived.clear();
    m_base.reset();
    m_text.reset();
    m_sync.stop();
    m_retry.stop();
}

void TypingScribe::afterWrite(const Result<void>& written)
{
    if (!written)
        return refuse(written.error());
    if (!m_sync.isActive())
        m_sync.start();
    if (std::exchange(m_failing, false))
        m_told({});
}

void TypingScribe::sync()
{
    m_sync.stop();
    if (!m_journal)
        return;
    if (const auto synced = m_journal->sync(); !synced)
        refuse(synced.error());
}

/// What stands in the journal stays there until another one can be begun.
void TypingScribe::refuse(const Error& error)
{
    if (m_journal)
        m_outlived.push_back(std::move(*m_journal));
    m_journal.reset();
    m_sync.stop();
    m_retry.start();
    if (!std::exchange(m_failing, true))
        m_told(error.sentence);
}

/// No new journal can be made, but the one that is written may still take edits: it goes on, however long.
void TypingScribe::refuseNew(const Error& error)
{
    if (!m_journal)
        return refuse(error);
    m_retry.start();
}

void TypingScribe::tryAgain()
{
    if (m_base && !m_journal && !m_base->saved)
        start();
}

} // namespace brickwork
