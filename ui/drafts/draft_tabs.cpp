#include "ui/drafts/draft_tabs.h"

#include "ui/drafts/tab_row.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

DraftTabs::DraftTabs(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_row(new TabRow(theme, this)), m_overflow(new QToolButton(this)),
      m_all(new QMenu(this))
{
    setObjectName(u"draftTabs"_s);
    setAccessibleName(tr("Open drafts"));
    setAttribute(Qt::WA_StyledBackground);
    setLook(this, Look::Side);
    m_overflow->setObjectName(u"draftTabs.all"_s);
    m_overflow->setAccessibleName(tr("All open drafts"));
    m_overflow->setToolTip(tr("All open drafts"));
    m_overflow->setPopupMode(QToolButton::InstantPopup);
    m_overflow->setMenu(m_all);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::s, 0, space::s, 0);
    row->setSpacing(space::xs);
    row->addWidget(m_row, 1);
    row->addWidget(m_overflow);
    hide();

    const auto idAt = [this](int index) {
        const auto at = static_cast<size_t>(index);
        return index >= 0 && at < m_state.tabs.size() ? m_state.tabs[at].id : DraftId();
    };
    connect(m_row, &QTabBar::currentChanged, this, [this, idAt](int index) {
        if (index >= 0 && index != m_state.current)
            Q_EMIT chosen(idAt(index));
    });
    connect(m_row, &QTabBar::tabMoved, this, [this](int from, int to) {
        const DraftTab carried = m_state.tabs[static_cast<size_t>(from)];
        m_state.tabs.erase(m_state.tabs.begin() + from);
        m_state.tabs.insert(m_state.tabs.begin() + to, carried);
        m_state.current = m_row->currentIndex();
        Q_EMIT moved(from, to);
    });
    connect(m_row, &TabRow::closeWished, this,
            [this, idAt](int index) { Q_EMIT closeRequested(idAt(index)); });
    connect(m_row, &QTabBar::tabBarDoubleClicked, this, [this, idAt](int index) {
        if (index >= 0)
            Q_EMIT keepRequested(idAt(index));
    });
    connect(m_row, &TabRow::menuWished, this, &DraftTabs::showMenu);
    connect(m_row, &TabRow::resized, this, [this] { m_overflow->setVisible(!m_row->showsAll()); });
    connect(m_all, &QMenu::aboutToShow, this, &DraftTabs::fillOverflow);
    connect(&m_theme, &Theme::changed, this, &DraftTabs::recolour);
    recolour();
}

void DraftTabs::setState(const TabsState& state)
{
    m_state = state;
    {
        const QSignalBlocker silent(m_row);
        while (m_row->count() > static_cast<int>(state.tabs.size()))
            m_row->removeTab(m_row->count() - 1);
        for (int i = 0; i < static_cast<int>(state.tabs.size()); ++i) {
            if (i >= m_row->count())
                m_row->insertTabAt(i);
            const DraftTab& tab = state.tabs[static_cast<size_t>(i)];
            m_row->setTab(i, tab.title, tab.modified, tab.passing);
        }
        m_row->setCurrentIndex(state.current);
    }
    m_overflow->setVisible(!m_row->showsAll());
    showUp();
}

void DraftTabs::setSuppressed(bool suppressed)
{
    m_suppressed = suppressed;
    showUp();
}

void DraftTabs::showUp()
{
    setVisible(!m_suppressed && m_state.tabs.size() > 1);
}

bool DraftTabs::holdsFocus() const
{
    return m_row->hasFocus();
}

void DraftTabs::focusRow()
{
    m_row->setFocus(Qt::OtherFocusReason);
}

void DraftTabs::showMenu(int index, const QPoint& at)
{
    const DraftTab tab = m_state.tabs.at(static_cast<size_t>(index));
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, auto wish) {
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, id = tab.id, wish] { wish(*this, id); });
    };
    add(tr("Close"), [](DraftTabs& tabs, const DraftId& id) { Q_EMIT tabs.closeRequested(id); });
    add(tr("Close the others"),
        [](DraftTabs& tabs, const DraftId& id) { Q_EMIT tabs.othersCloseRequested(id); });
    if (m_state.reopenable)
        add(tr("Reopen the one closed last"),
            [](DraftTabs& tabs, const DraftId&) { Q_EMIT tabs.reopenRequested(); });
    menu->addSeparator();
    if (tab.passing)
        add(tr("Keep open"), [](DraftTabs& tabs, const DraftId& id) { Q_EMIT tabs.keepRequested(id); });
    if (!tab.id.isEmpty())
        add(tr("Show in File Manager"),
            [](DraftTabs& tabs, const DraftId& id) { Q_EMIT tabs.revealRequested(id); });
    menu->popup(at);
}

void DraftTabs::fillOverflow()
{
    m_all->clear();
    for (int i = 0; i < static_cast<int>(m_state.tabs.size()); ++i) {
        const DraftTab& tab = m_state.tabs[static_cast<size_t>(i)];
        QString title = tab.title.simplified();
        QAction* action = m_all->addAction(title.replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(i == m_state.current);
        connect(action, &QAction::triggered, this, [this, id = tab.id] { Q_EMIT chosen(id); });
    }
}

void DraftTabs::recolour()
{
    m_overflow->setIcon(Theme::icon(u"chevron-down"_s, m_theme.tokens().faint));
    m_row->setFont(Theme::font(TextSize::Small));
    const TabsState state = m_state;
    if (m_row->count() == static_cast<int>(state.tabs.size()))
        setState(state);
    update();
}

} // namespace brickwork
