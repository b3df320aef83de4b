#include "ui/editor/markup_commands.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString textBetween(const QTextCursor& cursor, int from, int to)
{
    QTextCursor part(cursor.document());
    part.setPosition(qMax(0, from));
    part.setPosition(qMin(to, cursor.document()->characterCount() - 1), QTextCursor::KeepAnchor);
    return part.selectedText();
}

void select(QTextCursor& cursor, int from, int to)
{
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
}

void replace(const QTextCursor& cursor, int from, int to, const QString& text)
{
    QTextCursor part(cursor);
    select(part, from, to);
    part.insertText(text);
}

/// Marks positions from..to, or takes the marks away from around or inside them. Both ends follow the text
/// between.
void toggleAround(const QTextCursor& cursor, int& from, int& to, const QString& mark)
{
    const int size = static_cast<int>(mark.size());
    const QString inside = textBetween(cursor, from, to);
    if (from >= size && textBetween(cursor, from - size, from) == mark &&
        textBetween(cursor, to, to + size) == mark) {
        replace(cursor, to, to + size, {});
        replace(cursor, from - size, from, {});
        from -= size;
        to -= size;
    } else if (inside.size() >= 2 * size && inside.startsWith(mark) && inside.endsWith(mark)) {
        replace(cursor, from, to, inside.sliced(size, inside.size() - 2 * size));
        to -= 2 * size;
    } else {
        replace(cursor, to, to, mark);
        replace(cursor, from, from, mark);
        from += size;
        to += size;
    }
}

/// The cursor stands in no word: a pair to type into, or the way out of one.
void toggleAtCaret(QTextCursor& cursor, const QString& mark)
{
    const int size = static_cast<int>(mark.size());
    const int at = cursor.position();
    const bool before = at >= size && textBetween(cursor, at - size, at) == mark;
    const bool after = textBetween(cursor, at, at + size) == mark;
    const QString line = textBetween(cursor, cursor.block().position(), at);
    if (before && after) {
        replace(cursor, at - size, at + size, {});
        cursor.setPosition(at - size);
    } else if (after && line.count(mark) % 2 == 1) {
        cursor.setPosition(at + size);
    } else {
        cursor.insertText(mark + mark);
        cursor.setPosition(at + size);
    }
}

} // namespace

void toggleMark(QTextCursor& cursor, const QString& mark)
{
    const int at = cursor.position();
    const bool selected = cursor.hasSelection();
    QTextCursor word(cursor);
    if (!selected)
        word.select(QTextCursor::WordUnderCursor);
    const int start = word.selectionStart();
    int from = start;
    int to = word.selectionEnd();
    cursor.beginEditBlock();
    // What Qt calls a word may be a run of marks.
    const QString under = word.selectedText();
    const bool inWord =
        at >= from && at < to && std::ranges::any_of(under, [](QChar c) { return c.isLetterOrNumber(); });
    if (!selected && !inWord) {
        toggleAtCaret(cursor, mark);
    } else {
        const int length = to - from;
        toggleAround(cursor, from, to, mark);
        const int lost = to - from < length ? static_cast<int>(mark.size()) : 0;
        if (selected)
            select(cursor, from, to);
        else
            cursor.setPosition(std::clamp(at + from - start - lost, from, to));
    }
    cursor.endEditBlock();
}

void insertLink(QTextCursor& cursor, const QString& url)
{
    if (!cursor.hasSelection())
        cursor.select(QTextCursor::WordUnderCursor);
    const int from = cursor.selectionStart();
    const QString name = cursor.selectedText();
    cursor.insertText(u"[%1](%2)"_s.arg(name, url));
    if (name.isEmpty())
        cursor.setPosition(from + 1);
    else if (url.isEmpty())
        cursor.setPosition(cursor.position() - 1);
}

void cycleHeading(QTextCursor& cursor)
{
    static const QRegularExpression marks(u"^(#{1,6})[ \\t]+"_s);
    const QTextBlock block = cursor.block();
    const auto match = marks.match(block.text());
    const qsizetype level = match.capturedLength(1);
    const QString next = level == 0 ? u"## "_s : level == 2 ? u"### "_s : level == 3 ? u"# "_s : QString();
    replace(cursor, block.position(), block.position() + static_cast<int>(match.capturedLength(0)), next);
}

bool continueList(QTextCursor& cursor)
{
    static const QRegularExpression marker(
        u"^(?<lead>[ \\t]*)(?<mark>>(?:[ \\t]?>)*[ \\t]?|(?<bullet>[-*+])[ \\t]+(?<task>\\[[ xX]\\][ \\t]+)?|"
        "(?<number>\\d{1,8})(?<end>[.)])[ \\t]+)"_s);
    const QTextBlock block = cursor.block();
    const auto match = marker.match(block.text());
    const auto taken = static_cast<int>(match.capturedLength(0));
    if (cursor.hasSelection() || !match.hasMatch() || cursor.positionInBlock() < taken)
        return false;
    if (QStringView(block.text()).sliced(taken).trimmed().isEmpty()) {
        replace(cursor, block.position(), block.position() + block.length() - 1, {});
        cursor.setPosition(block.position());
        return true;
    }
    QString mark = match.captured(0);
    if (match.hasCaptured(u"number"_s)) {
        const QString number = match.captured(u"number"_s);
        mark.replace(match.capturedStart(u"number"_s), number.size(), QString::number(number.toInt() + 1));
    } else if (match.hasCaptured(u"task"_s)) {
        mark.replace(match.capturedStart(u"task"_s), 3, u"[ ]"_s);
    }
    cursor.insertText(u'\n' + mark);
    return true;
}

namespace {

struct ListLine
{
    int indent = 0;  ///< blanks before the marker
    int content = 0; ///< where the item's text begins
};

std::optional<ListLine> listLine(const QTextBlock& block)
{
    static const QRegularExpression marker(u"^([ ]*)(?:[-*+]|\\d{1,9}[.)])[ \\t]+"_s);
    const auto match = marker.match(block.text());
    if (!match.hasMatch())
        return std::nullopt;
    return ListLine{.indent = static_cast<int>(match.capturedLength(1)),
                    .content = static_cast<int>(match.capturedLength(0))};
}

/// How far an item goes in to stand below the one before it; nothing if there is none to stand below.
int deeper(const QTextBlock& block, const ListLine& line)
{
    for (QTextBlock above = block.previous(); above.isValid(); above = above.previous()) {
        const auto other = listLine(above);
        if (other && other->indent <= line.indent)
            return other->content - line.indent;
        if (!other && above.text().trimmed().isEmpty() && !above.previous().isValid())
            break;
        if (!other && !above.text().isEmpty() && !above.text().front().isSpace())
            break; // a paragraph ends the list
    }
    return 0;
}

/// How far an item goes out to stand beside the one it is below.
int shallower(const QTextBlock& block, const ListLine& line)
{
    for (QTextBlock above = block.previous(); above.isValid(); above = above.previous()) {
        if (const auto other = listLine(above); other && other->indent < line.indent)
            return line.indent - other->indent;
    }
    return line.indent;
}

constexpr int codeIndent = 4;

int blanksAtStart(const QString& text)
{
    if (text.startsWith(u'\t'))
        return 1;
    int blanks = 0;
    while (blanks < codeIndent && blanks < text.size() && text.at(blanks) == u' ')
        ++blanks;
    return blanks;
}

} // namespace

bool indentLines(QTextCursor& cursor, Indent direction)
{
    const QTextBlock first = cursor.document()->findBlock(cursor.selectionStart());
    const QTextBlock last = cursor.document()->findBlock(cursor.selectionEnd());
    const auto item = listLine(first);
    if (!item && first == last && direction == Indent::More)
        return false;
    int more = codeIndent;
    int less = 0;
    if (item) {
        more = deeper(first, *item);
        less = shallower(first, *item);
    }
    cursor.beginEditBlock();
    for (QTextBlock block = first; block.isValid(); block = block.next()) {
        const int start = block.position();
        if (direction == Indent::More && !block.text().isEmpty())
            replace(cursor, start, start, QString(more, u' '));
        if (direction == Indent::Less) {
            const QString text = block.text();
            const auto leading = static_cast<int>(text.size() - QStringView(text).trimmed().size());
            replace(cursor, start, start + (item ? std::min(less, leading) : blanksAtStart(text)), {});
        }
        if (block == last)
            break;
    }
    cursor.endEditBlock();
    return true;
}

} // namespace brickwork
