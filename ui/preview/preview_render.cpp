#include "ui/preview/preview_render.h"

#include "core/markdown/reparse.h"
#include "core/markdown/tree_builder.h"
#include "ui/preview/code_reader.h"
#include "ui/preview/preview_place.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace brickwork {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(brickwork::PreviewRender)
};

constexpr qsizetype codeAtOnce = 50'000; // characters that are coloured before anything is shown

using Nodes = std::vector<Node>;
using Piece = std::shared_ptr<const PreviewPiece>;

Piece pieceOf(const Nodes& nodes, int block, CodeReader* reader)
{
    return std::make_shared<const PreviewPiece>(previewPiece(nodes, block, reader));
}

/// Characters of code below a child of the root that would have to be read for its colours.
qsizetype unknownCode(const Nodes& nodes, size_t child, const CodeReader& reader)
{
    const std::vector<int>& all = nodes.front().children;
    const size_t end = child + 1 < all.size() ? static_cast<size_t>(all[child + 1]) : nodes.size();
    qsizetype size = 0;
    for (auto i = static_cast<size_t>(all[child]); i < end; ++i) {
        const Node& node = nodes[i];
        if (node.kind != NodeKind::CodeBlock)
            continue;
        const QString code = node.text.endsWith(u'\n') ? node.text.chopped(1) : node.text;
        if (!reader.knows(code, node.info))
            size += code.size();
    }
    return size;
}

size_t imageState(const PreviewLeaf& leaf, const PreviewImages& images)
{
    size_t sum = 0;
    for (const PreviewTarget& picture : leaf.pictures) {
        const PreviewImage image = images.value(picture.url);
        sum = qHashMulti(sum, static_cast<int>(image.fate), image.key);
    }
    return sum;
}

qsizetype blocksOf(const PreviewLeaf& leaf)
{
    constexpr qsizetype cell = 4; // a cell weighs as much
    return leaf.table ? 2 + cell * std::ssize(leaf.table->rows) * leaf.table->columns : 1;
}

/// Lays the leaves of all pieces out in one row, up to the limits.
void lineUp(PreviewRender& render)
{
    render.rows.clear();
    render.sourceRows = 0;
    qsizetype characters = 0;
    qsizetype blocks = 0;
    for (size_t i = 0; i < render.pieces.size(); ++i) {
        const PreviewPiece& piece = *render.pieces[i];
        const auto base = static_cast<int>(render.rows.size());
        const bool note = std::ranges::any_of(piece.leaves, [](const auto& leaf) { return leaf.note > 0; });
        for (const PreviewLeaf& leaf : piece.leaves) {
            characters += leaf.size + 1;
            blocks += blocksOf(leaf);
            if (characters > PreviewRender::maxCharacters || blocks > PreviewRender::maxBlocks) {
                render.notice = std::make_shared<const PreviewLeaf>(
                    noticeLeaf(Tr::tr("The preview ends here: this draft is too long to show whole.")));
                render.rows.push_back({.leaf = render.notice.get(),
                                       .piece = nullptr,
                                       .base = static_cast<int>(render.rows.size()),
                                       .line = render.lines[i],
                                       .fingerprint = render.notice->fingerprint});
                return;
            }
            const size_t pictures = leaf.pictures.empty() ? 0 : imageState(leaf, render.images);
            render.rows.push_back({.leaf = &leaf,
                                   .piece = &piece,
                                   .base = base,
                                   .line = render.lines[i],
                                   .fingerprint = qHashMulti(leaf.fingerprint, pictures)});
            if (!note)
                render.sourceRows = render.rows.size();
        }
    }
}

void findImages(PreviewRender& render, const ImageRules& rules, const PreviewImages& known)
{
    std::vector<QString> urls;
    for (const Piece& piece : render.pieces)
        for (const PreviewLeaf& leaf : piece->leaves)
            for (const PreviewTarget& picture : leaf.pictures)
                urls.push_back(picture.url);
    render.images = findPreviewImages(urls, rules, known);
}

void takeAll(PreviewRender& render, const Nodes& nodes, CodeReader& reader, qsizetype codeToRead)
{
    render.pieces.clear();
    render.lines.clear();
    const std::vector<int>& blocks = nodes.front().children;
    for (size_t i = 0; i < blocks.size(); ++i) {
        const qsizetype unknown = unknownCode(nodes, i, reader);
        codeToRead -= unknown;
        render.pieces.push_back(
            pieceOf(nodes, blocks[i], unknown == 0 || codeToRead >= 0 ? &reader : nullptr));
        render.lines.push_back(nodes[static_cast<size_t>(blocks[i])].firstLine);
    }
}

/// Pieces whose code was left plain are made anew.
void colourRest(PreviewRender& render, const Nodes& nodes, CodeReader& reader)
{
    std::vector<size_t> plain;
    qsizetype code = 0;
    for (size_t i = 0; i < render.pieces.size(); ++i) {
        const qsizetype unknown = unknownCode(nodes, i, reader);
        code += unknown;
        if (unknown > 0 && code <= CodeReader::longestCode)
            plain.push_back(i);
    }
    for (const size_t i : plain)
        render.pieces[i] = pieceOf(nodes, nodes.front().children[i], &reader);
}

Nodes smartNodes(QStringView text, const FrontMatter& frontMatter)
{
    return buildNodes(text.sliced(frontMatter.raw.size()).toUtf8(), frontMatter.lines, Punctuation::Smart);
}

/// The blocks that are new, parsed by themselves with typographic punctuation; empty if they cannot be: then
/// all is parsed.
Nodes smartBetween(QStringView text, const Reparse& parse)
{
    const Document& document = parse.document;
    const std::vector<int>& all = document.root().children;
    const auto head = static_cast<size_t>(parse.head);
    const size_t end = all.size() - static_cast<size_t>(parse.tail);
    if (parse.head + parse.tail == 0 || head >= end)
        return {};
    const int firstLine = parse.head == 0 ? document.frontMatter.lines : document.at(all[head]).firstLine;
    const bool more = end < all.size() && document.at(all[end]).kind != NodeKind::FootnoteDefinition;
    const qsizetype from = startOfLine(text, firstLine);
    const qsizetype to = more ? startOfLine(text, document.at(all[end]).firstLine) : text.size();
    if (to <= from)
        return {};
    Nodes nodes = buildNodes(text.sliced(from, to - from).toUtf8(), firstLine, Punctuation::Smart);
    const std::vector<int>& made = nodes.front().children;
    const auto same = [&](size_t i) {
        const Node& one = nodes[static_cast<size_t>(made[i])];
        const Node& other = document.at(all[head + i]);
        return one.kind == other.kind && one.firstLine == other.firstLine;
    };
    if (made.size() != end - head)
        return {};
    for (size_t i = 0; i < made.size(); ++i) {
        if (!same(i))
            return {};
    }
    return nodes;
}

void takeChanged(PreviewRender& render, const Reparse& parse, const PreviewRender& before, CodeReader& reader)
{
    const std::vector<int>& all = parse.document.root().children;
    const auto head = static_cast<size_t>(parse.head);
    const auto tail = static_cast<size_t>(parse.tail);
    const bool noneNew = head + tail == all.size() && !all.empty();
    const Nodes nodes = noneNew ? Nodes() : smartBetween(render.text, parse);
    if (nodes.empty() && !noneNew)
        return takeAll(render, smartNodes(render.text, parse.document.frontMatter), reader,
                       CodeReader::longestCode);
    render.pieces.assign(before.pieces.begin(), before.pieces.begin() + parse.head);
    if (!noneNew)
        for (const int block : nodes.front().children)
            render.pieces.push_back(pieceOf(nodes, block, &reader));
    render.pieces.insert(render.pieces.end(), before.pieces.end() - parse.tail, before.pieces.end());
    for (const int block : all)
        render.lines.push_back(parse.document.at(block).firstLine);
}

} // namespace

PreviewRenderPointer renderPreview(const QString& text, const ImageRules& rules,
                                   const PreviewRenderPointer& before, CodeReader& reader)
{
    auto render = std::make_shared<PreviewRender>();
    render->text = text;
    if (before && before->document && before->pieces.size() == before->document->root().children.size()) {
        Reparse parse = reparseMarkdown(*before->document, before->text, text);
        takeChanged(*render, parse, *before, reader);
        render->document = std::make_shared<const Document>(std::move(parse.document));
    } else {
        auto nodes = std::make_shared<const Nodes>(smartNodes(text, readFrontMatter(text)));
        takeAll(*render, *nodes, reader, codeAtOnce);
        render->unfinished = std::move(nodes);
    }
    findImages(*render, rules, before ? before->images : PreviewImages());
    lineUp(*render);
    return render;
}

PreviewRenderPointer finishedPreview(const PreviewRenderPointer& quick, CodeReader& reader)
{
    auto render = std::make_shared<PreviewRender>(*quick);
    if (quick->unfinished)
        colourRest(*render, *quick->unfinished, reader);
    render->unfinished.reset();
    render->document = std::make_shared<const Document>(parseMarkdown(render->text));
    lineUp(*render);
    return render;
}

} // namespace brickwork
