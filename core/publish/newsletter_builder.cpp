// A document as the blocks an editor keeps.

#include "core/markdown/tree_walk.h"
#include "core/publish/article.h"
#include "core/publish/newsletter_inline.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <set>

using namespace Qt::StringLiterals;

namespace brickwork::newsletter {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Newsletter)
};

/// Deeper than anybody writes: below it only the words count.
constexpr int deepest = 48;

struct Around
{
    bool item = false;
    bool quote = false;
    int depth = 0;
};

class Builder
{
public:
    Builder(Site& site, bool dropTitle);
    [[nodiscard]] Blocks document();

private:
    [[nodiscard]] Blocks below(int index, const Around& around);
    void add(Blocks& blocks, int index, const Around& around);
    void addHeading(Blocks& blocks, int index, const Around& around);
    void addQuote(Blocks& blocks, int index, Around around);
    void addList(Blocks& blocks, int index, const Around& around);
    [[nodiscard]] Block item(int index, Around around);
    void addTable(Blocks& blocks, int index);
    void addTableList(Blocks& blocks, int index);
    void addHtml(const QString& html);
    void addNotes(Blocks& blocks);
    [[nodiscard]] QString headline(int index) const;

    Site& m_site;
    std::vector<int> m_body;  ///< what is no footnote
    std::vector<int> m_notes; ///< in their order
    std::set<int> m_levels;   ///< of headings, that occur
};

Builder::Builder(Site& site, bool dropTitle) : m_site(site)
{
    const std::vector<int>& all = site.document.root().children;
    for (size_t i = dropTitle ? 1 : 0; i < all.size(); ++i) {
        const bool note = site.document.at(all[i]).kind == NodeKind::FootnoteDefinition;
        (note ? m_notes : m_body).push_back(all[i]);
    }
    std::ranges::sort(m_notes, {}, [&](int index) { return site.document.at(index).level; });
    for (const int index : m_body) {
        if (const Node& node = site.document.at(index); node.kind == NodeKind::Heading)
            m_levels.insert(node.level);
    }
}

Blocks Builder::document()
{
    Blocks blocks;
    for (const int index : m_body)
        add(blocks, index, {});
    addNotes(blocks);
    return blocks;
}

Blocks Builder::below(int index, const Around& around)
{
    Blocks blocks;
    if (around.depth > deepest) {
        blocks.push_back({.form = Form::Paragraph, .runs = {{.text = m_site.document.plainText(index)}}});
        return blocks;
    }
    for (const int child : m_site.document.at(index).children)
        add(blocks, child, around);
    return blocks;
}

void Builder::add(Blocks& blocks, int index, const Around& around)
{
    const Node& node = m_site.document.at(index);
    switch (node.kind) {
    case NodeKind::Paragraph: {
        Blocks words = InlineReader(m_site).blocks(index);
        blocks.insert(blocks.end(), std::make_move_iterator(words.begin()),
                      std::make_move_iterator(words.end()));
        return;
    }
    case NodeKind::Heading:
        return addHeading(blocks, index, around);
    case NodeKind::BlockQuote:
        return addQuote(blocks, index, around);
    case NodeKind::BulletList:
    case NodeKind::OrderedList:
        return addList(blocks, index, around);
    case NodeKind::CodeBlock: {
        QString code = node.text;
        if (code.endsWith(u'\n'))
            code.chop(1);
        blocks.push_back({.form = Form::CodeBlock, .text = code});
        return;
    }
    case NodeKind::HtmlBlock:
        return addHtml(node.text);
    case NodeKind::ThematicBreak:
        if (!around.item)
            blocks.push_back({.form = Form::Rule});
        return;
    case NodeKind::Table:
        return addTable(blocks, index);
    default:
        return;
    }
}

/// The levels that occur are counted through from the editor's first: none is skipped, and the shallowest is
/// the same in every post.
void Builder::addHeading(Blocks& blocks, int index, const Around& around)
{
    const Node& node = m_site.document.at(index);
    if (!around.item && !around.quote)
        m_site.losses.enter(m_site.document.plainText(index));
    Blocks words = InlineReader(m_site).blocks(index);
    const auto before = std::distance(m_levels.begin(), m_levels.lower_bound(node.level));
    const int level = m_site.editor.topHeading + static_cast<int>(before);
    const bool deep = level > m_site.editor.lastHeading;
    const bool bold = deep || around.item || around.quote;
    if (deep)
        m_site.losses.note(Loss::Heading, m_site.document.plainText(index));
    for (Block& block : words) {
        if (block.form != Form::Paragraph)
            continue;
        block.form = bold ? Form::Paragraph : Form::Heading;
        block.level = level;
        for (Run& run : block.runs)
            run.marks |= bold ? Strong : NoMark;
    }
    blocks.insert(blocks.end(), words.begin(), words.end());
}

void Builder::addQuote(Blocks& blocks, int index, Around around)
{
    around.quote = true;
    ++around.depth;
    Blocks inside = below(index, around);
    if (inside.empty())
        return;
    const bool plain = std::ranges::all_of(inside, [](const Block& b) { return b.form == Form::Paragraph; });
    if (!plain && !m_site.editor.nestsInQuotes) {
        m_site.losses.note(Loss::InQuote, headline(index));
        for (Block& block : inside) {
            if (block.form != Form::Paragraph)
                block = {.form = Form::Paragraph, .runs = asLines({block})};
        }
    }
    blocks.push_back({.form = Form::Quote, .children = std::move(inside)});
}

void Builder::addList(Blocks& blocks, int index, const Around& around)
{
    const Node& node = m_site.document.at(index);
    const bool numbers = node.kind == NodeKind::OrderedList;
    Block list{.form = numbers ? Form::Numbers : Form::Bullets, .level = numbers ? node.level : 1};
    bool inner = false;
    for (const int child : node.children) {
        Block entry = item(child, around);
        const auto isWords = [](const Block& block) { return block.form == Form::Paragraph; };
        const bool words = std::ranges::all_of(entry.children, isWords);
        inner = inner || !words;
        if (!m_site.editor.nestsLists && (!words || entry.children.size() > 1))
            entry.children = {{.form = Form::Paragraph, .runs = asLines(entry.children)}};
        list.children.push_back(std::move(entry));
    }
    if (inner && !m_site.editor.nestsLists)
        m_site.losses.note(Loss::InnerList, headline(index));
    blocks.push_back(std::move(list));
}

Block Builder::item(int index, Around around)
{
    const Node& node = m_site.document.at(index);
    around.item = true;
    ++around.depth;
    Block entry{.form = Form::Item, .children = below(index, around)};
    // An editor's entry begins with a paragraph, be it an empty one.
    if (entry.children.empty() || entry.children.front().form != Form::Paragraph)
        entry.children.insert(entry.children.begin(), Block{.form = Form::Paragraph});
    if (node.kind == NodeKind::TaskItem) {
        m_site.losses.note(Loss::TaskBox, headline(index));
        Runs& words = entry.children.front().runs;
        words.insert(words.begin(), {.text = node.checked ? u"☑ "_s : u"☐ "_s});
    }
    return entry;
}

void Builder::addTable(Blocks& blocks, int index)
{
    NewsletterTable table;
    for (const int row : m_site.document.at(index).children) {
        QStringList cells;
        for (const int cell : m_site.document.at(row).children)
            cells << m_site.document.plainText(cell).simplified();
        if (m_site.document.at(row).header)
            table.header = cells;
        else
            table.rows.push_back(cells);
    }
    const bool picture = m_site.editor.tablesAsPictures;
    m_site.losses.note(picture ? Loss::TablePicture : Loss::TableList, table.header.join(u", "_s));
    if (picture)
        blocks.push_back(tablePicture(m_site, table));
    else
        addTableList(blocks, index);
}

/// An entry a row, a line a cell: "Header: value".
void Builder::addTableList(Blocks& blocks, int index)
{
    std::vector<Runs> header;
    Block list{.form = Form::Bullets};
    for (const int row : m_site.document.at(index).children) {
        const Node& node = m_site.document.at(row);
        Runs entry;
        for (size_t column = 0; column < node.children.size(); ++column) {
            Runs cell = InlineReader(m_site).runs(node.children[column]);
            if (node.header) {
                header.push_back(std::move(cell));
                continue;
            }
            if (plainText(cell).isEmpty())
                continue;
            if (!entry.empty())
                append(entry, {.text = {}, .lineBreak = true});
            if (column < header.size() && !plainText(header[column]).isEmpty())
                append(entry, {.text = plainText(header[column]) + u": "_s, .marks = Strong});
            for (const Run& run : cell)
                append(entry, run);
        }
        if (!entry.empty())
            list.children.push_back({.form = Form::Item, .children = {{.runs = entry}}});
    }
    if (list.children.empty()) {
        for (const Runs& caption : header)
            list.children.push_back({.form = Form::Item, .children = {{.runs = caption}}});
    }
    blocks.push_back(std::move(list));
}

void Builder::addHtml(const QString& html)
{
    const QString text = html.trimmed();
    const bool comment = text.startsWith("<!--"_L1) && text.indexOf("-->"_L1) == text.size() - 3;
    if (!comment && !text.startsWith("</"_L1))
        m_site.losses.note(Loss::RawHtml, text);
}

void Builder::addNotes(Blocks& blocks)
{
    if (m_notes.empty())
        return;
    const QString heading = Sentences::tr("Notes", "heading over the footnotes of a post");
    m_site.losses.enter(heading);
    Block list{.form = Form::Numbers};
    for (const int index : m_notes)
        list.children.push_back(item(index, {}));
    for (Block& entry : list.children) {
        if (!m_site.editor.nestsLists && entry.children.size() > 1)
            entry.children = {{.form = Form::Paragraph, .runs = asLines(entry.children)}};
    }
    blocks.push_back({.form = Form::Heading, .runs = {{.text = heading}}, .level = m_site.editor.topHeading});
    blocks.push_back(std::move(list));
}

/// How something is named where it cannot be shown: its first words.
QString Builder::headline(int index) const
{
    return m_site.document.plainText(index).simplified();
}

} // namespace

Built build(const Article& article, const Document& document, const PublishRequest& request,
            const NewsletterEditor& editor, const NewsletterBytes& bytes)
{
    Site site{.article = article, .document = document, .request = request, .editor = editor, .bytes = bytes};
    Built built;
    built.blocks = Builder(site, article.titleInText).document();
    built.pictures = std::move(site.pictures);
    built.inlinePictures = site.inlinePictures;
    built.losses = site.losses.sentences(editor.name);
    return built;
}

} // namespace brickwork::newsletter
