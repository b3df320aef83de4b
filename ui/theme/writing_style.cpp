#include "ui/theme/writing_style.h"

#include <algorithm>

namespace brickwork {

WritingStyle withinLimits(WritingStyle style)
{
    style.zoom = std::clamp(style.zoom, WritingStyle::smallestZoom, WritingStyle::largestZoom);
    if (style.column != 0)
        style.column = std::clamp(style.column, WritingStyle::narrowestColumn, WritingStyle::widestColumn);
    style.lineSpacing = std::clamp(style.lineSpacing, WritingStyle::tightestLines, WritingStyle::widestLines);
    return style;
}

} // namespace brickwork
