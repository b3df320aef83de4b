// How the preview looks: colours of the theme, faces and measures derived from its fonts.
#pragma once

#include "ui/theme/theme.h"

#include <QFont>

namespace brickwork {

struct PreviewStyle
{
    // In sizes of the text.
    static constexpr double quoteInset = 1.1;
    static constexpr double listIndent = 1.7;
    static constexpr double cardPadding = 0.9;
    static constexpr double unitsOfInch = 96;

    Tokens tokens;
    QFont prose;             ///< serif
    QFont code;              ///< fixed pitch
    double em = 16;          ///< size of prose in pixels
    double lineHeight = 100; ///< per cent of the face's own line

    [[nodiscard]] QFont heading(int level) const;
    [[nodiscard]] QFont small() const;  ///< footnotes
    [[nodiscard]] QFont notice() const; ///< sentences of the program's own
};

/// `zoom` in per cent of the theme's size.
[[nodiscard]] PreviewStyle previewStyle(const Tokens& tokens, int zoom = 100);
/// For paper: light, of the same size whatever the screen's, an inch being PreviewStyle::unitsOfInch of its
/// pixels. To be asked on the thread of the windows.
[[nodiscard]] PreviewStyle printedStyle();

} // namespace brickwork
