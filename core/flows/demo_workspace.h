// Writes the demo content into a workspace: files by the safe recipe, acts into the log. Only an empty one is
// filled.
#pragma once

#include "core/flows/logbook.h"
#include "core/workspace/workspace.h"

namespace brickwork {

/// Refused if the folder holds a draft or the log an act: the demo never mixes with what a writer made.
[[nodiscard]] Result<void> fillWithDemo(const Workspace& workspace, Logbook& logbook);

} // namespace brickwork
