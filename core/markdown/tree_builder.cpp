#include "core/markdown/tree_builder.h"

#include "core/markdown/cmark_tree.h"
#include "core/markdown/tree_walk.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <memory>

namespace brickwork {

namespace {

struct FreeIterator
{
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

QString textOf(const char* utf8)
{
    return utf8 ? QString::fromUtf8(utf8) : QString();
}

NodeKind extensionKind(cmark_node* node)
{
    const QByteArrayView name(cmark_node_get_type_string(node));
    if (name == "table")
        return NodeKind::Table;
    if (name == "table_header" || name == "table_row")
        return NodeKind::TableRow;
    if (name == "table_cell")
        return NodeKind::TableCell;
    if (name == "strikethrough")
        return NodeKind::Strikethrough;
    return NodeKind::Paragraph;
}

NodeKind itemKind(cmark_node* node)
{
    return QByteArrayView(cmark_node_get_type_string(node)) == "tasklist" ? NodeKind::TaskItem
                                                                          : NodeKind::Item;
}

NodeKind kindOf(cmark_node* node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT:
        return NodeKind::Document;
    case CMARK_NODE_BLOCK_QUOTE:
        return NodeKind::BlockQuote;
    case CMARK_NODE_LIST:
        return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? NodeKind::OrderedList
                                                                    : NodeKind::BulletList;
    case CMARK_NODE_ITEM:
        return itemKind(node);
    case CMARK_NODE_CODE_BLOCK:
        return NodeKind::CodeBlock;
    case CMARK_NODE_HTML_BLOCK:
        return NodeKind::HtmlBlock;
    case CMARK_NODE_PARAGRAPH:
        return NodeKind::Paragraph;
    case CMARK_NODE_HEADING:
        return NodeKind::Heading;
    case CMARK_NODE_THEMATIC_BREAK:
        return NodeKind::ThematicBreak;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        return NodeKind::FootnoteDefinition;
    case CMARK_NODE_TEXT:
        return NodeKind::Text;
    case CMARK_NODE_SOFTBREAK:
        return NodeKind::SoftBreak;
    case CMARK_NODE_LINEBREAK:
        return NodeKind::LineBreak;
    case CMARK_NODE_CODE:
        return NodeKind::Code;
    case CMARK_NODE_HTML_INLINE:
        return NodeKind::HtmlInline;
    case CMARK_NODE_EMPH:
        return NodeKind::Emphasis;
    case CMARK_NODE_STRONG:
        return NodeKind::Strong;
    case CMARK_NODE_LINK:
        return NodeKind::Link;
    case CMARK_NODE_IMAGE:
        return NodeKind::Image;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        return NodeKind::FootnoteReference;
    default:
        return extensionKind(node);
    }
}

class TreeBuilder
{
public:
    TreeBuilder(QByteArrayView utf8, int firstLine);
    [[nodiscard]] std::vector<Node> take() { return std::move(m_nodes); }
    void build(cmark_node* root);

private:
    void enter(cmark_node* source);
    void fill(Node& node, cmark_node* source);
    void fillTable(Node& node, cmark_node* source);
    void mendLines(Node& node);
    void mendTable(Node& parent, size_t child);
    [[nodiscard]] bool isBlank(int line) const;
    [[nodiscard]] bool joinText(cmark_node* source);

    std::vector<bool> m_blank; // of each line of the body
    int m_firstLine;
    int m_footnotes = 0;
    std::vector<Node> m_nodes;
    std::vector<bool> m_keepsBlankEnd; // of each node: blank last lines belong to it
    std::vector<int> m_open;
};

TreeBuilder::TreeBuilder(QByteArrayView utf8, int firstLine) : m_firstLine(firstLine)
{
    bool blank = true;
    for (const char c : utf8) {
        if (c == '\n') {
            m_blank.push_back(blank);
            blank = true;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            blank = false;
        }
    }
    m_blank.push_back(blank);
}

bool TreeBuilder::isBlank(int line) const
{
    const int row = line - m_firstLine;
    return row < 0 || row >= static_cast<int>(m_blank.size()) || m_blank[static_cast<size_t>(row)];
}

void TreeBuilder::build(cmark_node* root)
{
    m_nodes.reserve(m_blank.size() * 3); // growing moves every node there is
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
    for (;;) {
        const cmark_event_type event = cmark_iter_next(iterator.get());
        if (event == CMARK_EVENT_DONE)
            break;
        cmark_node* source = cmark_iter_get_node(iterator.get());
        if (event == CMARK_EVENT_EXIT)
            m_open.pop_back();
        else
            enter(source);
    }
    Node& document = m_nodes.front();
    document.firstLine = m_firstLine;
    document.lastLine = m_firstLine + static_cast<int>(m_blank.size()) - 1;
    for (Node& node : m_nodes) {
        if (!isInline(node.kind))
            mendLines(node);
    }
}

/// The library cuts text at every character that might have been markup.
bool TreeBuilder::joinText(cmark_node* source)
{
    const std::vector<int>& siblings = m_nodes[static_cast<size_t>(m_open.back())].children;
    if (siblings.empty())
        return false;
    Node& last = m_nodes[static_cast<size_t>(siblings.back())];
    if (last.kind != NodeKind::Text)
        return false;
    last.text += textOf(cmark_node_get_literal(source));
    return true;
}

// Leaves of the library get no exit event.
bool isLeaf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::CodeBlock:
    case NodeKind::HtmlBlock:
    case NodeKind::ThematicBreak:
    case NodeKind::Text:
    case NodeKind::SoftBreak:
    case NodeKind::LineBreak:
    case NodeKind::Code:
    case NodeKind::HtmlInline:
        return true;
    default:
        return false;
    }
}

bool isFenced(cmark_node* code)
{
    int length = 0;
    int offset = 0;
    char character = 0;
    return cmark_node_get_fenced(code, &length, &offset, &character) != 0;
}

void TreeBuilder::enter(cmark_node* source)
{
    const NodeKind kind = kindOf(source);
    if (kind == NodeKind::Text && joinText(source))
        return;
    const int index = static_cast<int>(m_nodes.size());
    if (!m_open.empty())
        m_nodes[static_cast<size_t>(m_open.back())].children.push_back(index);
    m_nodes.emplace_back().kind = kind;
    fill(m_nodes.back(), source);
    m_keepsBlankEnd.push_back(kind == NodeKind::CodeBlock && isFenced(source));
    if (!isLeaf(kind))
        m_open.push_back(index);
}

void TreeBuilder::fill(Node& node, cmark_node* source)
{
    if (!isInline(node.kind)) {
        const int start = cmark_node_get_start_line(source);
        node.firstLine = start > 0 ? m_firstLine + start - 1 : -1;
        node.lastLine = m_firstLine + cmark_node_get_end_line(source) - 1;
    }
    switch (node.kind) {
    case NodeKind::CodeBlock:
        node.info = textOf(cmark_node_get_fence_info(source));
        [[fallthrough]];
    case NodeKind::Text:
    case NodeKind::Code:
    case NodeKind::HtmlBlock:
    case NodeKind::HtmlInline:
        node.text = textOf(cmark_node_get_literal(source));
        break;
    case NodeKind::Link:
    case NodeKind::Image:
        node.url = textOf(cmark_node_get_url(source));
        node.title = textOf(cmark_node_get_title(source));
        break;
    case NodeKind::Heading:
        node.level = cmark_node_get_heading_level(source);
        break;
    case NodeKind::OrderedList:
        node.level = cmark_node_get_list_start(source);
        [[fallthrough]];
    case NodeKind::BulletList:
        node.tight = cmark_node_get_list_tight(source) != 0;
        break;
    case NodeKind::TaskItem:
        node.checked = cmark_gfm_extensions_get_tasklist_item_checked(source);
        break;
    case NodeKind::FootnoteDefinition:
        // The library moves the definitions to the end, in the order of their first reference.
        node.level = ++m_footnotes;
        node.text = textOf(cmark_node_get_literal(source));
        break;
    case NodeKind::FootnoteReference:
        node.level = textOf(cmark_node_get_literal(source)).toInt();
        if (cmark_node* definition = cmark_node_parent_footnote_def(source))
            node.text = textOf(cmark_node_get_literal(definition));
        break;
    default:
        fillTable(node, source);
        break;
    }
}

void TreeBuilder::fillTable(Node& node, cmark_node* source)
{
    if (node.kind == NodeKind::TableRow)
        node.header = cmark_gfm_extensions_get_table_row_is_header(source) != 0;
    if (node.kind != NodeKind::TableCell)
        return;
    cmark_node* table = cmark_node_parent(cmark_node_parent(source));
    const uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(table);
    const size_t column = m_nodes[static_cast<size_t>(m_open.back())].children.size() - 1; // this one is in
    if (!alignments || column >= cmark_gfm_extensions_get_table_columns(table))
        return;
    switch (alignments[column]) {
    case 'l':
        node.alignment = CellAlignment::Left;
        break;
    case 'c':
        node.alignment = CellAlignment::Center;
        break;
    case 'r':
        node.alignment = CellAlignment::Right;
        break;
    default:
        break;
    }
}

// A table that ends a paragraph is given the paragraph's first line, its header too, and the paragraph none.
void TreeBuilder::mendTable(Node& parent, size_t child)
{
    Node& table = m_nodes[static_cast<size_t>(parent.children[child])];
    if (child == 0 || table.kind != NodeKind::Table)
        return;
    Node& before = m_nodes[static_cast<size_t>(parent.children[child - 1])];
    if (before.kind != NodeKind::Paragraph || before.firstLine >= 0)
        return;
    before.firstLine = table.firstLine;
    const int rows = static_cast<int>(table.children.size());
    // Header, the line of dashes, then one line a row.
    table.firstLine =
        rows > 1 ? m_nodes[static_cast<size_t>(table.children[1])].firstLine - 2 : table.lastLine - 1;
    before.lastLine = table.firstLine - 1;
    Node& header = m_nodes[static_cast<size_t>(table.children.front())];
    header.firstLine = header.lastLine = table.firstLine;
    for (const int cell : header.children) {
        Node& node = m_nodes[static_cast<size_t>(cell)];
        node.firstLine = node.lastLine = table.firstLine;
    }
}

// The library closes some blocks only when it meets the line after them, blank lines included. Parents are
// mended before their children, whose last line then bounds the last child.
void TreeBuilder::mendLines(Node& node)
{
    if (node.children.empty() || isInline(m_nodes[static_cast<size_t>(node.children.front())].kind))
        return;
    for (size_t i = 0; i < node.children.size(); ++i)
        mendTable(node, i);
    int limit = node.lastLine + 1;
    for (size_t i = node.children.size(); i-- > 0;) {
        const auto index = static_cast<size_t>(node.children[i]);
        Node& child = m_nodes[index];
        if (child.kind != NodeKind::FootnoteDefinition) { // those were moved here from anywhere
            child.lastLine = std::min(child.lastLine, limit - 1);
            limit = child.firstLine;
        }
        while (child.lastLine > child.firstLine && !m_keepsBlankEnd[index] && isBlank(child.lastLine))
            --child.lastLine;
        child.lastLine = std::max(child.lastLine, child.firstLine);
    }
}

} // namespace

std::vector<Node> buildNodes(QByteArrayView utf8, int firstLine, Punctuation punctuation)
{
    const int smart = punctuation == Punctuation::Smart ? CMARK_OPT_SMART : 0;
    const CmarkTree tree(utf8, CMARK_OPT_FOOTNOTES | smart);
    TreeBuilder builder(utf8, firstLine);
    builder.build(tree.root());
    return builder.take();
}

} // namespace brickwork
