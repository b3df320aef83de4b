// Three bricks to pick a size from: small (a clean-up), normal, large. One tab stop; left and right change
// it.
#pragma once

#include "core/habit/log.h"

#include <QWidget>

namespace brickwork {

class Theme;

class SizePicker final : public QWidget
{
    Q_OBJECT

public:
    explicit SizePicker(Theme& theme, QWidget* parent = nullptr);

    void setSize(BrickSize size);
    [[nodiscard]] BrickSize brickSize() const { return m_size; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void sizeChanged(brickwork::BrickSize size);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRectF cell(int index) const;
    void paintCell(QPainter& painter, int index) const;

    Theme& m_theme;
    BrickSize m_size = BrickSize::Normal;
};

} // namespace brickwork
