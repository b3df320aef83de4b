#include "ui/editor/code_lines.h"

#include "core/markdown/line_scan.h"
#include "core/markdown/word_runs.h"
#include "ui/editor/line_shape.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int mostFrontMatter = 400; ///< lines: what is not closed by then is none
constexpr int mostIndented = 200;    ///< lines looked back for what an indented line belongs to
constexpr int codeIndent = 4;
constexpr int none = -1;

bool mayHoldFence(QStringView line)
{
    return line.contains("```"_L1) || line.contains("~~~"_L1);
}

/// One past the line that closes what the first one opens, looking no further than `most` lines.
int closed(const QTextBlock& first, int most)
{
    const QString opening = first.text();
    const bool json = opening == "{"_L1;
    if (!json && !opensFrontMatter(opening))
        return 0;
    bool keys = json || opening.startsWith(u'+');
    bool asked = keys;
    QTextBlock block = first.next();
    for (int line = 1; line < most && block.isValid(); ++line, block = block.next()) {
        const QString text = block.text();
        if (json ? text == "}"_L1 : closesFrontMatter(text, opening))
            return keys || !asked ? line + 1 : 0;
        // Two rules with prose between them are no front matter.
        if (!asked && !isBlankOrComment(text)) {
            keys = looksLikeKey(text);
            asked = true;
        }
    }
    return 0;
}

} // namespace

std::optional<FenceLine> fenceIn(QStringView line)
{
    if (!mayHoldFence(line))
        return {};
    const LineShape shape = lineShape(line);
    qsizetype at = shape.marks.isEmpty() ? shape.lead : shape.marks.last().end;
    if (at >= line.size() || (line[at] != u'`' && line[at] != u'~'))
        return {};
    const QChar mark = line[at];
    const qsizetype begin = at;
    while (at < line.size() && line[at] == mark)
        ++at;
    if (at - begin < 3)
        return {};
    const QStringView rest = line.sliced(at).trimmed();
    return FenceLine{.line = 0,
                     .mark = mark,
                     .size = static_cast<int>(at - begin),
                     .quotes = shape.quotes(),
                     .bare = rest.isEmpty() && !shape.isItem(),
                     .opens = mark != u'`' || !rest.contains(u'`')};
}

CodeLines& CodeLines::of(QTextDocument& document)
{
    static constexpr QLatin1StringView name("codeLines");
    for (QObject* child : document.children()) {
        if (child->objectName() == name)
            return *static_cast<CodeLines*>(child);
    }
    auto* made = new CodeLines(document); // the document owns it
    made->setObjectName(name);
    return *made;
}

CodeLines::CodeLines(QTextDocument& document)
    : QObject(&document), m_document(document), m_blocks(document.blockCount())
{
    connect(&document, &QTextDocument::contentsChange, this, &CodeLines::contentsChange);
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &CodeLines::scanOn);
    m_idle.start();
}

void CodeLines::scanOn()
{
    constexpr int lines = 500;
    scanTo(std::min(m_frontier + lines, m_blocks) - 1);
    if (m_frontier >= m_blocks)
        m_idle.stop();
}

void CodeLines::contentsChange(int from, int /*removed*/, int added)
{
    const int grown = m_document.blockCount() - m_blocks;
    m_blocks = m_document.blockCount();
    const int first = m_document.findBlock(from).blockNumber();
    if (m_frontier < m_blocks)
        m_idle.start();
    if (first < 0 || first >= m_frontier)
        return;
    const QTextBlock end = m_document.findBlock(from + added);
    const int last = end.isValid() ? end.blockNumber() : m_blocks - 1;
    // Where front matter ends decides about all fences before.
    const auto before = std::ranges::lower_bound(m_fences, first, {}, &FenceLine::line) - m_fences.begin();
    const auto kept = first < mostFrontMatter ? 0 : static_cast<std::size_t>(before);
    m_open.resize(std::min(m_open.size(), kept));
    constexpr int worthWaiting = 400; // lines: so many are read once they are asked for
    if (last - first > worthWaiting || last - grown < first || last - grown >= m_frontier) {
        m_frontier = first;
        std::erase_if(m_fences, [first](const FenceLine& fence) { return fence.line >= first; });
        m_idle.start();
        return;
    }
    const auto gone = [&](const FenceLine& fence) {
        return fence.line >= first && fence.line <= last - grown;
    };
    std::erase_if(m_fences, gone);
    auto behind = std::ranges::lower_bound(m_fences, first, {}, &FenceLine::line);
    for (auto it = behind; it != m_fences.end(); ++it)
        it->line += grown;
    std::vector<FenceLine> found;
    scan(first, last, found);
    m_fences.insert(behind, found.begin(), found.end());
    m_frontier += grown;
}

void CodeLines::scan(int first, int last, std::vector<FenceLine>& into) const
{
    QTextBlock block = m_document.findBlockByNumber(first);
    for (int line = first; line <= last && block.isValid(); ++line, block = block.next()) {
        if (auto fence = fenceIn(block.text())) {
            fence->line = line;
            into.push_back(*fence);
        }
    }
}

void CodeLines::scanTo(int line)
{
    if (line < m_frontier)
        return;
    scan(m_frontier, line, m_fences);
    m_frontier = line + 1;
}

bool CodeLines::leavesQuote(const FenceLine& open, int line) const
{
    if (open.quotes == 0)
        return false;
    QTextBlock block = m_document.findBlockByNumber(open.line + 1);
    for (int i = open.line + 1; i <= line && block.isValid(); ++i, block = block.next()) {
        if (lineShape(block.text()).quotes() < open.quotes)
            return true;
    }
    return false;
}

// What is open behind each fence is found once, from the front; a change leaves what stands before it.
void CodeLines::pairTo(std::size_t count)
{
    const int head = m_open.size() < count ? frontMatter() : 0;
    while (m_open.size() < count) {
        const FenceLine& fence = m_fences[m_open.size()];
        int open = m_open.empty() ? none : m_open.back();
        if (open != none && leavesQuote(m_fences[static_cast<std::size_t>(open)], fence.line))
            open = none;
        if (fence.line < head)
            open = none;
        else if (open != none && fence.closes(m_fences[static_cast<std::size_t>(open)]))
            open = none;
        else if (open == none && fence.opens)
            open = static_cast<int>(m_open.size());
        m_open.push_back(open);
    }
}

std::optional<FenceLine> CodeLines::openAt(int line)
{
    scanTo(line);
    const auto behind = std::ranges::upper_bound(m_fences, line, {}, &FenceLine::line);
    const auto count = static_cast<std::size_t>(behind - m_fences.begin());
    if (count == 0)
        return {};
    pairTo(count);
    int open = m_open[count - 1];
    // The line that closes belongs to what it closes.
    const FenceLine& last = m_fences[count - 1];
    if (open == none && last.line == line && count > 1 && m_open[count - 2] != none) {
        const FenceLine& before = m_fences[static_cast<std::size_t>(m_open[count - 2])];
        if (last.closes(before) && !leavesQuote(before, line))
            open = m_open[count - 2];
    }
    if (open == none || leavesQuote(m_fences[static_cast<std::size_t>(open)], line))
        return {};
    return m_fences[static_cast<std::size_t>(open)];
}

std::optional<CodeLines::Range> CodeLines::fenced(int line)
{
    const auto open = openAt(line);
    if (!open)
        return {};
    QTextBlock block = m_document.findBlockByNumber(line);
    for (int i = line; block.isValid(); ++i, block = block.next()) {
        const QString text = block.text();
        if (open->quotes > 0 && lineShape(text).quotes() < open->quotes)
            return Range{.first = open->line, .last = i - 1, .closed = false};
        const auto fence = i > open->line ? fenceIn(text) : std::nullopt;
        if (fence && fence->closes(*open))
            return Range{.first = open->line, .last = i, .closed = true};
    }
    return Range{.first = open->line, .last = m_document.blockCount() - 1, .closed = false};
}

bool CodeLines::holds(const QTextBlock& block)
{
    return block.blockNumber() < frontMatter() || openAt(block.blockNumber()) || isIndentedCode(block);
}

int CodeLines::frontMatter() const
{
    return closed(m_document.firstBlock(), mostFrontMatter);
}

// Only list items hold text that far in; the nearest line that stands further out tells.
bool isIndentedCode(const QTextBlock& block)
{
    const QString text = block.text();
    const LineShape shape = lineShape(text);
    if (shape.column < codeIndent || isBlank(text))
        return false;
    bool blankBefore = false;
    QTextBlock above = block.previous();
    for (int i = 0; above.isValid() && i < mostIndented; ++i, above = above.previous()) {
        const QString line = above.text();
        if (isBlank(line)) {
            blankBefore = true;
            continue;
        }
        const LineShape other = lineShape(line);
        if (other.isItem())
            return blankBefore && shape.column >= other.marks.last().content + codeIndent;
        if (other.column >= codeIndent)
            continue;
        // What goes on without a blank line is the paragraph's own.
        if (other.lead == 0)
            return blankBefore || headingLevel(line) > 0 || isThematicBreak(line);
    }
    return true;
}

} // namespace brickwork
