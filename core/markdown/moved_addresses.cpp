#include "core/markdown/moved_addresses.h"

#include "core/markdown/document.h"
#include "core/markdown/inline_markdown.h"
#include "core/markdown/text_piece.h"
#include "core/markdown/text_search.h"

#include <optional>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

bool isAsciiPunctuation(QChar c)
{
    return c.unicode() < 0x80 && (c.isPunct() || c.isSymbol());
}

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n';
}

/// At most one line end, as between the parts of a link.
qsizetype skipSpace(QStringView text, qsizetype at)
{
    bool broken = false;
    for (; at < text.size() && isSpace(text[at]); ++at) {
        if (text[at] == u'\n' && std::exchange(broken, true))
            return text.size();
    }
    return at;
}

/// One past "<...>" that begins at `at`.
std::optional<qsizetype> pointedEnd(QStringView text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != u'\n' && text[at] != u'<'; ++at) {
        if (text[at] == u'>')
            return at + 1;
        if (text[at] == u'\\')
            ++at;
    }
    return {};
}

/// One past an address without brackets around it: white space ends it, and a bracket it did not open.
qsizetype bareEnd(QStringView text, qsizetype at)
{
    int open = 0;
    for (; at < text.size() && text[at] > u' '; ++at) {
        if (text[at] == u'\\' && at + 1 < text.size() && isAsciiPunctuation(text[at + 1]))
            ++at;
        else if (text[at] == u'(')
            ++open;
        else if (text[at] == u')' && open-- == 0)
            break;
    }
    return at;
}

/// What a parse makes of an address as it is written.
QString addressOf(QStringView written)
{
    if (written.startsWith(u'<'))
        written = written.sliced(1).chopped(1);
    QString address;
    for (qsizetype at = 0; at < written.size(); ++at) {
        if (written[at] == u'\\' && at + 1 < written.size() && isAsciiPunctuation(written[at + 1]))
            ++at;
        address += written[at];
    }
    return address.replace("&amp;"_L1, "&"_L1);
}

/// Places where an address of `moved` may be written: behind "](" and "]:".
std::vector<TextPiece> candidates(const QString& text, qsizetype from,
                                  const std::map<QString, QString>& moved)
{
    std::vector<TextPiece> pieces;
    for (qsizetype at = text.indexOf(u']', from); at >= 0; at = text.indexOf(u']', at + 1)) {
        if (at + 1 >= text.size() || (text[at + 1] != u'(' && text[at + 1] != u':'))
            continue;
        const qsizetype start = skipSpace(text, at + 2);
        if (start >= text.size())
            continue;
        const auto end = text[start] == u'<' ? pointedEnd(text, start) : bareEnd(text, start);
        if (!end || *end == start)
            continue;
        const auto found = moved.find(addressOf(QStringView(text).sliced(start, *end - start)));
        if (found != moved.end())
            pieces.push_back(
                {.start = start, .length = *end - start, .text = linkDestination(found->second)});
    }
    return pieces;
}

enum class Likeness
{
    Other,  ///< more than addresses changed
    Partly, ///< some addresses are as they were
    Whole
};

QString movedFrom(const QString& url, const std::map<QString, QString>& moved)
{
    const auto found = moved.find(url);
    return found == moved.end() ? url : found->second;
}

Likeness likeness(const Document& before, const Document& after, const std::map<QString, QString>& moved)
{
    if (before.nodes.size() != after.nodes.size() || before.frontMatter.raw != after.frontMatter.raw)
        return Likeness::Other;
    Likeness like = Likeness::Whole;
    for (size_t i = 0; i < before.nodes.size(); ++i) {
        const Node& a = before.nodes[i];
        const Node& b = after.nodes[i];
        if (a.kind != b.kind || a.text != b.text || a.title != b.title || a.info != b.info ||
            a.level != b.level || a.children != b.children)
            return Likeness::Other;
        if (b.url == movedFrom(a.url, moved))
            continue;
        if (b.url != a.url)
            return Likeness::Other;
        like = Likeness::Partly;
    }
    return like;
}

/// One piece after the other, leaving out those that are no address but look like one, as in code.
QString withHarmless(const QString& text, const std::vector<TextPiece>& pieces, const Document& before,
                     const std::map<QString, QString>& moved)
{
    std::vector<TextPiece> harmless;
    for (const TextPiece& piece : pieces) {
        harmless.push_back(piece);
        if (likeness(before, parseMarkdown(withPieces(text, harmless)), moved) == Likeness::Other)
            harmless.pop_back();
    }
    return withPieces(text, harmless);
}

} // namespace

MovedAddresses withMovedAddresses(const QString& text, const std::map<QString, QString>& wanted)
{
    // As they are read where they are written: a space, for one, cannot stand in an address.
    std::map<QString, QString> moved;
    for (const auto& [from, to] : wanted)
        moved.emplace(from, addressOf(linkDestination(to)));
    const Document before = parseMarkdown(text);
    const std::vector<TextPiece> pieces = candidates(text, before.frontMatter.raw.size(), moved);
    MovedAddresses result{.text = withPieces(text, pieces), .left = {}};
    Document after = parseMarkdown(result.text);
    Likeness like = likeness(before, after, moved);
    if (like == Likeness::Other) {
        result.text = withHarmless(text, pieces, before, moved);
        after = parseMarkdown(result.text);
        like = likeness(before, after, moved);
    }
    if (like == Likeness::Whole)
        return result;
    for (size_t i = 0; i < before.nodes.size(); ++i) {
        const QString& url = before.nodes[i].url;
        if (after.nodes[i].url == url && movedFrom(url, moved) != url && !result.left.contains(url))
            result.left << url;
    }
    return result;
}

} // namespace brickwork
