// The open week as seven small bricks: the strip at the foot of the window. A brick that is laid while it is
// seen drops into its place, if anything is animated at all.
#pragma once

#include "ui/charts/chart_widget.h"

#include <QVariantAnimation>

namespace brickwork {

struct CourseState
{
    std::optional<WallCourse> course; ///< nothing until a log is read
    Day today;
    QLocale locale;
    friend bool operator==(const CourseState&, const CourseState&) = default;
};

/// The week that holds the summary's today.
[[nodiscard]] CourseState courseState(const HabitLog& log, const HabitSettings& settings,
                                      const Summary& summary, const QLocale& locale = {});

class WeekCourse final : public ChartWidget
{
    Q_OBJECT

public:
    explicit WeekCourse(Theme& theme, QWidget* parent = nullptr);

    void setState(const CourseState& state);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] int cellCount() const override;
    [[nodiscard]] QRectF cellRect(int cell) const override;
    [[nodiscard]] QString nameOf(int cell) const override;
    [[nodiscard]] CardText cardOf(int cell) const override;

Q_SIGNALS:
    void activated(brickwork::Day day);

protected:
    void paintChart(QPainter& painter) override;
    [[nodiscard]] int firstFocus() const override;
    [[nodiscard]] int stepped(int from, CellStep step) const override;
    [[nodiscard]] bool opensCells() const override { return true; }
    void activateCell(int cell) override;

private:
    CourseState m_state;
    QVariantAnimation m_drop; ///< from 1, above the course, to 0, in its place
    std::optional<int> m_dropping;
};

} // namespace brickwork
