#include "ui/charts/brick_painter.h"

#include <QPainter>
#include <QPainterPath>

namespace brickwork {

namespace {

// Below this height corners, hairlines and hatching only blur: flat colour reads better and paints faster.
constexpr qreal flatBelow = 6.0;

qreal cornerOf(const QRectF& rect)
{
    return std::min<qreal>(radius::brick + (rect.height() > 16 ? 1 : 0), rect.height() / 3);
}

void fill(QPainter& painter, const QRectF& rect, const QColor& colour)
{
    if (rect.height() < flatBelow) {
        painter.fillRect(rect, colour);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(rect, cornerOf(rect), cornerOf(rect));
}

void outline(QPainter& painter, const QRectF& rect, const QPen& pen)
{
    const qreal half = pen.widthF() / 2;
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), cornerOf(rect), cornerOf(rect));
}

void paintBrick(QPainter& painter, const QRectF& rect, BrickSize size, const Tokens& t)
{
    switch (size) {
    case BrickSize::Small:
        fill(painter, rect, t.brick1);
        if (rect.height() >= flatBelow)
            outline(painter, rect, QPen(blend(t.brick2, t.brick1, 0.7), 1));
        break;
    case BrickSize::Normal:
        fill(painter, rect, t.brick2);
        break;
    case BrickSize::Large:
        fill(painter, rect, t.brick3);
        break;
    }
}

void paintRest(QPainter& painter, const QRectF& rect, const Tokens& t)
{
    if (rect.height() < flatBelow) {
        painter.fillRect(rect, blend(t.faint, t.wall, 0.28));
        return;
    }
    QPainterPath shape;
    shape.addRoundedRect(rect, cornerOf(rect), cornerOf(rect));
    painter.save();
    painter.setClipPath(shape);
    painter.setPen(QPen(blend(t.faint, t.wall, 0.75), 1.1));
    const qreal step = 6;
    // Lines stand on a grid of the whole picture, so that neighbours hatch as one.
    const qreal first = std::floor((rect.left() - rect.height()) / step) * step;
    for (qreal x = first; x < rect.right() + rect.height(); x += step)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
    outline(painter, rect, QPen(t.line, 1));
}

void paintOpen(QPainter& painter, const QRectF& rect, const Tokens& t)
{
    QPen dashes(t.brick, rect.height() < flatBelow ? 1.0 : 1.5);
    dashes.setDashPattern({2.6, 2.0});
    dashes.setCapStyle(Qt::FlatCap);
    outline(painter, rect, dashes);
}

void paintJoint(QPainter& painter, const QRectF& rect, const Tokens& t)
{
    QRectF joint(rect.left(), 0, rect.width(), 2);
    joint.moveBottom(rect.bottom());
    painter.fillRect(joint, t.line);
}

} // namespace

void paintDay(QPainter& painter, const QRectF& rect, const WallCell& cell, const Tokens& tokens,
              Mortar mortar)
{
    switch (cell.kind) {
    case CellKind::Missed:
        if (mortar == Mortar::Joint)
            paintJoint(painter, rect, tokens);
        return;
    case CellKind::Brick:
        paintBrick(painter, rect, cell.size, tokens);
        break;
    case CellKind::Rest:
        paintRest(painter, rect, tokens);
        break;
    case CellKind::Frozen:
        outline(painter, rect, QPen(tokens.brick2, rect.height() < flatBelow ? 1.0 : 1.5));
        break;
    case CellKind::Open:
        paintOpen(painter, rect, tokens);
        return;
    case CellKind::Ahead:
        if (mortar == Mortar::Joint) {
            fill(painter, rect, tokens.paper);
            outline(painter, rect, QPen(tokens.line, 1));
        }
        return;
    }
    if (cell.isToday)
        outline(painter, rect.adjusted(-1, -1, 1, 1),
                QPen(tokens.brick, rect.height() < flatBelow ? 1.25 : 2));
}

} // namespace brickwork
