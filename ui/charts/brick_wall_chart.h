// The wall: a course a week in running bond, newest on top. Draws a BrickWall value; walks by day and week.
#pragma once

#include "ui/charts/chart_widget.h"
#include "ui/charts/wall_layout.h"

#include <map>
#include <optional>

namespace brickwork {

struct BrickWall
{
    WallPlan plan = WallPlan::Courses;
    std::vector<WallCourse> courses; ///< oldest first; the last one holds today
    Day today;
    QString welcome;     ///< words over an empty or young wall, may be empty
    QString welcomeMore; ///< a quieter second line
    QLocale locale;
    friend bool operator==(const BrickWall&, const BrickWall&) = default;
};

class BrickWallChart final : public ChartWidget
{
    Q_OBJECT

public:
    explicit BrickWallChart(Theme& theme, QWidget* parent = nullptr);

    void setWall(const BrickWall& wall);
    [[nodiscard]] const BrickWall& wall() const { return m_wall; }

    /// The day that is open beside the wall stays ringed; nothing for none.
    void setOpenDay(std::optional<Day> day);
    [[nodiscard]] std::optional<Day> openDay() const { return m_openDay; }

    /// The heights between which the wall looks right at a width.
    [[nodiscard]] int leastHeight(int width) const;
    [[nodiscard]] int bestHeight(int width) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Cells are the days from the first course's start to today.
    [[nodiscard]] int cellCount() const override;
    [[nodiscard]] QRectF cellRect(int cell) const override;
    /// Nothing for a day that is not on the wall.
    [[nodiscard]] std::optional<int> cellOf(Day day) const;
    [[nodiscard]] QString nameOf(int cell) const override;
    [[nodiscard]] CardText cardOf(int cell) const override;
    /// A row a day; notes and the reasons of rests only as its notes.
    [[nodiscard]] ChartTable table() const override;

Q_SIGNALS:
    void activated(brickwork::Day day);
    /// The writer moved to another cell.
    void currentChanged();

protected:
    void paintChart(QPainter& painter) override;
    [[nodiscard]] int stepped(int from, CellStep step) const override;
    [[nodiscard]] bool opensCells() const override { return true; }
    void activateCell(int cell) override;
    [[nodiscard]] std::optional<int> markedCell() const override;
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] WallMetrics metrics() const;
    [[nodiscard]] const WallLayout& layoutNow() const;
    [[nodiscard]] const WallCell& dayCell(int cell) const;
    void paintMarks(QPainter& painter, const WallLayout& layout) const;
    void paintYear(QPainter& painter, const WallMark& mark) const;
    void paintCaps(QPainter& painter, const WallLayout& layout) const;
    void paintWelcome(QPainter& painter, const WallLayout& layout) const;

    BrickWall m_wall;
    WallShape m_shape;
    std::optional<Day> m_openDay;
    std::map<int, int> m_bricksOfYear; ///< of a wall of years
    mutable WallLayout m_layout;
    mutable qreal m_layoutRatio = 0; ///< 0: to be laid again
};

} // namespace brickwork
