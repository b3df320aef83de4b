#include "app/open_workspace.h"

#include "app/asset_desk.h"
#include "app/day_desk.h"
#include "app/drafts_desk.h"
#include "app/export_desk.h"
#include "app/history_desk.h"
#include "app/idea_desk.h"
#include "app/issue_desk.h"
#include "app/newsletter_desk.h"
#include "app/posts_desk.h"
#include "app/print_desk.h"
#include "app/publish_desk.h"
#include "app/publishing_services.h"
#include "app/recovery_desk.h"
#include "app/reminder_desk.h"
#include "app/review_desk.h"
#include "app/search_desk.h"
#include "app/site_desk.h"
#include "app/spell_desk.h"
#include "app/stack_desk.h"
#include "app/statistics_desk.h"
#include "app/strips_desk.h"
#include "app/tabs_desk.h"
#include "app/targets_desk.h"
#include "app/trash_desk.h"
#include "app/write_desk.h"
#include "core/base/durable_file.h"
#include "core/flows/series.h"
#include "ui/frame/main_window.h"
#include "ui/settings/settings_page.h"
#include "ui/theme/theme.h"
#include "ui/wall/wall_page.h"
#include "ui/write/write_page.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// Beside the store: never in the workspace, which others may read.
QString typingFolder(const Services& services)
{
    return QFileInfo(services.store->file()).path() + u"/typing"_s;
}

} // namespace

OpenWorkspace::OpenWorkspace(Services services, const Clock& clock, Theme& theme, MainWindow& window)
    : m_services(std::move(services)), m_clock(clock), m_theme(theme), m_window(window),
      m_library(m_services.workspace), m_session(m_library, clock),
      m_typing(m_session, typingFolder(m_services)),
      m_runner(deskOpener(m_services.workspace, m_services.places, clock), m_secrets,
               m_services.workspace.id),
      m_ticker(clock), m_statistics(std::make_unique<StatisticsDesk>(*m_services.logbook, window)),
      m_write(std::make_unique<WriteDesk>(m_services, m_library, m_session, clock, window)),
      m_history(std::make_unique<HistoryDesk>(m_services, m_session, *m_write, theme, window)),
      m_tabs(std::make_unique<TabsDesk>(m_library, m_session, *m_write, window)),
      m_drafts(std::make_unique<DraftsDesk>(m_services, m_library, m_session, DraftDesks{*m_write, *m_tabs},
                                            theme, window)),
      m_ideas(std::make_unique<IdeaDesk>(m_services, m_library, clock, theme, window)),
      m_issue(std::make_unique<IssueDesk>(m_services, m_library, m_session, *m_write, theme, window)),
      m_trash(std::make_unique<TrashDesk>(m_library, clock, *m_tabs, theme, window)),
      m_recovery(std::make_unique<RecoveryDesk>(m_library, m_session, *m_write, m_typing, window,
                                                typingFolder(m_services))),
      m_stack(std::make_unique<StackDesk>(*m_services.logbook, window)),
      m_reminder(std::make_unique<ReminderDesk>(*m_services.logbook, window, *m_stack,
                                                m_services.workspace.id.value)),
      m_day(std::make_unique<DayDesk>(*m_services.logbook, m_library, theme, window)),
      m_publish(
          std::make_unique<PublishDesk>(m_services, PublishParts{m_library, m_session, m_runner}, window)),
      m_posts(std::make_unique<PostsDesk>(m_services, m_runner, window)),
      m_strips(std::make_unique<StripsDesk>(m_services, m_library, window)),
      m_targets(std::make_unique<TargetsDesk>(m_services, m_runner, window)),
      m_review(std::make_unique<ReviewDesk>(*m_services.logbook, theme, window)),
      m_search(std::make_unique<SearchDesk>(m_library, theme, window)),
      m_spelling(std::make_unique<SpellDesk>(m_session, m_services.workspace, window)),
      m_assets(std::make_unique<AssetDesk>(m_services.workspace, m_library, m_session, window)),
      m_print(std::make_unique<PrintDesk>(m_session, *m_write, window)),
      m_export(std::make_unique<ExportDesk>(m_services, m_session, *m_write, theme, window)),
      m_newsletter(std::make_unique<NewsletterDesk>(m_services, m_session, theme, window)),
      m_site(std::make_unique<SiteDesk>(m_services, window))
{
    allowEveryTarget(m_services);
    Logbook& logbook = *m_services.logbook;
    connect(&m_ticker, &DayTicker::dayChanged, &logbook, &Logbook::refresh);
    connect(&logbook, &Logbook::changed, this, [this] {
        m_ticker.setRollover(m_services.logbook->state().settings.rollover);
        showSettings();
    });
    connect(&logbook, &Logbook::noticed, this, [this](const QString& sentence) { m_window.say(sentence); });
    connect(&m_window, &MainWindow::activated, this, [this] {
        m_ticker.check();
        m_session.recheck();
        m_library.watcher().recheck();
    });
    connect(&m_window.wall(), &WallPage::stackRequested, this, [this] { m_stack->open(); });
    connect(&m_window.wall(), &WallPage::dayActivated, this, [this](Day day) { m_day->open(day); });
    connect(m_day.get(), &DayDesk::draftRequested, this, &OpenWorkspace::openDraft);
    connect(m_search.get(), &SearchDesk::draftRequested, this, &OpenWorkspace::openDraft);
    connect(&m_window.write(), &WritePage::textEdited, &m_typing, &TypingKeeper::note);
    connect(m_export.get(), &ExportDesk::pdfWished, m_print.get(), &PrintDesk::exportPdf);
    m_write->setQuietBar([this] { return m_recovery->bar(); });
    connectHistory();
    connectPublishing();
    connectIssue();
    connectSettings();
}

OpenWorkspace::~OpenWorkspace()
{
    // While everything that hears of it still stands; the services go last.
    (void) m_services.ledger->flush();
    m_services.logbook->disconnect();
    // The page is emptied now, and losing the focus saves: what is saved is what the writer wrote.
    m_session.setTextSource([text = m_window.write().text()] { return text; });
    m_window.write().showNothing();
    // What it offers to undo goes with us.
    if (auto* toast = m_window.findChild<QWidget*>(u"toast"_s))
        toast->hide();
}

void OpenWorkspace::connectHistory()
{
    connect(m_write.get(), &WriteDesk::trashed, m_history.get(), &HistoryDesk::noteTrashed);
    connect(&m_window.write(), &WritePage::aboutToReplaceAll, this,
            [this] { m_session.noteRisk(SnapshotReason::BeforeReplace); });
    connect(m_history.get(), &HistoryDesk::draftMade, this, [this](const DraftId& id) {
        m_library.refresh(id);
        openDraft(id);
    });
    m_write->setCompare([this] { m_history->compareConflict(); });
    m_recovery->setCompare([this](const TextPair& pair) { m_history->compare(pair); });
}

void OpenWorkspace::connectPublishing()
{
    connect(m_posts.get(), &PostsDesk::draftRequested, this, &OpenWorkspace::openDraft);
    connect(m_posts.get(), &PostsDesk::updateRequested, this, [this](const DraftId& id) {
        openDraft(id);
        if (m_session.state().id == id)
            m_publish->open();
    });
    connect(m_publish.get(), &PublishDesk::draftMade, this, [this](const DraftId& id) {
        m_library.refresh(id);
        openDraft(id);
    });
    connect(m_publish.get(), &PublishDesk::textTaken, this, [this](const DraftId& id, const QString& text) {
        if (m_session.state().id != id)
            openDraft(id);
        if (m_session.state().id != id)
            return;
        m_session.noteRisk(SnapshotReason::BeforeTakingTheirs);
        m_write->amend(text);
    });
    connect(m_publish.get(), &PublishDesk::byHandWished, m_newsletter.get(), &NewsletterDesk::openFor);
    connect(m_publish.get(), &PublishDesk::statusWished, this, [this](const DraftId& id, DraftStatus status) {
        if (m_session.state().id != id)
            openDraft(id);
        if (m_session.state().id == id)
            m_write->setStatus(status);
    });
}

void OpenWorkspace::connectIssue()
{
    connect(&m_library, &DraftLibrary::changed, m_statistics.get(),
            [this] { m_statistics->setSeries(seriesByDraft(m_library.drafts())); });
    connect(m_strips.get(), &StripsDesk::draftRequested, this, &OpenWorkspace::openDraft);
    connect(m_strips.get(), &StripsDesk::publishRequested, this, [this](const DraftId& id) {
        openDraft(id);
        if (m_session.state().id == id)
            m_publish->open();
    });
}

void OpenWorkspace::start()
{
    m_ticker.setRollover(m_services.logbook->state().settings.rollover);
    const QString folder = QDir(m_services.workspace.root).dirName();
    m_window.setWindowTitle(folder == "Brickwork"_L1 ? folder : folder + u" – Brickwork"_s);
    m_drafts->start();
    m_write->showList();
    m_tabs->bringBack();
    m_recovery->look();
    m_statistics->show();
    m_issue->start();
    m_strips->show();
    m_write->showStrip();
    showSettings();
    m_library.scan();
    m_services.logbook->follow();
    m_publish->recover();
    m_reminder->start();
}

Result<void> OpenWorkspace::close()
{
    m_write->remember();
    // First: a draft without a file gets its name by it, which its words are then logged under.
    const auto saved = m_session.flush();
    // What cannot be settled now is open still, and the next start settles it.
    (void) m_services.ledger->settle();
    return saved;
}

Result<void> OpenWorkspace::saveElsewhere()
{
    return m_write->saveElsewhere();
}

void OpenWorkspace::openDraft(const DraftId& id)
{
    if (!QFileInfo::exists(m_services.workspace.pathOf(id)))
        return m_window.say(tr("The draft %1 is no longer in the folder.").arg(id.value));
    m_window.showPage(Page::Write);
    m_write->open(id);
}

void OpenWorkspace::handle(Command command)
{
    const DraftId current = m_session.state().id;
    switch (command) {
    case Command::NewDraft:
        return m_write->newDraft();
    case Command::Save:
        return m_session.saveSoon();
    case Command::Publish:
        return m_publish->open();
    case Command::CopyForNewsletter:
        return m_newsletter->open();
    case Command::ShowSite:
        return m_site->show();
    case Command::Print:
        return m_print->print();
    case Command::ExportPdf:
        return m_print->exportPdf();
    case Command::ExportDraft:
        return m_export->open();
    case Command::Rename:
        return m_write->rename(current);
    case Command::QuickOpen:
        return m_search->quickOpen();
    case Command::GoToHeading:
        return m_search->goToHeading();
    case Command::SearchTexts:
        return m_search->searchTexts();
    case Command::DraftGoal:
        return m_write->askGoal();
    case Command::NewFromTemplate:
        return m_drafts->newFromTemplate();
    case Command::CatchIdea:
        return m_ideas->openIdea();
    case Command::NewsletterNote:
        return m_issue->openNotes();
    case Command::InsertNotes:
        return m_issue->insertNotes();
    case Command::Properties:
        return m_drafts->properties(current);
    case Command::StartWriting:
        return m_drafts->startWriting(current);
    case Command::MoveToFolder:
        return m_drafts->move(current);
    case Command::TrashBrowser:
        return m_trash->open();
    case Command::Duplicate:
        return m_write->duplicate(current);
    case Command::Trash:
        return m_write->trash(current);
    case Command::History:
        return m_history->open();
    case Command::Reveal:
        return m_write->reveal(current);
    case Command::StackBrick:
        return m_stack->open();
    case Command::YearReview:
        return m_review->open();
    case Command::RestToday:
        return m_day->restToday();
    case Command::GoToday:
        m_window.showPage(Page::Wall);
        return m_window.wall().goToToday();
    case Command::ExportLog:
        return exportLog();
    case Command::ImportLog:
        return restoreLog();
    case Command::Backup:
        return backup();
    default:
        return; // the frame's own
    }
}

void OpenWorkspace::connectSettings()
{
    SettingsPage& page = m_window.settings();
    connect(&page, &SettingsPage::settingChosen, this, [this](const QString& key, const QString& value) {
        if (auto done = m_services.logbook->set(key, value); !done)
            m_window.say(done.error().sentence);
    });
    connect(&page, &SettingsPage::revealRequested, this, [](const QString& path) {
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(QFileInfo(path).isDir() ? path : QFileInfo(path).path()));
    });
    connect(&page, &SettingsPage::exportRequested, this, &OpenWorkspace::exportLog);
    connect(&page, &SettingsPage::backupRequested, this, &OpenWorkspace::backup);
    connect(&page, &SettingsPage::checkRequested, this, &OpenWorkspace::checkStore);
    connect(&m_theme, &Theme::changed, this, &OpenWorkspace::showSettings);
}

void OpenWorkspace::showSettings()
{
    const Logbook& logbook = *m_services.logbook;
    m_window.settings().setState({.workspacePath = m_services.workspace.root,
                                  .habit = habitChoices(logbook.state().settings, logbook.today()),
                                  .theme = m_theme.mode(),
                                  .contrast = m_theme.contrastMode(),
                                  .targets = m_services.publishing->targets(),
                                  .storePath = m_services.store->file(),
                                  .journalPath = m_services.workspace.journalFolder(),
                                  .version = QCoreApplication::applicationVersion()});
}

void OpenWorkspace::exportLog()
{
    const QString name = u"brickwork-%1.json"_s.arg(m_services.logbook->today().iso());
    const QString file = QFileDialog::getSaveFileName(
        &m_window, tr("Export the log"), QDir::home().filePath(name), tr("Brickwork log (*.json)"));
    if (file.isEmpty())
        return;
    // Words of the last minutes are no events yet. If they cannot become any now, the rest is exported.
    const auto settled = m_services.ledger->settle();
    const auto done = m_services.store->exportLog().and_then(
        [&file](const QByteArray& bytes) { return writeDurably(file, bytes); });
    if (!done)
        return m_window.say(done.error().sentence);
    const QString shown = QDir::toNativeSeparators(file);
    m_window.say(settled ? tr("The whole log is in %1").arg(shown)
                         : tr("The log is in %1, but for the words of the last minutes. %2")
                               .arg(shown, settled.error().sentence));
}

void OpenWorkspace::restoreLog()
{
    const QString file = QFileDialog::getOpenFileName(&m_window, tr("Restore a log"), QDir::homePath(),
                                                      tr("Brickwork log (*.json)"));
    if (file.isEmpty())
        return;
    const auto restored = readWhole(file).and_then(
        [this](const QByteArray& bytes) { return m_services.store->restoreLog(bytes); });
    if (!restored)
        return m_window.say(restored.error().sentence);
    if (auto read = m_services.logbook->reload(); !read)
        return m_window.say(read.error().sentence);
    m_window.say(*restored == 1 ? tr("1 event restored") : tr("%1 events restored").arg(*restored));
}

void OpenWorkspace::backup()
{
    (void) m_services.ledger->settle(); // else it holds the words of the last minutes as open ones
    const auto made = m_services.store->backup({}, SystemClock().now());
    m_window.say(made ? tr("A verified copy is in %1").arg(QDir::toNativeSeparators(*made))
                      : made.error().sentence);
}

void OpenWorkspace::checkStore()
{
    const auto checked = m_services.store->check();
    if (!checked)
        return m_window.say(checked.error().sentence);
    const QString verdict = !checked->sound ? tr("The store is damaged.")
                            : checked->events == 1
                                ? tr("The store is sound: 1 event, and it is kept.")
                                : tr("The store is sound: %1 events, every one kept.").arg(checked->events);
    m_window.say((QStringList(verdict) + checked->findings).join(u' '));
}

} // namespace brickwork
