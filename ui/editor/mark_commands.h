// Bold, italic, strikethrough, inline code and links: put around what is selected or the word at the cursor,
// and taken away again. Each reads the text and says what becomes of it.
#pragma once

#include "ui/editor/text_edit.h"

namespace brickwork {

enum class Mark
{
    Bold,
    Italic,
    Strike,
    Code
};

/// Marks what is selected, each paragraph by itself, or takes the mark away if all of it has it; of a longer
/// marked text only that part. Without a selection: the word, or the marked text, the cursor stands in;
/// elsewhere an empty pair, taken away again if nothing was typed and stepped out of at its end.
[[nodiscard]] TextEdit toggleMark(const QTextCursor& cursor, Mark mark);
/// Makes the selection, the word or the address at the cursor a link, with the cursor where something is
/// missing. In a link its address is selected, and once it is, the link goes and its text stays.
[[nodiscard]] TextEdit toggleLink(const QTextCursor& cursor);
/// "![](address)" or "![description](…)" of what is selected, with the cursor where something is missing.
[[nodiscard]] TextEdit insertImage(const QTextCursor& cursor);

} // namespace brickwork
