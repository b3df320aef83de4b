#include "core/markdown/reparse.h"

#include "core/markdown/document_parts.h"
#include "core/markdown/tree_builder.h"
#include "core/markdown/tree_walk.h"
#include "core/markdown/word_count.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <ranges>

namespace brickwork {

namespace {

constexpr int blocksBefore = 2; ///< read anew before a change: what is typed may join the block before
constexpr std::array blocksAfter{1, 6, 40};

Reparse whole(QStringView text)
{
    return {.document = parseMarkdown(text), .head = 0, .tail = 0};
}

/// Where each line of a text begins, and one past the last one's end.
std::vector<qsizetype> lineStarts(QStringView text)
{
    std::vector<qsizetype> starts{0};
    for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1))
        starts.push_back(at + 1);
    return starts;
}

int lineAt(const std::vector<qsizetype>& starts, qsizetype position)
{
    return static_cast<int>(std::ranges::upper_bound(starts, position) - starts.begin()) - 1;
}

struct Lines
{
    explicit Lines(QStringView wholeText) : text(wholeText), starts(lineStarts(wholeText)) {}
    [[nodiscard]] int count() const { return static_cast<int>(starts.size()); }
    /// Lines from..to-1, with their ends.
    [[nodiscard]] QStringView slice(int from, int to) const
    {
        const qsizetype begin = starts[static_cast<size_t>(from)];
        const qsizetype end = to < count() ? starts[static_cast<size_t>(to)] : text.size();
        return text.sliced(begin, end - begin);
    }

    QStringView text;
    std::vector<qsizetype> starts;
};

/// The lines that differ: first of both, last of each; always at least one.
struct Changed
{
    int first = 0;
    int lastBefore = 0;
    int lastAfter = 0;
};

Changed changedLines(const Lines& before, const Lines& after)
{
    const auto [b, a] = std::ranges::mismatch(before.text, after.text);
    const qsizetype head = b - before.text.begin();
    const qsizetype shorter = std::min(before.text.size(), after.text.size()) - head;
    const auto tail = std::ranges::mismatch(before.text.last(shorter) | std::views::reverse,
                                            after.text.last(shorter) | std::views::reverse)
                          .in1 -
                      (before.text.last(shorter) | std::views::reverse).begin();
    return {.first = lineAt(before.starts, head),
            .lastBefore = lineAt(before.starts, before.text.size() - tail),
            .lastAfter = lineAt(after.starts, after.text.size() - tail)};
}

/// Holds what a definition of a link is made of: "]:", but not that of a footnote, "[^1]:".
bool definesLinks(QStringView text)
{
    for (qsizetype at = text.indexOf(QLatin1StringView("]:")); at >= 0;
         at = text.indexOf(QLatin1StringView("]:"), at + 2)) {
        const qsizetype open = text.first(at).lastIndexOf(u'[');
        if (open < 0 || text.sliced(open).size() < 2 || text[open + 1] != u'^')
            return true;
    }
    return false;
}

/// May give other text another meaning, or get one from it.
bool isEntangled(QStringView part)
{
    return part.contains(QLatin1StringView("[^")) || part.contains(QLatin1StringView("]:"));
}

/// Children of the root in the order of the text: footnotes were moved behind them.
int countBlocks(const Document& document)
{
    const auto isNote = [&](int child) { return document.at(child).kind == NodeKind::FootnoteDefinition; };
    const std::vector<int>& children = document.root().children;
    return static_cast<int>(std::ranges::find_if(children, isNote) - children.begin());
}

bool sameBelow(const std::vector<Node>& one, int a, const std::vector<Node>& other, int b, int shift)
{
    std::vector<std::pair<int, int>> waiting{{a, b}};
    while (!waiting.empty()) {
        const auto [i, j] = waiting.back();
        waiting.pop_back();
        const Node& x = one[static_cast<size_t>(i)];
        const Node& y = other[static_cast<size_t>(j)];
        const int moved = isInline(x.kind) ? 0 : shift;
        if (x.kind != y.kind || x.text != y.text || x.level != y.level ||
            x.firstLine + moved != y.firstLine || x.children.size() != y.children.size())
            return false;
        for (size_t at = 0; at < x.children.size(); ++at)
            waiting.emplace_back(x.children[at], y.children[at]);
    }
    return true;
}

/// What is read anew: which blocks of the parse before go, and what stands in their place.
struct Patch
{
    int from = 0;            ///< first block that goes
    int to = 0;              ///< first block after it that stays
    std::vector<Node> nodes; ///< of a text of their own
    int blocks = 0;          ///< how many of its blocks come instead
};

class Reader
{
public:
    Reader(const Document& before, const Lines& old, const Lines& now)
        : m_before(before), m_old(old), m_now(now), m_changed(changedLines(old, now)),
          m_shift(now.count() - old.count()), m_blocks(countBlocks(before))
    {
    }

    [[nodiscard]] std::optional<Reparse> read(const FrontMatter& frontMatter);

private:
    [[nodiscard]] const Node& block(int number) const
    {
        return m_before.at(m_before.root().children[static_cast<size_t>(number)]);
    }
    /// The line a block begins on before the change; for the one after the last, the end of the text.
    [[nodiscard]] int lineOf(int number) const
    {
        return number < m_blocks ? block(number).firstLine : m_old.count();
    }
    [[nodiscard]] bool inOrder() const;
    [[nodiscard]] std::optional<Patch> patch() const;
    [[nodiscard]] std::optional<Patch> patchTo(int from, int to) const;
    [[nodiscard]] std::vector<Node> join(const Patch& patch) const;
    [[nodiscard]] std::vector<OutlineEntry> outline(const Patch& patch) const;
    [[nodiscard]] WordCount words(const Patch& patch) const;
    [[nodiscard]] int nodeOf(int number) const;

    const Document& m_before;
    const Lines& m_old;
    const Lines& m_now;
    Changed m_changed;
    int m_shift;
    int m_blocks;
};

/// Index of the first node of a block; for the one after the last, one past all of them.
int Reader::nodeOf(int number) const
{
    const std::vector<int>& children = m_before.root().children;
    return number < static_cast<int>(children.size()) ? children[static_cast<size_t>(number)]
                                                      : static_cast<int>(m_before.nodes.size());
}

/// The lines of the blocks are to be trusted as places to begin at.
bool Reader::inOrder() const
{
    for (int i = 0; i < m_blocks; ++i) {
        if (block(i).firstLine < 0 || (i > 0 && block(i).firstLine <= block(i - 1).firstLine))
            return false;
    }
    return true;
}

/// Reads up to the block `to` and on through it, to see that it still begins where it did.
std::optional<Patch> Reader::patchTo(int from, int to) const
{
    const int begin = from > 0 ? lineOf(from) : m_before.frontMatter.lines;
    const int end = to < m_blocks ? lineOf(to + 1) : m_old.count();
    const QStringView now = m_now.slice(begin, end + m_shift);
    if (isEntangled(m_old.slice(begin, end)) || isEntangled(now))
        return {};
    if (now.contains(u'[') &&
        (definesLinks(m_old.slice(0, begin)) ||
         definesLinks(end < m_old.count() ? m_old.slice(end, m_old.count()) : QStringView())))
        return {};
    Patch patch{.from = from, .to = to, .nodes = buildNodes(now.toUtf8(), begin), .blocks = 0};
    const std::vector<int>& made = patch.nodes.front().children;
    patch.blocks = static_cast<int>(made.size());
    if (to >= m_blocks)
        return patch;
    const int wanted = lineOf(to) + m_shift;
    const auto found = std::ranges::find_if(
        made, [&](int child) { return patch.nodes[static_cast<size_t>(child)].firstLine == wanted; });
    if (found == made.end() || !sameBelow(m_before.nodes, nodeOf(to), patch.nodes, *found, m_shift))
        return {};
    patch.blocks = static_cast<int>(found - made.begin());
    return patch;
}

std::optional<Patch> Reader::patch() const
{
    int from = 0;
    while (from < m_blocks && lineOf(from) <= m_changed.first)
        ++from;
    from = std::max(0, from - 1 - blocksBefore);
    int after = from;
    while (after < m_blocks && lineOf(after) <= m_changed.lastBefore)
        ++after;
    for (const int further : blocksAfter) {
        if (auto made = patchTo(from, std::min(after + further, m_blocks)))
            return made;
    }
    return {};
}

/// Nodes of what stays before, what is new, and what stays after, with their places in the one list.
std::vector<Node> Reader::join(const Patch& patch) const
{
    const int cutFrom = nodeOf(patch.from);
    const int cutTo = nodeOf(patch.to);
    const std::vector<int>& made = patch.nodes.front().children;
    const int newNodes = patch.blocks < static_cast<int>(made.size())
                             ? made[static_cast<size_t>(patch.blocks)]
                             : static_cast<int>(patch.nodes.size());
    std::vector<Node> nodes;
    nodes.reserve(m_before.nodes.size() + static_cast<size_t>(newNodes));
    const auto take = [&](const Node& node, int move, int lines) {
        Node& copy = nodes.emplace_back(node);
        for (int& child : copy.children)
            child += move;
        if (isInline(copy.kind))
            return;
        if (copy.firstLine > m_changed.lastBefore)
            copy.firstLine += lines;
        if (copy.lastLine > m_changed.lastBefore)
            copy.lastLine += lines;
    };
    Node root = m_before.root();
    root.children.clear();
    root.lastLine = m_now.count() - 1;
    nodes.push_back(std::move(root));
    for (int i = 1; i < cutFrom; ++i)
        take(m_before.at(i), 0, 0);
    for (int i = 1; i < newNodes; ++i)
        take(patch.nodes[static_cast<size_t>(i)], cutFrom - 1, 0);
    const int move = static_cast<int>(nodes.size()) - cutTo;
    for (int i = cutTo; i < static_cast<int>(m_before.nodes.size()); ++i)
        take(m_before.at(i), move, m_shift);
    std::vector<int>& children = nodes.front().children;
    for (int i = 0; i < patch.from; ++i)
        children.push_back(nodeOf(i));
    for (int i = 0; i < patch.blocks; ++i)
        children.push_back(made[static_cast<size_t>(i)] + cutFrom - 1);
    const auto all = static_cast<int>(m_before.root().children.size());
    for (int i = patch.to; i < all; ++i)
        children.push_back(nodeOf(i) + move);
    return nodes;
}

/// The blocks of a tree from..to-1 as a tree of their own.
std::vector<Node> part(const std::vector<Node>& nodes, int from, int to)
{
    const std::vector<int>& all = nodes.front().children;
    std::vector<Node> own(1, nodes.front());
    own.front().children.clear();
    if (from >= to)
        return own;
    const int first = all[static_cast<size_t>(from)];
    const int end =
        to < static_cast<int>(all.size()) ? all[static_cast<size_t>(to)] : static_cast<int>(nodes.size());
    for (int i = first; i < end; ++i) {
        Node& node = own.emplace_back(nodes[static_cast<size_t>(i)]);
        for (int& child : node.children)
            child -= first - 1;
    }
    for (int i = from; i < to; ++i)
        own.front().children.push_back(all[static_cast<size_t>(i)] - first + 1);
    return own;
}

std::vector<OutlineEntry> Reader::outline(const Patch& patch) const
{
    const int begin = patch.from < m_blocks ? lineOf(patch.from) : m_old.count();
    const int end = lineOf(patch.to);
    std::vector<OutlineEntry> entries;
    for (const OutlineEntry& entry : m_before.outline) {
        if (entry.line < begin)
            entries.push_back(entry);
    }
    std::ranges::move(outlineOf(part(patch.nodes, 0, patch.blocks)), std::back_inserter(entries));
    for (OutlineEntry entry : m_before.outline) {
        if (entry.line < end || entry.line < begin)
            continue;
        entry.line += m_shift;
        entries.push_back(std::move(entry));
    }
    return entries;
}

WordCount Reader::words(const Patch& patch) const
{
    const WordCount gone = countTree(part(m_before.nodes, patch.from, patch.to));
    const WordCount come = countTree(part(patch.nodes, 0, patch.blocks));
    WordCount words = m_before.words;
    words.prose += come.prose - gone.prose;
    words.quotes += come.quotes - gone.quotes;
    words.headings += come.headings - gone.headings;
    words.code += come.code - gone.code;
    words.cjk += come.cjk - gone.cjk;
    return words;
}

std::optional<Reparse> Reader::read(const FrontMatter& frontMatter)
{
    if (m_blocks == 0 || !inOrder() || m_changed.first < frontMatter.lines)
        return {};
    const auto made = patch();
    if (!made)
        return {};
    Reparse result;
    result.document.frontMatter = frontMatter;
    result.document.nodes = join(*made);
    result.document.outline = outline(*made);
    result.document.words = words(*made);
    describe(result.document);
    result.head = made->from;
    result.tail = static_cast<int>(m_before.root().children.size()) - made->to;
    return result;
}

} // namespace

Reparse reparseMarkdown(const Document& before, QStringView beforeText, QStringView text)
{
    if (beforeText == text)
        return {.document = before, .head = static_cast<int>(before.root().children.size()), .tail = 0};
    FrontMatter frontMatter = readFrontMatter(text);
    if (frontMatter.raw != before.frontMatter.raw || frontMatter.kind != before.frontMatter.kind)
        return whole(text);
    const Lines old(beforeText);
    const Lines now(text);
    auto read = Reader(before, old, now).read(frontMatter);
    return read ? *std::move(read) : whole(text);
}

} // namespace brickwork
