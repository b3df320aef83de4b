#include "core/publish/newsletter_inline.h"

#include "core/base/web_address.h"
#include "core/markdown/characters.h"
#include "core/markdown/tree_walk.h"
#include "core/publish/article.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace brickwork::newsletter {

namespace {

/// Deeper than anybody writes: below it only the words count.
constexpr int deepest = 64;

char32_t lastOf(const QString& text)
{
    const qsizetype size = text.size();
    return size >= 2 && text[size - 1].isLowSurrogate()
               ? QChar::surrogateToUcs4(text[size - 2], text[size - 1])
               : text.back().unicode();
}

char32_t firstOf(const QString& text)
{
    return text.size() >= 2 && text[0].isHighSurrogate() ? QChar::surrogateToUcs4(text[0], text[1])
                                                         : text.front().unicode();
}

/// Blanks and breaks at either end, as they stand beside a picture.
void trim(Runs& runs)
{
    const auto trimmed = [](QString& text, bool front) {
        while (!text.isEmpty() && (front ? text.front() : text.back()) == u' ')
            text.remove(front ? 0 : text.size() - 1, 1);
        return text.isEmpty();
    };
    while (!runs.empty() && (runs.back().lineBreak || trimmed(runs.back().text, false)))
        runs.pop_back();
    while (!runs.empty() && (runs.front().lineBreak || trimmed(runs.front().text, true)))
        runs.erase(runs.begin());
}

/// What a link becomes: an address, or nothing and how that is told.
struct Leading
{
    QString address;
    std::optional<Loss> lost;
};

Leading leadingOf(const QString& url, const PublishRequest& request)
{
    if (url.startsWith(u'#'))
        return {.address = {}, .lost = Loss::InnerLink};
    if (const QString draft = draftLinked(url, request.draft); !draft.isEmpty()) {
        const auto out = request.links.find(draft);
        if (out == request.links.end())
            return {.address = {}, .lost = Loss::DraftLink};
        const QUrl link(url);
        return {.address = out->second + (link.hasFragment() ? u'#' + link.fragment() : QString()),
                .lost = {}};
    }
    const QUrl link(url.startsWith("//"_L1) ? u"https:"_s + url : url);
    const bool mail = link.isValid() && link.scheme() == "mailto"_L1 && !link.path().isEmpty();
    if (!isWebAddress(link) && !mail)
        return {.address = {}, .lost = url.trimmed().isEmpty() ? std::nullopt : std::optional(Loss::OddLink)};
    return {.address = QString::fromLatin1(link.toEncoded()), .lost = {}};
}

} // namespace

Blocks InlineReader::blocks(int index)
{
    walkChildren(index, {});
    close();
    return std::exchange(m_blocks, {});
}

Runs InlineReader::runs(int index)
{
    return asLines(blocks(index));
}

void InlineReader::walkChildren(int index, const Around& around)
{
    if (around.depth > deepest)
        return addText(m_site.document.plainText(index), around);
    for (const int child : m_site.document.at(index).children)
        walk(child, around);
}

void InlineReader::walk(int index, const Around& around)
{
    const Node& node = m_site.document.at(index);
    switch (node.kind) {
    case NodeKind::Text:
        return addText(node.text, around);
    case NodeKind::SoftBreak:
        m_softBreak = true;
        return;
    case NodeKind::LineBreak:
        return addBreak();
    case NodeKind::Code:
        return addText(node.text, {.marks = around.marks | Code, .link = around.link});
    case NodeKind::HtmlInline:
        return addHtml(node.text);
    case NodeKind::Emphasis:
        return addMarked(index, Emphasis, around);
    case NodeKind::Strong:
        return addMarked(index, Strong, around);
    case NodeKind::Strikethrough:
        return addMarked(index, Struck, around);
    case NodeKind::Link:
        return addLink(index, around);
    case NodeKind::FootnoteReference:
        m_site.losses.note(Loss::Note, u'[' + QString::number(node.level) + u']');
        return addText(u'[' + QString::number(node.level) + u']', {});
    case NodeKind::Image: {
        const QString alt = m_site.document.plainText(index);
        if (!around.link.isEmpty())
            m_site.losses.note(Loss::PictureLink, alt.isEmpty() ? node.url : alt);
        close();
        Blocks picture = pictureBlocks(m_site, node, alt);
        m_blocks.insert(m_blocks.end(), picture.begin(), picture.end());
        return;
    }
    default:
        return walkChildren(index, around);
    }
}

void InlineReader::addText(const QString& text, const Around& around)
{
    if (text.isEmpty())
        return;
    // Scripts that part no words by blanks get none where a line of the Markdown ends.
    const bool open = !m_runs.empty() && !m_runs.back().lineBreak && !m_runs.back().text.isEmpty();
    const bool unspaced =
        open && isWrittenUnspaced(lastOf(m_runs.back().text)) && isWrittenUnspaced(firstOf(text));
    if (std::exchange(m_softBreak, false) && open && !unspaced) {
        const bool sameLink = m_runs.back().link == around.link;
        append(m_runs, {.text = u" "_s, .link = sameLink ? around.link : QString()});
    }
    append(m_runs, {.text = text, .marks = around.marks, .link = around.link});
}

void InlineReader::addBreak()
{
    m_softBreak = false;
    append(m_runs, {.text = {}, .lineBreak = true});
}

void InlineReader::addHtml(const QString& html)
{
    if (isLineBreakTag(html))
        return addBreak();
    // What closes was told when it opened; a comment says nothing to readers.
    if (!html.startsWith("</"_L1) && !html.startsWith("<!--"_L1))
        m_site.losses.note(Loss::RawHtml, html);
}

void InlineReader::addMarked(int index, Mark mark, Around around)
{
    if (mark == Struck && !m_site.editor.strikesOut)
        m_site.losses.note(Loss::Struck, m_site.document.plainText(index));
    else
        around.marks |= mark;
    ++around.depth;
    walkChildren(index, around);
}

void InlineReader::addLink(int index, Around around)
{
    const Node& node = m_site.document.at(index);
    const Leading leading = leadingOf(node.url, m_site.request);
    if (leading.lost) {
        const QString words = m_site.document.plainText(index);
        m_site.losses.note(*leading.lost, words.isEmpty() ? node.url : words);
    }
    around.link = leading.address;
    ++around.depth;
    walkChildren(index, around);
}

void InlineReader::close()
{
    m_softBreak = false;
    trim(m_runs);
    if (!plainText(m_runs).isEmpty())
        m_blocks.push_back({.form = Form::Paragraph, .runs = m_runs});
    m_runs.clear();
}

Runs asLines(const Blocks& blocks, const QString& indent)
{
    Runs lines;
    const auto startLine = [&] {
        if (!lines.empty())
            append(lines, {.text = {}, .lineBreak = true});
        append(lines, {.text = indent});
    };
    const auto addAll = [&](const Runs& runs) {
        for (const Run& run : runs)
            append(lines, run);
    };
    for (const Block& block : blocks) {
        int number = block.level;
        switch (block.form) {
        case Form::Paragraph:
        case Form::Heading:
            startLine();
            addAll(block.runs);
            break;
        case Form::CodeBlock:
            for (const QString& line : block.text.split(u'\n')) {
                startLine();
                append(lines, {.text = line, .marks = Code});
            }
            break;
        case Form::Quote:
        case Form::Item:
            startLine();
            addAll(asLines(block.children));
            break;
        case Form::Bullets:
        case Form::Numbers:
            for (const Block& item : block.children) {
                startLine();
                append(lines,
                       {.text = block.form == Form::Numbers ? QString::number(number++) + u". "_s : u"– "_s});
                addAll(asLines(item.children));
            }
            break;
        case Form::Picture:
            startLine();
            append(lines, {.text = block.text});
            break;
        case Form::Rule:
            break;
        }
    }
    return lines;
}

} // namespace brickwork::newsletter
