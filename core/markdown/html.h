// HTML of a draft as it would be published: cmark-gfm's own output, with our options.
#pragma once

#include <QString>
#include <QStringView>

namespace brickwork {

enum class RawHtml
{
    Keep,
    Drop
}; ///< Drop replaces raw HTML and dangerous URLs (cmark's safe mode)

struct HtmlOptions
{
    RawHtml rawHtml = RawHtml::Keep;
    bool smartPunctuation = true;
    bool dropTitleHeading =
        false; ///< leave out a level-1 heading that opens the text (the page shows the title itself)
};

/// Body HTML (no <html>, no front matter) of a whole draft text. Thread-safe.
[[nodiscard]] QString renderHtml(QStringView text, const HtmlOptions& options = {});

} // namespace brickwork
