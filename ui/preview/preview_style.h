// How the preview looks: colours of the theme, faces and measures derived from its fonts.
#pragma once

#include "ui/theme/theme.h"

#include <QFont>

namespace brickwork {

struct PreviewStyle
{
    Tokens tokens;
    QFont prose;             ///< serif
    QFont code;              ///< fixed pitch
    double em = 16;          ///< size of prose in pixels
    double lineHeight = 100; ///< per cent of the face's own line

    [[nodiscard]] QFont heading(int level) const;
    [[nodiscard]] QFont small() const; ///< footnotes, notices
};

[[nodiscard]] PreviewStyle previewStyle(const Tokens& tokens);

} // namespace brickwork
