#include "ui/charts/posts_so_far_chart.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

PostsSoFarChart::PostsSoFarChart(Theme& theme, QWidget* parent) : ChartWidget(theme, parent)
{
    setAccessibleName(tr("Posts so far"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PostsSoFarChart::setPosts(const PostsSoFar& posts)
{
    if (posts == m_posts)
        return;
    m_posts = posts;
    cellsChanged();
}

BarsLayout PostsSoFarChart::layoutNow() const
{
    const QFontMetricsF font(Theme::font(TextSize::Tiny));
    std::vector<int> totals;
    for (const PostsSoFar::Point& point : m_posts.weeks)
        totals.push_back(point.total);
    const QString widest =
        totals.empty() ? QString() : m_posts.locale.toString(ticksFor(totals.back()).back());
    return layBars(totals, 0, 1, size(),
                   {.axisWidth = std::ceil(font.horizontalAdvance(widest)) + space::s,
                    .endWidth = space::xs,
                    .labelHeight = std::ceil(font.height()),
                    .ratio = devicePixelRatioF(),
                    .direction = layoutDirection()});
}

int PostsSoFarChart::cellCount() const
{
    return static_cast<int>(m_posts.weeks.size());
}

QRectF PostsSoFarChart::cellRect(int cell) const
{
    return layoutNow().columns.at(static_cast<std::size_t>(cell));
}

QString PostsSoFarChart::nameOf(int cell) const
{
    const PostsSoFar::Point& point = m_posts.weeks.at(static_cast<std::size_t>(cell));
    return tr("Week of %1, %2 so far")
        .arg(m_posts.locale.toString(point.weekStart.date(), QLocale::LongFormat),
             postCount(point.total, m_posts.locale));
}

CardText PostsSoFarChart::cardOf(int cell) const
{
    const PostsSoFar::Point& point = m_posts.weeks.at(static_cast<std::size_t>(cell));
    return {.title = m_posts.locale.toString(point.weekStart.plus(6).date(), QLocale::LongFormat),
            .lines = {tr("%1 so far").arg(postCount(point.total, m_posts.locale))},
            .note = {}};
}

void PostsSoFarChart::paintChart(QPainter& painter)
{
    const Tokens& t = theme().tokens();
    if (m_posts.weeks.size() < 2) {
        painter.setFont(Theme::font(TextSize::Small));
        painter.setPen(t.faint);
        painter.drawText(QRectF(rect()).adjusted(space::l, 0, -space::l, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_posts.welcome);
        return;
    }
    const BarsLayout layout = layoutNow();
    painter.setFont(Theme::font(TextSize::Tiny));
    const qreal height = painter.fontMetrics().height();
    const bool rtl = isRightToLeft();
    for (std::size_t i = 0; i < layout.ticks.size(); ++i) {
        painter.fillRect(QRectF(layout.plot.left(), layout.tickY[i], layout.plot.width(), 1),
                         i == 0 ? blend(t.faint, t.line, 0.25) : blend(t.line, t.wall, 0.6));
        painter.setPen(t.faint);
        const QRectF box(rtl ? layout.plot.right() + space::xs : 0, layout.tickY[i] - height / 2,
                         rtl ? width() - layout.plot.right() - space::xs : layout.plot.left() - 6, height);
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignAbsolute | (rtl ? Qt::AlignLeft : Qt::AlignRight),
                         m_posts.locale.toString(layout.ticks[i]));
    }
    QPolygonF line;
    for (std::size_t i = 0; i < layout.columns.size(); ++i)
        line << QPointF(layout.columns[i].center().x(), layout.yOf(m_posts.weeks[i].total));
    QPolygonF area = line;
    area << QPointF(line.back().x(), layout.plot.bottom()) << QPointF(line.front().x(), layout.plot.bottom());
    painter.setPen(Qt::NoPen);
    painter.setBrush(blend(t.cap, t.wall, 0.10));
    painter.drawPolygon(area);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.cap, 2.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.setBrush(t.cap);
    painter.drawEllipse(line.back(), 2, 2);
}

} // namespace brickwork
