// Folders that survive a power cut: the entry of a new one is synced in the folder above it, or what is
// written into it could vanish with it.
#pragma once

#include "core/base/result.h"

#include <QString>

namespace brickwork {

/// Makes `folder` and those above it that are missing; the parent of each new one is synced. One that is
/// there already, perhaps behind a link, is fine. Errors: Unwritable.
[[nodiscard]] Result<void> makeFoldersDurably(const QString& folder);

} // namespace brickwork
