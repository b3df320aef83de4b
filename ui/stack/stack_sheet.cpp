#include "ui/stack/stack_sheet.h"

#include "ui/stack/day_field.h"
#include "ui/stack/size_picker.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int sheetWidth = 372;

QLabel* caption(const QString& text, QWidget* buddy, QWidget* parent)
{
    auto* label = new LeadingLabel(text, parent);
    label->setFont(Theme::font(TextSize::Small));
    label->setBuddy(buddy);
    setLook(label, Look::Faint);
    return label;
}

} // namespace

StackSheet::StackSheet(Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_note(new QPlainTextEdit(this)), m_size(new SizePicker(theme, this)),
      m_direction(new QComboBox(this)), m_day(new DayField(theme, this)), m_lying(new QFrame(this)),
      m_brick(new LeadingLabel({}, m_lying)), m_remove(new QPushButton(tr("Remove this brick"), m_lying)),
      m_notice(new LeadingLabel({}, this)), m_stack(new QPushButton(tr("Stack a brick"), this))
{
    setObjectName(u"stack"_s);
    setAccessibleName(tr("Stack a brick"));
    build();
    connect(m_stack, &QPushButton::clicked, this, &StackSheet::wish);
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeWished(day()); });
    connect(m_size, &SizePicker::sizeChanged, this, &StackSheet::tell);
    connect(m_day, &QDateEdit::dateChanged, this, &StackSheet::tell);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void StackSheet::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, space::l, 20, 20);
    layout->setSpacing(space::s);
    auto* title = new LeadingLabel(tr("Stack a brick"), this);
    title->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    layout->addWidget(title);
    buildLying();
    layout->addWidget(m_lying);

    m_note->setObjectName(u"stack.note"_s);
    m_note->setPlaceholderText(tr("What moved forward?"));
    m_note->setAccessibleName(tr("Note: what moved forward?"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(3 * fontMetrics().lineSpacing() + 20);
    m_note->installEventFilter(this);
    setLook(m_note, Look::Field);
    layout->addWidget(m_note);
    layout->addSpacing(space::xs);
    layout->addWidget(m_size);
    layout->addSpacing(space::xs);
    layout->addLayout(buildFields());

    m_notice->setObjectName(u"stack.notice"_s);
    m_notice->setWordWrap(true);
    m_notice->setFont(Theme::font(TextSize::Small));
    setLook(m_notice, Look::Faint);
    layout->addWidget(m_notice);
    layout->addSpacing(space::xs);

    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"stack.cancel"_s);
    setLook(cancel, Look::Quiet);
    setLook(m_stack, Look::Primary);
    m_stack->setObjectName(u"stack.do"_s);
    connect(cancel, &QPushButton::clicked, this, &StackSheet::close);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_stack);
    layout->addLayout(buttons);
    const std::array<QWidget*, 7> order{m_remove, m_note, m_size, m_direction, m_day, cancel, m_stack};
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    setFixedWidth(sheetWidth);
}

/// The brick that lies on the day, and the way to be rid of it.
void StackSheet::buildLying()
{
    setLook(m_lying, Look::Card);
    m_brick->setObjectName(u"stack.lying"_s);
    m_brick->setWordWrap(true);
    m_brick->setFont(Theme::font(TextSize::Small));
    m_remove->setObjectName(u"stack.remove"_s);
    m_remove->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    setLook(m_remove, Look::Link);
    auto* column = new QVBoxLayout(m_lying);
    column->setContentsMargins(space::m, space::s, space::m, space::xs);
    column->setSpacing(space::xs);
    column->addWidget(m_brick);
    column->addWidget(m_remove, 0, Qt::AlignTrailing);
}

QLayout* StackSheet::buildFields()
{
    m_direction->setObjectName(u"stack.direction"_s);
    m_direction->setEditable(true);
    m_direction->setInsertPolicy(QComboBox::NoInsert);
    m_direction->setAccessibleName(tr("Direction"));
    m_direction->lineEdit()->setPlaceholderText(tr("Newsletter, Book, …"));
    m_direction->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_direction->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    m_direction->lineEdit()->installEventFilter(this);
    m_day->setObjectName(u"stack.day"_s);
    m_day->setAccessibleName(tr("Day"));
    m_day->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat));
    m_day->installEventFilter(this);

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::xs);
    grid->addWidget(caption(tr("Direction"), m_direction, this), 0, 0);
    grid->addWidget(caption(tr("Day"), m_day, this), 0, 1);
    grid->addWidget(m_direction, 1, 0);
    grid->addWidget(m_day, 1, 1);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    return grid;
}

Day StackSheet::day() const
{
    return Day(m_day->date());
}

void StackSheet::open(const StackState& state, QPoint corner, std::optional<Day> day)
{
    if (!holdsFocus())
        m_before = window()->focusWidget();
    m_state = state;
    m_corner = corner;
    m_note->clear();
    m_size->setSize(BrickSize::Normal);
    m_direction->clear();
    m_direction->addItems(state.directions);
    m_direction->setEditText(state.directions.value(0));
    m_day->setMaximumDate(state.today.date());
    m_day->setDate(day.value_or(state.today).date());
    tell();
    show();
    raise();
    m_note->setFocus();
}

void StackSheet::tell()
{
    const QString brick = lyingBrick(m_state, day());
    m_brick->setText(brick);
    m_lying->setVisible(!brick.isEmpty());
    const QString notice = stackNotice(m_state, day(), m_size->brickSize(), QLocale());
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    place();
}

void StackSheet::place()
{
    layout()->activate();
    resize(width(),
           layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : sizeHint().height());
    const int left = isRightToLeft() ? m_corner.x() : m_corner.x() - width();
    move(std::max(0, left), std::max(0, m_corner.y() - height()));
}

void StackSheet::moveTo(QPoint corner)
{
    m_corner = corner;
    if (isVisible())
        place();
}

void StackSheet::wish()
{
    Q_EMIT stackWished({.day = day(),
                        .size = m_size->brickSize(),
                        .note = m_note->toPlainText(),
                        .direction = m_direction->currentText()});
}

void StackSheet::refuse(const QString& sentence)
{
    m_notice->setText(sentence);
    m_notice->show();
    place();
}

void StackSheet::close()
{
    const bool held = holdsFocus();
    const bool back = held && m_before && m_before->isVisible() && m_before->isEnabled();
    hide();
    if (back)
        m_before->setFocus(Qt::OtherFocusReason);
    m_before.clear();
    Q_EMIT closed();
    if (held && !back)
        Q_EMIT focusLeftOver();
}

// The window's, not the application's: it may be opened or closed while another window is in front.
bool StackSheet::holdsFocus() const
{
    const QWidget* focus = window()->focusWidget();
    return isVisible() && focus && isAncestorOf(focus);
}

void StackSheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return close();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        // On a button, Enter is that button's.
        if (auto* button = qobject_cast<QPushButton*>(focusWidget()))
            return button->click();
        return wish();
    }
    QFrame::keyPressEvent(event);
}

bool StackSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && !(key->modifiers() & Qt::ShiftModifier)) {
        wish();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void StackSheet::paintEvent(QPaintEvent*)
{
    const Tokens& t = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.line);
    painter.setBrush(t.paper);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::card, radius::card);
}

} // namespace brickwork
