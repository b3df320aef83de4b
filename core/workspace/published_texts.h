// The draft's text as it went out last, for each post and target: what a publication differs from. Kept in
// .brickwork/published/; nothing rests on it, so that losing one costs a comparison and no more.
#pragma once

#include "core/base/ids.h"
#include "core/workspace/workspace.h"

namespace brickwork {

[[nodiscard]] Result<void> keepPublishedText(const Workspace& workspace, const PostId& post,
                                             const QString& target, const QString& text);
[[nodiscard]] std::optional<QString> publishedText(const Workspace& workspace, const PostId& post,
                                                   const QString& target);

} // namespace brickwork
