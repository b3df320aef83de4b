// Posts a week: bars, the target in force as a dashed stepped line, the mean of four weeks. Draws a
// PostsPerWeek value.
#pragma once

#include "ui/charts/chart_widget.h"
#include "ui/charts/plot_layout.h"

namespace brickwork {

struct WeekBar
{
    Week week;
    std::optional<double> mean; ///< R12 as of the end of this week; nothing for the open one
    QStringList titles;
    std::optional<Day> firstPost{}; ///< the week's first day with a post
    bool isOpen = false;            ///< the week of today, whether met already or not
    friend bool operator==(const WeekBar&, const WeekBar&) = default;
};

struct PostsPerWeek
{
    std::vector<WeekBar> weeks; ///< oldest first; the last one is open
    QString welcome;            ///< said instead of an empty plot
    QLocale locale;
    friend bool operator==(const PostsPerWeek&, const PostsPerWeek&) = default;
};

/// "Week of 3 November, 2 posts of 1, met"
[[nodiscard]] QString weekName(const WeekBar& bar, const QLocale& locale);

class PostsPerWeekChart final : public ChartWidget
{
    Q_OBJECT

public:
    explicit PostsPerWeekChart(Theme& theme, QWidget* parent = nullptr);

    void setPosts(const PostsPerWeek& posts);

    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 110}; }
    [[nodiscard]] int cellCount() const override;
    [[nodiscard]] QRectF cellRect(int cell) const override;
    [[nodiscard]] QString nameOf(int cell) const override;
    [[nodiscard]] CardText cardOf(int cell) const override;
    [[nodiscard]] ChartTable table() const override;

Q_SIGNALS:
    /// The week's first day with a post, else its first day.
    void activated(brickwork::Day day);

protected:
    void paintChart(QPainter& painter) override;
    [[nodiscard]] bool opensCells() const override { return true; }
    void activateCell(int cell) override;
    [[nodiscard]] std::optional<int> cellAt(QPointF point) const override;

private:
    [[nodiscard]] BarsLayout layoutNow() const;
    [[nodiscard]] QString targetLabel() const;
    void paintGrid(QPainter& painter, const BarsLayout& layout) const;
    void paintBars(QPainter& painter, const BarsLayout& layout) const;
    void paintMean(QPainter& painter, const BarsLayout& layout) const;
    void paintTarget(QPainter& painter, const BarsLayout& layout) const;
    void paintWeeks(QPainter& painter, const BarsLayout& layout) const;

    PostsPerWeek m_posts;
};

} // namespace brickwork
