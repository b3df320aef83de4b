// Names as servers give them, with characters written as HTML entities, as plain text again. Pure.
#pragma once

#include <QString>

namespace brickwork {

/// The five of XML, &nbsp; and numbers; others stay as they are.
[[nodiscard]] QString withoutEntities(const QString& text);

} // namespace brickwork
