#include "core/markdown/characters.h"

#include <QChar>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace brickwork {

namespace {

struct WideRange
{
    char32_t first;
    char32_t last;
};
/// East Asian Wide and Fullwidth of Unicode, gaps between neighbours closed, and what is shown as emoji.
constexpr std::array wide{
    WideRange{0x1100, 0x115F},   WideRange{0x231A, 0x231B},   WideRange{0x23E9, 0x23EC},
    WideRange{0x2614, 0x2615},   WideRange{0x2648, 0x2653},   WideRange{0x26A1, 0x26A1},
    WideRange{0x26BD, 0x26BE},   WideRange{0x26D4, 0x26D4},   WideRange{0x26EA, 0x26EA},
    WideRange{0x2705, 0x2705},   WideRange{0x270A, 0x270B},   WideRange{0x2728, 0x2728},
    WideRange{0x274C, 0x274C},   WideRange{0x274E, 0x274E},   WideRange{0x2753, 0x2755},
    WideRange{0x2757, 0x2757},   WideRange{0x2795, 0x2797},   WideRange{0x2B50, 0x2B50},
    WideRange{0x2B55, 0x2B55},   WideRange{0x2E80, 0x303E},   WideRange{0x3041, 0x33FF},
    WideRange{0x3400, 0x4DBF},   WideRange{0x4E00, 0xA4CF},   WideRange{0xA960, 0xA97F},
    WideRange{0xAC00, 0xD7A3},   WideRange{0xF900, 0xFAFF},   WideRange{0xFE10, 0xFE19},
    WideRange{0xFE30, 0xFE6F},   WideRange{0xFF00, 0xFF60},   WideRange{0xFFE0, 0xFFE6},
    WideRange{0x16FE0, 0x18CFF}, WideRange{0x1AFF0, 0x1B2FF}, WideRange{0x1F004, 0x1F004},
    WideRange{0x1F0CF, 0x1F0CF}, WideRange{0x1F18E, 0x1F18E}, WideRange{0x1F191, 0x1F19A},
    WideRange{0x1F1E6, 0x1F202}, WideRange{0x1F210, 0x1F265}, WideRange{0x1F300, 0x1F64F},
    WideRange{0x1F680, 0x1F6FF}, WideRange{0x1F7E0, 0x1F7F0}, WideRange{0x1F900, 0x1FAFF},
    WideRange{0x20000, 0x3FFFD}};

int widthOf(QStringView cluster)
{
    constexpr QChar asEmoji(0xFE0F);
    const char32_t first = cluster.size() > 1 && cluster[0].isHighSurrogate()
                               ? QChar::surrogateToUcs4(cluster[0], cluster[1])
                               : cluster[0].unicode();
    if (cluster.contains(asEmoji))
        return 2;
    const auto category = QChar::category(first);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing ||
        category == QChar::Other_Format || category == QChar::Other_Control)
        return 0;
    const bool two = std::ranges::any_of(
        wide, [&](const WideRange& range) { return first >= range.first && first <= range.last; });
    return two ? 2 : 1;
}

} // namespace

int displayWidth(QStringView text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.toString());
    int width = 0;
    qsizetype from = 0;
    for (qsizetype to = finder.toNextBoundary(); to >= 0; to = finder.toNextBoundary()) {
        width += widthOf(text.sliced(from, to - from));
        from = to;
    }
    return width;
}

bool isWrittenUnspaced(char32_t c)
{
    static constexpr std::array scripts{QChar::Script_Han,    QChar::Script_Hiragana, QChar::Script_Katakana,
                                        QChar::Script_Thai,   QChar::Script_Lao,      QChar::Script_Khmer,
                                        QChar::Script_Myanmar};
    return std::ranges::contains(scripts, QChar::script(c));
}

} // namespace brickwork
