#include "ui/charts/wall_layout.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace brickwork {

namespace {

constexpr qreal gutterGap = 6;
constexpr int weeksOfYear = 53;
constexpr qreal thinGap = 8; // beside a thin tower
constexpr qreal yearGap = 6; // between a tower and its name
constexpr qreal rowGap = 18; // between rows of towers

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
    Mason(const WallShape& shape, const WallMetrics& metrics) : m_shape(shape), m_metrics(metrics)
    {
        layout.cells.reserve(7 * shape.starts.size());
        layout.caps.reserve(2 * shape.starts.size());
    }

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
    [[nodiscard]] Day firstStart() const { return m_shape.starts.front(); }

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

// One calendar year of the `Years` plan.
struct Tower
{
    int year = 0;
    int row = 0; // 0 is the lowest: the oldest years
    bool isThin = false;
    qreal left = 0;
    Bond bond{};
};

struct Towers
{
    std::vector<Tower> towers; // oldest first, no year left out
    int rows = 1;
    qreal pitch = 6;

    // Without the gap to the next row.
    [[nodiscard]] qreal rowHeight(const WallMetrics& m) const
    {
        return weeksOfYear * pitch + yearGap + m.labelHeight;
    }
    [[nodiscard]] qreal height(const WallMetrics& m) const
    {
        return rows * rowHeight(m) + (rows - 1) * rowGap;
    }
};

constexpr qreal leastTower = 96;
constexpr int mostInARow = 11;
constexpr qreal thinShare = 0.4; // of a tower's place, when rows are made even
constexpr qreal leastPitch = 5;

// Thin are the years before this one in which nothing lies.
std::vector<Tower> towersOf(const WallShape& shape)
{
    std::vector<Tower> towers;
    if (shape.starts.empty())
        return towers;
    const int first = yearOf(shape.starts.front());
    const int last = yearOf(shape.starts.back());
    for (int year = first; year <= last; ++year)
        towers.push_back({.year = year, .isThin = year != last && !shape.laid.empty()});
    for (std::size_t i = 0; i < shape.laid.size(); ++i)
        if (shape.laid[i])
            towers[static_cast<std::size_t>(yearOf(shape.starts[i]) - first)].isThin = false;
    return towers;
}

// As few rows as the width allows, of like length.
void putInRows(Towers& towers, qreal room)
{
    const auto weight = [](const Tower& tower) { return tower.isThin ? thinShare : 1.0; };
    const qreal capacity = std::clamp<qreal>(std::floor(room / leastTower), 1, mostInARow);
    qreal all = 0;
    for (const Tower& tower : towers.towers)
        all += weight(tower);
    towers.rows = std::max(1, static_cast<int>(std::ceil(all / capacity - 1e-6)));
    qreal before = 0;
    for (Tower& tower : towers.towers) {
        tower.row = std::min(static_cast<int>(before * towers.rows / all + 1e-6), towers.rows - 1);
        before += weight(tower);
    }
}

Bond towerBond(qreal place, const WallMetrics& m)
{
    Bond bond;
    bond.capStep = std::clamp<qreal>(place / 22, 6, 11);
    bond.capsThatFit = place >= 150 ? 3 : 2;
    const qreal besides = bond.capStep * (bond.capsThatFit + 0.4) + std::clamp<qreal>(place / 9, 8, 28);
    bond.unit = std::clamp<qreal>(wholeDown((place - besides) / 7.5, m.ratio), 6, 64);
    return bond;
}

// Each row shares its whole width among its towers; thin ones take what their name takes.
void spread(Towers& towers, qreal left, qreal room, const WallMetrics& m)
{
    const qreal thinPlace = m.labelWidth + thinGap;
    for (int row = 0; row < towers.rows; ++row) {
        const auto inRow = [row](const Tower& tower) { return tower.row == row; };
        const auto count = std::ranges::count_if(towers.towers, inRow);
        const auto thin = std::ranges::count_if(
            towers.towers, [&](const Tower& tower) { return inRow(tower) && tower.isThin; });
        const qreal place = std::max<qreal>((room - static_cast<qreal>(thin) * thinPlace) /
                                                static_cast<qreal>(std::max<qsizetype>(count - thin, 1)),
                                            leastTower / 2);
        qreal x = left;
        for (Tower& tower : towers.towers) {
            if (!inRow(tower))
                continue;
            tower.left = wholeDown(x, m.ratio);
            tower.bond = towerBond(place, m);
            if (tower.isThin)
                tower.bond.unit = wholeDown((thinPlace - thinGap) / 7.5, m.ratio);
            x += tower.isThin ? thinPlace : place;
        }
    }
}

Towers towersIn(const WallShape& shape, qreal width, const WallMetrics& m)
{
    Towers towers{.towers = towersOf(shape)};
    const qreal left = m.labelWidth + gutterGap;
    putInRows(towers, width - left);
    spread(towers, left, width - left, m);
    return towers;
}

qreal narrowestUnit(const Towers& towers)
{
    qreal unit = 64;
    for (const Tower& tower : towers.towers)
        if (!tower.isThin)
            unit = std::min(unit, tower.bond.unit);
    return unit;
}

qreal pitchFor(const Towers& towers, qreal height, const WallMetrics& m)
{
    const qreal room = (height - (towers.rows - 1) * rowGap) / towers.rows - yearGap - m.labelHeight;
    const qreal largest = std::clamp<qreal>(narrowestUnit(towers) * 0.75, leastPitch + 1, 14);
    return wholeDown(std::clamp<qreal>(room / weeksOfYear, leastPitch, largest), m.ratio);
}

// The months of a row of towers, at its leading side.
void markMonths(Mason& mason, const Tower& tower, qreal bottom, const WallMetrics& m)
{
    const bool every = tower.bond.pitch * 4 >= m.labelHeight;
    const Day first = firstCourse(tower.year, mason.firstStart());
    for (int week = 0; week < weeksOfYear - 1; ++week) {
        // January stands at the foot, even if its first is in the last week of the year before.
        const std::optional<Day> month = week == 0 ? Day(tower.year, 1, 1) : monthIn(first.plus(7LL * week));
        if (!month || month->date().year() != tower.year || (week > 0 && month->date().month() == 1) ||
            (!every && month->date().month() % 3 != 1))
            continue;
        const qreal middle = bottom - (week + 0.5) * tower.bond.pitch - tower.bond.joint / 2;
        mason.mark(*month, false, QRectF(0, middle - m.labelHeight / 2, m.labelWidth, m.labelHeight));
    }
}

WallLayout layYears(const WallShape& shape, QSizeF room, const WallMetrics& m)
{
    Towers towers = towersIn(shape, room.width(), m);
    towers.pitch = pitchFor(towers, room.height(), m);
    Mason mason(shape, m);
    const qreal bottom = wholeDown(room.height(), m.ratio) - m.labelHeight - yearGap;
    // The newest years stand on top, as the newest courses do.
    const auto bottomOf = [&](const Tower& tower) {
        return wholeDown(bottom - tower.row * (towers.rowHeight(m) + rowGap), m.ratio);
    };
    int monthsOf = -1;
    for (Tower& tower : towers.towers) {
        tower.bond.pitch = towers.pitch;
        tower.bond.joint = towers.pitch > 7 ? 2 : 1;
        const qreal foot = bottomOf(tower);
        mason.mark(Day(tower.year, 1, 1), true,
                   QRectF(tower.left, foot + yearGap, tower.bond.width(), m.labelHeight));
        if (std::exchange(monthsOf, tower.row) != tower.row)
            markMonths(mason, tower, foot, m);
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < shape.starts.size(); ++i) {
        const int year = yearOf(shape.starts[i]);
        while (towers.towers[at].year < year)
            ++at;
        const Tower& tower = towers.towers[at];
        const qint64 week = firstCourse(year, shape.starts[i]).daysTo(shape.starts[i]) / 7;
        mason.lay(i, tower.bond, tower.left,
                  bottomOf(tower) + tower.bond.joint - static_cast<qreal>(week) * towers.pitch);
    }
    mason.layout.size = room;
    return std::move(mason.layout);
}

} // namespace

WallLayout layWall(const WallShape& shape, QSizeF room, const WallMetrics& metrics)
{
    const qreal around = 2 * metrics.margin;
    const QSizeF inside(room.width() - around, room.height() - around);
    WallLayout layout =
        shape.plan == WallPlan::Years ? layYears(shape, inside, metrics) : layCourses(shape, inside, metrics);
    if (metrics.direction == Qt::RightToLeft)
        mirror(layout, inside.width());
    shift(layout, metrics.margin);
    layout.size += QSizeF(around, around);
    return layout;
}

qreal leastWallHeight(const WallShape& shape, qreal width, const WallMetrics& metrics)
{
    const qreal around = 2 * metrics.margin;
    if (shape.plan == WallPlan::Courses)
        return 8.0 * static_cast<qreal>(shape.starts.size()) + around;
    Towers towers = towersIn(shape, width - around, metrics);
    towers.pitch = leastPitch;
    return std::ceil(towers.height(metrics)) + around;
}

qreal bestWallHeight(const WallShape& shape, qreal width, const WallMetrics& metrics)
{
    const qreal around = 2 * metrics.margin;
    if (shape.plan == WallPlan::Years) {
        Towers towers = towersIn(shape, width - around, metrics);
        towers.pitch =
            wholeDown(std::clamp<qreal>(narrowestUnit(towers) * 0.42, leastPitch + 1, 9), metrics.ratio);
        return std::ceil(towers.height(metrics)) + around;
    }
    const Bond bond = courseBond(width - around, metrics);
    return largestPitch(bond) * static_cast<qreal>(shape.starts.size()) + around;
}

} // namespace brickwork
