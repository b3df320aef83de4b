// Items moved a level in or out, and lines made into items.

#include "ui/editor/code_lines.h"
#include "ui/editor/list_commands.h"
#include "ui/editor/list_rows.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int codeIndent = 4;

struct Touched
{
    QTextBlock first;
    QTextBlock last;
};

Touched touchedBy(const QTextCursor& cursor)
{
    const LineRange lines = selectedLines(cursor);
    return {.first = cursor.document()->findBlockByNumber(lines.first),
            .last = cursor.document()->findBlockByNumber(lines.last)};
}

int blanksAtStart(const QString& text)
{
    if (text.startsWith(u'\t'))
        return 1;
    int blanks = 0;
    while (blanks < codeIndent && blanks < text.size() && text.at(blanks) == u' ')
        ++blanks;
    return blanks;
}

/// Lines that are no items: four columns each.
TextEdit shiftLines(const QTextCursor& cursor, const Touched& lines, Indent direction)
{
    QList<Piece> pieces;
    for (QTextBlock block = lines.first; block.isValid(); block = block.next()) {
        const int start = block.position();
        if (direction == Indent::Less)
            pieces.append({.from = start, .to = start + blanksAtStart(block.text()), .text = {}});
        else if (!block.text().isEmpty())
            pieces.append({.from = start, .to = start, .text = QString(codeIndent, u' ')});
        if (block == lines.last)
            break;
    }
    return keeping(cursor, std::move(pieces));
}

/// The last row of the items that begin in first..last.
int endOfItems(const ListRows& rows, int first, int last)
{
    int end = last;
    for (int row = first; row <= last; ++row) {
        if (rows.at(row).isItem())
            end = std::max(end, rows.endOf(row) - 1);
    }
    return end;
}

/// The items of first..last that stand beside the first one.
std::vector<int> besideFirst(const ListRows& rows, int first, int last)
{
    std::vector<int> items;
    const int owner = rows.ownerOf(first);
    for (int row = first; row <= last; ++row) {
        if (rows.at(row).isItem() && rows.ownerOf(row) == owner)
            items.push_back(row);
    }
    return items;
}

void moveIn(ListRows& rows, int first, int last, int end)
{
    const int above = rows.previousSibling(first);
    if (above < 0)
        return;
    const std::vector<int> items = besideFirst(rows, first, last);
    int column = rows.at(above).mark().content;
    int model = -1; // an item that stands there already
    for (int row = above + 1; row < first; ++row) {
        if (rows.at(row).isItem() && rows.ownerOf(row) == above) {
            column = rows.at(row).shape.column;
            model = row;
        }
    }
    rows.shift(first, end, column - rows.at(first).shape.column);
    for (const int item : items) {
        rows.at(item).list = -1;
        if (model >= 0 && rows.at(model).mark().kind != rows.at(item).mark().kind)
            rows.setMark(item, rows.nextMark(model));
    }
}

void moveOut(ListRows& rows, int first, int last, int end)
{
    const int parent = rows.ownerOf(first);
    const std::vector<int> items = besideFirst(rows, first, last);
    const int column = parent >= 0 ? rows.at(parent).shape.column : 0;
    rows.shift(first, end, column - rows.at(first).shape.column);
    if (parent < 0)
        return;
    for (const int item : items) {
        rows.at(item).list = -1;
        const LineMark& mark = rows.at(item).mark();
        const LineMark& outer = rows.at(parent).mark();
        if (mark.kind != outer.kind || mark.sign != outer.sign)
            rows.setMark(item, rows.nextMark(parent));
    }
}

} // namespace

std::optional<TextEdit> indentLines(const QTextCursor& cursor, Indent direction)
{
    const Touched lines = touchedBy(cursor);
    ListRows rows(lines.first, lines.last);
    const int first = rows.rowOf(lines.first.blockNumber());
    const int last = rows.rowOf(lines.last.blockNumber());
    if (!rows.at(first).isItem()) {
        if (lines.first == lines.last && direction == Indent::More)
            return {};
        return shiftLines(cursor, lines, direction);
    }
    const int end = endOfItems(rows, first, last);
    if (direction == Indent::More)
        moveIn(rows, first, last, end);
    else
        moveOut(rows, first, last, end);
    rows.renumber();
    return keeping(cursor, rows.pieces());
}

namespace {

bool isOf(const ListRow& row, ListKind kind)
{
    if (!row.isItem())
        return false;
    const bool number = row.mark().kind == MarkKind::Number;
    const bool task = row.shape.box >= 0;
    return kind == ListKind::Numbers ? number : !number && task == (kind == ListKind::Tasks);
}

/// The row without its mark and box.
void makePlain(ListRow& row)
{
    row.list = -1;
    row.setBody(row.body.first(row.mark().at) + row.body.sliced(row.shape.text));
}

void makeItem(ListRows& rows, int at, ListKind kind)
{
    const QString mark = kind == ListKind::Numbers ? u"1. "_s : u"- "_s;
    ListRow& row = rows.at(at);
    const int box = row.shape.box;
    if (row.isItem()) {
        const bool bullet = row.mark().kind == MarkKind::Bullet;
        if (kind == ListKind::Numbers || !bullet)
            rows.setMark(at, mark);
    } else {
        row.setBody(row.body.first(row.shape.lead) + mark + row.body.sliced(row.shape.lead));
    }
    row.list = -1;
    const int behind = row.mark().end;
    if (kind == ListKind::Tasks && box < 0)
        row.setBody(row.body.first(behind) + "[ ] "_L1 + row.body.sliced(behind));
    else if (kind != ListKind::Tasks && box >= 0)
        row.setBody(row.body.first(behind) + row.body.sliced(row.shape.text));
}

} // namespace

TextEdit toggleList(const QTextCursor& cursor, ListKind kind)
{
    const Touched lines = touchedBy(cursor);
    ListRows rows(lines.first, lines.last);
    const int first = rows.rowOf(lines.first.blockNumber());
    const int last = rows.rowOf(lines.last.blockNumber());
    std::vector<int> chosen;
    for (int row = first; row <= last; ++row) {
        if (!rows.at(row).code && (first == last || !rows.at(row).isBlank()))
            chosen.push_back(row);
    }
    const bool all = std::ranges::all_of(chosen, [&](int row) { return isOf(rows.at(row), kind); });
    for (const int row : chosen) {
        if (all)
            makePlain(rows.at(row));
        else if (!isOf(rows.at(row), kind))
            makeItem(rows, row, kind);
    }
    rows.renumber();
    return keeping(cursor, rows.pieces());
}

std::optional<TextEdit> toggleDone(const QTextCursor& cursor)
{
    const Touched lines = touchedBy(cursor);
    CodeLines& code = CodeLines::of(*cursor.document());
    struct Task
    {
        int at = 0;
        LineShape shape;
    };
    std::vector<Task> tasks;
    for (QTextBlock block = lines.first; block.isValid(); block = block.next()) {
        const LineShape shape = lineShape(block.text());
        if (shape.isItem() && !code.holds(block))
            tasks.push_back({.at = block.position(), .shape = shape});
        if (block == lines.last)
            break;
    }
    if (tasks.empty())
        return {};
    const bool all = std::ranges::all_of(tasks, [](const Task& task) { return task.shape.done; });
    QList<Piece> pieces;
    for (const Task& task : tasks) {
        const int box = task.at + task.shape.box + 1;
        const int text = task.at + task.shape.text;
        if (task.shape.box < 0)
            pieces.append({.from = text, .to = text, .text = u"[ ] "_s});
        else if (task.shape.done == all)
            pieces.append({.from = box, .to = box + 1, .text = all ? u" "_s : u"x"_s});
    }
    return keeping(cursor, std::move(pieces));
}

} // namespace brickwork
