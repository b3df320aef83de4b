#include "ui/editor/line_commands.h"

#include "core/markdown/characters.h"
#include "ui/editor/code_lines.h"
#include "ui/editor/list_rows.h"
#include "ui/editor/table_text.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QTextBlock blockAt(const QTextCursor& cursor, int line)
{
    return cursor.document()->findBlockByNumber(line);
}

bool isGap(CodeLines& code, const QTextBlock& block)
{
    return isBlank(block.text()) && !code.fenced(block.blockNumber());
}

/// The lines around one that no blank line parts; fenced code counts as one.
LineRange chunkAround(const QTextCursor& cursor, int line)
{
    CodeLines& code = CodeLines::of(*cursor.document());
    const int head = code.frontMatter();
    LineRange chunk{.first = line, .last = line};
    while (chunk.first - 1 >= head && !isGap(code, blockAt(cursor, chunk.first - 1)))
        --chunk.first;
    while (chunk.last + 1 < cursor.document()->blockCount() && !isGap(code, blockAt(cursor, chunk.last + 1)))
        ++chunk.last;
    return chunk;
}

/// Lines that stay together when one of them is moved past something, and how far they may go.
struct Bounds
{
    int first = 0;
    int last = 0;
};

/// What lines may not be moved out of, or into.
Bounds boundsOf(const QTextCursor& cursor, LineRange lines)
{
    CodeLines& code = CodeLines::of(*cursor.document());
    const int head = code.frontMatter();
    if (lines.first < head)
        return {.first = 1, .last = head - 2};
    const auto fence = code.fenced(lines.first);
    const bool inside = fence && lines.first > fence->first && (lines.last < fence->last || !fence->closed);
    if (inside)
        return {.first = fence->first + 1, .last = fence->closed ? fence->last - 1 : fence->last};
    const auto table = tableAround(blockAt(cursor, lines.first));
    if (table && table->row > 1 && lines.last <= table->last)
        return {.first = table->first + 2, .last = table->last};
    return {.first = head, .last = cursor.document()->blockCount() - 1};
}

/// The text of lines first..last, without the end of the last one.
QString textOf(const QTextCursor& cursor, int first, int last)
{
    QTextCursor part(cursor.document());
    part.setPosition(blockAt(cursor, first).position());
    part.setPosition(endOf(blockAt(cursor, last)), QTextCursor::KeepAnchor);
    return part.selectedText().replace(QChar::ParagraphSeparator, u'\n');
}

/// Lines that change places with those of `other`, which stand before or behind them with a gap between.
struct Swap
{
    LineRange lines;
    LineRange other;
};

TextEdit moved(const QTextCursor& cursor, QList<Piece> pieces)
{
    TextEdit edit = keeping(cursor, std::move(pieces));
    edit.source = WordSource::Moved;
    return edit;
}

/// The selection stays on the lines: what is put in beside them is not of it.
TextEdit swapped(const QTextCursor& cursor, const Swap& swap, const QString& otherText, QList<Piece> more)
{
    const bool up = swap.other.first < swap.lines.first;
    const QTextBlock first = blockAt(cursor, swap.lines.first);
    const QTextBlock last = blockAt(cursor, swap.lines.last);
    const QTextBlock otherFirst = blockAt(cursor, swap.other.first);
    const QTextBlock otherLast = blockAt(cursor, swap.other.last);
    const int gapLines = up ? swap.lines.first - swap.other.last : swap.other.first - swap.lines.last;
    QString gap(gapLines, u'\n');
    if (gapLines > 1) {
        const QString between = up ? textOf(cursor, swap.other.last + 1, swap.lines.first - 1)
                                   : textOf(cursor, swap.lines.last + 1, swap.other.first - 1);
        gap = u'\n' + between + u'\n';
    }
    if (up) {
        more.append({.from = otherFirst.position(), .to = first.position(), .text = {}});
        more.append({.from = endOf(last), .to = endOf(last), .text = gap + otherText});
    } else {
        more.append({.from = first.position(), .to = first.position(), .text = otherText + gap});
        more.append({.from = endOf(last), .to = endOf(otherLast), .text = {}});
    }
    TextEdit edit = moved(cursor, std::move(more));
    const auto sticks = [&](int position) {
        if (position > endOf(last)) // the selection ends at the start of the next line
            return mapped(edit.pieces, endOf(last), Stick::Before) + 1;
        return mapped(edit.pieces, position, up && position == endOf(last) ? Stick::Before : Stick::After);
    };
    edit.anchor = sticks(cursor.anchor());
    edit.position = sticks(cursor.position());
    return edit;
}

/// An item past the one beside it.
std::optional<TextEdit> moveItem(const QTextCursor& cursor, LineRange lines, LineStep step)
{
    ListRows rows(blockAt(cursor, lines.first), blockAt(cursor, lines.last));
    const int item = rows.rowOf(lines.first);
    int end = rows.endOf(item);
    for (int row = item + 1; row <= rows.rowOf(lines.last) && row < rows.count(); ++row) {
        if (rows.at(row).isItem())
            end = std::max(end, rows.endOf(row));
    }
    const bool up = step == LineStep::Up;
    int beside = up ? rows.previousSibling(item) : -1;
    for (int row = end; !up && row < rows.count() && beside < 0; ++row) {
        if (!rows.at(row).isBlank())
            beside = rows.at(row).isItem() && rows.ownerOf(row) == rows.ownerOf(item) ? row : rows.count();
    }
    if (beside < 0 || beside >= rows.count())
        return {};
    const int besideEnd = rows.endOf(beside);
    const auto range = [&](int first, int past) {
        return LineRange{.first = rows.at(first).origin, .last = rows.at(past - 1).origin};
    };
    const Swap swap{.lines = range(item, end), .other = range(beside, besideEnd)};
    for (int row = beside; row < besideEnd; ++row)
        rows.at(row).placed = true;
    const int size = end - item;
    const int otherSize = besideEnd - beside;
    const int gap = up ? item - besideEnd : beside - end;
    int other = 0;
    if (up) {
        rows.rotate(beside, item, end);                                                         // X N G
        rows.rotate(beside + size, beside + size + otherSize, beside + size + otherSize + gap); // X G N
        other = beside + size + gap;
    } else {
        rows.rotate(item, beside, besideEnd);                              // N X G
        rows.rotate(item + otherSize, item + otherSize + size, besideEnd); // N G X
        other = item;
    }
    rows.renumber();
    QStringList text;
    for (int row = other; row < other + otherSize; ++row)
        text.append(rows.at(row).prefix + rows.at(row).body);
    return swapped(cursor, swap, text.join(u'\n'), rows.pieces());
}

std::optional<TextEdit> moveChunk(const QTextCursor& cursor, LineRange lines, LineStep step)
{
    CodeLines& code = CodeLines::of(*cursor.document());
    const int head = code.frontMatter();
    const bool up = step == LineStep::Up;
    int next = up ? lines.first - 1 : lines.last + 1;
    while (next >= head && next < cursor.document()->blockCount() && isGap(code, blockAt(cursor, next)))
        next += up ? -1 : 1;
    if (next < head || next >= cursor.document()->blockCount())
        return {};
    const LineRange other = chunkAround(cursor, next);
    return swapped(cursor, {.lines = lines, .other = other}, textOf(cursor, other.first, other.last), {});
}

} // namespace

std::optional<TextEdit> moveLines(const QTextCursor& cursor, LineStep step)
{
    LineRange lines = selectedLines(cursor);
    CodeLines& code = CodeLines::of(*cursor.document());
    const Bounds bounds = boundsOf(cursor, lines);
    const bool whole = bounds.first == code.frontMatter() && lines.first >= code.frontMatter();
    const QTextBlock first = blockAt(cursor, lines.first);
    if (whole && isGap(code, first) && lines.first == lines.last) {
        // A blank line changes places with a line.
    } else if (whole) {
        if (const auto fence = code.fenced(lines.first))
            lines = {.first = std::min(lines.first, fence->first), .last = std::max(lines.last, fence->last)};
        if (const auto table = tableAround(first))
            lines = {.first = std::min(lines.first, table->first), .last = std::max(lines.last, table->last)};
        const LineShape shape = lineShape(first.text());
        if (!code.holds(first) && shape.isItem() && shape.quotes() == shape.marks.size() - 1)
            return moveItem(cursor, lines, step);
        if (chunkAround(cursor, lines.first).first == lines.first &&
            chunkAround(cursor, lines.last).last == lines.last)
            return moveChunk(cursor, lines, step);
    }
    const int next = step == LineStep::Up ? lines.first - 1 : lines.last + 1;
    if (next < bounds.first || next > bounds.last)
        return {};
    const LineRange other{.first = next, .last = next};
    return swapped(cursor, {.lines = lines, .other = other}, textOf(cursor, next, next), {});
}

TextEdit duplicateLines(const QTextCursor& cursor)
{
    const LineRange lines = selectedLines(cursor);
    const QTextBlock last = blockAt(cursor, lines.last);
    ListRows rows(blockAt(cursor, lines.first), last);
    const int first = rows.rowOf(lines.first);
    const int count = lines.last - lines.first + 1;
    for (int i = 0; i < count; ++i) {
        ListRow copy = rows.at(first + i);
        copy.origin = -1;
        rows.insert(first + count + i, std::move(copy));
    }
    rows.renumber();
    QString text;
    for (int i = 0; i < count; ++i)
        text += u'\n' + rows.at(first + count + i).prefix + rows.at(first + count + i).body;
    QList<Piece> pieces = rows.pieces();
    pieces.append({.from = endOf(last), .to = endOf(last), .text = text});
    TextEdit edit = keeping(cursor, std::move(pieces));
    const auto inCopy = [&](int position) {
        return mapped(edit.pieces, position, Stick::Before) + static_cast<int>(text.size());
    };
    edit.anchor = inCopy(cursor.anchor());
    edit.position = inCopy(cursor.position());
    edit.source = WordSource::Pasted;
    return edit;
}

TextEdit deleteLines(const QTextCursor& cursor)
{
    const LineRange lines = selectedLines(cursor);
    const QTextBlock first = blockAt(cursor, lines.first);
    const QTextBlock last = blockAt(cursor, lines.last);
    ListRows rows(first, last);
    for (int line = lines.first; line <= lines.last; ++line)
        rows.remove(rows.rowOf(lines.first));
    rows.renumber();
    QList<Piece> pieces = rows.pieces();
    const bool next = last.next().isValid();
    const int from = next || !first.previous().isValid() ? first.position() : first.position() - 1;
    const int to = next ? last.next().position() : endOf(last);
    pieces.append({.from = from, .to = to, .text = {}});
    TextEdit edit = keeping(cursor, std::move(pieces));
    // The cursor stays in its column.
    const QTextBlock beside = next ? last.next() : first.previous();
    const QTextBlock own = cursor.document()->findBlock(cursor.position());
    const int column =
        beside.isValid() ? std::min(cursor.position() - own.position(), beside.length() - 1) : 0;
    const int start = beside.isValid() ? mapped(edit.pieces, beside.position(), Stick::Before) : from;
    edit.anchor = edit.position = start + column;
    return edit;
}

namespace {

/// Nothing is put between two of these: a letter of a script without blanks, or its stops.
bool isUnspaced(QChar c)
{
    return isWrittenUnspaced(c.unicode()) || (c.unicode() >= 0x3000 && c.unicode() <= 0x303F);
}

} // namespace

std::optional<TextEdit> joinLines(const QTextCursor& cursor)
{
    LineRange lines = selectedLines(cursor);
    if (lines.first == lines.last)
        ++lines.last;
    if (lines.last >= cursor.document()->blockCount())
        return {};
    CodeLines& code = CodeLines::of(*cursor.document());
    ListRows rows(blockAt(cursor, lines.first), blockAt(cursor, lines.last));
    QList<Piece> pieces;
    for (int line = lines.first; line < lines.last; ++line) {
        const QTextBlock block = blockAt(cursor, line);
        const QTextBlock next = block.next();
        const QString text = block.text();
        const QString more = next.text();
        auto end = static_cast<int>(text.size());
        while (end > 0 && text.at(end - 1).isSpace())
            --end;
        const int start = code.holds(next) ? lineShape(more).lead : lineShape(more).text;
        const bool parted =
            end > 0 && start < more.size() && !(isUnspaced(text.at(end - 1)) && isUnspaced(more.at(start)));
        pieces.append({.from = block.position() + end,
                       .to = next.position() + start,
                       .text = parted ? u" "_s : QString()});
        rows.remove(rows.rowOf(lines.first) + 1);
    }
    rows.renumber();
    const QTextBlock last = blockAt(cursor, lines.last);
    for (const Piece& piece : rows.pieces()) {
        if (piece.from > endOf(last) || piece.to < blockAt(cursor, lines.first).position())
            pieces.append(piece);
    }
    return keeping(cursor, std::move(pieces));
}

} // namespace brickwork
