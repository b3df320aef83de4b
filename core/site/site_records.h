// The frozen posts on the disk: a file each, and a list of them that is made anew whenever it does not match.
#pragma once

#include "core/base/result.h"
#include "core/site/site.h"

namespace brickwork {

/// Where a workspace keeps what it publishes to the site of this name. Absolute.
[[nodiscard]] QString siteDataFolder(const QString& workspaceRoot, const QString& site);
[[nodiscard]] QString recordFile(const QString& data, const QString& slug);
[[nodiscard]] QString pictureFile(const QString& data, const QString& name);

/// UTF-8 JSON.
[[nodiscard]] QByteArray recordBytes(const SitePost& post, const SiteText& text);
struct SiteRecord
{
    SitePost post;
    SiteText text;
};
/// Errors: Damaged.
[[nodiscard]] Result<SiteRecord> recordFrom(const QByteArray& bytes);
/// Errors: NotFound, Unreadable, Damaged.
[[nodiscard]] Result<SiteRecord> readRecord(const QString& data, const QString& slug);

/// Makes or replaces the record, durably. Errors: Unwritable.
[[nodiscard]] Result<void> writeRecord(const QString& data, const SiteRecord& record);
/// Errors: Unwritable. One that is gone already is success.
[[nodiscard]] Result<void> removeRecord(const QString& data, const QString& slug);

/// All frozen posts, the newest first. Only records that changed since the last call are read. Errors:
/// Unreadable, Damaged (naming the file): a site is not built without one of its posts.
[[nodiscard]] Result<std::vector<SitePost>> frozenPosts(const QString& data);

/// Removes pictures no post needs, among them what an interrupted delivery left. Failures are harmless.
void dropUnusedPictures(const QString& data, const std::vector<SitePost>& posts);

} // namespace brickwork
