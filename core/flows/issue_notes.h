// What the notes of the week become in the next issue: which go in, in which order, in which words and where.
// Pure: notes, a text, today and a locale go in, values come out.
#pragma once

#include "core/store/event.h"

#include <QLocale>
#include <QStringList>

#include <optional>
#include <vector>

namespace brickwork {

/// Past: its day is over, and it never went into an issue.
enum class NoteStanding
{
    Open,
    Used,
    Past
};
[[nodiscard]] NoteStanding standingOf(const Note& note, Day today);

/// The open ones as an issue has them: first those with a day, by day, then the others in the order they were
/// added.
[[nodiscard]] std::vector<Note> notesForIssue(const std::vector<Note>& notes, Day today);

/// "Wednesday 3 June" as the locale writes it in full, with the year if it is another than today's.
[[nodiscard]] QString announcedDay(Day day, Day today, const QLocale& locale);

/// A note as the text of a list item: its day in bold before it, unless its own words name the date; and
/// never taken for the beginning of another list, heading or quotation.
[[nodiscard]] QString issueItem(const Note& note, Day today, const QLocale& locale);

/// The heading over the notes of an issue, the same that the template of a newsletter has.
[[nodiscard]] QString issueHeading();

/// The locale that a draft of this language (BCP 47, or empty) writes its dates in.
[[nodiscard]] QLocale issueLocale(const QString& language, const QLocale& otherwise);

struct IssueText
{
    QString text;
    int line = 0; ///< of the first item put in, from 0
    friend bool operator==(const IssueText&, const IssueText&) = default;
};

/// The text with the items in it. Where it has a section of that heading, they go to the end of its last
/// list, or in place of an empty item; else a section is made after the paragraph that holds the position,
/// and at the end for a position in the front matter or at the very beginning. All that was there stays as it
/// was.
[[nodiscard]] IssueText withIssueNotes(const QString& text, const QStringList& items, const QString& heading,
                                       int position);

/// The text without what made `after` of `before`, wherever it stands now; nothing if it is no longer there
/// as it was, or twice.
[[nodiscard]] std::optional<QString> withoutIssueNotes(const QString& text, const QString& before,
                                                       const QString& after);

/// A note that links a post: its title in Markdown, with the address.
[[nodiscard]] QString linkNote(const QString& title, const QString& url);

} // namespace brickwork
