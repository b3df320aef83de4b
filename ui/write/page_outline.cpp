#include "ui/write/page_outline.h"

#include "core/markdown/text_search.h"
#include "ui/editor/editor.h"
#include "ui/write/outline_panel.h"
#include "ui/write/section_moves.h"

#include <QAccessible>
#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// Line up to which the text can be seen; a heading above it is out of sight.
bool isInView(const Editor& editor, int line)
{
    const auto [first, last] = editor.visibleBlocks();
    return line >= first && line <= last;
}

} // namespace

PageOutline::PageOutline(Editor& editor, OutlinePanel& panel, QObject* parent)
    : QObject(parent), m_editor(editor), m_panel(panel)
{
    m_editor.installEventFilter(this);
    connect(&m_editor, &QPlainTextEdit::cursorPositionChanged, this, &PageOutline::follow);
    connect(&m_editor, &Editor::scrolled, this, &PageOutline::follow);
    connect(&m_editor, &Editor::documentReplaced, this, &PageOutline::follow);
    connect(&m_panel, &OutlinePanel::moveRequested, this, &PageOutline::move);
    connect(&m_panel, &OutlinePanel::stepRequested, this, &PageOutline::step);
    connect(&m_panel, &OutlinePanel::levelRequested, this, &PageOutline::shift);
    m_panel.setEditable(!m_editor.isReadOnly());
}

bool PageOutline::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ReadOnlyChange)
        m_panel.setEditable(!m_editor.isReadOnly());
    return QObject::eventFilter(watched, event);
}

/// The section of the cursor while it is in view, else the one at the top.
void PageOutline::follow()
{
    const int line = m_editor.textCursor().blockNumber();
    m_panel.setCurrentLine(isInView(m_editor, line) ? line : static_cast<int>(m_editor.topLine()));
}

void PageOutline::move(int row, int before)
{
    const Outline& shown = m_panel.outline();
    const bool end = before >= static_cast<int>(shown.size());
    const std::optional<OutlineEntry> place =
        end ? std::nullopt : std::optional(shown[static_cast<std::size_t>(before)]);
    change(row, [&](const QString& text, const Outline& now, int section) -> std::optional<SectionEdit> {
        const auto gap = place ? foundAgain(now, *place, before) : static_cast<int>(now.size());
        return gap ? movedSection(text, now, section, *gap) : std::nullopt;
    });
}

namespace {

std::optional<SectionEdit> stepped(const QString& text, const std::vector<OutlineEntry>& now, int row, int by)
{
    const auto place = by < 0 ? placeAbove(text, now, row) : placeBelow(text, now, row);
    return place ? movedSection(text, now, row, *place) : std::nullopt;
}

} // namespace

void PageOutline::step(int row, int by)
{
    change(row, [by](const QString& text, const Outline& now, int section) {
        return stepped(text, now, section, by);
    });
}

void PageOutline::shift(int row, int by)
{
    change(row, [by](const QString& text, const Outline& now, int section) {
        return shiftedSection(text, now, section, by);
    });
}

void PageOutline::stepHere(int by)
{
    changeHere([by](const QString& text, const Outline& now, int section) {
        return stepped(text, now, section, by);
    });
}

void PageOutline::shiftHere(int by)
{
    changeHere([by](const QString& text, const Outline& now, int section) {
        return shiftedSection(text, now, section, by);
    });
}

void PageOutline::change(int row, const Decide& decide)
{
    const Outline& shown = m_panel.outline();
    if (m_editor.isReadOnly() || row < 0 || row >= static_cast<int>(shown.size()))
        return;
    // The outline is a moment behind the text: the heading is looked for in the text as it is.
    const OutlineEntry wanted = shown[static_cast<std::size_t>(row)];
    const QString text = m_editor.text();
    const Outline now = parseMarkdown(text).outline;
    const auto section = foundAgain(now, wanted, row);
    if (!section) {
        m_panel.setOutline(now);
        return Q_EMIT refused(tr("The headings have changed meanwhile. Nothing was moved."));
    }
    carryOut(text, now, *section, decide);
}

void PageOutline::changeHere(const Decide& decide)
{
    if (m_editor.isReadOnly())
        return;
    const QString text = m_editor.text();
    const Outline now = parseMarkdown(text).outline;
    const int row = rowOfLine(now, m_editor.textCursor().blockNumber());
    if (row >= 0)
        carryOut(text, now, row, decide);
}

void PageOutline::carryOut(const QString& text, const Outline& now, int row, const Decide& decide)
{
    const auto edit = decide(text, now, row);
    if (!edit)
        return; // at an end, or into itself
    const Outline after = parseMarkdown(withPieces(text, edit->pieces)).outline;
    if (!sameHeadings(after, edit->outline))
        return Q_EMIT refused(
            tr("Nothing was moved: something in this section, perhaps code that is not closed, "
               "would change what is a heading."));
    apply(*edit, after);
}

void PageOutline::apply(const SectionEdit& edit, const Outline& after)
{
    const int anchor = m_editor.textCursor().anchor();
    const int position = m_editor.textCursor().position();
    const auto inside = [&](int at) {
        return edit.length > 0 && at >= edit.from && at <= edit.from + edit.length;
    };
    m_editor.replacePieces(edit.pieces, WordSource::Moved);
    if (inside(anchor) && inside(position)) {
        // The cursor goes with its section.
        const auto way = static_cast<int>(edit.to - edit.from);
        QTextCursor cursor = m_editor.textCursor();
        cursor.setPosition(anchor + way);
        cursor.setPosition(position + way, QTextCursor::KeepAnchor);
        m_editor.setTextCursor(cursor);
    }
    m_panel.setOutline(after);
    m_panel.setCurrentRow(edit.row);
    const OutlineEntry& heading = after[static_cast<std::size_t>(edit.row)];
    if (!isInView(m_editor, heading.line))
        m_editor.scrollToLine(std::max(heading.line - 2, 0));
    follow();
    //: told by a screen reader after a section was moved: its heading, its place, how many there are
    QAccessibleAnnouncementEvent told(&m_panel, tr("%1, level %2, heading %3 of %4")
                                                    .arg(heading.text)
                                                    .arg(heading.level)
                                                    .arg(edit.row + 1)
                                                    .arg(after.size()));
    QAccessible::updateAccessibility(&told);
}

} // namespace brickwork
