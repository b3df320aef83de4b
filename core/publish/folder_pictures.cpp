#include "core/publish/folder_pictures.h"

#include "core/base/content_hash.h"
#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/base/picture_file.h"
#include "core/markdown/draft_facts.h"
#include "core/publish/article.h"
#include "core/publish/folder_target.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(FolderTarget)
};

constexpr qint64 largestText = 8LL * 1024 * 1024;

/// An address from the root of the site that the workspace has no picture for is the site's own business.
bool isTheSites(const QString& url, const DraftSnapshot& draft)
{
    return url.startsWith(u'/') && !url.startsWith("//"_L1) &&
           localPicture(url, draft.folder, draft.workspaceRoot).fate != LocalPicture::Fate::Found;
}

/// Whether the site holds what an address from its root names, in the folders generators take files from.
bool siteHas(const QString& url, const TargetConfig& config)
{
    const auto options = folderOptions(config);
    const auto root = options ? folderRoot(*options) : Failure(options.error());
    if (!root)
        return false;
    const QString path = QDir::cleanPath(QUrl(url).path(QUrl::FullyDecoded));
    const QString base = QUrl(options->url).path();
    const QString below = !base.isEmpty() && path.startsWith(base + u'/') ? path.sliced(base.size()) : path;
    return std::ranges::any_of(
        QStringList{{}, u"/static"_s, u"/public"_s, u"/assets"_s, u"/src"_s, u"/content"_s},
        [&](const QString& folder) { return QFileInfo::exists(*root + folder + below); });
}

/// A file of the workspace that is no draft: readers cannot follow a link to it.
bool isFileBeside(const QString& url, const DraftSnapshot& draft)
{
    const QUrl parsed(url);
    const QString path = parsed.path(QUrl::FullyDecoded);
    return parsed.scheme().isEmpty() && parsed.host().isEmpty() && !path.isEmpty() &&
           !path.startsWith(u'/') && QFileInfo::exists(draft.folder + u'/' + path);
}

/// What the links of the text become.
void addLinks(FolderWish& wish, const PublishRequest& request, const Document& document)
{
    for (const Node& node : document.nodes) {
        if (node.kind != NodeKind::Link)
            continue;
        const QString draft = draftLinked(node.url, request.draft);
        const auto out = request.links.find(draft);
        if (!draft.isEmpty() && out != request.links.end()) {
            const qsizetype fragment = node.url.indexOf(u'#');
            wish.addresses.insert_or_assign(
                node.url, out->second + (fragment < 0 ? QString() : node.url.sliced(fragment)));
        } else if ((!draft.isEmpty() || isFileBeside(node.url, request.draft)) &&
                   !wish.unlinked.contains(node.url)) {
            wish.unlinked << node.url;
        }
    }
}

/// Files of a site that may name a picture.
bool mayName(const QFileInfo& file)
{
    static const QStringList suffixes{u"md"_s,   u"markdown"_s, u"mdx"_s,  u"html"_s,  u"htm"_s,
                                      u"njk"_s,  u"liquid"_s,   u"hbs"_s,  u"astro"_s, u"css"_s,
                                      u"scss"_s, u"yml"_s,      u"yaml"_s, u"toml"_s,  u"json"_s,
                                      u"js"_s,   u"ts"_s,       u"xml"_s,  u"txt"_s};
    return suffixes.contains(file.suffix().toLower()) && file.size() <= largestText;
}

/// Whether anything in the folder names one of these; what was built of it does not count.
QStringList namedIn(const QString& folder, QStringList names, Generator generator)
{
    QStringList built{u"node_modules"_s, u"_site"_s, u".git"_s, u"resources"_s, u"dist"_s};
    if (generator == Generator::Hugo || generator == Generator::Zola)
        built << u"public"_s;
    QStringList named;
    QStringList folders{folder};
    while (!folders.isEmpty() && !names.isEmpty()) {
        const QFileInfoList entries =
            QDir(folders.takeLast())
                .entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
        for (const QFileInfo& entry : entries) {
            if (entry.isDir()) {
                if (!built.contains(entry.fileName()))
                    folders << entry.filePath();
                continue;
            }
            QFile file(entry.filePath());
            if (!mayName(entry) || !file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray text = file.readAll();
            names.removeIf([&](const QString& name) {
                const bool found = text.contains(name.toUtf8());
                if (found)
                    named << name;
                return found;
            });
        }
    }
    return named;
}

} // namespace

WishedForFolder folderWish(const PublishRequest& request, const TargetConfig& config)
{
    Document document = parseMarkdown(request.draft.text);
    WishedForFolder wished{
        .wish = {.state = request.wish.state, .featuredKey = featuredKeyOf(document.frontMatter)}};
    FolderWish& wish = wished.wish;
    wish.sent = request.foothold.sent;
    wish.replaces = request.wish.replaces;
    if (request.draft.folder.isEmpty())
        return wished;
    addLinks(wish, request, document);
    QString featured = featuredOf(document.frontMatter);
    if (isTheSites(featured, request.draft))
        featured.clear();
    QStringList absent;
    for (Node& node : document.nodes) {
        if (node.kind != NodeKind::Image || !isTheSites(node.url, request.draft))
            continue;
        if (!siteHas(node.url, config) && !absent.contains(node.url))
            absent << node.url;
        node.url.clear();
    }
    if (!absent.isEmpty())
        wished.warnings << Sentences::tr(
                               "These pictures are neither in the workspace nor in the site's folder: %1.")
                               .arg(absent.join(u", "_s));
    DraftMedia media = mediaOf(request.draft, document, featured);
    wish.media = std::move(media.media);
    wished.refusals = media.refusals;
    // The same file may be written in several ways.
    const auto add = [&](const QString& url) {
        const LocalPicture found = localPicture(url, request.draft.folder, request.draft.workspaceRoot);
        const auto picture = std::ranges::find(wish.media, found.path, &PlannedMedia::file);
        if (found.fate == LocalPicture::Fate::Found && picture != wish.media.end())
            wish.pictures.insert_or_assign(url, picture->name);
    };
    add(featured);
    for (const Node& node : document.nodes) {
        if (node.kind == NodeKind::Image)
            add(node.url);
    }
    return wished;
}

Result<PicturePlaces> picturePlaces(const PublishPlan& plan, const TargetConfig& config)
{
    PicturePlaces places;
    if (plan.media.empty() || plan.remote.isEmpty())
        return places;
    const auto options = folderOptions(config);
    const auto shape = folderShape(config);
    if (!options || !shape)
        return Failure(options ? shape.error() : options.error());
    for (const PlannedMedia& picture : plan.media) {
        const bool again = std::ranges::any_of(places, [&](const auto& each) {
            return each.first->hash == picture.hash && each.first->name == picture.name;
        });
        if (!again)
            places.emplace_back(&picture, pictureFor(*options, *shape, plan.remote, picture.name).path);
    }
    return places;
}

bool pictureIsThere(const TargetConfig& config, const PlannedMedia& picture, const QString& path)
{
    const auto file = folderPicture(config, path);
    if (!file || QFileInfo(*file).size() != picture.size)
        return false;
    const auto bytes = readWhole(*file, largestPicture);
    return bytes && ContentHash::of(*bytes).hex() == picture.hash;
}

Result<void> writePicture(const TargetConfig& config, const PlannedMedia& picture, const QString& path)
{
    const auto place = folderPicture(config, path);
    if (!place)
        return Failure(place.error());
    const auto bytes = bytesOf(picture);
    if (!bytes)
        return Failure(bytes.error());
    const auto taken = [&] {
        return fail(
            ErrorCode::Conflict,
            Sentences::tr("Another file stands at “%1”, where a picture of the post has to go. Move it "
                          "away, then publish again.")
                .arg(*place));
    };
    if (QFileInfo::exists(*place)) {
        const auto there = readWhole(*place, largestPicture);
        return there && *there == *bytes ? Result<void>() : taken();
    }
    if (auto made = makeFoldersDurably(QFileInfo(*place).path()); !made)
        return made;
    if (auto written = createDurably(*place, *bytes); !written)
        return written.error().code == ErrorCode::Exists ? taken() : Failure(written.error());
    return {};
}

QStringList removePictures(const TargetConfig& config, const MediaMap& media)
{
    QStringList gone;
    std::map<QString, QString> files; // by the names of those that are there
    const auto root = folderOptions(config).and_then(&folderRoot);
    for (const auto& [hash, picture] : media) {
        const auto file = folderPicture(config, picture.remote);
        if (!file)
            continue;
        if (!QFileInfo::exists(*file)) {
            gone << picture.remote;
            continue;
        }
        // Changed by somebody, it is theirs.
        const auto bytes = readWhole(*file, largestPicture);
        if (bytes && ContentHash::of(*bytes).hex() == hash)
            files.insert_or_assign(QFileInfo(*file).fileName(), picture.remote);
    }
    if (files.empty() || !root)
        return gone;
    QStringList names;
    for (const auto& [name, remote] : files)
        names << name;
    const QStringList named = namedIn(*root, names, folderOptions(config)->generator);
    for (const auto& [name, remote] : files) {
        const auto file = folderPicture(config, remote);
        if (!named.contains(name) && file && QFile::remove(*file))
            gone << remote;
    }
    return gone;
}

} // namespace brickwork
