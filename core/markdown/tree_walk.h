// Walking the nodes of a Document without recursion, so that hostile nesting cannot exhaust the stack.
#pragma once

#include "core/markdown/document.h"

namespace brickwork {

enum class Descend
{
    Yes,
    No
};

/// Calls `visit(index)` for `root` and everything below it, in the order of the text; the children of a node
/// are left out if `visit` answers Descend::No.
template <typename Visit>
void walkNodes(const std::vector<Node>& nodes, int root, Visit visit)
{
    std::vector<int> waiting{root};
    while (!waiting.empty()) {
        const int index = waiting.back();
        waiting.pop_back();
        if (visit(index) == Descend::No)
            continue;
        const std::vector<int>& children = nodes[static_cast<size_t>(index)].children;
        waiting.insert(waiting.end(), children.rbegin(), children.rend());
    }
}

[[nodiscard]] inline bool isInline(NodeKind kind)
{
    return kind >= NodeKind::Text;
}

/// Raw HTML that breaks the line: <br>, <br/>, <BR class="x">.
[[nodiscard]] inline bool isLineBreakTag(QStringView html)
{
    return html.startsWith(QLatin1StringView("<br"), Qt::CaseInsensitive) &&
           (html.size() == 3 || !html[3].isLetterOrNumber());
}

} // namespace brickwork
