#include "core/markdown/html_notes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork::html {

namespace {

constexpr qsizetype longestMark = 8;     ///< "[12]", "*", "note 3"
constexpr qsizetype longestWayBack = 24; ///< "Return to text"
constexpr int mostElements = 2000;       ///< of a note
constexpr size_t mostLinks = 20'000;     ///< of a text that is looked at at all

/// The place in its page that a link leads to, or nothing.
QString placeOf(const GumboNode& link)
{
    if (tagOf(link) != GUMBO_TAG_A)
        return {};
    const QString address = attributeOf(link, "href");
    const qsizetype hash = address.indexOf(u'#');
    return hash < 0 ? QString() : address.sliced(hash + 1);
}

QStringList namesOf(const GumboNode& node)
{
    QStringList names;
    for (const QString& name : {attributeOf(node, "id"), attributeOf(node, "name")}) {
        if (!name.isEmpty())
            names << name;
    }
    return names;
}

const GumboNode* above(const GumboNode& node)
{
    return node.parent && isElement(*node.parent) ? node.parent : nullptr;
}

/// The names by which a note may lead back to its mark: those of the link, of what it holds and what holds
/// it.
QStringList namesAround(const GumboNode& link)
{
    QStringList names = namesOf(link);
    for (const GumboNode* child : childrenOf(link))
        names += namesOf(*child);
    const GumboNode* outer = above(link);
    for (int i = 0; i < 2 && outer && (tagOf(*outer) == GUMBO_TAG_SUP || tagOf(*outer) == GUMBO_TAG_SPAN);
         ++i) {
        names += namesOf(*outer);
        outer = above(*outer);
    }
    return names;
}

bool isInline(GumboTag tag)
{
    return tag == GUMBO_TAG_A || tag == GUMBO_TAG_SPAN || tag == GUMBO_TAG_SUP || tag == GUMBO_TAG_B ||
           tag == GUMBO_TAG_SMALL || tag == GUMBO_TAG_CITE;
}

bool holdsNote(GumboTag tag)
{
    return tag == GUMBO_TAG_LI || tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_DD ||
           tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_TR;
}

/// The element that holds the words of a note, of which `target` is the beginning or all.
const GumboNode* bodyAt(const GumboNode& target)
{
    const GumboNode* body = &target;
    while (body && isInline(tagOf(*body)))
        body = above(*body);
    if (!body || !holdsNote(tagOf(*body)))
        return nullptr;
    // Word processors put each paragraph of a note into what they call a footnote.
    const GumboNode* outer = above(*body);
    const bool more = outer && tagOf(*body) == GUMBO_TAG_P && tagOf(*outer) == GUMBO_TAG_DIV &&
                      (attributeOf(*outer, "id") + attributeOf(*outer, "class")).contains("ftn"_L1);
    const bool named = outer && tagOf(*body) == GUMBO_TAG_P && tagOf(*outer) == GUMBO_TAG_DIV &&
                       attributeOf(*outer, "id").contains("note"_L1);
    return more || named ? outer : body;
}

/// False if there is more than a note would hold.
bool gatherLinks(const GumboNode& node, std::vector<const GumboNode*>& links, int& elements)
{
    if (++elements > mostElements)
        return false;
    if (!placeOf(node).isEmpty())
        links.push_back(&node);
    return std::ranges::all_of(childrenOf(node),
                               [&](const GumboNode* child) { return gatherLinks(*child, links, elements); });
}

bool isInside(const GumboNode& node, const GumboNode& outer)
{
    for (const GumboNode* up = &node; up; up = above(*up)) {
        if (up == &outer)
            return true;
    }
    return false;
}

} // namespace

Notes::Notes(const GumboNode& root, int firstNumber) : m_first(firstNumber)
{
    look(root);
    pair();
}

void Notes::look(const GumboNode& node)
{
    for (const QString& name : namesOf(node)) {
        if (!m_places.contains(name))
            m_places.insert(name, &node);
    }
    if (!placeOf(node).isEmpty())
        m_links.push_back(&node);
    for (const GumboNode* child : childrenOf(node))
        look(*child);
}

void Notes::pair()
{
    if (m_links.size() > mostLinks)
        return;
    for (const GumboNode* link : m_links) {
        const auto target = m_places.constFind(placeOf(*link));
        if (target == m_places.constEnd() || m_waysBack.contains(link))
            continue;
        if (textOf(*link).trimmed().size() <= longestMark)
            pair(*link, **target);
    }
}

void Notes::pair(const GumboNode& link, const GumboNode& target)
{
    const GumboNode* body = bodyAt(target);
    if (!body || isInside(link, *body))
        return;
    std::vector<const GumboNode*> inside;
    int elements = 0;
    if (!gatherLinks(*body, inside, elements))
        return;
    const QStringList names = namesAround(link);
    const bool back = std::ranges::any_of(
        inside, [&](const GumboNode* candidate) { return names.contains(placeOf(*candidate)); });
    if (!back)
        return;
    m_references[&link] = body;
    m_bodies.try_emplace(body, 0);
    for (const GumboNode* candidate : inside) {
        const bool mark = textOf(*candidate).trimmed().size() <= longestWayBack;
        if (mark && (names.contains(placeOf(*candidate)) || candidate == &target))
            m_waysBack[candidate] = true;
    }
}

int Notes::numberOf(const GumboNode& reference)
{
    const auto found = m_references.find(&reference);
    if (found == m_references.end())
        return 0;
    int& number = m_bodies[found->second];
    if (number == 0) {
        m_called.push_back(found->second);
        number = m_first + static_cast<int>(m_called.size()) - 1;
    }
    return number;
}

} // namespace brickwork::html
