// Everything the sheet of notes for the next issue shows, as one plain value, and the pure function that
// builds it.
#pragma once

#include "core/flows/issue_notes.h"
#include "core/habit/day_rule.h"
#include "core/store/event.h"

#include <QLocale>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace brickwork {

struct NotesRow
{
    NoteId id;
    QString text;
    QString below; ///< "Wednesday 3 June · added on 27 May", "in “Letter of 20 May”"
    std::optional<Day> on;
    NoteStanding standing = NoteStanding::Open;
    friend bool operator==(const NotesRow&, const NotesRow&) = default;
};

struct NotesState
{
    std::vector<NotesRow> rows; ///< open ones as an issue has them; used and past ones latest first
    int open = 0;
    QString standing;   ///< "3 notes wait for the next issue."
    QString insertInto; ///< the title of the open draft; empty: there is none that could take them
    Day today;
    QLocale locale;
    friend bool operator==(const NotesState&, const NotesState&) = default;
};

struct NotesPlace
{
    Day today;
    QLocale locale;
    std::map<QString, QString> titles; ///< of drafts, by id
    QString openDraft;                 ///< its title, or empty
};

/// `rule` says on which day a note was added or used.
[[nodiscard]] NotesState notesState(const std::vector<Note>& notes, const NotesPlace& place,
                                    const DayRule& rule);

/// "3 notes wait for the next issue."
[[nodiscard]] QString notesWaiting(int open, const QLocale& locale);

/// "today", "tomorrow", else the day in words: "Wednesday 3 June", with the year if it is another one.
[[nodiscard]] QString dayInWords(Day day, Day today, const QLocale& locale);

} // namespace brickwork
