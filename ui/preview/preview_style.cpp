#include "ui/preview/preview_style.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QScreen>

#include <algorithm>
#include <array>
#include <cmath>

namespace brickwork {

namespace {

constexpr double pitch = 1.6; ///< line to line, in sizes of the text
constexpr std::array headingScale{1.74, 1.34, 1.14, 1.0, 1.0, 1.0};
constexpr double smallScale = 0.87;
constexpr double codeScale = 0.87;
constexpr double printedSize = 11;    ///< points
constexpr double printedPitch = 1.48; ///< as pitch
constexpr double pointsOfInch = 72;

QFont scaled(QFont font, double factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

} // namespace

QFont PreviewStyle::heading(int level) const
{
    QFont font = scaled(prose, headingScale.at(static_cast<size_t>(std::clamp(level, 1, 6) - 1)));
    font.setWeight(QFont::Bold);
    return font;
}

QFont PreviewStyle::small() const
{
    return scaled(prose, smallScale);
}

QFont PreviewStyle::notice() const
{
    return Theme::font(TextSize::Small);
}

PreviewStyle previewStyle(const Tokens& tokens, int zoom)
{
    const double factor = zoom / 100.0;
    PreviewStyle style;
    style.tokens = tokens;
    style.prose = scaled(Theme::font(TextSize::Heading, QFont::Normal, TextFace::Serif), factor);
    style.code = scaled(Theme::font(TextSize::Heading, QFont::Normal, TextFace::Mono), codeScale * factor);
    style.em = QFontInfo(style.prose).pixelSize();
    style.lineHeight = 100.0 * pitch * style.em / QFontMetricsF(style.prose).height();
    return style;
}

PreviewStyle printedStyle()
{
    PreviewStyle style = previewStyle(tokensOf(Scheme::Light));
    // Points of a font are told in the screen's pixels: these are as many as an inch of paper has units.
    const QScreen* screen = QGuiApplication::primaryScreen();
    const double screenInch = screen ? std::round(screen->logicalDotsPerInchY()) : PreviewStyle::unitsOfInch;
    const double size = printedSize * PreviewStyle::unitsOfInch / screenInch;
    style.prose.setPointSizeF(size);
    style.code.setPointSizeF(size * codeScale);
    // Paper has room for letters as they were drawn.
    style.prose.setHintingPreference(QFont::PreferNoHinting);
    style.code.setHintingPreference(QFont::PreferNoHinting);
    style.em = printedSize * PreviewStyle::unitsOfInch / pointsOfInch;
    style.lineHeight = 100.0 * printedPitch * style.em / QFontMetricsF(style.prose).height();
    return style;
}

} // namespace brickwork
