// The housekeeping notes of the newsletter: lines gathered during the week in a file of the program's own
// folder, taken into the next letter, and removed only once they stand there. Every change is durable.
#pragma once

#include "core/base/result.h"
#include "core/workspace/workspace.h"

#include <QStringList>

namespace brickwork {

/// Adds a note at the end. Errors: Refused if it is not one line with something in it, Unwritable.
[[nodiscard]] Result<void> addHousekeepingNote(const Workspace& workspace, const QString& note);

/// The notes, oldest first; none if there is no file. Errors: Unreadable.
[[nodiscard]] Result<QStringList> housekeepingNotes(const Workspace& workspace);

/// Removes these notes, each once; what was added meanwhile stays. Errors: Unwritable, Unreadable; then all
/// of them are still there.
[[nodiscard]] Result<void> removeHousekeepingNotes(const Workspace& workspace, const QStringList& notes);

/// The file of the notes, whether it is there or not.
[[nodiscard]] QString housekeepingFile(const Workspace& workspace);

} // namespace brickwork
