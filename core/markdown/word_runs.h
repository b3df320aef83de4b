// Counts words line by line, without a parse, as fast as one types. The words are those of WordCount; what is
// a heading, code or an address only a parse would know.
#pragma once

#include "core/markdown/word_count.h"

#include <QStringView>

namespace brickwork {

/// Words of lines as they are written. The marks that open a line ("#", ">", "-", "1.", "[x]") are no words,
/// and "**" parts none; code and addresses count as if they were prose.
class LineWords
{
public:
    /// The marks of a line are looked for in its first characters only.
    static constexpr qsizetype marksWithin = 64;

    /// Lines end in '\n'. `into`: how many characters of its line stand before the first one given.
    [[nodiscard]] int count(QStringView lines, qsizetype into = 0);

private:
    WordCounter m_counter;
};

/// The line may open front matter: it is "---" or "+++".
[[nodiscard]] bool opensFrontMatter(QStringView line);
/// The line closes front matter opened by `opening`.
[[nodiscard]] bool closesFrontMatter(QStringView line, QStringView opening);
/// Between two "---" stands front matter, not prose, if its first line that says something looks like this:
/// "key: value".
[[nodiscard]] bool looksLikeKey(QStringView line);

} // namespace brickwork
