#include "ui/stack/day_field.h"

#include "ui/stack/day_calendar.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QFrame>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace brickwork {

DayField::DayField(Theme& theme, QWidget* parent)
    : QDateEdit(parent), m_popup(new QFrame(this, Qt::Popup)), m_calendar(new DayCalendar(theme, m_popup))
{
    setCalendarPopup(true); // for the arrow; the popup is our own
    m_popup->setObjectName(u"dayPopup"_s);
    m_popup->setFrameStyle(QFrame::StyledPanel); // a hairline
    m_popup->setAccessibleName(tr("Calendar"));
    m_popup->installEventFilter(this);
    // A click beside it closes it and does nothing else: on the field, it would open again.
    m_popup->setAttribute(Qt::WA_NoMouseReplay);
    auto* layout = new QVBoxLayout(m_popup);
    layout->setContentsMargins({});
    layout->addWidget(m_calendar);
    lineEdit()->installEventFilter(this);
    connect(m_calendar, &QCalendarWidget::clicked, this, &DayField::choose);
    connect(m_calendar, &QCalendarWidget::activated, this, &DayField::choose);
}

void DayField::openCalendar()
{
    m_calendar->setDateRange(minimumDate(), maximumDate());
    m_calendar->setSelectedDate(date());
    m_popup->setLayoutDirection(layoutDirection()); // a window does not inherit it
    placePopup();
    m_popup->show();
    m_calendar->setFocus();
}

// Below the field, or above it where the window ends; never past an edge of the window or of the screen.
void DayField::placePopup()
{
    m_popup->adjustSize();
    const QSize size = m_popup->size();
    const QWidget* frame = window();
    QRect room(frame->mapToGlobal(QPoint()), frame->size());
    if (const QScreen* here = screen())
        room &= here->availableGeometry();
    const QRect field(mapToGlobal(QPoint()), this->size());
    QRect box(field.bottomLeft() + QPoint(0, space::xs), size);
    if (isRightToLeft())
        box.moveRight(field.right());
    if (box.bottom() > room.bottom())
        box.moveBottom(field.top() - space::xs);
    box.moveLeft(std::clamp(box.left(), room.left(), std::max(room.left(), room.right() - size.width() + 1)));
    box.moveTop(std::clamp(box.top(), room.top(), std::max(room.top(), room.bottom() - size.height() + 1)));
    m_popup->move(box.topLeft());
}

void DayField::choose(QDate date)
{
    m_popup->hide();
    setDate(date);
    setFocus(Qt::OtherFocusReason);
}

void DayField::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !isReadOnly())
        return openCalendar();
    QDateEdit::mousePressEvent(event);
}

void DayField::keyPressEvent(QKeyEvent* event)
{
    const bool down = event->key() == Qt::Key_Down && event->modifiers() & Qt::AltModifier;
    if (down || event->key() == Qt::Key_F4)
        return openCalendar();
    QDateEdit::keyPressEvent(event);
}

bool DayField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == lineEdit() && event->type() == QEvent::MouseButtonRelease &&
        static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton && isEnabled() && !isReadOnly())
        openCalendar();
    if (watched == m_popup && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_popup->hide();
        return true;
    }
    return QDateEdit::eventFilter(watched, event);
}

} // namespace brickwork
