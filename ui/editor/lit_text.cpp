#include "ui/editor/lit_text.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace brickwork {

Span sentenceAt(const QString& text, int position)
{
    const auto size = static_cast<int>(text.size());
    if (size == 0)
        return {};
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, text);
    finder.setPosition(std::clamp(position, 0, size - 1));
    const auto start = finder.isAtBoundary() ? finder.position() : finder.toPreviousBoundary();
    const auto end = finder.toNextBoundary();
    const auto from = static_cast<int>(std::max<qsizetype>(0, start));
    return {.start = from, .length = (end < 0 ? size : static_cast<int>(end)) - from};
}

} // namespace brickwork
