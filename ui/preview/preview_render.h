// What a preview shows, worked out away from the window: the parsed draft, its images, and for each top-level
// block a fingerprint that tells whether it looks as before. A plain value; may be made in any thread.
#pragma once

#include "core/markdown/document.h"
#include "ui/preview/preview_images.h"

#include <memory>
#include <vector>

namespace brickwork {

struct PreviewRender
{
    Document document;
    PreviewImages images;
    std::vector<size_t> fingerprints; ///< one a child of the root, of everything that shows in it
};

/// Parses the whole text of a draft. Unchanged images are taken from `known`.
[[nodiscard]] std::shared_ptr<const PreviewRender> renderPreview(const QString& text, const ImageRules& rules,
                                                                 const PreviewImages& known);

/// What must change so that blocks that look like `before` become blocks that look like `after`.
struct PreviewChange
{
    size_t head = 0;   ///< blocks at the start that stay
    size_t remove = 0; ///< blocks after them that go
    size_t insert = 0; ///< blocks of `after`, from `head` on, that come instead
    friend bool operator==(const PreviewChange&, const PreviewChange&) = default;
};
[[nodiscard]] PreviewChange previewChange(const std::vector<size_t>& before,
                                          const std::vector<size_t>& after);

} // namespace brickwork
