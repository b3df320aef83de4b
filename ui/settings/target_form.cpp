#include "ui/settings/target_form.h"

#include "ui/settings/connection_line.h"
#include "ui/settings/kind_cards.h"
#include "ui/settings/place_fields.h"
#include "ui/settings/settings_section.h"
#include "ui/theme/leading_label.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

TargetForm::TargetForm(Theme& theme, QWidget* parent)
    : QFrame(parent), m_title(new LeadingLabel({}, this)), m_about(faintLabel({}, this)),
      m_other(new QPushButton(tr("Another kind"), this)),
      m_cards(new KindCards(theme, targetKinds(), u"settings.form.kinds"_s, this)),
      m_fields(new PlaceFields(this)), m_notice(new LeadingLabel({}, this)),
      m_connection(new ConnectionLine(theme, u"settings.form.connection"_s, this)),
      m_test(new QPushButton(tr("Test the connection"), this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_add(new QPushButton(this))
{
    setObjectName(u"settings.form"_s);
    setAccessibleName(tr("A place to publish to"));
    setLook(this, Look::Card);
    build();
    connect(m_cards, &KindCards::picked, this, &TargetForm::pick);
    connect(m_other, &QPushButton::clicked, this, &TargetForm::start);
    connect(m_fields, &PlaceFields::edited, this, &TargetForm::changed);
    connect(m_fields, &PlaceFields::entered, this, &TargetForm::wish);
    connect(m_fields, &PlaceFields::resized, this, &TargetForm::grown);
    connect(m_connection, &ConnectionLine::cancelled, this, &TargetForm::testCancelled);
    connect(m_test, &QPushButton::clicked, this, &TargetForm::test);
    connect(m_add, &QPushButton::clicked, this, &TargetForm::wish);
    connect(m_cancel, &QPushButton::clicked, this, &TargetForm::close);
    hide();
}

void TargetForm::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addWidget(makeHead());
    column->addWidget(m_cards);
    column->addWidget(m_fields);
    m_notice->setObjectName(u"settings.form.notice"_s);
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->hide();
    column->addWidget(m_notice);
    column->addWidget(m_connection);
    column->addWidget(makeButtons());
}

QWidget* TargetForm::makeHead()
{
    auto* head = new QWidget(this);
    setText(m_title, TextSize::Body, QFont::DemiBold);
    m_title->setObjectName(u"settings.form.title"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_other->setObjectName(u"settings.form.other"_s);
    m_other->setAccessibleName(tr("Choose another kind of place"));
    setLook(m_other, Look::Link);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_about);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins({});
    row->setSpacing(space::m);
    row->addLayout(words, 1);
    row->addWidget(m_other, 0, Qt::AlignTop);
    return head;
}

QWidget* TargetForm::makeButtons()
{
    auto* box = new QWidget(this);
    m_test->setObjectName(u"settings.form.test"_s);
    m_test->setAccessibleName(m_test->text());
    m_cancel->setObjectName(u"settings.form.cancel"_s);
    m_cancel->setAccessibleName(m_cancel->text());
    setLook(m_cancel, Look::Quiet);
    m_add->setObjectName(u"settings.form.add"_s);
    setLook(m_add, Look::Outlined);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(space::s);
    row->addWidget(m_test);
    row->addStretch();
    row->addWidget(m_cancel);
    row->addWidget(m_add);
    return box;
}

void TargetForm::start()
{
    if (isTesting())
        Q_EMIT testCancelled();
    m_edited.clear();
    m_title->setText(tr("Where do you want to publish?"));
    m_about->setText(tr("Pick one; you can add as many places as you like."));
    m_notice->hide();
    setTest({});
    m_other->hide();
    m_fields->hide();
    m_test->hide();
    m_add->hide();
    m_cards->show();
    show();
    m_cards->focusFirst();
    Q_EMIT grown();
}

void TargetForm::pick(const QString& kind)
{
    const auto info = targetKind(kind);
    if (!info)
        return;
    m_edited.clear();
    m_title->setText(info->name);
    m_about->setText(info->sentence);
    m_add->setText(tr("Add this place"));
    m_fields->fill(*info, m_known);
    showFields();
}

void TargetForm::edit(const TargetConfig& target)
{
    const auto info = targetKind(target.kind);
    if (!info)
        return;
    if (isTesting())
        Q_EMIT testCancelled();
    m_edited = target.name;
    m_title->setText(target.name);
    m_about->setText(info->sentence);
    m_add->setText(tr("Save"));
    m_fields->fill(*info, target);
    showFields();
}

void TargetForm::showFields()
{
    m_notice->hide();
    setTest({});
    m_cards->hide();
    m_other->setVisible(!editing());
    m_add->setAccessibleName(m_add->text());
    for (QWidget* widget :
         {static_cast<QWidget*>(m_fields), static_cast<QWidget*>(m_test), static_cast<QWidget*>(m_add)})
        widget->show();
    show();
    // Tab follows the eye, whenever the fields were made.
    QWidget* before = m_fields->chain(m_other);
    for (QWidget* part : m_connection->findChildren<QPushButton*>(Qt::FindDirectChildrenOnly)) {
        setTabOrder(before, part);
        before = part;
    }
    for (QWidget* button : {m_test, m_cancel, m_add}) {
        setTabOrder(before, button);
        before = button;
    }
    m_fields->focusFirst();
    Q_EMIT grown();
}

void TargetForm::changed()
{
    m_notice->hide();
    // What was tested is not what stands there now.
    if (isTesting())
        Q_EMIT testCancelled();
    setTest({});
}

void TargetForm::wish()
{
    QStringList taken = m_known;
    taken.removeAll(m_edited);
    const PlaceWish wish = m_fields->held();
    if (const auto problem = problemOf(wish, taken))
        return mark(*problem);
    m_notice->hide();
    Q_EMIT addRequested(configOf(wish), wish.secret);
}

void TargetForm::test()
{
    // Not disabled meanwhile: that would push the focus on.
    if (isTesting())
        return;
    PlaceWish wish = m_fields->held();
    if (wish.name.trimmed().isEmpty())
        wish.name = m_fields->kind().name;
    if (const auto problem = problemOf(wish, {}))
        return mark(*problem);
    m_notice->hide();
    setTest(connectionOf(Step{.kind = StepKind::Asking}));
    Q_EMIT testRequested(configOf(wish), wish.secret);
}

void TargetForm::setTest(const ConnectionState& state)
{
    m_connection->setState(state);
    Q_EMIT grown();
}

bool TargetForm::isTesting() const
{
    return m_connection->state().stand == ConnectionState::Stand::Running;
}

void TargetForm::mark(const PlaceProblem& problem)
{
    refuse(problem.sentence);
    m_fields->focus(problem.key);
}

void TargetForm::refuse(const QString& sentence)
{
    m_notice->setText(sentence);
    m_notice->show();
    Q_EMIT grown();
}

void TargetForm::granted()
{
    close();
}

void TargetForm::close()
{
    if (isHidden())
        return;
    if (isTesting())
        Q_EMIT testCancelled();
    m_connection->setState({});
    m_fields->forget();
    m_edited.clear();
    hide();
    Q_EMIT closed();
}

void TargetForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    // Return in a field adds the place and moves the focus on: it is not for the button that has it then.
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
    if (enter && !(button && isAncestorOf(button)))
        return event->accept();
    QFrame::keyPressEvent(event);
}

} // namespace brickwork
