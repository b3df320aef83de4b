#include "app/tabs_desk.h"

#include "app/recent_drafts.h"
#include "app/write_desk.h"
#include "core/flows/draft_naming.h"
#include "ui/drafts/draft_tabs.h"
#include "ui/drafts/drafts_panel.h"
#include "ui/frame/main_window.h"
#include "ui/write/write_page.h"

#include <QFileInfo>
#include <QScopedValueRollback>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString tabsKey(const Workspace& workspace)
{
    return u"workspaces/%1/tabs"_s.arg(workspace.id.value);
}

} // namespace

TabsDesk::TabsDesk(DraftLibrary& library, DraftSession& session, WriteDesk& write, MainWindow& window)
    : m_library(library), m_session(session), m_write(write), m_window(window)
{
    connectTabs();
    connectDesk();
}

void TabsDesk::connectTabs()
{
    DraftTabs& tabs = m_window.write().tabs();
    connect(&tabs, &DraftTabs::chosen, this, &TabsDesk::choose);
    connect(&tabs, &DraftTabs::closeRequested, this, &TabsDesk::close);
    connect(&tabs, &DraftTabs::othersCloseRequested, this, &TabsDesk::closeOthers);
    connect(&tabs, &DraftTabs::revealRequested, &m_write, &WriteDesk::reveal);
    connect(&tabs, &DraftTabs::stepRequested, this, &TabsDesk::step);
    connect(&tabs, &DraftTabs::reopenRequested, this, &TabsDesk::reopen);
    connect(&tabs, &DraftTabs::closeCurrentRequested, this, [this] {
        if (m_session.state().open)
            close(m_session.state().id);
    });
    connect(&tabs, &DraftTabs::keepRequested, this, [this](const DraftId& id) {
        m_open.keep(id);
        show();
    });
    connect(&tabs, &DraftTabs::moved, this, [this](int from, int to) {
        m_open.move(from, to);
        show();
    });
    connect(&m_window.write().draftsPanel(), &DraftsPanel::keptOpenRequested, this, &TabsDesk::openKept);
}

void TabsDesk::connectDesk()
{
    connect(&m_write, &WriteDesk::shown, this, [this](const DraftId& id) {
        m_open.show(id, id.isEmpty() ? Coming::Kept : m_coming);
        noteRecent(m_library.workspace(), id);
        show();
    });
    connect(&m_write, &WriteDesk::shownNothing, this, [this] {
        m_open.showNothing();
        show();
    });
    connect(&m_write, &WriteDesk::trashed, this, [this](const DraftId& id) {
        const auto next = m_open.after(id);
        const bool shown = !m_session.state().open;
        m_open.forget(id);
        show();
        if (shown && next)
            choose(*next);
    });
    connect(&m_write, &WriteDesk::renamed, this, &TabsDesk::follow);
    connect(&m_session, &DraftSession::moved, this, &TabsDesk::follow);
    connect(&m_session, &DraftSession::stateChanged, this, &TabsDesk::show);
    connect(&m_library, &DraftLibrary::changed, this, &TabsDesk::show);
    connect(&m_window.write(), &WritePage::edited, this, [this] {
        // What was written in is not given up for the next one.
        const auto at = m_open.current();
        if (!at || !m_open.drafts()[static_cast<size_t>(*at)].passing)
            return;
        m_open.keep(m_session.state().id);
        show();
    });
}

void TabsDesk::bringBack()
{
    const Workspace& workspace = m_library.workspace();
    std::vector<DraftId> ids;
    const QStringList remembered = QSettings().value(tabsKey(workspace)).toStringList();
    for (const QString& id : remembered) {
        if (QFileInfo::exists(workspace.pathOf(DraftId{id})))
            ids.push_back(DraftId{id});
    }
    m_open.restore(ids, {});
    {
        const QScopedValueRollback coming(m_coming, Coming::Kept);
        m_write.bringBack();
        if (!m_session.state().open && !ids.empty())
            m_write.open(ids.front());
    }
    show();
}

void TabsDesk::openKept(const DraftId& id)
{
    m_open.keep(id);
    const QScopedValueRollback coming(m_coming, Coming::Kept);
    m_write.open(id);
    show();
}

void TabsDesk::choose(const DraftId& id)
{
    const Workspace& workspace = m_library.workspace();
    const bool byKeys = m_window.write().tabs().holdsFocus();
    if (!id.isEmpty() && !isShown(id) && !QFileInfo::exists(workspace.pathOf(id)) && !m_library.isAway()) {
        offerText(id);
        m_open.forget(id);
    } else {
        m_write.open(id);
    }
    // Also puts the row right if what was open could not be left.
    show();
    if (byKeys)
        m_window.write().tabs().focusRow();
}

/// The file of a draft that waited is gone; what was in it may still be here.
void TabsDesk::offerText(const DraftId& id)
{
    const QString sentence = tr("The file of “%1” is gone from the folder.").arg(baseNameOf(id));
    const auto text = m_window.write().waitingText(id);
    if (!text)
        return m_window.say(sentence);
    m_window.say(sentence, tr("Make it again"), [this, id, text = *text] {
        const auto made = createDraft(m_library.workspace(), baseNameOf(id), text, nullptr, folderOf(id));
        if (!made)
            return m_window.say(made.error().sentence);
        m_library.refresh(*made);
        openKept(*made);
    });
}

void TabsDesk::step(int step)
{
    if (const auto id = m_open.beside(step))
        choose(*id);
}

void TabsDesk::close(const DraftId& id)
{
    if (!isShown(id)) {
        m_open.close(id);
        return show();
    }
    m_closing = id;
    const auto next = m_open.after(id);
    if (next) {
        m_write.open(*next);
        // Not saved, so it is not let go: the desk has said why.
        if (m_session.state().id != *next)
            return show();
    } else if (const auto closed = m_write.closeDraft(); !closed) {
        m_window.say(closed.error().sentence);
        return show();
    }
    m_open.close(m_closing);
    show();
}

void TabsDesk::closeOthers(const DraftId& id)
{
    if (!isShown(id))
        choose(id);
    if (!isShown(id))
        return;
    const std::vector<OpenDraft> all = m_open.drafts();
    for (const OpenDraft& draft : all) {
        if (draft.id != id)
            m_open.close(draft.id);
    }
    show();
}

void TabsDesk::reopen()
{
    while (const auto id = m_open.lastClosed()) {
        if (QFileInfo::exists(m_library.workspace().pathOf(*id)))
            return openKept(*id);
        m_open.forget(*id);
    }
}

void TabsDesk::follow(const DraftId& from, const DraftId& to)
{
    m_open.rename(from, to);
    if (m_closing == from)
        m_closing = to;
    m_window.write().renameText(from, to);
    renameRecent(m_library.workspace(), from, to);
    // After a crash it is looked for where it is.
    m_write.remember();
    show();
}

bool TabsDesk::isShown(const DraftId& id) const
{
    return m_session.state().open && m_session.state().id == id;
}

void TabsDesk::show()
{
    TabsState state;
    std::vector<DraftId> ids;
    const SessionState& session = m_session.state();
    for (const OpenDraft& draft : m_open.drafts()) {
        const bool shown = isShown(draft.id);
        const bool unsaved = shown && session.save != SaveState::Saved &&
                             session.save != SaveState::Nothing && session.save != SaveState::ReadOnly;
        state.tabs.push_back({.id = draft.id,
                              .title = draft.id.isEmpty() ? tr("Untitled draft") : m_write.titleOf(draft.id),
                              .modified = unsaved,
                              .passing = draft.passing});
        ids.push_back(draft.id);
    }
    state.current = m_open.current().value_or(-1);
    state.reopenable = m_open.lastClosed().has_value();
    m_window.write().tabs().setState(state);
    m_window.write().keepTexts(ids);
    remember();
}

void TabsDesk::remember() const
{
    QStringList ids;
    for (const OpenDraft& draft : m_open.drafts()) {
        if (!draft.id.isEmpty())
            ids << draft.id.value;
    }
    QSettings settings;
    const QString key = tabsKey(m_library.workspace());
    if (settings.value(key).toStringList() != ids)
        settings.setValue(key, ids);
}

} // namespace brickwork
