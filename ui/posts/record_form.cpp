#include "ui/posts/record_form.h"

#include "core/base/web_address.h"
#include "ui/posts/posts_state.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

RecordForm::RecordForm(QWidget* parent)
    : QFrame(parent), m_title(new QLineEdit(this)), m_address(new QLineEdit(this)),
      m_otherTime(new QCheckBox(tr("At another time"), this)), m_when(new QDateTimeEdit(this)),
      m_notice(new QLabel(this)), m_record(new QPushButton(tr("Record"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(u"posts.form"_s);
    setAccessibleName(tr("Record a post published elsewhere"));
    setLook(this, Look::Card);
    build();
    for (QLineEdit* field : {m_title, m_address})
        connect(field, &QLineEdit::textChanged, this, &RecordForm::check);
    connect(m_otherTime, &QCheckBox::toggled, m_when, &QWidget::setEnabled);
    connect(m_otherTime, &QCheckBox::toggled, this, &RecordForm::check);
    connect(m_when, &QDateTimeEdit::dateTimeChanged, this, &RecordForm::check);
    connect(m_record, &QPushButton::clicked, this, &RecordForm::wish);
    connect(m_cancel, &QPushButton::clicked, this, &RecordForm::close);
    check();
    hide();
}

void RecordForm::build()
{
    m_title->setObjectName(u"posts.form.title"_s);
    m_title->setAccessibleName(tr("Title of the post"));
    m_title->setPlaceholderText(tr("Title"));
    m_address->setObjectName(u"posts.form.address"_s);
    m_address->setAccessibleName(tr("Address of the post, optional"));
    m_address->setPlaceholderText(tr("https://… (optional)"));
    m_otherTime->setObjectName(u"posts.form.otherTime"_s);
    m_otherTime->setAccessibleName(tr("The post goes out at another time"));
    m_otherTime->setToolTip(tr("A post that went out earlier, or goes out later by itself"));
    m_when->setObjectName(u"posts.form.when"_s);
    m_when->setAccessibleName(tr("When the post goes out"));
    m_when->setCalendarPopup(true);
    m_when->setEnabled(false);
    m_notice->setObjectName(u"posts.form.notice"_s);
    m_notice->setFont(Theme::font(TextSize::Small));
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setWordWrap(true);
    setLook(m_notice, Look::Faint);
    m_record->setObjectName(u"posts.form.do"_s);
    m_cancel->setObjectName(u"posts.form.cancel"_s);
    setLook(m_record, Look::Primary);
    setLook(m_cancel, Look::Quiet);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(space::l, space::m, space::l, space::m);
    grid->setHorizontalSpacing(space::s);
    grid->setVerticalSpacing(space::s);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_address, 0, 1);
    grid->addWidget(m_record, 0, 2);
    grid->addWidget(m_cancel, 0, 3);
    auto* time = new QHBoxLayout;
    time->setSpacing(space::s);
    time->addWidget(m_otherTime);
    time->addWidget(m_when);
    time->addStretch();
    grid->addLayout(time, 1, 0, 1, 4);
    grid->addWidget(m_notice, 2, 0, 1, 4);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
}

void RecordForm::open()
{
    m_title->clear();
    m_address->clear();
    m_otherTime->setChecked(false);
    m_when->setDateTime(QDateTime::currentDateTime());
    check();
    show();
    m_title->setFocus(Qt::OtherFocusReason);
}

void RecordForm::close()
{
    m_waiting = false;
    hide();
    Q_EMIT closed();
}

void RecordForm::check()
{
    m_waiting = false;
    const QString address = m_address->text().trimmed();
    const bool web = address.isEmpty() || !webAddress(address).isEmpty();
    const QString counts = m_otherTime->isChecked()
                               ? tr("For a post published without Brickwork. It counts from that time on.")
                               : tr("For a post that is out already, published without Brickwork. It counts "
                                    "from today.");
    m_notice->setText(web ? counts : tr("An address begins with https:// or http://."));
    m_record->setEnabled(web && !m_title->text().trimmed().isEmpty());
}

void RecordForm::wish()
{
    if (!m_record->isEnabled())
        return;
    m_waiting = true;
    m_record->setEnabled(false); // until the fields change: the same post is not recorded twice
    Q_EMIT recordWished(m_title->text().simplified(), m_address->text().trimmed(),
                        m_otherTime->isChecked() ? m_when->dateTime() : QDateTime());
}

void RecordForm::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape || (enter && m_cancel->hasFocus()))
        return close();
    if (enter && !event->isAutoRepeat())
        return wish();
    QFrame::keyPressEvent(event);
}

} // namespace brickwork
