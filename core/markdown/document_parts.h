// What is read off the nodes of a Document, for the two ways there are to come by nodes: a whole parse, and
// one of what changed.
#pragma once

#include "core/markdown/document.h"

#include <vector>

namespace brickwork {

/// The headings of a tree, by line.
[[nodiscard]] std::vector<OutlineEntry> outlineOf(const std::vector<Node>& nodes);

/// Fills in what stands on front matter, nodes and outline: title, titleFromHeading, excerpt, firstLine.
void describe(Document& document);

} // namespace brickwork
