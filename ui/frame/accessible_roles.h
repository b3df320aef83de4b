// What our own controls are for a screen reader: Qt knows no role for a widget that paints itself.
#pragma once

namespace brickwork {

/// May be called more than once.
void installAccessibleRoles();

} // namespace brickwork
