#include "ui/editor/line_shape.h"

#include <algorithm>

namespace brickwork {

namespace {

constexpr int tabStop = 4;
constexpr qsizetype longestNumber = 9;

bool isBlankChar(QChar c)
{
    return c == u' ' || c == u'\t';
}

qsizetype skip(QStringView line, qsizetype at)
{
    while (at < line.size() && isBlankChar(line[at]))
        ++at;
    return at;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// The mark at `at`, without its blanks; `after` is `at` if there is none.
LineMark markAt(QStringView line, qsizetype at)
{
    LineMark mark;
    mark.at = static_cast<int>(at);
    mark.after = mark.at;
    if (at >= line.size())
        return mark;
    const QChar c = line[at];
    if (c == u'>') {
        mark.after = mark.at + 1;
        mark.sign = c;
        return mark;
    }
    qsizetype end = at;
    if (c == u'-' || c == u'*' || c == u'+') {
        mark.kind = MarkKind::Bullet;
        mark.sign = c;
        end = at + 1;
    } else if (isDigit(c)) {
        while (end < line.size() && end - at < longestNumber && isDigit(line[end]))
            ++end;
        if (end >= line.size() || (line[end] != u'.' && line[end] != u')'))
            return mark;
        mark.kind = MarkKind::Number;
        mark.sign = line[end];
        mark.number = line.sliced(at, end - at).toInt();
        ++end;
    }
    if (end > at && end < line.size() && isBlankChar(line[end]))
        mark.after = static_cast<int>(end);
    return mark;
}

void readBox(QStringView line, LineShape& shape)
{
    const qsizetype at = shape.text;
    if (!shape.isItem() || line.size() < at + 3 || line[at] != u'[' || line[at + 2] != u']')
        return;
    const QChar inside = line[at + 1];
    const bool ends = line.size() == at + 3 || isBlankChar(line[at + 3]);
    if (!ends || (inside != u' ' && inside != u'x' && inside != u'X'))
        return;
    shape.box = static_cast<int>(at);
    shape.done = inside != u' ';
    shape.text = static_cast<int>(skip(line, at + 3));
}

} // namespace

int LineShape::quotes() const
{
    const auto other =
        std::ranges::find_if_not(marks, [](auto kind) { return kind == MarkKind::Quote; }, &LineMark::kind);
    return static_cast<int>(other - marks.begin());
}

int LineShape::quoteEnd() const
{
    const int count = quotes();
    if (count == 0)
        return 0;
    const LineMark& last = marks.at(count - 1);
    return std::min(last.after + 1, last.end);
}

LineShape lineShape(QStringView line)
{
    LineShape shape;
    qsizetype at = skip(line, 0);
    shape.lead = static_cast<int>(at);
    shape.column = columnAfter(line.first(at));
    shape.text = shape.lead;
    int column = shape.column;
    while (at < line.size() && !isThematicBreak(line.sliced(at))) {
        LineMark mark = markAt(line, at);
        if (mark.after == mark.at)
            break;
        mark.column = column;
        qsizetype end = skip(line, mark.after);
        const int after = column + (mark.after - mark.at);
        int content = columnAfter(line.sliced(mark.after, end - mark.after), after);
        // More blanks than these are code inside the item.
        if (content - after > tabStop && end < line.size()) {
            end = mark.after + 1;
            content = after + 1;
        }
        mark.end = static_cast<int>(end);
        mark.content = content;
        shape.marks.append(mark);
        shape.text = mark.end;
        column = content;
        at = end;
    }
    readBox(line, shape);
    return shape;
}

int columnAfter(QStringView blanks, int from)
{
    int column = from;
    for (const QChar c : blanks)
        column = c == u'\t' ? (column / tabStop + 1) * tabStop : column + 1;
    return column;
}

bool isBlank(QStringView line)
{
    return std::ranges::all_of(line, [](QChar c) { return c.isSpace(); });
}

bool isThematicBreak(QStringView line)
{
    const QStringView inside = line.trimmed();
    if (inside.size() < 3 || (inside[0] != u'-' && inside[0] != u'*' && inside[0] != u'_'))
        return false;
    const QChar mark = inside[0];
    return std::ranges::all_of(inside, [&](QChar c) { return c == mark || isBlankChar(c); }) &&
           inside.count(mark) >= 3;
}

int headingLevel(QStringView line)
{
    int level = 0;
    while (level < line.size() && level <= 6 && line[level] == u'#')
        ++level;
    const bool ends = level == line.size() || (level < line.size() && isBlankChar(line[level]));
    return level >= 1 && level <= 6 && ends ? level : 0;
}

} // namespace brickwork
