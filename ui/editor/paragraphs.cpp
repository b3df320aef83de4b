#include "ui/editor/paragraphs.h"

#include "ui/editor/code_lines.h"
#include "ui/editor/line_shape.h"
#include "ui/editor/table_text.h"

#include <QTextBlock>
#include <QTextBoundaryFinder>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace brickwork {

namespace {

constexpr int mostLines = 200; ///< of a paragraph, on each side

/// The line goes on with the paragraph of the line above.
bool goesOn(const QTextBlock& block)
{
    const QString text = block.text();
    return !isBlank(text) && lineShape(text).marks.isEmpty() && headingLevel(text) == 0 &&
           !isThematicBreak(text) && !fenceIn(text);
}

bool mayBeFollowed(const QTextBlock& block)
{
    const QString text = block.text();
    return !isBlank(text) && headingLevel(text) == 0 && !isThematicBreak(text);
}

/// Where the text of the first line of a paragraph begins, behind a heading's marks too.
int textStart(const QString& line)
{
    int at = lineShape(line).text;
    const int level = headingLevel(QStringView(line).sliced(at));
    if (level == 0)
        return at;
    at += level;
    while (at < line.size() && line.at(at).isSpace())
        ++at;
    return at;
}

/// The nearest place that cuts no character in two, on the way to the front or the end.
int whole(const QString& text, int at, bool forward)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(at);
    if (at <= 0 || at >= text.size() || finder.isAtBoundary())
        return at;
    return static_cast<int>(forward ? finder.toNextBoundary() : finder.toPreviousBoundary());
}

void take(std::vector<Part>& parts, const Paragraph& paragraph, int from, int to)
{
    const QString& text = paragraph.text;
    int begin = std::clamp(from - paragraph.from, 0, static_cast<int>(text.size()));
    int end = std::clamp(to - paragraph.from, begin, static_cast<int>(text.size()));
    begin = whole(text, begin, false);
    end = whole(text, end, true);
    while (begin < end && text.at(begin).isSpace())
        ++begin;
    while (end > begin && text.at(end - 1).isSpace())
        --end;
    if (begin < end)
        parts.push_back({.paragraph = paragraph, .from = begin, .to = end});
}

} // namespace

std::optional<Paragraph> paragraphAt(const QTextBlock& block)
{
    CodeLines& code = CodeLines::of(*const_cast<QTextDocument*>(block.document()));
    if (isBlank(block.text()) || code.holds(block))
        return {};
    QTextBlock first = block;
    for (int i = 0; i < mostLines && goesOn(first) && first.previous().isValid() &&
                    mayBeFollowed(first.previous()) && !code.holds(first.previous());
         ++i)
        first = first.previous();
    const int start = textStart(first.text());
    Paragraph paragraph{.from = first.position() + start, .text = first.text().sliced(start)};
    QTextBlock last = first;
    for (int i = 0; i < 2 * mostLines && mayBeFollowed(last) && last.next().isValid() && goesOn(last.next());
         ++i) {
        last = last.next();
        paragraph.text += u'\n' + last.text();
    }
    return paragraph;
}

std::optional<Paragraph> paragraphAt(const QTextBlock& block, int positionInBlock)
{
    if (!isTableLine(block))
        return paragraphAt(block);
    const QString line = block.text();
    for (const CellRange& cell : cellsOf(line)) {
        if (positionInBlock <= cell.end)
            return Paragraph{.from = block.position() + cell.from,
                             .text = line.sliced(cell.from, cell.to - cell.from)};
    }
    return {};
}

std::vector<Part> selectedParts(const QTextCursor& cursor)
{
    std::vector<Part> parts;
    const int from = cursor.selectionStart();
    const int to = cursor.selectionEnd();
    QTextBlock block = cursor.document()->findBlock(from);
    while (block.isValid() && block.position() < to) {
        if (isTableLine(block)) {
            const QString line = block.text();
            for (const CellRange& cell : isDelimiterRow(line) ? QList<CellRange>() : cellsOf(line)) {
                take(parts,
                     {.from = block.position() + cell.from,
                      .text = line.sliced(cell.from, cell.to - cell.from)},
                     from, to);
            }
            block = block.next();
            continue;
        }
        const auto paragraph = paragraphAt(block);
        if (!paragraph) {
            block = block.next();
            continue;
        }
        take(parts, *paragraph, from, to);
        block = cursor.document()->findBlock(paragraph->to()).next();
    }
    return parts;
}

std::optional<WordRange> wordAt(const QString& text, int at)
{
    if (at < 0 || at >= text.size())
        return {};
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(at);
    const auto from = static_cast<int>(finder.isAtBoundary() ? at : finder.toPreviousBoundary());
    finder.setPosition(from);
    const auto to = static_cast<int>(finder.toNextBoundary());
    const bool letters =
        to > from && std::ranges::any_of(QStringView(text).sliced(from, to - from),
                                         [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
    return letters ? std::optional(WordRange{.from = from, .to = to}) : std::nullopt;
}

} // namespace brickwork
