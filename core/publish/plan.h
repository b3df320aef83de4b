// What publishing a draft to a target would do, worked out before anything is touched. Pure: the draft, the
// target, the last delivery and what the target holds now go in; a plan comes out that the dialog and
// --dry-run show and the target carries out to the letter.
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>

namespace brickwork {

/// A place to publish to. Kinds: "folder".
/// Options of a folder: path (absolute folder, required); generator (hugo | jekyll | none, default none);
/// format (markdown | html, default markdown); url (base of the public address, optional); front-matter (yaml
/// | toml | json, default yaml; Jekyll takes yaml only).
struct TargetConfig
{
    QString name;
    QString kind;
    std::map<QString, QString> options;
};

/// Checks a configuration. Errors: Invalid with the option at fault.
[[nodiscard]] Result<void> checkTarget(const TargetConfig& target);

/// The draft, frozen at the revision to publish.
struct DraftSnapshot
{
    QString id;   ///< DraftId value
    QString text; ///< whole text, '\n' line ends
    QString fileBaseName;
};

/// What was delivered last time.
struct LastDelivery
{
    QString remote; ///< path below the target folder
    QString hash;   ///< hex SHA-256 of the file we wrote
    QString slug;   ///< frozen after the first publication
    QDateTime date; ///< the post's date, with the offset first used
    bool live = true;
};

/// What must be known of the target folder itself; read off the disk by folderShape(), given to the planning.
struct FolderShape
{
    bool site = false; ///< the root of a Hugo or Jekyll site: posts go to content/posts or _posts below it
    bool setsLayout = false; ///< Jekyll: _config.yml names layouts, so posts need none of their own
    friend bool operator==(const FolderShape&, const FolderShape&) = default;
};

/// Create: no delivery is on record as live; Nothing: the file already is what would be written.
enum class PlanAction
{
    Create,
    Update,
    Nothing
};

struct PublishPlan
{
    PlanAction action = PlanAction::Create;
    QString title;
    QString slug;
    QString remote; ///< path below the target folder, '/'-separated: "content/posts/x.md", "x.html", ...
    QString path;   ///< absolute
    QString url;    ///< where readers will find it, empty if unknown
    QDateTime date;
    int words = 0;
    QByteArray bytes;     ///< what will stand in the file
    QString hash;         ///< hex SHA-256 of bytes
    QStringList warnings; ///< sentences; publishing goes on
    QStringList refusals; ///< sentences; publishing may not start while there are any
};

/// `existing`: bytes now at the plan's path, nothing if there is no file. Refusals: no text, no title and no
/// slug, front matter that cannot be read, another file stands there that we did not write, the file we wrote
/// was changed behind our back, another format than the live delivery's. `date` is the publication date with
/// its offset, used if neither the front matter nor the last delivery has one. While the last delivery is
/// live its slug and place are frozen: whatever the draft says now, it is updated there.
[[nodiscard]] PublishPlan planFolder(const DraftSnapshot& draft, const TargetConfig& target,
                                     const FolderShape& shape, const std::optional<LastDelivery>& last,
                                     const std::optional<QByteArray>& existing, const QDateTime& date);

/// Only the path part of the plan (needed to read `existing`); empty if the plan would be refused for want of
/// one.
[[nodiscard]] QString remotePath(const DraftSnapshot& draft, const TargetConfig& target,
                                 const FolderShape& shape, const std::optional<LastDelivery>& last,
                                 const QDateTime& date);

} // namespace brickwork
