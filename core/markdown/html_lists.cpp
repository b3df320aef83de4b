// Lists: nested rightly or, as some programs do, beside the item they belong to; tasks; and Word's, which are
// paragraphs that say of themselves which list they are of.

#include "core/markdown/html_reader.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork::html {

namespace {

constexpr int mostLists = 12;
constexpr int highestNumber = 999'999'999;

bool isList(GumboTag tag)
{
    return tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_MENU;
}

bool isTicked(const GumboNode& node)
{
    return attributeOf(node, "aria-checked") == "true"_L1 || attributeOf(node, "data-checked") == "true"_L1;
}

/// The box at the start of an item, if there is one.
const GumboNode* boxOf(const GumboNode& item)
{
    for (const GumboNode* child : childrenOf(item)) {
        const GumboTag tag = tagOf(*child);
        if (tag == GUMBO_TAG_INPUT)
            return attributeOf(*child, "type") == "checkbox"_L1 ? child : nullptr;
        if (tag == GUMBO_TAG_P || tag == GUMBO_TAG_LABEL || tag == GUMBO_TAG_SPAN || tag == GUMBO_TAG_DIV)
            return boxOf(*child);
        if (!charactersOf(*child).trimmed().isEmpty() || isElement(*child))
            return nullptr;
    }
    return nullptr;
}

/// "[ ] ", "[x] ", or nothing for an item that is no task.
QString taskMark(const GumboNode& item)
{
    const bool said = attributeOf(item, "role") == "checkbox"_L1 || hasAttribute(item, "data-checked") ||
                      hasAttribute(item, "aria-checked");
    const GumboNode* box = boxOf(item);
    if (!said && !box)
        return {};
    const bool ticked = box ? hasAttribute(*box, "checked") : isTicked(item);
    return ticked ? u"[x] "_s : u"[ ] "_s;
}

bool isNested(const Block& block)
{
    return block.kind == BlockKind::Bullets || block.kind == BlockKind::Numbers;
}

/// An item is loose if more than one paragraph with its nested lists is in it.
bool isLoose(const std::vector<Block>& blocks)
{
    for (size_t i = 1; i < blocks.size(); ++i) {
        if (!isNested(blocks[i]))
            return true;
    }
    return !blocks.empty() && blocks.front().kind == BlockKind::Other && blocks.size() > 1;
}

/// The text of a list, whose items are already written, from their blocks.
QString listText(const std::vector<Flow>& items, bool numbered, int number, QChar sign)
{
    const bool loose = std::ranges::any_of(items, [](const Flow& item) { return isLoose(item.blocks); });
    QStringList texts;
    for (const Flow& item : items) {
        QStringList blocks;
        for (const Block& block : item.blocks)
            blocks << block.text;
        const QString marker = (numbered ? QString::number(number) : QString()) + sign + u' ';
        number = std::min(number + 1, highestNumber);
        texts << indented(blocks.join(loose ? "\n\n"_L1 : "\n"_L1), marker, QString(marker.size(), u' '));
    }
    return texts.join(loose ? "\n\n"_L1 : "\n"_L1);
}

/// Two lists one after another would become one: the second takes another sign.
QChar signFor(const Flow& flow, bool numbered)
{
    const BlockKind kind = numbered ? BlockKind::Numbers : BlockKind::Bullets;
    if (flow.blocks.empty() || flow.blocks.back().kind != kind)
        return numbered ? u'.' : u'-';
    static const QRegularExpression first(uR"(^(?:\d+([.)])|([-*]))\s)"_s);
    const QString before = first.match(flow.blocks.back().text).captured(0);
    if (numbered)
        return before.contains(u'.') ? u')' : u'.';
    return before.startsWith(u'-') ? u'*' : u'-';
}

struct WordItem
{
    int level = 1;
    bool numbered = false;
    Flow flow = {};
};

/// "l0 level2 lfo1" gives 2.
int levelOf(const QString& wordList)
{
    const qsizetype at = wordList.indexOf("level"_L1);
    if (at < 0)
        return 1;
    qsizetype end = at + 5;
    while (end < wordList.size() && wordList[end].isDigit())
        ++end;
    return std::clamp(wordList.sliced(at + 5, end - at - 5).toInt(), 1, mostLists);
}

/// What stands before the words of an item: "1.", "b)", "·".
QString markerOf(const GumboNode& node)
{
    if (styleFrom(attributeOf(node, "style")).wordList == "ignore"_L1)
        return textOf(node).trimmed();
    for (const GumboNode* child : childrenOf(node)) {
        if (const QString marker = markerOf(*child); !marker.isEmpty())
            return marker;
    }
    return {};
}

/// Items from `at` on that are of `level` or deeper, as one list; `at` ends behind them.
Block nested(std::vector<WordItem>& items, size_t& at, int level)
{
    const bool numbered = items[at].numbered;
    std::vector<Flow> done;
    while (at < items.size() && items[at].level >= level) {
        if (items[at].level > level && !done.empty()) {
            done.back().blocks.push_back(nested(items, at, items[at].level));
            continue;
        }
        if (items[at].numbered != numbered && !done.empty())
            break;
        done.push_back(std::move(items[at++].flow));
    }
    return {numbered ? BlockKind::Numbers : BlockKind::Bullets,
            listText(done, numbered, 1, numbered ? u'.' : u'-')};
}

} // namespace

std::vector<Flow> Reader::items(const GumboNode& node, const Context& context)
{
    std::vector<Flow> items;
    for (const GumboNode* child : childrenOf(node)) {
        const GumboTag tag = tagOf(*child);
        if (m_notes.isNote(*child) || (!isElement(*child) && charactersOf(*child).trimmed().isEmpty()))
            continue;
        if (isElement(*child) && isLeftOut(*child, styleFrom(attributeOf(*child, "style"))))
            continue;
        if (isList(tag) && !items.empty()) {
            walk(*child, context, items.back());
            close(items.back());
            continue;
        }
        Flow item;
        if (tag == GUMBO_TAG_LI)
            walkChildren(*child, context, item);
        else
            walk(*child, context, item);
        close(item);
        const QString task = taskMark(*child);
        if (!item.blocks.empty() && item.blocks.front().kind == BlockKind::Paragraph) {
            QString& text = item.blocks.front().text;
            static const QRegularExpression box(uR"(^\[[ xX]\](?=\s|$))"_s);
            text = task + (box.match(text).hasMatch() ? u'\\' + text : text);
        } else if (!task.isEmpty()) {
            item.blocks.insert(item.blocks.begin(), {BlockKind::Paragraph, task.trimmed()});
        }
        items.push_back(std::move(item));
    }
    return items;
}

void Reader::list(const GumboNode& node, Context context, Flow& flow)
{
    if (++context.lists > mostLists || flow.form == Flow::Form::OneLine)
        return walkBlock(node, context, flow);
    const bool numbered = tagOf(node) == GUMBO_TAG_OL;
    const std::vector<Flow> found = items(node, context);
    if (found.empty())
        return;
    bool given = false;
    int number = attributeOf(node, "start").toInt(&given);
    for (const GumboNode* child : childrenOf(node)) {
        if (!given && tagOf(*child) == GUMBO_TAG_LI) {
            number = attributeOf(*child, "value").toInt(&given);
            break;
        }
    }
    number = given ? std::clamp(number, 0, highestNumber) : 1;
    close(flow);
    const QChar sign = signFor(flow, numbered);
    addBlock(flow,
             {numbered ? BlockKind::Numbers : BlockKind::Bullets, listText(found, numbered, number, sign)});
}

size_t Reader::wordList(std::span<GumboNode* const> children, size_t at, const Context& context, Flow& flow)
{
    std::vector<WordItem> items;
    size_t end = at;
    for (size_t i = at; i < children.size(); ++i) {
        const GumboNode& child = *children[i];
        if (!isElement(child) && charactersOf(child).trimmed().isEmpty())
            continue;
        const QString list = isElement(child) ? styleFrom(attributeOf(child, "style")).wordList : QString();
        if (!list.startsWith(u'l') || flow.form == Flow::Form::OneLine)
            break;
        const QString marker = markerOf(child);
        WordItem item{.level = levelOf(list), .numbered = marker.endsWith(u'.') || marker.endsWith(u')')};
        walkChildren(child, context, item.flow);
        close(item.flow);
        items.push_back(std::move(item));
        end = i + 1;
    }
    size_t done = 0;
    while (done < items.size())
        addBlock(flow, nested(items, done, items[done].level));
    return end;
}

} // namespace brickwork::html
