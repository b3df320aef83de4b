#include "ui/preview/preview_render.h"

#include <QHash>

#include <algorithm>

namespace brickwork {

namespace {

size_t fingerprintOf(const Document& document, const PreviewImages& images, int index)
{
    const Node& node = document.at(index);
    size_t sum =
        qHashMulti(0, static_cast<int>(node.kind), node.text, node.url, node.title, node.info, node.level,
                   node.tight, node.checked, node.header, static_cast<int>(node.alignment));
    if (node.kind == NodeKind::Image) {
        const PreviewImage image = images.value(node.url);
        sum = qHashMulti(sum, static_cast<int>(image.fate), image.key);
    }
    for (const int child : node.children)
        sum = qHashMulti(sum, fingerprintOf(document, images, child));
    return qHashMulti(sum, node.children.size());
}

} // namespace

std::shared_ptr<const PreviewRender> renderPreview(const QString& text, const ImageRules& rules,
                                                   const PreviewImages& known)
{
    auto render = std::make_shared<PreviewRender>();
    render->document = parseMarkdown(text);
    render->images = loadPreviewImages(render->document, rules, known);
    for (const int child : render->document.root().children)
        render->fingerprints.push_back(fingerprintOf(render->document, render->images, child));
    return render;
}

PreviewChange previewChange(const std::vector<size_t>& before, const std::vector<size_t>& after)
{
    const size_t shorter = std::min(before.size(), after.size());
    size_t head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    return {.head = head, .remove = before.size() - head - tail, .insert = after.size() - head - tail};
}

} // namespace brickwork
