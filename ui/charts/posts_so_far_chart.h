// All posts so far as one rising line over the weeks shown, with its milestones, against the par of the
// year's goal. Draws a PostsSoFar value.
#pragma once

#include "core/habit/day.h"
#include "ui/charts/chart_table.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/plot_layout.h"
#include "ui/charts/wall_cell.h"

#include <QLineF>
#include <QLocale>
#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace brickwork {

struct PostsSoFar
{
    struct Point
    {
        Day weekStart;
        int total = 0; ///< at the end of the week
        friend bool operator==(const Point&, const Point&) = default;
    };
    struct Milestone
    {
        int post = 0; ///< 1, 10, 25, 50, 100, 250, 500, 1000...
        Day day;
        QString title;
        std::size_t week = 0; ///< index into weeks
        friend bool operator==(const Milestone&, const Milestone&) = default;
    };
    /// A straight line from `before` on the first day to `before` + `goal` on the last.
    struct Par
    {
        Day first;
        Day last;
        int before = 0; ///< posts before the period
        int goal = 0;
        friend bool operator==(const Par&, const Par&) = default;
    };
    std::vector<Point> weeks; ///< oldest first
    std::vector<Milestone> milestones{};
    std::optional<Day> asOf{}; ///< up to when the last week counts; nothing: to its end
    std::optional<Par> par{};  ///< of the year's goal
    QString welcome;
    QLocale locale;
    friend bool operator==(const PostsSoFar&, const PostsSoFar&) = default;
};

/// R12: where the count should stand at the end of a day.
[[nodiscard]] double parAt(const PostsSoFar::Par& par, Day day);

class PostsSoFarChart final : public ChartWidget
{
    Q_OBJECT

public:
    explicit PostsSoFarChart(Theme& theme, QWidget* parent = nullptr);

    void setPosts(const PostsSoFar& posts);

    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 90}; }
    [[nodiscard]] int cellCount() const override;
    [[nodiscard]] QRectF cellRect(int cell) const override;
    [[nodiscard]] QString nameOf(int cell) const override;
    [[nodiscard]] CardText cardOf(int cell) const override;
    [[nodiscard]] ChartTable table() const override;

protected:
    void paintChart(QPainter& painter) override;
    [[nodiscard]] std::optional<int> cellAt(QPointF point) const override;

private:
    [[nodiscard]] const PostsSoFar::Point& week(int cell) const;
    [[nodiscard]] TimePlot layoutNow() const;
    [[nodiscard]] double positionOf(Day day) const;
    [[nodiscard]] double endOf(int cell) const;
    [[nodiscard]] std::optional<double> parOf(int cell) const;
    [[nodiscard]] QString againstPar(int cell) const;
    [[nodiscard]] QString milestoneLine(const PostsSoFar::Milestone& milestone) const;
    [[nodiscard]] QPointF capOf(const PostsSoFar::Milestone& milestone, const TimePlot& plot) const;
    [[nodiscard]] QLineF parLine(const TimePlot& plot) const;
    void paintPar(QPainter& painter, const TimePlot& plot) const;
    void paintMilestones(QPainter& painter, const TimePlot& plot) const;

    PostsSoFar m_posts;
};

} // namespace brickwork
