// The inline half of the leaves: what stands in a paragraph, heading or cell of a table as runs of text.
#pragma once

#include "ui/preview/preview_leaf.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace brickwork {

/// Runs of one block, with the links and pictures they name.
struct InlineText
{
    std::vector<PreviewRun> runs;
    std::vector<PreviewTarget> links;
    std::vector<PreviewTarget> pictures;
};

/// Appends all that stands below `container`, however deep it is nested.
void appendInlines(InlineText& into, const std::vector<Node>& nodes, int container);

/// Text without the characters that a text document takes for its own structure; lines are parted by U+2028.
[[nodiscard]] QString plainForDocument(QString text);

/// Characters, those counted for more that take longer to lay out: pictographs come from a font of pictures.
[[nodiscard]] qsizetype weightOf(QStringView text);
/// How much of a text has a weight of `room` at most; at least one character.
[[nodiscard]] qsizetype fitting(QStringView text, qsizetype room);

/// Moves runs, from `next` on, into a leaf until it is full or all are in; long runs are cut, after a space
/// if there is one. Tells whether some are left.
bool takeRuns(PreviewLeaf& into, InlineText& from, size_t& next);

} // namespace brickwork
