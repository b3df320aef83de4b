// Where a long column of lines is parted into pages: never within a line, not between lines that belong
// together, as long as they fit. Decided on plain values; it knows no text and no fonts.
#pragma once

#include <vector>

namespace brickwork {

/// What stands or moves as a whole: a line, a rule, a row of a table. From the top down.
struct PageStrip
{
    double top = 0;
    double bottom = 0;
    bool keepsNext = false; ///< no page should begin between it and the next one
    int block = 0;          ///< number of the block it is of
};

/// What of the column stands on one page.
struct PageSlice
{
    double top = 0;
    double bottom = 0;
    int firstBlock = 0;
};

/// At least one page. What is taller than `height` is cut where it must be.
[[nodiscard]] std::vector<PageSlice> pagesOf(const std::vector<PageStrip>& strips, double height);

} // namespace brickwork
