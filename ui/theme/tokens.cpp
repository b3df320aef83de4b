#include "ui/theme/theme.h"

namespace brickwork {

const Tokens& tokensOf(Scheme scheme)
{
    static const Tokens light{
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
    static const Tokens dark{
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
    return scheme == Scheme::Dark ? dark : light;
}

QColor blend(const QColor& over, const QColor& ground, double share)
{
    const auto mix = [share](double a, double b) { return static_cast<float>(a * share + b * (1 - share)); };
    return QColor::fromRgbF(mix(over.redF(), ground.redF()), mix(over.greenF(), ground.greenF()),
                            mix(over.blueF(), ground.blueF()));
}

} // namespace brickwork
