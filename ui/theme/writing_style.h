// How the writer wants text to be set and handled: a plain value that the settings show and the editor obeys.
#pragma once

#include <QString>

namespace brickwork {

/// What focus mode leaves lit around the caret.
enum class Lit
{
    Sentence,
    Paragraph
};

struct WritingStyle
{
    static constexpr int smallestZoom = 50;
    static constexpr int largestZoom = 300;
    static constexpr int zoomStep = 10;
    static constexpr int narrowestColumn = 40;
    static constexpr int widestColumn = 120;
    static constexpr int tightestLines = 120;
    static constexpr int widestLines = 260;

    QString family;                ///< of the editor's font; empty for the theme's
    int zoom = 100;                ///< per cent of the theme's size, editor and preview
    int column = 72;               ///< characters a line at most; 0: as wide as the editor
    int lineSpacing = 185;         ///< per cent of the font's size
    bool typewriter = false;       ///< the line one writes stays in the middle
    Lit lit = Lit::Paragraph;      ///< in focus mode
    bool smartPunctuation = false; ///< typed quotes and dashes become typographic ones
    bool pairs = true;             ///< an opening bracket, quote or backtick brings its partner
    bool spelling = true;
    friend bool operator==(const WritingStyle&, const WritingStyle&) = default;
};

/// The same with every measure inside its limits.
[[nodiscard]] WritingStyle withinLimits(WritingStyle style);

} // namespace brickwork
