// The next larger thing around a selection: word, what is marked, sentence, paragraph or item, section, all.
// It reads the text and remembers nothing.
#pragma once

#include "ui/editor/undo_places.h"

#include <optional>

class QTextCursor;

namespace brickwork {

/// The smallest thing that holds the selection and more; nothing if all is selected.
[[nodiscard]] std::optional<Place> enclosing(const QTextCursor& cursor);

} // namespace brickwork
