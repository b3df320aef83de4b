#include "ui/settings/target_list.h"

#include "ui/settings/connection_line.h"
#include "ui/settings/settings_section.h"
#include "ui/settings/settings_state.h"
#include "ui/theme/leading_label.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

TargetList::TargetList(Theme& theme, QWidget* stopBefore, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_stopBefore(stopBefore), m_column(new QVBoxLayout(this)),
      m_empty(faintLabel(tr("No place yet: add a site, a folder or a blog of yours."), this))
{
    setObjectName(u"settings.targets"_s);
    setAccessibleName(tr("Places to publish to"));
    m_column->setContentsMargins({});
    m_column->setSpacing(space::s);
    m_column->addWidget(m_empty);
}

void TargetList::setTargets(const std::vector<TargetConfig>& targets)
{
    if (sameTargets(targets, m_targets))
        return;
    const auto held = focused();
    m_targets = targets;
    for (const Card& card : m_cards) {
        // Not at once: the click on its button may still be under way.
        m_column->removeWidget(card.frame);
        card.frame->hide();
        card.frame->deleteLater();
    }
    m_cards.clear();
    QWidget* before = m_stopBefore;
    for (const TargetConfig& target : m_targets) {
        m_cards.push_back(makeCard(target));
        const Card& card = m_cards.back();
        m_column->addWidget(card.frame);
        card.frame->show();
        for (QPushButton* button : card.buttons)
            setTabOrder(std::exchange(before, button), button);
        for (QPushButton* button : card.connection->findChildren<QPushButton*>(Qt::FindDirectChildrenOnly))
            setTabOrder(std::exchange(before, button), button);
    }
    m_empty->setVisible(m_targets.empty());
    if (!held)
        return;
    if (m_cards.empty())
        Q_EMIT focusLost();
    else
        m_cards.at(std::min(held->card, m_cards.size() - 1))
            .buttons.at(held->button)
            ->setFocus(Qt::OtherFocusReason);
}

void TargetList::setTest(const QString& name, const ConnectionState& state)
{
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        if (m_targets[i].name == name)
            m_cards[i].connection->setState(state);
    }
}

std::optional<TargetList::Held> TargetList::focused() const
{
    for (std::size_t card = 0; card < m_cards.size(); ++card) {
        const auto& buttons = m_cards[card].buttons;
        for (std::size_t button = 0; button < buttons.size(); ++button) {
            if (buttons[button]->hasFocus())
                return Held{card, button};
        }
    }
    return std::nullopt;
}

TargetList::Card TargetList::makeCard(const TargetConfig& target)
{
    Card card;
    auto* frame = new QFrame(this);
    card.frame = frame;
    setLook(frame, Look::Card);
    frame->setAccessibleName(target.name);
    card.connection = new ConnectionLine(m_theme, u"settings.target.connection"_s, frame);
    auto* edit = makeButton(tr("Edit"), u"edit"_s, tr("Edit %1").arg(target.name), frame);
    auto* test = makeButton(tr("Test"), u"test"_s, tr("Test the connection to %1").arg(target.name), frame);
    auto* remove = makeButton(tr("Remove"), u"remove"_s, tr("Remove %1").arg(target.name), frame);
    remove->setToolTip(tr("Only forgets the place: what is published there stays."));
    card.buttons = {edit, test, remove};
    auto* row = new QHBoxLayout;
    row->setSpacing(space::xs);
    row->addWidget(makeWords(target, frame), 1);
    for (QPushButton* button : card.buttons)
        row->addWidget(button, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(space::l, space::m, space::m, space::m);
    column->setSpacing(space::s);
    column->addLayout(row);
    column->addWidget(card.connection);
    connect(edit, &QPushButton::clicked, this, [this, target] { Q_EMIT editRequested(target); });
    connect(test, &QPushButton::clicked, this, [this, target, line = card.connection] {
        if (line->state().stand == ConnectionState::Stand::Running)
            return;
        line->setState(connectionOf(Step{.kind = StepKind::Asking}));
        Q_EMIT testRequested(target);
    });
    connect(remove, &QPushButton::clicked, this,
            [this, name = target.name] { Q_EMIT removeRequested(name); });
    connect(card.connection, &ConnectionLine::cancelled, this, &TargetList::testCancelled);
    return card;
}

QWidget* TargetList::makeWords(const TargetConfig& target, QWidget* card)
{
    auto* words = new QWidget(card);
    auto* column = new QVBoxLayout(words);
    column->setContentsMargins({});
    column->setSpacing(2);
    auto* name = new LeadingLabel(target.name, words);
    name->setTextFormat(Qt::PlainText);
    name->setWordWrap(true);
    setText(name, TextSize::Body, QFont::DemiBold);
    column->addWidget(name);
    column->addWidget(faintLabel(targetSentence(target), words));
    const QString address = target.option(u"url"_s);
    for (const QString& place : {target.option(u"path"_s), address}) {
        if (place.isEmpty())
            continue;
        auto* line = new PathLabel(words);
        setText(line, TextSize::Small);
        place == address ? line->setAddress(place) : line->setPath(place);
        column->addWidget(line);
    }
    return words;
}

QPushButton* TargetList::makeButton(const QString& text, const QString& name, const QString& spoken,
                                    QWidget* card)
{
    auto* button = new QPushButton(text, card);
    button->setObjectName(u"settings.target."_s + name);
    button->setAccessibleName(spoken);
    setLook(button, Look::Quiet);
    return button;
}

} // namespace brickwork
