#include "ui/theme/theme.h"

namespace brickwork {

namespace {

const Tokens& lightTokens()
{
    static const Tokens tokens{
        .paper = QColor(0xFBF9F6),
        .wall = QColor(0xF1ECE6),
        .line = QColor(0xDDD5CB),
        .ink = QColor(0x2A2522),
        .faint = QColor(0x6F655D),
        .brick = QColor(0xA8452C),
        .brick1 = QColor(0xE3B7A4),
        .brick2 = QColor(0xC9785C),
        .brick3 = QColor(0x8F3A24),
        .onBrick = QColor(0xFFFFFF),
        .cap = QColor(0x2F5D62),
    };
    return tokens;
}

const Tokens& darkTokens()
{
    static const Tokens tokens{
        .paper = QColor(0x1C1A18),
        .wall = QColor(0x242120),
        .line = QColor(0x38332F),
        .ink = QColor(0xE9E3DC),
        .faint = QColor(0xA0968C),
        .brick = QColor(0xD9714F),
        .brick1 = QColor(0x5A352A),
        .brick2 = QColor(0xA4553C),
        .brick3 = QColor(0xE58A68),
        .onBrick = QColor(0x1C1A18),
        .cap = QColor(0x7FB5B5),
    };
    return tokens;
}

const Tokens& strongLightTokens()
{
    static const Tokens tokens{
        .paper = QColor(0xFFFFFF),
        .wall = QColor(0xEEE8E1),
        .line = QColor(0x8A8076),
        .ink = QColor(0x14100E),
        .faint = QColor(0x4A423B),
        .brick = QColor(0x842C17),
        .brick1 = QColor(0xDDA48D),
        .brick2 = QColor(0xB05A3F),
        .brick3 = QColor(0x6B2412),
        .onBrick = QColor(0xFFFFFF),
        .cap = QColor(0x1C474C),
    };
    return tokens;
}

const Tokens& strongDarkTokens()
{
    static const Tokens tokens{
        .paper = QColor(0x0F0E0D),
        .wall = QColor(0x262320),
        .line = QColor(0x776F68),
        .ink = QColor(0xFFFFFF),
        .faint = QColor(0xCFC7BE),
        .brick = QColor(0xF59A7A),
        .brick1 = QColor(0x6E3F31),
        .brick2 = QColor(0xBF6A4D),
        .brick3 = QColor(0xFFB79E),
        .onBrick = QColor(0x0F0E0D),
        .cap = QColor(0xA5DADA),
    };
    return tokens;
}

} // namespace

const Tokens& tokensOf(Scheme scheme, Contrast contrast)
{
    if (contrast == Contrast::High)
        return scheme == Scheme::Dark ? strongDarkTokens() : strongLightTokens();
    return scheme == Scheme::Dark ? darkTokens() : lightTokens();
}

QColor blend(const QColor& over, const QColor& ground, double share)
{
    const auto mix = [share](double a, double b) { return static_cast<float>(a * share + b * (1 - share)); };
    return QColor::fromRgbF(mix(over.redF(), ground.redF()), mix(over.greenF(), ground.greenF()),
                            mix(over.blueF(), ground.blueF()));
}

} // namespace brickwork
