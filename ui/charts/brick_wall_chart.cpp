#include "ui/charts/brick_wall_chart.h"

#include "ui/charts/brick_painter.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

WallShape shapeOf(const BrickWall& wall)
{
    WallShape shape{.plan = wall.plan, .starts = {}, .caps = {}, .laid = {}};
    shape.starts.reserve(wall.courses.size());
    shape.caps.reserve(wall.courses.size());
    shape.laid.reserve(wall.courses.size());
    for (const WallCourse& course : wall.courses) {
        const auto posts = static_cast<int>(course.posts());
        const auto isBrick = [](const WallCell& cell) { return cell.kind == CellKind::Brick; };
        shape.starts.push_back(course.start);
        shape.caps.push_back(posts);
        shape.laid.push_back(posts > 0 || std::ranges::any_of(course.cells, isBrick));
    }
    return shape;
}

std::map<int, int> bricksByYear(const BrickWall& wall)
{
    std::map<int, int> bricks;
    for (const WallCourse& course : wall.courses)
        for (const WallCell& cell : course.cells)
            if (cell.kind == CellKind::Brick)
                ++bricks[cell.day.date().year()];
    return bricks;
}

} // namespace

BrickWallChart::BrickWallChart(Theme& theme, QWidget* parent) : ChartWidget(theme, parent)
{
    setAccessibleName(tr("The wall: one brick a day, one course a week"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void BrickWallChart::setWall(const BrickWall& wall)
{
    if (wall == m_wall)
        return;
    const std::optional<Day> day = currentCell() && !m_wall.courses.empty()
                                       ? std::optional(m_wall.courses.front().start.plus(*currentCell()))
                                       : std::nullopt;
    m_wall = wall;
    m_shape = shapeOf(m_wall);
    m_bricksOfYear = m_wall.plan == WallPlan::Years ? bricksByYear(m_wall) : std::map<int, int>();
    m_layoutRatio = 0;
    updateGeometry();
    cellsChanged();
    // The keyboard stays on its day, wherever that lies now.
    if (!day || m_wall.courses.empty())
        return;
    const auto cell = static_cast<int>(m_wall.courses.front().start.daysTo(*day));
    if (currentCell() != cell)
        setCurrentCell(std::clamp(cell, 0, cellCount() - 1));
}

WallMetrics BrickWallChart::metrics() const
{
    const QFontMetricsF font(Theme::font(TextSize::Tiny));
    qreal widest = 0;
    for (int month = 1; month <= 12; ++month)
        widest = std::max(
            widest, font.horizontalAdvance(m_wall.locale.standaloneMonthName(month, QLocale::ShortFormat)));
    widest = std::max(widest, font.horizontalAdvance(u"2025"_s));
    return {.labelWidth = std::ceil(widest),
            .labelHeight = std::ceil(font.height()),
            .margin = space::xs,
            .ratio = devicePixelRatioF(),
            .direction = layoutDirection()};
}

const WallLayout& BrickWallChart::layoutNow() const
{
    if (m_layoutRatio != devicePixelRatioF()) {
        m_layout = layWall(m_shape, size(), metrics());
        m_layoutRatio = devicePixelRatioF();
    }
    return m_layout;
}

int BrickWallChart::leastHeight(int width) const
{
    return static_cast<int>(std::ceil(leastWallHeight(m_shape, width, metrics())));
}

int BrickWallChart::bestHeight(int width) const
{
    return static_cast<int>(std::ceil(bestWallHeight(m_shape, width, metrics())));
}

QSize BrickWallChart::sizeHint() const
{
    return {400, bestHeight(400)};
}

QSize BrickWallChart::minimumSizeHint() const
{
    return {200, 120};
}

int BrickWallChart::cellCount() const
{
    return m_wall.courses.empty() ? 0
                                  : static_cast<int>(m_wall.courses.front().start.daysTo(m_wall.today)) + 1;
}

QRectF BrickWallChart::cellRect(int cell) const
{
    return layoutNow().cells.at(static_cast<std::size_t>(cell));
}

const WallCell& BrickWallChart::dayCell(int cell) const
{
    return m_wall.courses.at(static_cast<std::size_t>(cell / 7)).cells.at(static_cast<std::size_t>(cell % 7));
}

std::optional<int> BrickWallChart::cellOf(Day day) const
{
    if (m_wall.courses.empty() || day < m_wall.courses.front().start || day > m_wall.today)
        return std::nullopt;
    return static_cast<int>(m_wall.courses.front().start.daysTo(day));
}

QString BrickWallChart::nameOf(int cell) const
{
    return cellName(dayCell(cell), m_wall.today, m_wall.locale);
}

CardText BrickWallChart::cardOf(int cell) const
{
    return cellCard(dayCell(cell), m_wall.locale);
}

// Newest is on top: up is a week later.
int BrickWallChart::stepped(int from, CellStep step) const
{
    const int last = cellCount() - 1;
    const QDate day = dayCell(from).day.date();
    const auto at = [&](QDate date) {
        return std::clamp(static_cast<int>(m_wall.courses.front().start.daysTo(Day(date))), 0, last);
    };
    switch (step) {
    case CellStep::Up:
        return from + 7 <= last ? from + 7 : from;
    case CellStep::Down:
        return from >= 7 ? from - 7 : from;
    case CellStep::PageUp:
        return at(day.addMonths(1));
    case CellStep::PageDown:
        return at(day.addMonths(-1));
    default:
        return ChartWidget::stepped(from, step);
    }
}

void BrickWallChart::activateCell(int cell)
{
    Q_EMIT activated(dayCell(cell).day);
}

void BrickWallChart::setOpenDay(std::optional<Day> day)
{
    m_openDay = day;
    update();
}

std::optional<int> BrickWallChart::markedCell() const
{
    return m_openDay ? cellOf(*m_openDay) : std::nullopt;
}

bool BrickWallChart::event(QEvent* event)
{
    const std::optional<int> before = currentCell();
    const bool handled = ChartWidget::event(event);
    if (currentCell() != before)
        Q_EMIT currentChanged();
    return handled;
}

void BrickWallChart::resizeEvent(QResizeEvent* event)
{
    ChartWidget::resizeEvent(event);
    m_layoutRatio = 0;
}

void BrickWallChart::changeEvent(QEvent* event)
{
    ChartWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        m_layoutRatio = 0;
}

void BrickWallChart::paintChart(QPainter& painter)
{
    const WallLayout& layout = layoutNow();
    const int count = cellCount();
    DayBatch days(theme().tokens());
    days.reserve(count);
    for (int cell = 0; cell < count; ++cell)
        days.add(layout.cells[static_cast<std::size_t>(cell)], dayCell(cell));
    days.paint(painter);
    paintCaps(painter, layout);
    paintMarks(painter, layout);
    paintWelcome(painter, layout);
}

void BrickWallChart::paintCaps(QPainter& painter, const WallLayout& layout) const
{
    paintDots(painter, layout.caps, theme().tokens().cap);
    paintPluses(painter, layout.more, theme().tokens().cap);
}

void BrickWallChart::paintMarks(QPainter& painter, const WallLayout& layout) const
{
    painter.setFont(Theme::font(TextSize::Tiny));
    for (const WallMark& mark : layout.marks) {
        if (mark.isYear && m_wall.plan == WallPlan::Years) {
            paintYear(painter, mark);
            continue;
        }
        painter.setPen(mark.isYear ? theme().tokens().ink : theme().tokens().faint);
        const QString text =
            mark.isYear ? QString::number(mark.day.date().year())
                        : m_wall.locale.standaloneMonthName(mark.day.date().month(), QLocale::ShortFormat);
        const Qt::Alignment along = isRightToLeft() ? Qt::AlignLeft : Qt::AlignRight;
        painter.drawText(mark.box,
                         static_cast<int>(Qt::AlignVCenter | Qt::AlignAbsolute | along | Qt::TextDontClip),
                         text);
    }
}

// The name of a tower and, where there is room, how many bricks it took.
void BrickWallChart::paintYear(QPainter& painter, const WallMark& mark) const
{
    const int year = mark.day.date().year();
    const QString name = QString::number(year);
    const auto bricks = m_bricksOfYear.find(year);
    const QString count =
        bricks == m_bricksOfYear.end() ? QString() : brickCount(bricks->second, m_wall.locale);
    const QFontMetricsF font(painter.font());
    const qreal nameWidth = std::ceil(font.horizontalAdvance(name));
    const qreal countWidth = std::ceil(font.horizontalAdvance(count));
    const bool both = !count.isEmpty() && nameWidth + space::s + countWidth <= mark.box.width();
    const qreal whole = both ? nameWidth + space::s + countWidth : nameWidth;
    const qreal left = mark.box.center().x() - whole / 2;
    const bool rtl = isRightToLeft();
    const int flags = Qt::AlignCenter | Qt::TextDontClip;
    const auto part = [&](qreal x, qreal width) {
        return QRectF(x, mark.box.top(), width, mark.box.height());
    };
    painter.setPen(theme().tokens().ink);
    painter.drawText(part(rtl && both ? left + whole - nameWidth : left, nameWidth), flags, name);
    if (!both)
        return;
    painter.setPen(theme().tokens().faint);
    painter.drawText(part(rtl ? left : left + whole - countWidth, countWidth), flags, count);
}

void BrickWallChart::paintWelcome(QPainter& painter, const WallLayout& layout) const
{
    const QFont large = Theme::font(TextSize::Heading, QFont::DemiBold);
    const QFont small = Theme::font(TextSize::Small);
    const QRectF sky = layout.sky.adjusted(space::xl, space::s, -space::xl, -space::s);
    const int flags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    const QRectF first = QFontMetricsF(large).boundingRect(sky, flags, m_wall.welcome);
    const QRectF second = QFontMetricsF(small).boundingRect(sky, flags, m_wall.welcomeMore);
    const qreal height = first.height() + space::xs + second.height();
    if (m_wall.welcome.isEmpty() || height > sky.height())
        return;
    // A little above the middle, where the eye looks first.
    const qreal top = sky.top() + (sky.height() - height) * 0.45;
    painter.setFont(large);
    painter.setPen(theme().tokens().ink);
    painter.drawText(QRectF(sky.left(), top, sky.width(), first.height()), flags, m_wall.welcome);
    painter.setFont(small);
    painter.setPen(theme().tokens().faint);
    painter.drawText(QRectF(sky.left(), top + first.height() + space::xs, sky.width(), second.height() + 2),
                     flags, m_wall.welcomeMore);
}

} // namespace brickwork
