#include "ui/settings/target_list.h"

#include "core/publish/kinds.h"
#include "ui/settings/settings_section.h"
#include "ui/settings/settings_state.h"
#include "ui/theme/leading_label.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

TargetList::TargetList(QWidget* stopBefore, QWidget* parent)
    : QWidget(parent), m_stopBefore(stopBefore), m_column(new QVBoxLayout(this)),
      m_empty(faintLabel(tr("No place yet: add the folder of your site, or any folder."), this))
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
    const auto held = focusedCard();
    m_targets = targets;
    for (QWidget* card : m_cards) {
        // Not at once: the click on its button may still be under way.
        m_column->removeWidget(card);
        card->hide();
        card->deleteLater();
    }
    m_cards.clear();
    m_removes.clear();
    for (const TargetConfig& target : m_targets) {
        m_cards.push_back(makeCard(target));
        m_column->addWidget(m_cards.back());
        m_cards.back()->show();
    }
    QWidget* before = m_stopBefore;
    for (QPushButton* remove : m_removes)
        setTabOrder(std::exchange(before, remove), remove);
    m_empty->setVisible(m_targets.empty());
    if (!held)
        return;
    if (m_removes.empty())
        Q_EMIT focusLost();
    else
        m_removes.at(std::min(*held, m_removes.size() - 1))->setFocus(Qt::OtherFocusReason);
}

std::optional<std::size_t> TargetList::focusedCard() const
{
    for (std::size_t i = 0; i < m_removes.size(); ++i)
        if (m_removes[i]->hasFocus())
            return i;
    return std::nullopt;
}

QWidget* TargetList::makeCard(const TargetConfig& target)
{
    auto* card = new QFrame(this);
    setLook(card, Look::Card);
    card->setAccessibleName(target.name);
    auto* name = new LeadingLabel(target.name, card);
    name->setWordWrap(true);
    setText(name, TextSize::Body, QFont::DemiBold);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(name);
    column->addWidget(faintLabel(targetSentence(target), card));
    const QString address = optionOf(target, u"url"_s);
    for (const QString& place : {optionOf(target, u"path"_s), address}) {
        if (place.isEmpty())
            continue;
        auto* line = new PathLabel(card);
        setText(line, TextSize::Small);
        place == address ? line->setAddress(place) : line->setPath(place);
        column->addWidget(line);
    }
    m_removes.push_back(makeRemove(target.name));
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(space::l, space::m, space::m, space::m);
    row->setSpacing(space::m);
    row->addLayout(column, 1);
    row->addWidget(m_removes.back(), 0, Qt::AlignVCenter);
    return card;
}

QPushButton* TargetList::makeRemove(const QString& name)
{
    auto* remove = new QPushButton(tr("Remove"), this);
    remove->setObjectName(u"settings.target.remove"_s);
    remove->setAccessibleName(tr("Remove %1").arg(name));
    remove->setToolTip(tr("Only forgets the place: what is published there stays."));
    setLook(remove, Look::Quiet);
    connect(remove, &QPushButton::clicked, this, [this, name] { Q_EMIT removeRequested(name); });
    return remove;
}

} // namespace brickwork
