#include "ui/charts/chart_widget.h"

#include "ui/charts/cell_card.h"
#include "ui/charts/chart_accessible.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>

namespace brickwork {

namespace {

std::optional<CellStep> stepOf(int key, bool rightToLeft)
{
    switch (key) {
    case Qt::Key_Left:
        return rightToLeft ? CellStep::Next : CellStep::Previous;
    case Qt::Key_Right:
        return rightToLeft ? CellStep::Previous : CellStep::Next;
    case Qt::Key_Up:
        return CellStep::Up;
    case Qt::Key_Down:
        return CellStep::Down;
    case Qt::Key_Home:
        return CellStep::Home;
    case Qt::Key_End:
        return CellStep::End;
    case Qt::Key_PageUp:
        return CellStep::PageUp;
    case Qt::Key_PageDown:
        return CellStep::PageDown;
    default:
        return std::nullopt;
    }
}

} // namespace

ChartWidget::ChartWidget(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    ChartAccessible::install();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

ChartWidget::~ChartWidget()
{
    delete m_card;
}

void ChartWidget::setCurrentCell(int cell)
{
    if (cell < 0 || cell >= cellCount())
        return;
    const bool moved = m_current != cell;
    m_current = cell;
    update();
    if (!hasFocus())
        return;
    showCard(cell);
    if (moved)
        ChartAccessible::tellFocus(*this);
}

int ChartWidget::stepped(int from, CellStep step) const
{
    const int last = cellCount() - 1;
    switch (step) {
    case CellStep::Previous:
    case CellStep::Up:
        return std::max(from - 1, 0);
    case CellStep::Next:
    case CellStep::Down:
        return std::min(from + 1, last);
    case CellStep::Home:
        return 0;
    case CellStep::End:
        return last;
    case CellStep::PageUp:
        return std::max(from - 4, 0);
    case CellStep::PageDown:
        return std::min(from + 4, last);
    }
    return from;
}

std::optional<int> ChartWidget::cellAt(QPointF point) const
{
    for (int cell = 0; cell < cellCount(); ++cell)
        if (cellRect(cell).contains(point))
            return cell;
    return std::nullopt;
}

void ChartWidget::cellsChanged()
{
    if (m_current && *m_current >= cellCount())
        m_current.reset();
    m_hovered.reset();
    m_pressed.reset();
    hideCard();
    update();
    ChartAccessible::tellCells(*this);
}

bool ChartWidget::event(QEvent* event)
{
    // Home, End and the arrows are ours, not a scroll area's or a shortcut's, while a cell has the focus.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier && stepOf(key->key(), false))
            event->accept();
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        cellsChanged();
    return QWidget::event(event);
}

void ChartWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintChart(painter);
    const Tokens& t = m_theme.tokens();
    painter.setBrush(Qt::NoBrush);
    if (m_hovered && *m_hovered < cellCount()) {
        painter.setPen(QPen(t.faint, 1));
        painter.drawRoundedRect(cellRect(*m_hovered).adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3);
    }
    paintMark(painter);
    if (!hasFocus())
        return;
    // Ink, not brick: today's ring is brick already.
    const QRectF ring =
        m_current ? cellRect(*m_current).adjusted(-2, -2, 2, 2) : QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(m_current ? t.ink : t.brick, 2));
    painter.drawRoundedRect(ring, 4, 4);
}

// Quieter while the keyboard rings another cell of the same chart.
void ChartWidget::paintMark(QPainter& painter) const
{
    const std::optional<int> marked = markedCell();
    if (!marked || *marked >= cellCount() || (hasFocus() && m_current == marked))
        return;
    painter.setPen(QPen(hasFocus() ? m_theme.tokens().faint : m_theme.tokens().ink, 2));
    painter.drawRoundedRect(cellRect(*marked).adjusted(-2, -2, 2, 2), 4, 4);
}

QVariant ChartWidget::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query == Qt::ImCursorRectangle && m_current && *m_current < cellCount())
        return cellRect(*m_current);
    return QWidget::inputMethodQuery(query);
}

// Qt knows the Menu key only; keyboards without it have Shift+F10.
void ChartWidget::openMenu()
{
    const QPoint at = inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, at, mapToGlobal(at));
    QCoreApplication::sendEvent(this, &event);
}

void ChartWidget::paintTo(QPainter& painter)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(layoutDirection());
    paintChart(painter);
    painter.restore();
}

void ChartWidget::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier)
        return openMenu();
    const bool enter =
        event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    const std::optional<CellStep> step = stepOf(event->key(), isRightToLeft());
    if (cellCount() == 0 || event->modifiers() & ~Qt::KeypadModifier || (!enter && !step)) {
        if (event->key() == Qt::Key_Escape && m_card && m_card->isVisible())
            hideCard();
        else
            QWidget::keyPressEvent(event);
        return;
    }
    const int from = m_current.value_or(firstFocus());
    if (step)
        setCurrentCell(stepped(from, *step));
    else if (opensCells())
        activateCell(from);
    else
        setCurrentCell(from);
}

void ChartWidget::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                       event->reason() == Qt::ShortcutFocusReason;
    if (cellCount() > 0 && byKey) {
        m_current = m_current.value_or(firstFocus());
        setCurrentCell(*m_current);
    }
    // Qt tells of the widget's focus after this: the cell's comes after that, so that it is the one heard.
    if (m_current)
        QMetaObject::invokeMethod(this, [this] { ChartAccessible::tellFocus(*this); }, Qt::QueuedConnection);
}

void ChartWidget::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    hideCard();
    update();
}

void ChartWidget::mouseMoveEvent(QMouseEvent* event)
{
    const std::optional<int> cell = cellAt(event->position());
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    setCursor(cell && opensCells() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (cell)
        showCard(*cell);
    else
        hideCard();
    update();
}

void ChartWidget::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton ? cellAt(event->position()) : std::nullopt;
    if (m_pressed)
        setCurrentCell(*m_pressed);
}

void ChartWidget::mouseReleaseEvent(QMouseEvent* event)
{
    const std::optional<int> cell = cellAt(event->position());
    if (event->button() == Qt::LeftButton && cell && cell == std::exchange(m_pressed, std::nullopt) &&
        opensCells()) {
        hideCard();
        activateCell(*cell);
    }
}

void ChartWidget::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_hovered.reset();
    hideCard();
    update();
}

void ChartWidget::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    hideCard();
}

void ChartWidget::showCard(int cell)
{
    if (!isVisible())
        return;
    if (!m_card)
        m_card = new CellCard(m_theme, window());
    m_card->show(cardOf(cell), QRect(mapTo(window(), cellRect(cell).toAlignedRect().topLeft()),
                                     cellRect(cell).toAlignedRect().size()));
}

void ChartWidget::hideCard()
{
    if (m_card)
        m_card->hide();
}

} // namespace brickwork
