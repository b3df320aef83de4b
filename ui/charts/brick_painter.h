// How one day looks: shade by size, hatched rest, outlined frozen, dashed open day, ring around today. The
// wall, the week's course and anything else that shows a day paint it here.
#pragma once

#include "ui/charts/wall_cell.h"
#include "ui/theme/theme.h"

#include <QRectF>

class QPainter;

namespace brickwork {

enum class Mortar
{
    Bare, ///< a missed day is left empty (the wall)
    Joint ///< a missed day is a thin joint (a single course, which must show that there are seven)
};

void paintDay(QPainter& painter, const QRectF& rect, const WallCell& cell, const Tokens& tokens,
              Mortar mortar = Mortar::Bare);

} // namespace brickwork
