// A folder as a target: carries a plan out with the durable writer, reads back, takes back. Never touches a
// file it did not write.
#pragma once

#include "core/publish/folder_layout.h"
#include "core/publish/folder_pictures.h"
#include "core/publish/target.h"

#include <QDate>

#include <optional>

namespace brickwork {

/// Looks whether the target folder is the root of a site of its generator, or the folder the posts stand in.
/// Errors: Invalid, NotFound if there is no such folder.
[[nodiscard]] Result<FolderShape> folderShape(const TargetConfig& target);

/// The target folder itself, without links. Errors: NotFound.
[[nodiscard]] Result<QString> folderRoot(const FolderOptions& options);

/// Reads what is at the plan's place now. Errors: Unreadable, NotFound if the target folder itself is
/// missing, Refused if the path leads out of the folder (symbolic links included).
[[nodiscard]] Result<std::optional<QByteArray>> readFolderPost(const TargetConfig& target,
                                                               const QString& remote);

/// True if nothing at all stands in the folder, as in a mount point whose disk is away. False if there is no
/// such folder.
[[nodiscard]] bool isEmptyFolder(const QString& path);

/// Plans against the folder as it is now.
[[nodiscard]] Result<PublishPlan> planForFolder(const DraftSnapshot& draft, const TargetConfig& target,
                                                const std::optional<LastDelivery>& last,
                                                const QDateTime& date, const FolderWish& wish = {});

/// Where a picture at `path` below the folder is on the disk. Errors: Invalid, NotFound, Refused.
[[nodiscard]] Result<QString> folderPicture(const TargetConfig& target, const QString& path);

/// Writes the plan's file and reads it back; success means the bytes are there. If they are there already (an
/// earlier try was cut off), that is success too. Errors: Refused (the plan has refusals, or its path leads
/// out of the folder), NotFound (the folder is missing), Conflict (the file changed since planning),
/// Unwritable, Damaged (something was written, but the disk did not confirm it).
[[nodiscard]] Result<void> deliverToFolder(const PublishPlan& plan, const TargetConfig& target,
                                           const std::optional<LastDelivery>& last);

/// The same for what is ours by one of these hashes.
[[nodiscard]] Result<void> deliverOver(const PublishPlan& plan, const TargetConfig& target,
                                       const QStringList& ours);

/// Removes the file if its hash is the one we wrote; if it is already gone, that is success. Errors: Conflict
/// if it was changed by someone else (it is kept), NotFound if the target folder is missing, Refused,
/// Unwritable.
[[nodiscard]] Result<void> retractFromFolder(const LastDelivery& last, const TargetConfig& target);

class FolderTarget final : public Target
{
public:
    FolderTarget(TargetConfig config, TargetSurroundings around);

    [[nodiscard]] Result<PublishPlan> plan(const PublishRequest& request,
                                           const Errand& errand) const override;
    [[nodiscard]] Result<Receipt> deliver(const PublishPlan& plan, const PublishRequest& request,
                                          const Errand& errand) const override;
    [[nodiscard]] Result<void> retract(const LastDelivery& last, const Errand& errand) const override;
    [[nodiscard]] Result<Fate> inquire(const Interrupted& interrupted, const Errand& errand) const override;
    [[nodiscard]] Result<TestReport> test(const Errand& errand) const override;

private:
    [[nodiscard]] Result<void> writeAll(const PublishPlan& plan, const PicturePlaces& places,
                                        const PublishRequest& request, const Errand& errand) const;
    [[nodiscard]] Result<Fate> arrived(const Interrupted& interrupted, const Errand& errand) const;

    [[nodiscard]] std::optional<FolderOptions> withGit() const; ///< nothing if git is left to the writer
    [[nodiscard]] QStringList filesOf(const QString& remote, const QStringList& pictures) const;
    [[nodiscard]] QString message(const QString& action, const QString& title, const QString& slug,
                                  const QDate& date) const;
    void judgeGit(PublishPlan& plan, const QStringList& pictures, const Errand& errand) const;
    void judgeStanding(PublishPlan& plan, const QStringList& files, const Errand& errand) const;
    /// Commits and pushes; remarks on what was not done.
    [[nodiscard]] Result<QStringList> record(const QStringList& files, const QString& message,
                                             const Errand& errand) const;
    [[nodiscard]] bool isRecorded(const QStringList& files, const Errand& errand) const;
    [[nodiscard]] Result<QString> gitFinding(const Errand& errand) const;

    TargetConfig m_config;
    TargetSurroundings m_around;
};

} // namespace brickwork
