#include "ui/charts/wall_layout.h"

#include <algorithm>
#include <cmath>

namespace brickwork {

namespace {

constexpr qreal gutterGap = 6;
constexpr int weeksOfYear = 53;

qreal wholeDown(qreal value, qreal ratio)
{
    return std::floor(value * ratio + 1e-6) / ratio;
}

int yearOf(Day courseStart)
{
    return courseStart.plus(3).date().year();
}

// The first course of a year: the earliest one, in the rhythm of `courseStart`, whose fourth day lies in the
// year.
Day firstCourse(int year, Day courseStart)
{
    const qint64 earliest = Day(year, 1, 1).julian() - 3;
    const qint64 shift = ((courseStart.julian() - earliest) % 7 + 7) % 7;
    return Day::fromJulian(earliest + shift);
}

// The month that begins in the week from `start` on.
std::optional<Day> monthIn(Day start)
{
    const QDate last = start.plus(6).date();
    if (last.day() <= 7)
        return Day(last.year(), last.month(), 1);
    return std::nullopt;
}

// Sizes within one wall.
struct Bond
{
    qreal unit = 0;  ///< from one brick to the next
    qreal pitch = 0; ///< from one course to the next
    qreal joint = 2; ///< mortar between bricks
    qreal capStep = 0;
    int capsThatFit = 0;

    [[nodiscard]] qreal capRadius() const
    {
        return std::min<qreal>(3.6, std::max<qreal>(1.2, (pitch - joint) * 0.36));
    }
    [[nodiscard]] qreal width() const { return 7.5 * unit; }
};

class Mason
{
public:
    Mason(const WallShape& shape, const WallMetrics& metrics) : m_shape(shape), m_metrics(metrics) {}

    // Course `index` with its left edge at `left` and its lower edge at `bottom`.
    void lay(std::size_t index, const Bond& bond, qreal left, qreal bottom)
    {
        const Day start = m_shape.starts[index];
        // By the week's own number: a course keeps its shift while newer ones are laid on it.
        const bool shifted = (start.julian() / 7) % 2 != 0;
        const qreal first = left + (shifted ? wholeDown(bond.unit / 2, m_metrics.ratio) : 0);
        const qreal top = bottom - bond.pitch;
        for (int column = 0; column < 7; ++column)
            layout.cells.emplace_back(first + column * bond.unit, top, bond.unit - bond.joint,
                                      bond.pitch - bond.joint);
        const int posts = index < m_shape.caps.size() ? m_shape.caps[index] : 0;
        const qreal middle = top + (bond.pitch - bond.joint) / 2;
        const qreal radius = bond.capRadius();
        const int dots = posts > bond.capsThatFit ? bond.capsThatFit - 1 : posts;
        qreal x = left + bond.width() + bond.capStep * 0.7;
        for (int dot = 0; dot < dots; ++dot, x += bond.capStep)
            layout.caps.emplace_back(x - radius, middle - radius, 2 * radius, 2 * radius);
        if (posts > dots)
            layout.more.emplace_back(x - radius, middle - radius, 2 * radius, 2 * radius);
    }

    void mark(Day day, bool isYear, const QRectF& box) { layout.marks.push_back({box, day, isYear}); }

    WallLayout layout;

private:
    const WallShape& m_shape;
    const WallMetrics& m_metrics;
};

void mirror(WallLayout& layout, qreal width)
{
    const auto flip = [width](QRectF& box) { box.moveLeft(width - box.right()); };
    std::ranges::for_each(layout.cells, flip);
    std::ranges::for_each(layout.caps, flip);
    std::ranges::for_each(layout.more, flip);
    for (WallMark& mark : layout.marks)
        flip(mark.box);
    flip(layout.sky);
}

void shift(WallLayout& layout, qreal by)
{
    const auto move = [by](QRectF& box) { box.translate(by, by); };
    std::ranges::for_each(layout.cells, move);
    std::ranges::for_each(layout.caps, move);
    std::ranges::for_each(layout.more, move);
    for (WallMark& mark : layout.marks)
        move(mark.box);
    move(layout.sky);
}

Bond courseBond(qreal width, const WallMetrics& m)
{
    Bond bond;
    bond.capStep = 11;
    bond.capsThatFit = 3;
    const qreal room = width - m.labelWidth - gutterGap - bond.capStep * (bond.capsThatFit + 0.4);
    bond.unit = std::clamp<qreal>(wholeDown(room / 7.5, m.ratio), 10, 110);
    return bond;
}

qreal largestPitch(const Bond& bond)
{
    return std::clamp<qreal>(bond.unit * 0.46, 9, 34);
}

WallLayout layCourses(const WallShape& shape, QSizeF room, const WallMetrics& m)
{
    Bond bond = courseBond(room.width(), m);
    const auto count = static_cast<qreal>(std::max<std::size_t>(shape.starts.size(), 1));
    bond.pitch = wholeDown(std::clamp<qreal>(room.height() / count, 5, largestPitch(bond)), m.ratio);
    bond.joint = bond.pitch > 16 ? 3 : 2;
    Mason mason(shape, m);
    const qreal left = m.labelWidth + gutterGap;
    qreal bottom = wholeDown(room.height(), m.ratio) + bond.joint;
    qreal lastLabel = bottom + m.labelHeight;
    for (std::size_t i = 0; i < shape.starts.size(); ++i, bottom -= bond.pitch) {
        mason.lay(i, bond, left, bottom);
        const std::optional<Day> month = monthIn(shape.starts[i]);
        const qreal middle = bottom - bond.pitch + (bond.pitch - bond.joint) / 2;
        if (!month || lastLabel - middle < m.labelHeight)
            continue;
        lastLabel = middle;
        const bool january = month->date().month() == 1;
        // A label is higher than a low brick: that of the oldest course stands on the edge, not over it.
        const qreal top = std::min(middle, room.height() - m.labelHeight / 2) - m.labelHeight / 2;
        mason.mark(*month, january && shape.starts.size() > 12, QRectF(0, top, m.labelWidth, m.labelHeight));
    }
    mason.layout.sky = QRectF(0, 0, room.width(), std::max<qreal>(0, bottom - bond.joint));
    mason.layout.size = room;
    return std::move(mason.layout);
}

// How years stand: so many beside each other that a brick keeps a width worth looking at.
struct YearGrid
{
    int years = 1;
    int across = 1;
    int rows = 1;
    qreal panel = 0; ///< from one year to the next
    Bond bond;

    [[nodiscard]] qreal rowHeight(const WallMetrics& m) const
    {
        return weeksOfYear * bond.pitch + m.labelHeight + 20;
    }
};

YearGrid gridOf(const WallShape& shape, qreal width, const WallMetrics& m)
{
    YearGrid grid;
    if (!shape.starts.empty())
        grid.years = yearOf(shape.starts.back()) - yearOf(shape.starts.front()) + 1;
    const qreal room = width - m.labelWidth - gutterGap;
    grid.across = std::clamp(static_cast<int>(room / 104), 1, grid.years);
    grid.rows = (grid.years + grid.across - 1) / grid.across;
    grid.across = (grid.years + grid.rows - 1) / grid.rows; // rows of like length
    grid.panel = std::min<qreal>(wholeDown(room / grid.across, m.ratio), 300);
    grid.bond.capStep = 6;
    grid.bond.capsThatFit = 2;
    grid.bond.unit = std::max<qreal>(wholeDown((grid.panel - 14 - 14) / 7.5, m.ratio), 6);
    grid.bond.pitch = wholeDown(std::clamp<qreal>(grid.bond.unit * 0.42, 6, 9), m.ratio);
    grid.bond.joint = grid.bond.pitch > 7 ? 2 : 1;
    return grid;
}

WallLayout layYears(const WallShape& shape, qreal width, const WallMetrics& m)
{
    const YearGrid grid = gridOf(shape, width, m);
    Mason mason(shape, m);
    const qreal left = m.labelWidth + gutterGap;
    const qreal rowHeight = grid.rowHeight(m);
    const int firstYear = shape.starts.empty() ? 0 : yearOf(shape.starts.front());
    // The newest years stand on top, as the newest courses do.
    const auto bottomOf = [&](int row) {
        return (grid.rows - row) * rowHeight - m.labelHeight - 20 + grid.bond.joint;
    };
    for (std::size_t i = 0; i < shape.starts.size(); ++i) {
        const int year = yearOf(shape.starts[i]) - firstYear;
        const qint64 week = firstCourse(yearOf(shape.starts[i]), shape.starts[i]).daysTo(shape.starts[i]) / 7;
        mason.lay(i, grid.bond, left + (year % grid.across) * grid.panel,
                  bottomOf(year / grid.across) - static_cast<qreal>(week) * grid.bond.pitch);
    }
    for (int year = 0; !shape.starts.empty() && year < grid.years; ++year) {
        const qreal bottom = bottomOf(year / grid.across);
        mason.mark(
            Day(firstYear + year, 1, 1), true,
            QRectF(left + (year % grid.across) * grid.panel, bottom + 2, grid.bond.width(), m.labelHeight));
        if (year % grid.across != 0)
            continue;
        const Day first = firstCourse(firstYear + year, shape.starts.front());
        const bool every = grid.bond.pitch * 4 >= m.labelHeight;
        for (int week = 0; week < weeksOfYear - 1; ++week) {
            const std::optional<Day> month = monthIn(first.plus(7LL * week));
            if (!month || (!every && month->date().month() % 3 != 1))
                continue;
            const qreal middle = bottom - (week + 0.5) * grid.bond.pitch - grid.bond.joint / 2;
            mason.mark(*month, false, QRectF(0, middle - m.labelHeight / 2, m.labelWidth, m.labelHeight));
        }
    }
    mason.layout.size = QSizeF(width, grid.rows * rowHeight - 16);
    return std::move(mason.layout);
}

} // namespace

WallLayout layWall(const WallShape& shape, QSizeF room, const WallMetrics& metrics)
{
    const qreal around = 2 * metrics.margin;
    const QSizeF inside(room.width() - around, room.height() - around);
    WallLayout layout = shape.plan == WallPlan::Years ? layYears(shape, inside.width(), metrics)
                                                      : layCourses(shape, inside, metrics);
    if (metrics.direction == Qt::RightToLeft)
        mirror(layout, inside.width());
    shift(layout, metrics.margin);
    layout.size += QSizeF(around, around);
    return layout;
}

qreal leastWallHeight(const WallShape& shape, qreal width, const WallMetrics& metrics)
{
    if (shape.plan == WallPlan::Years)
        return bestWallHeight(shape, width, metrics);
    return 8.0 * static_cast<qreal>(shape.starts.size()) + 2 * metrics.margin;
}

qreal bestWallHeight(const WallShape& shape, qreal width, const WallMetrics& metrics)
{
    if (shape.plan == WallPlan::Years) {
        const YearGrid grid = gridOf(shape, width - 2 * metrics.margin, metrics);
        return grid.rows * grid.rowHeight(metrics) - 16 + 2 * metrics.margin;
    }
    const Bond bond = courseBond(width - 2 * metrics.margin, metrics);
    return largestPitch(bond) * static_cast<qreal>(shape.starts.size()) + 2 * metrics.margin;
}

} // namespace brickwork
