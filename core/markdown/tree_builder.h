// Turns cmark-gfm's tree into the nodes of a Document.
#pragma once

#include "core/markdown/document.h"

#include <QByteArrayView>

namespace brickwork {

enum class Punctuation
{
    AsTyped,
    Smart ///< typographic quotes, dashes and ellipses, as in published HTML
};

/// Parses a body (UTF-8, without front matter) whose first line is line `firstLine` of the whole text. A node
/// stands right before all that is below it.
[[nodiscard]] std::vector<Node> buildNodes(QByteArrayView utf8, int firstLine,
                                           Punctuation punctuation = Punctuation::AsTyped);

} // namespace brickwork
