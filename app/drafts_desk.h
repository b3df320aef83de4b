// Carries what has to do with whole drafts between the list, its sheets and the workspace: beginning one from
// a template, its properties, its folder, and how the list is ordered.
#pragma once

#include "app/services.h"
#include "core/flows/draft_library.h"
#include "core/flows/draft_session.h"
#include "ui/drafts/drafts_state.h"

#include <QObject>

#include <vector>

namespace brickwork {

class MainWindow;
class NewDraftSheet;
class PropertiesSheet;
class TabsDesk;
class Theme;
class WriteDesk;
struct DraftProperties;
struct NewDraftWish;

/// The desks that a command on drafts leads to.
struct DraftDesks
{
    WriteDesk& write;
    TabsDesk& tabs;
};

class DraftsDesk final : public QObject
{
    Q_OBJECT

public:
    DraftsDesk(Services& services, DraftLibrary& library, DraftSession& session, DraftDesks desks,
               Theme& theme, MainWindow& window);
    ~DraftsDesk() override;

    /// Shows the list as it was ordered last.
    void start();
    void newFromTemplate();
    void properties(const DraftId& id);
    /// Asks for a folder.
    void move(const DraftId& id);
    /// An idea becomes a draft that is being written.
    void startWriting(const DraftId& id);

private:
    void connectList();
    void make(const NewDraftWish& wish);
    void saveProperties(const DraftProperties& before, const DraftProperties& after);
    void chooseView(const DraftsView& view);
    [[nodiscard]] bool opened(const DraftId& id);

    Services& m_services;
    DraftLibrary& m_library;
    DraftSession& m_session;
    DraftDesks m_desks;
    MainWindow& m_window;
    NewDraftSheet* m_new; ///< of the window, as the other
    PropertiesSheet* m_properties;
    DraftId m_shown;               ///< whose properties are shown
    std::vector<NoteId> m_offered; ///< that a new letter takes in
};

} // namespace brickwork
