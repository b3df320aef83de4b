#include "ui/write/find_results.h"

#include "ui/editor/editor.h"

#include <QElapsedTimer>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace brickwork {

namespace {

constexpr int sliceMs = 4;
constexpr int pauseMs = 200;
constexpr int manyLines = 500; ///< more are searched in slices

} // namespace

FindResults::FindResults(Editor& editor, QObject* parent) : QObject(parent), m_editor(editor)
{
    m_slice.setInterval(0);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_slice, &QTimer::timeout, this, &FindResults::work);
    connect(&m_pause, &QTimer::timeout, this, [this] { restart(true); });
    connect(&m_editor, &Editor::documentReplaced, this, [this] {
        m_range.reset();
        useDocument();
        restart(false);
    });
    useDocument();
}

void FindResults::useDocument()
{
    if (m_document)
        m_document->disconnect(this);
    m_document = m_editor.document();
    m_revision = m_editor.revision();
    connect(m_document, &QTextDocument::contentsChange, this, &FindResults::follow);
}

void FindResults::search(const TextPattern& pattern)
{
    m_pattern = pattern;
    restart(false);
}

void FindResults::limitTo(const std::optional<QTextCursor>& range)
{
    m_range = range;
    restart(false);
}

void FindResults::restart(bool keepOld)
{
    m_pause.stop();
    m_slice.stop();
    m_again = keepOld;
    m_fresh.clear();
    if (!keepOld)
        m_matches.clear();
    m_hardLine.reset();
    m_full = false;
    m_next = bounds().first;
    if (!m_pattern.isEmpty())
        m_slice.start();
    Q_EMIT changed();
}

std::pair<int, int> FindResults::bounds() const
{
    const int all = m_document->characterCount() - 1;
    if (!m_range)
        return {0, all};
    return {m_range->selectionStart(), std::min(m_range->selectionEnd(), all)};
}

int FindResults::searchedTo() const
{
    return isRunning() ? (m_again ? 0 : m_next) : bounds().second + 1;
}

int FindResults::indexOf(TextMatch match) const
{
    const auto place = std::ranges::lower_bound(m_matches, match);
    return place != m_matches.end() && *place == match ? static_cast<int>(place - m_matches.begin()) : -1;
}

int FindResults::firstFrom(int position) const
{
    const auto place = std::ranges::lower_bound(m_matches, position, {}, &TextMatch::start);
    return place == m_matches.end() ? -1 : static_cast<int>(place - m_matches.begin());
}

int FindResults::lastBefore(int position) const
{
    const auto place = std::ranges::lower_bound(m_matches, position, {}, &TextMatch::start);
    return static_cast<int>(place - m_matches.begin()) - 1;
}

// ---- searching -----------------------------------------------------------------------------------------

void FindResults::work()
{
    QElapsedTimer clock;
    clock.start();
    Matches& into = m_again ? m_fresh : m_matches;
    while (m_slice.isActive() && clock.elapsed() < sliceMs) {
        if (m_pattern.spansLines())
            scanWindow(into);
        else
            scanLines(into, clock);
    }
    Q_EMIT changed();
}

void FindResults::finish()
{
    m_slice.stop();
    if (std::exchange(m_again, false))
        m_matches.swap(m_fresh);
    m_fresh.clear();
}

void FindResults::scanLines(Matches& into, const QElapsedTimer& clock)
{
    const int end = bounds().second;
    QTextBlock block = m_document->findBlock(m_next);
    while (block.isValid() && block.position() <= end) {
        if (!scanLine(block, into))
            return finish();
        m_next = block.position() + block.length();
        block = block.next();
        if (clock.elapsed() >= sliceMs)
            return;
    }
    finish();
}

/// False if the search is over: too much was found, or the expression is too hard.
bool FindResults::scanLine(const QTextBlock& block, Matches& into)
{
    const auto [begin, end] = bounds();
    const QString text = block.text();
    const int start = block.position();
    const qsizetype from = std::max(begin - start, 0);
    const qsizetype to = std::min<qsizetype>(end - start, text.size());
    if (from > to)
        return true;
    const SearchEnd done =
        m_pattern.inLine(QStringView(text).first(to), from, [&](TextMatch match, const auto&) {
            into.push_back({.start = match.start + start, .length = match.length});
            return into.size() <= mostMatches;
        });
    if (done == SearchEnd::TooHard)
        m_hardLine = block.blockNumber() + 1;
    if (done == SearchEnd::Stopped) {
        into.pop_back();
        m_full = true;
    }
    return done == SearchEnd::Complete;
}

void FindResults::scanWindow(Matches& into)
{
    const int end = bounds().second;
    // The line in front is there to be looked back at.
    const QTextBlock first = m_document->findBlock(m_next);
    QTextBlock block = first.previous().isValid() ? first.previous() : first;
    const int begin = block.position();
    QString window;
    while (block.isValid() && block.position() <= end &&
           window.size() < m_next - begin + TextPattern::windowSize) {
        if (block.position() > begin)
            window += u'\n';
        window += block.text();
        block = block.next();
    }
    window.truncate(std::min<qsizetype>(window.size(), end - begin));
    const bool last = begin + window.size() >= end;
    qsizetype next = 0;
    const SearchEnd done = m_pattern.inWindow(
        window, m_next - begin, last,
        [&](TextMatch match, const auto&) {
            into.push_back({.start = match.start + begin, .length = match.length});
            return into.size() <= mostMatches;
        },
        &next);
    if (done == SearchEnd::TooHard)
        m_hardLine = first.blockNumber() + 1;
    if (done == SearchEnd::Stopped) {
        into.pop_back();
        m_full = true;
    }
    m_next = begin + static_cast<int>(next);
    if (last || done != SearchEnd::Complete)
        finish();
}

// ---- while one types -----------------------------------------------------------------------------------

void FindResults::follow(int from, int removed, int added)
{
    // The document says that it changed for its colours too.
    if (m_editor.revision() == m_revision)
        return;
    m_revision = m_editor.revision();
    if (m_pattern.isEmpty())
        return;
    if (m_pattern.spansLines() || m_full || m_hardLine || m_again) {
        shift(from, removed, added);
        m_slice.stop();
        m_again = true;
        m_pause.start();
    } else {
        lookAgainAt(from, removed, added);
    }
    Q_EMIT changed();
}

/// What was touched goes, what lies behind moves along.
void FindResults::shift(int from, int removed, int added)
{
    std::erase_if(m_matches,
                  [&](TextMatch match) { return match.start < from + removed && match.end() > from; });
    const auto behind = std::ranges::lower_bound(m_matches, from + removed, {}, &TextMatch::start);
    for (auto match = behind; match != m_matches.end(); ++match)
        match->start += added - removed;
}

/// Only the lines that were touched are searched again.
void FindResults::lookAgainAt(int from, int removed, int added)
{
    const QTextBlock first = m_document->findBlock(from);
    const QTextBlock last = m_document->findBlock(std::min(from + added, m_document->characterCount() - 1));
    const int start = first.position();
    const int oldEnd = last.position() + last.length() - 1 - added + removed;
    const auto touched = std::ranges::lower_bound(m_matches, start, {}, &TextMatch::start);
    const bool many = last.blockNumber() - first.blockNumber() > manyLines;
    const bool running = m_slice.isActive();
    if (many || (running && m_next <= oldEnd)) {
        // All behind it is yet to be searched, or as good as.
        if (many || m_next > start) {
            m_matches.erase(touched, m_matches.end());
            m_next = std::max(start, bounds().first);
            m_slice.start();
        }
        return;
    }
    auto behind = std::ranges::upper_bound(touched, m_matches.end(), oldEnd, {}, &TextMatch::start);
    for (auto match = behind; match != m_matches.end(); ++match)
        match->start += added - removed;
    m_next += added - removed;
    Matches found;
    for (QTextBlock block = first; block.isValid() && block.blockNumber() <= last.blockNumber();
         block = block.next()) {
        if (!scanLine(block, found)) {
            m_pause.start();
            break;
        }
    }
    behind = m_matches.erase(touched, behind);
    m_matches.insert(behind, found.begin(), found.end());
}

} // namespace brickwork
