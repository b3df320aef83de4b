#include "ui/write/page_find.h"

#include "ui/editor/editor.h"
#include "ui/theme/theme.h"
#include "ui/write/find_bar.h"
#include "ui/write/scroll_ticks.h"

#include <QEvent>
#include <QLocale>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

PageFind::PageFind(Theme& theme, Editor& editor, FindBar& bar, QObject* parent)
    : QObject(parent), m_theme(theme), m_editor(editor), m_bar(bar), m_results(editor),
      m_ticks(new ScrollTicks(theme, editor, m_results))
{
    m_editor.addMarks([this](const QTextBlock& block, auto& into) { mark(block, into); });
    connect(&m_results, &FindResults::changed, this, [this] {
        tryStep();
        show();
    });
    connect(&m_editor, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (!m_selecting)
            m_wrapped = false;
        if (m_bar.isVisible())
            show();
    });
    connect(&m_editor, &Editor::documentReplaced, this, [this] {
        m_began = m_editor.textCursor();
        m_limited = false;
        m_bar.setWanted(m_wanted, false);
    });
    connect(&m_bar, &FindBar::wantedChanged, this, &PageFind::take);
    connect(&m_bar, &FindBar::limitChosen, this, &PageFind::limit);
    connect(&m_bar, &FindBar::nextRequested, this, &PageFind::next);
    connect(&m_bar, &FindBar::previousRequested, this, &PageFind::previous);
    connect(&m_bar, &FindBar::replaceRequested, this, &PageFind::replace);
    connect(&m_bar, &FindBar::replaceAllRequested, this, &PageFind::replaceAll);
    connect(&m_bar, &FindBar::closeRequested, this, &PageFind::close);
    connect(&m_theme, &Theme::changed, this, &PageFind::recolour);
    m_editor.installEventFilter(this);
    m_bar.setEditable(!m_editor.isReadOnly());
    recolour();
}

bool PageFind::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ReadOnlyChange)
        m_bar.setEditable(!m_editor.isReadOnly());
    return QObject::eventFilter(watched, event);
}

void PageFind::recolour()
{
    const Tokens& t = m_theme.tokens();
    m_rangeLook.setBackground(t.wall);
    m_matchLook.setBackground(t.brick1);
    m_matchLook.setForeground(t.ink);
    m_currentLook.setBackground(t.brick);
    m_currentLook.setForeground(t.onBrick);
    m_editor.viewport()->update();
}

// ---- the bar -------------------------------------------------------------------------------------------

void PageFind::open(FindMode mode)
{
    const QTextCursor cursor = m_editor.textCursor();
    QString text = cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n');
    const bool lines = text.contains(u'\n');
    m_began = cursor;
    m_began.setPosition(cursor.selectionStart());
    if (!text.isEmpty() && !lines) {
        // What is selected is meant as it is.
        if (m_wanted.expression && m_results.indexOf(selected()) < 0)
            text = QRegularExpression::escape(text);
        else if (m_wanted.expression)
            text = m_wanted.text;
        m_wanted.text = text;
    }
    m_bar.show();
    m_bar.showReplace(mode == FindMode::Replace);
    m_bar.setWanted(m_wanted, lines);
    if (lines)
        limit(true);
    take();
    m_bar.focusField();
}

void PageFind::close()
{
    m_bar.hide();
    m_step = Step::None;
    m_limited = false;
    m_results.limitTo({});
    m_results.clear();
    m_bar.setWanted(m_wanted, false);
    show();
    m_editor.setFocus(Qt::OtherFocusReason);
}

void PageFind::lookFor(const SearchFor& wanted)
{
    m_wanted = wanted;
    m_bar.setWanted(wanted, m_limited);
    m_step = Step::None;
    auto pattern = TextPattern::of(m_wanted);
    m_pattern = pattern ? *std::move(pattern) : TextPattern();
    if (m_bar.isVisible())
        m_results.search(m_pattern);
}

/// What is looked for is another: the first match from where the search began is shown as one types.
void PageFind::take()
{
    m_wanted = m_bar.wanted();
    auto pattern = TextPattern::of(m_wanted);
    m_broken = pattern ? std::nullopt : std::optional(pattern.error().sentence);
    m_pattern = pattern ? *std::move(pattern) : TextPattern();
    m_wrapped = false;
    m_step = Step::Here;
    if (m_began.isNull())
        m_began = m_editor.textCursor();
    m_bar.tellReplaceProblem({});
    m_results.search(m_pattern);
}

void PageFind::limit(bool on)
{
    const QTextCursor cursor = m_editor.textCursor();
    m_limited = on && cursor.hasSelection();
    if (on && !m_limited)
        m_bar.setWanted(m_wanted, false);
    m_step = Step::None;
    m_results.limitTo(m_limited ? std::optional(cursor) : std::nullopt);
}

void PageFind::show()
{
    FindProgress progress{.looking = !m_wanted.text.isEmpty(),
                          .current = m_results.indexOf(selected()),
                          .found = static_cast<int>(m_results.matches().size()),
                          .running = m_results.isRunning(),
                          .more = m_results.isFull(),
                          .hardLine = m_results.hardLine(),
                          .broken = m_broken,
                          .wrapped = m_wrapped};
    m_bar.setState(findState(progress, QLocale()));
    m_ticks->setVisible(m_bar.isVisible());
    m_editor.viewport()->update();
}

// ---- stepping ------------------------------------------------------------------------------------------

void PageFind::next()
{
    step(Step::Next);
}

void PageFind::previous()
{
    step(Step::Previous);
}

void PageFind::step(Step step)
{
    if (m_wanted.text.isEmpty())
        return open(FindMode::Find);
    m_step = step;
    m_began = m_editor.textCursor();
    // Without the bar nothing was searched until now.
    if (!m_bar.isVisible() && m_results.matches().empty() && !m_results.isRunning())
        m_results.search(m_pattern);
    tryStep();
    show();
}

/// Takes the step that is due if enough is found to know where to.
void PageFind::tryStep()
{
    if (m_step == Step::None)
        return;
    const int from = m_step == Step::Here ? m_began.selectionStart() : m_began.selectionEnd();
    const bool all = !m_results.isRunning();
    int match = -1;
    bool wrapped = false;
    if (m_step == Step::Previous) {
        match = m_results.lastBefore(m_began.selectionStart());
        if (match < 0 && all) {
            match = static_cast<int>(m_results.matches().size()) - 1;
            wrapped = true;
        } else if (m_results.searchedTo() < m_began.selectionStart()) {
            return;
        }
    } else {
        // An empty match is not found twice in its place.
        const bool stuck = m_step == Step::Next && !m_began.hasSelection() &&
                           m_results.indexOf({.start = from, .length = 0}) >= 0;
        match = m_results.firstFrom(stuck ? from + 1 : from);
        if (match < 0 && all) {
            match = m_results.matches().empty() ? -1 : 0;
            wrapped = true;
        }
    }
    if (match < 0 && !all)
        return;
    const bool here = std::exchange(m_step, Step::None) == Step::Here;
    m_wrapped = wrapped && !here && match >= 0;
    if (match >= 0)
        return select(match);
    // Nothing is found: no match of before stays selected.
    if (here) {
        const QScopedValueRollback selecting(m_selecting, true);
        QTextCursor cursor = m_editor.textCursor();
        cursor.setPosition(m_began.selectionStart());
        if (!m_limited && m_editor.textCursor().hasSelection())
            m_editor.setTextCursor(cursor);
    }
}

void PageFind::select(int match)
{
    const TextMatch found = m_results.matches()[static_cast<std::size_t>(match)];
    const QScopedValueRollback selecting(m_selecting, true);
    QTextCursor cursor = m_editor.textCursor();
    cursor.setPosition(found.start);
    cursor.setPosition(found.end(), QTextCursor::KeepAnchor);
    m_editor.setTextCursor(cursor);
    // A match at the edge would be seen without what stands around it.
    const QRect caret = m_editor.cursorRect();
    if (!m_editor.viewport()->rect().adjusted(0, caret.height(), 0, -caret.height()).contains(caret.center()))
        m_editor.centerCursor();
}

TextMatch PageFind::selected() const
{
    const QTextCursor cursor = m_editor.textCursor();
    return {.start = cursor.selectionStart(), .length = cursor.selectionEnd() - cursor.selectionStart()};
}

void PageFind::mark(const QTextBlock& block, QList<QTextLayout::FormatRange>& into) const
{
    const auto& matches = m_results.matches();
    if (!m_bar.isVisible())
        return;
    const int start = block.position();
    const int end = start + block.length() - 1;
    if (const auto [first, last] = m_results.bounds(); m_limited && first < end && last > start) {
        const int from = std::max(first, start);
        into.append({from - start, std::min(last, end) - from, m_rangeLook});
    }
    if (matches.empty())
        return;
    const TextMatch current = selected();
    auto at = static_cast<std::size_t>(std::max(m_results.lastBefore(start), 0));
    for (; at < matches.size() && matches[at].start <= end; ++at) {
        const int from = std::max(matches[at].start, start);
        const int to = std::min(matches[at].end(), end);
        if (to > from)
            into.append({from - start, to - from, matches[at] == current ? m_currentLook : m_matchLook});
    }
}

// ---- replacing -----------------------------------------------------------------------------------------

std::optional<Replacement> PageFind::replacementNow()
{
    if (m_editor.isReadOnly() || m_pattern.isEmpty())
        return {};
    auto with = Replacement::of(m_bar.replacement(), m_wanted, m_pattern);
    m_bar.tellReplaceProblem(with ? QString() : with.error().sentence);
    return with ? std::optional(*std::move(with)) : std::nullopt;
}

/// What is put in for one match: it is looked at again where it stands, for what its groups found.
std::optional<TextPiece> PageFind::pieceFor(TextMatch match, const Replacement& with) const
{
    const QTextDocument* document = m_editor.document();
    const QTextBlock block = document->findBlock(match.start);
    const bool lines = m_pattern.spansLines();
    QTextBlock at = lines && block.previous().isValid() ? block.previous() : block;
    const int begin = at.position();
    QString text = at.text();
    while (lines && at.next().isValid() && text.size() < match.end() - begin + TextPattern::longestInWindow) {
        at = at.next();
        text += u'\n' + at.text();
    }
    text.truncate(std::min<qsizetype>(text.size(), m_results.bounds().second - begin));
    std::optional<TextPiece> piece;
    (void) m_pattern.inLine(text, match.start - begin, [&](TextMatch found, const auto& captures) {
        if (found.start + begin == match.start && found.length == match.length)
            piece = {.start = match.start, .length = match.length, .text = with.textFor(captures)};
        return false;
    });
    return piece;
}

/// The selected match; without one, only the next is gone to.
void PageFind::replace()
{
    const auto with = replacementNow();
    if (!with)
        return;
    const TextMatch match = selected();
    if (m_results.indexOf(match) >= 0) {
        if (const auto piece = pieceFor(match, *with)) {
            m_editor.replacePieces({*piece});
            QTextCursor cursor = m_editor.textCursor();
            cursor.setPosition(static_cast<int>(piece->start + piece->text.size()));
            m_editor.setTextCursor(cursor);
        }
    }
    next();
}

void PageFind::replaceAll()
{
    const auto with = replacementNow();
    if (!with)
        return;
    const QString text = m_editor.text();
    const auto [from, to] = m_results.bounds();
    Replacements made = replacements(m_pattern, *with, text, from, to);
    if (made.end == SearchEnd::TooHard)
        return m_bar.tellReplaceProblem(tr(
            "Nothing was replaced: this expression takes too many steps. A more exact one will be faster."));
    const auto count = static_cast<int>(made.pieces.size());
    if (count == 0)
        return;
    std::erase_if(made.pieces, [&](const TextPiece& piece) {
        return QStringView(text).sliced(piece.start, piece.length) == piece.text;
    });
    if (!made.pieces.empty()) {
        Q_EMIT aboutToReplaceAll();
        const int scroll = m_editor.verticalScrollBar()->value();
        m_editor.replacePieces(made.pieces);
        m_editor.verticalScrollBar()->setValue(scroll);
    }
    Q_EMIT replacedAll(replacedSentence(count, QLocale()));
}

} // namespace brickwork
