#include "ui/charts/trend_chart.h"

#include "ui/charts/plot_painter.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int pageDays = 28;
constexpr int leastColumns = 14;
// Columns as narrow as that cannot hold dashes: the quieter line is only thinner. Where many days share a
// pixel, lines of days would be a block: then their means, and how far strength went, are drawn.
constexpr qreal dashedFrom = 2;
constexpr qreal meansBelow = 0.25;
constexpr qreal strip = 3;

} // namespace

TrendChart::TrendChart(Theme& theme, QWidget* parent) : ChartWidget(theme, parent)
{
    setAccessibleName(tr("Strength and momentum"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void TrendChart::setTrend(const Trend& trend)
{
    if (trend == m_trend)
        return;
    m_trend = trend;
    m_highest = std::ranges::any_of(
                    m_trend.points, [](double momentum) { return momentum > 1; }, &TrendPoint::momentum)
                    ? 150
                    : 100;
    cellsChanged();
}

const TrendPoint& TrendChart::point(int cell) const
{
    return m_trend.points.at(static_cast<std::size_t>(cell));
}

QStringList TrendChart::numbers(const std::vector<int>& ticks) const
{
    QStringList result;
    for (const int tick : ticks)
        result.append(tick == 100 ? tr("%1%").arg(m_trend.locale.toString(tick))
                                  : m_trend.locale.toString(tick));
    return result;
}

TimePlot TrendChart::layoutNow() const
{
    const QFontMetricsF font(Theme::font(TextSize::Tiny));
    std::vector<int> ticks{0, 50, 100};
    if (m_highest > 100)
        ticks.push_back(m_highest);
    qreal axis = 0;
    for (const QString& number : numbers(ticks))
        axis = std::max(axis, std::ceil(font.horizontalAdvance(number)));
    const qreal end =
        std::ceil(std::max(font.horizontalAdvance(tr("strength")), font.horizontalAdvance(tr("momentum"))));
    return layTimes({.count = cellCount(), .least = leastColumns, .lowest = 0, .ticks = std::move(ticks)},
                    size(),
                    {.axisWidth = axis + space::s,
                     .endWidth = std::min(end + 1, width() * 0.35) + space::xs,
                     .labelHeight = std::ceil(font.height()),
                     .ratio = devicePixelRatioF(),
                     .direction = layoutDirection()});
}

int TrendChart::cellCount() const
{
    return static_cast<int>(m_trend.points.size());
}

QRectF TrendChart::cellRect(int cell) const
{
    return layoutNow().column(cell);
}

std::optional<int> TrendChart::cellAt(QPointF position) const
{
    return layoutNow().at(position);
}

void TrendChart::activateCell(int cell)
{
    Q_EMIT activated(point(cell).day);
}

int TrendChart::stepped(int from, CellStep step) const
{
    if (step == CellStep::PageUp)
        return std::max(from - pageDays, 0);
    if (step == CellStep::PageDown)
        return std::min(from + pageDays, cellCount() - 1);
    return ChartWidget::stepped(from, step);
}

QString TrendChart::nameOf(int cell) const
{
    const TrendPoint& shown = point(cell);
    const QLocale& locale = m_trend.locale;
    return tr("%1, strength %2%, momentum %3")
        .arg(locale.toString(shown.day.date(), QLocale::LongFormat),
             locale.toString(qRound(shown.strength * 100)), locale.toString(qRound(shown.momentum * 100)));
}

CardText TrendChart::cardOf(int cell) const
{
    const TrendPoint& shown = point(cell);
    const QLocale& locale = m_trend.locale;
    return {
        .title = locale.toString(shown.day.date(), QLocale::LongFormat),
        .lines = {tr("Strength %1%: half-life 13 days").arg(locale.toString(qRound(shown.strength * 100))),
                  tr("Momentum %1: half-life 3 days, larger bricks count more")
                      .arg(locale.toString(qRound(shown.momentum * 100)))},
        .note = {}};
}

ChartTable TrendChart::table() const
{
    ChartTable table{.title = accessibleName(),
                     .fileName = u"strength-and-momentum"_s,
                     .columns = {tr("Day"), tr("Strength"), tr("Momentum")},
                     .keys = {u"day"_s, u"strength"_s, u"momentum"_s},
                     .shown = {},
                     .plain = {}};
    const QLocale& locale = m_trend.locale;
    for (const TrendPoint& row : m_trend.points) {
        table.shown.push_back({locale.toString(row.day.date(), QLocale::ShortFormat),
                               tr("%1%").arg(locale.toString(qRound(row.strength * 100))),
                               locale.toString(qRound(row.momentum * 100))});
        table.plain.push_back(
            {row.day.iso(), QString::number(row.strength, 'f', 6), QString::number(row.momentum, 'f', 6)});
    }
    return table;
}

void TrendChart::paintChart(QPainter& painter)
{
    const Tokens& t = theme().tokens();
    if (m_trend.points.empty()) {
        PlotPainter::welcome(painter, rect(), m_trend.welcome, t);
        return;
    }
    const TimePlot plot = layoutNow();
    const PlotPainter brush(painter, plot, t, width());
    brush.grid(numbers(plot.values.ticks));
    paintLines(painter, plot);
    brush.times(timeLabels(
        cellCount(), [this](int cell) { return point(cell).day; }, m_trend.points.back().day,
        m_trend.locale));
}

void TrendChart::paintLines(QPainter& painter, const TimePlot& plot) const
{
    const Tokens& t = theme().tokens();
    const PlotPainter brush(painter, plot, t, width());
    QPolygonF strength;
    QPolygonF momentum;
    for (int cell = 0; cell < cellCount(); ++cell) {
        const qreal x = plot.xOf(cell + 0.5);
        strength << QPointF(x, plot.yOf(point(cell).strength * 100));
        momentum << QPointF(x, plot.yOf(point(cell).momentum * 100));
    }
    const bool dashed = plot.step() >= dashedFrom;
    QPen quiet(dashed ? t.faint : blend(t.faint, t.wall, 0.75), dashed ? 1.25 : 1, Qt::SolidLine, Qt::FlatCap,
               Qt::RoundJoin);
    if (dashed)
        quiet.setDashPattern({3, 2});
    const bool means = plot.step() < meansBelow;
    if (means)
        brush.line(strength, QPen(blend(t.brick3, t.wall, 0.25), 1));
    else
        brush.ground(strength, blend(t.brick3, t.wall, 0.08));
    brush.line(means ? averaged(momentum, strip) : momentum, quiet);
    brush.line(means ? averaged(strength, strip) : strength,
               QPen(t.brick3, 2.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    brush.dot(momentum.back(), 2, t.faint);
    brush.dot(strength.back(), 2.5, t.brick3);

    const qreal text = QFontMetricsF(painter.font()).height();
    const auto [upper, lower] =
        apart(std::min(strength.back().y(), momentum.back().y()),
              std::max(strength.back().y(), momentum.back().y()), text, plot.plot.top(), plot.plot.bottom());
    const bool strengthAbove = strength.back().y() <= momentum.back().y();
    brush.endLabel(tr("strength"), strengthAbove ? upper : lower, t.brick3);
    brush.endLabel(tr("momentum"), strengthAbove ? lower : upper, t.faint);
}

} // namespace brickwork
