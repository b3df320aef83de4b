#include "app/history_desk.h"

#include "app/write_desk.h"
#include "core/base/durable_file.h"
#include "core/flows/draft_naming.h"
#include "ui/frame/main_window.h"
#include "ui/write/history_sheet.h"
#include "ui/write/write_page.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString folderOfHistory(const Services& services)
{
    return QFileInfo(services.store->file()).path() + u"/history"_s;
}

QFuture<Result<QString>> nothing()
{
    return QtFuture::makeReadyValueFuture(Result<QString>(fail(ErrorCode::NotFound, {})));
}

} // namespace

HistoryDesk::HistoryDesk(Services& services, DraftSession& session, WriteDesk& write, Theme& theme,
                         MainWindow& window)
    : m_services(services), m_session(session), m_write(write), m_window(window),
      m_clock(services.logbook->clock()), m_keeper(session, m_clock, folderOfHistory(services)),
      m_sheet(new HistorySheet(theme, &window)), m_compare(new CompareSheet(theme, &window))
{
    m_keeper.setCursorSource([this] { return m_window.write().cursor(); });
    connect(&m_keeper, &HistoryKeeper::failed, this,
            [this](const QString& sentence) { m_window.say(sentence); });
    connectSheets();
}

HistoryDesk::~HistoryDesk()
{
    // They show this workspace; the next has sheets of its own.
    for (Sheet* sheet : std::initializer_list<Sheet*>{m_sheet, m_compare}) {
        sheet->disconnect(this);
        sheet->dismiss();
        delete sheet;
    }
}

void HistoryDesk::connectSheets()
{
    connect(m_compare, &CompareSheet::actionChosen, this, [this](const QString& action) {
        if (const auto chosen = std::exchange(m_chosen, nullptr))
            chosen(action);
    });
    connect(m_sheet, &HistorySheet::textsWished, this, &HistoryDesk::load);
    connect(m_sheet, &HistorySheet::restoreWished, this, &HistoryDesk::restore);
    connect(m_sheet, &HistorySheet::copyWished, this, &HistoryDesk::copy);
    connect(m_sheet, &HistorySheet::newDraftWished, this, &HistoryDesk::openAsDraft);
    connect(&m_keeper, &HistoryKeeper::kept, this, &HistoryDesk::refresh);
    // Under an open sheet another program may change the file, or the draft go.
    connect(&m_session, &DraftSession::began, this, [this] {
        if (m_sheet->isVisible() && m_session.state().id != m_id)
            m_sheet->dismiss();
        else if (m_sheet->isVisible())
            load(m_sheet->version());
    });
    connect(&m_session, &DraftSession::moved, this, [this](const DraftId& from, const DraftId& to) {
        if (m_id == from)
            m_id = to;
    });
}

void HistoryDesk::open()
{
    const SessionState& state = m_session.state();
    if (!state.open)
        return m_window.say(tr("Open a draft first: its history is shown here."));
    if (state.id.isEmpty())
        return m_window.say(tr("This draft has no file yet; its history begins with its first words."));
    m_id = state.id;
    m_loaded = -1;
    m_window.showPage(Page::Write);
    read([this] { m_sheet->open(shown()); });
}

HistoryState HistoryDesk::shown() const
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.now().msecs, m_clock.zone());
    HistoryState state = historyState(m_history, m_write.titleOf(m_id), now, QLocale());
    state.mayRestore = m_session.state().save != SaveState::ReadOnly;
    return state;
}

/// Reads the versions of the draft that is shown.
void HistoryDesk::read(std::function<void()> then)
{
    m_keeper.history(m_id).then(
        this, [this, id = m_id, then = std::move(then)](const Result<DraftHistory>& history) {
            if (id != m_id)
                return;
            if (!history)
                return m_window.say(history.error().sentence);
            m_history = *history;
            then();
        });
}

/// Another version was kept while they are looked at.
void HistoryDesk::refresh()
{
    if (!m_sheet->isVisible())
        return;
    const Snapshot* chosen = snapshot(m_sheet->version());
    read([this, before = chosen ? *chosen : Snapshot()] {
        m_sheet->setState(shown());
        // Older ones may be no more: then the number is that of another.
        const Snapshot* now = snapshot(m_sheet->version());
        if (!now || *now == before)
            return;
        m_loaded = -1;
        load(m_sheet->version());
    });
}

const Snapshot* HistoryDesk::snapshot(int version) const
{
    const auto index = static_cast<size_t>(version);
    return version >= 0 && index < m_history.versions.size() ? &m_history.versions[index] : nullptr;
}

void HistoryDesk::load(int version)
{
    const Snapshot* chosen = snapshot(version);
    if (!chosen)
        return;
    const Snapshot* previous = snapshot(version - 1);
    const auto text = m_keeper.text(*chosen);
    auto before = previous ? m_keeper.text(*previous) : nothing();
    // One thread reads both, so the second is the last that is there.
    before.then(this, [this, id = m_id, hash = chosen->text, version, text](const Result<QString>& other) {
        const Snapshot* still = snapshot(version);
        if (id == m_id && still && still->text == hash)
            showTexts(version, text.result(), other);
    });
}

void HistoryDesk::showTexts(int version, const Result<QString>& text, const Result<QString>& previous)
{
    if (!text)
        return m_sheet->refuse(version, text.error().sentence);
    m_loaded = version;
    m_text = *text;
    m_sheet->setTexts({.version = version,
                       .text = *text,
                       .previous = previous ? std::optional(*previous) : std::nullopt,
                       .now = m_window.write().text()});
}

QString HistoryDesk::timeOf(const Snapshot& snapshot) const
{
    return QLocale().toString(snapshot.at.toUtc().toTimeZone(m_clock.zone()), QLocale::ShortFormat);
}

void HistoryDesk::restore(int version)
{
    const Snapshot* chosen = snapshot(version);
    if (!chosen || m_loaded != version || m_session.state().id != m_id)
        return;
    const QString before = m_window.write().text();
    const QString after = m_text;
    m_session.noteRisk(SnapshotReason::BeforeRestore);
    m_sheet->dismiss();
    m_write.amend(after);
    //: %1 is a date and a time
    m_window.say(tr("The version of %1 is back").arg(timeOf(*chosen)), tr("Undo"),
                 [this, id = m_id, before, after] {
                     if (m_session.state().id == id)
                         putBack(before, after);
                 });
}

/// Takes a restored version back, unless it was written on meanwhile.
void HistoryDesk::putBack(const QString& text, const QString& instead)
{
    if (m_window.write().text() != instead)
        return m_window.say(tr("You have written on since; the text of before is in the history."));
    m_write.amend(text);
    m_window.say(tr("The text is as it was before"));
}

void HistoryDesk::copy(int version)
{
    if (m_loaded != version)
        return;
    QGuiApplication::clipboard()->setText(m_text);
    m_sheet->tell(tr("The text of this version is on the clipboard."));
}

void HistoryDesk::openAsDraft(int version)
{
    const Snapshot* chosen = snapshot(version);
    if (!chosen || m_loaded != version)
        return;
    const QDate day = chosen->at.toUtc().toTimeZone(m_clock.zone()).date();
    const QString name = u"%1-%2"_s.arg(baseNameOf(m_id), day.toString(Qt::ISODate));
    TextFile written;
    const auto made = createDraft(m_services.workspace, name, m_text, &written, folderOf(m_id));
    if (!made)
        return m_sheet->tell(made.error().sentence);
    m_sheet->dismiss();
    Q_EMIT draftMade(*made);
}

void HistoryDesk::noteTrashed(const DraftId& id, const QString& path)
{
    const auto text = readWhole(path).transform(decodeText);
    if (text && text->readOnlyReason.isEmpty())
        m_keeper.keep(id, text->text, SnapshotReason::BeforeTrash);
}

void HistoryDesk::compareConflict()
{
    const DraftId id = m_session.state().id;
    const auto theirs = readDraft(m_services.workspace, id);
    if (!theirs)
        return m_window.say(theirs.error().sentence);
    show({.heading = tr("“%1” was changed by another program").arg(m_write.titleOf(id)),
          .sentence =
              tr("Whichever text goes on, the other is kept: in a file beside it, and in the history."),
          .texts = {.before = theirs->text,
                    .after = m_window.write().text(),
                    .beforeLabel = tr("the file"),
                    .afterLabel = tr("your text"),
                    .alone = false},
          .actions = {{u"mine"_s, tr("Keep mine")},
                      {u"theirs"_s, tr("Take theirs")},
                      {u"elsewhere"_s, tr("Keep both")}}},
         [this, id](const QString& action) {
             if (m_session.state().id == id && m_session.state().save == SaveState::Conflict)
                 m_write.answer(action);
         });
}

void HistoryDesk::compare(const TextPair& pair)
{
    show({.heading = pair.heading,
          .sentence = {},
          .texts = {.before = pair.first,
                    .after = pair.second,
                    .beforeLabel = pair.firstName,
                    .afterLabel = pair.secondName,
                    .alone = false},
          .actions = {}},
         nullptr);
}

void HistoryDesk::show(const Comparison& comparison, std::function<void(const QString& action)> chosen)
{
    m_chosen = std::move(chosen);
    m_compare->open(comparison);
}

} // namespace brickwork
