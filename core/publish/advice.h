// What a writer should know before a post goes out, though nothing of it stops the publication. Pure.
#pragma once

#include "core/markdown/document.h"
#include "core/publish/folder_layout.h"

#include <map>

namespace brickwork {

/// Sentences on images, links, tags and on text the generator will read in its own way.
/// `carried`: how the draft writes the addresses of pictures that go out with the post.
[[nodiscard]] QStringList adviceOn(const Document& document, QStringView text, const FolderOptions& options,
                                   const std::map<QString, QString>& carried = {});

} // namespace brickwork
