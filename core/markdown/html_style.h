// What the style attribute of an HTML element says of its text, as browsers and word processors write it.
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace brickwork::html {

enum class Spaces
{
    Collapse,
    KeepBreaks, ///< pre-line
    KeepAll     ///< pre, pre-wrap, break-spaces
};

struct Style
{
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<Spaces> spaces;
    bool struck = false;
    bool hidden = false;
    bool fixedPitch = false;
    bool coloured = false;     ///< text or ground
    std::optional<int> width;  ///< pixels
    std::optional<int> height; ///< pixels
    QString align;             ///< left, center, right or what else it says
    QString wordList;          ///< "l0 level1 lfo1", "ignore": Word's list of a paragraph
};

[[nodiscard]] Style styleFrom(QStringView attribute);
/// "12", "12px", "12.5pt" as whole numbers of whatever unit; nothing for per cent or words.
[[nodiscard]] std::optional<int> lengthFrom(QStringView text);

} // namespace brickwork::html
