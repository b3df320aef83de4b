#include "ui/editor/paste_plan.h"

#include "core/markdown/inline_markdown.h"
#include "ui/editor/code_lines.h"
#include "ui/editor/inline_spans.h"
#include "ui/editor/line_shape.h"
#include "ui/editor/paragraphs.h"

#include <QMimeData>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qsizetype longestAddress = 4096;

/// Where a text in Markdown, or a program's code, is on offer, its characters are what was meant.
bool isSource(const QMimeData& data)
{
    return data.hasFormat(u"text/markdown"_s) || data.hasFormat(u"vscode-editor-data"_s);
}

bool holdsProse(const QTextCursor& at, int position)
{
    const QTextBlock block = at.document()->findBlock(position);
    if (CodeLines::of(*at.document()).holds(block) || isIndentedCode(block))
        return false;
    const auto paragraph = paragraphAt(block, position - block.position());
    return !paragraph || !isVerbatim(paragraph->text, position - paragraph->from);
}

/// Marks that may stand inside the text of a link, or around it.
bool isHarmless(const InlineSpan& span, int from, int to)
{
    const bool around = span.inner <= from && to <= span.innerEnd;
    const bool within = from <= span.from && span.end <= to;
    const bool style =
        span.kind == SpanKind::Strong || span.kind == SpanKind::Emphasis || span.kind == SpanKind::Strike;
    return (around && style) ||
           (within && (style || span.kind == SpanKind::Code || span.kind == SpanKind::Image));
}

bool startsBlock(const QString& markdown)
{
    static const QRegularExpression mark(uR"(^(?:#{1,6} |[-*] |\d+[.)] |>|```|\||(?:---|\*\*\*)$|\[\^))"_s,
                                         QRegularExpression::MultilineOption);
    return mark.match(markdown).hasMatch();
}

/// What must stand before a further line so that it belongs to the same quotation and list item.
QString continuation(const QString& line, int positionInLine)
{
    const LineShape shape = lineShape(line);
    if (shape.marks.isEmpty() || positionInLine < shape.text)
        return {};
    QString prefix;
    for (const LineMark& mark : shape.marks) {
        if (mark.kind == MarkKind::Quote)
            prefix += "> "_L1;
        else
            prefix += QString(std::max(mark.content - static_cast<int>(prefix.size()), 0), u' ');
    }
    return prefix;
}

} // namespace

// A cursor's anchor moves with what is put in at it, whatever its position does: so there are two.
PastePlace::PastePlace(const QTextCursor& cursor) : m_from(cursor), m_to(cursor)
{
    m_from.setPosition(cursor.selectionStart());
    m_to.setPosition(cursor.selectionEnd());
    m_from.setKeepPositionOnInsert(true);
    m_to.setKeepPositionOnInsert(true);
}

QTextCursor PastePlace::cursor() const
{
    if (m_from.isNull() || m_to.isNull())
        return {};
    QTextCursor cursor(m_from.document());
    cursor.setPosition(m_from.position());
    cursor.setPosition(m_to.position(), QTextCursor::KeepAnchor);
    return cursor;
}

QString carried(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1);
    text.replace(u'\r', u'\n');
    // It takes these for signs of its own.
    text.removeIf([](QChar c) { return c.isNull() || c.unicode() == 0xFDD0 || c.unicode() == 0xFDD1; });
    return text;
}

PasteOffer offerOf(const QMimeData& data)
{
    PasteOffer offer;
    offer.picture = data.hasImage();
    const QList<QUrl> urls = data.urls();
    const bool local =
        !urls.isEmpty() && std::ranges::all_of(urls, [](const QUrl& url) { return url.isLocalFile(); });
    if (local) {
        for (const QUrl& url : urls)
            offer.files << url.toLocalFile();
    }
    const bool markdown = !data.hasText() && data.hasFormat(u"text/markdown"_s);
    offer.plain = carried(markdown ? QString::fromUtf8(data.data(u"text/markdown"_s)) : data.text());
    if (data.hasHtml() && !isSource(data))
        offer.html = data.html();
    return offer;
}

std::optional<QString> pastedAddress(const QString& plain)
{
    const QString text = plain.trimmed();
    static const QRegularExpression address(
        u"^(?:https?://[^\\s/]+\\S*|mailto:\\S+@\\S+|www\\.\\S+\\.\\S+)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (text.size() > longestAddress || !address.match(text).hasMatch())
        return {};
    return text.startsWith("www."_L1, Qt::CaseInsensitive) ? "https://"_L1 + text : text;
}

std::optional<TextEdit> linkOver(const QTextCursor& cursor, const QString& address)
{
    QString name = cursor.selectedText();
    int from = cursor.selectionStart();
    int to = cursor.selectionEnd();
    while (!name.isEmpty() && name.front().isSpace()) {
        name.remove(0, 1);
        ++from;
    }
    while (!name.isEmpty() && name.back().isSpace()) {
        name.chop(1);
        --to;
    }
    const QTextBlock block = cursor.document()->findBlock(from);
    if (name.isEmpty() || name.contains(QChar::ParagraphSeparator) || !holdsProse(cursor, from) ||
        !holdsProse(cursor, to))
        return {};
    const auto paragraph = paragraphAt(block, from - block.position());
    if (!paragraph || from < paragraph->from || to > paragraph->to())
        return {};
    for (const InlineSpan& span : inlineSpans(paragraph->text)) {
        const int first = from - paragraph->from;
        const int last = to - paragraph->from;
        if (first < span.end && span.from < last && !isHarmless(span, first, last))
            return {};
    }
    const int brackets = static_cast<int>(name.count(u'[') - name.count(u']'));
    const QString label = brackets == 0 ? name : escapedLabel(name);
    const QString text = u'[' + label + "]("_L1 + linkDestination(address) + u')';
    const int after = from + static_cast<int>(text.size());
    QList<Piece> pieces;
    if (label == name)
        pieces = {{.from = from, .to = from, .text = u"["_s},
                  {.from = to, .to = to, .text = "]("_L1 + linkDestination(address) + u')'}};
    else
        pieces = {{.from = from, .to = to, .text = text}};
    return TextEdit{.pieces = pieces, .anchor = after, .position = after, .source = WordSource::Pasted};
}

bool takesPlainText(const QTextCursor& cursor)
{
    return !holdsProse(cursor, cursor.selectionStart()) || !holdsProse(cursor, cursor.selectionEnd());
}

TextEdit putMarkdown(const QTextCursor& cursor, const QString& markdown)
{
    const int from = cursor.selectionStart();
    const int to = cursor.selectionEnd();
    const QTextBlock first = cursor.document()->findBlock(from);
    const QTextBlock last = cursor.document()->findBlock(to);
    const QString head = first.text().first(from - first.position());
    const bool blocks = markdown.contains("\n\n"_L1) || startsBlock(markdown);
    const QString prefix = continuation(first.text(), from - first.position());
    const QString blank = u'\n' + QString(prefix).replace(QRegularExpression(u" +$"_s), QString());

    QString text = markdown;
    if (!prefix.isEmpty()) {
        text.replace(u'\n', u'\n' + prefix);
        text.replace(u'\n' + prefix + u'\n', blank + u'\n');
    }
    const bool item = !prefix.isEmpty() && head.size() == lineShape(first.text()).text;
    if (blocks && !head.trimmed().isEmpty() && !item)
        text.prepend(blank + u'\n' + prefix);
    else if (startsBlock(markdown) && head.trimmed().isEmpty() && !isBlank(first.previous().text()))
        text.prepend(u'\n');
    if (blocks && !isBlank(last.text().sliced(to - last.position())))
        text += blank + u'\n' + prefix;
    else if (blocks && last.next().isValid() && !isBlank(last.next().text()))
        text += u'\n';
    const int after = from + static_cast<int>(text.size());
    return {.pieces = {{.from = from, .to = to, .text = text}},
            .anchor = after,
            .position = after,
            .source = WordSource::Pasted};
}

int nextFootnote(const QTextDocument& document)
{
    static const QRegularExpression name(u"\\[\\^(\\d{1,6})\\]"_s);
    int highest = 0;
    for (QTextBlock block = document.firstBlock(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        if (!text.contains("[^"_L1))
            continue;
        auto found = name.globalMatch(text);
        while (found.hasNext())
            highest = std::max(highest, found.next().captured(1).toInt());
    }
    return highest + 1;
}

} // namespace brickwork
