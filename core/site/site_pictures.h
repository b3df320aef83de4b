// Pictures as the site shows them: upright, no wider than it needs, and without what a camera wrote into
// them (the place among it). Drawings and animations stay as they are.
#pragma once

#include "core/base/result.h"
#include "core/site/site.h"

namespace brickwork {

/// The picture with its size filled in, read from `bytes`; a size of 0 if it has none that can be told.
[[nodiscard]] SitePicture measured(SitePicture picture, const QByteArray& bytes);

/// `bytes` in this width (or its own, if that is smaller). What cannot be drawn anew is given back as it is.
/// Errors: Damaged for what is no picture.
[[nodiscard]] Result<QByteArray> shownPicture(const SitePicture& picture, const QByteArray& bytes, int width);

} // namespace brickwork
