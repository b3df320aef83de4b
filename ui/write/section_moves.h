// How the sections of a text are put in another order and on other levels: pure functions on a text and its
// outline, which must be of that very text. What they say is still to be checked by a parse: a section may
// hold what changes the meaning of what comes behind it.
#pragma once

#include "core/markdown/document.h"
#include "core/markdown/text_piece.h"

#include <QString>

#include <optional>
#include <vector>

namespace brickwork {

struct SectionEdit
{
    std::vector<TextPiece> pieces;
    std::vector<OutlineEntry> outline; ///< as it must be afterwards, but for the lines
    int row = 0;                       ///< of the heading in it
    qsizetype from = 0;                ///< where the section began
    qsizetype to = 0;                  ///< where it begins now
    qsizetype length = 0;              ///< of the section, without the room behind it; 0 if it was not moved
};

/// One past the last heading that belongs to the section of heading `row`. Headings in quotes and lists begin
/// no section.
[[nodiscard]] int sectionEnd(QStringView text, const std::vector<OutlineEntry>& outline, int row);

/// The section of heading `row`, all that belongs to it, goes in front of heading `before`, or to the end if
/// that is the number of headings. Nothing if it would go into itself, stays where it is, or if either is no
/// heading of the text itself.
[[nodiscard]] std::optional<SectionEdit>
movedSection(QStringView text, const std::vector<OutlineEntry>& outline, int row, int before);

/// The section goes `by` levels deeper (higher if negative), all its headings with it. Nothing if one of them
/// would leave the levels 1 to 6.
[[nodiscard]] std::optional<SectionEdit>
shiftedSection(QStringView text, const std::vector<OutlineEntry>& outline, int row, int by);

/// In front of which heading the section goes when it is moved a place up or down: past its neighbour, or
/// into the section beside its parent. Nothing at the ends.
[[nodiscard]] std::optional<int> placeAbove(QStringView text, const std::vector<OutlineEntry>& outline,
                                            int row);
[[nodiscard]] std::optional<int> placeBelow(QStringView text, const std::vector<OutlineEntry>& outline,
                                            int row);

/// Both have the same headings on the same levels, wherever they stand.
[[nodiscard]] bool sameHeadings(const std::vector<OutlineEntry>& one, const std::vector<OutlineEntry>& other);
/// The heading of `outline` that `entry`, which was number `row`, is by now: the same text and level in the
/// same place, or the only one of its kind.
[[nodiscard]] std::optional<int> foundAgain(const std::vector<OutlineEntry>& outline,
                                            const OutlineEntry& entry, int row);
/// The heading that a line belongs to, or -1.
[[nodiscard]] int rowOfLine(const std::vector<OutlineEntry>& outline, int line);

} // namespace brickwork
