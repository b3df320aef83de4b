// A line of plain text that shortens itself with an ellipsis instead of widening its place; the whole text is
// its tool tip while it is shortened.
#pragma once

#include <QLabel>

namespace brickwork {

class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::TextElideMode mode, QWidget* parent = nullptr);

    /// Leading or trailing: of the interface, whatever the direction of the text.
    void setSide(Qt::AlignmentFlag side);
    void setFullText(const QString& text);
    [[nodiscard]] const QString& fullText() const { return m_full; }

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void shorten();
    void align();

    Qt::TextElideMode m_mode;
    Qt::AlignmentFlag m_side = Qt::AlignLeading;
    QString m_full;
};

} // namespace brickwork
