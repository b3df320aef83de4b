// What a preview shows, worked out away from the window: leaves in their order, each with a fingerprint that
// tells whether it looks as before. A plain value; may be made in any thread. After an edit only the blocks
// around it are read again.
#pragma once

#include "core/markdown/document.h"
#include "ui/preview/preview_images.h"
#include "ui/preview/preview_leaf.h"

#include <QString>

#include <memory>
#include <vector>

namespace brickwork {

class CodeReader;

struct PreviewRow
{
    const PreviewLeaf* leaf = nullptr;
    const PreviewPiece* piece = nullptr; ///< null for a notice
    int base = 0;                        ///< row of the piece's first leaf
    int line = 0;                        ///< first line of the piece, 0-based in the whole text
    size_t fingerprint = 0;

    [[nodiscard]] int firstLine() const { return line + leaf->firstLine; }
    [[nodiscard]] int lastLine() const { return line + leaf->lastLine; }
    /// A list the leaf stands in, or begins an item of.
    [[nodiscard]] const ListRun& run(int number) const { return piece->lists[static_cast<size_t>(number)]; }
};

struct PreviewRender
{
    /// More characters, or more blocks, are not shown; a line says so.
    static constexpr qsizetype maxCharacters = 2'000'000;
    static constexpr qsizetype maxBlocks = 25'000;

    QString text;
    /// The same text parsed as it is counted and listed elsewhere: without typographic punctuation. Null in a
    /// first, quick render.
    std::shared_ptr<const Document> document;
    std::vector<std::shared_ptr<const PreviewPiece>> pieces; ///< one a child of the root
    std::vector<int> lines;                                  ///< where each begins
    PreviewImages images;
    std::vector<PreviewRow> rows;
    size_t sourceRows = 0; ///< rows in the order of the text; footnotes, and a notice, come after them
    std::shared_ptr<const PreviewLeaf> notice;
    std::shared_ptr<const std::vector<Node>> unfinished; ///< for finishedPreview()
};

using PreviewRenderPointer = std::shared_ptr<const PreviewRender>;

/// Renders the whole text of a draft; `before` is what was rendered last, or null: then the render is a quick
/// one.
[[nodiscard]] PreviewRenderPointer renderPreview(const QString& text, const ImageRules& rules,
                                                 const PreviewRenderPointer& before, CodeReader& reader);
/// A quick render with all that it left out.
[[nodiscard]] PreviewRenderPointer finishedPreview(const PreviewRenderPointer& quick, CodeReader& reader);

} // namespace brickwork
