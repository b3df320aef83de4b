#include "core/publish/wordpress_blocks.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// A piece of HTML between two points at which no element is open.
struct Piece
{
    QString name; ///< of its element; empty for text and comments
    QString html;
};

bool isVoid(const QString& name)
{
    static constexpr std::array names{"area"_L1,   "base"_L1,  "br"_L1,    "col"_L1,  "embed"_L1,
                                      "hr"_L1,     "img"_L1,   "input"_L1, "link"_L1, "meta"_L1,
                                      "source"_L1, "track"_L1, "wbr"_L1};
    return std::ranges::find(names, name) != names.end();
}

/// Top-level elements in order; nothing if the HTML does not close what it opens.
std::optional<std::vector<Piece>> piecesOf(const QString& html)
{
    static const QRegularExpression tag(
        u"<!--.*?-->|<(/?)([A-Za-z][A-Za-z0-9-]*)(?:\"[^\"]*\"|'[^']*'|[^'\">])*?(/?)>"_s,
        QRegularExpression::DotMatchesEverythingOption);
    std::vector<Piece> pieces;
    QStringList open;
    qsizetype start = 0;
    const auto flush = [&](qsizetype end, const QString& name) {
        const QString text = html.sliced(start, end - start);
        if (!text.trimmed().isEmpty())
            pieces.push_back({name, name.isEmpty() ? text : text.trimmed()});
        start = end;
    };
    for (auto found = tag.globalMatch(html); found.hasNext();) {
        const auto match = found.next();
        const QString name = match.captured(2).toLower();
        if (name.isEmpty())
            continue; // a comment
        if (!match.captured(1).isEmpty()) {
            if (open.isEmpty() || open.last() != name)
                return {};
            open.removeLast();
            if (open.isEmpty())
                flush(match.capturedEnd(), name);
            continue;
        }
        if (open.isEmpty())
            flush(match.capturedStart(), {});
        if (isVoid(name) || !match.captured(3).isEmpty()) {
            if (open.isEmpty())
                flush(match.capturedEnd(), name);
            continue;
        }
        open << name;
    }
    if (!open.isEmpty())
        return {};
    flush(html.size(), {});
    return pieces;
}

QString block(const QString& name, const QString& attributes, const QString& html)
{
    return u"<!-- wp:%1 %2-->\n%3\n<!-- /wp:%1 -->"_s.arg(
        name, attributes.isEmpty() ? QString() : attributes + u' ', html);
}

QString htmlBlock(const QString& html)
{
    return block(u"html"_s, {}, html);
}

/// What stands between the opening and the closing tag.
QString inner(const QString& html)
{
    const qsizetype from = html.indexOf(u'>') + 1;
    return html.sliced(from, html.lastIndexOf(u"</"_s) - from);
}

std::optional<QString> imageBlock(const QString& paragraph, const MediaMap& media)
{
    static const QRegularExpression alone(
        u"\\A\\s*<img src=\"([^\"]*)\" alt=\"([^\"]*)\"(?: title=\"([^\"]*)\")? />\\s*\\z"_s);
    const auto match = alone.match(inner(paragraph));
    if (!match.hasMatch())
        return {};
    QString id;
    for (const auto& [hash, known] : media) {
        if (known.url.toHtmlEscaped() == match.captured(1))
            id = known.remote;
    }
    const QString mark = id.isEmpty() ? QString() : u" class=\"wp-image-%1\""_s.arg(id);
    const QString caption =
        match.captured(3).isEmpty()
            ? QString()
            : u"<figcaption class=\"wp-element-caption\">%1</figcaption>"_s.arg(match.captured(3));
    const QString figure =
        u"<figure class=\"wp-block-image size-full\"><img src=\"%1\" alt=\"%2\"%3/>%4</figure>"_s.arg(
            match.captured(1), match.captured(2), mark, caption);
    return block(u"image"_s,
                 id.isEmpty() ? u"{\"sizeSlug\":\"full\"}"_s : u"{\"id\":%1,\"sizeSlug\":\"full\"}"_s.arg(id),
                 figure);
}

QString headingBlock(const Piece& piece)
{
    const QChar level = piece.name.at(1);
    return block(u"heading"_s, level == u'2' ? QString() : u"{\"level\":%1}"_s.arg(level),
                 u"<h%1 class=\"wp-block-heading\">%2</h%1>"_s.arg(level).arg(inner(piece.html)));
}

/// The opening tag alone.
QString opening(const QString& html)
{
    return html.first(html.indexOf(u'>') + 1);
}

std::optional<QString> listBlock(const Piece& piece);

/// An item is a line of text, and perhaps a list below it; anything else is more than the block holds.
std::optional<QString> itemBlock(const Piece& item)
{
    static constexpr std::array inlineNames{"a"_L1,    "abbr"_L1, "b"_L1,      "br"_L1,    "code"_L1,
                                            "del"_L1,  "em"_L1,   "i"_L1,      "img"_L1,   "kbd"_L1,
                                            "mark"_L1, "q"_L1,    "s"_L1,      "small"_L1, "span"_L1,
                                            "sub"_L1,  "sup"_L1,  "strong"_L1, "u"_L1};
    const auto pieces = piecesOf(inner(item.html));
    if (item.name != "li"_L1 || opening(item.html) != "<li>"_L1 || !pieces)
        return {};
    QString line;
    QStringList below;
    for (const Piece& piece : *pieces) {
        if (piece.name == "ul"_L1 || piece.name == "ol"_L1) {
            const auto list = listBlock(piece);
            if (!list)
                return {};
            below << *list;
        } else if (below.isEmpty() && (piece.name.isEmpty() ||
                                       std::ranges::find(inlineNames, piece.name) != inlineNames.end())) {
            line += piece.html;
        } else {
            return {};
        }
    }
    return block(u"list-item"_s, {}, u"<li>%1%2</li>"_s.arg(line.trimmed(), below.join(u"\n\n"_s)));
}

std::optional<QString> listBlock(const Piece& piece)
{
    static const QRegularExpression start(u"\\A<ol start=\"(\\d+)\">"_s);
    const auto from = start.match(piece.html);
    const bool ordered = piece.name == "ol"_L1;
    const auto items = piecesOf(inner(piece.html));
    if (!items || !(from.hasMatch() || opening(piece.html) == u"<%1>"_s.arg(piece.name)))
        return {};
    QStringList all;
    for (const Piece& item : *items) {
        const auto made = itemBlock(item);
        if (!made)
            return {};
        all << *made;
    }
    const QString attributes = from.hasMatch() ? u"{\"ordered\":true,\"start\":%1}"_s.arg(from.captured(1))
                               : ordered       ? u"{\"ordered\":true}"_s
                                               : QString();
    const QString first = from.hasMatch() ? u" start=\"%1\""_s.arg(from.captured(1)) : QString();
    return block(u"list"_s, attributes,
                 u"<%1%2 class=\"wp-block-list\">%3</%1>"_s.arg(piece.name, first, all.join(u"\n\n"_s)));
}

QString codeBlock(const Piece& piece)
{
    static const QRegularExpression code(u"\\A<pre[^>]*><code[^>]*>(.*)</code></pre>\\z"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    const auto match = code.match(piece.html);
    if (!match.hasMatch())
        return htmlBlock(piece.html);
    QString text = match.captured(1);
    if (text.endsWith(u'\n'))
        text.chop(1);
    return block(u"code"_s, {}, u"<pre class=\"wp-block-code\"><code>%1</code></pre>"_s.arg(text));
}

QString tableBlock(const Piece& piece)
{
    static const QRegularExpression align(u"<(t[hd]) align=\"(left|center|right)\""_s);
    QString table = piece.html;
    table.replace(align, u"<\\1 class=\"has-text-align-\\2\" data-align=\"\\2\""_s);
    return block(u"table"_s, u"{\"hasFixedLayout\":false}"_s,
                 u"<figure class=\"wp-block-table\">%1</figure>"_s.arg(table));
}

QString blocks(const QString& html, const MediaMap& media);

QString blockOf(const Piece& piece, const MediaMap& media)
{
    const QString& name = piece.name;
    if (name.isEmpty())
        return htmlBlock(piece.html.trimmed());
    if (name == "p"_L1) {
        if (const auto image = imageBlock(piece.html, media))
            return *image;
        return block(u"paragraph"_s, {}, piece.html);
    }
    if (name.size() == 2 && name.startsWith(u'h') && name.at(1).isDigit())
        return headingBlock(piece);
    if (name == "ul"_L1 || name == "ol"_L1)
        return listBlock(piece).value_or(htmlBlock(piece.html));
    if (name == "blockquote"_L1)
        return block(
            u"quote"_s, {},
            u"<blockquote class=\"wp-block-quote\">%1</blockquote>"_s.arg(blocks(inner(piece.html), media)));
    if (name == "pre"_L1)
        return codeBlock(piece);
    if (name == "hr"_L1)
        return block(u"separator"_s, {}, u"<hr class=\"wp-block-separator has-alpha-channel-opacity\"/>"_s);
    if (name == "table"_L1)
        return tableBlock(piece);
    return htmlBlock(piece.html);
}

QString blocks(const QString& html, const MediaMap& media)
{
    const auto pieces = piecesOf(html);
    if (!pieces)
        return htmlBlock(html.trimmed());
    QStringList all;
    for (const Piece& piece : *pieces)
        all << blockOf(piece, media);
    return all.join(u"\n\n"_s);
}

} // namespace

QString wordpressBlocks(const QString& html, const MediaMap& media)
{
    return blocks(html, media);
}

} // namespace brickwork
