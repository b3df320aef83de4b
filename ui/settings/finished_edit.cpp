#include "ui/settings/finished_edit.h"

#include <QAbstractSpinBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>

#include <utility>

namespace brickwork {

namespace {

constexpr int pauseMs = 1200;

} // namespace

FinishedEdit::FinishedEdit(QAbstractSpinBox* field) : QObject(field), m_field(field)
{
    field->setKeyboardTracking(false);
    field->installEventFilter(this);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &FinishedEdit::finish);
    connect(field, &QAbstractSpinBox::editingFinished, this, &FinishedEdit::finish);
    connect(field->findChild<QLineEdit*>(), &QLineEdit::textEdited, this, &FinishedEdit::typed);
}

void FinishedEdit::stepped()
{
    m_open = true;
    if (!m_typing)
        m_pause.start();
}

void FinishedEdit::typed()
{
    m_open = true;
    m_typing = true;
    m_pause.stop();
}

void FinishedEdit::finish()
{
    m_pause.stop();
    m_typing = false;
    if (std::exchange(m_open, false))
        Q_EMIT finished();
}

bool FinishedEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Hide) {
        m_field->interpretText();
        finish();
    }
    const bool escapes =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (!escapes || !m_open)
        return QObject::eventFilter(watched, event);
    m_pause.stop();
    m_open = false;
    m_typing = false;
    Q_EMIT givenUp();
    return true;
}

} // namespace brickwork
