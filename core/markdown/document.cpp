#include "core/markdown/document.h"

#include "core/markdown/document_parts.h"
#include "core/markdown/tree_builder.h"
#include "core/markdown/tree_walk.h"
#include "core/markdown/word_count.h"

#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qsizetype kExcerptLimit = 200;
constexpr qsizetype kFirstLineLimit = 120;

enum class Alt
{
    Keep,
    Drop
};

void startBlock(QString& text, const Node& node)
{
    if (text.isEmpty() || text.endsWith(u'\n'))
        return;
    if (node.kind != NodeKind::TableCell)
        text += u'\n';
    else if (!text.endsWith(u' '))
        text += u' ';
}

QString textBelow(const std::vector<Node>& nodes, int root, Alt alt)
{
    QString text;
    walkNodes(nodes, root, [&](int index) {
        const Node& node = nodes[static_cast<size_t>(index)];
        if (!isInline(node.kind))
            startBlock(text, node);
        switch (node.kind) {
        case NodeKind::Text:
        case NodeKind::Code:
        case NodeKind::CodeBlock:
            text += node.text;
            break;
        case NodeKind::SoftBreak:
        case NodeKind::LineBreak:
            text += u' ';
            break;
        case NodeKind::HtmlInline:
            if (isLineBreakTag(node.text))
                text += u' ';
            break;
        case NodeKind::Image:
            return alt == Alt::Keep ? Descend::Yes : Descend::No;
        default:
            break;
        }
        return Descend::Yes;
    });
    return text.trimmed();
}

/// At most `limit` characters, the ellipsis included, cut after a word or else between two characters.
QString shortened(const QString& text, qsizetype limit)
{
    if (text.size() <= limit)
        return text;
    qsizetype end = text.lastIndexOf(u' ', limit - 1);
    if (end < limit / 2) {
        // The first hundreds of characters decide; the finder reads all it is given.
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme,
                                   text.first(std::min(text.size(), 2 * limit)));
        finder.setPosition(limit - 1);
        end = finder.isAtBoundary() ? limit - 1 : finder.toPreviousBoundary();
        if (end <= 0) {
            end = limit - 1; // one character made of hundreds
            if (text[end].isLowSurrogate())
                --end;
        }
    }
    return text.first(end).trimmed() + u'…';
}

QString titleOf(const Document& document)
{
    if (const std::optional<QString> title = document.frontMatter.value(u"title"))
        return *title;
    const auto named = [](const OutlineEntry& entry) { return !entry.text.isEmpty(); };
    const auto top = [&](const OutlineEntry& entry) { return entry.level == 1 && named(entry); };
    auto found = std::ranges::find_if(document.outline, top);
    if (found == document.outline.end())
        found = std::ranges::find_if(document.outline, named);
    return found == document.outline.end() ? QString() : found->text;
}

bool opensWithTitle(const Document& document)
{
    if (document.title.isEmpty() || document.root().children.empty())
        return false;
    const int first = document.root().children.front();
    const Node& node = document.at(first);
    return node.kind == NodeKind::Heading && node.level == 1 &&
           textBelow(document.nodes, first, Alt::Keep).simplified() == document.title.simplified();
}

/// A paragraph of the text itself if there is one with words, else the first in a list or quotation.
QString firstParagraph(const std::vector<Node>& nodes)
{
    const auto textOf = [&](int index) { return textBelow(nodes, index, Alt::Drop).simplified(); };
    for (const int child : nodes.front().children) {
        if (nodes[static_cast<size_t>(child)].kind != NodeKind::Paragraph)
            continue;
        if (const QString text = textOf(child); !text.isEmpty())
            return text;
    }
    QString found;
    walkNodes(nodes, 0, [&](int index) {
        const Node& node = nodes[static_cast<size_t>(index)];
        if (!found.isEmpty() || isInline(node.kind) || node.kind == NodeKind::FootnoteDefinition)
            return Descend::No;
        if (node.kind == NodeKind::Paragraph)
            found = textOf(index);
        return Descend::Yes;
    });
    return found;
}

QString excerptOf(const Document& document, const QString& paragraph)
{
    for (const QStringView key : {u"description", u"summary", u"excerpt"}) {
        if (const std::optional<QString> value = document.frontMatter.value(key))
            return *value;
    }
    return shortened(paragraph, kExcerptLimit);
}

int wordsOf(const FrontMatter& frontMatter)
{
    const QStringView raw(frontMatter.raw);
    if (frontMatter.kind == FrontMatterKind::None || frontMatter.kind == FrontMatterKind::Json)
        return countRuns(raw);
    // Two of the runs are the fences.
    return std::max(0, countRuns(raw) - 2);
}

} // namespace

std::vector<OutlineEntry> outlineOf(const std::vector<Node>& nodes)
{
    std::vector<OutlineEntry> outline;
    for (size_t i = 0; i < nodes.size(); ++i) {
        const Node& node = nodes[i];
        if (node.kind == NodeKind::Heading)
            outline.push_back(
                {textBelow(nodes, static_cast<int>(i), Alt::Keep).simplified(), node.level, node.firstLine});
    }
    // Footnotes stand last in the tree, wherever they were written.
    std::ranges::stable_sort(outline, {}, &OutlineEntry::line);
    return outline;
}

void describe(Document& document)
{
    document.title = titleOf(document);
    document.titleFromHeading = opensWithTitle(document);
    const QString paragraph = firstParagraph(document.nodes);
    document.excerpt = excerptOf(document, paragraph);
    document.firstLine = shortened(paragraph, kFirstLineLimit);
}

QString Document::plainText(int index) const
{
    return textBelow(nodes, index, Alt::Keep);
}

Document parseMarkdown(QStringView text)
{
    Document document;
    document.frontMatter = readFrontMatter(text);
    const QStringView body = text.sliced(document.frontMatter.raw.size());
    document.nodes = buildNodes(body.toUtf8(), document.frontMatter.lines);
    document.outline = outlineOf(document.nodes);
    describe(document);
    document.words = countTree(document.nodes);
    document.words.frontMatter = wordsOf(document.frontMatter);
    return document;
}

} // namespace brickwork
