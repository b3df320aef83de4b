// The calm card beside a cell that is hovered or focused: full date, what happened, the writer's own note.
// Lies inside the window, never takes the focus or the mouse.
#pragma once

#include "ui/charts/wall_cell.h"

#include <QFrame>

class QLabel;

namespace brickwork {

class Theme;

class CellCard final : public QFrame
{
    Q_OBJECT

public:
    CellCard(Theme& theme, QWidget* window);

    /// Shows the text above `cell` (in window coordinates), below it where there is no room, always inside
    /// the window.
    void show(const CardText& text, const QRect& cell);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    QLabel* m_title;
    QLabel* m_lines;
    QLabel* m_note;
};

} // namespace brickwork
