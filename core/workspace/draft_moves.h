// Moving a draft to another folder of its workspace, never replacing anything there.
#pragma once

#include "core/workspace/workspace.h"

namespace brickwork {

/// `folder` is relative to the root, "" for the root itself; what is missing of it is made. Returns the new
/// id. Errors: Exists (a draft of that name is there, letter case aside), NotFound, Invalid (an unsafe name),
/// Refused (the folder leads outside), Unwritable.
[[nodiscard]] Result<DraftId> moveDraft(const Workspace& workspace, const DraftId& id, const QString& folder);

} // namespace brickwork
