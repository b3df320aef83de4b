// The file in the program's own folder where notes for the next issue may be put by other hands than the
// program's: one a line. They become notes of the log (note_book.h), and are removed here only once they are.
// Every change is durable.
#pragma once

#include "core/base/result.h"
#include "core/workspace/workspace.h"

#include <QStringList>

namespace brickwork {

/// The notes, oldest first; none if there is no file. Errors: Unreadable.
[[nodiscard]] Result<QStringList> housekeepingNotes(const Workspace& workspace);

/// Removes these notes, each once; what was added meanwhile stays. Errors: Unwritable, Unreadable; then all
/// of them are still there.
[[nodiscard]] Result<void> removeHousekeepingNotes(const Workspace& workspace, const QStringList& notes);

/// The file of the notes, whether it is there or not.
[[nodiscard]] QString housekeepingFile(const Workspace& workspace);

} // namespace brickwork
