// The words of a file that is not UTF-8, for a copy that can be edited. Pure: the file itself stays as it is.
#pragma once

#include "core/workspace/text_file.h"

namespace brickwork {

/// By its byte order mark, else as UTF-8, else as Windows-1252, which old programs of the West wrote;
/// characters that a text document cannot carry are left out. Lines end in '\n'.
[[nodiscard]] QString convertedText(const TextFile& file);

} // namespace brickwork
