// What somebody made of a post where it stands, put into the draft it came from. Pure.
#pragma once

#include <QString>

namespace brickwork {

/// `theirs` in the form of `mine`: their title and their text, with the draft's own front matter, which the
/// place knows nothing of. A title that stands as a heading in the draft stands as one again.
[[nodiscard]] QString broughtIn(const QString& mine, const QString& theirs);

} // namespace brickwork
