// The one place where a draft's id becomes a path that may be touched: below the root, never through a link
// that leads outside, never into hidden folders. Seen only inside this room.
#pragma once

#include "core/workspace/workspace.h"

#include <QSet>

namespace brickwork {

/// Errors: Invalid (no draft can have this id), NotFound (its folder is not there), Refused (it leads
/// outside).
[[nodiscard]] Result<QString> draftPath(const Workspace& workspace, const DraftId& id);

/// Makes a folder for drafts that is missing, given relative to the root: none outside the workspace, none
/// whose drafts are not listed. Errors: Invalid, Unwritable.
[[nodiscard]] Result<void> makeDraftFolder(const Workspace& workspace, const QString& folder);

/// Whether a canonical path is below the root (or the root itself).
[[nodiscard]] bool isInside(const Workspace& workspace, const QString& canonicalPath);

[[nodiscard]] bool isDraftName(QStringView fileName); ///< ends in .md or .markdown
/// Names are compared by this: two that differ only in case or composition would meet on other systems.
[[nodiscard]] QString comparable(const QString& name);
/// The comparable base names of the drafts in a folder.
[[nodiscard]] QSet<QString> takenNames(const QString& folder);
/// "my-post.md" gives "my-post".
[[nodiscard]] QString baseNameOf(const QString& fileName);

} // namespace brickwork
