// The bytes of a post: the front matter a generator reads, or a whole page, around the draft's text. The
// draft's own front matter is carried over byte for byte; only missing keys are added and keys of our own are
// left out.
#pragma once

#include "core/publish/folder_layout.h"
#include "core/publish/naming.h"

namespace brickwork {

struct PostText
{
    QByteArray bytes; ///< UTF-8, '\n' line ends
    QStringList warnings;
};

struct PostWish
{
    QString url; ///< where readers find it; may be empty
    PostState state = PostState::Published;
};

/// Errors: Invalid if the draft's front matter cannot be edited.
[[nodiscard]] Result<PostText> composePost(const DraftSnapshot& draft, const Document& document,
                                           const Naming& naming, const FolderOptions& options,
                                           const FolderShape& shape, const PostWish& wish);

/// True if the text opens with its title as a level-1 heading.
[[nodiscard]] bool opensWithTitle(const Document& document, const QString& title);

} // namespace brickwork
