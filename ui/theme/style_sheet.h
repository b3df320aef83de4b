// The one style sheet of the application, made from the tokens. It gives every boxed control its look; sizes
// in device-independent pixels, never a font size.
#pragma once

#include "ui/theme/theme.h"

namespace brickwork {

[[nodiscard]] QString styleSheet(const Tokens& tokens);

} // namespace brickwork
