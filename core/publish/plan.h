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
#include <vector>

namespace brickwork {

/// A place to publish to. The kinds and their options are listed in kinds.h.
struct TargetConfig
{
    QString name;
    QString kind;
    std::map<QString, QString> options;

    /// The option as it was given, or empty.
    [[nodiscard]] QString option(const QString& key) const
    {
        const auto found = options.find(key);
        return found == options.end() ? QString() : found->second;
    }
    friend bool operator==(const TargetConfig&, const TargetConfig&) = default;
};

/// Checks a configuration. Errors: Invalid with the option at fault.
[[nodiscard]] Result<void> checkTarget(const TargetConfig& target);

/// The draft, frozen at the revision to publish.
struct DraftSnapshot
{
    QString id;   ///< DraftId value
    QString text; ///< whole text, '\n' line ends
    QString fileBaseName;
    QString folder;        ///< absolute: the pictures of the text are looked up from here
    QString workspaceRoot; ///< absolute: no picture outside it is read
};

/// A picture that a target holds already.
struct RemoteMedia
{
    QString remote; ///< the target's own id of it
    QString url;    ///< where readers find it
    friend bool operator==(const RemoteMedia&, const RemoteMedia&) = default;
};
/// By the hex SHA-256 of the picture's bytes: what is known is never sent twice.
using MediaMap = std::map<QString, RemoteMedia>;

/// Draft: at the target, but not for readers. Scheduled: the target shows it by itself from its date on.
enum class PostState
{
    Published,
    Draft,
    Scheduled
};

/// What was delivered last time.
struct LastDelivery
{
    QString remote; ///< the target's own id: a path below the folder, a number, an address
    QString hash;   ///< hex SHA-256 of what we delivered
    QString slug;   ///< frozen after the first publication
    QDateTime date; ///< the post's date, with the offset first used
    bool live = true;
    QString url = {};
    QString modified =
        {}; ///< the target's own stamp of our last write, compared as it is; empty if it has none
    MediaMap media = {};
    PostState state = PostState::Published;
};

/// What must be known of the target folder itself; read off the disk by folderShape(), given to the planning.
struct FolderShape
{
    bool site = false; ///< the root of a Hugo or Jekyll site: posts go to content/posts or _posts below it
    bool setsLayout = false; ///< Jekyll: _config.yml names layouts, so posts need none of their own
    QString posts = {};      ///< of a site: the folder its posts stand in, below its root
    bool bundles = false;    ///< the posts there have a folder each: "slug/index.md"
    bool toml = false;       ///< the posts there have TOML front matter
    bool dated = false;      ///< the names of the files there begin with a date
    QString layout = {};     ///< the front matter of the posts there names this layout
    QString dateKey = {};    ///< the front matter of the posts there calls the date so
    QStringList tags = {};   ///< tags that each of the posts there has, as Eleventy's collections want them
    friend bool operator==(const FolderShape&, const FolderShape&) = default;
};

/// Create: no delivery is on record as live; Nothing: the file already is what would be written.
enum class PlanAction
{
    Create,
    Update,
    Nothing
};

/// A picture that goes out with the post.
struct PlannedMedia
{
    QString url;       ///< as the text writes it
    QString file;      ///< absolute, canonical
    QString hash;      ///< hex SHA-256 of its bytes
    QString name;      ///< a file name that no other picture has: "sea-side-1f3a9c0d2b4e.jpg"
    QString mediaType; ///< "image/jpeg"
    qint64 size = 0;   ///< bytes
    QString alt;
    std::optional<RemoteMedia> there; ///< the target holds it already
    friend bool operator==(const PlannedMedia&, const PlannedMedia&) = default;
};

/// What somebody else made of our post since we wrote it.
struct RemoteChange
{
    QString theirs;   ///< the text there now: Markdown if it can be made of it, else as it stands
    QString modified; ///< the target's stamp of it: an overwrite that the writer wished names this one
};

struct PublishPlan
{
    PlanAction action = PlanAction::Create;
    QString title;
    QString slug;
    QString remote; ///< the target's own id of the post, as far as known: a path below the folder, a number
    QString path;   ///< of a file: absolute; else empty
    QString where;  ///< for people: "~/site/content/posts/x.md", "blog.example (WordPress)"
    QString url;    ///< where readers will find it, empty if unknown
    QDateTime date;
    PostState state = PostState::Published;
    int words = 0;
    QByteArray bytes;     ///< what is delivered: of a file its content, else the text of the request in JSON
    QString hash;         ///< hex SHA-256 of all that is delivered, pictures included
    QStringList warnings; ///< sentences; publishing goes on
    QStringList refusals; ///< sentences; publishing may not start while there are any
    QStringList losses;   ///< sentences: what of the draft this target cannot carry
    QStringList consequences; ///< sentences the writer has to agree to: "142 people get an e-mail"
    std::vector<PlannedMedia> media;
    std::optional<RemoteChange> conflict; ///< then there is a refusal as well
    QString text;                         ///< the draft's whole text that goes out
    std::optional<QString> before;        ///< the draft's text that went out last, if it is known
};

/// How a post is wished in a folder, and what goes with it.
struct FolderWish
{
    PostState state = PostState::Published;
    std::vector<PlannedMedia> media = {};      ///< the pictures of the text
    std::map<QString, QString> pictures = {};  ///< their names, by each address the text has for them
    std::map<QString, QString> addresses = {}; ///< what links of the text become, by how it writes them
    QString featuredKey = {};                  ///< key of the front matter that names a picture
    QStringList unlinked = {}; ///< addresses of links that would lead nowhere: only their words go along
    QString sent = {};         ///< hex SHA-256 of what an interrupted delivery wrote; it is ours
    QString replaces = {};     ///< the same of what others made of the file and the writer wants replaced
};

/// `existing`: bytes now at the plan's path, nothing if there is no file. Refusals: no text, no title and no
/// slug, front matter that cannot be read, another file stands there that we did not write, the file we wrote
/// was changed behind our back, another format than the live delivery's. `date` is the publication date with
/// its offset, used if neither the front matter nor the last delivery has one. While the last delivery is
/// live its slug and place are frozen: whatever the draft says now, it is updated there.
[[nodiscard]] PublishPlan planFolder(const DraftSnapshot& draft, const TargetConfig& target,
                                     const FolderShape& shape, const std::optional<LastDelivery>& last,
                                     const std::optional<QByteArray>& existing, const QDateTime& date,
                                     const FolderWish& wish = {});

/// Only the path part of the plan (needed to read `existing`); empty if the plan would be refused for want of
/// one.
[[nodiscard]] QString remotePath(const DraftSnapshot& draft, const TargetConfig& target,
                                 const FolderShape& shape, const std::optional<LastDelivery>& last,
                                 const QDateTime& date, const FolderWish& wish = {});

} // namespace brickwork
