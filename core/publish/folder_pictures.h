// The pictures and links of a draft that goes into a folder: what they become there, and the files of the
// pictures. Reads and writes disks.
#pragma once

#include "core/publish/folder_layout.h"
#include "core/publish/target.h"

#include <utility>
#include <vector>

namespace brickwork {

struct WishedForFolder
{
    FolderWish wish;
    QStringList warnings = {};
    QStringList refusals = {}; ///< pictures that cannot go along
};

/// The pictures of the draft and the addresses its links have there.
[[nodiscard]] WishedForFolder folderWish(const PublishRequest& request, const TargetConfig& config);

/// Pictures of a plan with their paths below the folder.
using PicturePlaces = std::vector<std::pair<const PlannedMedia*, QString>>;
[[nodiscard]] Result<PicturePlaces> picturePlaces(const PublishPlan& plan, const TargetConfig& config);

/// Whether the file at that place holds these very bytes already.
[[nodiscard]] bool pictureIsThere(const TargetConfig& config, const PlannedMedia& picture,
                                  const QString& path);
/// Writes a picture if it is not there, and reads it back. Errors: Conflict if another file has its place or
/// the picture changed since planning, Unwritable.
[[nodiscard]] Result<void> writePicture(const TargetConfig& config, const PlannedMedia& picture,
                                        const QString& path);
/// Removes those pictures that are as they were written and that no other post names. Returns the paths below
/// the folder of those that are gone, now or before.
[[nodiscard]] QStringList removePictures(const TargetConfig& config, const MediaMap& media);

} // namespace brickwork
