#include "core/markdown/html_style.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork::html {

namespace {

bool isBold(QStringView value)
{
    bool number = false;
    const int weight = value.toInt(&number);
    return number ? weight >= 600 : value.startsWith("bold"_L1);
}

bool isFixedPitch(QStringView families)
{
    static constexpr auto names = std::to_array(
        {"monospace"_L1, "courier"_L1, "consolas"_L1, "menlo"_L1, "monaco"_L1, " mono"_L1, "-mono"_L1});
    return std::ranges::any_of(names, [families](QLatin1StringView name) { return families.contains(name); });
}

Spaces spacesFrom(QStringView value)
{
    if (value == "pre-line"_L1)
        return Spaces::KeepBreaks;
    return value.startsWith("pre"_L1) || value == "break-spaces"_L1 ? Spaces::KeepAll : Spaces::Collapse;
}

void take(Style& style, QStringView name, QStringView value)
{
    if (name == "font-weight"_L1)
        style.bold = isBold(value);
    else if (name == "font-style"_L1)
        style.italic = value.startsWith("italic"_L1) || value.startsWith("oblique"_L1);
    else if (name == "text-decoration"_L1 || name == "text-decoration-line"_L1)
        style.struck = style.struck || value.contains("line-through"_L1);
    else if (name == "white-space"_L1 || name == "white-space-collapse"_L1)
        style.spaces = value.startsWith("preserve"_L1) ? Spaces::KeepAll : spacesFrom(value);
    else if (name == "font-family"_L1)
        style.fixedPitch = isFixedPitch(value);
    else if (name == "color"_L1 || name == "background-color"_L1 || name == "background"_L1)
        style.coloured = true;
    else if (name == "text-align"_L1)
        style.align = value.toString();
    else if (name == "mso-list"_L1)
        style.wordList = value.toString();
    else if (name == "width"_L1)
        style.width = lengthFrom(value);
    else if (name == "height"_L1)
        style.height = lengthFrom(value);
    else if (name == "display"_L1 || name == "visibility"_L1 || name == "mso-hide"_L1)
        style.hidden = style.hidden || value == "none"_L1 || value == "hidden"_L1 || value == "all"_L1;
    else if (name == "font-size"_L1)
        style.hidden = style.hidden || lengthFrom(value) == 0;
}

} // namespace

Style styleFrom(QStringView attribute)
{
    Style style;
    for (const QStringView declaration : attribute.split(u';')) {
        const qsizetype colon = declaration.indexOf(u':');
        if (colon < 0)
            continue;
        const QString name = declaration.first(colon).trimmed().toString().toLower();
        QString value = declaration.sliced(colon + 1).trimmed().toString().toLower();
        if (value.endsWith("!important"_L1))
            value = value.chopped(10).trimmed();
        take(style, name, value);
    }
    return style;
}

std::optional<int> lengthFrom(QStringView text)
{
    qsizetype end = 0;
    while (end < text.size() && (text[end].isDigit() || text[end] == u'.'))
        ++end;
    const QStringView unit = text.sliced(end).trimmed();
    bool number = false;
    const double value = text.first(end).toDouble(&number);
    if (!number || (!unit.isEmpty() && unit != "px"_L1 && unit != "pt"_L1))
        return {};
    return static_cast<int>(std::min(value, 1e6));
}

} // namespace brickwork::html
