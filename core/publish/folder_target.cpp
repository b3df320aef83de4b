#include "core/publish/folder_target.h"

#include "core/base/content_hash.h"
#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/publish/folder_layout.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(FolderTarget)
};

constexpr qint64 largestPost = 64LL * 1024 * 1024;

/// The folder itself, without links.
Result<QString> rootOf(const FolderOptions& options)
{
    const QString root = QFileInfo(options.path).canonicalFilePath();
    if (root.isEmpty() || !QFileInfo(root).isDir()) {
        return fail(
            ErrorCode::NotFound,
            Sentences::tr("The folder “%1” is not there. Nothing was changed; connect the drive it is on, or "
                          "correct the target.")
                .arg(options.path));
    }
    return root;
}

bool isInside(const QString& root, const QString& path)
{
    return path == root || path.startsWith(root.endsWith(u'/') ? root : root + u'/');
}

Failure refuseOutside(const QString& path)
{
    return fail(
        ErrorCode::Refused,
        Sentences::tr("“%1” leads out of the target folder, so it was left alone. Replace the link by a "
                      "folder.")
            .arg(path));
}

/// Where a remote path is on the disk. Every component is checked: a link may lead about inside the folder,
/// never out of it, and never nowhere.
Result<QString> placeOf(const FolderOptions& options, const QString& remote, bool (*allowed)(const QString&))
{
    const auto root = rootOf(options);
    if (!root) {
        return root;
    }
    if (!allowed(remote)) {
        return fail(
            ErrorCode::Refused,
            Sentences::tr("“%1” is not a place Brickwork writes to; nothing was changed.").arg(remote));
    }
    QString place = root->endsWith(u'/') ? root->chopped(1) : *root;
    for (const QString& part : remote.split(u'/')) {
        place += u'/' + part;
        const QFileInfo info(place);
        if ((info.exists() || info.isSymLink()) && !isInside(*root, info.canonicalFilePath())) {
            return refuseOutside(place);
        }
    }
    return place;
}

Result<QString> placeOf(const TargetConfig& target, const QString& remote)
{
    return folderOptions(target).and_then(
        [&](const FolderOptions& options) { return placeOf(options, remote, &isPostPath); });
}

Result<std::optional<QByteArray>> readIfThere(const QString& place)
{
    const QFileInfo info(place);
    if (!info.exists()) {
        return std::nullopt;
    }
    if (!info.isFile()) {
        return fail(ErrorCode::Unreadable,
                    Sentences::tr("“%1” is not a file; move it away to publish there.").arg(place));
    }
    auto bytes = readWhole(place, largestPost);
    if (bytes) {
        return std::move(*bytes);
    }
    if (bytes.error().code == ErrorCode::NotFound) {
        return std::nullopt;
    }
    return Failure(bytes.error());
}

/// Best effort: file systems that cannot sync a directory have nothing to lose there.
void syncFolder(const QString& folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

/// Makes the folders above a post so that it does not vanish with them.
Result<void> makeFoldersFor(const QString& place)
{
    const QString folder = QFileInfo(place).path();
    return makeFoldersDurably(folder).transform_error([&](const Error& error) {
        return Error{error.code,
                     Sentences::tr("The folder “%1” could not be made; nothing was published. Check the "
                                   "rights of the folder above it.")
                         .arg(folder),
                     error.detail};
    });
}

Failure changedSince(const QString& place)
{
    return fail(ErrorCode::Conflict,
                Sentences::tr(
                    "“%1” changed while publishing, so it was left as it is. Look at it, then publish again.")
                    .arg(place));
}

/// `replaced`: what stands there; an empty hash: nothing. It is looked at once more, right before it goes.
Result<void> write(const PublishPlan& plan, const QString& place, const ContentHash& replaced)
{
    const auto written = writeDurably(place, plan.bytes, replaced);
    if (!written) {
        const ErrorCode code = written.error().code;
        return code == ErrorCode::Conflict || code == ErrorCode::NotFound ? changedSince(place)
                                                                          : Failure(written.error());
    }
    if (written->hex() != plan.hash) {
        return fail(
            ErrorCode::Damaged,
            Sentences::tr("“%1” does not read back as it was written. Check the disk, then publish again.")
                .arg(place));
    }
    return {};
}

bool hasAny(const QString& folder, const QStringList& names)
{
    return std::ranges::any_of(names,
                               [&](const QString& name) { return QFileInfo::exists(folder + u'/' + name); });
}

const QStringList& hugoMarks()
{
    static const QStringList marks{u"content"_s,     u"hugo.toml"_s,   u"hugo.yaml"_s,   u"hugo.yml"_s,
                                   u"hugo.json"_s,   u"config.toml"_s, u"config.yaml"_s, u"config.yml"_s,
                                   u"config.json"_s, u"config"_s};
    return marks;
}

const QStringList& jekyllConfigs()
{
    static const QStringList configs{u"_config.yml"_s, u"_config.yaml"_s, u"_config.toml"_s};
    return configs;
}

/// A site's root by what lies in it.
bool isSite(const QString& root, Generator generator)
{
    switch (generator) {
    case Generator::Hugo:
        return hasAny(root, hugoMarks());
    case Generator::Jekyll:
        return hasAny(root, jekyllConfigs() + QStringList{u"_posts"_s});
    case Generator::Zola:
        return hasAny(root, {u"config.toml"_s, u"zola.toml"_s});
    case Generator::Eleventy:
        return hasAny(root, {u".eleventy.js"_s, u"eleventy.config.js"_s, u"eleventy.config.mjs"_s,
                             u"eleventy.config.cjs"_s, u"package.json"_s});
    case Generator::Astro:
        return hasAny(root, {u"astro.config.mjs"_s, u"astro.config.ts"_s, u"astro.config.js"_s,
                             u"astro.config.mts"_s, u"package.json"_s});
    case Generator::None:
        break;
    }
    return false;
}

/// The habits of the posts that are there: a folder each or a file each, and how their front matter opens.
void lookAtNeighbours(const QString& posts, FolderShape& shape)
{
    constexpr int enough = 60;
    int bundles = 0;
    int files = 0;
    int toml = 0;
    QDirIterator entries(posts, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot);
    while (entries.hasNext() && bundles + files < enough) {
        QString file = entries.next();
        const bool bundle = entries.fileInfo().isDir();
        if (bundle)
            file += u"/index.md"_s;
        if (!file.endsWith(".md"_L1) || QFileInfo(file).fileName().startsWith(u'_') ||
            !QFileInfo::exists(file))
            continue;
        ++(bundle ? bundles : files);
        QFile head(file);
        if (head.open(QIODevice::ReadOnly) && head.read(3) == "+++")
            ++toml;
    }
    shape.bundles = bundles > files;
    shape.toml = toml * 2 > bundles + files;
}

/// True if the site's own configuration gives posts a layout; ours would override it.
bool configSetsLayout(const QString& folder)
{
    static const QRegularExpression layout(u"^[ \\t]*[\"']?layout[\"']?[ \\t]*[:=]"_s,
                                           QRegularExpression::MultilineOption);
    return std::ranges::any_of(jekyllConfigs(), [&](const QString& name) {
        const auto text = readWhole(folder + u'/' + name, 1024 * 1024);
        return text && layout.match(QString::fromUtf8(*text)).hasMatch();
    });
}

} // namespace

Result<FolderShape> folderShape(const TargetConfig& target)
{
    const auto options = folderOptions(target);
    if (!options) {
        return Failure(options.error());
    }
    const auto root = rootOf(*options);
    if (!root) {
        return Failure(root.error());
    }
    FolderShape shape{.site = isSite(*root, options->generator)};
    if (options->generator == Generator::Jekyll)
        shape.setsLayout = configSetsLayout(shape.site ? *root : QFileInfo(*root).path());
    if (shape.site && options->generator != Generator::Jekyll) {
        const QStringList usual = postFolders(options->generator);
        const auto there = std::ranges::find_if(
            usual, [&](const QString& folder) { return QFileInfo(*root + u'/' + folder).isDir(); });
        shape.posts = there == usual.end() ? usual.value(0) : *there;
    }
    if (options->hasGenerator() && options->generator != Generator::Jekyll)
        lookAtNeighbours(QFileInfo(*root + u'/' + remoteFor(*options, shape, u"x"_s, {})).path(), shape);
    if (options->generator == Generator::Zola && !QFileInfo::exists(*root + u"/content"_s))
        shape.toml = true;
    return shape;
}

Result<std::optional<QByteArray>> readFolderPost(const TargetConfig& target, const QString& remote)
{
    return placeOf(target, remote).and_then(readIfThere);
}

Result<QString> folderPicture(const TargetConfig& target, const QString& path)
{
    return folderOptions(target).and_then(
        [&](const FolderOptions& options) { return placeOf(options, path, &isPicturePath); });
}

Result<bool> folderIsEmpty(const TargetConfig& target)
{
    return folderOptions(target).and_then(&rootOf).transform([](const QString& root) {
        QDirIterator entries(root, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        while (entries.hasNext()) {
            entries.next();
            if (entries.fileName() != "lost+found"_L1) {
                return false;
            }
        }
        return true;
    });
}

Result<PublishPlan> planForFolder(const DraftSnapshot& draft, const TargetConfig& target,
                                  const std::optional<LastDelivery>& last, const QDateTime& date,
                                  const FolderWish& wish)
{
    const auto shape = folderShape(target);
    if (!shape) {
        return Failure(shape.error());
    }
    const QString remote = remotePath(draft, target, *shape, last, date, wish);
    std::optional<QByteArray> existing;
    if (!remote.isEmpty()) {
        auto found = readFolderPost(target, remote);
        if (!found) {
            return Failure(found.error());
        }
        existing = std::move(*found);
    }
    return planFolder(draft, target, *shape, last, existing, date, wish);
}

Result<void> deliverToFolder(const PublishPlan& plan, const TargetConfig& target,
                             const std::optional<LastDelivery>& last)
{
    if (!plan.refusals.isEmpty()) {
        return fail(ErrorCode::Refused, plan.refusals.first());
    }
    const auto place = placeOf(target, plan.remote);
    if (!place) {
        return Failure(place.error());
    }
    const auto existing = readIfThere(*place);
    if (!existing) {
        return Failure(existing.error());
    }
    if (*existing == plan.bytes) {
        return {};
    }
    if (*existing) {
        const bool ours =
            last && last->remote == plan.remote && ContentHash::of(**existing).hex() == last->hash;
        return ours && plan.action == PlanAction::Update ? write(plan, *place, ContentHash::of(**existing))
                                                         : changedSince(*place);
    }
    if (plan.action != PlanAction::Create) {
        return changedSince(*place);
    }
    return makeFoldersFor(*place).and_then([&] { return write(plan, *place, {}); });
}

Result<void> retractFromFolder(const LastDelivery& last, const TargetConfig& target)
{
    const auto place = placeOf(target, last.remote);
    if (!place) {
        return Failure(place.error());
    }
    const auto existing = readIfThere(*place);
    if (!existing) {
        return Failure(existing.error());
    }
    if (!*existing) {
        return {};
    }
    if (ContentHash::of(**existing).hex() != last.hash) {
        return fail(
            ErrorCode::Conflict,
            Sentences::tr("“%1” was changed outside Brickwork since it was published, so it was kept. Remove "
                          "it yourself if it should go.")
                .arg(*place));
    }
    QFile file(*place);
    if (!file.remove()) {
        return fail(
            ErrorCode::Unwritable,
            Sentences::tr("“%1” could not be removed; it is still published. Check the rights of its folder.")
                .arg(*place),
            file.errorString());
    }
    syncFolder(QFileInfo(*place).path());
    return {};
}

} // namespace brickwork
