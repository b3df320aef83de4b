#include "core/markdown/html_tree.h"

#include <QByteArrayView>
#include <QStringList>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork::html {

namespace {

using Name = QByteArrayView;

constexpr auto voidTags =
    std::to_array<std::string_view>({"area", "base", "br", "col", "embed", "hr", "img", "input", "link",
                                     "meta", "param", "source", "track", "wbr"});
/// Their end is often left out, and the next of their kind ends them.
constexpr auto selfClosing =
    std::to_array<std::string_view>({"body", "dd", "dt", "head", "html", "li", "optgroup", "option", "p",
                                     "tbody", "td", "tfoot", "th", "thead", "tr"});
/// Left open, they go on in all that follows.
constexpr auto formattingTags = std::to_array<std::string_view>(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"});
constexpr auto rawTags = std::to_array<std::string_view>({"script", "style", "textarea", "title"});

template <size_t size>
bool holds(const std::array<std::string_view, size>& tags, const QByteArray& name)
{
    return std::ranges::binary_search(tags,
                                      std::string_view(name.constData(), static_cast<size_t>(name.size())));
}

/// What a text costs to parse, told from its tags alone.
class Estimate
{
public:
    [[nodiscard]] bool isReasonable(QByteArrayView html)
    {
        qsizetype at = 0;
        while ((at = html.indexOf('<', at)) >= 0) {
            at = html.sliced(at).startsWith("<!--") ? after(html, "-->", at + 4) : tag(html, at + 1);
            if (m_depth > deepest || m_nodes > mostNodes)
                return false;
        }
        return true;
    }

private:
    static constexpr qint64 mostNodes = 4'000'000;

    static qsizetype after(QByteArrayView html, QByteArrayView what, qsizetype from)
    {
        const qsizetype found = html.indexOf(what, from);
        return found < 0 ? html.size() : found + what.size();
    }

    qsizetype tag(QByteArrayView html, qsizetype at)
    {
        const bool closes = at < html.size() && html[at] == '/';
        const qsizetype begin = at + (closes ? 1 : 0);
        qsizetype end = begin;
        while (end < html.size() &&
               (QChar::isLetterOrNumber(static_cast<uchar>(html[end])) || html[end] == ':'))
            ++end;
        if (end == begin)
            return at;
        const QByteArray name = html.sliced(begin, end - begin).toByteArray().toLower();
        closes ? close(name) : open(name);
        if (!closes && holds(rawTags, name))
            return after(html, "</" + name, end);
        return end;
    }

    void open(const QByteArray& name)
    {
        m_nodes += 1 + m_formatting;
        if (holds(voidTags, name) || holds(selfClosing, name))
            return;
        ++m_depth;
        ++m_open[name];
        m_formatting += holds(formattingTags, name) ? 1 : 0;
    }

    void close(const QByteArray& name)
    {
        const auto found = m_open.find(name);
        if (found == m_open.end() || found->second == 0)
            return;
        --found->second;
        --m_depth;
        m_formatting -= holds(formattingTags, name) ? 1 : 0;
    }

    std::map<QByteArray, int> m_open;
    int m_depth = 0;
    int m_formatting = 0;
    qint64 m_nodes = 0;
};

void gather(const GumboNode& node, QString& text)
{
    text += charactersOf(node);
    if (tagOf(node) == GUMBO_TAG_BR)
        text += u'\n';
    for (const GumboNode* child : childrenOf(node))
        gather(*child, text);
}

QStringList classesOf(const GumboNode& node)
{
    return attributeOf(node, "class").split(u' ', Qt::SkipEmptyParts);
}

} // namespace

void Tree::Free::operator()(GumboOutput* output) const
{
    gumbo_destroy_output(&kGumboDefaultOptions, output);
}

Tree::Tree(QByteArray utf8) : m_source(std::move(utf8))
{
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    m_output.reset(
        gumbo_parse_with_options(&options, m_source.constData(), static_cast<size_t>(m_source.size())));
}

std::optional<Tree> Tree::parse(QByteArray utf8)
{
    if (utf8.size() > mostBytes || !Estimate().isReasonable(utf8))
        return {};
    Tree tree(std::move(utf8));
    if (!tree.m_output || !tree.m_output->root)
        return {};
    return tree;
}

GumboTag tagOf(const GumboNode& node)
{
    return isElement(node) ? node.v.element.tag : GUMBO_TAG_LAST;
}

QString charactersOf(const GumboNode& node)
{
    const bool text =
        node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
    return text ? QString::fromUtf8(node.v.text.text) : QString();
}

std::span<GumboNode* const> childrenOf(const GumboNode& node)
{
    if (!isElement(node))
        return {};
    const GumboVector& children = node.v.element.children;
    return {reinterpret_cast<GumboNode* const*>(children.data), children.length};
}

QString attributeOf(const GumboNode& node, const char* name)
{
    const GumboAttribute* found =
        isElement(node) ? gumbo_get_attribute(&node.v.element.attributes, name) : nullptr;
    return found ? QString::fromUtf8(found->value) : QString();
}

bool hasAttribute(const GumboNode& node, const char* name)
{
    return isElement(node) && gumbo_get_attribute(&node.v.element.attributes, name);
}

bool hasClass(const GumboNode& node, QLatin1StringView name)
{
    return std::ranges::any_of(classesOf(node), [name](const QString& one) { return one == name; });
}

QString classAfter(const GumboNode& node, QLatin1StringView prefix)
{
    for (const QString& one : classesOf(node)) {
        if (one.startsWith(prefix) && one.size() > prefix.size())
            return one.sliced(prefix.size());
    }
    return {};
}

QString textOf(const GumboNode& node)
{
    QString text;
    gather(node, text);
    return text;
}

const GumboNode* firstOf(const GumboNode& node, GumboTag tag)
{
    for (const GumboNode* child : childrenOf(node)) {
        if (tagOf(*child) == tag)
            return child;
        if (const GumboNode* found = firstOf(*child, tag))
            return found;
    }
    return nullptr;
}

} // namespace brickwork::html
