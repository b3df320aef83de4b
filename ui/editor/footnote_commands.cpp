// Footnotes: the reference at the cursor, the note at the end of the text, and the way between the two.

#include "ui/editor/block_commands.h"
#include "ui/editor/line_shape.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

TextEdit at(int position)
{
    return {.pieces = {}, .anchor = position, .position = position, .source = WordSource::Typed};
}

/// The name of the note that a line belongs to; empty if it is none.
QString noteAt(QTextBlock block)
{
    static const QRegularExpression note(u"^ {0,3}\\[\\^([^\\]\\s]+)\\]:"_s);
    for (; block.isValid(); block = block.previous()) {
        const QString text = block.text();
        const auto match = note.match(text);
        if (match.hasMatch())
            return match.captured(1);
        if (!isBlank(text) && !text.front().isSpace())
            return {};
    }
    return {};
}

/// The name in the reference the cursor stands in, not beside.
QString referenceAt(const QTextCursor& cursor)
{
    static const QRegularExpression reference(u"\\[\\^([^\\]\\s]+)\\]"_s);
    auto matches = reference.globalMatch(cursor.block().text());
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (match.capturedStart() < cursor.positionInBlock() &&
            cursor.positionInBlock() < match.capturedEnd())
            return match.captured(1);
    }
    return {};
}

QTextBlock noteNamed(const QTextDocument& document, const QString& name)
{
    const QString opening = u"[^%1]:"_s.arg(name);
    for (QTextBlock block = document.firstBlock(); block.isValid(); block = block.next()) {
        if (QStringView(block.text()).trimmed().startsWith(opening))
            return block;
    }
    return {};
}

/// One past the first reference to a note; -1 if nothing refers to it.
int referenceTo(const QTextDocument& document, const QString& name)
{
    const QString mark = u"[^%1]"_s.arg(name);
    for (QTextBlock block = document.firstBlock(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        for (qsizetype i = text.indexOf(mark); i >= 0; i = text.indexOf(mark, i + 1)) {
            const qsizetype end = i + mark.size();
            const bool isNote =
                end < text.size() && text.at(end) == u':' && isBlank(QStringView(text).first(i));
            if (!isNote)
                return block.position() + static_cast<int>(end);
        }
    }
    return -1;
}

int freeNumber(const QTextDocument& document)
{
    static const QRegularExpression mark(u"\\[\\^(\\d{1,6})\\]"_s);
    std::set<int> taken;
    for (QTextBlock block = document.firstBlock(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        if (!text.contains("[^"_L1))
            continue;
        auto matches = mark.globalMatch(text);
        while (matches.hasNext())
            taken.insert(matches.next().captured(1).toInt());
    }
    return taken.empty() ? 1 : *taken.rbegin() + 1;
}

/// A note below everything; right below another one if that ends the text.
Piece noteBelow(const QTextDocument& document, const QString& note)
{
    QTextBlock last = document.lastBlock();
    while (isBlank(last.text()) && last.previous().isValid())
        last = last.previous();
    const int end = document.characterCount() - 1;
    const bool blanks = last != document.lastBlock();
    if (isBlank(last.text()))
        return {.from = end, .to = end, .text = note};
    const QString gap = noteAt(last).isEmpty() ? u"\n\n"_s : u"\n"_s;
    // The blank lines the text ends with stay behind it.
    const int at = blanks ? endOf(last) : end;
    return {.from = at, .to = at, .text = gap + note};
}

} // namespace

TextEdit insertFootnote(const QTextCursor& cursor)
{
    const QTextDocument& document = *cursor.document();
    if (const QString name = referenceAt(cursor); !name.isEmpty() && noteAt(cursor.block()) != name) {
        const QTextBlock note = noteNamed(document, name);
        return at(note.isValid() ? endOf(note) : cursor.position());
    }
    if (const QString name = noteAt(cursor.block()); !name.isEmpty()) {
        const int back = referenceTo(document, name);
        return at(back >= 0 ? back : cursor.position());
    }
    const int number = freeNumber(document);
    const QString mark = u"[^%1]"_s.arg(number);
    const Piece reference{.from = cursor.selectionEnd(), .to = cursor.selectionEnd(), .text = mark};
    const Piece note = noteBelow(document, mark + u": "_s);
    TextEdit edit = keeping(cursor, {});
    if (note.from == reference.from)
        edit.pieces = {{.from = note.from, .to = note.from, .text = mark + note.text}};
    else if (note.from < reference.from) // the cursor stands in the blank lines at the end
        edit.pieces = {
            {.from = reference.from, .to = reference.from, .text = mark + u"\n\n"_s + mark + u": "_s}};
    else
        edit.pieces = {reference, note};
    int behind = 0;
    for (const Piece& piece : edit.pieces)
        behind += static_cast<int>(piece.text.size());
    edit.anchor = edit.position = edit.pieces.last().from + behind;
    return edit;
}

} // namespace brickwork
