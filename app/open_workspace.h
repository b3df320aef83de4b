// One workspace open in the window: its services and flows, and the desks that carry values to the pages and
// wishes back. Destroying it leaves the window empty and everything saved or refused before.
#pragma once

#include "app/services.h"
#include "core/flows/day_ticker.h"
#include "core/flows/draft_library.h"
#include "core/flows/draft_session.h"
#include "ui/frame/command.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace brickwork {

class DayDesk;
class MainWindow;
class PublishDesk;
class ReviewDesk;
class ReminderDesk;
class StackDesk;
class StatisticsDesk;
class Theme;
class WriteDesk;

class OpenWorkspace final : public QObject
{
    Q_OBJECT

public:
    OpenWorkspace(Services services, const Clock& clock, Theme& theme, MainWindow& window);
    ~OpenWorkspace() override;

    /// Shows all pages, starts scanning and following, brings back the draft of last time.
    void start();
    /// Saves the open draft and what is remembered for the next start. An error means that it could not be
    /// saved.
    [[nodiscard]] Result<void> close();
    /// What the window holds of the open draft becomes a new draft beside it.
    [[nodiscard]] Result<void> saveElsewhere();
    void openDraft(const DraftId& id);
    void handle(Command command);

    [[nodiscard]] const Workspace& workspace() const { return m_services.workspace; }
    [[nodiscard]] DraftSession& session() { return m_session; }
    [[nodiscard]] Logbook& logbook() { return *m_services.logbook; }

private:
    void exportLog();
    void restoreLog();
    void backup();
    void checkStore();
    void showSettings();
    void connectSettings();

    Services m_services;
    const Clock& m_clock;
    Theme& m_theme;
    MainWindow& m_window;
    DraftLibrary m_library;
    DraftSession m_session;
    DayTicker m_ticker;
    std::unique_ptr<StatisticsDesk> m_statistics;
    std::unique_ptr<WriteDesk> m_write;
    std::unique_ptr<StackDesk> m_stack;
    std::unique_ptr<ReminderDesk> m_reminder;
    std::unique_ptr<DayDesk> m_day;
    std::unique_ptr<PublishDesk> m_publish;
    std::unique_ptr<ReviewDesk> m_review;
};

} // namespace brickwork
