#include "ui/charts/posts_so_far_chart.h"

#include "ui/charts/plot_painter.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

double parAt(const PostsSoFar::Par& par, Day day)
{
    const qint64 days = par.first.daysTo(par.last) + 1;
    const qint64 elapsed = std::clamp<qint64>(par.first.daysTo(day) + 1, 0, days);
    return par.before +
           static_cast<double>(par.goal) * static_cast<double>(elapsed) / static_cast<double>(days);
}

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

const PostsSoFar::Point& PostsSoFarChart::week(int cell) const
{
    return m_posts.weeks.at(static_cast<std::size_t>(cell));
}

// In columns: the end of a week's last day is where its total stands, in the middle of its column.
double PostsSoFarChart::positionOf(Day day) const
{
    return 0.5 + static_cast<double>(m_posts.weeks.front().weekStart.daysTo(day) - 6) / 7.0;
}

// Where the total of a week stands: at its end; of the open week where today is, so that its distance from
// par is the one that is told.
double PostsSoFarChart::endOf(int cell) const
{
    const double end = cell + 0.5;
    return m_posts.asOf && cell > 0 && cell == cellCount() - 1
               ? std::clamp(positionOf(*m_posts.asOf), end - 1, end)
               : end;
}

TimePlot PostsSoFarChart::layoutNow() const
{
    const QFontMetricsF font(Theme::font(TextSize::Tiny));
    const qreal text = std::ceil(font.height());
    int highest = 2; // a single post is not the whole height
    qreal end = 0;
    if (!m_posts.weeks.empty()) {
        highest = std::max(highest, m_posts.weeks.back().total);
        const Day lastDay = m_posts.weeks.back().weekStart.plus(6);
        if (m_posts.par && m_posts.par->first <= lastDay &&
            m_posts.par->last >= m_posts.weeks.front().weekStart) {
            highest = std::max(highest, static_cast<int>(std::ceil(parAt(*m_posts.par, lastDay.plus(4)))));
            end = std::ceil(font.horizontalAdvance(tr("par"))) + 1;
        }
    }
    std::vector<int> ticks = ticksBetween(0, highest, ticksThatFit(height(), text));
    const qreal axis = std::ceil(font.horizontalAdvance(shortNumber(ticks.back(), m_posts.locale)));
    return layTimes({.count = cellCount(), .least = 1, .lowest = 0, .ticks = std::move(ticks)}, size(),
                    {.axisWidth = axis + space::s,
                     .endWidth = end + space::xs,
                     .labelHeight = text,
                     .ratio = devicePixelRatioF(),
                     .direction = layoutDirection()});
}

int PostsSoFarChart::cellCount() const
{
    return static_cast<int>(m_posts.weeks.size());
}

QRectF PostsSoFarChart::cellRect(int cell) const
{
    return layoutNow().column(cell);
}

std::optional<int> PostsSoFarChart::cellAt(QPointF point) const
{
    return layoutNow().at(point);
}

// Where the week's total should stand; nothing outside the period of the goal.
std::optional<double> PostsSoFarChart::parOf(int cell) const
{
    if (!m_posts.par)
        return std::nullopt;
    Day day = week(cell).weekStart.plus(6);
    if (cell == cellCount() - 1 && m_posts.asOf)
        day = std::min(day, *m_posts.asOf);
    if (day < m_posts.par->first || day > m_posts.par->last)
        return std::nullopt;
    return parAt(*m_posts.par, day);
}

QString PostsSoFarChart::againstPar(int cell) const
{
    const std::optional<double> par = parOf(cell);
    if (!par)
        return {};
    const double tenths = std::round((week(cell).total - *par) * 10) / 10;
    if (tenths == 0)
        return tr("on par");
    const QString distance = m_posts.locale.toString(std::abs(tenths), 'f', 1);
    return tenths > 0 ? tr("%1 ahead of par").arg(distance) : tr("%1 behind par").arg(distance);
}

QString PostsSoFarChart::milestoneLine(const PostsSoFar::Milestone& milestone) const
{
    const QString post = milestone.post == 1 ? tr("First post")
                                             //: Only of 10, 25, 50, 100, 250, 500, 1000...
                                             : tr("%1th post").arg(m_posts.locale.toString(milestone.post));
    return milestone.title.isEmpty() ? post : tr("%1: “%2”").arg(post, milestone.title);
}

QString PostsSoFarChart::nameOf(int cell) const
{
    const PostsSoFar::Point& point = week(cell);
    const QString name = tr("Week of %1, %2 so far")
                             .arg(m_posts.locale.toString(point.weekStart.date(), QLocale::LongFormat),
                                  postCount(point.total, m_posts.locale));
    const QString par = againstPar(cell);
    return par.isEmpty() ? name : tr("%1, %2").arg(name, par);
}

CardText PostsSoFarChart::cardOf(int cell) const
{
    const PostsSoFar::Point& point = week(cell);
    CardText card{.title = m_posts.locale.toString(point.weekStart.plus(6).date(), QLocale::LongFormat),
                  .lines = {tr("%1 so far").arg(postCount(point.total, m_posts.locale))},
                  .note = {}};
    const QString par = againstPar(cell);
    if (!par.isEmpty())
        card.lines.append(par);
    for (const PostsSoFar::Milestone& milestone : m_posts.milestones)
        if (milestone.week == static_cast<std::size_t>(cell))
            card.lines.append(milestoneLine(milestone));
    return card;
}

ChartTable PostsSoFarChart::table() const
{
    ChartTable table{.title = accessibleName(),
                     .fileName = u"posts-so-far"_s,
                     .columns = {tr("Week of"), tr("Posts so far")},
                     .keys = {u"week"_s, u"total"_s},
                     .shown = {},
                     .plain = {}};
    if (m_posts.par) {
        table.columns.append(tr("Par"));
        table.keys.append(u"par"_s);
    }
    const QLocale& locale = m_posts.locale;
    for (int cell = 0; cell < cellCount(); ++cell) {
        const PostsSoFar::Point& point = week(cell);
        table.shown.push_back(
            {locale.toString(point.weekStart.date(), QLocale::ShortFormat), locale.toString(point.total)});
        table.plain.push_back({point.weekStart.iso(), QString::number(point.total)});
        if (!m_posts.par)
            continue;
        const std::optional<double> par = parOf(cell);
        table.shown.back().append(par ? locale.toString(*par, 'f', 1) : QString());
        table.plain.back().append(par ? QString::number(*par, 'f', 2) : QString());
    }
    return table;
}

void PostsSoFarChart::paintChart(QPainter& painter)
{
    const Tokens& t = theme().tokens();
    if (m_posts.weeks.empty() || m_posts.weeks.back().total == 0) {
        PlotPainter::welcome(painter, rect(), m_posts.welcome, t);
        return;
    }
    const TimePlot plot = layoutNow();
    const PlotPainter brush(painter, plot, t, width());
    QStringList numbers;
    for (const int tick : plot.values.ticks)
        numbers.append(shortNumber(tick, m_posts.locale));
    brush.grid(numbers);
    QPolygonF line;
    for (int cell = 0; cell < cellCount(); ++cell)
        line << QPointF(plot.xOf(endOf(cell)), plot.yOf(week(cell).total));
    brush.ground(line, blend(t.cap, t.wall, 0.10));
    paintPar(painter, plot);
    brush.line(line, QPen(t.cap, 2.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    brush.dot(line.back(), 2, t.cap);
    paintMilestones(painter, plot);
    brush.times(timeLabels(
        cellCount(), [this](int cell) { return week(cell).weekStart; },
        m_posts.weeks.back().weekStart.plus(6), m_posts.locale));
}

// What of par's line lies in the plot; null if none of it.
QLineF PostsSoFarChart::parLine(const TimePlot& plot) const
{
    if (!m_posts.par)
        return {};
    const PostsSoFar::Par& par = *m_posts.par;
    const double start = positionOf(par.first.previous());
    const double end = positionOf(par.last);
    const double from = std::max(start, 0.0);
    const double to = std::min<double>(end, cellCount());
    if (to <= from)
        return {};
    const auto at = [&](double position) {
        const double posts = par.before + par.goal * (position - start) / (end - start);
        return QPointF(plot.xOf(position), plot.yOf(posts));
    };
    return {at(from), at(to)};
}

void PostsSoFarChart::paintPar(QPainter& painter, const TimePlot& plot) const
{
    const QLineF line = parLine(plot);
    if (line.isNull())
        return;
    const Tokens& t = theme().tokens();
    const PlotPainter brush(painter, plot, t, width());
    QPen pen(t.faint, 1);
    pen.setDashPattern({4, 3});
    brush.line(QPolygonF{line.p1(), line.p2()}, pen);
    if (positionOf(m_posts.par->last) >= cellCount())
        brush.endLabel(tr("par"), line.p2().y(), t.faint);
}

// On the line itself, where it passes the number: a week may hold several posts.
QPointF PostsSoFarChart::capOf(const PostsSoFar::Milestone& milestone, const TimePlot& plot) const
{
    const int cell = static_cast<int>(std::min(milestone.week, m_posts.weeks.size() - 1));
    double back = 0;
    if (cell > 0 && week(cell).total > week(cell - 1).total)
        back = static_cast<double>(week(cell).total - milestone.post) /
               (week(cell).total - week(cell - 1).total);
    const double height = cell > 0 ? milestone.post : week(cell).total;
    const double week = cell > 0 ? endOf(cell) - endOf(cell - 1) : 1;
    return {plot.xOf(endOf(cell) - week * std::clamp(back, 0.0, 1.0)), plot.yOf(height)};
}

void PostsSoFarChart::paintMilestones(QPainter& painter, const TimePlot& plot) const
{
    const Tokens& t = theme().tokens();
    const PlotPainter brush(painter, plot, t, width());
    const QFontMetricsF font(painter.font());
    std::vector<QPointF> caps;
    std::vector<QSizeF> sizes;
    QStringList texts;
    for (const PostsSoFar::Milestone& milestone : m_posts.milestones) {
        caps.push_back(capOf(milestone, plot));
        texts.append(milestone.post == 1 ? tr("first")
                                         //: Only of 10, 25, 50, 100, 250, 500, 1000...
                                         : tr("%1th").arg(m_posts.locale.toString(milestone.post)));
        sizes.emplace_back(std::ceil(font.horizontalAdvance(texts.back())) + 1, std::ceil(font.height()));
    }
    for (const QPointF& cap : caps) {
        brush.dot(cap, 4, t.wall);
        brush.dot(cap, 3, t.cap);
    }
    const QRectF room(plot.plot.left(), 0, plot.plot.width(), plot.plot.bottom());
    const std::vector<QRectF> boxes = labelsOnRise(caps, sizes, room, parLine(plot), plot.direction);
    painter.setPen(t.faint);
    for (std::size_t i = 0; i < boxes.size(); ++i)
        if (!boxes[i].isEmpty())
            painter.drawText(boxes[i], Qt::AlignCenter, texts[static_cast<qsizetype>(i)]);
}

} // namespace brickwork
