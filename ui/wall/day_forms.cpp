#include "ui/wall/day_forms.h"

#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int noteLines = 5;

bool isEnter(const QKeyEvent& key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

QVBoxLayout* columnOf(QFrame* form)
{
    setLook(form, Look::Card);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->setSpacing(space::s);
    return column;
}

void dressNotice(LeadingLabel* notice, const QString& name)
{
    notice->setObjectName(name);
    notice->setWordWrap(true);
    notice->setFont(Theme::font(TextSize::Small));
    setLook(notice, Look::Faint);
    notice->hide();
}

QHBoxLayout* buttonRow(QPushButton* cancel, QPushButton* save)
{
    setLook(cancel, Look::Quiet);
    setLook(save, Look::Primary);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addStretch();
    row->addWidget(cancel);
    row->addWidget(save);
    return row;
}

} // namespace

DayBrickForm::DayBrickForm(QWidget* parent)
    : QFrame(parent), m_title(new LeadingLabel({}, this)), m_note(new QPlainTextEdit(this)),
      m_direction(new QComboBox(this)), m_notice(new LeadingLabel({}, this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_save(new QPushButton(tr("Save"), this)),
      m_column(columnOf(this))
{
    setObjectName(u"dayPanel.brickForm"_s);
    build();
    connect(m_cancel, &QPushButton::clicked, this, &DayBrickForm::cancelled);
    connect(m_save, &QPushButton::clicked, this, &DayBrickForm::saved);
    hide();
}

void DayBrickForm::build()
{
    m_title->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    m_note->setObjectName(u"dayPanel.note"_s);
    m_note->setPlaceholderText(tr("What moved forward?"));
    m_note->setAccessibleName(tr("Note: what moved forward?"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(noteLines * fontMetrics().lineSpacing() + 20);
    setLook(m_note, Look::Field);
    m_direction->setObjectName(u"dayPanel.direction"_s);
    m_direction->setEditable(true);
    m_direction->setInsertPolicy(QComboBox::NoInsert);
    m_direction->setAccessibleName(tr("Direction"));
    m_direction->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_direction->setMinimumContentsLength(8);
    m_direction->lineEdit()->setPlaceholderText(tr("Direction: Newsletter, Book, …"));
    m_direction->completer()->setCompletionMode(QCompleter::InlineCompletion);
    m_direction->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    m_cancel->setObjectName(u"dayPanel.cancel"_s);
    m_save->setObjectName(u"dayPanel.save"_s);
    dressNotice(m_notice, u"dayPanel.formNotice"_s);
    m_column->addWidget(m_title);
    m_column->addWidget(m_note);
    m_column->addWidget(m_direction);
    m_column->addWidget(m_notice);
    m_column->addLayout(buttonRow(m_cancel, m_save));
    for (QObject* field : {static_cast<QObject*>(m_note), static_cast<QObject*>(m_direction->lineEdit()),
                           static_cast<QObject*>(m_cancel), static_cast<QObject*>(m_save)})
        field->installEventFilter(this);
}

void DayBrickForm::setSizeField(const SizeField& field)
{
    const BrickSize size = fields().size;
    delete m_size.widget;
    m_size = field;
    m_size.widget->setParent(this);
    m_size.widget->setObjectName(u"dayPanel.size"_s);
    m_size.widget->setMinimumWidth(1); // the column decides
    m_size.widget->installEventFilter(this);
    m_size.setSize(size);
    m_column->insertWidget(m_column->indexOf(m_note) + 1, m_size.widget);
    m_size.widget->show();
}

void DayBrickForm::setDirections(const QStringList& directions)
{
    m_direction->clear();
    m_direction->addItems(directions);
}

void DayBrickForm::open(const QString& title, const QString& save, const BrickFields& fields,
                        const QStringList& directions)
{
    m_opened = fields;
    m_title->setText(title);
    setAccessibleName(title);
    m_save->setText(save);
    setDirections(directions);
    m_direction->setEditText(fields.direction);
    m_note->setPlainText(fields.note);
    m_note->moveCursor(QTextCursor::End);
    if (m_size.widget)
        m_size.setSize(fields.size);
    // As the fields hold it: only what the writer did since is a change.
    m_opened = this->fields();
    setNotice({});
    show();
}

BrickFields DayBrickForm::fields() const
{
    // One direction has one spelling.
    const QString typed = m_direction->currentText().trimmed();
    const int known = m_direction->findText(typed, Qt::MatchFixedString);
    return {.size = m_size.widget ? m_size.size() : m_opened.size,
            .note = m_note->toPlainText(),
            .direction = known < 0 ? typed : m_direction->itemText(known)};
}

void DayBrickForm::setNotice(const QString& sentence)
{
    m_notice->setText(sentence);
    m_notice->setVisible(!sentence.isEmpty());
}

void DayBrickForm::takeFocus()
{
    m_note->setFocus(Qt::OtherFocusReason);
}

QList<QWidget*> DayBrickForm::stops() const
{
    QList<QWidget*> stops{m_note};
    if (m_size.widget)
        stops << m_size.widget;
    return stops << m_direction << m_cancel << m_save;
}

bool DayBrickForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool control = key->modifiers().testFlag(Qt::ControlModifier);
    if (isEnter(*key) && (control || watched == m_direction->lineEdit())) {
        Q_EMIT saved();
        return true;
    }
    if (key->key() == Qt::Key_Escape && key->modifiers() == Qt::NoModifier) {
        Q_EMIT cancelled();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

DayRestForm::DayRestForm(QWidget* parent)
    : QFrame(parent), m_title(new LeadingLabel({}, this)), m_reason(new QLineEdit(this)),
      m_notice(new LeadingLabel({}, this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_save(new QPushButton(tr("Rest"), this))
{
    setObjectName(u"dayPanel.restForm"_s);
    m_title->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    m_reason->setObjectName(u"dayPanel.reason"_s);
    m_reason->setPlaceholderText(tr("Why? Nobody needs a reason."));
    m_reason->setAccessibleName(tr("Reason of the rest"));
    m_reason->installEventFilter(this);
    m_cancel->setObjectName(u"dayPanel.restCancel"_s);
    m_save->setObjectName(u"dayPanel.restSave"_s);
    dressNotice(m_notice, u"dayPanel.restNotice"_s);
    QVBoxLayout* column = columnOf(this);
    column->addWidget(m_title);
    column->addWidget(m_reason);
    column->addWidget(m_notice);
    column->addLayout(buttonRow(m_cancel, m_save));
    connect(m_cancel, &QPushButton::clicked, this, &DayRestForm::cancelled);
    connect(m_save, &QPushButton::clicked, this, &DayRestForm::saved);
    hide();
}

void DayRestForm::open(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
    m_reason->clear();
    setNotice({});
    show();
}

QString DayRestForm::reason() const
{
    return m_reason->text().trimmed();
}

void DayRestForm::setNotice(const QString& sentence)
{
    m_notice->setText(sentence);
    m_notice->setVisible(!sentence.isEmpty());
}

void DayRestForm::takeFocus()
{
    m_reason->setFocus(Qt::OtherFocusReason);
}

QList<QWidget*> DayRestForm::stops() const
{
    return {m_reason, m_cancel, m_save};
}

bool DayRestForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (isEnter(*key)) {
        Q_EMIT saved();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace brickwork
