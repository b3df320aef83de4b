// All posts so far as one rising line over the weeks shown. Draws a PostsSoFar value.
#pragma once

#include "ui/charts/chart_widget.h"
#include "ui/charts/plot_layout.h"

namespace brickwork {

struct PostsSoFar
{
    struct Point
    {
        Day weekStart;
        int total = 0; ///< at the end of the week
        friend bool operator==(const Point&, const Point&) = default;
    };
    std::vector<Point> weeks; ///< oldest first
    QString welcome;
    QLocale locale;
    friend bool operator==(const PostsSoFar&, const PostsSoFar&) = default;
};

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

protected:
    void paintChart(QPainter& painter) override;

private:
    [[nodiscard]] BarsLayout layoutNow() const;

    PostsSoFar m_posts;
};

} // namespace brickwork
