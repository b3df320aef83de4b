#include "ui/editor/mark_commands.h"

#include "ui/editor/inline_spans.h"
#include "ui/editor/paragraphs.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

SpanKind kindOf(Mark mark)
{
    switch (mark) {
    case Mark::Bold:
        return SpanKind::Strong;
    case Mark::Italic:
        return SpanKind::Emphasis;
    case Mark::Strike:
        return SpanKind::Strike;
    case Mark::Code:
        return SpanKind::Code;
    }
    Q_UNREACHABLE_RETURN({});
}

bool isOpaque(SpanKind kind)
{
    return kind == SpanKind::Code || kind == SpanKind::Address || kind == SpanKind::Tag ||
           kind == SpanKind::Footnote;
}

/// From and to in a paragraph's text.
struct Range
{
    int from = 0;
    int to = 0;
};

bool overlap(Range range, const InlineSpan& span)
{
    return range.from < span.end && span.from < range.to;
}

bool isAround(const InlineSpan& span, Range range)
{
    return span.from <= range.from && range.to <= span.end;
}

bool isInside(const InlineSpan& span, Range range)
{
    return range.from <= span.from && span.end <= range.to;
}

/// The pieces of one paragraph, put in and taken out; what is taken out and put in again just there stays.
class Pieces
{
public:
    explicit Pieces(const Paragraph& paragraph) : m_paragraph(paragraph) {}

    void remove(int from, int to)
    {
        if (from < to)
            m_pieces.append({.from = from, .to = to, .text = {}});
    }
    void removeMarks(const InlineSpan& span)
    {
        remove(span.from, span.inner);
        remove(span.innerEnd, span.end);
    }
    void opening(int at, const QString& mark) { insert(at, mark, at, at + static_cast<int>(mark.size())); }
    void closing(int at, const QString& mark) { insert(at, mark, at - static_cast<int>(mark.size()), at); }

    [[nodiscard]] QList<Piece> inDocument() const
    {
        QList<Piece> pieces = m_pieces;
        for (Piece& piece : pieces) {
            piece.from += m_paragraph.from;
            piece.to += m_paragraph.from;
        }
        return pieces;
    }

private:
    void insert(int at, const QString& mark, int from, int to)
    {
        const auto same = std::ranges::find_if(m_pieces, [&](const Piece& piece) {
            return piece.from == from && piece.to == to && piece.text.isEmpty();
        });
        if (same != m_pieces.end() && m_paragraph.text.sliced(from, to - from) == mark)
            m_pieces.erase(same);
        else
            m_pieces.append({.from = at, .to = at, .text = mark});
    }

    const Paragraph& m_paragraph;
    QList<Piece> m_pieces;
};

/// The span of the kind that marks all of the range; one with more around it comes after one with less.
const InlineSpan* marking(const QList<InlineSpan>& spans, SpanKind kind, Range range)
{
    const InlineSpan* found = nullptr;
    for (const InlineSpan& span : spans) {
        if (span.kind == kind && isAround(span, range))
            found = &span;
    }
    return found;
}

/// Code, addresses and tags are marked whole, links too unless only their text is meant.
Range widened(const QList<InlineSpan>& spans, Range range, SpanKind kind)
{
    for (const InlineSpan& span : spans) {
        const bool link = span.kind == SpanKind::Link || span.kind == SpanKind::Image;
        if (!overlap(range, span) || (!isOpaque(span.kind) && !link) || (kind == SpanKind::Code && !link))
            continue;
        if (link && span.inner <= range.from && range.to <= span.innerEnd)
            continue;
        range = {.from = std::min(range.from, span.from), .to = std::max(range.to, span.end)};
    }
    return range;
}

int trimmedEnd(const QString& text, int from, int to)
{
    while (to > from && text.at(to - 1).isSpace())
        --to;
    return to;
}

int trimmedStart(const QString& text, int from, int to)
{
    while (from < to && text.at(from).isSpace())
        ++from;
    return from;
}

/// Takes code's marks away, and the blank that keeps a backtick off them.
void unmarkCode(Pieces& pieces, const QString& text, const InlineSpan& span)
{
    const QStringView inside = QStringView(text).sliced(span.inner, span.innerEnd - span.inner);
    const bool kept = inside.size() > 2 && inside.startsWith(u' ') && inside.endsWith(u' ') &&
                      (inside[1] == u'`' || inside[inside.size() - 2] == u'`');
    pieces.remove(span.from, span.inner + (kept ? 1 : 0));
    pieces.remove(span.innerEnd - (kept ? 1 : 0), span.end);
}

/// Takes the mark from the range alone: what is marked on either side of it stays so.
void unmark(Pieces& pieces, const QString& text, const QList<InlineSpan>& spans, const InlineSpan& span,
            Range range)
{
    if (span.kind == SpanKind::Code)
        return unmarkCode(pieces, text, span);
    range.from = std::clamp(range.from, span.inner, span.innerEnd);
    range.to = std::clamp(range.to, span.inner, span.innerEnd);
    for (const InlineSpan& other : spans) {
        if (&other != &span && other.from >= span.inner && other.end <= span.innerEnd &&
            overlap(range, other) &&
            !(other.inner <= range.from && range.to <= other.innerEnd && other.from < range.from))
            range = {.from = std::min(range.from, other.from), .to = std::max(range.to, other.end)};
    }
    // A part in the middle of another mark would leave marks that cross.
    for (const InlineSpan& other : spans) {
        if (&other != &span && isAround(other, range) && other.from >= span.inner &&
            other.end <= span.innerEnd)
            range = {.from = other.from, .to = other.end};
    }
    const QString opening = text.sliced(span.from, span.inner - span.from);
    const QString closing = text.sliced(span.innerEnd, span.end - span.innerEnd);
    const int left = trimmedEnd(text, span.inner, range.from);
    const int right = trimmedStart(text, range.to, span.innerEnd);
    if (left > span.inner)
        pieces.closing(left, closing);
    else
        pieces.remove(span.from, span.inner);
    if (right < span.innerEnd)
        pieces.opening(right, opening);
    else
        pieces.remove(span.innerEnd, span.end);
}

/// The parts of a range between the marks that would cross it.
std::vector<Range> uncrossed(const QList<InlineSpan>& spans, SpanKind kind, Range range)
{
    std::vector<Range> parts{range};
    for (const InlineSpan& span : spans) {
        if (span.kind == kind || isOpaque(span.kind))
            continue;
        std::vector<Range> next;
        for (const Range part : parts) {
            if (part.from >= span.inner && part.from < span.innerEnd && part.to > span.innerEnd) {
                next.push_back({.from = part.from, .to = span.innerEnd});
                next.push_back({.from = span.end, .to = part.to});
            } else if (part.to > span.inner && part.to <= span.innerEnd && part.from < span.inner) {
                next.push_back({.from = part.from, .to = span.from});
                next.push_back({.from = span.inner, .to = part.to});
            } else {
                next.push_back(part);
            }
        }
        parts = std::move(next);
    }
    return parts;
}

QString codeFence(QStringView inside)
{
    qsizetype most = 0;
    qsizetype run = 0;
    for (const QChar c : inside) {
        run = c == u'`' ? run + 1 : 0;
        most = std::max(most, run);
    }
    return QString(most + 1, u'`');
}

bool isWord(const QString& text, int at)
{
    return at >= 0 && at < text.size() && (text.at(at).isLetterOrNumber() || text.at(at) == u'_');
}

/// The marks that go before and behind a range.
std::pair<QString, QString> marksFor(Mark mark, const QString& text, Range range)
{
    const QStringView inside = QStringView(text).sliced(range.from, range.to - range.from);
    switch (mark) {
    case Mark::Bold:
        return {u"**"_s, u"**"_s};
    case Mark::Strike:
        return {u"~~"_s, u"~~"_s};
    case Mark::Italic: {
        // Inside a word only the asterisk marks.
        const bool star = isWord(text, range.from - 1) || isWord(text, range.to) || inside.startsWith(u'_') ||
                          inside.endsWith(u'_');
        const QString sign = star ? u"*"_s : u"_"_s;
        return {sign, sign};
    }
    case Mark::Code: {
        const QString fence = codeFence(inside);
        const bool apart = inside.startsWith(u'`') || inside.endsWith(u'`');
        return {apart ? fence + u' ' : fence, apart ? u' ' + fence : fence};
    }
    }
    Q_UNREACHABLE_RETURN({});
}

void mark(Pieces& pieces, const QString& text, const QList<InlineSpan>& spans, Mark mark, Range range)
{
    const SpanKind kind = kindOf(mark);
    range = widened(spans, range, kind);
    for (const InlineSpan& span : spans) {
        if (span.kind != kind || !overlap(range, span) || (kind == SpanKind::Code && isInside(span, range)))
            continue;
        range = {.from = std::min(range.from, span.from), .to = std::max(range.to, span.end)};
        pieces.removeMarks(span);
    }
    for (Range part : uncrossed(spans, kind, range)) {
        part.from = trimmedStart(text, part.from, part.to);
        part.to = trimmedEnd(text, part.from, part.to);
        if (part.from >= part.to)
            continue;
        const auto [opening, closing] = marksFor(mark, text, part);
        pieces.opening(part.from, opening);
        pieces.closing(part.to, closing);
    }
}

/// The selection as it stands on the marked text, not on the marks around it.
TextEdit onText(const QTextCursor& cursor, QList<Piece> pieces)
{
    sortPieces(pieces);
    const bool selected = cursor.hasSelection();
    const bool backward = cursor.position() < cursor.anchor();
    const int start = mapped(pieces, cursor.selectionStart(), Stick::After);
    const int end = mapped(pieces, cursor.selectionEnd(), selected ? Stick::Before : Stick::After);
    return {.pieces = std::move(pieces),
            .anchor = backward ? end : start,
            .position = backward ? start : std::max(start, end),
            .source = WordSource::Typed};
}

TextEdit moved(int to)
{
    return {.pieces = {}, .anchor = to, .position = to, .source = WordSource::Typed};
}

TextEdit unchanged(const QTextCursor& cursor)
{
    return {
        .pieces = {}, .anchor = cursor.anchor(), .position = cursor.position(), .source = WordSource::Typed};
}

QString emptyMark(Mark mark)
{
    return marksFor(mark, {}, {}).first;
}

TextEdit toggleSelected(const QTextCursor& cursor, Mark wanted)
{
    const SpanKind kind = kindOf(wanted);
    const std::vector<Part> parts = selectedParts(cursor);
    const auto spanAt = [&](const Part& part, const QList<InlineSpan>& spans) {
        return marking(spans, kind, {.from = part.from, .to = part.to});
    };
    const bool all = std::ranges::all_of(
        parts, [&](const Part& part) { return spanAt(part, inlineSpans(part.paragraph.text)) != nullptr; });
    QList<Piece> pieces;
    for (const Part& part : parts) {
        const QList<InlineSpan> spans = inlineSpans(part.paragraph.text);
        const InlineSpan* span = spanAt(part, spans);
        Pieces made(part.paragraph);
        const Range range{.from = part.from, .to = part.to};
        if (all && span)
            unmark(made, part.paragraph.text, spans, *span, range);
        else if (!span)
            mark(made, part.paragraph.text, spans, wanted, range);
        pieces += made.inDocument();
    }
    return onText(cursor, std::move(pieces));
}

/// A place just put in between two marks, and no more.
bool betweenMarks(const QString& text, int at, const QString& mark)
{
    const auto size = static_cast<int>(mark.size());
    const auto isMark = [&](int i) { return i >= 0 && i < text.size() && text.at(i) == mark.front(); };
    return at >= size && QStringView(text).sliced(at - size).startsWith(mark + mark) &&
           !isMark(at - size - 1) && !isMark(at + size);
}

TextEdit toggleAtCaret(const QTextCursor& cursor, Mark wanted)
{
    const QTextBlock block = cursor.block();
    const auto paragraph = paragraphAt(block, cursor.positionInBlock());
    const QString text = paragraph ? paragraph->text : QString();
    const int from = paragraph ? paragraph->from : cursor.position();
    const int at = cursor.position() - from;
    const SpanKind kind = kindOf(wanted);
    if (!paragraph && !block.text().trimmed().isEmpty())
        return unchanged(cursor); // code or front matter
    for (const QString& empty : {emptyMark(wanted), wanted == Mark::Italic ? u"*"_s : emptyMark(wanted)}) {
        if (paragraph && betweenMarks(text, at, empty)) {
            const auto size = static_cast<int>(empty.size());
            return keeping(cursor, {{.from = from + at - size, .to = from + at + size, .text = {}}});
        }
    }
    const QList<InlineSpan> spans = inlineSpans(text);
    const Range here{.from = at, .to = at};
    const InlineSpan* span = marking(spans, kind, here);
    if (span && at >= span->innerEnd && at < span->end)
        return moved(from + span->end);
    const Paragraph own = paragraph.value_or(Paragraph{.from = from, .text = {}});
    Pieces pieces(own);
    const auto word = wordAt(text, at);
    if (span && at >= span->from && at < span->innerEnd) {
        if (kind == SpanKind::Code)
            unmarkCode(pieces, text, *span);
        else
            pieces.removeMarks(*span);
    } else if (word) {
        mark(pieces, text, spans, wanted, {.from = word->from, .to = word->to});
    } else {
        const QString empty = emptyMark(wanted);
        const auto size = static_cast<int>(empty.size());
        TextEdit edit =
            keeping(cursor, {{.from = cursor.position(), .to = cursor.position(), .text = empty + empty}});
        edit.anchor = edit.position = cursor.position() + size;
        return edit;
    }
    return onText(cursor, pieces.inDocument());
}

} // namespace

TextEdit toggleMark(const QTextCursor& cursor, Mark mark)
{
    return cursor.hasSelection() ? toggleSelected(cursor, mark) : toggleAtCaret(cursor, mark);
}

} // namespace brickwork
