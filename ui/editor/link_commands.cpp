// Links and images, put in at the cursor or taken away.

#include "ui/editor/inline_spans.h"
#include "ui/editor/mark_commands.h"
#include "ui/editor/paragraphs.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

bool isAddress(const QString& text)
{
    static const QRegularExpression address(
        u"^(?:[a-z][a-z0-9+.-]+://\\S+|www\\.\\S+\\.\\S+|mailto:\\S+|[^\\s@<>]+@[^\\s@<>]+\\.[a-z]{2,})$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return address.match(text).hasMatch();
}

bool isPicture(const QString& text)
{
    static const QRegularExpression name(u"\\S+\\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return !text.contains(u' ') && name.match(text).hasMatch();
}

/// An address as the target of a link takes it.
QString asTarget(const QString& address)
{
    const bool mail = address.contains(u'@') && !address.contains(u':') && !address.contains(u'/');
    const QString whole = mail                            ? u"mailto:"_s + address
                          : address.startsWith("www."_L1) ? u"https://"_s + address
                                                          : address;
    const bool odd = whole.contains(u' ') || whole.count(u'(') != whole.count(u')');
    return odd ? u'<' + whole + u'>' : whole;
}

/// Text as the name of a link: brackets without a partner would end it.
QString asName(QString name)
{
    name.replace(QChar::ParagraphSeparator, u'\n');
    if (name.count(u'[') != name.count(u']')) {
        name.replace(u'[', u"\\["_s);
        name.replace(u']', u"\\]"_s);
    }
    return name;
}

TextEdit selecting(QList<Piece> pieces, int anchor, int position)
{
    sortPieces(pieces);
    return {.pieces = std::move(pieces), .anchor = anchor, .position = position, .source = WordSource::Typed};
}

/// The link around a selection, in positions of the document.
std::optional<InlineSpan> linkAround(const QTextCursor& cursor)
{
    const QTextBlock block = cursor.document()->findBlock(cursor.selectionStart());
    const auto paragraph = paragraphAt(block, cursor.selectionStart() - block.position());
    if (!paragraph)
        return {};
    std::optional<InlineSpan> found;
    for (InlineSpan span : inlineSpans(paragraph->text)) {
        for (int* place :
             {&span.from, &span.inner, &span.innerEnd, &span.end, &span.target, &span.targetEnd}) {
            if (*place >= 0)
                *place += paragraph->from;
        }
        const bool around = span.from <= cursor.selectionStart() && cursor.selectionEnd() <= span.end;
        const bool strictly =
            cursor.hasSelection() || (span.from < cursor.position() && cursor.position() < span.end);
        if (span.kind == SpanKind::Link && span.target >= 0 && around && strictly)
            found = span;
    }
    return found;
}

/// What a command is about: what is selected of one paragraph, the bare address or the word at the cursor.
QTextCursor aroundCaret(QTextCursor cursor)
{
    if (cursor.hasSelection()) {
        // A link ends with its paragraph.
        if (const std::vector<Part> parts = selectedParts(cursor); !parts.empty()) {
            const Part& part = parts.front();
            cursor.setPosition(part.paragraph.from + part.from);
            cursor.setPosition(part.paragraph.from + part.to, QTextCursor::KeepAnchor);
        }
        return cursor;
    }
    const auto paragraph = paragraphAt(cursor.block(), cursor.positionInBlock());
    if (!paragraph)
        return cursor;
    const int at = cursor.position() - paragraph->from;
    const auto select = [&](int from, int to) {
        cursor.setPosition(paragraph->from + from);
        cursor.setPosition(paragraph->from + to, QTextCursor::KeepAnchor);
    };
    for (const InlineSpan& span : inlineSpans(paragraph->text)) {
        if (span.kind == SpanKind::Address && span.from <= at && at <= span.end) {
            select(span.from, span.end);
            return cursor;
        }
    }
    if (const auto word = wordAt(paragraph->text, at))
        select(word->from, word->to);
    return cursor;
}

QString selectedIn(const QTextCursor& cursor)
{
    QString text = cursor.selectedText();
    if (text.startsWith(u'<') && text.endsWith(u'>') && isAddress(text.sliced(1, text.size() - 2)))
        text = text.sliced(1, text.size() - 2);
    return text;
}

} // namespace

TextEdit toggleLink(const QTextCursor& cursor)
{
    if (const auto link = linkAround(cursor)) {
        const bool addressed =
            cursor.selectionStart() == link->target && cursor.selectionEnd() == link->targetEnd;
        const bool whole = cursor.selectionStart() == link->from && cursor.selectionEnd() == link->end;
        if (!addressed && !whole)
            return selecting({}, link->target, link->targetEnd);
        const int size = link->innerEnd - link->inner;
        return selecting({{.from = link->from, .to = link->inner, .text = {}},
                          {.from = link->innerEnd, .to = link->end, .text = {}}},
                         link->from, link->from + size);
    }
    const QTextCursor about = aroundCaret(cursor);
    const int from = about.selectionStart();
    const int to = about.selectionEnd();
    const QString text = selectedIn(about);
    if (isAddress(text)) {
        return selecting({{.from = from, .to = to, .text = u"[]("_s + asTarget(text) + u')'}}, from + 1,
                         from + 1);
    }
    const QString name = asName(about.selectedText());
    const auto size = static_cast<int>(name.size());
    const int caret = size > 0 ? from + size + 3 : from + 1;
    if (size > 0 && name.count(u'\\') == text.count(u'\\')) {
        return selecting(
            {{.from = from, .to = from, .text = u"["_s}, {.from = to, .to = to, .text = u"]()"_s}}, caret,
            caret);
    }
    return selecting({{.from = from, .to = to, .text = u'[' + name + u"]()"_s}}, caret, caret);
}

TextEdit insertImage(const QTextCursor& cursor)
{
    const QTextCursor about = cursor.hasSelection() ? aroundCaret(cursor) : cursor;
    const int from = about.selectionStart();
    const int to = about.selectionEnd();
    const QString text = about.selectedText();
    const bool address = isAddress(text) || isPicture(text);
    const QString name = address ? QString() : asName(text);
    const QString target = address ? asTarget(text) : QString();
    const int caret = from + 2 + (name.isEmpty() ? 0 : static_cast<int>(name.size()) + 2);
    return selecting({{.from = from, .to = to, .text = u"![%1](%2)"_s.arg(name, target)}}, caret, caret);
}

} // namespace brickwork
