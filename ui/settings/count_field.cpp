#include "ui/settings/count_field.h"

#include <QSignalBlocker>

namespace brickwork {

CountField::CountField(int least, int most, int step, QWidget* parent)
    : QSpinBox(parent), m_edit(this), m_held(least)
{
    setRange(least, most);
    setSingleStep(step);
    setGroupSeparatorShown(true);
    if (least == 0)
        setSpecialValueText(tr("Off"));
    connect(this, &QSpinBox::valueChanged, &m_edit, &FinishedEdit::stepped);
    connect(&m_edit, &FinishedEdit::finished, this, &CountField::finish);
    connect(&m_edit, &FinishedEdit::givenUp, this, &CountField::showHeld);
}

void CountField::setHeld(int count)
{
    m_held = count;
    if (!m_edit.isOpen())
        showHeld();
}

void CountField::fixup(QString& input) const
{
    if (input.trimmed().isEmpty() && !specialValueText().isEmpty())
        input = textFromValue(minimum());
    else
        QSpinBox::fixup(input);
}

void CountField::finish()
{
    if (value() != m_held)
        Q_EMIT chosen(value());
    showHeld();
}

void CountField::showHeld()
{
    const QSignalBlocker silent(this);
    setValue(m_held);
}

} // namespace brickwork
