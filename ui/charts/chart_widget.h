// What all charts share: one tab stop, a cell that arrow keys walk, the same card for hover and focus, a name
// for screen readers. A chart says where its cells are and what they mean; it holds no fact beyond the value
// it was given.
#pragma once

#include "ui/charts/chart_table.h"
#include "ui/charts/wall_cell.h"

#include <QPointer>
#include <QVariant>
#include <QWidget>

namespace brickwork {

class CellCard;
class Theme;

/// A step in reading direction: in a right-to-left layout the left arrow is Next.
enum class CellStep
{
    Previous,
    Next,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown
};

class ChartWidget : public QWidget
{
    Q_OBJECT

public:
    explicit ChartWidget(Theme& theme, QWidget* parent = nullptr);
    ~ChartWidget() override;

    /// The cell the keyboard is on; nothing before the first key and in an empty chart.
    [[nodiscard]] std::optional<int> currentCell() const { return m_current; }
    void setCurrentCell(int cell);

    [[nodiscard]] virtual int cellCount() const = 0;
    [[nodiscard]] virtual QRectF cellRect(int cell) const = 0;
    /// The cell's accessible name.
    [[nodiscard]] virtual QString nameOf(int cell) const = 0;
    [[nodiscard]] virtual CardText cardOf(int cell) const = 0;
    /// What the chart shows, as rows; empty columns for a chart that has no table.
    [[nodiscard]] virtual ChartTable table() const { return {}; }
    /// How far its cells reach out, on either side, of the lines in which its words begin and end.
    [[nodiscard]] virtual int reach() const { return 0; }
    /// Where what belongs to the current cell opens: a menu, say.
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    /// Paints what the chart shows at its present size, without hover and the ring of the keyboard.
    void paintTo(QPainter& painter);

protected:
    virtual void paintChart(QPainter& painter) = 0;
    /// The cell a step leads to; `from` itself at an edge.
    [[nodiscard]] virtual int stepped(int from, CellStep step) const;
    [[nodiscard]] virtual int firstFocus() const { return cellCount() - 1; }
    [[nodiscard]] virtual std::optional<int> cellAt(QPointF point) const;
    /// A chart whose cells lead nowhere keeps its card instead, and the plain cursor.
    [[nodiscard]] virtual bool opensCells() const { return false; }
    virtual void activateCell(int) {}
    /// A cell that stays ringed while the keyboard is elsewhere.
    [[nodiscard]] virtual std::optional<int> markedCell() const { return std::nullopt; }
    /// To be called when the value or its geometry changed: forgets a cell that is gone, repaints.
    void cellsChanged();

    [[nodiscard]] Theme& theme() const { return m_theme; }

    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    friend class ChartAccessible; // sees and opens cells for those who have no mouse and no screen

    void showCard(int cell);
    void hideCard();
    void paintMark(QPainter& painter) const;
    void openMenu();

    Theme& m_theme;
    QPointer<CellCard> m_card;
    std::optional<int> m_current;
    std::optional<int> m_hovered;
    std::optional<int> m_pressed;
};

} // namespace brickwork
