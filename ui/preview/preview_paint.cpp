// What PreviewView paints: what stands behind the text, the text, and the ring of focus.

#include "ui/preview/preview_painter.h"
#include "ui/preview/preview_view.h"

#include <QAbstractTextDocumentLayout>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

namespace brickwork {

namespace {

constexpr int focusLine = 2;

} // namespace

void PreviewView::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF offset(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
        const QRectF visible = QRectF(event->rect()).translated(-offset);
        const PreviewPainter behind(*document(), m_style, viewport()->width());
        QTextBlock block = cursorForPosition(QPoint(0, 0)).block();
        // The card of a block that begins above may reach into the view.
        if (block.previous().isValid())
            block = block.previous();
        for (; block.isValid(); block = block.next()) {
            if (document()->documentLayout()->blockBoundingRect(block).top() >
                visible.bottom() + m_style.em * 2)
                break;
            behind.paintBehind(painter, block, offset);
        }
    }
    QTextBrowser::paintEvent(event);
    if (hasFocus()) {
        QPainter painter(viewport());
        painter.setPen(QPen(m_style.tokens.brick, focusLine));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace brickwork
