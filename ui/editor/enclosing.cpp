#include "ui/editor/enclosing.h"

#include "ui/editor/code_lines.h"
#include "ui/editor/inline_spans.h"
#include "ui/editor/line_shape.h"
#include "ui/editor/list_rows.h"
#include "ui/editor/paragraphs.h"
#include "ui/editor/text_edit.h"

#include <QTextBlock>
#include <QTextBoundaryFinder>
#include <QTextCursor>
#include <QTextDocument>

#include <vector>

namespace brickwork {

namespace {

/// Everything that may be selected around a place, in any order.
class Candidates
{
public:
    explicit Candidates(const QTextCursor& cursor)
        : m_from(cursor.selectionStart()), m_to(cursor.selectionEnd())
    {
    }

    void add(int from, int to)
    {
        const bool holds = from <= m_from && to >= m_to && (from < m_from || to > m_to);
        if (holds && (!m_best || to - from < m_best->position - m_best->anchor))
            m_best = Place{.anchor = from, .position = to};
    }
    [[nodiscard]] std::optional<Place> best() const { return m_best; }

private:
    int m_from;
    int m_to;
    std::optional<Place> m_best;
};

void addSentences(Candidates& candidates, const Paragraph& paragraph)
{
    QString text = paragraph.text;
    text.replace(u'\n', u' '); // a line's end ends no sentence
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, text);
    int from = 0;
    for (qsizetype next = finder.toNextBoundary(); next >= 0; next = finder.toNextBoundary()) {
        auto to = static_cast<int>(next);
        const int after = to;
        while (to > from && text.at(to - 1).isSpace())
            --to;
        candidates.add(paragraph.from + from, paragraph.from + to);
        from = after;
    }
}

void addParagraph(Candidates& candidates, const QTextCursor& cursor, const QTextBlock& block)
{
    const auto paragraph = paragraphAt(block, cursor.selectionStart() - block.position());
    if (!paragraph)
        return candidates.add(block.position(), endOf(block));
    const int at = cursor.selectionStart() - paragraph->from;
    for (const int place : {at, at - 1}) {
        if (const auto word = wordAt(paragraph->text, place); word && word->to >= at)
            candidates.add(paragraph->from + word->from, paragraph->from + word->to);
    }
    for (const InlineSpan& span : inlineSpans(paragraph->text)) {
        candidates.add(paragraph->from + span.inner, paragraph->from + span.innerEnd);
        candidates.add(paragraph->from + span.from, paragraph->from + span.end);
        if (span.target >= 0)
            candidates.add(paragraph->from + span.target, paragraph->from + span.targetEnd);
    }
    addSentences(candidates, *paragraph);
    candidates.add(paragraph->from, paragraph->to());
    if (paragraph->from >= block.position() && paragraph->to() <= endOf(block))
        candidates.add(block.position(), endOf(block));
}

/// The item around a line, the one around that, and so on.
void addItems(Candidates& candidates, const QTextBlock& block)
{
    const ListRows rows(block, block);
    const QTextDocument& document = *block.document();
    const int row = rows.rowOf(block.blockNumber());
    for (int item = rows.at(row).isItem() ? row : rows.ownerOf(row); item >= 0; item = rows.ownerOf(item)) {
        const QTextBlock first = document.findBlockByNumber(rows.at(item).origin);
        const QTextBlock last = document.findBlockByNumber(rows.at(rows.endOf(item) - 1).origin);
        candidates.add(first.position(), endOf(last));
    }
}

/// Each section around a line: from its heading to the next one that is no deeper.
void addSections(Candidates& candidates, const QTextBlock& block)
{
    CodeLines& code = CodeLines::of(*const_cast<QTextDocument*>(block.document()));
    int deepest = 7;
    for (QTextBlock above = block; above.isValid() && deepest > 1; above = above.previous()) {
        const int level = headingLevel(above.text());
        if (level == 0 || level >= deepest || code.holds(above))
            continue;
        deepest = level;
        QTextBlock last = above;
        for (QTextBlock next = above.next(); next.isValid(); next = next.next()) {
            const int other = headingLevel(next.text());
            if (other > 0 && other <= level && !code.holds(next))
                break;
            if (!isBlank(next.text()))
                last = next;
        }
        candidates.add(above.position(), endOf(last));
    }
}

} // namespace

std::optional<Place> enclosing(const QTextCursor& cursor)
{
    const QTextDocument& document = *cursor.document();
    const QTextBlock block = document.findBlock(cursor.selectionStart());
    Candidates candidates(cursor);
    addParagraph(candidates, cursor, block);
    if (const auto fence = CodeLines::of(*cursor.document()).fenced(block.blockNumber())) {
        candidates.add(document.findBlockByNumber(fence->first).position(),
                       endOf(document.findBlockByNumber(fence->last)));
    }
    addItems(candidates, block);
    addSections(candidates, block);
    candidates.add(0, document.characterCount() - 1);
    return candidates.best();
}

} // namespace brickwork
