#include "ui/posts/missing_secret.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

MissingSecret::MissingSecret(Theme& theme, QWidget* parent)
    : QWidget(parent), m_caption(new LeadingLabel({}, this)), m_field(new QLineEdit(this)),
      m_go(new QPushButton(tr("Go on"), this)), m_hint(new LeadingLabel({}, this))
{
    setObjectName(u"publish.secret"_s);
    m_field->setObjectName(u"publish.secret.field"_s);
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_go->setObjectName(u"publish.secret.go"_s);
    m_go->setAutoDefault(false);
    m_hint->setObjectName(u"publish.secret.hint"_s);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    setLook(m_hint, Look::Faint);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setBuddy(m_field);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(m_field, 1);
    row->addWidget(m_go);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::xs);
    column->addWidget(m_caption);
    column->addLayout(row);
    column->addWidget(m_hint);
    const auto check = [this] { m_go->setEnabled(!m_field->text().trimmed().isEmpty()); };
    connect(m_field, &QLineEdit::textChanged, this, check);
    connect(m_go, &QPushButton::clicked, this, &MissingSecret::give);
    const auto dress = [this] { m_hint->setFont(Theme::font(TextSize::Small)); };
    connect(&theme, &Theme::changed, this, dress);
    dress();
    check();
}

void MissingSecret::ask(const QString& place, const QString& caption, const QString& hint)
{
    m_caption->setText(caption);
    //: %1 is "Application password", %2 the name of a place
    m_field->setAccessibleName(tr("%1 of %2").arg(caption, place));
    m_field->setAccessibleDescription(hint);
    //: %1 is the name of a place
    m_go->setAccessibleName(tr("Go on with %1").arg(place));
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void MissingSecret::give()
{
    const QString secret = m_field->text().trimmed();
    if (secret.isEmpty())
        return;
    m_field->clear();
    Q_EMIT given(secret);
}

// Enter in the field gives the secret; it must not reach whoever publishes by it.
void MissingSecret::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || (event->modifiers() & ~Qt::KeypadModifier))
        return QWidget::keyPressEvent(event);
    if (!event->isAutoRepeat())
        give();
}

} // namespace brickwork
