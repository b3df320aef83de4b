// Counts the words of a parsed text by where they stand.
#pragma once

#include "core/markdown/document.h"

#include <QList>
#include <QStringView>

#include <memory>

namespace brickwork {

/// All counts but frontMatter, in one walk of the tree. nodes[0] is the document.
[[nodiscard]] WordCount countTree(const std::vector<Node>& nodes);

/// What stands between white space, in order.
[[nodiscard]] QList<QStringView> runsOf(QStringView text);

/// Words of text that is not prose: as many as there are runs.
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
