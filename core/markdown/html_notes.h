// Finds footnotes in a parsed HTML text: a short link to a place that links back. That holds for what cmark,
// pandoc, Wikipedia, Substack, LibreOffice and Word write, each in its own way.
#pragma once

#include "core/markdown/html_tree.h"

#include <QHash>
#include <QString>

#include <unordered_map>
#include <vector>

namespace brickwork::html {

class Notes
{
public:
    Notes(const GumboNode& root, int firstNumber);

    /// The number of the note that the element refers to, given at the first time it is asked for; 0 if it
    /// refers to none.
    [[nodiscard]] int numberOf(const GumboNode& reference);
    /// The element holds the words of a note: it is no part of the text itself.
    [[nodiscard]] bool isNote(const GumboNode& node) const { return m_bodies.contains(&node); }
    /// The element leads back to where the note was called, or is its number: neither is part of its words.
    [[nodiscard]] bool isWayBack(const GumboNode& node) const { return m_waysBack.contains(&node); }
    /// The notes that were referred to, by number.
    [[nodiscard]] const std::vector<const GumboNode*>& called() const { return m_called; }
    [[nodiscard]] int first() const { return m_first; }

private:
    void look(const GumboNode& node);
    void pair();
    void pair(const GumboNode& link, const GumboNode& target);

    int m_first;
    QHash<QString, const GumboNode*> m_places; ///< by id or name
    std::vector<const GumboNode*> m_links;     ///< that lead to a place, in the order of the text
    std::unordered_map<const GumboNode*, const GumboNode*> m_references; ///< link: body of its note
    std::unordered_map<const GumboNode*, int> m_bodies;                  ///< body: number, 0 for not called
    std::unordered_map<const GumboNode*, bool> m_waysBack;
    std::vector<const GumboNode*> m_called;
};

} // namespace brickwork::html
