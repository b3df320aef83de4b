#include "ui/charts/plot_layout.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace brickwork {

namespace {

constexpr qreal markRadius = 3;
constexpr qreal markGap = 4;

qreal whole(qreal value, qreal ratio)
{
    return std::round(value * ratio) / ratio;
}

// Left to right.
QRectF plotIn(QSizeF room, const PlotMetrics& m)
{
    return {m.axisWidth, m.labelHeight / 2, std::max<qreal>(1, room.width() - m.axisWidth - m.endWidth),
            std::max<qreal>(1, whole(room.height() - 1.5 * m.labelHeight - 4, m.ratio))};
}

// Of one device column, in the order they come.
class Bundle
{
public:
    void add(QPointF point)
    {
        m_last = point;
        if (m_count++ == 0) {
            m_first = m_low = m_high = point;
            return;
        }
        if (point.y() < m_low.y()) {
            m_low = point;
            m_lowIsLater = true;
        }
        if (point.y() > m_high.y()) {
            m_high = point;
            m_lowIsLater = false;
        }
    }

    void flush(QPolygonF& out)
    {
        const QPointF& earlier = m_lowIsLater ? m_high : m_low;
        const QPointF& later = m_lowIsLater ? m_low : m_high;
        if (m_count > 0)
            out << m_first;
        for (const QPointF& point : {earlier, later, m_last})
            if (m_count > 0 && point != out.back())
                out << point;
        *this = {};
    }

private:
    QPointF m_first, m_low, m_high, m_last;
    qsizetype m_count = 0;
    bool m_lowIsLater = false;
};

bool touches(const QRectF& box, const QLineF& line)
{
    if (line.isNull())
        return false;
    if (box.contains(line.p1()) || box.contains(line.p2()))
        return true;
    const QLineF falling(box.topLeft(), box.bottomRight());
    const QLineF rising(box.bottomLeft(), box.topRight());
    return falling.intersects(line, nullptr) == QLineF::BoundedIntersection ||
           rising.intersects(line, nullptr) == QLineF::BoundedIntersection;
}

} // namespace

std::vector<int> ticksFor(int highest)
{
    const int top = std::max(highest, 2);
    int step = 1;
    for (int power = 1; top > 5 * step; power *= 10)
        for (const int factor : {1, 2, 5}) {
            step = factor * power;
            if (top <= 5 * step)
                break;
        }
    std::vector<int> ticks;
    for (int tick = 0; tick < top + step; tick += step)
        ticks.push_back(tick);
    return ticks;
}

std::vector<int> ticksBetween(int lowest, int highest, int most)
{
    const qint64 top = std::max(highest, 0);
    const qint64 depth = -static_cast<qint64>(std::min(lowest, 0));
    const auto fits = [&](qint64 step) { return (top + step - 1) / step + depth / step <= most; };
    qint64 step = 1;
    for (qint64 power = 1; !fits(step); power *= 10)
        for (const qint64 factor : {1, 2, 5}) {
            step = factor * power;
            if (fits(step))
                break;
        }
    std::vector<int> ticks;
    for (qint64 tick = -(depth / step); tick <= (top + step - 1) / step; ++tick)
        ticks.push_back(static_cast<int>(std::min<qint64>(tick * step, std::numeric_limits<int>::max())));
    return ticks;
}

int ticksThatFit(qreal height, qreal labelHeight)
{
    return std::clamp(static_cast<int>((height - 1.5 * labelHeight) / (1.75 * labelHeight)), 1, 5);
}

qreal TimePlot::step() const
{
    return plot.width() / std::max({values.count, values.least, 1});
}

qreal TimePlot::xOf(double position) const
{
    const qreal along = (std::max(values.least - values.count, 0) + position) * step();
    return direction == Qt::RightToLeft ? plot.right() - along : plot.left() + along;
}

qreal TimePlot::yOf(double value) const
{
    const double highest = values.ticks.empty() ? 1 : values.ticks.back();
    const double extent = highest - values.lowest;
    return plot.bottom() - plot.height() * (extent > 0 ? (value - values.lowest) / extent : 0);
}

qreal TimePlot::crispY(double value) const
{
    return whole(yOf(value), ratio);
}

QRectF TimePlot::column(int cell) const
{
    return {std::min(xOf(cell), xOf(cell + 1)), plot.top(), step(), plot.height()};
}

std::optional<int> TimePlot::at(QPointF point) const
{
    if (values.count == 0 || point.y() < plot.top() || point.y() > plot.bottom())
        return std::nullopt;
    const qreal along = (direction == Qt::RightToLeft ? xOf(0) - point.x() : point.x() - xOf(0)) / step();
    if (along < 0 || along > values.count)
        return std::nullopt;
    return std::min(static_cast<int>(along), values.count - 1);
}

TimePlot layTimes(const PlotValues& values, QSizeF room, const PlotMetrics& m)
{
    TimePlot layout{.plot = plotIn(room, m), .values = values, .ratio = m.ratio, .direction = m.direction};
    if (m.direction == Qt::RightToLeft)
        layout.plot.moveLeft(room.width() - layout.plot.right());
    return layout;
}

QPolygonF thinned(const QPolygonF& line, qreal ratio)
{
    if (line.size() < 2 ||
        std::abs(line.back().x() - line.front().x()) * ratio > static_cast<qreal>(line.size()))
        return line;
    QPolygonF result;
    Bundle bundle;
    qreal column = std::floor(line.front().x() * ratio);
    for (const QPointF& point : line) {
        const qreal here = std::floor(point.x() * ratio);
        if (here != column)
            bundle.flush(result);
        column = here;
        bundle.add(point);
    }
    bundle.flush(result);
    return result;
}

QPolygonF averaged(const QPolygonF& line, qreal width)
{
    if (line.size() < 3)
        return line;
    QPolygonF result{line.front()};
    for (qsizetype begin = 1; begin < line.size() - 1;) {
        QPointF sum;
        qsizetype end = begin;
        for (; end < line.size() - 1 && std::abs(line[end].x() - line[begin].x()) < width; ++end)
            sum += line[end];
        result << sum / static_cast<qreal>(end - begin);
        begin = end;
    }
    return result << line.back();
}

qreal BarsLayout::yOf(double value) const
{
    return plot.bottom() - plot.height() * value / ticks.back();
}

std::optional<int> BarsLayout::at(QPointF point) const
{
    if (columns.empty() || !plot.contains(point))
        return std::nullopt;
    const QRectF& first = columns.front();
    const bool mirrored = columns.back().left() < first.left();
    const qreal along = (mirrored ? first.right() - point.x() : point.x() - first.left()) / first.width();
    if (along < 0)
        return std::nullopt;
    return std::min(static_cast<int>(along), static_cast<int>(columns.size()) - 1);
}

BarsLayout layBars(const std::vector<int>& values, int highest, int least, QSizeF room, const PlotMetrics& m)
{
    BarsLayout layout;
    layout.ticks = ticksFor(std::max(highest, values.empty() ? 0 : *std::ranges::max_element(values)));
    layout.plot = plotIn(room, m);
    for (const int tick : layout.ticks)
        layout.tickY.push_back(whole(layout.yOf(tick), m.ratio));

    const auto count = static_cast<int>(values.size());
    const int places = std::max({count, least, 1});
    const qreal step = layout.plot.width() / places;
    const qreal gap = step >= 3 ? std::max<qreal>(1, step * 0.31) : 0;
    for (int i = 0; i < count; ++i) {
        const qreal left = layout.plot.left() + (places - count + i) * step;
        layout.columns.emplace_back(left, layout.plot.top(), step, layout.plot.height());
        if (values[static_cast<std::size_t>(i)] <= 0) {
            layout.bars.emplace_back();
            continue;
        }
        const qreal x = whole(left + gap / 2, m.ratio);
        const qreal right = std::max(whole(left + step - gap / 2, m.ratio), x + 1 / m.ratio);
        const qreal top = whole(layout.yOf(values[static_cast<std::size_t>(i)]), m.ratio);
        layout.bars.emplace_back(x, top, right - x, layout.plot.bottom() - top);
    }
    if (m.direction == Qt::RightToLeft) {
        const auto flip = [&room](QRectF& box) { box.moveLeft(room.width() - box.right()); };
        flip(layout.plot);
        std::ranges::for_each(layout.columns, flip);
        for (QRectF& bar : layout.bars)
            if (!bar.isEmpty())
                flip(bar);
    }
    return layout;
}

std::vector<std::size_t> labelsThatFit(const std::vector<qreal>& centres, qreal width)
{
    for (std::size_t stride = 1; stride <= centres.size(); ++stride) {
        std::vector<std::size_t> chosen;
        for (std::size_t i = (centres.size() - 1) % stride; i < centres.size(); i += stride)
            chosen.push_back(i);
        const bool fits = std::ranges::adjacent_find(chosen, [&](std::size_t a, std::size_t b) {
                              return std::abs(centres[b] - centres[a]) < width;
                          }) == chosen.end();
        if (fits)
            return chosen;
    }
    return {};
}

int labelStride(int count, qreal step, qreal width)
{
    for (int stride = 1; stride < count; ++stride)
        if (count % stride == 0 && stride * step >= width)
            return stride;
    return std::max(count, 1);
}

std::pair<qreal, qreal> apart(qreal upper, qreal lower, qreal distance, qreal top, qreal bottom)
{
    const qreal missing = std::max<qreal>(0, distance - (lower - upper));
    upper = std::max(top, upper - missing / 2);
    lower = std::min(std::max(lower + missing / 2, upper + distance), bottom);
    return {std::max(top, std::min(upper, lower - distance)), lower};
}

std::vector<QRectF> labelsOnRise(const std::vector<QPointF>& points, const std::vector<QSizeF>& sizes,
                                 const QRectF& room, const QLineF& avoided, Qt::LayoutDirection direction)
{
    const bool mirrored = direction == Qt::RightToLeft;
    std::vector<QRectF> boxes(points.size());
    const auto isFree = [&](const QRectF& box) {
        return room.contains(box) && !touches(box.adjusted(-2, -2, 2, 2), avoided) &&
               std::ranges::none_of(boxes, [&](const QRectF& other) {
                   return !other.isEmpty() && other.adjusted(-markGap, 0, markGap, 0).intersects(box);
               });
    };
    for (std::size_t i = points.size(); i-- > 0;) {
        const QPointF point = points[i];
        const QSizeF size = sizes[i];
        const qreal before = mirrored ? point.x() : point.x() - size.width();
        const qreal behind = mirrored ? point.x() - markGap - size.width() : point.x() + markGap;
        for (const QPointF corner : {QPointF(before, point.y() - markRadius - markGap / 2 - size.height()),
                                     QPointF(behind, point.y() + markRadius)})
            if (boxes[i].isEmpty() && isFree(QRectF(corner, size)))
                boxes[i] = QRectF(corner, size);
    }
    return boxes;
}

} // namespace brickwork
