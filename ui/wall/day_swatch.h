// The day as it lies on the wall: a brick of its shade, a hatched rest, an outline, a dashed opening.
#pragma once

#include "ui/wall/day_state.h"

#include <QWidget>

namespace brickwork {

class Theme;

class DaySwatch final : public QWidget
{
    Q_OBJECT

public:
    explicit DaySwatch(Theme& theme, QWidget* parent = nullptr);

    void setDay(const DayState& state);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    DayStanding m_standing = DayStanding::Missed;
    BrickSize m_size = BrickSize::Normal;
    bool m_today = false;
};

} // namespace brickwork
