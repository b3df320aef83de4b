// What the charts over time draw alike: hairlines with their numbers, dates under the plot, lines, words in
// an empty plot. Paints what a TimePlot says; knows no value of its own.
#pragma once

#include "core/habit/day.h"
#include "ui/charts/plot_layout.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QList>
#include <QLocale>
#include <QPainter>
#include <QPen>
#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace brickwork {

/// "950", "1.2k", "3M": in the locale's digits, rounded to one decimal.
[[nodiscard]] QString shortNumber(int number, const QLocale& locale);

/// A word under the plot and the cell it stands under.
struct TimeLabel
{
    int cell = 0;
    QString text;
    friend bool operator==(const TimeLabel&, const TimeLabel&) = default;
};
/// Dates for up to 16 weeks, months for up to 110, else years. `firstDayOf` rises with the cell; `last` is
/// the last day of the last cell.
[[nodiscard]] std::vector<TimeLabel> timeLabels(int count, const std::function<Day(int)>& firstDayOf,
                                                Day last, const QLocale& locale);

/// The dashes of a line that is level and upright by turns, as the boxes a pen of that width makes of them:
/// `on` and `off` along the line, the dash running on around each corner. As boxes they cost what is seen;
/// a pen goes through all of the line, however short its pieces are.
[[nodiscard]] QList<QRectF> dashBoxes(const QPolygonF& steps, qreal on, qreal off, qreal width);

class PlotPainter
{
public:
    PlotPainter(QPainter& painter, const TimePlot& plot, const Tokens& tokens, qreal width);

    /// A hairline and a text a tick; the one at 0 is the base line.
    void grid(const QStringList& numbers) const;
    void times(const std::vector<TimeLabel>& labels) const;
    void line(const QPolygonF& points, const QPen& pen) const;
    /// The quiet ground between a line and the foot of the plot.
    void ground(const QPolygonF& points, const QColor& colour) const;
    void dot(QPointF centre, qreal radius, const QColor& colour) const;
    /// Beside the end of the plot, at the height of `y`.
    void endLabel(const QString& text, qreal y, const QColor& colour) const;

    /// Looks as drawPolyline() does in an opaque colour; what many points cost is not what it costs them.
    static void stroke(QPainter& painter, const QPolygonF& points, const QPen& pen);
    /// A dashed line that is level and upright by turns: what is aimed at.
    static void dashes(QPainter& painter, const QPolygonF& steps, const QColor& colour);
    static void welcome(QPainter& painter, const QRectF& room, const QString& text, const Tokens& tokens);

private:
    QPainter& m_painter;
    const TimePlot& m_plot;
    const Tokens& m_tokens;
    qreal m_width;
};

} // namespace brickwork
