#include "app/issue_desk.h"

#include "app/write_desk.h"
#include "core/flows/issue_notes.h"
#include "core/flows/note_book.h"
#include "core/markdown/front_matter.h"
#include "ui/drafts/drafts_panel.h"
#include "ui/drafts/notes_sheet.h"
#include "ui/frame/main_window.h"
#include "ui/write/write_page.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr std::size_t insertionsKept = 8;

QString languageOf(const QString& text)
{
    const FrontMatter frontMatter = readFrontMatter(text);
    return frontMatter.value(u"lang").value_or(frontMatter.value(u"language").value_or(QString()));
}

} // namespace

IssueDesk::IssueDesk(Services& services, DraftLibrary& library, DraftSession& session, WriteDesk& write,
                     Theme& theme, MainWindow& window)
    : m_services(services), m_library(library), m_session(session), m_write(write), m_window(window),
      m_sheet(new NotesSheet(theme, &window))
{
    m_compare.setSingleShot(true);
    m_compare.setInterval(0);
    connect(&m_compare, &QTimer::timeout, this, &IssueDesk::compare);
    connectSheet();
    connect(m_services.logbook.get(), &Logbook::changed, this, &IssueDesk::refresh);
    connect(&m_window.write(), &WritePage::textEdited, this,
            [this](int, int removed, const QString& added) { watch(removed, added); });
    connect(&m_session, &DraftSession::moved, this, &IssueDesk::follow);
    connect(&m_write, &WriteDesk::renamed, this, &IssueDesk::follow);
    connect(&m_window.write().draftsPanel(), &DraftsPanel::noteRequested, this, &IssueDesk::openNotes);
}

IssueDesk::~IssueDesk()
{
    // It shows this workspace; the next has a sheet of its own.
    m_sheet->disconnect(this);
    m_sheet->dismiss();
    delete m_sheet;
}

void IssueDesk::connectSheet()
{
    connect(m_sheet, &NotesSheet::keepWished, this, &IssueDesk::keep);
    connect(m_sheet, &NotesSheet::changeWished, this, &IssueDesk::change);
    connect(m_sheet, &NotesSheet::removeWished, this, &IssueDesk::remove);
    connect(m_sheet, &NotesSheet::undoWished, this, &IssueDesk::undoRemoval);
    connect(m_sheet, &NotesSheet::reopenWished, this, &IssueDesk::reopen);
    connect(m_sheet, &NotesSheet::insertWished, this, &IssueDesk::insertNotes);
}

void IssueDesk::start()
{
    const auto came = takeInNotes(*m_services.logbook, m_services.workspace);
    if (!came)
        m_window.say(came.error().sentence);
}

NotesState IssueDesk::shown() const
{
    NotesPlace place{
        .today = m_services.logbook->today(), .locale = QLocale(), .titles = {}, .openDraft = {}};
    for (const DraftEntry& entry : m_library.drafts())
        place.titles[entry.id.value] = entry.title;
    const SessionState& session = m_session.state();
    if (session.open && session.save != SaveState::ReadOnly)
        place.openDraft = session.id.isEmpty() ? tr("the new draft") : m_write.titleOf(session.id);
    return notesState(m_services.logbook->state().notes, place, m_services.logbook->rule());
}

void IssueDesk::openNotes()
{
    m_services.logbook->refresh();
    m_removed.reset();
    m_sheet->open(shown());
}

void IssueDesk::refresh()
{
    if (m_sheet->isVisible())
        m_sheet->setState(shown());
}

void IssueDesk::keep(const QString& text, std::optional<Day> on, AfterLine after)
{
    if (const auto kept = addNote(*m_services.logbook, text, on); !kept)
        return m_sheet->tell(kept.error().sentence);
    m_sheet->kept(after);
    if (after == AfterLine::Close)
        m_window.say(tr("The note is kept for the next issue."));
    else
        m_sheet->tell(tr("Kept: “%1”.").arg(text));
}

void IssueDesk::change(const NoteId& id, const QString& text, std::optional<Day> on)
{
    if (const auto changed = changeNote(*m_services.logbook, id, text, on); !changed)
        return m_sheet->tell(changed.error().sentence);
    m_sheet->kept(AfterLine::Next);
}

void IssueDesk::remove(const NoteId& id)
{
    const auto removed = removeNote(*m_services.logbook, id);
    if (!removed)
        return m_sheet->tell(removed.error().sentence);
    m_removed = *removed;
    m_sheet->tell(tr("“%1” is removed.").arg(removed->text));
    m_sheet->setUndo(true);
}

void IssueDesk::undoRemoval()
{
    if (!m_removed)
        return;
    if (const auto back = putBackNote(*m_services.logbook, *m_removed); !back)
        return m_sheet->tell(back.error().sentence);
    m_removed.reset();
    m_sheet->tell({});
    m_sheet->setUndo(false);
}

void IssueDesk::reopen(const NoteId& id)
{
    if (const auto opened = useNotes(*m_services.logbook, {id}, {}); !opened)
        return m_sheet->tell(opened.error().sentence);
    m_sheet->tell(tr("The note is open again; where it stands in a draft, it stays there."));
}

/// Why no note can be put into a draft now; empty if there is one.
QString IssueDesk::nothingToInsert() const
{
    const SessionState& session = m_session.state();
    if (!session.open)
        return tr("Open the draft of the issue first: the notes go into it.");
    if (session.save == SaveState::ReadOnly)
        return session.sentence;
    const std::vector<Note>& notes = m_services.logbook->state().notes;
    const Day today = m_services.logbook->today();
    if (!notesForIssue(notes, today).empty())
        return {};
    const auto past = std::ranges::count_if(
        notes, [today](const Note& note) { return standingOf(note, today) == NoteStanding::Past; });
    return past == 0 ? tr("No note waits for the next issue.")
                     : tr("No note waits for the next issue; the days of those that were left are over.");
}

void IssueDesk::insertNotes()
{
    m_services.logbook->refresh();
    if (const QString why = nothingToInsert(); !why.isEmpty()) {
        m_sheet->tell(why);
        return m_window.say(why);
    }
    const Day today = m_services.logbook->today();
    Insertion insertion{.draft = {}, .before = m_window.write().text(), .after = {}, .notes = {}};
    const QLocale locale = issueLocale(languageOf(insertion.before), QLocale());
    QStringList items;
    for (const Note& note : notesForIssue(m_services.logbook->state().notes, today)) {
        items << issueItem(note, today, locale);
        insertion.notes.push_back(note.id);
    }
    const IssueText made = withIssueNotes(insertion.before, items, issueHeading(), m_window.write().cursor());
    insertion.after = made.text;
    m_sheet->dismiss();
    m_window.showPage(Page::Write);
    m_write.amend(made.text);
    m_window.write().goToLine(made.line);
    m_window.write().focusEditor();
    record(insertion);
}

/// They stand in the draft, and the disk has confirmed it: only then are they used.
void IssueDesk::record(const Insertion& made)
{
    if (const auto saved = m_session.flush(); !saved)
        return m_window.say(tr("The notes stand in the draft, which could not be saved, so they wait on. %1")
                                .arg(saved.error().sentence));
    Insertion insertion = made;
    insertion.draft = m_session.state().id;
    if (const auto used = useNotes(*m_services.logbook, insertion.notes, insertion.draft); !used)
        return m_window.say(
            tr("The notes stand in the draft, and are still open. %1").arg(used.error().sentence));
    if (m_insertions.size() == insertionsKept)
        m_insertions.erase(m_insertions.begin());
    m_insertions.push_back(insertion);
    const qsizetype count = std::ssize(insertion.notes);
    const QString title = m_write.titleOf(insertion.draft);
    m_window.say(count == 1 ? tr("One note stands in “%1” now").arg(title)
                            : tr("%1 notes stand in “%2” now").arg(QLocale().toString(count), title),
                 tr("Undo"), [this, insertion] { takeOut(insertion); });
}

void IssueDesk::takeOut(const Insertion& insertion)
{
    if (!m_session.state().open || m_session.state().id != insertion.draft)
        return m_window.say(
            tr("Open “%1” first: the notes stand there.").arg(m_write.titleOf(insertion.draft)));
    const auto without = withoutIssueNotes(m_window.write().text(), insertion.before, insertion.after);
    if (!without)
        return m_window.say(
            tr("The notes were written on since, so they stay. Those that you take out can be "
               "opened again in the list of notes."));
    m_write.amend(*without);
    const auto known = std::ranges::find(m_insertions, insertion.notes, &Insertion::notes);
    if (known != m_insertions.end() && known->stands)
        mark(*known, false);
    m_window.say(tr("The notes are open again"));
}

/// Undo and redo go through the very texts of before and after; only a change as large as that can be one.
void IssueDesk::watch(int removed, const QString& added)
{
    const DraftId& id = m_session.state().id;
    const qsizetype most = std::max(static_cast<qsizetype>(removed), added.size());
    const bool concerned = std::ranges::any_of(m_insertions, [&](const Insertion& insertion) {
        return insertion.draft == id && most >= insertion.after.size() - insertion.before.size();
    });
    if (concerned)
        m_compare.start();
}

void IssueDesk::compare()
{
    if (!m_session.state().open)
        return;
    const QString text = m_window.write().text();
    for (Insertion& insertion : m_insertions) {
        if (insertion.draft != m_session.state().id)
            continue;
        if (insertion.stands && text == insertion.before)
            mark(insertion, false);
        else if (!insertion.stands && text == insertion.after)
            mark(insertion, true);
    }
}

/// Those that went into another draft meanwhile are left to it.
void IssueDesk::mark(Insertion& insertion, bool stands)
{
    insertion.stands = stands;
    const QString from = stands ? QString() : insertion.draft.value;
    std::vector<NoteId> ours;
    for (const Note& note : m_services.logbook->state().notes) {
        if (note.usedIn == from && std::ranges::contains(insertion.notes, note.id))
            ours.push_back(note.id);
    }
    const auto marked = useNotes(*m_services.logbook, ours, stands ? insertion.draft : DraftId());
    if (!marked)
        m_window.say(marked.error().sentence);
}

void IssueDesk::follow(const DraftId& from, const DraftId& to)
{
    for (Insertion& insertion : m_insertions) {
        if (insertion.draft == from)
            insertion.draft = to;
    }
    if (const auto followed = followNotes(*m_services.logbook, from, to); !followed)
        m_window.say(followed.error().sentence);
}

} // namespace brickwork
