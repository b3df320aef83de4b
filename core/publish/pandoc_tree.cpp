#include "core/publish/pandoc_tree.h"

#include "core/markdown/tree_walk.h"
#include "core/publish/pandoc_elements.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

using namespace pandoc;

namespace {

/// Deeper than anybody writes: below it only the words count.
constexpr int deepest = 48;
constexpr int lowestHeading = 6;
constexpr qsizetype repeatedNote = 1000;

QString alignmentOf(CellAlignment alignment)
{
    switch (alignment) {
    case CellAlignment::None:
        return u"AlignDefault"_s;
    case CellAlignment::Left:
        return u"AlignLeft"_s;
    case CellAlignment::Center:
        return u"AlignCenter"_s;
    case CellAlignment::Right:
        return u"AlignRight"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

bool isOnTheWeb(const QString& url)
{
    return url.startsWith("http://"_L1, Qt::CaseInsensitive) ||
           url.startsWith("https://"_L1, Qt::CaseInsensitive) || url.startsWith("//"_L1);
}

class Writer
{
public:
    explicit Writer(const PandocOrder& order);
    [[nodiscard]] PandocTree tree();

private:
    [[nodiscard]] const Node& at(int index) const { return m_order.document.at(index); }
    [[nodiscard]] QJsonArray blocksBelow(int index, int depth);
    void addBlock(QJsonArray& blocks, int index, int depth, bool tight = false);
    void addHeading(QJsonArray& blocks, int index, int depth);
    void addList(QJsonArray& blocks, int index, int depth);
    void addTable(QJsonArray& blocks, int index, int depth);
    [[nodiscard]] QJsonArray row(int index, int depth);
    [[nodiscard]] QJsonArray inlinesBelow(int index, int depth);
    void addInline(QJsonArray& inlines, int index, int depth);
    void addLink(QJsonArray& inlines, int index, int depth);
    void addPicture(QJsonArray& inlines, int index);
    void addNote(QJsonArray& inlines, int index, int depth);
    [[nodiscard]] QString anchorFor(const QString& text);

    const PandocOrder& m_order;
    PandocTree m_tree;
    std::map<int, int> m_notes; ///< definitions by number
    QSet<int> m_called;         ///< notes that stand already
    bool m_inNote = false;
    QSet<QString> m_anchors;
    int m_lift = 0; ///< how many levels each heading goes up
};

Writer::Writer(const PandocOrder& order) : m_order(order)
{
    int top = lowestHeading;
    const std::vector<int>& children = order.document.root().children;
    for (size_t i = order.dropTitle ? 1 : 0; i < children.size(); ++i) {
        const Node& node = at(children[i]);
        if (node.kind == NodeKind::FootnoteDefinition)
            m_notes.emplace(node.level, children[i]);
        else if (node.kind == NodeKind::Heading)
            top = std::min(top, node.level);
    }
    m_lift = top - 1;
}

PandocTree Writer::tree()
{
    QJsonArray blocks;
    const std::vector<int>& children = m_order.document.root().children;
    for (size_t i = m_order.dropTitle ? 1 : 0; i < children.size(); ++i)
        addBlock(blocks, children[i], 0);
    const QJsonArray version = QJsonDocument::fromJson(m_order.apiVersion).array();
    m_tree.json = QJsonDocument(QJsonObject{{u"pandoc-api-version"_s, version},
                                            {u"meta"_s, metadata(m_order.facts)},
                                            {u"blocks"_s, blocks}})
                      .toJson(QJsonDocument::Compact);
    return m_tree;
}

QJsonArray Writer::blocksBelow(int index, int depth)
{
    QJsonArray blocks;
    if (depth > deepest) {
        QJsonArray words;
        addWords(words, m_order.document.plainText(index));
        blocks.append(element(u"Para"_s, words));
        return blocks;
    }
    for (const int child : at(index).children)
        addBlock(blocks, child, depth + 1);
    return blocks;
}

void Writer::addBlock(QJsonArray& blocks, int index, int depth, bool tight)
{
    const Node& node = at(index);
    switch (node.kind) {
    case NodeKind::Paragraph:
        blocks.append(element(tight ? u"Plain"_s : u"Para"_s, inlinesBelow(index, depth)));
        return;
    case NodeKind::Heading:
        return addHeading(blocks, index, depth);
    case NodeKind::BlockQuote:
        blocks.append(element(u"BlockQuote"_s, blocksBelow(index, depth)));
        return;
    case NodeKind::BulletList:
    case NodeKind::OrderedList:
        return addList(blocks, index, depth);
    case NodeKind::CodeBlock: {
        const QString code = node.text.endsWith(u'\n') ? node.text.chopped(1) : node.text;
        const QString language = node.info.section(u' ', 0, 0);
        blocks.append(element(u"CodeBlock"_s, QJsonArray{attributes({}, language), code}));
        return;
    }
    case NodeKind::ThematicBreak:
        blocks.append(element(u"HorizontalRule"_s));
        return;
    case NodeKind::Table:
        return addTable(blocks, index, depth);
    case NodeKind::HtmlBlock:
        m_tree.lostHtml = m_tree.lostHtml || !node.text.trimmed().startsWith("<!--"_L1);
        return;
    default: // footnotes stand where they are called
        return;
    }
}

void Writer::addHeading(QJsonArray& blocks, int index, int depth)
{
    const int level = std::clamp(at(index).level - m_lift, 1, lowestHeading);
    const QString anchor = anchorFor(m_order.document.plainText(index));
    blocks.append(element(u"Header"_s, QJsonArray{level, attributes(anchor), inlinesBelow(index, depth)}));
}

void Writer::addList(QJsonArray& blocks, int index, int depth)
{
    const Node& list = at(index);
    QJsonArray items;
    for (const int child : list.children) {
        QJsonArray entry;
        if (depth > deepest)
            entry = blocksBelow(child, depth);
        for (const int block : depth > deepest ? std::vector<int>() : at(child).children)
            addBlock(entry, block, depth + 1, list.tight);
        if (at(child).kind == NodeKind::TaskItem)
            tick(entry, at(child).checked ? u"☒"_s : u"☐"_s);
        items.append(entry);
    }
    if (list.kind == NodeKind::BulletList) {
        blocks.append(element(u"BulletList"_s, items));
        return;
    }
    const QJsonArray numbering{list.level, element(u"Decimal"_s), element(u"Period"_s)};
    blocks.append(element(u"OrderedList"_s, QJsonArray{numbering, items}));
}

QJsonArray Writer::row(int index, int depth)
{
    QJsonArray cells;
    for (const int child : at(index).children) {
        const QJsonArray words{element(u"Plain"_s, inlinesBelow(child, depth))};
        cells.append(QJsonArray{attributes(), element(u"AlignDefault"_s), 1, 1, words});
    }
    return {attributes(), cells};
}

void Writer::addTable(QJsonArray& blocks, int index, int depth)
{
    QJsonArray head;
    QJsonArray body;
    QJsonArray columns;
    for (const int child : at(index).children) {
        (at(child).header ? head : body).append(row(child, depth));
        if (!columns.isEmpty())
            continue;
        for (const int cell : at(child).children)
            columns.append(
                QJsonArray{element(alignmentOf(at(cell).alignment)), element(u"ColWidthDefault"_s)});
    }
    const QJsonArray caption{QJsonValue(QJsonValue::Null), QJsonArray()};
    const QJsonArray bodies{QJsonArray{attributes(), 0, QJsonArray(), body}};
    blocks.append(
        element(u"Table"_s, QJsonArray{attributes(), caption, columns, QJsonArray{attributes(), head}, bodies,
                                       QJsonArray{attributes(), QJsonArray()}}));
}

QJsonArray Writer::inlinesBelow(int index, int depth)
{
    QJsonArray inlines;
    if (depth > deepest) {
        addWords(inlines, m_order.document.plainText(index));
        return inlines;
    }
    for (const int child : at(index).children)
        addInline(inlines, child, depth + 1);
    return inlines;
}

void Writer::addInline(QJsonArray& inlines, int index, int depth)
{
    const Node& node = at(index);
    switch (node.kind) {
    case NodeKind::Text:
        return addWords(inlines, node.text);
    case NodeKind::SoftBreak:
        inlines.append(element(u"SoftBreak"_s));
        return;
    case NodeKind::LineBreak:
        inlines.append(element(u"LineBreak"_s));
        return;
    case NodeKind::Code:
        inlines.append(element(u"Code"_s, QJsonArray{attributes(), node.text}));
        return;
    case NodeKind::HtmlInline:
        if (isLineBreakTag(node.text))
            inlines.append(element(u"LineBreak"_s));
        else
            m_tree.lostHtml = m_tree.lostHtml || !node.text.startsWith("<!--"_L1);
        return;
    case NodeKind::Emphasis:
        inlines.append(element(u"Emph"_s, inlinesBelow(index, depth)));
        return;
    case NodeKind::Strong:
        inlines.append(element(u"Strong"_s, inlinesBelow(index, depth)));
        return;
    case NodeKind::Strikethrough:
        inlines.append(element(u"Strikeout"_s, inlinesBelow(index, depth)));
        return;
    case NodeKind::Link:
        return addLink(inlines, index, depth);
    case NodeKind::Image:
        return addPicture(inlines, index);
    case NodeKind::FootnoteReference:
        return addNote(inlines, index, depth);
    default:
        return;
    }
}

void Writer::addLink(QJsonArray& inlines, int index, int depth)
{
    const Node& node = at(index);
    const QJsonArray words = inlinesBelow(index, depth);
    const std::optional<QString> url = m_order.link ? m_order.link(node.url) : node.url;
    if (url) {
        inlines.append(element(u"Link"_s, QJsonArray{attributes(), words, QJsonArray{*url, node.title}}));
        return;
    }
    for (const QJsonValue& word : words)
        inlines.append(word);
}

void Writer::addPicture(QJsonArray& inlines, int index)
{
    const Node& node = at(index);
    const QString description = m_order.document.plainText(index).simplified();
    QJsonArray words;
    addWords(words, description);
    const auto file = m_order.pictures.find(node.url);
    const bool data = node.url.startsWith("data:image/"_L1);
    if (file != m_order.pictures.end() || data) {
        const QString source = data ? node.url : file->second;
        inlines.append(element(u"Image"_s, QJsonArray{attributes(), words, QJsonArray{source, node.title}}));
        return;
    }
    if (!isOnTheWeb(node.url)) {
        m_tree.lostPictures << node.url;
        for (const QJsonValue& word : std::as_const(words))
            inlines.append(word);
        return;
    }
    m_tree.remotePictures << node.url;
    const QString url = node.url.startsWith("//"_L1) ? u"https:"_s + node.url : node.url;
    if (description.isEmpty())
        addWords(words, url);
    inlines.append(element(u"Link"_s, QJsonArray{attributes(), words, QJsonArray{url, node.title}}));
}

/// These formats have no note within a note, and a note called twice stands there twice: in both cases the
/// words alone, and not without end.
void Writer::addNote(QJsonArray& inlines, int index, int depth)
{
    const auto note = m_notes.find(at(index).level);
    if (note == m_notes.end())
        return;
    if (!m_inNote && !m_called.contains(note->first)) {
        m_called.insert(note->first);
        m_inNote = true;
        inlines.append(element(u"Note"_s, blocksBelow(note->second, depth)));
        m_inNote = false;
        return;
    }
    QString text = m_order.document.plainText(note->second).simplified();
    if (text.size() > repeatedNote)
        text = text.first(repeatedNote) + u'…';
    QJsonArray words;
    addWords(words, m_inNote ? u" ("_s + text + u')' : text);
    if (!m_inNote)
        words = {element(u"Note"_s, QJsonArray{element(u"Para"_s, words)})};
    for (const QJsonValue& word : std::as_const(words))
        inlines.append(word);
}

QString Writer::anchorFor(const QString& text)
{
    const QString base = headingAnchor(text);
    QString anchor = base;
    for (int more = 1; m_anchors.contains(anchor); ++more)
        anchor = base + u'-' + QString::number(more);
    m_anchors.insert(anchor);
    return anchor;
}

} // namespace

PandocTree pandocTree(const PandocOrder& order)
{
    return Writer(order).tree();
}

QString headingAnchor(const QString& text)
{
    QString anchor;
    for (const QChar c : text.toLower()) {
        if (c.isLetterOrNumber() || c.isMark() || c == u'-' || c == u'_')
            anchor += c;
        else if (c == u' ')
            anchor += u'-';
    }
    // An id in XML begins with a letter.
    return anchor.isEmpty() || !anchor.front().isLetter() ? u"part-"_s + anchor : anchor;
}

} // namespace brickwork
