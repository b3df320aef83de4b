#include "ui/settings/secret_field.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

SecretField::SecretField(const QString& name, QWidget* parent)
    : QWidget(parent), m_line(new QLineEdit(this)), m_reveal(new QPushButton(this))
{
    m_line->setObjectName(name);
    // No input method may learn it, and no screen reader speak it.
    m_line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    m_reveal->setObjectName(name + u".reveal"_s);
    m_reveal->setCheckable(true);
    setLook(m_reveal, Look::Quiet);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space::s);
    row->addWidget(m_line, 1);
    row->addWidget(m_reveal);
    setFocusProxy(m_line);
    reveal(false);
    connect(m_reveal, &QPushButton::toggled, this, &SecretField::reveal);
    connect(m_line, &QLineEdit::textEdited, this, &SecretField::edited);
    connect(m_line, &QLineEdit::returnPressed, this, &SecretField::entered);
}

void SecretField::setCaption(const QString& caption)
{
    m_caption = caption;
    m_line->setAccessibleName(caption);
    reveal(m_reveal->isChecked());
}

void SecretField::setKept(bool kept)
{
    m_line->setPlaceholderText(kept ? tr("Kept; leave empty to go on with it") : QString());
}

QString SecretField::value() const
{
    return m_line->text().trimmed();
}

void SecretField::clear()
{
    m_line->clear();
    m_reveal->setChecked(false);
}

void SecretField::reveal(bool shown)
{
    m_line->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_reveal->setText(shown ? tr("Hide", "the letters of a password")
                            : tr("Show", "the letters of a password"));
    m_reveal->setAccessibleName(shown ? tr("Hide: %1").arg(m_caption) : tr("Show: %1").arg(m_caption));
}

} // namespace brickwork
