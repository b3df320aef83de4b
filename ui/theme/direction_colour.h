// The colour of a direction: one of six muted hues, always the same for a name. It only helps the eye to find
// what the name says, and never stands without the name.
#pragma once

#include "ui/theme/theme.h"

#include <QColor>
#include <QIcon>
#include <QString>

namespace brickwork {

/// Stable between runs, machines and versions; blind to case and to spaces around the name. It stands off
/// `paper` and `wall` by 3:1 or more.
[[nodiscard]] QColor directionColour(const QString& name, Scheme scheme);

/// A small square of that colour, to stand before the name.
[[nodiscard]] QIcon directionSwatch(const QString& name, Scheme scheme);

} // namespace brickwork
