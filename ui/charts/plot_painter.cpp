#include "ui/charts/plot_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLineF>

#include <algorithm>
#include <cmath>

namespace brickwork {

namespace {

constexpr qreal stepsWidth = 1.25;
constexpr qreal stepsOn = 4.375;
constexpr qreal stepsOff = 3.125;
constexpr qint64 daysWithDates = 16 * 7;
constexpr qint64 daysWithMonths = 110 * 7;

// The last cell that does not begin after a day.
int cellOf(Day day, int count, const std::function<Day(int)>& firstDayOf)
{
    int low = 0;
    int high = count;
    while (high - low > 1) {
        const int middle = (low + high) / 2;
        (firstDayOf(middle) <= day ? low : high) = middle;
    }
    return low;
}

// Whether corners come so close upon each other that nobody sees whether they are round.
bool isDense(const QPolygonF& line, qreal width)
{
    return line.size() > 2 &&
           std::abs(line.back().x() - line.front().x()) < width * static_cast<qreal>(line.size() - 1);
}

// One stroke of a thousand points costs far more than many of a few, which meet in their round caps.
void drawInPieces(QPainter& painter, const QPolygonF& line)
{
    constexpr qsizetype piece = 16;
    for (qsizetype first = 0; first + 1 < line.size(); first += piece)
        painter.drawPolyline(line.constData() + first,
                             static_cast<int>(std::min(piece + 1, line.size() - first)));
}

// How far two lines that turn must run on beyond their corner for their outer edges to meet there. Straight
// on, it is what closes the seam between two smoothed ends.
qreal reachAt(QPointF from, QPointF to, qreal width)
{
    const qreal seam = 0.5;
    const qreal sharp = 0.9; // turned right round, they stop where a round end would
    const qreal cosine = QPointF::dotProduct(from, to);
    const qreal corner = cosine < 0.1 ? sharp : std::sqrt((1 - std::min<qreal>(cosine, 1)) / (1 + cosine));
    return std::max(seam, width / 2 * corner);
}

// Single lines with flat ends are filled directly, without a path; they overlap just so far that their
// corners are closed.
void drawAsLines(QPainter& painter, const QPolygonF& line, qreal width)
{
    QList<QLineF> lines;
    lines.reserve(line.size());
    QPointF before;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QPointF extent = line[i] - line[i - 1];
        const qreal length = std::hypot(extent.x(), extent.y());
        if (length == 0)
            continue;
        const QPointF along = extent / length;
        const qreal reach = lines.isEmpty() ? 0 : reachAt(before, along, width);
        if (!lines.isEmpty())
            lines.back().setP2(lines.back().p2() + before * reach);
        lines.append(QLineF(line[i - 1] - along * reach, line[i]));
        before = along;
    }
    painter.drawLines(lines);
}

} // namespace

QString shortNumber(int number, const QLocale& locale)
{
    const double size = std::abs(static_cast<double>(number));
    const auto scaled = [&](double unit) {
        const double tenths = std::round(number / unit * 10) / 10;
        return locale.toString(tenths, 'f', tenths == std::round(tenths) ? 0 : 1);
    };
    if (size >= 999'950)
        //: A number of millions, as short as can be
        return QCoreApplication::translate("Charts", "%1M").arg(scaled(1'000'000));
    if (size >= 1000)
        //: A number of thousands, as short as can be
        return QCoreApplication::translate("Charts", "%1k").arg(scaled(1000));
    return locale.toString(number);
}

std::vector<TimeLabel> timeLabels(int count, const std::function<Day(int)>& firstDayOf, Day last,
                                  const QLocale& locale)
{
    std::vector<TimeLabel> labels;
    if (count == 0)
        return labels;
    const Day first = firstDayOf(0);
    const qint64 days = first.daysTo(last) + 1;
    if (days <= daysWithDates) {
        for (int cell = 0; cell < count; ++cell)
            //: A short date under a column, in the date format of Qt
            labels.push_back({cell, locale.toString(firstDayOf(cell).date(),
                                                    QCoreApplication::translate("Charts", "d MMM"))});
        return labels;
    }
    const bool months = days <= daysWithMonths;
    QDate date(first.date().year(), months ? first.date().month() : 1, 1);
    for (; Day(date) <= last; date = months ? date.addMonths(1) : date.addYears(1))
        if (Day(date) >= first)
            labels.push_back({cellOf(Day(date), count, firstDayOf),
                              months ? locale.standaloneMonthName(date.month(), QLocale::ShortFormat)
                                     : locale.toString(date, QCoreApplication::translate("Charts", "yyyy"))});
    return labels;
}

QList<QRectF> dashBoxes(const QPolygonF& steps, qreal on, qreal off, qreal width)
{
    QList<QRectF> boxes;
    qreal along = 0; // of the dash and the gap behind it
    for (qsizetype i = 1; i < steps.size(); ++i) {
        const QLineF piece(steps[i - 1], steps[i]);
        const qreal length = piece.length();
        for (qreal from = 0; from < length;) {
            const qreal part = std::min(length - from, along < on ? on - along : on + off - along);
            if (along < on) {
                const qreal half = width / 2; // beyond both ends, as a square cap is
                boxes.append(QRectF(piece.pointAt(from / length), piece.pointAt((from + part) / length))
                                 .normalized()
                                 .adjusted(-half, -half, half, half));
            }
            from += part;
            along += part;
            if (along >= on + off)
                along = 0;
        }
    }
    return boxes;
}

PlotPainter::PlotPainter(QPainter& painter, const TimePlot& plot, const Tokens& tokens, qreal width)
    : m_painter(painter), m_plot(plot), m_tokens(tokens), m_width(width)
{
    m_painter.setFont(Theme::font(TextSize::Tiny));
}

void PlotPainter::grid(const QStringList& numbers) const
{
    const Tokens& t = m_tokens;
    const qreal hair = 1 / m_plot.ratio;
    const qreal base = std::max<qreal>(1, std::round(m_plot.ratio)) / m_plot.ratio;
    const qreal height = QFontMetricsF(m_painter.font()).height();
    const bool rtl = m_plot.direction == Qt::RightToLeft;
    const QRectF& plot = m_plot.plot;
    const qreal gap = 6;
    for (std::size_t i = 0; i < m_plot.values.ticks.size(); ++i) {
        const int tick = m_plot.values.ticks[i];
        const qreal y = m_plot.crispY(tick);
        m_painter.fillRect(QRectF(plot.left(), y, plot.width(), tick == 0 ? base : hair),
                           tick == 0 ? blend(t.faint, t.line, 0.25) : blend(t.line, t.wall, 0.7));
        m_painter.setPen(t.faint);
        const QRectF box(rtl ? plot.right() + gap : 0, y - height / 2,
                         rtl ? m_width - plot.right() - gap : plot.left() - gap, height);
        m_painter.drawText(box, Qt::AlignVCenter | Qt::AlignAbsolute | (rtl ? Qt::AlignLeft : Qt::AlignRight),
                           numbers.value(static_cast<qsizetype>(i)));
    }
}

void PlotPainter::times(const std::vector<TimeLabel>& labels) const
{
    const QFontMetricsF font(m_painter.font());
    qreal widest = 0;
    for (const TimeLabel& label : labels)
        widest = std::max(widest, std::ceil(font.horizontalAdvance(label.text)));
    std::vector<qreal> centres;
    for (const TimeLabel& label : labels)
        centres.push_back(std::clamp(m_plot.xOf(label.cell + 0.5), widest / 2 + 1,
                                     std::max(widest / 2 + 1, m_width - widest / 2 - 1)));
    m_painter.setPen(m_tokens.faint);
    for (const std::size_t i : labelsThatFit(centres, widest + space::s))
        m_painter.drawText(
            QRectF(centres[i] - widest, m_plot.plot.bottom() + space::xs, 2 * widest, font.height()),
            Qt::AlignHCenter | Qt::AlignTop, labels[i].text);
}

void PlotPainter::line(const QPolygonF& points, const QPen& pen) const
{
    stroke(m_painter, thinned(points, m_plot.ratio), pen);
}

void PlotPainter::ground(const QPolygonF& points, const QColor& colour) const
{
    if (points.size() < 2)
        return;
    QPolygonF area = thinned(points, m_plot.ratio);
    area << QPointF(area.back().x(), m_plot.plot.bottom()) << QPointF(area.front().x(), m_plot.plot.bottom());
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    m_painter.drawPolygon(area);
}

void PlotPainter::dot(QPointF centre, qreal radius, const QColor& colour) const
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    m_painter.drawEllipse(centre, radius, radius);
}

void PlotPainter::endLabel(const QString& text, qreal y, const QColor& colour) const
{
    const QFontMetricsF font(m_painter.font());
    const bool rtl = m_plot.direction == Qt::RightToLeft;
    const qreal room = (rtl ? m_plot.plot.left() : m_width - m_plot.plot.right()) - space::xs;
    const QRectF box(rtl ? 0 : m_width - room, y - font.height() / 2, room, font.height());
    m_painter.setPen(colour);
    m_painter.drawText(box, Qt::AlignVCenter | Qt::AlignAbsolute | (rtl ? Qt::AlignRight : Qt::AlignLeft),
                       font.elidedText(text, Qt::ElideRight, room));
}

void PlotPainter::stroke(QPainter& painter, const QPolygonF& points, const QPen& pen)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    if (pen.style() == Qt::SolidLine && isDense(points, pen.widthF())) {
        QPen flat = pen;
        flat.setCapStyle(Qt::FlatCap);
        painter.setPen(flat);
        drawAsLines(painter, points, pen.widthF());
    } else if (pen.style() == Qt::SolidLine && pen.capStyle() == Qt::RoundCap) {
        drawInPieces(painter, points);
    } else {
        painter.drawPolyline(points);
    }
}

void PlotPainter::dashes(QPainter& painter, const QPolygonF& steps, const QColor& colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRects(dashBoxes(steps, stepsOn, stepsOff, stepsWidth));
}

void PlotPainter::welcome(QPainter& painter, const QRectF& room, const QString& text, const Tokens& tokens)
{
    painter.setFont(Theme::font(TextSize::Small));
    painter.setPen(tokens.faint);
    painter.drawText(room.adjusted(space::l, 0, -space::l, 0), Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace brickwork
