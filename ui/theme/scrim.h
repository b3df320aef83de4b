// A veil over the whole of a widget while a sheet stands on it: what lies below steps back and gets no click.
// Its colours come from the palette, so it knows no scheme.
#pragma once

#include <QWidget>

namespace brickwork {

class Scrim final : public QWidget
{
    Q_OBJECT

public:
    /// Covers `over` whatever size that takes; hidden until it is shown.
    explicit Scrim(QWidget* over);

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace brickwork
