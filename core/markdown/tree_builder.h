// Turns cmark-gfm's tree into the nodes of a Document.
#pragma once

#include "core/markdown/document.h"

#include <QByteArrayView>

namespace brickwork {

/// Parses a body (UTF-8, without front matter) whose first line is line `firstLine` of the whole text.
[[nodiscard]] std::vector<Node> buildNodes(QByteArrayView utf8, int firstLine);

} // namespace brickwork
