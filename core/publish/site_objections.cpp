#include "core/publish/site_objections.h"

#include "core/base/content_hash.h"
#include "core/base/durable_file.h"
#include "core/site/site_map.h"
#include "core/site/site_outputs.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

/// Another path to the same place is the same place, also while its end is not there yet.
QString realPath(const QString& path)
{
    const QFileInfo info(path);
    if (info.exists())
        return info.canonicalFilePath();
    const QString parent = info.path();
    return parent == path ? path : QDir(realPath(parent)).filePath(info.fileName());
}

QStringList placeObjections(const SiteGround& ground)
{
    const QString root = realPath(ground.workspaceRoot);
    const QString folder = realPath(ground.settings.folder);
    if (folder != root && !folder.startsWith(root + u'/'))
        return {};
    return {Sentences::tr("The site’s folder “%1” is inside your folder of drafts, and what is built there "
                          "would be taken for drafts. Choose another one in Settings.")
                .arg(QDir::toNativeSeparators(ground.settings.folder))};
}

QStringList nameObjections(const SitePost& post, const PublishRequest& request,
                           const std::optional<SiteRecord>& before, const std::vector<SitePost>& others)
{
    if (isOwnName(post.slug) && !post.about)
        return {Sentences::tr("The site has a page of its own called “%1”. Give the post another “slug” in "
                              "its front matter.")
                    .arg(post.slug)};
    const bool ours = before && (before->post.draft == post.draft ||
                                 (request.last && request.last->live && request.last->remote == post.slug));
    if (before && !ours)
        return {Sentences::tr("The post “%1” stands at the address “%2” already. Give this one another "
                              "“slug” in its front matter.")
                    .arg(before->post.title, post.slug)};
    const auto about = std::ranges::find_if(others, [&](const SitePost& other) {
        return other.about && other.draft != post.draft && other.slug != post.slug;
    });
    if (post.about && about != others.end())
        return {Sentences::tr("“%1” is the page about you already. Take it back first, or leave “page: "
                              "about” out of this one.")
                    .arg(about->title)};
    return {};
}

/// Whether the site wrote what stands at the path, and nobody changed it since.
bool isAsWritten(const QString& path, const SiteManifest& manifest, const QString& name)
{
    const auto known = manifest.find(name);
    if (known == manifest.end())
        return false;
    const auto bytes = readWhole(path);
    const QByteArray hash = bytes ? ContentHash::of(*bytes).sha256.toHex() : QByteArray();
    return hash == known->second.hash || !known->second.coming.isEmpty();
}

/// Pages every site has: a folder that holds somebody else's site has them too.
QStringList fileObjections(const SiteGround& ground, const SitePost& post, bool first)
{
    const SiteManifest manifest = readManifest(ground.data + u"/manifest"_s);
    QStringList names{SiteMap::placeOf(post) + u"index.html"_s};
    // A site whose list of files is lost knows its own by what is in them, when it is built.
    if (manifest.empty() && !first)
        return {};
    for (const QLatin1StringView name : {"index.html"_L1, "404.html"_L1, "style.css"_L1})
        names << QString(name);
    for (const QString& name : names) {
        const QString path = ground.settings.folder + u'/' + name;
        const QFileInfo info(path);
        if (info.exists() && !isAsWritten(path, manifest, name))
            return {Sentences::tr("“%1” is not a file of this site, or was changed by hand, and stands where "
                                  "one has to go. Move it away first.")
                        .arg(QDir::toNativeSeparators(path))};
    }
    return {};
}

} // namespace

QStringList siteObjections(const SiteGround& ground, const SitePost& post, const PublishRequest& request,
                           const std::optional<SiteRecord>& before)
{
    const auto posts = frozenPosts(ground.data);
    QStringList objections = placeObjections(ground);
    if (!post.slug.isEmpty())
        objections << nameObjections(post, request, before, posts.value_or(std::vector<SitePost>{}));
    if (!post.slug.isEmpty() && objections.isEmpty())
        objections << fileObjections(ground, post, posts && posts->empty());
    if (request.wish.state != PostState::Published)
        objections << Sentences::tr("A site of files shows what is in it at once: it has neither drafts nor "
                                    "posts that wait for their time.");
    return objections;
}

} // namespace brickwork
