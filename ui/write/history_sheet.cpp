#include "ui/write/history_sheet.h"

#include "ui/compare/compare_panel.h"
#include "ui/theme/leading_label.h"
#include "ui/theme/segment_switch.h"
#include "ui/theme/theme.h"
#include "ui/write/history_list.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int widest = 1240;
constexpr int listWidth = 236;
constexpr int leastForTitle = 860;

QPushButton* button(const QString& text, const QString& name, Look look, QWidget* parent)
{
    auto* made = new QPushButton(text, parent);
    made->setObjectName(name);
    made->setAutoDefault(false);
    setLook(made, look);
    return made;
}

} // namespace

HistorySheet::HistorySheet(Theme& theme, QWidget* parent)
    : Sheet(theme, parent), m_heading(new BriefLabel(this)), m_list(new HistoryList(theme, this)),
      m_empty(new LeadingLabel({}, this)), m_footer(new LeadingLabel({}, this)),
      m_chosen(new BriefLabel(this)),
      m_against(new SegmentSwitch(u"history.against"_s, tr("Compare with"),
                                  {tr("With now"), tr("With the one before"), tr("Only this version")},
                                  this)),
      m_panel(new ComparePanel(theme, this)),
      m_close(button(tr("Close"), u"history.close"_s, Look::Quiet, this)),
      m_copy(button(tr("Copy its text"), u"history.copy"_s, Look::Quiet, this)),
      m_newDraft(button(tr("Open as a new draft"), u"history.newDraft"_s, Look::Outlined, this)),
      m_restore(button(tr("Restore this version"), u"history.restore"_s, Look::Primary, this))
{
    setObjectName(u"history"_s);
    build();
    connectParts();
    setFonts();
    hide();
}

void HistorySheet::build()
{
    m_heading->setObjectName(u"history.heading"_s);
    m_empty->setObjectName(u"history.empty"_s);
    m_footer->setObjectName(u"history.footer"_s);
    m_chosen->setObjectName(u"history.chosen"_s);
    for (QLabel* label : {m_empty, m_footer}) {
        label->setWordWrap(true);
        setLook(label, Look::Faint);
    }
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeading);

    auto* side = new QFrame(this);
    setLook(side, Look::Card);
    side->setFixedWidth(listWidth);
    auto* list = new QVBoxLayout(side);
    list->setContentsMargins(space::xs, space::xs, space::xs, space::xs);
    list->addWidget(m_list, 1);
    list->addWidget(m_empty, 1);
    m_empty->setContentsMargins(space::s, space::s, space::s, space::s);

    auto* top = new QHBoxLayout;
    top->setSpacing(space::m);
    top->addWidget(m_chosen, 1);
    top->addWidget(m_against);
    auto* right = new QVBoxLayout;
    right->setSpacing(space::s);
    right->addLayout(top);
    right->addWidget(m_panel, 1);
    auto* across = new QHBoxLayout;
    across->setSpacing(space::l);
    across->addWidget(side);
    across->addLayout(right, 1);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_footer, 1);
    for (QPushButton* each : {m_close, m_copy, m_newDraft, m_restore})
        buttons->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(m_heading);
    column->addLayout(across, 1);
    column->addLayout(buttons);
}

void HistorySheet::connectParts()
{
    connect(m_list, &HistoryList::versionChosen, this, &HistorySheet::choose);
    connect(m_list, &QAbstractItemView::activated, m_panel, &ComparePanel::focusLines);
    connect(m_against, &SegmentSwitch::chosen, this, &HistorySheet::compare);
    connect(m_close, &QPushButton::clicked, this, &HistorySheet::dismiss);
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyWished(version()); });
    connect(m_newDraft, &QPushButton::clicked, this, [this] { Q_EMIT newDraftWished(version()); });
    connect(m_restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreWished(version()); });
    connect(&theme(), &Theme::changed, this, [this] {
        setFonts();
        place();
        update();
    });
}

void HistorySheet::setFonts()
{
    m_heading->setFont(Theme::font(TextSize::Heading, QFont::DemiBold));
    m_chosen->setFont(Theme::font(TextSize::Body, QFont::DemiBold));
    m_footer->setFont(Theme::font(TextSize::Tiny));
    m_empty->setFont(Theme::font(TextSize::Small));
    m_against->setFonts();
}

void HistorySheet::open(const HistoryState& state)
{
    rememberFocus();
    m_texts.reset();
    m_list->setCurrentIndex({});
    m_against->setCurrent(Now);
    m_panel->showSentence({});
    show();
    setState(state);
    place();
    raise();
    if (state.days.empty())
        m_close->setFocus(Qt::OtherFocusReason);
    else
        m_list->setFocus(Qt::OtherFocusReason);
}

void HistorySheet::setState(const HistoryState& state)
{
    m_state = state;
    m_heading->setWhole(state.heading);
    setAccessibleName(state.heading);
    m_footer->setText(state.footer);
    m_empty->setText(state.empty);
    m_list->setVisible(!state.days.empty());
    m_empty->setVisible(state.days.empty());
    m_against->setVisible(!state.days.empty());
    m_list->setState(state);
    allow();
}

int HistorySheet::version() const
{
    return m_list->chosen();
}

/// What was shown stays until the other is there.
void HistorySheet::choose(int version)
{
    if (m_texts && m_texts->version != version)
        m_texts.reset();
    allow();
    Q_EMIT textsWished(version);
}

void HistorySheet::setTexts(const HistoryTexts& texts)
{
    if (texts.version != version())
        return;
    m_texts = texts;
    allow();
    compare();
}

void HistorySheet::refuse(int version, const QString& sentence)
{
    if (version != this->version())
        return;
    m_texts.reset();
    m_panel->showSentence(sentence);
    allow();
}

void HistorySheet::compare()
{
    const HistoryVersion* chosen = findVersion(m_state, version());
    if (!m_texts || !chosen)
        return;
    const HistoryVersion* before = findVersion(m_state, version() - 1);
    int against = m_against->current();
    if (against == Previous && (!m_texts->previous || !before))
        against = Nothing; // the oldest has none before it
    switch (against) {
    case Now:
        m_panel->compare({.before = m_texts->text,
                          .after = m_texts->now,
                          .beforeLabel = chosen->label,
                          .afterLabel = tr("the text of now"),
                          .alone = false});
        break;
    case Previous:
        m_panel->compare({.before = *m_texts->previous,
                          .after = m_texts->text,
                          .beforeLabel = before->label,
                          .afterLabel = chosen->label,
                          .alone = false});
        break;
    default:
        m_panel->compare(
            {.before = {}, .after = m_texts->text, .beforeLabel = {}, .afterLabel = {}, .alone = true});
    }
}

void HistorySheet::allow()
{
    const HistoryVersion* chosen = findVersion(m_state, version());
    m_chosen->setWhole(chosen ? chosen->label : QString());
    for (QPushButton* act : {m_copy, m_newDraft})
        act->setEnabled(m_texts.has_value());
    m_restore->setEnabled(m_texts && m_state.mayRestore && m_texts->text != m_texts->now);
    m_against->setEnabled(chosen != nullptr);
}

void HistorySheet::tell(const QString& sentence)
{
    m_footer->setText(sentence);
}

void HistorySheet::place()
{
    const QSize room = parentWidget()->size() - QSize(2 * space::xl, 2 * space::xl);
    resize(std::min(room.width(), widest), room.height());
    m_chosen->setVisible(width() >= leastForTitle); // the list says it too
    move((parentWidget()->width() - width()) / 2, (parentWidget()->height() - height()) / 2);
}

} // namespace brickwork
