#include "ui/editor/list_commands.h"

#include "ui/editor/code_lines.h"
#include "ui/editor/list_rows.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

bool inCode(const QTextBlock& block)
{
    return CodeLines::of(*const_cast<QTextDocument*>(block.document())).holds(block);
}

/// Blanks as wide as a part of a line, tabs kept.
QString blanksFor(QStringView part)
{
    QString blanks;
    for (const QChar c : part)
        blanks += c == u'\t' ? c : QChar(u' ');
    return blanks;
}

/// What opens a line below one of this shape: quotes again, blanks for list marks. Marks from `last` on are
/// left out.
QString openingBelow(const QString& line, const LineShape& shape, qsizetype last)
{
    QString opening = line.first(shape.lead);
    for (qsizetype i = 0; i < last; ++i) {
        const LineMark& mark = shape.marks.at(i);
        const QString text = line.sliced(mark.at, mark.end - mark.at);
        opening += mark.kind == MarkKind::Quote ? text : blanksFor(text);
    }
    return opening;
}

QString quoteBelow(const QString& line, const LineMark& mark)
{
    const QString text = line.sliced(mark.at, mark.end - mark.at);
    return text.size() > 1 ? text : text + u' ';
}

/// A new line after the cursor that opens with `opening`, and the blanks behind the cursor gone.
Piece newLine(const QTextCursor& cursor, const QString& opening)
{
    const QTextBlock last = cursor.document()->findBlock(cursor.selectionEnd());
    int to = cursor.selectionEnd();
    const QString text = last.text();
    while (to < endOf(last) &&
           (text.at(to - last.position()) == u' ' || text.at(to - last.position()) == u'\t'))
        ++to;
    return {.from = cursor.selectionStart(), .to = to, .text = u'\n' + opening};
}

TextEdit withCaret(QList<Piece> pieces, int position)
{
    sortPieces(pieces);
    return {
        .pieces = std::move(pieces), .anchor = position, .position = position, .source = WordSource::Typed};
}

/// Carets stand behind what the piece puts in.
TextEdit caretBehind(QList<Piece> pieces, const Piece& piece)
{
    pieces.append(piece);
    sortPieces(pieces);
    int shift = 0;
    for (const Piece& other : pieces) {
        if (other.from >= piece.from)
            break;
        shift += static_cast<int>(other.text.size()) - (other.to - other.from);
    }
    return withCaret(std::move(pieces), piece.from + shift + static_cast<int>(piece.text.size()));
}

/// The item whose text a line without a mark goes on with, no blank line between; -1 for none.
int itemAbove(const ListRows& rows, int row)
{
    const ListRow& line = rows.at(row);
    if (line.isItem() || line.code || line.isBlank() || line.shape.lead == 0)
        return -1;
    const int item = rows.ownerOf(row);
    if (item < 0 || line.shape.column < rows.at(item).mark().content)
        return -1;
    for (int i = item + 1; i < row; ++i) {
        if (rows.at(i).isBlank() || rows.at(i).isItem())
            return -1;
    }
    return item;
}

/// Enter in an item that says something, and in a line that goes on with it.
TextEdit nextItem(const QTextCursor& cursor, ListRows& rows, int row, int item)
{
    const QTextBlock block = cursor.document()->findBlock(cursor.selectionStart());
    const QTextBlock last = cursor.document()->findBlock(cursor.selectionEnd());
    const bool loose = rows.isLoose(item);
    ListRow made;
    made.prefix = rows.at(row).prefix;
    if (!made.prefix.isEmpty() && !made.prefix.endsWith(u' '))
        made.prefix += u' ';
    const LineShape& shape = rows.at(item).shape;
    made.body = openingBelow(rows.at(item).body, shape, shape.marks.size() - 1) + rows.nextMark(item);
    const auto opening = static_cast<qsizetype>(made.body.size());
    Piece piece = newLine(cursor, {});
    made.body += last.text().sliced(piece.to - last.position());
    ListRow& head = rows.at(row);
    head.cut = cursor.selectionStart() - block.position();
    head.setBody(block.text().sliced(head.prefix.size(), head.cut - head.prefix.size()));
    for (int gone = last.blockNumber() - block.blockNumber(); gone > 0 && row + 1 < rows.count(); --gone)
        rows.remove(row + 1);
    const QString tail = made.body.sliced(opening);
    const QString prefix = made.prefix;
    rows.insert(row + 1, std::move(made));
    rows.renumber();
    const QString& body = rows.at(row + 1).body;
    piece.text += loose ? prefix.trimmed() + u'\n' : QString();
    piece.text += prefix + body.first(body.size() - tail.size());
    return caretBehind(rows.pieces(), piece);
}

bool saysNothing(const QTextBlock& block)
{
    return !block.isValid() || isBlank(QStringView(block.text()).sliced(lineShape(block.text()).quoteEnd()));
}

/// The line of what ended, with a blank line to both sides of it: text right below a list or a quote, or
/// right above it, would still be part of it.
TextEdit ended(const QTextBlock& block, const QString& opening, QList<Piece> more)
{
    QString blank = opening;
    while (blank.endsWith(u' '))
        blank.chop(1);
    const QString before = saysNothing(block.previous()) ? QString() : blank + u'\n';
    const QString after = saysNothing(block.next()) ? QString() : u'\n' + blank;
    more.append({.from = block.position(), .to = endOf(block), .text = before + opening + after});
    sortPieces(more);
    const int caret =
        mapped(more, block.position(), Stick::Before) + static_cast<int>(before.size() + opening.size());
    return withCaret(std::move(more), caret);
}

/// Enter in an empty item: a level out, or out of the list.
TextEdit endItem(const QTextCursor& cursor, ListRows& rows, int row)
{
    ListRow& line = rows.at(row);
    const QTextBlock block = cursor.block();
    const LineShape& shape = line.shape;
    const int parent = shape.marks.size() == 1 ? rows.ownerOf(row) : -1;
    if (shape.marks.size() > 1) {
        line.setBody(line.body.first(shape.marks.last().at));
    } else if (parent >= 0) {
        const ListRow& outer = rows.at(parent);
        line.setBody(outer.body.first(outer.mark().at) + rows.nextMark(parent));
        line.list = -1;
    } else {
        line.setBody({});
        line.placed = true;
        rows.renumber();
        return ended(block, line.prefix, rows.pieces());
    }
    rows.renumber();
    const auto behind = static_cast<int>(rows.at(row).prefix.size() + rows.at(row).body.size());
    QList<Piece> pieces = rows.pieces();
    sortPieces(pieces);
    int shift = 0;
    for (const Piece& piece : pieces) {
        if (piece.from < block.position())
            shift += static_cast<int>(piece.text.size()) - (piece.to - piece.from);
    }
    return withCaret(std::move(pieces), block.position() + shift + behind);
}

/// Enter in a quote that is not the text of an item.
TextEdit nextQuote(const QTextCursor& cursor, const QString& line, const LineShape& shape)
{
    const LineMark& mark = shape.marks.last();
    const QStringView text = QStringView(line).sliced(mark.end);
    if (isBlank(text) && !cursor.hasSelection()) {
        const QTextBlock block = cursor.block();
        const QString left = isBlank(QStringView(line).first(mark.at)) ? QString() : line.first(mark.at);
        return ended(block, left, {});
    }
    const QString opening = openingBelow(line, shape, shape.marks.size() - 1) + quoteBelow(line, mark);
    return caretBehind({}, newLine(cursor, opening));
}

} // namespace

std::optional<TextEdit> splitItem(const QTextCursor& cursor)
{
    const QTextBlock block = cursor.document()->findBlock(cursor.selectionStart());
    const QString line = block.text();
    const LineShape shape = lineShape(line);
    const int at = cursor.selectionStart() - block.position();
    if ((shape.marks.isEmpty() && shape.lead == 0) || inCode(block))
        return {};
    if (!shape.marks.isEmpty() && at < std::min<int>(shape.text, static_cast<int>(line.size())))
        return {};
    if (!shape.marks.isEmpty() && !shape.isItem())
        return nextQuote(cursor, line, shape);
    ListRows rows(block, block);
    const int row = rows.rowOf(block.blockNumber());
    if (!shape.isItem()) {
        if (at < shape.lead || isBlank(line) || rows.ownerOf(row) < 0)
            return {};
        // A further paragraph of an item stays in it.
        const int item = itemAbove(rows, row);
        return item >= 0 ? nextItem(cursor, rows, row, item) : continueItem(cursor);
    }
    if (!rows.at(row).isItem()) // an item in a quote in an item
        return {};
    if (isBlank(QStringView(line).sliced(shape.text)) && !cursor.hasSelection())
        return endItem(cursor, rows, row);
    return nextItem(cursor, rows, row, row);
}

TextEdit continueItem(const QTextCursor& cursor)
{
    const QTextBlock block = cursor.document()->findBlock(cursor.selectionStart());
    const QString line = block.text();
    const LineShape shape = lineShape(line);
    const bool inside = !inCode(block) && cursor.selectionStart() - block.position() >= shape.text;
    if (!inside)
        return caretBehind({},
                           {.from = cursor.selectionStart(), .to = cursor.selectionEnd(), .text = u"\n"_s});
    QString opening = openingBelow(line, shape, shape.marks.size());
    if (!shape.marks.isEmpty() && shape.marks.last().kind == MarkKind::Quote)
        opening = openingBelow(line, shape, shape.marks.size() - 1) + quoteBelow(line, shape.marks.last());
    return caretBehind({}, newLine(cursor, opening));
}

std::optional<TextEdit> removeMark(const QTextCursor& cursor)
{
    const QTextBlock block = cursor.block();
    const QString line = block.text();
    const LineShape shape = lineShape(line);
    const int at = cursor.positionInBlock();
    if (cursor.hasSelection() || at == 0 || at != shape.text || inCode(block))
        return {};
    ListRows rows(block, block);
    ListRow& row = rows.at(rows.rowOf(block.blockNumber()));
    const bool listed = row.shape.lead > 1 && rows.ownerOf(rows.rowOf(block.blockNumber())) >= 0;
    if (shape.marks.isEmpty() && !listed)
        return {};
    const int left = shape.marks.isEmpty() ? 0 : shape.marks.last().at;
    const QString text = line.first(left) + line.sliced(at);
    const auto prefix = std::min<qsizetype>(row.prefix.size(), left);
    row.prefix.truncate(prefix);
    row.setBody(text.sliced(prefix));
    rows.renumber();
    return keeping(cursor, rows.pieces());
}

} // namespace brickwork
