// The body of a post as WordPress's editor stores it: each block of HTML between comments that name it, so
// that the writer can go on editing there. What has no block of its own becomes an HTML block. Pure.
#pragma once

#include "core/publish/plan.h"

namespace brickwork {

/// `html` is what htmlOf() gives; `media` names the pictures WordPress holds (remote is the number there).
[[nodiscard]] QString wordpressBlocks(const QString& html, const MediaMap& media);

} // namespace brickwork
