#include "core/flows/note_book.h"

#include "core/flows/housekeeping.h"
#include "core/habit/spoken_day.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(NoteBook)
};

bool breaks(QChar c)
{
    return c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
           c == QChar::ParagraphSeparator;
}

Result<QString> lineOf(const QString& text)
{
    const QString line = text.trimmed();
    if (line.isEmpty() || std::ranges::any_of(line, breaks))
        return fail(ErrorCode::Refused, Words::tr("A note is one line of text. Nothing was kept."));
    if (line.size() > longestNote)
        return fail(ErrorCode::Refused,
                    Words::tr("A note has at most %1 characters; this one has %2. Nothing was kept.")
                        .arg(longestNote)
                        .arg(line.size()));
    return line;
}

/// As it is now: another window may have changed it since.
Result<Note> noteOf(Logbook& logbook, const NoteId& id)
{
    if (auto fresh = logbook.reload(); !fresh)
        return Failure(fresh.error());
    const auto& notes = logbook.state().notes;
    const auto found = std::ranges::find(notes, id, &Note::id);
    if (found == notes.end())
        return fail(ErrorCode::NotFound, Words::tr("This note is no longer there. Nothing was changed."));
    return *found;
}

} // namespace

Result<NoteId> addNote(Logbook& logbook, const QString& text, std::optional<Day> on)
{
    const auto line = lineOf(text);
    if (!line)
        return Failure(line.error());
    const NoteId id{newUuid(logbook.clock().now())};
    return logbook.log({addNoteAct(id, *line, on, logbook.stamp())}).transform([&id] { return id; });
}

Result<void> changeNote(Logbook& logbook, const NoteId& id, const QString& text, std::optional<Day> on)
{
    const auto line = lineOf(text);
    if (!line)
        return Failure(line.error());
    const auto note = noteOf(logbook, id);
    if (!note)
        return Failure(note.error());
    if (note->text == *line && note->on == on)
        return {};
    return logbook.log({changeNoteAct(id, *line, on, logbook.stamp())});
}

Result<Note> removeNote(Logbook& logbook, const NoteId& id)
{
    const auto note = noteOf(logbook, id);
    if (!note)
        return note;
    return logbook.log({removeNoteAct(id, logbook.stamp())}).transform([&note] { return *note; });
}

Result<void> putBackNote(Logbook& logbook, const Note& note)
{
    return logbook.log({changeNoteAct(note.id, note.text, note.on, logbook.stamp())});
}

Result<void> useNotes(Logbook& logbook, const std::vector<NoteId>& ids, const DraftId& draft)
{
    if (auto fresh = logbook.reload(); !fresh)
        return fresh;
    std::vector<Act> acts;
    for (const Note& note : logbook.state().notes) {
        if (std::ranges::contains(ids, note.id) && note.usedIn != draft.value)
            acts.push_back(useNoteAct(note.id, draft.value, logbook.stamp()));
    }
    return logbook.log(acts);
}

Result<void> followNotes(Logbook& logbook, const DraftId& from, const DraftId& to)
{
    if (from.isEmpty() || to.isEmpty())
        return {};
    std::vector<NoteId> there;
    for (const Note& note : logbook.state().notes) {
        if (note.usedIn == from.value)
            there.push_back(note.id);
    }
    return there.empty() ? Result<void>() : useNotes(logbook, there, to);
}

Result<int> takeInNotes(Logbook& logbook, const Workspace& workspace)
{
    const auto lines = housekeepingNotes(workspace);
    if (!lines)
        return Failure(lines.error());
    if (lines->isEmpty())
        return 0;
    if (auto fresh = logbook.reload(); !fresh)
        return Failure(fresh.error());
    // Those that were taken in when it was cut off before the file was written: each stands for one line.
    QStringList taken;
    for (const Note& note : logbook.state().notes) {
        if (note.usedIn.isEmpty())
            taken << note.text;
    }
    std::vector<Act> acts;
    Stamp stamp = logbook.stamp();
    for (const QString& line : *lines) {
        if (taken.removeOne(line))
            continue;
        ++stamp.at.msecs; // they stay in their order
        const auto spoken = spokenDayIn(line, logbook.today(), QLocale());
        // Whoever wrote "on Friday" there meant another week, maybe.
        const auto day = spoken && spoken->dated ? std::optional(spoken->day) : std::nullopt;
        acts.push_back(addNoteAct({newUuid(stamp.at)}, line.left(longestNote), day, stamp));
    }
    if (auto logged = logbook.log(acts); !logged)
        return Failure(logged.error());
    const auto count = static_cast<int>(acts.size());
    return removeHousekeepingNotes(workspace, *lines).transform([count] { return count; });
}

} // namespace brickwork
