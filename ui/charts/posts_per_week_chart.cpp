#include "ui/charts/posts_per_week_chart.h"

#include "ui/charts/plot_painter.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int leastColumns = 12;

QString statusName(const WeekBar& bar)
{
    switch (bar.week.status) {
    case WeekStatus::Met:
        return bar.isOpen ? QCoreApplication::translate("Charts", "target met, week still open")
                          : QCoreApplication::translate("Charts", "target met");
    case WeekStatus::Missed:
        return QCoreApplication::translate("Charts", "below the target");
    case WeekStatus::Excused:
        return QCoreApplication::translate("Charts", "excused by rest days");
    case WeekStatus::Open:
        return QCoreApplication::translate("Charts", "week still open");
    }
    Q_UNREACHABLE_RETURN({});
}

QString statusKey(WeekStatus status)
{
    switch (status) {
    case WeekStatus::Met:
        return u"met"_s;
    case WeekStatus::Missed:
        return u"missed"_s;
    case WeekStatus::Excused:
        return u"excused"_s;
    case WeekStatus::Open:
        return u"open"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString statusLabel(WeekStatus status)
{
    switch (status) {
    case WeekStatus::Met:
        return QCoreApplication::translate("Charts", "Met");
    case WeekStatus::Missed:
        return QCoreApplication::translate("Charts", "Below the target");
    case WeekStatus::Excused:
        return QCoreApplication::translate("Charts", "Excused by rest days");
    case WeekStatus::Open:
        return QCoreApplication::translate("Charts", "Still open");
    }
    Q_UNREACHABLE_RETURN({});
}

// Rounded at its top only.
QPainterPath stone(const QRectF& box)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRoundedRect(box, radius::brick, radius::brick);
    path.addRect(box.adjusted(0, std::min<qreal>(4, box.height() / 2), 0, 0));
    return path;
}

// What is written under a column: the month where one begins, the year where there are many weeks, else the
// date.
struct AxisLabels
{
    std::vector<std::size_t> weeks;
    std::vector<QString> texts;
};

AxisLabels axisLabels(const std::vector<WeekBar>& weeks, const QLocale& locale)
{
    AxisLabels labels;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        const QDate first = weeks[i].week.start.date();
        const QDate last = first.addDays(6);
        const bool monthBegins = last.day() <= 7;
        if (weeks.size() <= 16) {
            //: A short date under a column, in the date format of Qt
            labels.texts.push_back(locale.toString(first, QCoreApplication::translate("Charts", "d MMM")));
        } else if (weeks.size() <= 110) {
            if (!monthBegins)
                continue;
            labels.texts.push_back(locale.standaloneMonthName(last.month(), QLocale::ShortFormat));
        } else {
            if (!monthBegins || last.month() != 1)
                continue;
            labels.texts.push_back(QString::number(last.year()));
        }
        labels.weeks.push_back(i);
    }
    return labels;
}

} // namespace

QString weekName(const WeekBar& bar, const QLocale& locale)
{
    const QString date =
        locale.toString(bar.week.start.date(), QCoreApplication::translate("Charts", "d MMMM yyyy"));
    return QCoreApplication::translate("Charts", "Week of %1, %2, target %3, %4")
        .arg(date, postCount(bar.week.posts, locale), locale.toString(bar.week.target), statusName(bar));
}

PostsPerWeekChart::PostsPerWeekChart(Theme& theme, QWidget* parent) : ChartWidget(theme, parent)
{
    setAccessibleName(tr("Posts per week"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PostsPerWeekChart::setPosts(const PostsPerWeek& posts)
{
    if (posts == m_posts)
        return;
    m_posts = posts;
    cellsChanged();
}

QString PostsPerWeekChart::targetLabel() const
{
    return m_posts.weeks.empty()
               ? QString()
               : tr("target %1").arg(m_posts.locale.toString(m_posts.weeks.back().week.target));
}

BarsLayout PostsPerWeekChart::layoutNow() const
{
    const QFontMetricsF font(Theme::font(TextSize::Tiny));
    std::vector<int> values;
    int highest = 0;
    for (const WeekBar& bar : m_posts.weeks) {
        values.push_back(bar.week.posts);
        highest = std::max({highest, bar.week.posts, bar.week.target});
    }
    const qreal axis = std::ceil(font.horizontalAdvance(m_posts.locale.toString(highest))) + space::s;
    return layBars(values, highest, leastColumns, size(),
                   {.axisWidth = axis,
                    .endWidth = std::ceil(font.horizontalAdvance(targetLabel())) + 1 + space::xs,
                    .labelHeight = std::ceil(font.height()),
                    .ratio = devicePixelRatioF(),
                    .direction = layoutDirection()});
}

int PostsPerWeekChart::cellCount() const
{
    return static_cast<int>(m_posts.weeks.size());
}

QRectF PostsPerWeekChart::cellRect(int cell) const
{
    return layoutNow().columns.at(static_cast<std::size_t>(cell));
}

std::optional<int> PostsPerWeekChart::cellAt(QPointF point) const
{
    return layoutNow().at(point);
}

QString PostsPerWeekChart::nameOf(int cell) const
{
    return weekName(m_posts.weeks.at(static_cast<std::size_t>(cell)), m_posts.locale);
}

CardText PostsPerWeekChart::cardOf(int cell) const
{
    const WeekBar& bar = m_posts.weeks.at(static_cast<std::size_t>(cell));
    const QLocale& locale = m_posts.locale;
    const auto date = [&locale](Day day) {
        return locale.toString(day.date(), QCoreApplication::translate("Charts", "d MMM yyyy"));
    };
    CardText card;
    card.title = u"%1 – %2"_s.arg(date(bar.week.start), date(bar.week.start.plus(6)));
    card.lines.append(
        tr("%1 · target %2 · %3")
            .arg(postCount(bar.week.posts, locale), locale.toString(bar.week.target), statusName(bar)));
    if (bar.mean)
        card.lines.append(tr("Mean of four weeks: %1").arg(locale.toString(*bar.mean, 'f', 2)));
    card.note = bar.titles.join(u'\n');
    return card;
}

ChartTable PostsPerWeekChart::table() const
{
    ChartTable table{
        .title = tr("Posts per week"),
        .fileName = u"posts-per-week"_s,
        .columns = {tr("Week from"), tr("Week"), tr("Posts"), tr("Target"), tr("Status"), tr("Mean of four")},
        .keys = {u"week"_s, u"label"_s, u"posts"_s, u"target"_s, u"status"_s, u"mean"_s},
        .shown = {},
        .plain = {}};
    const QLocale& locale = m_posts.locale;
    for (const WeekBar& bar : m_posts.weeks) {
        const Week& week = bar.week;
        table.shown.push_back(
            {locale.toString(week.start.date(), QCoreApplication::translate("Charts", "d MMM yyyy")),
             week.label, locale.toString(week.posts), locale.toString(week.target), statusLabel(week.status),
             bar.mean ? locale.toString(*bar.mean, 'f', 2) : QString()});
        table.plain.push_back(
            {week.start.iso(), week.label, QString::number(week.posts), QString::number(week.target),
             statusKey(week.status),
             bar.mean ? QString::number(*bar.mean, 'f', QLocale::FloatingPointShortest) : QString()});
    }
    return table;
}

void PostsPerWeekChart::activateCell(int cell)
{
    const WeekBar& bar = m_posts.weeks.at(static_cast<std::size_t>(cell));
    Q_EMIT activated(bar.firstPost.value_or(bar.week.start));
}

void PostsPerWeekChart::paintChart(QPainter& painter)
{
    const Tokens& t = theme().tokens();
    painter.setFont(Theme::font(TextSize::Small));
    if (m_posts.weeks.empty()) {
        painter.setPen(t.faint);
        painter.drawText(QRectF(rect()).adjusted(space::xl, 0, -space::xl, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_posts.welcome);
        return;
    }
    const BarsLayout layout = layoutNow();
    painter.setFont(Theme::font(TextSize::Tiny));
    paintGrid(painter, layout);
    paintBars(painter, layout);
    paintTarget(painter, layout);
    paintMean(painter, layout);
    paintWeeks(painter, layout);
}

void PostsPerWeekChart::paintGrid(QPainter& painter, const BarsLayout& layout) const
{
    const Tokens& t = theme().tokens();
    const qreal hair = 1 / devicePixelRatioF();
    const qreal height = painter.fontMetrics().height();
    for (std::size_t i = 0; i < layout.ticks.size(); ++i) {
        const QColor colour = i == 0 ? blend(t.faint, t.line, 0.25) : blend(t.line, t.wall, 0.7);
        painter.fillRect(QRectF(layout.plot.left(), layout.tickY[i], layout.plot.width(), i == 0 ? 1 : hair),
                         colour);
        painter.setPen(t.faint);
        const QRectF box(isRightToLeft() ? layout.plot.right() + space::xs : 0, layout.tickY[i] - height / 2,
                         isRightToLeft() ? width() - layout.plot.right() - space::xs : layout.plot.left() - 6,
                         height);
        painter.drawText(
            box, Qt::AlignVCenter | Qt::AlignAbsolute | (isRightToLeft() ? Qt::AlignLeft : Qt::AlignRight),
            m_posts.locale.toString(layout.ticks[i]));
    }
}

// Narrow bars are plain and on whole pixels; those of one colour are painted together, and of those that
// share a pixel only the highest.
void PostsPerWeekChart::paintBars(QPainter& painter, const BarsLayout& layout) const
{
    const Tokens& t = theme().tokens();
    const QColor openFill = blend(t.cap, t.wall, 0.62); // it may still grow
    QList<QRectF> plain;
    QList<QRectF> rests;
    const auto add = [](QList<QRectF>& boxes, const QRectF& box) {
        if (!boxes.isEmpty() && boxes.back().left() == box.left() && boxes.back().width() == box.width())
            boxes.back() |= box;
        else
            boxes.append(box);
    };
    QRectF open;
    for (std::size_t i = 0; i < layout.bars.size(); ++i) {
        const QRectF& bar = layout.bars[i];
        const QRectF& column = layout.columns[i];
        const WeekBar& shown = m_posts.weeks[i];
        if (bar.isEmpty()) {
            // A week of rest is marked on the base line, not left as a hole.
            if (shown.week.status == WeekStatus::Excused && column.width() >= 4)
                rests.append(QRectF(column.center().x() - 1.5, layout.plot.bottom() - 4, 3, 3));
        } else if (bar.width() >= 4) {
            painter.fillPath(stone(bar), shown.isOpen ? openFill : t.cap);
        } else if (shown.isOpen) {
            open = bar;
        } else {
            add(plain, bar);
        }
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.faint);
    painter.drawRects(rests);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(t.cap);
    painter.drawRects(plain);
    if (!open.isEmpty())
        painter.fillRect(open, openFill);
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void PostsPerWeekChart::paintTarget(QPainter& painter, const BarsLayout& layout) const
{
    const Tokens& t = theme().tokens();
    const bool rtl = isRightToLeft();
    QPolygonF line;
    for (std::size_t i = 0; i < layout.columns.size();) {
        const int target = m_posts.weeks[i].week.target;
        std::size_t last = i;
        while (last + 1 < layout.columns.size() && m_posts.weeks[last + 1].week.target == target)
            ++last;
        const QRectF reach = layout.columns[i] | layout.columns[last];
        const qreal y = std::round(layout.yOf(target)) + 0.5;
        line << QPointF(rtl ? reach.right() : reach.left(), y)
             << QPointF(rtl ? reach.left() : reach.right(), y);
        i = last + 1;
    }
    PlotPainter::dashes(painter, line, t.brick);
    const QPointF tip = line.back() + QPointF(rtl ? -space::xs : space::xs, 0);
    painter.setPen(t.brick);
    const qreal height = painter.fontMetrics().height();
    const QRectF box(rtl ? 0 : tip.x(), tip.y() - height / 2, rtl ? tip.x() : width() - tip.x(), height);
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignAbsolute | (rtl ? Qt::AlignRight : Qt::AlignLeft),
                     targetLabel());
}

void PostsPerWeekChart::paintMean(QPainter& painter, const BarsLayout& layout) const
{
    QPolygonF line;
    for (std::size_t i = 0; i < layout.columns.size(); ++i)
        if (m_posts.weeks[i].mean)
            line << QPointF(layout.columns[i].center().x(), layout.yOf(*m_posts.weeks[i].mean));
    if (line.size() < 2)
        return;
    line = thinned(line, devicePixelRatioF());
    // A thin rim of the ground keeps the line readable on bars.
    const Tokens& t = theme().tokens();
    PlotPainter::stroke(painter, line, QPen(t.wall, 3.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    PlotPainter::stroke(painter, line, QPen(t.ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

void PostsPerWeekChart::paintWeeks(QPainter& painter, const BarsLayout& layout) const
{
    const AxisLabels labels = axisLabels(m_posts.weeks, m_posts.locale);
    const QFontMetricsF font(painter.font());
    std::vector<qreal> centres;
    qreal widest = 0;
    for (std::size_t i = 0; i < labels.weeks.size(); ++i) {
        centres.push_back(layout.columns[labels.weeks[i]].center().x());
        widest = std::max(widest, font.horizontalAdvance(labels.texts[i]));
    }
    painter.setPen(theme().tokens().faint);
    for (const std::size_t i : labelsThatFit(centres, widest + space::s)) {
        const QRectF box(centres[i] - widest, layout.plot.bottom() + 4, 2 * widest, font.height());
        painter.drawText(box, Qt::AlignHCenter | Qt::AlignTop, labels.texts[i]);
    }
}

} // namespace brickwork
