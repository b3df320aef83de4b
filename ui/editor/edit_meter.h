// Tells of each change of a text document how many words it added and removed, and keeps their sum. It holds
// a copy of the lines, since a document says where it changed but not what was there before; whose change it
// is, others know.
#pragma once

#include "core/habit/writing.h"
#include "core/markdown/word_runs.h"

#include <QStringList>

class QTextDocument;

namespace brickwork {

/// Words are those of LineWords; front matter between "---" or "+++" holds none. Words at the edges of a
/// change that stay words are neither added nor removed; words that were replaced are both. What only became,
/// or ceased to be, front matter was not written: the sum follows, the change says nothing of it.
class EditMeter
{
public:
    /// A new text: counted in one pass.
    void reset(const QTextDocument& document);
    /// To be called for each QTextDocument::contentsChange that altered the text, with what it says. Costs as
    /// much as what was changed is long.
    [[nodiscard]] WordChange change(const QTextDocument& document, int from, int added);
    /// Words of the whole text.
    [[nodiscard]] int words() const { return m_words; }

private:
    struct Lines;
    struct Edit;
    [[nodiscard]] Lines changedLines(const QTextDocument& document, int from, int added) const;
    [[nodiscard]] WordChange compare(const Edit& edit);
    [[nodiscard]] WordChange compareLines(const Lines& lines);
    void findFence(qsizetype first, qsizetype lines);
    [[nodiscard]] qsizetype closingFence(qsizetype first, qsizetype last) const;
    [[nodiscard]] bool holdsKeys() const;
    [[nodiscard]] int countAll();

    QStringList m_lines;
    LineWords m_counter;
    qsizetype m_characters = 0; ///< as the document counts them: each line has one more
    qsizetype m_fence = -1;     ///< line that closes what the first line opens
    qsizetype m_head = 0;       ///< lines of front matter
    int m_words = 0;
};

} // namespace brickwork
