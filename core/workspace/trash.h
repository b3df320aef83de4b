// The drafts of a workspace that lie in a trash: the desktop's, or the program's own where there is none. It
// finds them, says where they were, and moves them back without replacing anything; it removes nothing.
#pragma once

#include "core/base/instant.h"
#include "core/workspace/workspace.h"

namespace brickwork {

struct TrashedDraft
{
    QString path; ///< where its file is now
    DraftId id;   ///< where it was
    QString title;
    int words = 0;
    QDateTime when; ///< it was trashed; of its last change where nobody noted it
    friend bool operator==(const TrashedDraft&, const TrashedDraft&) = default;
};

/// Notes where a draft in the program's own trash came from; the desktop's trash notes that itself. A note
/// that cannot be written costs the draft nothing but its folder.
void noteTrashed(const Workspace& workspace, const DraftId& id, const QString& trashedPath, Instant now);

/// The drafts of this workspace in its own trash, in that of the home folder and in that of its disk: the one
/// trashed last first. What cannot be read is left out.
[[nodiscard]] std::vector<TrashedDraft> trashedDrafts(const Workspace& workspace);

/// The text of a trashed draft. Errors: NotFound, Unreadable.
[[nodiscard]] Result<TextFile> readTrashed(const TrashedDraft& draft);

/// Moves a draft back to where it was, or beside it ("essay-2") if a draft of that name is there by now.
[[nodiscard]] Result<DraftId> restoreBeside(const Workspace& workspace, const TrashedDraft& draft);

} // namespace brickwork
