// Parses a text that is being typed: only around what changed, the rest is taken from the parse before. The
// outcome is the same value that parseMarkdown() would give, for any two texts.
#pragma once

#include "core/markdown/document.h"

#include <QStringView>

namespace brickwork {

/// A parse, and which of the root's children stand in it as they stood in the parse before: `head` of them at
/// the start, `tail` at the end, but for the lines they are on. Both 0 if the whole text was read anew.
struct Reparse
{
    Document document;
    int head = 0;
    int tail = 0;
};

/// parseMarkdown(text), where `before` is parseMarkdown(beforeText). What is typed into footnotes and
/// reference definitions can change any other place: then, as with front matter, all of it is read anew.
[[nodiscard]] Reparse reparseMarkdown(const Document& before, QStringView beforeText, QStringView text);

} // namespace brickwork
