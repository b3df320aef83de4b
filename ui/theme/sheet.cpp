#include "ui/theme/sheet.h"

#include "ui/theme/scrim.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>

namespace brickwork {

Sheet::Sheet(Theme& theme, QWidget* parent) : QFrame(parent), m_theme(theme), m_scrim(new Scrim(parent))
{
    parent->installEventFilter(this);
    connect(m_scrim, &Scrim::pressed, this, [this] { veilPressed(); });
    hide();
}

void Sheet::rememberFocus()
{
    if (!holdsFocus())
        m_before = window()->focusWidget();
}

void Sheet::dismiss()
{
    const bool held = holdsFocus();
    hide();
    if (held && m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    m_before.clear();
    Q_EMIT closed();
}

bool Sheet::holdsFocus() const
{
    const QWidget* focus = window()->focusWidget();
    return isVisible() && focus && (focus == this || isAncestorOf(focus));
}

void Sheet::showEvent(QShowEvent* event)
{
    m_scrim->show();
    raise();
    QFrame::showEvent(event);
}

void Sheet::hideEvent(QHideEvent* event)
{
    m_scrim->hide();
    QFrame::hideEvent(event);
}

void Sheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return dismiss();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* focused = qobject_cast<QPushButton*>(window()->focusWidget());
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (enter && plain && !event->isAutoRepeat() && focused && isAncestorOf(focused))
        return focused->click();
    QFrame::keyPressEvent(event);
}

bool Sheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

bool Sheet::focusNextPrevChild(bool next)
{
    QWidget* from = holdsFocus() ? window()->focusWidget() : this;
    QWidget* to = from;
    do {
        to = next ? to->nextInFocusChain() : to->previousInFocusChain();
        if (isAncestorOf(to) && to->isVisible() && to->isEnabled() && (to->focusPolicy() & Qt::TabFocus) &&
            !to->focusProxy()) {
            to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (to != from);
    return true;
}

void Sheet::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(blend(t.faint, t.line, 0.35));
    painter.setBrush(t.paper);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::card, radius::card);
}

} // namespace brickwork
