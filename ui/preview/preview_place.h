// From a place in the preview to the place in the source that made it: by the word that stands there.
#pragma once

#include "ui/preview/preview_leaf.h"

#include <QStringView>

namespace brickwork {

struct SourcePlace
{
    int line = 0;   ///< 0-based in the source given
    int column = 0; ///< in UTF-16 units
    friend bool operator==(const SourcePlace&, const SourcePlace&) = default;
};

/// Where in `source` the word stands that is at `offset` of `shown`, which was made from it; the beginning of
/// the source if it is nowhere.
[[nodiscard]] SourcePlace placeOfWord(QStringView source, QStringView shown, qsizetype offset);

/// The same for code, which is shown as it is written, perhaps set in; `firstLine` is the line of the source
/// that `shown` begins on. Lines of `shown` end in U+2028.
[[nodiscard]] SourcePlace placeInCode(QStringView source, int firstLine, QStringView shown, qsizetype offset);

/// Where a line begins; past the last one, the end of the text.
[[nodiscard]] qsizetype startOfLine(QStringView text, int line);
/// The lines from..to of a text, with what ends them.
[[nodiscard]] QStringView linesOf(QStringView text, int from, int to);

} // namespace brickwork
