// Addresses in HTML that a writer may keep: links that lead somewhere, images that others can load.
#pragma once

#include "core/markdown/html_tree.h"

#include <QString>

namespace brickwork::html {

/// Without the detours some programs put before it; empty for scripts, files of one computer, places in the
/// page it was copied from.
[[nodiscard]] QString usableAddress(const QString& href);

struct PictureSource
{
    QString address; ///< empty if others could not load it
    QString alt;
    QString title;
    bool tracks = false; ///< it shows nothing: it only tells somebody that it was loaded
};
[[nodiscard]] PictureSource pictureSource(const GumboNode& image);

} // namespace brickwork::html
