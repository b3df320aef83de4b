#include "ui/settings/time_field.h"

#include <QLocale>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace brickwork {

QString timeFormat()
{
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    return format.remove(u":ss"_s);
}

TimeField::TimeField(QWidget* parent) : QTimeEdit(parent), m_edit(this)
{
    // Hours come before minutes in every script; mirrored, Qt would put "18:00" as "00:18".
    setLayoutDirection(Qt::LeftToRight);
    setDisplayFormat(timeFormat());
    setWrapping(true);
    connect(this, &QTimeEdit::timeChanged, &m_edit, &FinishedEdit::stepped);
    connect(&m_edit, &FinishedEdit::finished, this, &TimeField::finish);
    connect(&m_edit, &FinishedEdit::givenUp, this, &TimeField::showHeld);
}

void TimeField::setHeld(int minutes)
{
    m_held = minutes;
    if (!m_edit.isOpen())
        showHeld();
}

int TimeField::minutes() const
{
    return time().hour() * 60 + time().minute();
}

void TimeField::finish()
{
    if (minutes() != m_held)
        Q_EMIT chosen(minutes());
    showHeld();
}

void TimeField::showHeld()
{
    const QSignalBlocker silent(this);
    setTime(QTime(m_held / 60, m_held % 60));
}

} // namespace brickwork
