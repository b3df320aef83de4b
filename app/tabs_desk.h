// Carries the drafts that lie open between the write desk and the row of tabs: which they are, which is
// shown, and how they come back at the next start. One of them is open in the session; the others wait.
#pragma once

#include "core/flows/draft_library.h"
#include "core/flows/draft_session.h"
#include "core/flows/open_drafts.h"

#include <QObject>

namespace brickwork {

class MainWindow;
class WriteDesk;

class TabsDesk final : public QObject
{
    Q_OBJECT

public:
    TabsDesk(DraftLibrary& library, DraftSession& session, WriteDesk& write, MainWindow& window);

    /// The drafts of last time, and the one that was shown.
    void bringBack();
    /// Opens a draft that stays open until it is closed.
    void openKept(const DraftId& id);
    void close(const DraftId& id);
    void closeOthers(const DraftId& id);
    void reopen();
    void step(int step);

    [[nodiscard]] const OpenDrafts& open() const { return m_open; }

private:
    void connectTabs();
    void connectDesk();
    void choose(const DraftId& id);
    void offerText(const DraftId& id);
    void follow(const DraftId& from, const DraftId& to);
    void show();
    void remember() const;
    [[nodiscard]] bool isShown(const DraftId& id) const;

    DraftLibrary& m_library;
    DraftSession& m_session;
    WriteDesk& m_write;
    MainWindow& m_window;
    OpenDrafts m_open;
    Coming m_coming = Coming::Passing; ///< of what is being opened now
    DraftId m_closing;                 ///< follows the name that a draft gets while it is saved to be closed
};

} // namespace brickwork
