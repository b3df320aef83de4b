// Which generator a folder belongs to, told by the files that lie in it.
#pragma once

#include "core/publish/folder_layout.h"

namespace brickwork {

/// Of the site that has its root at the folder, or keeps its posts in it; None if nothing there tells, or
/// more than one generator might be meant. Looks at the disk.
[[nodiscard]] Generator generatorAt(const QString& folder);

} // namespace brickwork
