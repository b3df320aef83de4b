#include "ui/wall/day_swatch.h"

#include "ui/charts/brick_painter.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace brickwork {

namespace {

constexpr int brickWidth = 44;
constexpr int brickHeight = 14;
constexpr int ringRoom = 3; // around today

CellKind kindOf(DayStanding standing)
{
    switch (standing) {
    case DayStanding::Brick:
        return CellKind::Brick;
    case DayStanding::Rest:
        return CellKind::Rest;
    case DayStanding::Frozen:
        return CellKind::Frozen;
    case DayStanding::Open:
        return CellKind::Open;
    case DayStanding::Missed:
        return CellKind::Missed;
    case DayStanding::Absent:
        return CellKind::Absent;
    case DayStanding::Ahead:
        return CellKind::Ahead;
    }
    Q_UNREACHABLE_RETURN(CellKind::Missed);
}

} // namespace

DaySwatch::DaySwatch(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DaySwatch::setDay(const DayState& state)
{
    m_standing = state.standing;
    m_size = state.brick ? state.brick->size : BrickSize::Normal;
    m_today = state.day == state.today;
    // Nothing lies on these: no place is kept for it.
    setVisible(m_standing != DayStanding::Missed && m_standing != DayStanding::Absent &&
               m_standing != DayStanding::Ahead);
    update();
}

QSize DaySwatch::sizeHint() const
{
    return {brickWidth + 2 * ringRoom, brickHeight + 2 * ringRoom};
}

void DaySwatch::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    WallCell cell;
    cell.kind = kindOf(m_standing);
    cell.size = m_size;
    cell.isToday = m_today;
    paintDay(painter, QRectF(rect()).adjusted(ringRoom, ringRoom, -ringRoom, -ringRoom), cell,
             m_theme.tokens(), Mortar::Bare);
}

} // namespace brickwork
