#include "core/markdown/html.h"

#include "core/markdown/cmark_tree.h"
#include "core/markdown/front_matter.h"

namespace brickwork {

namespace {

void dropTitle(cmark_node* root)
{
    cmark_node* first = cmark_node_first_child(root);
    if (first && cmark_node_get_type(first) == CMARK_NODE_HEADING &&
        cmark_node_get_heading_level(first) == 1) {
        cmark_node_unlink(first);
        cmark_node_free(first);
    }
}

} // namespace

QString renderHtml(QStringView text, const HtmlOptions& options)
{
    int flags = CMARK_OPT_FOOTNOTES;
    if (options.smartPunctuation)
        flags |= CMARK_OPT_SMART;
    if (options.rawHtml == RawHtml::Keep)
        flags |= CMARK_OPT_UNSAFE;
    const QStringView body = text.sliced(readFrontMatter(text).raw.size());
    const QByteArray utf8 = body.toUtf8();
    const CmarkTree tree(utf8, flags, options.rawHtml == RawHtml::Drop ? TagFilter::On : TagFilter::Off);
    if (options.dropTitleHeading)
        dropTitle(tree.root());
    return QString::fromUtf8(tree.html());
}

} // namespace brickwork
