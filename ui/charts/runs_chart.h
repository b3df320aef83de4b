// Runs as rows: how many bricks, and from when to when. Longer lists scroll within the widget by whole rows.
// Draws a Runs value.
#pragma once

#include "core/habit/day.h"
#include "core/habit/summary.h"
#include "ui/charts/chart_table.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/wall_cell.h"

#include <QLocale>
#include <QRectF>
#include <QSize>
#include <QString>

#include <optional>
#include <vector>

class QScrollBar;

namespace brickwork {

struct Runs
{
    std::vector<Run> runs;      ///< each with its dates, in the order shown
    std::optional<Day> current; ///< start of the run that is alive
    Day today;
    QString welcome; ///< said while there is no run
    QLocale locale;
    friend bool operator==(const Runs&, const Runs&) = default;
};

/// "3 Feb – 17 Mar", "3 – 9 Feb", "7 Nov – today"; with the year where it is not today's.
[[nodiscard]] QString dayRange(Day from, Day to, Day today, const QLocale& locale);

class RunsChart final : public ChartWidget
{
    Q_OBJECT

public:
    explicit RunsChart(Theme& theme, QWidget* parent = nullptr);

    void setRuns(const Runs& runs);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int cellCount() const override;
    /// Outside the widget for a row that is scrolled away.
    [[nodiscard]] QRectF cellRect(int cell) const override;
    [[nodiscard]] int reach() const override;
    [[nodiscard]] QString nameOf(int cell) const override;
    [[nodiscard]] CardText cardOf(int cell) const override;
    [[nodiscard]] ChartTable table() const override;

Q_SIGNALS:
    void activated(brickwork::Day day); ///< the last brick of the run

protected:
    void paintChart(QPainter& painter) override;
    [[nodiscard]] int firstFocus() const override { return 0; }
    [[nodiscard]] std::optional<int> cellAt(QPointF point) const override;
    [[nodiscard]] bool opensCells() const override { return true; }
    void activateCell(int cell) override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    [[nodiscard]] const Run& run(int cell) const;
    [[nodiscard]] bool isCurrent(const Run& run) const;
    [[nodiscard]] QString datesOf(const Run& run) const;
    [[nodiscard]] int rowsThatFit() const;
    void arrangeBar();
    void reveal(int cell);
    void paintRow(QPainter& painter, int cell) const;

    Runs m_runs;
    QScrollBar* m_bar;
};

} // namespace brickwork
