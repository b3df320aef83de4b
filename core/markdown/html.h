// HTML of a draft as it would be published: cmark-gfm's own output, with our options.
#pragma once

#include <QString>
#include <QStringView>

#include <functional>
#include <optional>

namespace brickwork {

enum class RawHtml
{
    Keep,
    Drop
}; ///< Drop replaces raw HTML and dangerous URLs (cmark's safe mode)

enum class AddressKind
{
    Link,
    Picture
};
/// What an address of the text becomes; nothing: the link becomes its text, the picture its description.
using AddressRewriter = std::function<std::optional<QString>(AddressKind kind, const QString& url)>;

struct HtmlOptions
{
    RawHtml rawHtml = RawHtml::Keep;
    bool smartPunctuation = true;
    bool dropTitleHeading =
        false; ///< leave out a level-1 heading that opens the text (the page shows the title itself)
    /// Asked for each link and picture of the Markdown (not for those in raw HTML), unescaped.
    AddressRewriter address = {};
};

/// Body HTML (no <html>, no front matter) of a whole draft text. Thread-safe.
[[nodiscard]] QString renderHtml(QStringView text, const HtmlOptions& options = {});

} // namespace brickwork
