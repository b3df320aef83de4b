// Where bars, lines, ticks and labels of the time charts stand. Pure; in left-to-right coordinates mirrored
// as a whole for right-to-left.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QtCore/qnamespace.h>

#include <optional>
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

struct BarsLayout
{
    QRectF plot;
    std::vector<int> ticks;
    std::vector<qreal> tickY;
    std::vector<QRectF> columns; ///< a full column a value: what hover and focus take
    std::vector<QRectF> bars;    ///< empty for a value of 0
    [[nodiscard]] qreal yOf(double value) const;
};

/// `least` is the number of columns kept free at least, so that a few values do not become slabs; values
/// stand at the end.
[[nodiscard]] BarsLayout layBars(const std::vector<int>& values, int highest, int least, QSizeF room,
                                 const PlotMetrics& metrics);

/// Which of the wanted labels (rising positions along the axis, one width each) can be written without
/// touching: an even subset that holds the last one.
[[nodiscard]] std::vector<std::size_t> labelsThatFit(const std::vector<qreal>& centres, qreal width);

} // namespace brickwork
