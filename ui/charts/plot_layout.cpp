#include "ui/charts/plot_layout.h"

#include <algorithm>
#include <cmath>

namespace brickwork {

namespace {

qreal whole(qreal value, qreal ratio)
{
    return std::round(value * ratio) / ratio;
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

qreal BarsLayout::yOf(double value) const
{
    return plot.bottom() - plot.height() * value / ticks.back();
}

BarsLayout layBars(const std::vector<int>& values, int highest, int least, QSizeF room, const PlotMetrics& m)
{
    BarsLayout layout;
    layout.ticks = ticksFor(std::max(highest, values.empty() ? 0 : *std::ranges::max_element(values)));
    layout.plot =
        QRectF(m.axisWidth, m.labelHeight / 2, std::max<qreal>(1, room.width() - m.axisWidth - m.endWidth),
               std::max<qreal>(1, whole(room.height() - 1.5 * m.labelHeight - 4, m.ratio)));
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

} // namespace brickwork
