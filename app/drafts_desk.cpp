#include "app/drafts_desk.h"

#include "app/tabs_desk.h"
#include "app/write_desk.h"
#include "core/flows/draft_naming.h"
#include "core/flows/draft_properties.h"
#include "core/flows/draft_shelf.h"
#include "core/flows/issue_notes.h"
#include "core/flows/note_book.h"
#include "core/flows/template_shelf.h"
#include "core/markdown/front_matter.h"
#include "core/markdown/slug.h"
#include "ui/drafts/drafts_panel.h"
#include "ui/drafts/new_draft_sheet.h"
#include "ui/drafts/properties_sheet.h"
#include "ui/frame/main_window.h"
#include "ui/theme/ask_sheet.h"
#include "ui/write/write_page.h"

#include <QCompleter>
#include <QDesktopServices>
#include <QDir>
#include <QLineEdit>
#include <QSettings>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto groupingKey = "drafts/byFolder";
constexpr auto oldestKey = "drafts/oldestIdeasFirst";

QString collapsedKey(const Workspace& workspace)
{
    return u"workspaces/%1/collapsed"_s.arg(workspace.id.value);
}

DraftsView rememberedView(const Workspace& workspace)
{
    const QSettings settings;
    DraftsView view;
    view.grouping = settings.value(QLatin1StringView(groupingKey)).toBool() ? DraftGrouping::Folder
                                                                            : DraftGrouping::Status;
    view.oldestIdeasFirst = settings.value(QLatin1StringView(oldestKey)).toBool();
    const QStringList collapsed = settings.value(collapsedKey(workspace)).toStringList();
    view.collapsed = {collapsed.begin(), collapsed.end()};
    view.rootName = QDir(workspace.root).dirName();
    return view;
}

} // namespace

DraftsDesk::DraftsDesk(Services& services, DraftLibrary& library, DraftSession& session, DraftDesks desks,
                       Theme& theme, MainWindow& window)
    : m_services(services), m_library(library), m_session(session), m_desks(desks), m_window(window),
      m_new(new NewDraftSheet(theme, &window)), m_properties(new PropertiesSheet(theme, &window))
{
    connectList();
    connect(m_new, &NewDraftSheet::wished, this, &DraftsDesk::make);
    connect(m_new, &NewDraftSheet::folderWished, this, [this] {
        const auto folder = makeTemplateFolder(m_services.workspace);
        if (!folder)
            return m_new->tell(folder.error().sentence);
        QDesktopServices::openUrl(QUrl::fromLocalFile(*folder));
    });
    connect(m_properties, &PropertiesSheet::saveWished, this, &DraftsDesk::saveProperties);
}

DraftsDesk::~DraftsDesk()
{
    // They show this workspace; the next has sheets of its own.
    for (Sheet* sheet : std::initializer_list<Sheet*>{m_new, m_properties}) {
        sheet->dismiss();
        delete sheet;
    }
    m_window.write().draftsPanel().setFolders({});
}

void DraftsDesk::connectList()
{
    DraftsPanel& list = m_window.write().draftsPanel();
    connect(&list, &DraftsPanel::newFromTemplateRequested, this, &DraftsDesk::newFromTemplate);
    connect(&list, &DraftsPanel::propertiesRequested, this, &DraftsDesk::properties);
    connect(&list, &DraftsPanel::startRequested, this, &DraftsDesk::startWriting);
    connect(&list, &DraftsPanel::moveRequested, &m_desks.write, &WriteDesk::moveTo);
    connect(&list, &DraftsPanel::moveElsewhereRequested, this, &DraftsDesk::move);
    connect(&list, &DraftsPanel::viewChosen, this, &DraftsDesk::chooseView);
    list.setFolders([this] { return foldersIn(m_library.drafts()); });
}

void DraftsDesk::start()
{
    m_desks.write.setListView(rememberedView(m_services.workspace));
}

void DraftsDesk::chooseView(const DraftsView& view)
{
    QSettings settings;
    settings.setValue(QLatin1StringView(groupingKey), view.grouping == DraftGrouping::Folder);
    settings.setValue(QLatin1StringView(oldestKey), view.oldestIdeasFirst);
    settings.setValue(collapsedKey(m_services.workspace),
                      QStringList(view.collapsed.begin(), view.collapsed.end()));
    m_desks.write.setListView(view);
}

void DraftsDesk::newFromTemplate()
{
    const Day today = m_services.logbook->today();
    QStringList notes;
    m_offered.clear();
    for (const Note& note : notesForIssue(m_services.logbook->state().notes, today)) {
        notes << issueItem(note, today, QLocale());
        m_offered.push_back(note.id);
    }
    m_window.showPage(Page::Write);
    m_new->open({.templates = allTemplates(m_services.workspace),
                 .series = seriesIn(m_library.drafts()),
                 .notes = notes,
                 .today = today,
                 .locale = QLocale()});
}

void DraftsDesk::make(const NewDraftWish& wish)
{
    const Workspace& workspace = m_services.workspace;
    const FilledTemplate filled = filledTemplate(wish.made.text, wish.fill);
    TextFile written;
    const auto made = createDraft(workspace, nameFor(filled.text), filled.text, &written);
    if (!made)
        return m_new->tell(made.error().sentence);
    // They stand in the letter, and the disk has confirmed it: only now are they used.
    if (!wish.fill.notes.isEmpty()) {
        if (const auto used = useNotes(*m_services.logbook, m_offered, *made); !used)
            m_window.say(tr("The notes are in the letter, and still on the list for the next one. %1")
                             .arg(used.error().sentence));
    }
    m_new->dismiss();
    m_library.refresh(*made);
    m_desks.write.setPlace(*made, filled.cursor);
    m_desks.tabs.openKept(*made);
}

/// In the editor; if it could not be opened, the desk has said why.
bool DraftsDesk::opened(const DraftId& id)
{
    if (!m_session.state().open || m_session.state().id != id)
        m_desks.write.open(id);
    return m_session.state().open && m_session.state().id == id;
}

void DraftsDesk::properties(const DraftId& id)
{
    if (!m_session.state().open && id.isEmpty())
        return m_window.say(tr("Open a draft first: its properties are kept in it."));
    if (!opened(id))
        return;
    const QString text = m_window.write().text();
    const DraftProperties known = propertiesOf(text);
    DraftEntry silent;
    if (const DraftEntry* entry = m_library.find(id))
        silent = *entry;
    silent.status.reset();
    const Publication* post = m_services.publishing->publicationOf(id);
    QStringList series;
    for (const SeriesEntry& entry : seriesIn(m_library.drafts()))
        series << entry.name;
    m_shown = id;
    m_window.showPage(Page::Write);
    m_properties->open({.properties = known,
                        .derivedStatus = statusName(shownStatus(silent, post && !post->post.retracted)),
                        .tags = tagsIn(m_library.drafts()),
                        .series = series,
                        .offeredSlug = slugOf(known.title, known.language),
                        .readOnlyReason = m_session.state().save == SaveState::ReadOnly
                                              ? m_session.state().sentence
                                              : QString()});
}

void DraftsDesk::saveProperties(const DraftProperties& before, const DraftProperties& after)
{
    // A draft without a file may have got one meanwhile; another draft is none of ours.
    const DraftId& open = m_session.state().id;
    if (!m_session.state().open || (open != m_shown && !m_shown.isEmpty()))
        return m_properties->tell(tr("Another draft is open now. Nothing was changed."));
    const QString text = m_window.write().text();
    const auto changed = withProperties(text, before, after);
    if (!changed)
        return m_properties->tell(changed.error().sentence);
    if (*changed != text)
        m_desks.write.amend(*changed);
    m_properties->dismiss();
}

void DraftsDesk::startWriting(const DraftId& id)
{
    if (id.isEmpty() && !m_session.state().open)
        return m_window.say(tr("Choose an idea first."));
    m_window.showPage(Page::Write);
    if (!opened(id))
        return;
    m_desks.tabs.openKept(id);
    if (m_session.state().save == SaveState::ReadOnly)
        return m_window.say(m_session.state().sentence);
    const QString text = m_window.write().text();
    const auto changed = withFrontMatter(text, u"status"_s, toText(DraftStatus::Drafting));
    if (!changed)
        return m_window.say(changed.error().sentence);
    if (*changed != text)
        m_desks.write.amend(*changed);
    m_window.write().focusEditor();
}

void DraftsDesk::move(const DraftId& id)
{
    if (id.isEmpty())
        return m_window.say(tr("This draft has no file yet; it gets one with its first words."));
    const QString root = QDir(m_services.workspace.root).dirName();
    const bool inRoot = folderOf(id).isEmpty();
    QStringList answers{tr("Move")};
    if (!inRoot)
        answers << tr("To “%1” itself").arg(root);
    answers << tr("Cancel");
    const auto cancel = static_cast<int>(answers.size()) - 1;
    AskSheet question(
        {.heading = tr("Move “%1” to another folder").arg(m_desks.write.titleOf(id)),
         .text = tr("A folder in “%1”, as in letters or letters/2026. One that is not there yet is "
                    "made.")
                     .arg(root),
         .answers = answers,
         .safe = cancel},
        &m_window);
    question.addField(tr("Folder"), folderOf(id));
    if (auto* field = question.findChild<QLineEdit*>(u"ask.field"_s)) {
        QStringList folders = foldersIn(m_library.drafts());
        folders.removeAll(QString());
        auto* completer = new QCompleter(folders, field);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        field->setCompleter(completer);
    }
    const int answer = question.ask();
    if (answer == cancel)
        return;
    QString folder = answer == 0 ? QDir::cleanPath(question.field()) : QString();
    if (folder == "."_L1)
        folder.clear();
    m_desks.write.moveTo(id, folder);
}

} // namespace brickwork
