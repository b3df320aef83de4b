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
    None
};
enum class PostFormat
{
    Markdown,
    Html
};

struct FolderOptions
{
    QString path; ///< absolute, cleaned
    Generator generator = Generator::None;
    PostFormat format = PostFormat::Markdown;
    FrontMatterKind frontMatter = FrontMatterKind::Yaml; ///< of a post whose draft has none
    QString url;                                         ///< no slash at the end; empty if not given

    [[nodiscard]] bool hasGenerator() const { return generator != Generator::None; }
};

/// Errors: Invalid with the option at fault.
[[nodiscard]] Result<FolderOptions> folderOptions(const TargetConfig& target);

/// The generator's own name, for sentences.
[[nodiscard]] QString nameOf(Generator generator);

/// Where a post that was not delivered yet belongs, below the folder.
[[nodiscard]] QString remoteFor(const FolderOptions& options, const FolderShape& shape, const QString& slug,
                                QDate date);

/// True for the paths remoteFor() can give and for nothing else: no "..", no hidden name, no other suffix.
/// What is read back from a store is checked with this before the disk is touched.
[[nodiscard]] bool isPostPath(const QString& remote);

/// The public address by the generator's default rules; empty if it is not known (no base, or the front
/// matter or the format leaves it open).
[[nodiscard]] QString urlFor(const FolderOptions& options, const FolderShape& shape, const QString& slug,
                             QDate date, const FrontMatter& frontMatter);

} // namespace brickwork
