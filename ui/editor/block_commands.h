// What makes whole lines and paragraphs something else: headings, quotes, code blocks, rules, footnotes. Each
// reads the text at the cursor and says what becomes of it.
#pragma once

#include "ui/editor/text_edit.h"

#include <optional>

namespace brickwork {

/// Makes the selected lines headings of a level, 1 to 6, or plain text with 0; a level they all have is taken
/// away again. Marks of a list go.
[[nodiscard]] TextEdit setHeading(const QTextCursor& cursor, int level);
/// The next of: plain, "##", "###", "#", plain.
[[nodiscard]] TextEdit cycleHeading(const QTextCursor& cursor);
/// Quotes the selected paragraphs, or takes one level of quoting away if all of them are quoted.
[[nodiscard]] TextEdit toggleQuote(const QTextCursor& cursor);
/// Puts fences around the selected lines, or takes those around the cursor away.
[[nodiscard]] TextEdit toggleCodeBlock(const QTextCursor& cursor);
/// "---" as a paragraph of its own below the cursor's.
[[nodiscard]] TextEdit insertRule(const QTextCursor& cursor);
/// A reference with the next free number at the cursor, its note at the end of the text, the cursor there.
/// In a note: back to where it is referred to. In a reference: to its note.
[[nodiscard]] TextEdit insertFootnote(const QTextCursor& cursor);
/// An empty table with three columns as a paragraph of its own, the cursor in its first cell.
[[nodiscard]] TextEdit insertTable(const QTextCursor& cursor);

enum class LetterCase
{
    Upper,
    Lower,
    Title
};
/// The selection, or the word at the cursor, in other letters; nobody's words. Title: each word begins with a
/// capital.
[[nodiscard]] std::optional<TextEdit> changeCase(const QTextCursor& cursor, LetterCase wanted);

} // namespace brickwork
