// How the editor paints itself: as QPlainTextEdit does, but with selections that fill the room between spaced
// lines, a caret in brick and, in focus mode, only the current paragraph lit.

#include "ui/editor/editor.h"
#include "ui/editor/lit_text.h"
#include "ui/editor/spaced_layout.h"
#include "ui/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QPaintEvent>
#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

namespace brickwork {

namespace {

constexpr double dimmed = 0.38;

/// The parts of a line that positions from..to of its block cover; more than one where directions mix.
std::vector<std::pair<qreal, qreal>> spansOf(const QTextLine& line, int from, int to)
{
    std::vector<std::pair<qreal, qreal>> spans;
    for (int at = from; at < to; ++at) {
        int leading = at;
        int trailing = at;
        const qreal a = line.cursorToX(&leading, QTextLine::Leading);
        const qreal b = line.cursorToX(&trailing, QTextLine::Trailing);
        const auto [left, right] = std::minmax(a, b);
        if (!spans.empty() && std::abs(spans.back().second - left) < 0.5)
            spans.back().second = right;
        else
            spans.emplace_back(left, right);
    }
    return spans;
}

} // namespace

void Editor::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const QAbstractTextDocumentLayout::PaintContext context = getPaintContext();
    painter.setPen(context.palette.text().color());
    const int here = textCursor().blockNumber();
    QPointF offset = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && offset.y() <= event->rect().bottom();
         block = block.next()) {
        const qreal height = blockBoundingRect(block).height();
        if (block.isVisible() && offset.y() + height >= event->rect().top()) {
            painter.setOpacity(m_focusMode && block.blockNumber() != here ? dimmed : 1.0);
            paintSelection(painter, block, offset);
            QList<QTextLayout::FormatRange> marks;
            for (const Marks& source : m_marks)
                source(block, marks);
            if (m_focusMode && m_style.lit == Lit::Sentence && block.blockNumber() == here)
                paintLit(painter, block, offset, marks, event->rect());
            else
                block.layout()->draw(&painter, offset, marks, QRectF(event->rect()));
            painter.setOpacity(1.0);
            paintCaret(painter, block, offset, context.cursorPosition);
        }
        offset.ry() += height;
    }
}

// Drawn twice, each time where the other is not: marks and colours are those of the text in both.
void Editor::paintLit(QPainter& painter, const QTextBlock& block, QPointF offset,
                      const QList<QTextLayout::FormatRange>& marks, const QRect& dirty) const
{
    const Span lit = sentenceAt(block.text(), textCursor().positionInBlock());
    QRegion region;
    for (int i = 0; i < block.layout()->lineCount(); ++i) {
        const QTextLine line = block.layout()->lineAt(i);
        const int from = std::max(lit.start, line.textStart());
        const int to = std::min(lit.start + lit.length, line.textStart() + line.textLength());
        for (const auto& [left, right] : spansOf(line, from, to))
            region +=
                QRectF(offset.x() + left, offset.y() + line.y(), right - left, line.height()).toAlignedRect();
    }
    painter.save();
    painter.setClipRegion(QRegion(dirty) - region);
    painter.setOpacity(dimmed);
    block.layout()->draw(&painter, offset, marks, QRectF(dirty));
    painter.setClipRegion(region & QRegion(dirty));
    painter.setOpacity(1.0);
    block.layout()->draw(&painter, offset, marks, QRectF(dirty));
    painter.restore();
}

void Editor::paintSelection(QPainter& painter, const QTextBlock& block, QPointF offset) const
{
    const QTextCursor cursor = textCursor();
    const int from = std::max(cursor.selectionStart() - block.position(), 0);
    const int to = std::min(cursor.selectionEnd() - block.position(), block.length());
    if (!cursor.hasSelection() || to <= from)
        return;
    const QBrush brush =
        palette().brush(hasFocus() ? QPalette::Active : QPalette::Inactive, QPalette::Highlight);
    const qreal extra = m_layout->extra();
    for (int i = 0; i < block.layout()->lineCount(); ++i) {
        const QTextLine line = block.layout()->lineAt(i);
        const int start = std::max(from, line.textStart());
        const int end = std::min(to, line.textStart() + line.textLength());
        const qreal top = offset.y() + line.y() - extra / 2;
        const auto fill = [&](qreal left, qreal right) {
            painter.fillRect(
                QRectF(QPointF(offset.x() + left, top), QSizeF(right - left, line.height() + extra)), brush);
        };
        for (const auto& [left, right] : spansOf(line, start, end))
            fill(left, right);
        // A selected line break shows as the width of a letter.
        const bool last = i == block.layout()->lineCount() - 1;
        if (last && to == block.length() && block.next().isValid()) {
            const qreal letter =
                QFontMetricsF(document()->defaultFont()).horizontalAdvance(QLatin1Char('n')) / 2;
            const qreal edge = line.cursorToX(line.textStart() + line.textLength());
            const bool leftward = block.textDirection() == Qt::RightToLeft;
            fill(leftward ? edge - letter : edge, leftward ? edge : edge + letter);
        }
    }
}

void Editor::paintCaret(QPainter& painter, const QTextBlock& block, QPointF offset, int position) const
{
    // Below -1 the caret stands inside text that an input method is composing, counted from its start.
    int at = position - block.position();
    if (position < -1 && block == textCursor().block())
        at = block.layout()->preeditAreaPosition() - (position + 2);
    else if (position < block.position() || at >= block.length())
        return;
    const QTextLine line = block.layout()->lineForTextPosition(at);
    if (!line.isValid())
        return;
    const QRectF caret(offset.x() + line.cursorToX(at), offset.y() + line.y() - 1, cursorWidth(),
                       line.height() + 2);
    painter.fillRect(caret, m_theme.tokens().brick);
}

} // namespace brickwork
