#include "ui/settings/wheel_guard.h"

#include <QEvent>
#include <QWidget>

namespace brickwork {

void WheelGuard::guard(QWidget* control)
{
    control->setFocusPolicy(Qt::StrongFocus); // the wheel alone gives no focus
    control->installEventFilter(new WheelGuard(control));
}

bool WheelGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel)
        return QObject::eventFilter(watched, event);
    // Also with the focus: after a choice the focus stays, and the next turn is meant for the page.
    event->ignore();
    return true;
}

} // namespace brickwork
