#include "app/write_desk.h"

#include "core/markdown/front_matter.h"
#include "ui/drafts/draft_goal.h"
#include "ui/frame/main_window.h"
#include "ui/frame/status_strip.h"
#include "ui/theme/ask_sheet.h"
#include "ui/write/write_page.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int everySecond = 1'000;

QString rememberedKey(const Workspace& workspace, QLatin1StringView name)
{
    return u"workspaces/%1/%2"_s.arg(workspace.id.value, name);
}

/// Where it leads is at its head; a very long one loses its middle.
QString shownAddress(const QUrl& url)
{
    constexpr int longest = 400;
    const QString address = url.toDisplayString();
    return address.size() <= longest ? address : address.first(longest - 60) + u" … "_s + address.last(60);
}

} // namespace

WriteDesk::WriteDesk(Services& services, DraftLibrary& library, DraftSession& session, const Clock& clock,
                     MainWindow& window)
    : m_services(services), m_library(library), m_session(session), m_clock(clock), m_window(window),
      m_places(QFileInfo(services.store->file()).path() + u"/places.json"_s)
{
    m_session.setTextSource([this] { return m_window.write().text(); });
    connectPage();
    connectSession();
    connectLedger();
    connect(&m_library, &DraftLibrary::changed, this, [this] {
        showList();
        showHeader();
    });
    connect(m_services.logbook.get(), &Logbook::changed, this, [this] {
        showList();
        showHeader();
        showStrip();
    });
    m_second.setInterval(everySecond);
    connect(&m_second, &QTimer::timeout, this, &WriteDesk::showStrip);
    m_second.start();
}

void WriteDesk::connectPage()
{
    WritePage& page = m_window.write();
    connect(&page, &WritePage::edited, &m_session, &DraftSession::noteEdit);
    connect(&page, &WritePage::focusLost, &m_session, &DraftSession::saveSoon);
    connect(&page, &WritePage::draftChosen, this, &WriteDesk::open);
    connect(&page, &WritePage::newRequested, this, &WriteDesk::newDraft);
    connect(&page, &WritePage::renameRequested, this, &WriteDesk::rename);
    connect(&page, &WritePage::duplicateRequested, this, &WriteDesk::duplicate);
    connect(&page, &WritePage::trashRequested, this, &WriteDesk::trash);
    connect(&page, &WritePage::revealRequested, this, &WriteDesk::reveal);
    connect(&page, &WritePage::statusChosen, this, &WriteDesk::setStatus);
    connect(&page, &WritePage::linkActivated, this, &WriteDesk::followLink);
    connect(&page, &WritePage::barActionChosen, this, &WriteDesk::answer);
    connect(&page, &WritePage::searchChanged, this, [this](const QString& search) {
        m_search = search;
        showList();
    });
    connect(&page, &WritePage::wordsCounted, this, [this](const WordCount& words) {
        m_words = words;
        showHeader();
        showStrip();
    });
}

void WriteDesk::connectSession()
{
    connect(&m_session, &DraftSession::stateChanged, this, [this] {
        showStrip();
        showBar();
    });
    connect(&m_session, &DraftSession::reloaded, this, [this](const QString& text) {
        m_window.write().replaceText(text);
        m_window.write().setReadOnly(m_session.state().save == SaveState::ReadOnly);
        showHeader();
    });
    // After a crash the draft is open again where it was left.
    connect(&m_session, &DraftSession::saved, this, &WriteDesk::remember);
    connect(&m_session, &DraftSession::moved, this, [this](const DraftId& from, const DraftId& to) {
        m_places.rename(from, to);
        m_window.write().setDraftId(to);
        m_services.ledger->rename(to);
        if (auto followed = m_services.publishing->followRename(from, to); !followed)
            tell(followed.error());
        showList();
        showHeader();
    });
}

void WriteDesk::open(const DraftId& id)
{
    if (m_session.state().open && m_session.state().id == id) {
        m_window.write().focusEditor();
        return;
    }
    remember();
    const auto file = m_session.open(id);
    if (!file)
        return tell(file.error());
    showDraft(id, *file);
    m_window.write().focusEditor();
}

void WriteDesk::showDraft(const DraftId& id, const TextFile& file)
{
    const TextPlace place = m_places.of(id).value_or(TextPlace());
    m_words.reset();
    m_title.clear();
    m_window.write().showDraft({.id = id,
                                .untitled = id.isEmpty(),
                                .text = file.text,
                                .readOnlyReason = file.readOnlyReason,
                                .plain = file.plain,
                                .cursor = place.cursor,
                                .scroll = place.scroll,
                                .folder = m_services.workspace.root});
    m_services.ledger->open(id, id.isEmpty() ? QString() : titleOf(id), m_window.write().countedWords());
    remember();
    showList();
    showHeader();
    showBar();
    Q_EMIT shown(id);
}

void WriteDesk::newDraft()
{
    remember();
    if (auto opened = m_session.openUntitled(); !opened)
        return tell(opened.error());
    m_window.showPage(Page::Write);
    showDraft({}, {});
    m_window.write().focusEditor();
}

void WriteDesk::setStatus(DraftStatus status)
{
    // What cannot be saved must not become unsaved.
    if (m_session.state().save == SaveState::ReadOnly)
        return tell({ErrorCode::Refused, m_session.state().sentence, {}});
    WritePage& page = m_window.write();
    const auto text = withFrontMatter(page.text(), u"status"_s, toText(status));
    if (!text)
        return tell(text.error());
    m_session.noteRisk(SnapshotReason::BeforeReplace);
    page.amendText(*text);
    m_session.noteEdit();
    m_session.saveSoon();
}

void WriteDesk::showList()
{
    std::set<QString> published;
    for (const Publication& post : m_services.logbook->state().publications) {
        if (!post.draft.isEmpty() && !post.post.retracted)
            published.insert(post.draft);
    }
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.now().msecs, m_clock.zone());
    DraftsState state =
        draftsState(m_library.drafts(), published, m_search, m_session.state().id, now, QLocale(), m_view);
    if (!m_library.problem().isEmpty() && state.emptySentence.isEmpty() && state.groups.empty())
        state.emptySentence = m_library.problem();
    m_window.write().setDrafts(state);
}

void WriteDesk::showHeader()
{
    const SessionState& session = m_session.state();
    if (!session.open)
        return;
    const DraftEntry* entry = m_library.find(session.id);
    const Publication* post = m_services.publishing->publicationOf(session.id);
    HeaderState header;
    header.words = m_words ? m_words->total() : entry ? entry->words : 0;
    // A file that vanished leaves its draft without an entry; its title stays.
    if (entry)
        m_title = entry->title;
    m_services.ledger->setTitle(m_title);
    header.title = m_title.isEmpty() ? tr("Untitled draft") : m_title;
    DraftEntry unsaved;
    unsaved.words = header.words;
    header.status = shownStatus(entry ? *entry : unsaved, post && !post->post.retracted);
    if (entry && entry->goal) {
        header.goal = entry->goal;
        const DraftGoal goal{.words = *entry->goal,
                             .due = entry->due.isValid() ? std::optional(Day(entry->due)) : std::nullopt};
        header.pace = draftPace(goal, header.words, m_services.logbook->today(), QLocale());
    }
    header.canPublish = !session.id.isEmpty();
    header.readOnly = session.save == SaveState::ReadOnly;
    m_window.write().setHeader(header);
}

void WriteDesk::showStrip()
{
    const Logbook& logbook = *m_services.logbook;
    const HabitSettings& settings = logbook.state().settings;
    const DayWords words{.writing = m_services.ledger->today(),
                         .wordGoal = inForce(settings.wordGoals, logbook.today()),
                         .minuteGoal = inForce(settings.minuteGoals, logbook.today())};
    m_window.strip().setState(
        stripState(m_session.state(), words, logbook.summary(), m_clock.now(), QLocale()));
}

void WriteDesk::followLink(const QUrl& url)
{
    const QString scheme = url.scheme();
    if (scheme == "https"_L1 || scheme == "http"_L1 || scheme == "mailto"_L1) {
        AskSheet question({.heading = tr("Open this address?"),
                           .text = shownAddress(url),
                           .answers = {tr("Open"), tr("Cancel")},
                           .safe = 1},
                          &m_window);
        if (question.ask() == 0)
            QDesktopServices::openUrl(url);
        return;
    }
    const bool local = scheme.isEmpty() || scheme == "file"_L1;
    const QString base = QFileInfo(m_services.workspace.pathOf(m_session.state().id)).path();
    const QString path = url.isRelative() ? base + u'/' + url.path() : url.toLocalFile();
    const auto id = local ? m_services.workspace.idOf(path) : std::nullopt;
    if (id && m_library.find(*id))
        return open(*id);
    m_window.say(tr("Not opened: %1").arg(url.toDisplayString()));
}

void WriteDesk::remember()
{
    const SessionState& session = m_session.state();
    // A draft without a file cannot be brought back: the one before is better than none.
    if (session.open && session.id.isEmpty())
        return;
    // Settings are written on this thread: not after each save.
    if (m_remembered != session.id)
        QSettings().setValue(rememberedKey(m_services.workspace, "draft"_L1), session.id.value);
    m_remembered = session.id;
    m_places.put(session.id, {.cursor = m_window.write().cursor(), .scroll = m_window.write().scroll()});
}

void WriteDesk::bringBack()
{
    const DraftId last{QSettings().value(rememberedKey(m_services.workspace, "draft"_L1)).toString()};
    if (!last.isEmpty() && QFileInfo::exists(m_services.workspace.pathOf(last)))
        return open(last);
    m_window.write().showNothing();
}

void WriteDesk::tell(const Error& error)
{
    m_window.say(error.sentence);
}

} // namespace brickwork
