#include "ui/posts/published_form.h"

#include "core/base/web_address.h"
#include "ui/posts/posts_state.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace brickwork {

PublishedForm::PublishedForm(const QString& objectName, QWidget* parent)
    : QWidget(parent), m_address(new QLineEdit(this)),
      m_otherTime(new QCheckBox(tr("At another time"), this)), m_when(new QDateTimeEdit(this)),
      m_notice(new LeadingLabel({}, this))
{
    build(objectName);
    connect(m_address, &QLineEdit::textChanged, this, &PublishedForm::check);
    connect(m_address, &QLineEdit::returnPressed, this, &PublishedForm::entered);
    connect(m_otherTime, &QCheckBox::toggled, m_when, &QWidget::setEnabled);
    connect(m_otherTime, &QCheckBox::toggled, this, &PublishedForm::check);
    connect(m_when, &QDateTimeEdit::dateTimeChanged, this, &PublishedForm::check);
}

void PublishedForm::build(const QString& objectName)
{
    m_address->setObjectName(objectName + u".address"_s);
    m_address->setAccessibleName(tr("Address of the post"));
    m_otherTime->setObjectName(objectName + u".otherTime"_s);
    m_otherTime->setAccessibleName(tr("The post went out at another time"));
    m_when->setObjectName(objectName + u".when"_s);
    m_when->setAccessibleName(tr("When the post went out"));
    m_when->setCalendarPopup(true);
    m_notice->setObjectName(objectName + u".notice"_s);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    m_notice->setFont(Theme::font(TextSize::Small));
    setLook(m_notice, Look::Faint);
    auto* caption = new LeadingLabel(tr("Address of the post"), this);
    caption->setBuddy(m_address);
    caption->setFont(Theme::font(TextSize::Small));
    setLook(caption, Look::Faint);

    auto* time = new QHBoxLayout;
    time->setSpacing(space::s);
    time->addWidget(m_otherTime);
    time->addWidget(m_when);
    time->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::s);
    column->addWidget(caption);
    column->addWidget(m_address);
    column->addLayout(time);
    column->addWidget(m_notice);
}

void PublishedForm::open(const QString& address, const QString& example)
{
    m_address->setText(address);
    m_address->setPlaceholderText(example);
    m_otherTime->setChecked(false);
    m_when->setEnabled(false);
    m_when->setDateTime(QDateTime::currentDateTime());
    check();
    m_address->setFocus(Qt::OtherFocusReason);
    m_address->selectAll();
}

void PublishedForm::refuse(const QString& sentence)
{
    m_notice->setText(sentence);
}

QUrl PublishedForm::address() const
{
    return webAddress(m_address->text());
}

QDateTime PublishedForm::when() const
{
    return m_otherTime->isChecked() ? m_when->dateTime() : QDateTime();
}

void PublishedForm::check()
{
    const bool odd = !m_address->text().trimmed().isEmpty() && address().isEmpty();
    m_notice->setText(odd ? tr("An address begins with https:// or http://.")
                      : m_otherTime->isChecked()
                          ? tr("It counts from that time on.")
                          : tr("It counts from now. Brickwork does not look there: what "
                               "you say is what is recorded."));
    Q_EMIT changed();
}

} // namespace brickwork
