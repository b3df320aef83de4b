#include "app/cli/commands.h"
#include "core/flows/due.h"
#include "core/flows/issue_notes.h"
#include "core/flows/note_book.h"
#include "core/habit/spoken_day.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <set>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString standingText(NoteStanding standing)
{
    switch (standing) {
    case NoteStanding::Open:
        return u"open"_s;
    case NoteStanding::Used:
        return u"used"_s;
    case NoteStanding::Past:
        return u"past"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString stateText(DueState state)
{
    switch (state) {
    case DueState::Overdue:
        return u"overdue"_s;
    case DueState::Today:
        return u"today"_s;
    case DueState::Coming:
        return u"coming"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject noteJson(const Note& note, Day today)
{
    return {{u"id"_s, note.id.value},
            {u"text"_s, note.text},
            {u"on"_s, orNull(note.on ? note.on->iso() : QString())},
            {u"added"_s, note.added.iso()},
            {u"state"_s, standingText(standingOf(note, today))},
            {u"used_in"_s, orNull(note.usedIn)}};
}

/// Open ones as an issue has them, then the others in the order they were added.
std::vector<Note> listed(const std::vector<Note>& notes, Day today)
{
    std::vector<Note> all = notesForIssue(notes, today);
    for (const Note& note : notes) {
        if (standingOf(note, today) != NoteStanding::Open)
            all.push_back(note);
    }
    return all;
}

} // namespace

int noteCommand(Context& context)
{
    const QString text = QString::fromStdString(context.arguments().note);
    auto on = Context::optionalDayFrom(context.arguments().day);
    const auto services = context.services();
    if (!services)
        return report(services.error());
    Logbook& logbook = *(*services)->logbook;
    if (!on) {
        if (const auto spoken = spokenDayIn(text, logbook.today(), QLocale()))
            on = spoken->day;
    }
    const auto note = addNote(logbook, text, on);
    if (!note)
        return report(note.error());
    Context::print(on ? u"%1  %2"_s.arg(note->value, on->iso()) : note->value);
    return 0;
}

int notesCommand(Context& context)
{
    const auto services = context.services();
    if (!services)
        return report(services.error());
    Logbook& logbook = *(*services)->logbook;
    if (const auto came = takeInNotes(logbook, (*services)->workspace); !came)
        Context::complain(came.error().sentence);
    const Day today = logbook.today();
    QJsonArray all;
    for (const Note& note : listed(logbook.state().notes, today)) {
        if (context.arguments().json)
            all.append(noteJson(note, today));
        else
            Context::print(u"%1  %2  %3"_s.arg(standingText(standingOf(note, today)),
                                               note.on ? note.on->iso() : QString(10, u' '), note.text));
    }
    if (context.arguments().json)
        Context::print(QJsonObject{{u"notes"_s, all}});
    return 0;
}

int dueCommand(Context& context)
{
    const auto services = context.services();
    if (!services)
        return report(services.error());
    const Services& open = **services;
    const auto scan = scanDrafts(open.workspace);
    if (!scan)
        return report(scan.error());
    std::set<QString> published;
    for (const Publication& post : open.logbook->state().publications) {
        if (!post.post.retracted)
            published.insert(post.draft);
    }
    const auto planned = plannedDrafts(open.workspace, scan->drafts, published, open.logbook->rule());
    QJsonArray all;
    for (const DueDraft& due : dueDrafts(planned, open.logbook->today())) {
        const auto& [id, title, when] = due.draft;
        const QString time = when.time ? when.time->toString(u"HH:mm"_s) : QString();
        if (context.arguments().json)
            all.append(QJsonObject{{u"path"_s, id.value},
                                   {u"title"_s, title},
                                   {u"day"_s, when.day.iso()},
                                   {u"time"_s, orNull(time)},
                                   {u"state"_s, stateText(due.state)},
                                   {u"days"_s, due.days}});
        else
            Context::print(
                u"%1  %2 %3  %4  [%5]"_s.arg(stateText(due.state), -7)
                    .arg(when.day.iso(), time.isEmpty() ? QString(5, u' ') : time, title, id.value));
    }
    if (context.arguments().json)
        Context::print(QJsonObject{{u"due"_s, all}});
    return 0;
}

} // namespace brickwork
