#include "core/publish/folder_target.h"

#include "core/base/content_hash.h"
#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/publish/folder_layout.h"
#include "core/publish/kinds.h"

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
Result<QString> placeOf(const FolderOptions& options, const QString& remote)
{
    const auto root = rootOf(options);
    if (!root) {
        return root;
    }
    if (!isPostPath(remote)) {
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
        [&](const FolderOptions& options) { return placeOf(options, remote); });
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
    FolderShape shape;
    if (options->generator == Generator::Hugo) {
        shape.site = hasAny(*root, hugoMarks());
    } else if (options->generator == Generator::Jekyll) {
        shape.site = hasAny(*root, jekyllConfigs() + QStringList{u"_posts"_s});
        shape.setsLayout = configSetsLayout(shape.site ? *root : QFileInfo(*root).path());
    }
    return shape;
}

Result<std::optional<QByteArray>> readFolderPost(const TargetConfig& target, const QString& remote)
{
    return placeOf(target, remote).and_then(readIfThere);
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
                                  const std::optional<LastDelivery>& last, const QDateTime& date)
{
    const auto shape = folderShape(target);
    if (!shape) {
        return Failure(shape.error());
    }
    const QString remote = remotePath(draft, target, *shape, last, date);
    std::optional<QByteArray> existing;
    if (!remote.isEmpty()) {
        auto found = readFolderPost(target, remote);
        if (!found) {
            return Failure(found.error());
        }
        existing = std::move(*found);
    }
    return planFolder(draft, target, *shape, last, existing, date);
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

FolderTarget::FolderTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_around(std::move(around))
{
}

Result<PublishPlan> FolderTarget::plan(const PublishRequest& request, const Errand&) const
{
    return planForFolder(request.draft, m_config, request.last, request.date);
}

Result<Receipt> FolderTarget::deliver(const PublishPlan& plan, const PublishRequest& request,
                                      const Errand& errand) const
{
    errand.tell({.kind = StepKind::WritingFile, .subject = plan.path});
    return deliverToFolder(plan, m_config, request.last).transform([&] {
        return Receipt{.remote = plan.remote, .url = plan.url, .slug = plan.slug, .hash = plan.hash};
    });
}

Result<void> FolderTarget::retract(const LastDelivery& last, const Errand& errand) const
{
    errand.tell({.kind = StepKind::TakingBack});
    return retractFromFolder(last, m_config);
}

Result<Fate> FolderTarget::inquire(const Interrupted& interrupted, const Errand&) const
{
    const auto there = readFolderPost(m_config, interrupted.remote);
    if (!there)
        return Failure(there.error());
    if (!*there)
        return Fate{.what = interrupted.retracting ? Fate::What::Gone : Fate::What::Nothing};
    const QString now = ContentHash::of(**there).hex();
    if (interrupted.retracting)
        return Fate{};
    if (now == interrupted.hash)
        return Fate{.what = Fate::What::Arrived,
                    .receipt = {.remote = interrupted.remote, .url = {}, .slug = {}, .hash = now}};
    if (interrupted.last && interrupted.last->hash == now)
        return Fate{};
    return Fate{.what = Fate::What::Unclear};
}

Result<TestReport> FolderTarget::test(const Errand&) const
{
    return folderShape(m_config).transform([](const FolderShape&) { return TestReport{}; });
}

KindInfo folderKind()
{
    const auto generator = [](const QString& word, const QString& name) { return OptionChoice{word, name}; };
    return {.kind = u"folder"_s,
            .name = Sentences::tr("Folder"),
            .sentence = Sentences::tr("A folder on this computer, for Hugo, Jekyll or by itself."),
            .secretCaption = {},
            .secretHint = {},
            .options = {{.key = u"path"_s,
                         .shape = OptionShape::Folder,
                         .caption = Sentences::tr("Folder"),
                         .required = true},
                        {.key = u"generator"_s,
                         .shape = OptionShape::Choice,
                         .caption = Sentences::tr("Site generator"),
                         .fallback = u"none"_s,
                         .choices = {generator(u"hugo"_s, u"Hugo"_s), generator(u"jekyll"_s, u"Jekyll"_s),
                                     generator(u"none"_s, Sentences::tr("None"))}},
                        {.key = u"format"_s,
                         .shape = OptionShape::Choice,
                         .caption = Sentences::tr("Format"),
                         .fallback = u"markdown"_s,
                         .choices = {{u"markdown"_s, u"Markdown"_s}, {u"html"_s, u"HTML"_s}}},
                        {.key = u"front-matter"_s,
                         .shape = OptionShape::Choice,
                         .caption = Sentences::tr("Front matter"),
                         .fallback = u"yaml"_s,
                         .choices = {{u"yaml"_s, u"YAML"_s}, {u"toml"_s, u"TOML"_s}, {u"json"_s, u"JSON"_s}}},
                        {.key = u"url"_s,
                         .shape = OptionShape::WebAddress,
                         .caption = Sentences::tr("Address of the site")}}};
}

} // namespace brickwork
