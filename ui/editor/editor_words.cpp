// How text comes into the editor and goes out of it, and whose words it then is.

#include "ui/editor/code_lines.h"
#include "ui/editor/cut_book.h"
#include "ui/editor/editor.h"
#include "ui/editor/markdown_highlighter.h"
#include "ui/editor/paste_plan.h"

#include <QDropEvent>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextDocument>
#include <QTextOption>

#include <algorithm>
#include <utility>

namespace brickwork {

namespace {

QString textOf(const QMimeData& data)
{
    return carried(data.text());
}

} // namespace

/// A line of a whole book, without an end, is broken anywhere: looking for the ends of its words costs Qt the
/// square of its length, at every key.
void Editor::chooseWrapping(const QString& text)
{
    constexpr qsizetype endless = 20'000;
    qsizetype longest = 0;
    for (qsizetype at = 0; at <= text.size();) {
        const qsizetype end = text.indexOf(u'\n', at);
        longest = std::max(longest, (end < 0 ? text.size() : end) - at);
        at = end < 0 ? text.size() + 1 : end + 1;
    }
    const auto mode =
        longest > endless ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere;
    QTextOption option = document()->defaultTextOption();
    if (option.wrapMode() == mode)
        return;
    option.setWrapMode(mode);
    document()->setDefaultTextOption(option);
}

void Editor::setText(const QString& text)
{
    const QScopedValueRollback quiet(m_quiet, true);
    m_highlighter->stop();
    chooseWrapping(text);
    {
        const QScopedValueRollback loading(m_loading, true);
        setPlainText(text);
    }
    m_meter->reset(*document());
    m_undoSteps = document()->availableUndoSteps();
    m_lifted.reset();
    // Shown first, coloured and read for code after it was painted.
    m_highlighter->restart();
    CodeLines::of(*document());
}

void Editor::replaceText(const QString& text, std::optional<WordSource> source)
{
    const QString old = this->text();
    if (old == text)
        return;
    const auto [oldHead, newHead] = std::ranges::mismatch(old, text);
    auto head = static_cast<qsizetype>(oldHead - old.begin());
    if (head > 0 && old.at(head - 1).isHighSurrogate())
        --head;
    const qsizetype shorter = std::min(old.size(), text.size()) - head;
    qsizetype tail = 0;
    while (tail < shorter && old.at(old.size() - 1 - tail) == text.at(text.size() - 1 - tail))
        ++tail;
    if (tail > 0 && old.at(old.size() - tail).isLowSurrogate())
        --tail;

    const QScopedValueRollback quiet(m_quiet, true);
    const QScopedValueRollback from(m_source, source);
    m_lifted.reset();
    const int scroll = verticalScrollBar()->value();
    QTextCursor edit(document());
    edit.setPosition(static_cast<int>(head));
    edit.setPosition(static_cast<int>(old.size() - tail), QTextCursor::KeepAnchor);
    edit.insertText(text.sliced(head, text.size() - head - tail));
    verticalScrollBar()->setValue(scroll);
}

void Editor::contentsChange(int from, int removed, int added)
{
    if (m_highlighter->isApplying() || (removed == 0 && added == 0))
        return;
    ++m_revision;
    if (m_loading) {
        m_length = document()->characterCount() - 1;
        Q_EMIT textAltered();
        return;
    }
    tellEdit(from, removed, added);
    const std::optional<WordSource> source = sourceOf(from, removed, added);
    const std::optional<Lifted> lifted = std::exchange(m_lifted, std::nullopt);
    if (source == WordSource::Moved && lifted && added == 0 && m_cuts)
        m_cuts->note(lifted->text);
    m_undoSteps = document()->availableUndoSteps();
    const WordChange change = m_meter->change(*document(), from, added);
    Q_EMIT textAltered();
    if (source == WordSource::Typed)
        Q_EMIT keyed();
    if (source && change != WordChange())
        Q_EMIT wordsChanged(*source, change);
    if (!m_quiet)
        Q_EMIT edited();
}

// Undo and redo move along the steps there are; whoever makes a new step is told of it (undoCommandAdded), be
// it before the change (a step of several changes) or after it (a single one). So only they come here with
// another number of steps than was known. It finds them wherever they were called from.
std::optional<WordSource> Editor::sourceOf(int from, int removed, int added) const
{
    if (document()->availableUndoSteps() != m_undoSteps)
        return {};
    // Cutting is taking a text and removing just that; so is dragging it out of the window.
    const bool cut = m_source == WordSource::Typed && m_lifted && added == 0 && from == m_lifted->from &&
                     removed == m_lifted->text.size();
    return cut ? WordSource::Moved : m_source;
}

std::optional<WordSource> Editor::sourceOf(const QMimeData& put)
{
    return m_cuts && m_cuts->take(textOf(put)) ? WordSource::Moved : WordSource::Pasted;
}

// Removing and putting down may be one change, told of at the end.
void Editor::dropEvent(QDropEvent* event)
{
    const bool own = event->source() == viewport() || event->source() == this;
    std::optional<WordSource> source = WordSource::Moved;
    if (!own || event->dropAction() != Qt::MoveAction)
        source = isReadOnly() ? WordSource::Pasted : sourceOf(*event->mimeData());
    const QScopedValueRollback from(m_source, source);
    m_lifted.reset();
    QPlainTextEdit::dropEvent(event);
}

void Editor::inputMethodEvent(QInputMethodEvent* event)
{
    m_lifted.reset();
    if (!typeComposed(event))
        QPlainTextEdit::inputMethodEvent(event);
}

QMimeData* Editor::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    auto* data = new QMimeData;
    data->setText(cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n'));
    m_lifted = Lifted{.text = data->text(), .from = cursor.selectionStart()};
    return data;
}

} // namespace brickwork
