// The pictures of a draft: they lie in assets/ beside it and are linked from there. They are the only files
// beside drafts that are ever written into the writer's folder, and only when the writer puts one into a
// text; nothing there is ever replaced or removed.
#pragma once

#include "core/workspace/workspace.h"

#include <QString>

#include <optional>

namespace brickwork {

/// Larger ones are kept as they are, but the writer is told: readers would wait for them.
inline constexpr qint64 largeAsset = 20LL * 1024 * 1024;

struct Asset
{
    QString path;         ///< as the draft's folder sees it: "assets/sea.png", "../maps/x.png"; not escaped
    qint64 size = 0;      ///< bytes
    bool isDraft = false; ///< another draft rather than a picture
};

/// A file name for a picture: what it shows or was called as a slug, else "picture".
[[nodiscard]] QString assetName(const QString& wanted);
/// What a file's name says of the picture, for a start: "sea-side.jpg" gives "sea side"; numbers of a camera
/// and the like say nothing.
[[nodiscard]] QString describedByName(const QString& fileName);

/// Puts a picture beside the draft, under a free name made from `wanted`. The same bytes there already are
/// used again. An empty id stands for a draft that will get its file in the root. Errors: Unwritable, Damaged
/// (the disk did not confirm it), Refused (assets/ leads out of the workspace), Invalid (no picture).
[[nodiscard]] Result<Asset> addAsset(const Workspace& workspace, const DraftId& draft, const QString& wanted,
                                     const QByteArray& bytes);
/// The same with a file; one that lies in the workspace already, or a draft there, is linked where it is.
/// Errors: also NotFound, Unreadable, and Refused for a draft of another place.
[[nodiscard]] Result<Asset> addAssetFile(const Workspace& workspace, const DraftId& draft,
                                         const QString& file);

} // namespace brickwork
