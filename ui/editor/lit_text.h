// Which part of a paragraph focus mode leaves lit: the sentence the caret stands in. Pure.
#pragma once

#include "ui/editor/block_notes.h"

#include <QString>

namespace brickwork {

/// The sentence of `text` at a position, by the rules of Unicode; one at its end belongs to the sentence
/// before. Nothing is left between two sentences: the blanks after one belong to it.
[[nodiscard]] Span sentenceAt(const QString& text, int position);

} // namespace brickwork
