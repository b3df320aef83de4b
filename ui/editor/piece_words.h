// What becomes of the words of a text when pieces of it are replaced at once: each piece is looked at for
// itself, with the words it touches. A pure function on what the document holds before the change.
#pragma once

#include "core/habit/writing.h"
#include "core/markdown/text_piece.h"

#include <vector>

class QTextDocument;

namespace brickwork {

/// Words added and removed by putting in the pieces, which are in order and lie apart. A word that is touched
/// and stays a word by an addition or a removal is neither; one that is replaced is both.
[[nodiscard]] WordChange pieceWords(const QTextDocument& document, const std::vector<TextPiece>& pieces);

} // namespace brickwork
