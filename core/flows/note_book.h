// The notes for the next issue as they are logged: added, changed, used in a draft, opened again, removed and
// brought back. The window and the command line both come here. It knows no widgets.
#pragma once

#include "core/flows/logbook.h"
#include "core/workspace/workspace.h"

namespace brickwork {

inline constexpr int longestNote = 2'000; ///< UTF-16 units

/// Errors: Refused if the text is not one line with something in it, or longer than that.
[[nodiscard]] Result<NoteId> addNote(Logbook& logbook, const QString& text, std::optional<Day> on);
/// Errors: NotFound; Refused as above.
[[nodiscard]] Result<void> changeNote(Logbook& logbook, const NoteId& id, const QString& text,
                                      std::optional<Day> on);
/// The note as it was. Errors: NotFound.
[[nodiscard]] Result<Note> removeNote(Logbook& logbook, const NoteId& id);
/// The undo of a removal: with all that was known of it.
[[nodiscard]] Result<void> putBackNote(Logbook& logbook, const Note& note);
/// They went into the draft; into none, they are open again. Those that are gone are left out.
[[nodiscard]] Result<void> useNotes(Logbook& logbook, const std::vector<NoteId>& ids, const DraftId& draft);
/// The draft was renamed.
[[nodiscard]] Result<void> followNotes(Logbook& logbook, const DraftId& from, const DraftId& to);

/// The lines of .brickwork/housekeeping.md, where notes may be put without the program, become notes and
/// leave the file; nothing is lost or taken twice if that is cut off. Returns how many came.
[[nodiscard]] Result<int> takeInNotes(Logbook& logbook, const Workspace& workspace);

} // namespace brickwork
