// The wall page: figures, range switch and the cards. Shows a WallState; holds no fact and logs nothing.
#pragma once

#include "ui/wall/wall_board.h"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QFrame;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace brickwork {

class BriefLabel;
class Theme;

class WallPage final : public QWidget
{
    Q_OBJECT

public:
    explicit WallPage(Theme& theme, QWidget* parent = nullptr);

    void setState(const WallState& state);
    [[nodiscard]] const WallState& state() const { return m_state; }
    /// The keyboard goes to the wall, to the day it was on.
    void focusWall();

Q_SIGNALS:
    void rangeChosen(brickwork::WallRange range);
    void dayActivated(brickwork::Day day);
    void stackRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Figure
    {
        QLabel* figure = nullptr;
        QLabel* label = nullptr;
        BriefLabel* detail = nullptr;
    };
    /// A card and the row of its title.
    struct Card
    {
        QFrame* frame = nullptr;
        QLabel* title = nullptr;
        QLabel* detail = nullptr;
    };

    [[nodiscard]] QWidget* makeFigures();
    [[nodiscard]] QWidget* makeRangeSwitch();
    void checkRange();
    void makeCards(QWidget* board);
    Card makeCard(WallCard which, const QString& title, QWidget* content);
    void connectCharts();
    void showRuns();
    void setFonts();
    void arrange();
    [[nodiscard]] int arrangeHead(int left, int width);
    [[nodiscard]] int chrome() const;

    Theme& m_theme;
    WallState m_state;
    QScrollArea* m_scroll;
    QWidget* m_content;
    QWidget* m_figureRow = nullptr;
    QWidget* m_rangeSwitch = nullptr;
    QWidget* m_board = nullptr;
    std::array<Figure, 4> m_figures;
    QButtonGroup* m_ranges;
    QPushButton* m_stack;
    std::array<Card, wallCards> m_cards;
    BrickWallChart* m_wall;
    PostsPerWeekChart* m_perWeek;
    PostsSoFarChart* m_soFar;
    SharesChart* m_weekdays;
    SharesChart* m_directions;
    QWidget* m_runs;
    QGridLayout* m_runsGrid;
};

} // namespace brickwork
