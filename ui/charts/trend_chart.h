// Strength and momentum over time: one line each on one axis of per cent. Draws a Trend value.
#pragma once

#include "core/habit/day.h"
#include "ui/charts/chart_table.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/plot_layout.h"
#include "ui/charts/wall_cell.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace brickwork {

struct TrendPoint
{
    Day day;
    double strength = 0; ///< 0 to 1
    double momentum = 0; ///< 0 to 1.5
    friend bool operator==(const TrendPoint&, const TrendPoint&) = default;
};

struct Trend
{
    std::vector<TrendPoint> points; ///< oldest first
    QString welcome;                ///< said instead of an empty plot
    QLocale locale;
    friend bool operator==(const Trend&, const Trend&) = default;
};

class TrendChart final : public ChartWidget
{
    Q_OBJECT

public:
    explicit TrendChart(Theme& theme, QWidget* parent = nullptr);

    void setTrend(const Trend& trend);

    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 110}; }
    [[nodiscard]] int cellCount() const override;
    [[nodiscard]] QRectF cellRect(int cell) const override;
    [[nodiscard]] QString nameOf(int cell) const override;
    [[nodiscard]] CardText cardOf(int cell) const override;
    [[nodiscard]] ChartTable table() const override;

Q_SIGNALS:
    void activated(brickwork::Day day);

protected:
    void paintChart(QPainter& painter) override;
    [[nodiscard]] std::optional<int> cellAt(QPointF point) const override;
    [[nodiscard]] bool opensCells() const override { return true; }
    void activateCell(int cell) override;
    [[nodiscard]] int stepped(int from, CellStep step) const override;

private:
    [[nodiscard]] const TrendPoint& point(int cell) const;
    [[nodiscard]] TimePlot layoutNow() const;
    [[nodiscard]] QStringList numbers(const std::vector<int>& ticks) const;
    void paintLines(QPainter& painter, const TimePlot& plot) const;

    Trend m_trend;
    int m_highest = 100; ///< per cent at the top of the plot: 100, or 150 once momentum was above that
};

} // namespace brickwork
