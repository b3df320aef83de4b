#include "ui/editor/spaced_layout.h"

#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>

namespace brickwork {

SpacedLayout::SpacedLayout(QTextDocument* document) : QPlainTextDocumentLayout(document) {}

// Everything that needs a block's geometry asks here first, and Qt's own layout puts a first line at zero: so
// a first line above the extra room is one that was laid out anew and not moved yet.
QRectF SpacedLayout::blockBoundingRect(const QTextBlock& block) const
{
    const QRectF natural = QPlainTextDocumentLayout::blockBoundingRect(block);
    QTextLayout* layout = block.isValid() ? block.layout() : nullptr;
    if (m_extra <= 0 || !layout || layout->lineCount() == 0 || layout->lineAt(0).y() >= m_extra)
        return natural;
    // Qt's plain layout puts right-to-left paragraphs at the left edge as well.
    const bool rightToLeft = block.textDirection() == Qt::RightToLeft;
    for (int i = 0; i < layout->lineCount(); ++i) {
        QTextLine line = layout->lineAt(i);
        const qreal spare = rightToLeft ? std::max(0.0, line.width() - line.naturalTextWidth()) : 0.0;
        line.setPosition({line.x() + spare, line.y() + m_extra * (i + 1)});
    }
    return QPlainTextDocumentLayout::blockBoundingRect(block);
}

} // namespace brickwork
