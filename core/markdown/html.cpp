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

/// The children take the node's place.
void unwrap(cmark_node* node)
{
    while (cmark_node* child = cmark_node_first_child(node)) {
        cmark_node_unlink(child);
        cmark_node_insert_before(node, child);
    }
    cmark_node_unlink(node);
    cmark_node_free(node);
}

std::vector<cmark_node*> addressed(cmark_node* root)
{
    std::vector<cmark_node*> nodes;
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(root),
                                                                       &cmark_iter_free);
    for (cmark_event_type event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk.get())) {
        cmark_node* node = cmark_iter_get_node(walk.get());
        const cmark_node_type type = cmark_node_get_type(node);
        // On the way out, so that a picture within a link comes before the link.
        if (event == CMARK_EVENT_EXIT && (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE))
            nodes.push_back(node);
    }
    return nodes;
}

void rewriteAddresses(cmark_node* root, const AddressRewriter& address)
{
    for (cmark_node* node : addressed(root)) {
        const bool picture = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
        const QString url = QString::fromUtf8(cmark_node_get_url(node));
        const auto wanted = address(picture ? AddressKind::Picture : AddressKind::Link, url);
        if (!wanted)
            unwrap(node);
        else if (*wanted != url)
            cmark_node_set_url(node, wanted->toUtf8().constData());
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
    if (options.address)
        rewriteAddresses(tree.root(), options.address);
    return QString::fromUtf8(tree.html());
}

} // namespace brickwork
