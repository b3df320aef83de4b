#include "core/markdown/html_to_markdown.h"

#include "core/markdown/html_reader.h"
#include "core/markdown/html_tree.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

std::optional<HtmlAsMarkdown> markdownFromHtml(QStringView html, int firstFootnote)
{
    if (html.size() > html::mostBytes)
        return {};
    // On some systems a header that says where the fragment begins stands before it.
    if (html.startsWith("Version:"_L1))
        html = html.sliced(std::max<qsizetype>(0, html.indexOf(u'<')));
    QByteArray utf8 = html.toUtf8();
    utf8.replace('\0', QByteArrayView());
    const auto tree = html::Tree::parse(std::move(utf8));
    if (!tree)
        return {};
    return html::Reader(tree->root(), firstFootnote).read();
}

} // namespace brickwork
