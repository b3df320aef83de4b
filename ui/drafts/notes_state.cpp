#include "ui/drafts/notes_state.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(NotesSheet)
};

/// A day in the middle of a sentence, in short.
QString shortDay(Day day, Day today, const QLocale& locale)
{
    //: a day of this year, and one of another
    return locale.toString(day.date(), day.date().year() == today.date().year() ? Words::tr("d MMMM")
                                                                                : Words::tr("d MMMM yyyy"));
}

QString belowOf(const Note& note, NoteStanding standing, const NotesPlace& place, const DayRule& rule)
{
    QStringList parts;
    if (note.on)
        parts << dayInWords(*note.on, place.today, place.locale);
    if (standing == NoteStanding::Used) {
        const auto title = place.titles.find(note.usedIn);
        //: the draft that a note went into, and when
        parts << Words::tr("in “%1”, %2")
                     .arg(title == place.titles.end() ? note.usedIn : title->second,
                          shortDay(rule.dayOf(note.used.value_or(note.added)), place.today, place.locale));
    } else {
        const Day added = rule.dayOf(note.added);
        parts << (added == place.today
                      ? Words::tr("added today")
                      : Words::tr("added on %1").arg(shortDay(added, place.today, place.locale)));
    }
    return parts.join(u" · "_s);
}

NotesRow rowOf(const Note& note, const NotesPlace& place, const DayRule& rule)
{
    const NoteStanding standing = standingOf(note, place.today);
    return {.id = note.id,
            .text = note.text,
            .below = belowOf(note, standing, place, rule),
            .on = note.on,
            .standing = standing};
}

} // namespace

NotesState notesState(const std::vector<Note>& notes, const NotesPlace& place, const DayRule& rule)
{
    NotesState state{.rows = {},
                     .open = 0,
                     .standing = {},
                     .insertInto = place.openDraft,
                     .today = place.today,
                     .locale = place.locale};
    for (const Note& note : notesForIssue(notes, place.today))
        state.rows.push_back(rowOf(note, place, rule));
    state.open = static_cast<int>(state.rows.size());
    state.standing = notesWaiting(state.open, place.locale);
    std::vector<const Note*> others;
    for (const Note& note : notes) {
        if (standingOf(note, place.today) != NoteStanding::Open)
            others.push_back(&note);
    }
    std::ranges::stable_sort(others, std::ranges::greater(),
                             [](const Note* note) { return note->used.value_or(note->added); });
    for (const Note* note : others)
        state.rows.push_back(rowOf(*note, place, rule));
    return state;
}

QString notesWaiting(int open, const QLocale& locale)
{
    return open == 0   ? Words::tr("No note waits for the next issue.")
           : open == 1 ? Words::tr("One note waits for the next issue.")
                       : Words::tr("%1 notes wait for the next issue.").arg(locale.toString(open));
}

QString dayInWords(Day day, Day today, const QLocale& locale)
{
    const qint64 days = today.daysTo(day);
    if (days == 0)
        return Words::tr("today");
    if (days == 1)
        return Words::tr("tomorrow");
    return announcedDay(day, today, locale);
}

} // namespace brickwork
