// The mirror in the workspace: one file of event lines a device. It is read from where it was left off,
// damaged lines are counted and left alone, and appended to under a lock. It knows no SQL.
#pragma once

#include "core/base/file_lock.h"
#include "core/store/event.h"
#include "core/store/tables.h"

namespace brickwork {

/// What is new in a journal since its mark.
struct JournalPart
{
    QString name; ///< of the file
    std::vector<Event> events;
    int damaged = 0;        ///< whole lines that are no events
    bool rewritten = false; ///< the file is not a continuation of what was read before
    qint64 bytes = 0;       ///< read
    tables::JournalMark mark;
};

/// Counts an event that was read and cannot be kept among the damaged lines; its journal is read from the
/// start once it changes.
void countAsDamaged(JournalPart& part, const Event& event);

/// Stands for the damaged lines a mark knows of, so that the same damage is told once; empty if there are
/// none.
[[nodiscard]] QString damageOf(const tables::JournalMark& mark);

/// A link takes the folder out of the workspace's own folder above it: nothing is read or written there.
[[nodiscard]] bool leadsElsewhere(const QString& folder);

/// Whether there is such a journal: a file, not a link to one.
[[nodiscard]] bool journalStands(const QString& folder, const QString& name);

/// File names of the journals in a folder, sorted. None if the folder is missing or leads elsewhere.
[[nodiscard]] QStringList journalNames(const QString& folder);

/// Reads what came after `known`, and what it knows to be damaged; all of it if there is no mark or the file
/// was rewritten; nothing if size and time are the same. Errors: Unreadable, NotFound.
[[nodiscard]] Result<std::optional<JournalPart>> readJournal(const QString& folder, const QString& name,
                                                             const std::optional<tables::JournalMark>& known);

/// Makes the folder if the workspace's own folder above it is there, and locks the device's journal in it.
/// Errors: NotFound, Refused (it leads elsewhere), Unwritable, Conflict.
[[nodiscard]] Result<FileLock> lockJournal(const QString& folder, const QString& name);

/// Appends lines, fsyncs, and on a short write takes them back. Errors: Unwritable.
[[nodiscard]] Result<void> appendLines(const FileLock& journal, const std::vector<Event>& events);

} // namespace brickwork
