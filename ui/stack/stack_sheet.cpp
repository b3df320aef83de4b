#include "ui/stack/stack_sheet.h"

#include "ui/stack/day_field.h"
#include "ui/stack/direction_chips.h"
#include "ui/stack/direction_field.h"
#include "ui/stack/merge_card.h"
#include "ui/stack/size_picker.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>
#include <initializer_list>
#include <vector>

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
    : QFrame(parent), m_theme(theme), m_scroll(new QScrollArea(this)), m_note(new QPlainTextEdit(this)),
      m_size(new SizePicker(theme, this)), m_direction(new DirectionField(theme, this)),
      m_day(new DayField(theme, this)), m_chips(new DirectionChips(theme, this)), m_lying(new QFrame(this)),
      m_brick(new LeadingLabel({}, m_lying)), m_remove(new QPushButton(tr("Remove this brick"), m_lying)),
      m_merge(new MergeCard(theme, this)), m_notice(new LeadingLabel({}, this)),
      m_stack(new QPushButton(tr("Stack a brick"), this))
{
    setObjectName(u"stack"_s);
    setAccessibleName(tr("Stack a brick"));
    build();
    connect(m_stack, &QPushButton::clicked, this, &StackSheet::wish);
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeWished(day()); });
    connect(m_size, &SizePicker::sizeChanged, this, &StackSheet::tell);
    connect(m_note, &QPlainTextEdit::textChanged, this, &StackSheet::tell);
    connect(m_direction, &QLineEdit::textChanged, this, &StackSheet::tell);
    connect(m_direction, &DirectionField::chosen, this, [this] { m_directionChosen = true; });
    connect(m_chips, &DirectionChips::picked, m_direction, &DirectionField::choose);
    connect(m_day, &QDateEdit::dateChanged, this, [this] {
        preferDirection();
        tell();
    });
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void StackSheet::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::l, space::s, 20);
    layout->setSpacing(space::s);
    auto* title = new LeadingLabel(tr("Stack a brick"), this);
    title->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    title->setContentsMargins(space::m, 0, space::m, 0);
    layout->addWidget(title);
    buildBody();
    layout->addWidget(m_scroll);
    layout->addSpacing(space::xs);

    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"stack.cancel"_s);
    setLook(cancel, Look::Quiet);
    setLook(m_stack, Look::Primary);
    m_stack->setObjectName(u"stack.do"_s);
    connect(cancel, &QPushButton::clicked, this, &StackSheet::close);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::m, 0, space::m, 0);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_stack);
    layout->addLayout(buttons);
    std::vector<QWidget*> order{m_remove, m_note, m_size, m_direction, m_day};
    order.insert(order.end(), m_chips->chips().begin(), m_chips->chips().end());
    order.insert(order.end(), {cancel, m_stack});
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    setFixedWidth(sheetWidth);
}

void StackSheet::buildBody()
{
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(space::m, 0, space::m, 0); // where the scroll bar stands, if there is one
    layout->setSpacing(space::s);
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
    layout->addWidget(m_chips);

    m_notice->setObjectName(u"stack.notice"_s);
    m_notice->setWordWrap(true);
    m_notice->setFont(Theme::font(TextSize::Small));
    setLook(m_notice, Look::Faint);
    layout->addWidget(m_notice);
    layout->addWidget(m_merge);

    m_scroll->setObjectName(u"stack.scroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(body);
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

StackWish StackSheet::wished() const
{
    return {.day = day(),
            .size = m_size->brickSize(),
            .note = m_note->toPlainText(),
            .direction = m_direction->direction()};
}

void StackSheet::open(const StackState& state, QPoint corner, std::optional<Day> day)
{
    if (!holdsFocus())
        m_before = window()->focusWidget();
    m_corner = corner;
    const bool afresh = !isVisible();
    if (afresh) {
        m_directionChosen = false;
        m_note->clear();
        m_size->setSize(BrickSize::Normal);
    }
    m_day->setMaximumDate(state.today.date());
    if (afresh || day)
        m_day->setDate(day.value_or(state.today).date());
    setState(state);
    show();
    raise();
    m_note->setFocus();
}

void StackSheet::setState(const StackState& state)
{
    m_state = state;
    m_day->setMaximumDate(state.today.date());
    m_direction->setDirections(state.directions);
    m_chips->setDirections(state.favourites);
    preferDirection();
    tell();
}

// That of the brick that lies there, lest a merge change it unasked; else the latest.
void StackSheet::preferDirection()
{
    if (m_directionChosen)
        return;
    const auto there = m_state.bricks.find(day());
    const bool lies = there != m_state.bricks.end() && there->second.direction;
    m_direction->setText(lies ? *there->second.direction : m_state.directions.value(0));
}

void StackSheet::tell()
{
    const QString brick = lyingBrick(m_state, day());
    m_brick->setText(brick);
    m_lying->setVisible(!brick.isEmpty());
    const auto merge = mergePreview(m_state, wished(), QLocale());
    if (merge)
        m_merge->setPreview(*merge);
    m_merge->setVisible(merge.has_value());
    const QString notice = dayNotice(m_state, day(), QLocale());
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    place();
}

// As high as its words need; in a window that has no room for them they are scrolled.
void StackSheet::place()
{
    // What a label says now reaches the layouts above it with a later event: too late for a height.
    for (QWidget* part : std::initializer_list<QWidget*>{m_chips, m_lying, m_merge, m_scroll->widget()})
        part->layout()->activate();
    const QMargins margins = layout()->contentsMargins();
    const QLayout* body = m_scroll->widget()->layout();
    const int wanted = body->hasHeightForWidth()
                           ? body->totalHeightForWidth(width() - margins.left() - margins.right())
                           : body->totalSizeHint().height();
    m_scroll->setFixedHeight(wanted);
    layout()->activate();
    const int room = m_corner.y() - space::s;
    if (const int excess = layout()->totalSizeHint().height() - room; excess > 0) {
        m_scroll->setFixedHeight(std::max(m_note->height(), wanted - excess));
        layout()->activate();
    }
    resize(width(), layout()->totalSizeHint().height());
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
    Q_EMIT stackWished(wished());
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
        if (auto* button = qobject_cast<QAbstractButton*>(window()->focusWidget()))
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
