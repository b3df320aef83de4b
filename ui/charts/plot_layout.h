// Where bars, lines, ticks and labels of the time charts stand. Pure; in left-to-right coordinates mirrored
// as a whole for right-to-left.
#pragma once

#include <QLineF>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QSizeF>
#include <QtCore/qnamespace.h>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace brickwork {

struct PlotMetrics
{
    qreal axisWidth = 16;   ///< room for the numbers on the reading side
    qreal endWidth = 0;     ///< room for a label at the other end
    qreal labelHeight = 12; ///< under the base line
    qreal ratio = 1;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

/// The numbers of a y-axis from 0 up to at least `highest`: whole, evenly spaced by 1, 2 or 5 times a power
/// of ten, at most five above 0; never fewer than two, so that a single post is not a full bar.
[[nodiscard]] std::vector<int> ticksFor(int highest);

/// The same from `lowest` (at most 0) to `highest` (at least 0), with at most `most` numbers beside the 0.
/// The last is not below `highest`; the first not below `lowest`, so that a small loss takes little room.
[[nodiscard]] std::vector<int> ticksBetween(int lowest, int highest, int most);
/// How many numbers stand above each other in a chart of that height: 1 to 5.
[[nodiscard]] int ticksThatFit(qreal height, qreal labelHeight);

struct PlotValues
{
    int count = 0;
    int least = 1;          ///< columns kept free at least, so that a few values do not become slabs
    double lowest = 0;      ///< what the foot of the plot stands for
    std::vector<int> ticks; ///< the last one is what its top stands for
};

/// Values side by side in even columns, the last at the end; arithmetic only, whatever their number.
struct TimePlot
{
    QRectF plot;
    PlotValues values;
    qreal ratio = 1;
    Qt::LayoutDirection direction = Qt::LeftToRight;

    [[nodiscard]] qreal step() const;
    /// Along the reading direction, in columns: 0 where the first value's column begins, 1 where it ends.
    [[nodiscard]] qreal xOf(double position) const;
    [[nodiscard]] qreal yOf(double value) const;
    /// On a whole device pixel.
    [[nodiscard]] qreal crispY(double value) const;
    [[nodiscard]] QRectF column(int cell) const;
    [[nodiscard]] std::optional<int> at(QPointF point) const;
};
[[nodiscard]] TimePlot layTimes(const PlotValues& values, QSizeF room, const PlotMetrics& metrics);

/// A line with no more than four points a device column: the first, the lowest, the highest and the last of
/// it. Looks the same and costs what is seen. The x of `line` must rise or fall throughout.
[[nodiscard]] QPolygonF thinned(const QPolygonF& line, qreal ratio);

/// Its course where it is too dense to be read: the mean of each strip of `width`, from the first point to
/// the last one.
[[nodiscard]] QPolygonF averaged(const QPolygonF& line, qreal width);

struct BarsLayout
{
    QRectF plot;
    std::vector<int> ticks;
    std::vector<qreal> tickY;
    std::vector<QRectF> columns; ///< a full column a value: what hover and focus take
    std::vector<QRectF> bars;    ///< empty for a value of 0
    [[nodiscard]] qreal yOf(double value) const;
    /// The column at a point.
    [[nodiscard]] std::optional<int> at(QPointF point) const;
};

/// `least` is the number of columns kept free at least, so that a few values do not become slabs; values
/// stand at the end.
[[nodiscard]] BarsLayout layBars(const std::vector<int>& values, int highest, int least, QSizeF room,
                                 const PlotMetrics& metrics);

/// Which of the wanted labels (rising positions along the axis, one width each) can be written without
/// touching: an even subset that holds the last one.
[[nodiscard]] std::vector<std::size_t> labelsThatFit(const std::vector<qreal>& centres, qreal width);

/// The distance, in columns of `step`, at which labels of one width do not touch: the least divisor of
/// `count` that does it, so that 24 hours are named every second, third, fourth, sixth...
[[nodiscard]] int labelStride(int count, qreal step, qreal width);

/// Two heights at least `distance` apart and between `top` and `bottom`, as near to those wanted as can be;
/// `upper` is at most `lower`.
[[nodiscard]] std::pair<qreal, qreal> apart(qreal upper, qreal lower, qreal distance, qreal top,
                                            qreal bottom);

/// Where the labels of points on a line that rises in reading direction may stand: before and above the
/// point, else behind and below it, inside `room`, touching neither each other, the line nor `avoided`. The
/// later points choose first; an empty box where there is no room.
[[nodiscard]] std::vector<QRectF> labelsOnRise(const std::vector<QPointF>& points,
                                               const std::vector<QSizeF>& sizes, const QRectF& room,
                                               const QLineF& avoided, Qt::LayoutDirection direction);

} // namespace brickwork
