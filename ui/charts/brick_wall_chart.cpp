#include "ui/charts/brick_wall_chart.h"

#include "ui/charts/brick_painter.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

BrickWallChart::BrickWallChart(Theme& theme, QWidget* parent) : ChartWidget(theme, parent)
{
    setAccessibleName(tr("The wall: one brick a day, one course a week"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void BrickWallChart::setWall(const BrickWall& wall)
{
    if (wall == m_wall)
        return;
    m_wall = wall;
    m_layoutRatio = 0;
    updateGeometry();
    cellsChanged();
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

WallShape BrickWallChart::shape() const
{
    WallShape shape{.plan = m_wall.plan, .starts = {}, .caps = {}};
    for (const WallCourse& course : m_wall.courses) {
        shape.starts.push_back(course.start);
        shape.caps.push_back(static_cast<int>(course.posts()));
    }
    return shape;
}

const WallLayout& BrickWallChart::layoutNow() const
{
    if (m_layoutRatio != devicePixelRatioF()) {
        m_layout = layWall(shape(), size(), metrics());
        m_layoutRatio = devicePixelRatioF();
    }
    return m_layout;
}

int BrickWallChart::leastHeight(int width) const
{
    return static_cast<int>(std::ceil(leastWallHeight(shape(), width, metrics())));
}

int BrickWallChart::bestHeight(int width) const
{
    return static_cast<int>(std::ceil(bestWallHeight(shape(), width, metrics())));
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
    int todayCell = -1;
    for (int cell = 0; cell < count; ++cell) {
        if (dayCell(cell).isToday)
            todayCell = cell; // last, so that its ring lies on its neighbours
        else
            paintDay(painter, layout.cells[static_cast<std::size_t>(cell)], dayCell(cell), theme().tokens());
    }
    if (todayCell >= 0)
        paintDay(painter, layout.cells[static_cast<std::size_t>(todayCell)], dayCell(todayCell),
                 theme().tokens());
    paintCaps(painter, layout);
    paintMarks(painter, layout);
    paintWelcome(painter, layout);
}

void BrickWallChart::paintCaps(QPainter& painter, const WallLayout& layout) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().tokens().cap);
    for (const QRectF& cap : layout.caps)
        painter.drawEllipse(cap);
    painter.setPen(QPen(theme().tokens().cap, 1.5));
    for (const QRectF& more : layout.more) {
        painter.drawLine(QPointF(more.left(), more.center().y()), QPointF(more.right(), more.center().y()));
        painter.drawLine(QPointF(more.center().x(), more.top()), QPointF(more.center().x(), more.bottom()));
    }
}

void BrickWallChart::paintMarks(QPainter& painter, const WallLayout& layout) const
{
    painter.setFont(Theme::font(TextSize::Tiny));
    for (const WallMark& mark : layout.marks) {
        painter.setPen(mark.isYear ? theme().tokens().ink : theme().tokens().faint);
        const QString text =
            mark.isYear ? QString::number(mark.day.date().year())
                        : m_wall.locale.standaloneMonthName(mark.day.date().month(), QLocale::ShortFormat);
        const bool centred = mark.isYear && m_wall.plan == WallPlan::Years;
        const Qt::Alignment along = centred           ? Qt::AlignHCenter
                                    : isRightToLeft() ? Qt::AlignLeft
                                                      : Qt::AlignRight;
        painter.drawText(mark.box,
                         static_cast<int>(Qt::AlignVCenter | Qt::AlignAbsolute | along | Qt::TextDontClip),
                         text);
    }
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
