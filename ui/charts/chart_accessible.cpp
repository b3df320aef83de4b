#include "ui/charts/chart_accessible.h"

#include "ui/charts/brick_wall_chart.h"
#include "ui/charts/chart_widget.h"

#include <utility>

namespace brickwork {

namespace {

/// One cell. It lives no longer than the interface of its chart, which answers for it.
class CellAccessible final : public QAccessibleInterface,
                             public QAccessibleTableCellInterface,
                             public QAccessibleActionInterface
{
public:
    CellAccessible(ChartAccessible& chart, int index) : m_chart(chart), m_index(index) {}

    [[nodiscard]] int index() const { return m_index; }

    [[nodiscard]] bool isValid() const override
    {
        return m_chart.isValid() && m_index < m_chart.childCount();
    }
    // No object: it would be taken for the chart itself.
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return m_chart.window(); }
    [[nodiscard]] QAccessibleInterface* parent() const override { return &m_chart; }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QRect rect() const override { return isValid() ? m_chart.placeOf(m_index) : QRect(); }
    [[nodiscard]] QAccessible::Role role() const override { return m_chart.cellRole(); }
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QString text(QAccessible::Text what) const override;
    void setText(QAccessible::Text, const QString&) override {}
    void* interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] bool isSelected() const override { return m_chart.isCurrent(m_index); }
    [[nodiscard]] QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    [[nodiscard]] QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    [[nodiscard]] int columnIndex() const override { return m_index % m_chart.columnCount(); }
    [[nodiscard]] int rowIndex() const override { return m_index / m_chart.columnCount(); }
    [[nodiscard]] int columnExtent() const override { return 1; }
    [[nodiscard]] int rowExtent() const override { return 1; }
    [[nodiscard]] QAccessibleInterface* table() const override { return &m_chart; }

    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString& name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    ChartAccessible& m_chart;
    int m_index;
};

QAccessible::State CellAccessible::state() const
{
    if (isValid())
        return m_chart.stateOf(m_index);
    QAccessible::State gone;
    gone.invalid = true;
    return gone;
}

QString CellAccessible::text(QAccessible::Text what) const
{
    return what == QAccessible::Name && isValid() ? m_chart.nameOf(m_index) : QString();
}

void* CellAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableCellInterface)
        return static_cast<QAccessibleTableCellInterface*>(this);
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface*>(this);
    return nullptr;
}

QStringList CellAccessible::actionNames() const
{
    if (!isValid() || m_chart.isFilling(m_index))
        return {};
    return m_chart.opens(m_index) ? QStringList{pressAction(), setFocusAction()}
                                  : QStringList{setFocusAction()};
}

void CellAccessible::doAction(const QString& name)
{
    if (!actionNames().contains(name))
        return;
    // The last thing done here: what is opened may change the cells, and this one is gone.
    if (name == pressAction())
        m_chart.press(m_index);
    else
        m_chart.focus(m_index);
}

// The wall is the one chart that is a grid: a row a week.
QAccessibleInterface* interfaceOf(const QString&, QObject* object)
{
    auto* chart = qobject_cast<ChartWidget*>(object);
    return chart ? new ChartAccessible(*chart, qobject_cast<BrickWallChart*>(object) ? 7 : 1) : nullptr;
}

} // namespace

void ChartAccessible::install()
{
    QAccessible::installFactory(interfaceOf);
}

ChartAccessible::ChartAccessible(ChartWidget& chart, int columns)
    : QAccessibleWidget(&chart, columns > 1 ? QAccessible::Table : QAccessible::List), m_columns(columns)
{
}

ChartAccessible::~ChartAccessible()
{
    dropChildren();
}

void ChartAccessible::dropChildren()
{
    m_madeFor.reset();
    m_told = 0;
    for (const QAccessible::Id id : std::exchange(m_children, {}))
        QAccessible::deleteAccessibleInterface(id);
}

ChartWidget& ChartAccessible::chart() const
{
    return static_cast<ChartWidget&>(*widget());
}

// Children come in reading order: the top row, which holds the last cells of a grid, is the first.
int ChartAccessible::cellOf(int child) const
{
    return m_columns == 1 ? child : (rowCount() - 1 - child / m_columns) * m_columns + child % m_columns;
}

int ChartAccessible::childOf(int cell) const
{
    return cellOf(cell); // its own inverse
}

QString ChartAccessible::nameOf(int child) const
{
    return chart().nameOf(cellOf(child));
}

QRect ChartAccessible::placeOf(int child) const
{
    if (!chart().isVisible())
        return {};
    const QRect place = chart().cellRect(cellOf(child)).toAlignedRect();
    return {chart().mapToGlobal(place.topLeft()), place.size()};
}

QAccessible::State ChartAccessible::stateOf(int child) const
{
    QAccessible::State state;
    state.invisible = !chart().isVisible();
    state.offscreen = !chart().visibleRegion().intersects(chart().cellRect(cellOf(child)).toAlignedRect());
    state.disabled = !chart().isEnabled() || isFilling(child);
    state.focusable = state.selectable = !state.disabled;
    state.selected = isCurrent(child);
    state.focused = state.selected && chart().hasFocus();
    return state;
}

QAccessible::Role ChartAccessible::cellRole() const
{
    return m_columns == 1 ? QAccessible::ListItem : QAccessible::Cell;
}

bool ChartAccessible::isCurrent(int child) const
{
    return chart().currentCell() == cellOf(child);
}

bool ChartAccessible::isFilling(int child) const
{
    return cellOf(child) >= chart().cellCount();
}

bool ChartAccessible::opens(int child) const
{
    return !isFilling(child) && chart().opensCells();
}

void ChartAccessible::focus(int child)
{
    chart().setCurrentCell(cellOf(child));
    chart().setFocus(Qt::OtherFocusReason);
}

void ChartAccessible::press(int child)
{
    const int cell = cellOf(child);
    chart().setCurrentCell(cell);
    chart().activateCell(cell);
}

QAccessible::Role ChartAccessible::role() const
{
    return m_columns == 1 ? QAccessible::List : QAccessible::Table;
}

// The focus is on one thing: on the cell, once there is a current one.
QAccessible::State ChartAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    if (chart().currentCell())
        state.focused = false;
    return state;
}

int ChartAccessible::rowCount() const
{
    return (chart().cellCount() + m_columns - 1) / m_columns;
}

int ChartAccessible::childCount() const
{
    return rowCount() * m_columns;
}

QAccessibleInterface* ChartAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    if (QAccessibleInterface* made = QAccessible::accessibleInterface(m_children.value(index)))
        return made;
    auto* made = new CellAccessible(const_cast<ChartAccessible&>(*this), index);
    m_children.insert(index, QAccessible::registerAccessibleInterface(made));
    m_madeFor = chart().cellCount();
    m_read = true;
    return made;
}

QAccessibleInterface* ChartAccessible::childAt(int x, int y) const
{
    const QPoint point(x, y);
    if (!chart().isVisible() || !rect().contains(point))
        return nullptr;
    if (const std::optional<int> cell = chart().cellAt(chart().mapFromGlobal(point)))
        return child(childOf(*cell));
    for (int index = 0; index < m_columns && index < childCount(); ++index)
        if (isFilling(index) && placeOf(index).contains(point))
            return child(index);
    return nullptr;
}

int ChartAccessible::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* cell = dynamic_cast<const CellAccessible*>(child);
    return cell && cell->parent() == this ? cell->index() : -1;
}

QAccessibleInterface* ChartAccessible::currentChild() const
{
    const std::optional<int> cell = chart().currentCell();
    return cell ? child(childOf(*cell)) : nullptr;
}

QAccessibleInterface* ChartAccessible::focusChild() const
{
    if (!chart().hasFocus())
        return nullptr;
    QAccessibleInterface* current = currentChild();
    return current ? current : QAccessibleWidget::focusChild();
}

void* ChartAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface*>(this);
    if (type == QAccessible::SelectionInterface)
        return static_cast<QAccessibleSelectionInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessibleInterface* ChartAccessible::cellAt(int row, int column) const
{
    return row < 0 || column < 0 || column >= m_columns ? nullptr : child(row * m_columns + column);
}

int ChartAccessible::selectedCellCount() const
{
    return chart().currentCell() ? 1 : 0;
}

QList<QAccessibleInterface*> ChartAccessible::selectedCells() const
{
    QAccessibleInterface* current = currentChild();
    return current ? QList<QAccessibleInterface*>{current} : QList<QAccessibleInterface*>{};
}

bool ChartAccessible::select(QAccessibleInterface* child)
{
    const int index = indexOfChild(child);
    if (index < 0 || index >= childCount() || isFilling(index))
        return false;
    chart().setCurrentCell(cellOf(index));
    return true;
}

void ChartAccessible::modelChange(QAccessibleTableModelChangeEvent* event)
{
    if (event->modelChangeType() != QAccessibleTableModelChangeEvent::DataChanged)
        dropChildren();
}

ChartAccessible* ChartAccessible::listening(ChartWidget& chart)
{
    auto* accessible = dynamic_cast<ChartAccessible*>(QAccessible::queryAccessibleInterface(&chart));
    return accessible && (QAccessible::isActive() || accessible->m_read) ? accessible : nullptr;
}

void ChartAccessible::tellFocus(ChartWidget& chart)
{
    ChartAccessible* accessible = listening(chart);
    if (!accessible || !chart.hasFocus())
        return;
    QAccessibleInterface* current = accessible->currentChild();
    QAccessibleInterface* focus = current ? current : accessible;
    accessible->m_told = QAccessible::uniqueId(focus);
    accessible->m_spoken = focus->text(QAccessible::Name);
    QAccessibleEvent event(focus, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

void ChartAccessible::tellCells(ChartWidget& chart)
{
    ChartAccessible* accessible = listening(chart);
    if (!accessible)
        return;
    const bool others = accessible->m_madeFor != chart.cellCount();
    QAccessibleTableModelChangeEvent change(&chart, others ? QAccessibleTableModelChangeEvent::ModelReset
                                                           : QAccessibleTableModelChangeEvent::DataChanged);
    change.setFirstRow(0);
    change.setFirstColumn(0);
    change.setLastRow(accessible->rowCount() - 1);
    change.setLastColumn(accessible->columnCount() - 1);
    if (others)
        accessible->dropChildren();
    QAccessible::updateAccessibility(&change);
    // A chart may put the keyboard back on what it was on: where it is then is what is told.
    QMetaObject::invokeMethod(
        &chart,
        [&chart] {
            if (ChartAccessible* still = listening(chart))
                still->settle();
        },
        Qt::QueuedConnection);
}

void ChartAccessible::settle()
{
    if (!chart().hasFocus())
        return;
    QAccessibleInterface* current = currentChild();
    QAccessibleInterface* focus = current ? current : this;
    if (QAccessible::uniqueId(focus) != m_told)
        return tellFocus(chart());
    const QString name = focus->text(QAccessible::Name);
    if (name == m_spoken)
        return;
    m_spoken = name;
    QAccessibleEvent renamed(focus, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&renamed);
}

} // namespace brickwork
