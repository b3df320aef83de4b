#include "core/publish/folder_neighbours.h"

#include "core/publish/folder_layout.h"
#include "core/publish/folder_target.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(FolderTarget)
};

/// Other files that would be the page of the same address.
QString twinOf(const QString& root, const QString& remote)
{
    const bool bundle = remote.section(u'/', -1).startsWith("index."_L1);
    const QString stem = bundle ? remote.section(u'/', 0, -2) : remote.section(u'.', 0, -2);
    for (const QLatin1StringView end : {".md"_L1, ".markdown"_L1, ".html"_L1, "/index.md"_L1,
                                        "/index.html"_L1, "/_index.md"_L1, ".mdx"_L1, "/index.mdx"_L1}) {
        const QString twin = stem + end;
        if (twin != remote && QFileInfo::exists(root + u'/' + twin))
            return twin;
    }
    return {};
}

/// A folder above the post that is one page to Hugo and Zola: what lies in it is part of that page.
QString pageAbove(const QString& root, const QString& remote, const FolderOptions& options)
{
    if (options.generator != Generator::Hugo && options.generator != Generator::Zola)
        return {};
    const bool bundle = remote.section(u'/', -1).startsWith("index."_L1);
    QString folder = remote.section(u'/', 0, bundle ? -3 : -2);
    while (!folder.isEmpty() && folder != "content"_L1) {
        if (QFileInfo::exists(root + u'/' + folder + u"/index.md"_s))
            return folder;
        folder = folder.contains(u'/') ? folder.section(u'/', 0, -2) : QString();
    }
    return {};
}

} // namespace

void refuseNeighbours(PublishPlan& plan, const TargetConfig& config)
{
    const auto options = folderOptions(config);
    const auto root = options.and_then(&folderRoot);
    if (!root || plan.remote.isEmpty() || !options->hasGenerator())
        return;
    if (const QString twin = twinOf(*root, plan.remote); !twin.isEmpty())
        plan.refusals << Sentences::tr(
                             "“%1” has the address of this post already. Choose another slug, or move "
                             "it away.")
                             .arg(twin);
    if (const QString page = pageAbove(*root, plan.remote, *options); !page.isEmpty())
        plan.refusals << Sentences::tr(
                             "“%1” is one page to %2, for it holds an index.md, so a post in it would not "
                             "be shown. Choose another section in Settings.")
                             .arg(page, nameOf(options->generator));
}

} // namespace brickwork
