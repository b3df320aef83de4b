// How one day looks: shade by size, hatched rest, outlined frozen, dashed open day, ring around today. The
// wall, the week's course and anything else that shows a day paint it here.
#pragma once

#include "ui/charts/wall_cell.h"
#include "ui/theme/theme.h"

#include <QLineF>
#include <QList>
#include <QRectF>

#include <vector>

class QPainter;

namespace brickwork {

enum class Mortar
{
    Bare, ///< a missed day is left empty (the wall)
    Joint ///< a missed day is a thin joint (a single course, which must show that there are seven)
};

void paintDay(QPainter& painter, const QRectF& rect, const WallCell& cell, const Tokens& tokens,
              Mortar mortar = Mortar::Bare);

/// Many discs.
void paintDots(QPainter& painter, const std::vector<QRectF>& dots, const QColor& colour);
/// Many plus signs: "and more".
void paintPluses(QPainter& painter, const std::vector<QRectF>& pluses, const QColor& colour);

/// Days painted together, shade by shade, as paintDay() paints each of them on a bare wall: thousands cost
/// little more than their pixels.
class DayBatch
{
public:
    explicit DayBatch(const Tokens& tokens) : m_tokens(tokens) {}

    void reserve(qsizetype days);
    void add(const QRectF& rect, const WallCell& cell);
    void paint(QPainter& painter) const;

private:
    struct Single
    {
        QRectF rect;
        const WallCell* cell;
    };

    void paintShade(QPainter& painter, const QList<QRectF>& rects, BrickSize size) const;

    const Tokens& m_tokens;
    QList<QRectF> m_small;
    QList<QRectF> m_normal;
    QList<QRectF> m_large;
    QList<QRectF> m_rests;
    QList<Single> m_singles; ///< rare kinds, and today: on top
};

} // namespace brickwork
