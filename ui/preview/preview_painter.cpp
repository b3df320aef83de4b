#include "ui/preview/preview_painter.h"

#include "ui/preview/preview_builder.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QPainterPath>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>
#include <QTextList>
#include <QTextTable>

#include <algorithm>
#include <cmath>

namespace brickwork {

namespace {

constexpr double quoteBar = 3;
constexpr double boxSize = 0.78; // sizes of the text
constexpr double bulletSize = 0.34;
constexpr double overlap = 1;
constexpr double markerGap = 0.5; // between a marker and its text
constexpr double tickWidth = 0.11;

/// The block that follows, past a table if one does.
QTextBlock blockAfter(const QTextBlock& block)
{
    QTextBlock next = block.next();
    if (!next.isValid())
        return next;
    if (const QTextTable* table = QTextCursor(next).currentTable())
        next = next.document()->findBlock(table->lastPosition() + 1);
    return next;
}

} // namespace

PreviewPainter::PreviewPainter(const QTextDocument& document, const PreviewStyle& style, double width)
    : m_document(document), m_style(style), m_width(width)
{
}

void PreviewPainter::paintBehind(QPainter& painter, const QTextBlock& block, QPointF offset) const
{
    const QTextBlockFormat format = block.blockFormat();
    const QRectF text = m_document.documentLayout()->blockBoundingRect(block).translated(offset);
    painter.setPen(Qt::NoPen);
    if (format.boolProperty(CodeCard))
        paintCard(painter, block, text);
    if (format.hasProperty(RuleWidth))
        paintRule(painter, block, text);
    if (format.hasProperty(Marker))
        paintMarker(painter, block, offset);
    if (format.hasProperty(Nest))
        paintBars(painter, block, text, offset);
}

// A card of many lines is many blocks: each paints its part, square where another one joins, and a little
// of the next one, or a seam shows where they meet between two dots.
void PreviewPainter::paintCard(QPainter& painter, const QTextBlock& block, QRectF text) const
{
    const QTextBlockFormat format = block.blockFormat();
    const double margin = m_document.documentMargin();
    const double pad = m_style.em * PreviewStyle::cardPadding;
    const int indent = format.indent() + (block.textList() ? block.textList()->format().indent() : 0);
    const double left = margin + format.leftMargin() - pad + indent * m_document.indentWidth();
    const double right = m_width - margin - format.rightMargin() + pad;
    const bool begins = format.boolProperty(CardBegins);
    const bool ends = format.boolProperty(CardEnds);
    const QRectF part(QPointF(left, text.top() - (begins ? pad : 0)),
                      QPointF(right, text.bottom() + (ends ? pad : overlap)));
    const double beyond = radius::control * 2;
    painter.save();
    painter.setClipRect(part, Qt::IntersectClip);
    painter.setBrush(m_style.tokens.wall);
    painter.drawRoundedRect(part.adjusted(0, begins ? 0 : -beyond, 0, ends ? 0 : beyond), radius::control,
                            radius::control);
    painter.restore();
}

void PreviewPainter::paintRule(QPainter& painter, const QTextBlock& block, QRectF text) const
{
    const QTextBlockFormat format = block.blockFormat();
    const double margin = m_document.documentMargin();
    const double start = margin + format.leftMargin() + format.indent() * m_document.indentWidth();
    const double room = m_width - start - margin - format.rightMargin();
    const double wanted = format.doubleProperty(RuleWidth);
    const double length = wanted > 0 ? std::min(wanted, room) : room;
    const double left = format.boolProperty(Mirrored) ? m_width - start - length : start;
    painter.setBrush(m_style.tokens.line);
    painter.drawRect(QRectF(left, std::round(text.center().y()), length, 1));
}

void PreviewPainter::paintMarker(QPainter& painter, const QTextBlock& block, QPointF offset) const
{
    const QTextLayout* layout = block.layout();
    if (layout->lineCount() == 0)
        return;
    const QTextLine first = layout->lineAt(0);
    const QRectF line = first.naturalTextRect().translated(layout->position()).translated(offset);
    const auto marker = static_cast<PaintedMarker>(block.blockFormat().intProperty(Marker));
    const bool isBox = marker == PaintedMarker::Box || marker == PaintedMarker::Ticked;
    const double size = std::round(m_style.em * (isBox ? boxSize : bulletSize));
    const double gap = m_style.em * markerGap;
    const bool mirrored = block.textDirection() == Qt::RightToLeft;
    const double left = mirrored ? line.right() + gap : line.left() - gap - size;
    // In the middle of what a small letter takes for a bullet, of a capital for a box.
    const QFontMetricsF metrics(m_style.prose);
    const double middle = line.top() + first.ascent() - (isBox ? metrics.capHeight() : metrics.xHeight()) / 2;
    const QRectF place(std::round(left) + 0.5, std::round(middle - size / 2) + 0.5, size, size);
    const QColor ink = block.charFormat().foreground().color();
    painter.save();
    switch (marker) {
    case PaintedMarker::Disc:
        painter.setBrush(ink);
        painter.drawEllipse(place);
        break;
    case PaintedMarker::Ring:
        painter.setPen(QPen(ink, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(place);
        break;
    case PaintedMarker::Box:
        painter.setPen(QPen(m_style.tokens.faint, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(place, radius::brick, radius::brick);
        break;
    case PaintedMarker::Ticked:
        painter.setPen(QPen(m_style.tokens.brick, 1));
        painter.setBrush(m_style.tokens.brick);
        painter.drawRoundedRect(place, radius::brick, radius::brick);
        paintTick(painter, place);
        break;
    }
    painter.restore();
}

void PreviewPainter::paintTick(QPainter& painter, QRectF box) const
{
    QPainterPath tick(box.topLeft() + QPointF(0.22, 0.52) * box.width());
    tick.lineTo(box.topLeft() + QPointF(0.43, 0.73) * box.width());
    tick.lineTo(box.topLeft() + QPointF(0.79, 0.29) * box.width());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(
        QPen(m_style.tokens.onBrick, m_style.em * tickWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(tick);
}

// Bars reach across the gap to the next block of the same quote.
void PreviewPainter::paintBars(QPainter& painter, const QTextBlock& block, QRectF text, QPointF offset) const
{
    const QTextBlockFormat format = block.blockFormat();
    const QByteArray nest = format.property(Nest).toByteArray();
    const QTextBlock next = blockAfter(block);
    const QTextBlockFormat nextFormat = next.isValid() ? next.blockFormat() : QTextBlockFormat();
    const qsizetype kept = nextFormat.hasProperty(Nest) ? nextFormat.intProperty(Kept) : 0;
    const double reach =
        kept > 0 ? m_document.documentLayout()->blockBoundingRect(next).top() + offset.y() : 0;
    const double margin = m_document.documentMargin();
    double inset = 0;
    for (qsizetype depth = 0; depth < nest.size(); ++depth) {
        if (nest[depth] == 'l') {
            inset += m_document.indentWidth();
            continue;
        }
        const bool mirrored = format.boolProperty(Mirrored);
        const double left = mirrored ? m_width - margin - inset - quoteBar : margin + inset;
        painter.setBrush(m_style.tokens.brick2);
        // Whole pixels, or the parts of a bar show where they meet.
        painter.drawRect(
            QRectF(QPointF(std::round(left), std::round(text.top())),
                   QPointF(std::round(left) + quoteBar, std::round(depth < kept ? reach : text.bottom()))));
        inset += m_style.em * PreviewStyle::quoteInset;
    }
}

} // namespace brickwork
