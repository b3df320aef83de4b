// What a writer should know of the text itself before it goes anywhere, though nothing of it stops the
// publication. Pure.
#pragma once

#include "core/markdown/document.h"

namespace brickwork {

/// Sentences on heading levels that are skipped or doubled, footnotes without a note and notes without a
/// mark, links that lead nowhere, and words beside the aim of the front matter's "goal". `text`: the whole
/// draft.
[[nodiscard]] QStringList adviceOnText(const Document& document, QStringView text);

} // namespace brickwork
