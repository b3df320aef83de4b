// Plain characters among Markdown: which of them would be read as marks, and must be escaped. Seen only
// inside this room.
#pragma once

#include "core/markdown/inline_markdown.h"

namespace brickwork {

/// What of a paragraph decides whether a character in it could ever be read as a mark: one star alone is
/// none.
struct InlineNeighbours
{
    int stars = 0;
    int underscores = 0;
    int tildes = 0;
    int backticks = 0;
    bool marked = false;   ///< there are marks of ours
    bool struck = false;   ///< among them such that strike out
    bool coded = false;    ///< there are code spans of ours
    bool brackets = false; ///< "](" or the like stands somewhere
};
[[nodiscard]] InlineNeighbours neighboursOf(const std::vector<InlineRun>& runs);

struct TextPlace
{
    QChar before; ///< null at the start of a line
    QChar after;  ///< null at the end of a line
    bool inLink = false;
};
[[nodiscard]] QString escapedText(QStringView text, const TextPlace& place,
                                  const InlineNeighbours& neighbours);

/// White space becomes single spaces; a fixed space stays where it holds two words together.
[[nodiscard]] QString collapsed(QStringView text);
/// How CommonMark sees a character beside a mark.
[[nodiscard]] bool isWordCharacter(QChar c);
/// Punctuation and symbols, of ASCII and else.
[[nodiscard]] bool isPunctuation(QChar c);

} // namespace brickwork
