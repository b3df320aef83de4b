// Words with marks written as Markdown: what would be read otherwise is escaped, and nothing else. It knows
// no HTML; blocks are put together elsewhere.
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace brickwork {

enum InlineMark : unsigned char
{
    NoMark = 0,
    StrongMark = 1,
    EmphasisMark = 2,
    StruckMark = 4
};

struct InlineRun
{
    enum class Kind : unsigned char
    {
        Text,
        Code,
        Written, ///< Markdown already: an image, a footnote's mark
        Break    ///< the line ends here
    };
    Kind kind = Kind::Text;
    QString text;
    unsigned char marks = NoMark; ///< InlineMark
    QString address = {};         ///< of the link it is part of; empty for none
    friend bool operator==(const InlineRun&, const InlineRun&) = default;
};

enum class LineBreaks
{
    Written, ///< as "\" at the end of the line
    Spaces   ///< where a text must stay in one line
};

/// White space is collapsed and does not stand at the edges. Marks that cannot be read at their place (inside
/// a word, beside punctuation) are moved off the punctuation or left out; the words always stay.
[[nodiscard]] QString inlineMarkdown(std::vector<InlineRun> runs, LineBreaks breaks);
/// The same text with each line's start escaped where it would open a heading, a list, a quotation or a rule.
[[nodiscard]] QString escapedLineStarts(const QString& text);
/// "[label](address)" needs the address without spaces, line ends and lone brackets.
[[nodiscard]] QString linkDestination(const QString& address);
/// `text` between as many backticks as it needs.
[[nodiscard]] QString codeSpan(const QString& text);
/// The words of a label, as of an image: in one line, its brackets and backslashes escaped.
[[nodiscard]] QString escapedLabel(const QString& text);

} // namespace brickwork
