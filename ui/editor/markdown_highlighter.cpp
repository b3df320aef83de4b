#include "ui/editor/markdown_highlighter.h"

#include "ui/editor/block_notes.h"
#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QTextDocument>

#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/State>
#include <algorithm>

using namespace Qt::StringLiterals;
using KSyntaxHighlighting::State;
using TextStyle = KSyntaxHighlighting::Theme::TextStyle;

namespace brickwork {

namespace {

constexpr int sliceMs = 5;
constexpr int longestLine = 20000; ///< longer ones stay plain: a single line may not hold up the window

/// How the syntax stands after a line; nothing if it was not coloured yet.
const State* stateAfter(const QTextBlock& block)
{
    const auto* notes = block.isValid() ? BlockNotes::peek(block) : nullptr;
    return notes && notes->after ? &*notes->after : nullptr;
}

enum class Ink
{
    Plain,
    Heading,
    Faint,
    Link,
    Code,
    Marker
};

Ink inkOf(const QString& name)
{
    if (name.startsWith("Header"_L1))
        return Ink::Heading;
    if (name.startsWith("Code"_L1) || name.endsWith(": Code"_L1))
        return Ink::Code;
    if (name.startsWith("Reference-Link Name"_L1) || name.startsWith("Footnote"_L1) ||
        name.endsWith("Text: Link"_L1) || name.endsWith("Inline Image"_L1) || name == "Email"_L1)
        return Ink::Link;
    if (name == "List"_L1 || name == "Number List"_L1 || name.endsWith("Checkbox"_L1))
        return Ink::Marker;
    static constexpr std::array faint{"Blockquote"_L1, "Metadata"_L1, "Reference-Link"_L1,  "Fenced Code"_L1,
                                      "Table"_L1,      "Comment"_L1,  "Horizontal Rule"_L1, "Element"_L1,
                                      "Attribute"_L1,  "Value"_L1,    "Backslash"_L1,       "EntityRef"_L1};
    const bool isFaint =
        std::ranges::any_of(faint, [&](QLatin1StringView start) { return name.startsWith(start); });
    return isFaint ? Ink::Faint : Ink::Plain;
}

/// Words to be read stand in it, not code, an address or a mark.
bool isProse(const QString& name)
{
    if (name.endsWith("Link"_L1))
        return false;
    static constexpr std::array starts{"Normal Text"_L1,  "Header"_L1,        "Strong"_L1,
                                       "Emphasis"_L1,     "Strikethrough"_L1, "Reference-Link Name"_L1,
                                       "Blockquote: "_L1, "List: "_L1};
    return std::ranges::any_of(starts, [&](QLatin1StringView start) { return name.startsWith(start); });
}

void emphasize(QTextCharFormat& format, const QString& name)
{
    if (name.contains("Strong"_L1))
        format.setFontWeight(QFont::Bold);
    if (name.contains("Emphasis"_L1))
        format.setFontItalic(true);
    if (name.contains("Strikethrough"_L1))
        format.setFontStrikeOut(true);
}

} // namespace

MarkdownHighlighter::MarkdownHighlighter(QTextDocument* document, Theme& theme, QObject* parent)
    : QObject(parent), m_document(document), m_theme(theme), m_blockCount(document->blockCount())
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &MarkdownHighlighter::work);
    connect(document, &QTextDocument::contentsChange, this, &MarkdownHighlighter::contentsChange);
}

void MarkdownHighlighter::setDefinition(const KSyntaxHighlighting::Definition& definition)
{
    if (definition == this->definition())
        return;
    AbstractHighlighter::setDefinition(definition);
    m_charFormats.clear();
    m_ownFormats.clear();
    if (!definition.isValid()) {
        clearColours();
        return;
    }
    for (const auto& format : definition.formats())
        m_ownFormats.insert(format.id());
    restart();
}

void MarkdownHighlighter::stop()
{
    m_running = false;
    m_idle.stop();
}

void MarkdownHighlighter::restart()
{
    m_running = true;
    m_frontier = 0;
    m_blockCount = m_document->blockCount();
    if (definition().isValid())
        m_idle.start();
}

void MarkdownHighlighter::recolour()
{
    m_charFormats.clear();
    if (!definition().isValid() || !m_running)
        return;
    m_frontier = 0;
    colourVisibleFirst();
    m_idle.start();
}

void MarkdownHighlighter::setVisibleBlocks(int first, int last)
{
    m_firstVisible = first;
    m_lastVisible = last;
    if (m_running && definition().isValid() && last >= m_frontier)
        colourVisibleFirst();
}

void MarkdownHighlighter::contentsChange(int from, int removed, int added)
{
    if (m_applying || !m_running || (removed == 0 && added == 0))
        return;
    const int blocks = m_document->blockCount();
    const int first = m_document->findBlock(from).blockNumber();
    const QTextBlock lastBlock = m_document->findBlock(from + added);
    const int last = lastBlock.isValid() ? lastBlock.blockNumber() : blocks - 1;
    const int grown = blocks - m_blockCount;
    m_blockCount = blocks;
    if (!definition().isValid())
        return;

    if (first < m_frontier)
        m_frontier = std::max(first, m_frontier + grown);
    QElapsedTimer time;
    time.start();
    QTextBlock block = m_document->findBlockByNumber(first);
    State state = stateBefore(block);
    for (; block.isValid(); block = block.next()) {
        const State* known = stateAfter(block);
        const bool settled = block.blockNumber() >= last && known != nullptr;
        const State before = known ? *known : State();
        state = colour(block, state);
        if (settled && state == before)
            break;
        if (time.elapsed() >= sliceMs) {
            // More was changed than can be coloured at once: what of it is seen goes first.
            m_frontier = std::min(m_frontier, block.blockNumber() + 1);
            m_idle.start();
            if (m_lastVisible >= m_frontier && m_firstVisible <= last)
                colourVisibleFirst();
            break;
        }
        if (block.blockNumber() >= std::max(last, m_frontier))
            break;
    }
    tell(first, block.isValid() ? block.blockNumber() : blocks - 1);
}

void MarkdownHighlighter::work()
{
    if (!m_running || !definition().isValid())
        return;
    const int first = m_frontier;
    QElapsedTimer time;
    time.start();
    QTextBlock block = m_document->findBlockByNumber(m_frontier);
    State state = stateBefore(block);
    while (block.isValid() && time.elapsed() < sliceMs) {
        state = colour(block, state);
        ++m_frontier;
        block = block.next();
    }
    if (m_frontier > first)
        tell(first, m_frontier - 1);
    if (block.isValid())
        m_idle.start();
}

// Beyond the frontier the true state is not known yet: that of an earlier pass serves, else that of a fresh
// paragraph.
void MarkdownHighlighter::colourVisibleFirst()
{
    QTextBlock block = m_document->findBlockByNumber(m_firstVisible);
    State state = stateBefore(block);
    while (block.isValid() && block.blockNumber() <= m_lastVisible) {
        state = colour(block, state);
        block = block.next();
    }
    tell(m_firstVisible, m_lastVisible);
}

State MarkdownHighlighter::stateBefore(const QTextBlock& block) const
{
    const State* before = stateAfter(block.previous());
    return before ? *before : State();
}

State MarkdownHighlighter::colour(QTextBlock& block, const State& before)
{
    m_ranges.clear();
    m_prose.clear();
    m_metadata = false;
    State after = before;
    const QString text = block.text();
    if (text.size() <= longestLine)
        after = highlightLine(text, before);
    const QScopedValueRollback applying(m_applying, true);
    if (block.layout()->formats() != m_ranges)
        block.layout()->setFormats(m_ranges);
    BlockNotes& notes = BlockNotes::of(block);
    notes.after = after;
    noteProse(text);
    if (notes.prose != m_prose) {
        notes.prose = m_prose;
        notes.misspelt.reset();
    }
    return after;
}

void MarkdownHighlighter::applyFormat(int offset, int length, const KSyntaxHighlighting::Format& format)
{
    if (length <= 0)
        return;
    m_metadata = m_metadata || format.name().startsWith("Metadata"_L1);
    if (m_ownFormats.contains(format.id()) && isProse(format.name())) {
        if (!m_prose.isEmpty() && m_prose.last().start + m_prose.last().length == offset)
            m_prose.last().length += length;
        else
            m_prose.append({.start = offset, .length = length});
    }
    auto known = m_charFormats.constFind(format.id());
    if (known == m_charFormats.constEnd())
        known = m_charFormats.insert(format.id(), charFormat(format));
    if (known->isEmpty())
        return;
    auto* last = m_ranges.isEmpty() ? nullptr : &m_ranges.last();
    if (last && last->start + last->length == offset && last->format == *known)
        last->length += length;
    else
        m_ranges.append({offset, length, *known});
}

/// In front matter the values of a few keys are prose.
void MarkdownHighlighter::noteProse(const QString& line)
{
    static const QRegularExpression said(
        u"^(?:title|subtitle|description|summary|excerpt)[ \\t]*[:=][ \\t]*"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (!m_metadata)
        return;
    m_prose.clear();
    if (const auto match = said.match(line); match.hasMatch())
        m_prose.append({.start = static_cast<int>(match.capturedEnd()),
                        .length = static_cast<int>(line.size() - match.capturedEnd())});
}

void MarkdownHighlighter::tell(int first, int last)
{
    const QTextBlock from = m_document->findBlockByNumber(first);
    const QTextBlock to = m_document->findBlockByNumber(last);
    if (!from.isValid() || !to.isValid())
        return;
    const QScopedValueRollback applying(m_applying, true);
    m_document->markContentsDirty(from.position(), to.position() + to.length() - from.position());
}

void MarkdownHighlighter::clearColours()
{
    stop();
    const QScopedValueRollback applying(m_applying, true);
    for (QTextBlock block = m_document->firstBlock(); block.isValid(); block = block.next()) {
        block.layout()->clearFormats();
        if (auto* notes = BlockNotes::peek(block))
            notes->after.reset();
    }
    tell(0, m_document->blockCount() - 1);
}

QTextCharFormat MarkdownHighlighter::charFormat(const KSyntaxHighlighting::Format& format) const
{
    const Tokens& tokens = m_theme.tokens();
    const QString name = format.name();
    QTextCharFormat result;
    if (!m_ownFormats.contains(format.id()) && inkOf(name) != Ink::Faint) {
        result.setForeground(format.textStyle() == TextStyle::Comment ? tokens.faint : tokens.cap);
        return result;
    }
    emphasize(result, name);
    switch (inkOf(name)) {
    case Ink::Heading:
        result.setForeground(tokens.brick);
        result.setFontWeight(QFont::Bold);
        break;
    case Ink::Marker:
        result.setForeground(tokens.brick);
        break;
    case Ink::Faint:
        result.setForeground(tokens.faint);
        break;
    case Ink::Link:
    case Ink::Code:
        result.setForeground(tokens.cap);
        break;
    case Ink::Plain:
        break;
    }
    return result;
}

} // namespace brickwork
