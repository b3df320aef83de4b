// Reads a parsed HTML text and writes Markdown: one walk of the tree, in which paragraphs gather as runs of
// words and close as blocks. Seen only inside this room.
#pragma once

#include "core/markdown/html_notes.h"
#include "core/markdown/html_style.h"
#include "core/markdown/html_to_markdown.h"
#include "core/markdown/html_tree.h"
#include "core/markdown/inline_markdown.h"

#include <QString>

#include <vector>

namespace brickwork::html {

/// What holds for all words below an element.
struct Context
{
    unsigned char marks = NoMark;
    bool code = false;
    Spaces spaces = Spaces::Collapse;
    QString address = {}; ///< of the link around
    int lists = 0;        ///< how many are around
    int quotes = 0;
};

enum class BlockKind : unsigned char
{
    Paragraph,
    Heading,
    Bullets,
    Numbers,
    Other
};

struct Block
{
    BlockKind kind = BlockKind::Paragraph;
    QString text;
};

/// Where words and blocks gather.
struct Flow
{
    enum class Form : unsigned char
    {
        Blocks,
        OneLine ///< a heading, a cell: what would be a block of its own is a word apart
    };
    Form form = Form::Blocks;
    std::vector<Block> blocks = {};
    std::vector<InlineRun> runs = {};
    bool lines = false; ///< an element a line, as mail programs write: "<div>" stands for a line break
};

class Reader
{
public:
    Reader(const GumboNode& root, int firstFootnote);

    [[nodiscard]] HtmlAsMarkdown read();

private:
    void walk(const GumboNode& node, const Context& context, Flow& flow);
    void walkChildren(const GumboNode& node, const Context& context, Flow& flow);
    void walkElement(const GumboNode& node, Context context, Flow& flow);
    [[nodiscard]] bool walkWords(const GumboNode& node, const Context& context, Flow& flow);
    [[nodiscard]] bool walkWhole(const GumboNode& node, const Context& context, Flow& flow);
    void walkBlock(const GumboNode& node, const Context& context, Flow& flow);
    void addText(const QString& text, const Context& context, Flow& flow);
    void close(Flow& flow);
    void addBlock(Flow& flow, Block block);
    [[nodiscard]] QString oneLine(const GumboNode& node, const Context& context);

    void heading(const GumboNode& node, int level, Context context, Flow& flow);
    void quote(const GumboNode& node, Context context, Flow& flow);
    void code(const GumboNode& node, Flow& flow);
    void picture(const GumboNode& node, const Context& context, Flow& flow);
    [[nodiscard]] bool note(const GumboNode& node, const Context& context, Flow& flow);
    [[nodiscard]] QString notes();

    // html_lists.cpp
    void list(const GumboNode& node, Context context, Flow& flow);
    [[nodiscard]] std::vector<Flow> items(const GumboNode& node, const Context& context);
    /// The paragraphs of one list as Word writes it, from the child `at` on; returns the first behind them.
    [[nodiscard]] size_t wordList(std::span<GumboNode* const> children, size_t at, const Context& context,
                                  Flow& flow);
    // html_tables.cpp
    [[nodiscard]] bool table(const GumboNode& node, const Context& context, Flow& flow);

    const GumboNode& m_root;
    Notes m_notes;
    int m_depth = 0;
    int m_paragraphs = 0;
    int m_pictures = 0;
    bool m_words = false;  ///< there is text
    bool m_fromQt = false; ///< each line is a paragraph
    HtmlAsMarkdown m_result;
};

/// An element that is never shown, or says nothing a reader needs.
[[nodiscard]] bool isLeftOut(const GumboNode& node, const Style& style);
[[nodiscard]] bool isBlockElement(GumboTag tag);
/// 1 to 6, or 0 for what is no heading.
[[nodiscard]] int headingLevel(const GumboNode& node);
/// Digits that stand high or low have characters of their own; other texts come back as they are.
[[nodiscard]] QString raised(const QString& text, GumboTag tag);
/// A formula as it was typed, where the page still knows it.
[[nodiscard]] QString formulaOf(const GumboNode& node);
/// `text` with `first` before its first line and `others` before all others that are not empty.
[[nodiscard]] QString indented(const QString& text, const QString& first, const QString& others);
/// The text is code as an editor of code puts it on the clipboard.
[[nodiscard]] bool isCodeOfAnEditor(const GumboNode& root);

} // namespace brickwork::html
