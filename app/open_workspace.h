// One workspace open in the window: its services and flows, and the desks that carry values to the pages and
// wishes back. Destroying it leaves the window empty and everything saved or refused before.
#pragma once

#include "app/keychain_secrets.h"
#include "app/services.h"
#include "core/flows/day_ticker.h"
#include "core/flows/draft_library.h"
#include "core/flows/draft_session.h"
#include "core/flows/publish_runner.h"
#include "core/flows/typing_keeper.h"
#include "ui/frame/command.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace brickwork {

class AssetDesk;
class DayDesk;
class HistoryDesk;
class DraftsDesk;
class ExportDesk;
class IdeaDesk;
class IssueDesk;
class MainWindow;
class NewsletterDesk;
class SiteDesk;
class PostsDesk;
class PrintDesk;
class PublishDesk;
class ReviewDesk;
class RecoveryDesk;
class ReminderDesk;
class SearchDesk;
class SpellDesk;
class StackDesk;
class StatisticsDesk;
class StripsDesk;
class TabsDesk;
class TargetsDesk;
class Theme;
class TrashDesk;
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
    [[nodiscard]] RecoveryDesk& recovery() { return *m_recovery; }
    [[nodiscard]] Logbook& logbook() { return *m_services.logbook; }

private:
    void exportLog();
    void restoreLog();
    void backup();
    void checkStore();
    void showSettings();
    void connectSettings();
    void connectHistory();
    void connectPublishing();
    void connectIssue();

    Services m_services;
    const Clock& m_clock;
    Theme& m_theme;
    MainWindow& m_window;
    DraftLibrary m_library;
    DraftSession m_session;
    TypingKeeper m_typing;
    KeychainSecrets m_secrets;
    PublishRunner m_runner;
    DayTicker m_ticker;
    std::unique_ptr<StatisticsDesk> m_statistics;
    std::unique_ptr<WriteDesk> m_write;
    std::unique_ptr<HistoryDesk> m_history;
    std::unique_ptr<TabsDesk> m_tabs;
    std::unique_ptr<DraftsDesk> m_drafts;
    std::unique_ptr<IdeaDesk> m_ideas;
    std::unique_ptr<IssueDesk> m_issue;
    std::unique_ptr<TrashDesk> m_trash;
    std::unique_ptr<RecoveryDesk> m_recovery;
    std::unique_ptr<StackDesk> m_stack;
    std::unique_ptr<ReminderDesk> m_reminder;
    std::unique_ptr<DayDesk> m_day;
    std::unique_ptr<PublishDesk> m_publish;
    std::unique_ptr<PostsDesk> m_posts;
    std::unique_ptr<StripsDesk> m_strips;
    std::unique_ptr<TargetsDesk> m_targets;
    std::unique_ptr<ReviewDesk> m_review;
    std::unique_ptr<SearchDesk> m_search;
    std::unique_ptr<SpellDesk> m_spelling;
    std::unique_ptr<AssetDesk> m_assets;
    std::unique_ptr<PrintDesk> m_print;
    std::unique_ptr<ExportDesk> m_export;
    std::unique_ptr<NewsletterDesk> m_newsletter;
    std::unique_ptr<SiteDesk> m_site;
};

} // namespace brickwork
