#include "ui/editor/list_rows.h"

#include "ui/editor/code_lines.h"

#include <QTextDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int mostRows = 2000; ///< a list's lines that are looked at on each side
constexpr int tabStop = 4;

/// Blanks up to a column, made of what the line had before: tabs, or blanks only.
QString blanksTo(int column, QStringView had)
{
    if (had.contains(u'\t'))
        return QString(column / tabStop, u'\t') + QString(column % tabStop, u' ');
    return QString(column, u' ');
}

/// The line may belong to a list: an item, or text that stands in.
bool mayBelong(QStringView body, const LineShape& shape)
{
    return (!shape.marks.isEmpty() && shape.marks.first().kind != MarkKind::Quote) ||
           (shape.lead > 0 && !isBlank(body));
}

bool endsParagraph(QStringView body)
{
    return headingLevel(body) > 0 || isThematicBreak(body) || fenceIn(body).has_value();
}

struct Line
{
    QString body;
    LineShape shape;
    int quotes = 0;
};

Line lineOf(const QTextBlock& block)
{
    const QString text = block.text();
    const LineShape whole = lineShape(text);
    const QString body = text.sliced(whole.quoteEnd());
    return {.body = body, .shape = whole.quoteEnd() > 0 ? lineShape(body) : whole, .quotes = whole.quotes()};
}

QTextBlock step(const QTextBlock& block, bool up)
{
    return up ? block.previous() : block.next();
}

/// Text that stands at the margin goes on with the item whose text it follows.
bool isLazy(const QTextBlock& block, int quotes)
{
    constexpr int longest = 50;
    QTextBlock above = block;
    for (int i = 0; i < longest && above.isValid(); ++i, above = above.previous()) {
        const Line line = lineOf(above);
        if (isBlank(line.body) || line.quotes != quotes || endsParagraph(line.body))
            return false;
        if (mayBelong(line.body, line.shape))
            return true;
    }
    return false;
}

/// The last line of the list that goes on from `block` in a direction; `block` itself if none does.
QTextBlock listEdge(const QTextBlock& block, bool up)
{
    const int quotes = lineOf(block).quotes;
    QTextBlock edge = block;
    QTextBlock next = step(block, up);
    for (int i = 0; i < mostRows && next.isValid(); ++i, next = step(next, up)) {
        const Line line = lineOf(next);
        if (line.quotes != quotes)
            break;
        if (isBlank(line.body))
            continue; // what comes behind it decides
        if (!mayBelong(line.body, line.shape) && !isLazy(next, quotes))
            break;
        edge = next;
    }
    return edge;
}

} // namespace

void ListRow::setBody(const QString& text)
{
    body = text;
    shape = lineShape(body);
}

ListRows::ListRows(const QTextBlock& first, const QTextBlock& last)
    : m_firstBlock(listEdge(first, true)), m_first(m_firstBlock.blockNumber())
{
    load(m_firstBlock, listEdge(last, false).blockNumber());
    noteLists();
}

void ListRows::load(QTextBlock block, int last)
{
    CodeLines& code = CodeLines::of(*const_cast<QTextDocument*>(block.document()));
    for (int line = m_first; line <= last && block.isValid(); ++line, block = block.next()) {
        const QString text = block.text();
        const int quoteEnd = lineShape(text).quoteEnd();
        ListRow row;
        row.prefix = text.first(quoteEnd);
        row.setBody(text.sliced(quoteEnd));
        row.origin = line;
        row.code = code.holds(block);
        m_rows.push_back(std::move(row));
    }
}

// Items stand in the nearest one before them whose text begins at their column or further out.
std::vector<int> ListRows::owners() const
{
    std::vector<int> owner(m_rows.size(), -1);
    std::vector<int> open;
    bool blankBefore = false;
    for (int i = 0; i < count(); ++i) {
        const ListRow& row = at(i);
        if (row.isBlank()) {
            owner[static_cast<std::size_t>(i)] = open.empty() ? -1 : open.back();
            blankBefore = true;
            continue;
        }
        const bool goesOn = !row.isItem() && !row.code && !blankBefore && !endsParagraph(row.body);
        while (!goesOn && !open.empty() && row.shape.column < at(open.back()).mark().content)
            open.pop_back();
        owner[static_cast<std::size_t>(i)] = open.empty() ? -1 : open.back();
        if (row.isItem())
            open.push_back(i);
        blankBefore = false;
    }
    return owner;
}

int ListRows::ownerOf(int row) const
{
    return owners()[static_cast<std::size_t>(row)];
}

int ListRows::endOf(int item) const
{
    const std::vector<int> owner = owners();
    const auto inside = [&](int row) {
        for (int up = owner[static_cast<std::size_t>(row)]; up >= 0;
             up = owner[static_cast<std::size_t>(up)]) {
            if (up == item)
                return true;
        }
        return false;
    };
    int end = item + 1;
    for (int row = item + 1; row < count() && inside(row); ++row) {
        if (!at(row).isBlank())
            end = row + 1;
    }
    return end;
}

int ListRows::previousSibling(int item) const
{
    const std::vector<int> owner = owners();
    for (int row = item - 1; row >= 0; --row) {
        if (owner[static_cast<std::size_t>(row)] != owner[static_cast<std::size_t>(item)] ||
            at(row).isBlank())
            continue;
        if (at(row).isItem())
            return row;
        if (row != owner[static_cast<std::size_t>(item)])
            return -1; // a paragraph stands between
    }
    return -1;
}

int ListRows::nextSibling(int item) const
{
    const std::vector<int> owner = owners();
    for (int row = endOf(item); row < count(); ++row) {
        if (at(row).isBlank())
            continue;
        const bool beside = owner[static_cast<std::size_t>(row)] == owner[static_cast<std::size_t>(item)];
        return beside && at(row).isItem() ? row : -1;
    }
    return -1;
}

bool ListRows::isLoose(int item) const
{
    // Another kind of mark begins another list, and the blank line between the two says nothing of either.
    const auto sameList = [&](int other) {
        return other >= 0 && at(other).mark().kind == at(item).mark().kind &&
               at(other).mark().sign == at(item).mark().sign;
    };
    const int before = previousSibling(item);
    if (sameList(before) && endOf(before) < item)
        return true;
    const int after = nextSibling(item);
    return sameList(after) && endOf(item) < after;
}

void ListRows::shift(int first, int last, int columns)
{
    for (int i = first; i <= last; ++i) {
        ListRow& row = at(i);
        if (row.isBlank())
            continue;
        const QStringView had = QStringView(row.body).first(row.shape.lead);
        const int column = std::max(0, row.shape.column + columns);
        row.setBody(blanksTo(column, had) + row.body.sliced(row.shape.lead));
    }
}

void ListRows::setMark(int item, const QString& mark)
{
    ListRow& row = at(item);
    const int before = row.mark().content;
    const qsizetype box = mark.indexOf(u'[');
    // A box it has stays as it is.
    const QString fresh = box >= 0 && row.shape.box >= 0 ? mark.first(box) : mark;
    const QString text = row.body.first(row.mark().at) + fresh + row.body.sliced(row.mark().end);
    const LineShape shape = lineShape(text);
    const int after = shape.marks.isEmpty() ? before : shape.marks.first().content;
    if (after != before)
        shift(item + 1, endOf(item) - 1, after - before);
    row.setBody(text);
}

QString ListRows::nextMark(int item) const
{
    const ListRow& row = at(item);
    const LineMark& mark = row.shape.isItem() ? row.shape.marks.last() : row.mark();
    QString text;
    if (mark.kind == MarkKind::Number)
        text = QString::number(row.same ? mark.number : mark.number + 1);
    text += mark.sign;
    const QString blanks = row.body.sliced(mark.after, mark.end - mark.after);
    text += blanks.isEmpty() ? u" "_s : blanks;
    if (row.shape.box >= 0)
        text += "[ ] "_L1;
    return text;
}

void ListRows::insert(int row, ListRow made)
{
    made.setBody(made.body);
    m_rows.insert(m_rows.begin() + row, std::move(made));
}

void ListRows::rotate(int first, int middle, int last)
{
    std::rotate(m_rows.begin() + first, m_rows.begin() + middle, m_rows.begin() + last);
}

std::vector<std::vector<int>> ListRows::orderedLists() const
{
    std::vector<std::vector<int>> lists;
    const std::vector<int> owner = owners();
    // The list that is open in each item; a paragraph in the item or another kind of mark ends it.
    std::vector<int> open(m_rows.size() + 1, -1);
    for (int i = 0; i < count(); ++i) {
        const ListRow& row = at(i);
        if (row.isBlank())
            continue;
        int& list = open[static_cast<std::size_t>(owner[static_cast<std::size_t>(i)] + 1)];
        if (!row.isItem()) {
            list = -1;
            continue;
        }
        const LineMark& mark = row.mark();
        const bool goesOn = list >= 0 && mark.kind == MarkKind::Number &&
                            at(lists[static_cast<std::size_t>(list)].back()).mark().sign == mark.sign;
        if (mark.kind != MarkKind::Number) {
            list = -1;
        } else if (goesOn) {
            lists[static_cast<std::size_t>(list)].push_back(i);
        } else {
            list = static_cast<int>(lists.size());
            lists.push_back({i});
        }
    }
    return lists;
}

void ListRows::noteLists()
{
    for (const std::vector<int>& items : orderedLists()) {
        const bool same = items.size() > 1 && at(items[0]).mark().number == at(items[1]).mark().number;
        std::vector<int> lines;
        for (const int item : items) {
            ListRow& row = at(item);
            row.list = static_cast<int>(m_before.size());
            row.start = at(items.front()).mark().number;
            row.same = same;
            lines.push_back(row.origin);
        }
        m_before.push_back(std::move(lines));
    }
}

void ListRows::renumber()
{
    for (const std::vector<int>& items : orderedLists()) {
        std::vector<int> lines;
        for (const int item : items)
            lines.push_back(at(item).origin);
        if (std::ranges::contains(m_before, lines))
            continue;
        // What most of its items were an item of before goes on; moved ones follow.
        const auto known = std::ranges::find_if(items, [&](int item) { return at(item).list >= 0; });
        const bool old = known != items.end();
        int number = old ? at(*known).start : 1;
        const bool same = old && at(*known).same;
        for (const int item : items) {
            const LineMark mark = at(item).mark();
            const QString blanks = at(item).body.sliced(mark.after, mark.end - mark.after);
            if (mark.number != number)
                setMark(item, QString::number(number) + mark.sign + blanks);
            number += same ? 0 : 1;
        }
    }
}

QList<Piece> ListRows::pieces() const
{
    QList<Piece> pieces;
    for (const ListRow& row : m_rows) {
        if (row.origin < 0 || row.placed)
            continue;
        const QTextBlock block = m_firstBlock.document()->findBlockByNumber(row.origin);
        const QString was = row.cut >= 0 ? block.text().first(row.cut) : block.text();
        const QString text = row.prefix + row.body;
        if (was != text)
            pieces.append(smallestPiece(block.position(), was, text));
    }
    return pieces;
}

} // namespace brickwork
