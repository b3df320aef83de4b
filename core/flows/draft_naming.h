// What the file of a draft is called when the program chooses. Pure; knows no disk, so a name may be taken.
#pragma once

#include "core/base/ids.h"

namespace brickwork {

/// A file name for a text: its title as a slug, else "untitled".
[[nodiscard]] QString nameFor(const QString& text);

/// "posts/essay.md" gives "essay".
[[nodiscard]] QString baseNameOf(const DraftId& id);
/// "posts/essay.md" gives "posts", "essay.md" gives "".
[[nodiscard]] QString folderOf(const DraftId& id);

/// For the writer's text beside the file that goes on: "essay-mine", shortened if that is too long for a
/// file.
[[nodiscard]] QString mineBeside(const DraftId& id);

} // namespace brickwork
