// A piece of a text and what is put in its place: how changes to a text are handed from those who think them
// out to those who make them.
#pragma once

#include <QString>

namespace brickwork {

struct TextPiece
{
    qsizetype start = 0;  ///< in UTF-16 units of the text as it was
    qsizetype length = 0; ///< of what is replaced; 0 where text is put in
    QString text;         ///< what comes there; lines end in '\n'
    [[nodiscard]] qsizetype end() const { return start + length; }
    friend bool operator==(const TextPiece&, const TextPiece&) = default;
};

} // namespace brickwork
