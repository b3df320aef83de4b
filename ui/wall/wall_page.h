// The wall page: figures, range switch, the cards, and the panel of a day beside or over them. Shows a
// WallState; holds no fact and logs nothing.
#pragma once

#include "core/habit/day.h"
#include "ui/wall/wall_board.h"
#include "ui/wall/wall_state.h"

#include <QPointer>
#include <QString>
#include <QWidget>

#include <array>
#include <vector>

class QPushButton;
class QScrollArea;

namespace brickwork {

class BrickWallChart;
class ChartWidget;
class DayPanel;
class FigureStrip;
class PostsPerWeekChart;
class PostsSoFarChart;
class RangeSwitch;
class RunsChart;
class SharesChart;
class Theme;
class TrendChart;
class WallCardFrame;
class WordsPerDayChart;

class WallPage final : public QWidget
{
    Q_OBJECT

public:
    explicit WallPage(Theme& theme, QWidget* parent = nullptr);
    ~WallPage() override;

    void setState(const WallState& state);
    [[nodiscard]] const WallState& state() const { return m_state; }
    /// The keyboard goes to the wall, to the day it was on.
    void focusWall();
    /// The keyboard goes to today's cell of the wall, which scrolls into view.
    void goToToday();

    [[nodiscard]] DayPanel& dayPanel() { return *m_panel; }
    /// Beside the cards where there is room, else over those at the end of the line; it takes the keyboard.
    void showDayPanel();
    /// The keyboard goes back to the cell it came from.
    void hideDayPanel();

Q_SIGNALS:
    void rangeChosen(brickwork::WallRange range);
    void dayActivated(brickwork::Day day);
    void stackRequested();
    void said(const QString& sentence); ///< how the copying or saving of a chart went
    void shown();                       ///< the page is seen again

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeCards();
    void makeCard(WallCard which, const QString& title, ChartWidget* chart);
    [[nodiscard]] ChartWidget* chartOf(WallCard which) const;
    [[nodiscard]] WallCardFrame& card(WallCard which) const;
    void connectCharts();
    void openDay(ChartWidget* chart, Day day);
    void setFonts();
    void arrange();
    [[nodiscard]] int arrangeHead(int left, int width);
    void arrangePanel();
    [[nodiscard]] WallBoardShape boardShape() const;
    void orderTabs(const std::vector<WallCard>& order);
    [[nodiscard]] QRect onContent(int cell) const;
    void markDay(Day day);
    void followCell();
    void checkToday();

    Theme& m_theme;
    WallState m_state;
    QScrollArea* m_scroll;
    QWidget* m_content;
    FigureStrip* m_figures;
    RangeSwitch* m_range;
    QWidget* m_board;
    QPushButton* m_stack;
    BrickWallChart* m_wall;
    PostsPerWeekChart* m_perWeek;
    PostsSoFarChart* m_soFar;
    WordsPerDayChart* m_words;
    SharesChart* m_weekdays;
    SharesChart* m_hours;
    SharesChart* m_directions;
    RunsChart* m_runs;
    TrendChart* m_trend;
    std::array<WallCardFrame*, wallCards> m_cards{};
    std::array<ChartWidget*, wallCards> m_charts{};
    std::vector<WallCard> m_order;
    DayPanel* m_panel;
    QPointer<ChartWidget> m_openedFrom;
};

} // namespace brickwork
