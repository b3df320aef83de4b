// Where every brick of the wall stands: running bond, a course a week, newest on top. Pure: the same shape,
// room and metrics give the same rectangles; it knows no colours and no painter.
#pragma once

#include "core/habit/day.h"

#include <QRectF>
#include <QtCore/qnamespace.h>

#include <vector>

namespace brickwork {

enum class WallPlan
{
    Courses, ///< one wall, all courses on each other
    Years    ///< a tower a calendar year, side by side, the same weeks at the same height
};

struct WallShape
{
    WallPlan plan = WallPlan::Courses;
    std::vector<Day> starts; ///< of each course, oldest first
    std::vector<int> caps;   ///< posts of each course
    /// Whether anything lies in each course: years in which nothing does are kept thin. Empty: all do.
    std::vector<bool> laid;
};

struct WallMetrics
{
    qreal labelWidth = 28;  ///< widest month
    qreal labelHeight = 12; ///< of a month or year
    qreal margin = 0;       ///< left free on every side, for the ring of the keyboard
    qreal ratio = 1;        ///< device pixels a unit: edges are put on whole ones
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

struct WallMark
{
    QRectF box;
    Day day; ///< the first of the month, or of the year
    bool isYear = false;
};

struct WallLayout
{
    std::vector<QRectF> cells; ///< seven a course, in the order of the courses
    std::vector<QRectF> caps;  ///< dots
    std::vector<QRectF> more;  ///< "+" after the dots of a course that has more posts than fit
    std::vector<WallMark> marks;
    QRectF sky; ///< the empty room above the newest course of a low wall
    QSizeF size;
};

/// Fills the room, but bricks never grow larger than a brick looks right. `Courses` stand on the bottom edge;
/// `Years` stand in rows of up to eleven towers, the newest on top, each row as wide as the room.
[[nodiscard]] WallLayout layWall(const WallShape& shape, QSizeF room, const WallMetrics& metrics);

/// The least height at which the bricks of the shape are still bricks.
[[nodiscard]] qreal leastWallHeight(const WallShape& shape, qreal width, const WallMetrics& metrics);
/// The height beyond which the wall does not grow.
[[nodiscard]] qreal bestWallHeight(const WallShape& shape, qreal width, const WallMetrics& metrics);

} // namespace brickwork
