#include "ui/charts/week_course.h"

#include "ui/charts/brick_painter.h"

#include <QEasingCurve>
#include <QPainter>

#include <cmath>

namespace brickwork {

namespace {

constexpr qreal brickWidth = 20;
constexpr qreal brickHeight = 11;
constexpr qreal pitch = 24;
constexpr qreal margin = 3;   // the rings
constexpr int dropTime = 150; // ms

/// The one day that had no brick and has one now; nothing if there is none or several.
std::optional<int> laidBetween(const CourseState& before, const CourseState& after)
{
    if (!before.course || !after.course || before.course->start != after.course->start)
        return std::nullopt;
    std::optional<int> laid;
    for (std::size_t day = 0; day < after.course->cells.size(); ++day) {
        if (after.course->cells[day].kind != CellKind::Brick ||
            before.course->cells[day].kind == CellKind::Brick)
            continue;
        if (laid)
            return std::nullopt;
        laid = static_cast<int>(day);
    }
    return laid;
}

} // namespace

CourseState courseState(const HabitLog& log, const HabitSettings& settings, const Summary& summary,
                        const QLocale& locale)
{
    return {.course = coursesOf(log, settings, summary, summary.today).back(),
            .today = summary.today,
            .locale = locale};
}

WeekCourse::WeekCourse(Theme& theme, QWidget* parent) : ChartWidget(theme, parent)
{
    setAccessibleName(tr("Bricks of this week"));
    // As high as the strip: so far a brick can drop.
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Minimum);
    m_drop.setStartValue(1.0);
    m_drop.setEndValue(0.0);
    m_drop.setDuration(dropTime);
    m_drop.setEasingCurve(QEasingCurve::InQuad); // as things fall
    connect(&m_drop, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&m_drop, &QVariantAnimation::finished, this, [this] { m_dropping.reset(); });
}

void WeekCourse::setState(const CourseState& state)
{
    if (state == m_state)
        return;
    m_drop.stop();
    m_dropping = isVisible() && Theme::animated() ? laidBetween(m_state, state) : std::nullopt;
    m_state = state;
    cellsChanged();
    if (m_dropping)
        m_drop.start();
}

QSize WeekCourse::sizeHint() const
{
    return QSizeF(7 * pitch - (pitch - brickWidth) + 2 * margin, brickHeight + 2 * margin).toSize();
}

int WeekCourse::cellCount() const
{
    return m_state.course ? 7 : 0;
}

QRectF WeekCourse::cellRect(int cell) const
{
    const QRectF box(margin + cell * pitch, (height() - brickHeight) / 2, brickWidth, brickHeight);
    const qreal ratio = devicePixelRatioF();
    const qreal top = std::floor(box.top() * ratio) / ratio;
    return {isRightToLeft() ? width() - box.right() : box.left(), top, box.width(), box.height()};
}

QString WeekCourse::nameOf(int cell) const
{
    return cellName(m_state.course->cells.at(static_cast<std::size_t>(cell)), m_state.today, m_state.locale);
}

CardText WeekCourse::cardOf(int cell) const
{
    return cellCard(m_state.course->cells.at(static_cast<std::size_t>(cell)), m_state.locale);
}

int WeekCourse::firstFocus() const
{
    return static_cast<int>(m_state.course->start.daysTo(m_state.today));
}

// One row: up and down lead nowhere.
int WeekCourse::stepped(int from, CellStep step) const
{
    const bool along = step == CellStep::Previous || step == CellStep::Next || step == CellStep::Home ||
                       step == CellStep::End;
    return along ? ChartWidget::stepped(from, step) : from;
}

void WeekCourse::activateCell(int cell)
{
    Q_EMIT activated(m_state.course->cells.at(static_cast<std::size_t>(cell)).day);
}

void WeekCourse::paintChart(QPainter& painter)
{
    for (int cell = 0; cell < cellCount(); ++cell) {
        QRectF box = cellRect(cell);
        if (cell == m_dropping)
            box.translate(0, -m_drop.currentValue().toDouble() * (box.bottom() + margin));
        paintDay(painter, box, m_state.course->cells.at(static_cast<std::size_t>(cell)), theme().tokens(),
                 Mortar::Joint);
    }
}

} // namespace brickwork
