#include "ui/write/markup_commands.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

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

} // namespace

void toggleMark(QTextCursor& cursor, const QString& mark)
{
    const int size = static_cast<int>(mark.size());
    if (!cursor.hasSelection())
        cursor.select(QTextCursor::WordUnderCursor);
    int from = cursor.selectionStart();
    int to = cursor.selectionEnd();

    cursor.beginEditBlock();
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
        replace(cursor, from, to, mark + inside + mark);
        from += size;
        to += size;
    }
    cursor.endEditBlock();
    select(cursor, from, to);
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

} // namespace brickwork
