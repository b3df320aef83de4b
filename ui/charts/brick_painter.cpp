#include "ui/charts/brick_painter.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPixmap>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <vector>

namespace brickwork {

namespace {

// Below this height corners, hairlines and hatching only blur: flat colour reads better and paints faster.
constexpr qreal flatBelow = 6.0;

// A small picture drawn once and put down many times: curves cost a hundred times what copying does. Where
// there are no pixels (a vector file) each is drawn as it is.
class Press
{
public:
    explicit Press(QPainter& painter) : m_painter(painter)
    {
        const QTransform transform = painter.deviceTransform();
        const bool upright =
            transform.type() <= QTransform::TxScale && qFuzzyCompare(transform.m11(), transform.m22());
        if (upright && transform.m11() > 0 && painter.paintEngine()->type() == QPaintEngine::Raster)
            m_ratio = transform.m11();
    }

    template <typename Paint>
    void put(const QRectF& rect, Paint paint)
    {
        if (m_ratio == 0)
            return paint(m_painter, rect);
        const auto snapped = [this](qreal value) { return std::round(value * m_ratio) / m_ratio; };
        m_painter.drawPixmap(QPointF(snapped(rect.left()), snapped(rect.top())) - QPointF(pad, pad),
                             pictureFor(rect.size(), paint));
    }

private:
    struct Picture
    {
        QSizeF size;
        QPixmap pixmap;
    };

    template <typename Paint>
    const QPixmap& pictureFor(QSizeF size, Paint paint)
    {
        // Few sizes: towers of one row are alike.
        const auto there = std::ranges::find(m_pictures, size, &Picture::size);
        if (there != m_pictures.end())
            return there->pixmap;
        const QSizeF room = (size + QSizeF(2 * pad, 2 * pad)) * m_ratio;
        QPixmap pixmap(static_cast<int>(std::ceil(room.width())), static_cast<int>(std::ceil(room.height())));
        pixmap.setDevicePixelRatio(m_ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        paint(painter, QRectF(QPointF(pad, pad), size));
        painter.end();
        return m_pictures.emplace_back(size, pixmap).pixmap;
    }

    static constexpr qreal pad = 1;

    QPainter& m_painter;
    qreal m_ratio = 0; // 0: no pixels
    std::vector<Picture> m_pictures;
};

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

// Hatching that stands on a grid of the whole picture, so that neighbours hatch as one. Cut at the sides by
// arithmetic: a clip for each of many days would cost more than all of them.
void addHatching(QList<QLineF>& lines, const QRectF& rect)
{
    constexpr qreal step = 6;
    const QRectF box = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal first = std::floor((box.left() - box.height()) / step) * step;
    for (qreal x = first; x < box.right(); x += step) {
        const qreal from = std::max(x, box.left());
        const qreal to = std::min(x + box.height(), box.right());
        if (from < to)
            lines.append(QLineF(from, box.bottom() - (from - x), to, box.bottom() - (to - x)));
    }
}

void paintRests(QPainter& painter, const QList<QRectF>& rects, const Tokens& t)
{
    if (rects.isEmpty())
        return;
    if (rects.front().height() < flatBelow) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(blend(t.faint, t.wall, 0.28));
        painter.drawRects(rects);
        return;
    }
    QList<QLineF> lines;
    for (const QRectF& rect : rects)
        addHatching(lines, rect);
    QPen hatch(blend(t.faint, t.wall, 0.75), 1.1);
    hatch.setCapStyle(Qt::FlatCap);
    painter.setPen(hatch);
    painter.drawLines(lines);
    for (const QRectF& rect : rects)
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
    case CellKind::Absent:
        return;
    case CellKind::Brick:
        paintBrick(painter, rect, cell.size, tokens);
        break;
    case CellKind::Rest:
        paintRests(painter, {rect}, tokens);
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

void DayBatch::reserve(qsizetype days)
{
    m_small.reserve(days);
    m_normal.reserve(days);
    m_large.reserve(days);
}

void DayBatch::add(const QRectF& rect, const WallCell& cell)
{
    if (cell.isToday) {
        m_singles.append({rect, &cell});
        return;
    }
    switch (cell.kind) {
    case CellKind::Missed:
    case CellKind::Absent:
    case CellKind::Ahead:
        return;
    case CellKind::Brick:
        (cell.size == BrickSize::Small    ? m_small
         : cell.size == BrickSize::Normal ? m_normal
                                          : m_large)
            .append(rect);
        return;
    case CellKind::Rest:
        m_rests.append(rect);
        return;
    case CellKind::Frozen:
    case CellKind::Open:
        m_singles.append({rect, &cell});
        return;
    }
}

void DayBatch::paintShade(QPainter& painter, const QList<QRectF>& rects, BrickSize size) const
{
    if (rects.isEmpty())
        return;
    if (rects.front().height() < flatBelow) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(size == BrickSize::Small    ? m_tokens.brick1
                         : size == BrickSize::Normal ? m_tokens.brick2
                                                     : m_tokens.brick3);
        painter.drawRects(rects);
        return;
    }
    Press press(painter);
    for (const QRectF& rect : rects)
        press.put(rect, [&](QPainter& on, const QRectF& box) { paintBrick(on, box, size, m_tokens); });
}

void DayBatch::paint(QPainter& painter) const
{
    paintShade(painter, m_small, BrickSize::Small);
    paintShade(painter, m_normal, BrickSize::Normal);
    paintShade(painter, m_large, BrickSize::Large);
    paintRests(painter, m_rests, m_tokens);
    for (const Single& single : m_singles)
        paintDay(painter, single.rect, *single.cell, m_tokens);
}

void paintDots(QPainter& painter, const std::vector<QRectF>& dots, const QColor& colour)
{
    Press press(painter);
    for (const QRectF& dot : dots)
        press.put(dot, [&colour](QPainter& on, const QRectF& box) {
            on.setPen(Qt::NoPen);
            on.setBrush(colour);
            on.drawEllipse(box);
        });
}

void paintPluses(QPainter& painter, const std::vector<QRectF>& pluses, const QColor& colour)
{
    Press press(painter);
    for (const QRectF& plus : pluses)
        press.put(plus, [&colour](QPainter& on, const QRectF& box) {
            on.setPen(QPen(colour, 1.5));
            on.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
            on.drawLine(QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()));
        });
}

} // namespace brickwork
