// The one door to Gumbo: a parsed HTML text that frees itself. It refuses texts that are built to exhaust
// whoever parses them, so that the tree can be walked by recursion.
#pragma once

#include <QByteArray>
#include <QString>

#include <gumbo.h>

#include <memory>
#include <optional>
#include <span>

namespace brickwork::html {

/// Longer texts are not parsed.
inline constexpr qsizetype mostBytes = 16 * 1024 * 1024;
/// Elements inside one another; deeper texts are not parsed.
inline constexpr int deepest = 400;

class Tree
{
public:
    /// Nothing if the text is too long, too deep, or would grow out of all proportion when its unclosed
    /// formatting is carried on from paragraph to paragraph, as HTML asks for.
    [[nodiscard]] static std::optional<Tree> parse(QByteArray utf8);

    [[nodiscard]] const GumboNode& root() const { return *m_output->root; }

private:
    struct Free
    {
        void operator()(GumboOutput* output) const;
    };

    explicit Tree(QByteArray utf8);

    QByteArray m_source; ///< the tree points into it
    std::unique_ptr<GumboOutput, Free> m_output;
};

/// GUMBO_TAG_LAST for what is no element; templates, which are not shown, are none.
[[nodiscard]] GumboTag tagOf(const GumboNode& node);
[[nodiscard]] inline bool isElement(const GumboNode& node)
{
    return node.type == GUMBO_NODE_ELEMENT;
}
/// The characters of a text node, else nothing.
[[nodiscard]] QString charactersOf(const GumboNode& node);
[[nodiscard]] std::span<GumboNode* const> childrenOf(const GumboNode& node);
/// Empty if it has none of that name.
[[nodiscard]] QString attributeOf(const GumboNode& node, const char* name);
[[nodiscard]] bool hasAttribute(const GumboNode& node, const char* name);
[[nodiscard]] bool hasClass(const GumboNode& node, QLatin1StringView name);
/// A class that starts with `prefix`, without it; empty if there is none.
[[nodiscard]] QString classAfter(const GumboNode& node, QLatin1StringView prefix);
/// All characters below the node; line breaks are '\n'.
[[nodiscard]] QString textOf(const GumboNode& node);
/// The first element of that kind below the node, or null.
[[nodiscard]] const GumboNode* firstOf(const GumboNode& node, GumboTag tag);

} // namespace brickwork::html
