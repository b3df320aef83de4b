// The paragraphs of a text as commands act on them: the lines of one, behind the marks that open them. A
// heading, a list item, a quoted line and a table's cell is each one of its own.
#pragma once

#include <QString>

#include <optional>
#include <vector>

class QTextBlock;
class QTextCursor;

namespace brickwork {

struct Paragraph
{
    int from = 0; ///< position in the document where `text` begins
    QString text; ///< its lines joined by '\n': a place in it is a place in the document
    [[nodiscard]] int to() const { return from + static_cast<int>(text.size()); }
};

/// The paragraph a line belongs to; nothing for a blank line, code and front matter.
[[nodiscard]] std::optional<Paragraph> paragraphAt(const QTextBlock& block);
/// The same, and in a table the cell at a place in the line.
[[nodiscard]] std::optional<Paragraph> paragraphAt(const QTextBlock& block, int positionInBlock);

/// A selected part of a paragraph, without the blanks at its ends, that cuts no character in two.
struct Part
{
    Paragraph paragraph;
    int from = 0; ///< in `paragraph.text`
    int to = 0;
};
/// Of each paragraph the selection touches, what is selected of it.
[[nodiscard]] std::vector<Part> selectedParts(const QTextCursor& cursor);

/// From and to of a word.
struct WordRange
{
    int from = 0;
    int to = 0;
    friend bool operator==(const WordRange&, const WordRange&) = default;
};
/// The word with the character at `at`; nothing if there is none, as at the end of one.
[[nodiscard]] std::optional<WordRange> wordAt(const QString& text, int at);

} // namespace brickwork
