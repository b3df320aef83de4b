// A plain-text layout with room between its lines, which QPlainTextEdit has no setting for: the lines that Qt
// laid out are moved apart, each getting its extra room above it, and right-to-left paragraphs to their own
// edge.
#pragma once

#include <QPlainTextDocumentLayout>

namespace brickwork {

class SpacedLayout final : public QPlainTextDocumentLayout
{
    Q_OBJECT

public:
    explicit SpacedLayout(QTextDocument* document);

    /// Pixels added above each line; lines laid out before get it when they are laid out again.
    void setExtra(qreal pixels) { m_extra = pixels; }
    [[nodiscard]] qreal extra() const { return m_extra; }

    [[nodiscard]] QRectF blockBoundingRect(const QTextBlock& block) const override;

private:
    qreal m_extra = 0;
};

} // namespace brickwork
