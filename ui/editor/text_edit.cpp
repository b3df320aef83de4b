#include "ui/editor/text_edit.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace brickwork {

namespace {

void replace(QTextCursor& cursor, const Piece& piece)
{
    cursor.setPosition(piece.from);
    cursor.setPosition(piece.to, QTextCursor::KeepAnchor);
    cursor.insertText(piece.text);
}

void applyApart(QTextCursor& cursor, const QList<Piece>& pieces)
{
    // Undoing puts the caret where the writer's cursor stands, not where the last piece does.
    QTextCursor step(cursor);
    for (qsizetype i = pieces.size() - 1; i >= 0; --i) {
        const bool first = i == pieces.size() - 1;
        if (first)
            step.beginEditBlock();
        else
            step.joinPreviousEditBlock();
        replace(step, pieces.at(i));
        step.endEditBlock();
    }
}

// A document takes a long text in one go far sooner than a thousand short ones.
void applyTogether(QTextCursor& cursor, const QList<Piece>& pieces)
{
    QTextCursor all(cursor.document());
    const int from = pieces.first().from;
    all.setPosition(from);
    all.setPosition(pieces.last().to, QTextCursor::KeepAnchor);
    const QString before = all.selectedText();
    QString after;
    after.reserve(before.size() + 4 * pieces.size());
    int at = from;
    for (const Piece& piece : pieces) {
        after += QStringView(before).sliced(at - from, piece.from - at);
        after += piece.text;
        at = piece.to;
    }
    QTextCursor step(cursor);
    step.beginEditBlock();
    all.insertText(after);
    step.endEditBlock();
}

} // namespace

int mapped(const QList<Piece>& pieces, int position, Stick stick)
{
    int shift = 0;
    for (const Piece& piece : pieces) {
        const auto size = static_cast<int>(piece.text.size());
        if (piece.from > position)
            break;
        if (piece.to < position || (piece.to == position && piece.from < position))
            shift += size - (piece.to - piece.from);
        else if (piece.from == position)
            return position + shift + (piece.to == piece.from && stick == Stick::After ? size : 0);
        else
            return piece.from + shift + (stick == Stick::After ? size : 0);
    }
    return position + shift;
}

void sortPieces(QList<Piece>& pieces)
{
    std::ranges::stable_sort(pieces, [](const Piece& a, const Piece& b) {
        return std::pair(a.from, a.to) < std::pair(b.from, b.to);
    });
}

TextEdit keeping(const QTextCursor& cursor, QList<Piece> pieces)
{
    sortPieces(pieces);
    const int anchor = mapped(pieces, cursor.anchor(), Stick::After);
    const int position = mapped(pieces, cursor.position(), Stick::After);
    return {.pieces = std::move(pieces), .anchor = anchor, .position = position, .source = WordSource::Typed};
}

Piece smallestPiece(int at, const QString& before, const QString& after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before.at(head) == after.at(head))
        ++head;
    if (head > 0 && before.at(head - 1).isHighSurrogate())
        --head;
    qsizetype tail = 0;
    while (tail < shorter - head && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail))
        ++tail;
    if (tail > 0 && before.at(before.size() - tail).isLowSurrogate())
        --tail;
    return {.from = at + static_cast<int>(head),
            .to = at + static_cast<int>(before.size() - tail),
            .text = after.sliced(head, after.size() - head - tail)};
}

QList<Piece> blankPieces(int at, const QString& before, const QString& after)
{
    const auto isBlank = [](QChar c) { return c == u' ' || c == u'\t'; };
    const auto skip = [&](const QString& text, qsizetype from) {
        while (from < text.size() && isBlank(text.at(from)))
            ++from;
        return from;
    };
    QList<Piece> pieces;
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < before.size() || j < after.size()) {
        const qsizetype behind = skip(before, i);
        const qsizetype wanted = skip(after, j);
        const QString blanks = after.sliced(j, wanted - j);
        if (before.sliced(i, behind - i) != blanks)
            pieces.append(smallestPiece(at + static_cast<int>(i), before.sliced(i, behind - i), blanks));
        i = behind;
        j = wanted;
        if (i == before.size() && j == after.size())
            break;
        if (i == before.size() || j == after.size() || before.at(i) != after.at(j))
            return {smallestPiece(at, before, after)};
        ++i;
        ++j;
    }
    return pieces;
}

void applyEdit(QTextCursor& cursor, const TextEdit& edit)
{
    QList<Piece> pieces = edit.pieces;
    pieces.removeIf([](const Piece& piece) { return piece.from == piece.to && piece.text.isEmpty(); });
    if (pieces.size() > mostPieces)
        applyTogether(cursor, pieces);
    else if (!pieces.isEmpty())
        applyApart(cursor, pieces);
    const int end = cursor.document()->characterCount() - 1;
    cursor.setPosition(std::clamp(edit.anchor, 0, end));
    cursor.setPosition(std::clamp(edit.position, 0, end), QTextCursor::KeepAnchor);
}

LineRange selectedLines(const QTextCursor& cursor)
{
    const QTextDocument& document = *cursor.document();
    const QTextBlock first = document.findBlock(cursor.selectionStart());
    QTextBlock last = document.findBlock(cursor.selectionEnd());
    if (last != first && cursor.selectionEnd() == last.position())
        last = last.previous();
    return {.first = first.blockNumber(), .last = last.blockNumber()};
}

int endOf(const QTextBlock& block)
{
    return block.position() + block.length() - 1;
}

} // namespace brickwork
