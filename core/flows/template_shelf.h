// The writer's own templates: every .md file in .brickwork/templates/. It reads them and makes the folder on
// request; it never changes one.
#pragma once

#include "core/base/result.h"
#include "core/flows/draft_templates.h"
#include "core/workspace/workspace.h"

namespace brickwork {

/// The templates to choose from: the program's own first, then the writer's by name. What cannot be read or
/// is no text is left out.
[[nodiscard]] std::vector<DraftTemplate> allTemplates(const Workspace& workspace);

/// The folder of the writer's templates, made if it is not there. Errors: Unwritable.
[[nodiscard]] Result<QString> makeTemplateFolder(const Workspace& workspace);

} // namespace brickwork
