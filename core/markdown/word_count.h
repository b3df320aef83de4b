// Counts the words of a parsed text by where they stand.
#pragma once

#include "core/markdown/document.h"

#include <memory>

namespace brickwork {

/// All counts but frontMatter, in one walk of the tree. nodes[0] is the document.
[[nodiscard]] WordCount countTree(const std::vector<Node>& nodes);

/// Words of text that is not prose: runs between white space.
[[nodiscard]] int countRuns(QStringView text);

/// countWords() for many short texts one after another: what is costly to make is made once.
class WordCounter
{
public:
    WordCounter();
    ~WordCounter();
    [[nodiscard]] int count(QStringView plain);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace brickwork
