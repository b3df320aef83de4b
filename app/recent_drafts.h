// The drafts of a workspace that were opened last, kept in the user's settings: a list of values for whoever
// offers them.
#pragma once

#include "core/workspace/workspace.h"

#include <vector>

namespace brickwork {

inline constexpr qsizetype mostRecent = 30;

/// The ids with `id` first and once; at most mostRecent. Pure.
[[nodiscard]] std::vector<DraftId> withRecent(std::vector<DraftId> ids, const DraftId& id);

/// The one opened last first. Their files may be gone.
[[nodiscard]] std::vector<DraftId> recentDrafts(const Workspace& workspace);
/// A draft was opened; one without a file is not noted.
void noteRecent(const Workspace& workspace, const DraftId& id);
void renameRecent(const Workspace& workspace, const DraftId& from, const DraftId& to);

} // namespace brickwork
