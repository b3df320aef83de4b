// Finding the value in "key: value # comment": small scanners that YAML and TOML share.
#pragma once

#include <QStringView>

#include <optional>

namespace brickwork {

[[nodiscard]] inline bool isBlankOrComment(QStringView line)
{
    const QStringView inside = line.trimmed();
    return inside.isEmpty() || inside.startsWith(u'#');
}

[[nodiscard]] inline qsizetype skipBlanks(QStringView line, qsizetype at)
{
    while (at < line.size() && (line[at] == u' ' || line[at] == u'\t'))
        ++at;
    return at;
}

/// One past the quote that closes the one at `at`; nothing if the text ends before. `backslash`: \" is
/// escaped; otherwise a doubled quote stands for itself.
enum class Escape
{
    Backslash,
    Doubled,
    None
};

[[nodiscard]] inline std::optional<qsizetype> quoteEnd(QStringView text, qsizetype at, Escape escape)
{
    const QChar quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (escape == Escape::Backslash && text[at] == u'\\') {
            ++at;
        } else if (text[at] == quote) {
            if (escape != Escape::Doubled || at + 1 >= text.size() || text[at + 1] != quote)
                return at + 1;
            ++at;
        }
    }
    return {};
}

/// One past the bracket that closes the one at `at`, over several lines if need be, with strings and comments
/// passed over.
[[nodiscard]] std::optional<qsizetype> bracketEnd(QStringView text, qsizetype at, Escape singleQuotes);

/// Characters that must be escaped: controls, and separators that some readers take for the end of a line.
[[nodiscard]] bool hasControl(QStringView text);

/// The text of a double-quoted string, without its quotes, as both YAML and TOML read it.
[[nodiscard]] QString escaped(QStringView text);

/// The quote of the first string inside a list literal, or null.
[[nodiscard]] QChar firstQuote(QStringView list);

} // namespace brickwork
