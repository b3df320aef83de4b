// What is painted behind and beside the text of a preview: cards of code, bars of quotes, rules, bullets and
// boxes of tasks. It reads a document that PreviewBuilder wrote and paints on anything, so that a page on the
// screen and one on paper look alike; it knows no widget.
#pragma once

#include "ui/preview/preview_style.h"

#include <QPointF>
#include <QRectF>

class QPainter;
class QTextBlock;
class QTextDocument;

namespace brickwork {

class PreviewPainter
{
public:
    /// For the time of one painting: it keeps references. `width` is that of the whole page.
    PreviewPainter(const QTextDocument& document, const PreviewStyle& style, double width);

    /// What belongs to one block. `offset` is where the document begins.
    void paintBehind(QPainter& painter, const QTextBlock& block, QPointF offset) const;

private:
    void paintCard(QPainter& painter, const QTextBlock& block, QRectF text) const;
    void paintRule(QPainter& painter, const QTextBlock& block, QRectF text) const;
    void paintMarker(QPainter& painter, const QTextBlock& block, QPointF offset) const;
    void paintTick(QPainter& painter, QRectF box) const;
    void paintBars(QPainter& painter, const QTextBlock& block, QRectF text, QPointF offset) const;

    const QTextDocument& m_document;
    const PreviewStyle& m_style;
    double m_width;
};

} // namespace brickwork
