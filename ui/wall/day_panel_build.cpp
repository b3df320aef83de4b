// How the day panel is put together: from top to bottom, as it is read and as the Tab key walks it.
#include "ui/theme/leading_label.h"
#include "ui/theme/theme.h"
#include "ui/wall/day_entries.h"
#include "ui/wall/day_forms.h"
#include "ui/wall/day_panel.h"
#include "ui/wall/day_swatch.h"

#include <QBoxLayout>
#include <QFrame>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int panelWidth = 328;

void dress(LeadingLabel* label, const QString& name, TextSize size, QFont::Weight weight = QFont::Normal)
{
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setFont(Theme::font(size, weight));
}

void dress(QPushButton* button, const QString& name, Look look)
{
    button->setObjectName(name);
    button->setFont(Theme::font(TextSize::Small, QFont::DemiBold));
    setLook(button, look);
}

void dress(QToolButton* button, const QString& name, const QString& text)
{
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setFocusPolicy(Qt::StrongFocus);
}

} // namespace

DayPanel::DayPanel(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_date(new LeadingLabel), m_distance(new LeadingLabel),
      m_previous(new QToolButton), m_following(new QToolButton), m_close(new QToolButton),
      m_asked(new LeadingLabel), m_askSave(new QPushButton(tr("Save"))),
      m_askDiscard(new QPushButton(tr("Discard"))), m_askStay(new QPushButton(tr("Stay"))),
      m_notice(new LeadingLabel), m_scroll(new QScrollArea(this)), m_swatch(new DaySwatch(theme)),
      m_sentence(new LeadingLabel), m_brickTitle(new LeadingLabel), m_note(new LeadingLabel),
      m_logged(new LeadingLabel), m_edit(new QPushButton(tr("Edit"))),
      m_remove(new QPushButton(tr("Remove"))), m_lay(new QPushButton), m_rule(new LeadingLabel),
      m_reason(new LeadingLabel), m_rest(new QPushButton(tr("Rest on this day"))),
      m_restEnd(new QPushButton(tr("End this rest"))), m_postsTitle(new LeadingLabel(tr("Published"))),
      m_wordsTitle(new LeadingLabel(tr("Words"))), m_words(new LeadingLabel)
{
    setObjectName(u"dayPanel"_s);
    setFixedWidth(panelWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 1, 0); // the hairline at the leading edge stays free
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeQuestion());
    m_scroll->setObjectName(u"dayPanel.scroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(makeBody());
    column->addWidget(m_scroll, 1);
    connectButtons();
    setIcons();
    orderStops();
}

DayPanel::~DayPanel() = default;

QWidget* DayPanel::makeHead()
{
    auto* head = new QWidget(this);
    dress(m_date, u"dayPanel.date"_s, TextSize::Heading, QFont::DemiBold);
    dress(m_distance, u"dayPanel.distance"_s, TextSize::Small);
    setLook(m_distance, Look::Faint);
    dress(m_previous, u"dayPanel.previous"_s, tr("Previous day"));
    dress(m_following, u"dayPanel.next"_s, tr("Next day"));
    dress(m_close, u"dayPanel.close"_s, tr("Close"));
    auto* top = new QHBoxLayout;
    top->setSpacing(space::xs);
    top->addWidget(m_distance, 1);
    top->addWidget(m_previous);
    top->addWidget(m_following);
    top->addWidget(m_close);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(space::l, space::m, space::m, space::s);
    column->setSpacing(space::xs);
    column->addLayout(top);
    column->addWidget(m_date);
    dress(m_notice, u"dayPanel.notice"_s, TextSize::Small);
    m_notice->hide();
    column->addWidget(m_notice);
    return head;
}

QWidget* DayPanel::makeQuestion()
{
    m_question = new QFrame(this);
    m_question->setObjectName(u"dayPanel.question"_s);
    setLook(m_question, Look::Side);
    dress(m_asked, u"dayPanel.asked"_s, TextSize::Small);
    dress(m_askSave, u"dayPanel.askSave"_s, Look::Link);
    dress(m_askDiscard, u"dayPanel.askDiscard"_s, Look::Link);
    dress(m_askStay, u"dayPanel.askStay"_s, Look::Link);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::xs);
    row->addWidget(m_askSave);
    row->addWidget(m_askDiscard);
    row->addStretch();
    row->addWidget(m_askStay);
    auto* column = new QVBoxLayout(m_question);
    column->setContentsMargins(space::l, space::s, space::l, space::s);
    column->setSpacing(space::xs);
    column->addWidget(m_asked);
    column->addLayout(row);
    m_question->hide();
    return m_question;
}

QWidget* DayPanel::makeBody()
{
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    // What is ringed while it has the keyboard reaches out of the line in which words stand.
    column->setContentsMargins(space::l - entryReach, space::xs, space::l - entryReach, space::l);
    column->setSpacing(space::s);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    dress(m_sentence, u"dayPanel.sentence"_s, TextSize::Body);
    row->addWidget(m_swatch, 0, Qt::AlignTop);
    row->addWidget(m_sentence, 1);
    column->addLayout(row);
    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(entryReach, 0, entryReach, 0);
    inner->setSpacing(space::s);
    inner->addWidget(m_rule);
    inner->addWidget(m_reason);
    inner->addSpacing(space::xs);
    makeBrick(inner);
    makeRest(inner);
    column->addLayout(inner);
    makeLists(column);
    column->addStretch();
    return body;
}

void DayPanel::makeBrick(QVBoxLayout* column)
{
    m_brick = new QFrame;
    m_brick->setObjectName(u"dayPanel.brick"_s);
    setLook(m_brick, Look::Card);
    dress(m_brickTitle, u"dayPanel.brickTitle"_s, TextSize::Body, QFont::DemiBold);
    dress(m_note, u"dayPanel.noteText"_s, TextSize::Body);
    dress(m_logged, u"dayPanel.logged"_s, TextSize::Small);
    setLook(m_logged, Look::Faint);
    dress(m_edit, u"dayPanel.edit"_s, Look::Link);
    dress(m_remove, u"dayPanel.remove"_s, Look::Link);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::xs);
    buttons->addStretch();
    buttons->addWidget(m_edit);
    buttons->addWidget(m_remove);
    auto* card = new QVBoxLayout(m_brick);
    card->setContentsMargins(space::m, space::m, space::m, space::s);
    card->setSpacing(space::s);
    card->addWidget(m_brickTitle);
    card->addWidget(m_note);
    card->addWidget(m_logged);
    card->addLayout(buttons);
    column->addWidget(m_brick);
    dress(m_lay, u"dayPanel.lay"_s, Look::Outlined);
    column->addWidget(m_lay);
    m_brickForm = new DayBrickForm(nullptr);
    column->addWidget(m_brickForm);
}

void DayPanel::makeRest(QVBoxLayout* column)
{
    dress(m_rule, u"dayPanel.rule"_s, TextSize::Small);
    setLook(m_rule, Look::Faint);
    dress(m_reason, u"dayPanel.reasonText"_s, TextSize::Body);
    dress(m_rest, u"dayPanel.rest"_s, Look::Link);
    dress(m_restEnd, u"dayPanel.restEnd"_s, Look::Link);
    m_restForm = new DayRestForm(nullptr);
    column->addWidget(m_rest, 0, Qt::AlignTrailing);
    column->addWidget(m_restEnd, 0, Qt::AlignTrailing);
    column->addWidget(m_restForm);
}

void DayPanel::makeLists(QVBoxLayout* column)
{
    m_posts = new DayEntries(m_theme, EntryMark::Cap, u"dayPanel.posts"_s, nullptr);
    m_drafts = new DayEntries(m_theme, EntryMark::None, u"dayPanel.drafts"_s, nullptr);
    m_posts->setAccessibleName(tr("Posts of this day"));
    m_drafts->setAccessibleName(tr("Drafts of this day"));
    dress(m_postsTitle, u"dayPanel.postsTitle"_s, TextSize::Body, QFont::DemiBold);
    dress(m_wordsTitle, u"dayPanel.wordsTitle"_s, TextSize::Body, QFont::DemiBold);
    dress(m_words, u"dayPanel.words"_s, TextSize::Small);
    for (LeadingLabel* title : {m_postsTitle, m_wordsTitle})
        title->setContentsMargins(0, space::s, 0, 0);
    for (LeadingLabel* label : {m_postsTitle, m_wordsTitle, m_words})
        label->setIndent(entryReach);
    column->addWidget(m_postsTitle);
    column->addWidget(m_posts);
    column->addWidget(m_wordsTitle);
    column->addWidget(m_words);
    column->addWidget(m_drafts);
}

void DayPanel::connectButtons()
{
    const auto step = [this](int days) { Q_EMIT dayWished(m_state.day.plus(days)); };
    connect(m_previous, &QToolButton::clicked, this, [step] { step(-1); });
    connect(m_following, &QToolButton::clicked, this, [step] { step(1); });
    connect(m_close, &QToolButton::clicked, this, &DayPanel::leave);
    connect(m_edit, &QPushButton::clicked, this, &DayPanel::editBrick);
    connect(m_lay, &QPushButton::clicked, this, &DayPanel::editBrick);
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeWished(m_state.day); });
    connect(m_rest, &QPushButton::clicked, this, &DayPanel::restHere);
    connect(m_restEnd, &QPushButton::clicked, this, [this] { Q_EMIT restEndWished(m_state.day); });
    connect(m_brickForm, &DayBrickForm::saved, this, &DayPanel::save);
    connect(m_brickForm, &DayBrickForm::cancelled, this, &DayPanel::cancel);
    connect(m_restForm, &DayRestForm::saved, this, &DayPanel::save);
    connect(m_restForm, &DayRestForm::cancelled, this, &DayPanel::cancel);
    connect(m_askSave, &QPushButton::clicked, this, &DayPanel::save);
    connect(m_askDiscard, &QPushButton::clicked, this, &DayPanel::discard);
    connect(m_askStay, &QPushButton::clicked, this, &DayPanel::stay);
    for (DayEntries* entries : {m_posts, m_drafts})
        connect(entries, &DayEntries::activated, this, &DayPanel::open);
    connect(&m_theme, &Theme::changed, this, &DayPanel::setIcons);

    // The key that points to where the day before stands: to the right in a layout that runs to the left.
    const auto shortcut = [this, step](Qt::Key key, int days) {
        auto* made = new QShortcut(QKeySequence(Qt::ALT | key), this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this,
                [this, step, days] { step(isRightToLeft() ? -days : days); });
    };
    shortcut(Qt::Key_Left, -1);
    shortcut(Qt::Key_Right, 1);
}

void DayPanel::setIcons()
{
    const QColor ink = m_theme.tokens().ink;
    const bool reversed = isRightToLeft();
    m_previous->setIcon(Theme::icon(reversed ? u"chevron-right"_s : u"chevron-left"_s, ink));
    m_following->setIcon(Theme::icon(reversed ? u"chevron-left"_s : u"chevron-right"_s, ink));
    m_close->setIcon(Theme::icon(u"close"_s, ink));
    update();
}

void DayPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        setIcons();
}

void DayPanel::setSizeField(const SizeField& field)
{
    m_brickForm->setSizeField(field);
    orderStops();
}

// Rows are made as they are needed, and a widget made later would come last.
void DayPanel::orderStops()
{
    QList<QWidget*> stops{m_previous, m_following, m_close,  m_askSave, m_askDiscard,
                          m_askStay,  m_edit,      m_remove, m_lay};
    stops << m_brickForm->stops() << m_rest << m_restEnd << m_restForm->stops() << m_posts->titles()
          << m_drafts->titles();
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

} // namespace brickwork
