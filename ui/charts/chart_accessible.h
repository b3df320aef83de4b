// A chart for a screen reader: a table where its cells stand in rows and columns, else a list, with a child
// for each cell that is made when it is asked for. Says what the chart says and holds nothing of its own.
#pragma once

#include <QAccessibleWidget>
#include <QHash>
#include <QString>

#include <optional>

namespace brickwork {

class ChartWidget;

class ChartAccessible final : public QAccessibleWidget,
                              public QAccessibleTableInterface,
                              public QAccessibleSelectionInterface
{
public:
    /// With more than one column the chart is a grid: its first cells stand in the lowest row, and it must
    /// know name and place of what would fill the last row up, for a table has no ragged edge.
    explicit ChartAccessible(ChartWidget& chart, int columns = 1);
    ~ChartAccessible() override;

    /// From now on charts are read with this. To be called before a chart is complete: Qt asks for the
    /// interface of a widget as soon as it gets a name, and keeps the answer. May be called again.
    static void install();
    /// To be called when the keyboard has come to the current cell of a chart. Asks, makes and tells nothing
    /// while no screen reader is there and nobody has read the chart; so does tellCells.
    static void tellFocus(ChartWidget& chart);
    /// To be called when cells have changed: other names, or other cells, whose children are gone then.
    static void tellCells(ChartWidget& chart);

    /// How many cells the children stand for; nothing while there is no child.
    [[nodiscard]] std::optional<int> madeFor() const { return m_madeFor; }

    // What a child says and does.
    [[nodiscard]] QString nameOf(int child) const;
    [[nodiscard]] QRect placeOf(int child) const;
    [[nodiscard]] QAccessible::State stateOf(int child) const;
    [[nodiscard]] QAccessible::Role cellRole() const;
    [[nodiscard]] bool isCurrent(int child) const;
    /// Filling of the last row: it is named, but the keyboard does not go there.
    [[nodiscard]] bool isFilling(int child) const;
    [[nodiscard]] bool opens(int child) const;
    void focus(int child);
    void press(int child);

    [[nodiscard]] QAccessible::Role role() const override;
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;
    void* interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] int rowCount() const override;
    [[nodiscard]] int columnCount() const override { return m_columns; }
    [[nodiscard]] QAccessibleInterface* cellAt(int row, int column) const override;
    [[nodiscard]] int selectedCellCount() const override;
    [[nodiscard]] QList<QAccessibleInterface*> selectedCells() const override;
    void modelChange(QAccessibleTableModelChangeEvent* event) override;
    // The names of the cells say day or week already; whole rows and columns cannot be chosen.
    [[nodiscard]] QAccessibleInterface* caption() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* summary() const override { return nullptr; }
    [[nodiscard]] QString columnDescription(int) const override { return {}; }
    [[nodiscard]] QString rowDescription(int) const override { return {}; }
    [[nodiscard]] int selectedColumnCount() const override { return 0; }
    [[nodiscard]] int selectedRowCount() const override { return 0; }
    [[nodiscard]] QList<int> selectedColumns() const override { return {}; }
    [[nodiscard]] QList<int> selectedRows() const override { return {}; }
    [[nodiscard]] bool isColumnSelected(int) const override { return false; }
    [[nodiscard]] bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }

    // One cell at most is chosen: the current one.
    [[nodiscard]] int selectedItemCount() const override { return selectedCellCount(); }
    [[nodiscard]] QList<QAccessibleInterface*> selectedItems() const override { return selectedCells(); }
    bool select(QAccessibleInterface* child) override;
    bool unselect(QAccessibleInterface*) override { return false; }
    bool selectAll() override { return false; }
    bool clear() override { return false; }

private:
    /// Nothing if nobody listens.
    [[nodiscard]] static ChartAccessible* listening(ChartWidget& chart);
    [[nodiscard]] ChartWidget& chart() const;
    [[nodiscard]] int cellOf(int child) const;
    [[nodiscard]] int childOf(int cell) const;
    /// The child of the cell the keyboard is on.
    [[nodiscard]] QAccessibleInterface* currentChild() const;
    void dropChildren();
    /// Tells what the focus is on if that is not what was told last.
    void settle();

    int m_columns;
    mutable QHash<int, QAccessible::Id> m_children; ///< those that were asked for
    mutable std::optional<int> m_madeFor;
    mutable bool m_read = false; ///< a child was asked for
    QAccessible::Id m_told = 0;  ///< what the focus was told to be on; 0 if that is gone
    QString m_spoken;            ///< and by which name
};

} // namespace brickwork
