// Drafts as people name them on the command line.
#pragma once

#include "core/workspace/workspace.h"

#include <string>

namespace brickwork {

/// A draft named by its path in the workspace, or by any path that leads there. Errors: NotFound.
[[nodiscard]] Result<DraftId> draftNamed(const std::string& name, const Workspace& workspace);

} // namespace brickwork
