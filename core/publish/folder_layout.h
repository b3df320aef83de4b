// The options of a folder as types, and the conventions of the generators: where a post stands below the
// folder and at which address readers find it. Pure; knows no disk.
#pragma once

#include "core/markdown/front_matter.h"
#include "core/publish/plan.h"

namespace brickwork {

enum class Generator
{
    Hugo,
    Jekyll,
    Zola,
    Eleventy,
    Astro,
    None
};
enum class PostFormat
{
    Markdown,
    Html
};

/// In place of a folder for pictures.
inline constexpr QLatin1StringView besideThePost{"beside"};

struct FolderOptions
{
    QString path; ///< absolute, cleaned
    Generator generator = Generator::None;
    PostFormat format = PostFormat::Markdown;
    FrontMatterKind frontMatter = FrontMatterKind::Yaml; ///< of a post whose draft has none
    bool frontMatterChosen = false;                      ///< else it follows the posts that are there
    QString url = {};                                    ///< no slash at the end; empty if not given
    QString section = {};                                ///< where posts go, as "essays/2026"; may be empty
    QString images = {};  ///< where pictures go, below the site; empty: as the generator wants it
    QString dateKey = {}; ///< what front matter calls the date; empty: as the generator and its posts do
    bool gitCommits = false;
    bool gitPushes = false;
    QString gitRemote = {};
    QString gitBranch = {};
    QString gitMessage = {}; ///< with {title}, {action}, {slug} and {date}

    [[nodiscard]] bool hasGenerator() const { return generator != Generator::None; }
};

/// Errors: Invalid with the option at fault.
[[nodiscard]] Result<FolderOptions> folderOptions(const TargetConfig& target);

/// What the option "generator" calls it.
[[nodiscard]] QString wordOf(Generator generator);
/// The generator's own name, for sentences.
[[nodiscard]] QString nameOf(Generator generator);

/// What the front matter of a post calls its date.
[[nodiscard]] QString dateKeyOf(const FolderOptions& options, const FolderShape& shape);

/// Where a post that was not delivered yet belongs, below the folder.
[[nodiscard]] QString remoteFor(const FolderOptions& options, const FolderShape& shape, const QString& slug,
                                QDate date);
/// The shape as it is for a post with pictures: where they are wanted beside it, or would have no place
/// otherwise, it is a bundle.
[[nodiscard]] FolderShape shapeWithPictures(const FolderOptions& options, FolderShape shape);

/// True for paths a post may have below the folder: no "..", no hidden name, no other suffix than a post's.
/// What is read back from a store is checked with this before the disk is touched.
[[nodiscard]] bool isPostPath(const QString& remote);
/// The same for pictures.
[[nodiscard]] bool isPicturePath(const QString& path);

/// Where a picture of a post goes below the folder, and how the post writes its address.
struct PicturePlace
{
    QString path;
    QString address;
};
/// Beside the post if that is a bundle ("slug/index.md"), else where the generator takes files from as they
/// are; nowhere (empty) if that lies outside the folder. `remote`: the post's path.
[[nodiscard]] PicturePlace pictureFor(const FolderOptions& options, const FolderShape& shape,
                                      const QString& remote, const QString& name);
/// Folders in which a generator's sites keep posts, the most usual first; of one that is fresh, the first.
[[nodiscard]] QStringList postFolders(Generator generator);

/// The public address by the generator's default rules; empty if it is not known (no base, or the front
/// matter or the format leaves it open).
[[nodiscard]] QString urlFor(const FolderOptions& options, const FolderShape& shape, const QString& slug,
                             QDate date, const FrontMatter& frontMatter);

} // namespace brickwork
