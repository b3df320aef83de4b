// The pictures of a draft: found in its text, read from the workspace, named so that a target holds each
// once.
#pragma once

#include "core/markdown/document.h"
#include "core/publish/plan.h"

namespace brickwork {

inline constexpr qint64 largestPicture = 20LL * 1024 * 1024;

struct DraftMedia
{
    std::vector<PlannedMedia> media; ///< each file once, in the order of the text; `featured` among them
    QStringList refusals; ///< pictures that are missing, outside the workspace, too large or no pictures
    QStringList warnings; ///< no description, a picture in raw HTML, a remote picture that stays where it is
};

/// Reads the local pictures of the text and, if not empty, of `featured` (an address as front matter gives
/// it). A picture that cannot be read is a refusal: a post never goes out with a hole in it.
[[nodiscard]] DraftMedia mediaOf(const DraftSnapshot& draft, const Document& document,
                                 const QString& featured = {});

/// The bytes of a planned picture, checked against its hash. Errors: Conflict if it changed since planning,
/// NotFound, Unreadable.
[[nodiscard]] Result<QByteArray> bytesOf(const PlannedMedia& media);

/// The planned picture the text means by `url`, or nullptr.
[[nodiscard]] const PlannedMedia* mediaAt(const std::vector<PlannedMedia>& media, const QString& url);

} // namespace brickwork
