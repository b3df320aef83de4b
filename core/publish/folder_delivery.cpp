// A post in a folder with all that belongs to it: its pictures before it, git after it.
#include "core/base/content_hash.h"
#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/publish/article.h"
#include "core/publish/folder_layout.h"
#include "core/publish/folder_target.h"
#include "core/publish/git.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <ranges>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(FolderTarget)
};

/// Keys under which front matter names the picture of a post.
QString featuredKeyOf(const FrontMatter& frontMatter)
{
    for (const QStringView key : {u"image", u"cover", u"featured_image", u"feature_image", u"thumbnail"}) {
        if (frontMatter.value(key))
            return key.toString();
    }
    return {};
}

struct Wished
{
    FolderWish wish;
    QStringList warnings = {};
    QStringList refusals = {};
};

/// The pictures of the draft and the addresses its links have there.
Wished wishOf(const PublishRequest& request)
{
    const Document document = parseMarkdown(request.draft.text);
    Wished wished{.wish = {.state = request.wish.state, .featuredKey = featuredKeyOf(document.frontMatter)}};
    FolderWish& wish = wished.wish;
    const QString featured =
        wish.featuredKey.isEmpty() ? QString() : *document.frontMatter.value(wish.featuredKey);
    if (request.draft.folder.isEmpty())
        return wished;
    DraftMedia media = mediaOf(request.draft, document, featured);
    wish.media = std::move(media.media);
    wished.refusals = media.refusals;
    const auto add = [&wish](const QString& url) {
        if (const PlannedMedia* picture = mediaAt(wish.media, url))
            wish.pictures.insert_or_assign(url, picture->name);
    };
    add(featured);
    for (const Node& node : document.nodes) {
        if (node.kind == NodeKind::Image)
            add(node.url);
        if (node.kind != NodeKind::Link)
            continue;
        const auto out = request.links.find(draftLinked(node.url, request.draft));
        if (out != request.links.end()) {
            const qsizetype fragment = node.url.indexOf(u'#');
            wish.addresses.insert_or_assign(
                node.url, out->second + (fragment < 0 ? QString() : node.url.sliced(fragment)));
        }
    }
    return wished;
}

/// Pictures of a plan with their paths below the folder.
Result<std::vector<std::pair<const PlannedMedia*, QString>>> placesOf(const PublishPlan& plan,
                                                                      const TargetConfig& config)
{
    std::vector<std::pair<const PlannedMedia*, QString>> places;
    if (plan.media.empty())
        return places;
    const auto options = folderOptions(config);
    const auto shape = folderShape(config);
    if (!options || !shape)
        return Failure(options ? shape.error() : options.error());
    for (const PlannedMedia& picture : plan.media)
        places.emplace_back(&picture, pictureFor(*options, *shape, plan.remote, picture.name).path);
    return places;
}

/// Writes a picture if it is not there. One of another content is not ours.
Result<void> writePicture(const TargetConfig& config, const PlannedMedia& picture, const QString& path)
{
    const auto place = folderPicture(config, path);
    if (!place)
        return Failure(place.error());
    const auto bytes = bytesOf(picture);
    if (!bytes)
        return Failure(bytes.error());
    if (QFileInfo::exists(*place)) {
        const auto there = readWhole(*place);
        if (there && *there == *bytes)
            return {};
        return fail(
            ErrorCode::Conflict,
            Sentences::tr("Another file stands at “%1”, where a picture of the post has to go. Move it "
                          "away, then publish again.")
                .arg(*place));
    }
    if (auto made = makeFoldersDurably(QFileInfo(*place).path()); !made)
        return made;
    if (auto written = createDurably(*place, *bytes); !written)
        return Failure(written.error());
    return {};
}

/// Whether any post of the folder names the picture; then it stays.
bool isNamed(const QString& folder, const QString& name)
{
    QDirIterator files(folder, {u"*.md"_s, u"*.html"_s, u"*.markdown"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    const QByteArray wanted = name.toUtf8();
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(wanted))
            return true;
    }
    return false;
}

QString filledIn(QString message, const PublishPlan& plan, const QString& action)
{
    // The title last: what it holds is not filled in again.
    return message.replace(u"{action}"_s, action)
        .replace(u"{slug}"_s, plan.slug)
        .replace(u"{date}"_s, plan.date.date().toString(Qt::ISODate))
        .replace(u"{title}"_s, plan.title);
}

} // namespace

FolderTarget::FolderTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_around(std::move(around))
{
}

std::optional<FolderOptions> FolderTarget::withGit() const
{
    auto options = folderOptions(m_config);
    return options && options->gitCommits ? std::optional(std::move(*options)) : std::nullopt;
}

Result<PublishPlan> FolderTarget::plan(const PublishRequest& request, const Errand& errand) const
{
    const Wished wished = wishOf(request);
    auto plan = planForFolder(request.draft, m_config, request.last, request.date, wished.wish);
    if (!plan)
        return plan;
    plan->refusals << wished.refusals;
    const auto places = placesOf(*plan, m_config);
    if (!places)
        return Failure(places.error());
    bool whole = true;
    for (PlannedMedia& picture : plan->media) {
        const auto at =
            std::ranges::find(*places, picture.hash, [](const auto& each) { return each.first->hash; });
        const auto file = folderPicture(m_config, at->second);
        if (file && QFileInfo(*file).size() == picture.size)
            picture.there = RemoteMedia{.remote = at->second, .url = {}};
        else
            whole = false;
    }
    if (plan->action == PlanAction::Nothing && !whole)
        plan->action = PlanAction::Update;
    if (plan->refusals.isEmpty())
        judgeGit(*plan, *places, errand);
    return plan;
}

QStringList FolderTarget::filesOf(const QString& remote, const QStringList& pictures) const
{
    QStringList files;
    const QString root = QFileInfo(m_config.option(u"path"_s)).canonicalFilePath();
    files << root + u'/' + remote;
    for (const QString& picture : pictures)
        files << root + u'/' + picture;
    return files;
}

void FolderTarget::judgeGit(PublishPlan& plan, const Places& places, const Errand& errand) const
{
    const auto options = withGit();
    if (!options)
        return;
    QStringList pictures;
    for (const QString& path : places | std::views::values)
        pictures << path;
    const QStringList files = filesOf(plan.remote, pictures);
    const Git git(options->path, errand.stop());
    const auto place =
        git.place({.push = options->gitPushes, .remote = options->gitRemote, .branch = options->gitBranch});
    const auto may = place ? git.mayCommit(files) : Result<void>(Failure(place.error()));
    if (!may) {
        plan.refusals << may.error().sentence;
        return;
    }
    //: where a post goes: a file, then the branch of a repository, then the name of the remote
    plan.where += options->gitPushes
                      ? Sentences::tr(" (git: %1, pushed to %2)").arg(place->branch, place->remote)
                      : Sentences::tr(" (git: %1)").arg(place->branch);
    if (plan.action != PlanAction::Nothing)
        return;
    const auto committed = git.isCommitted(files);
    if (committed && !*committed)
        plan.action = PlanAction::Update;
}

Result<void> FolderTarget::record(const QStringList& files, const QString& message,
                                  const Errand& errand) const
{
    const auto options = withGit();
    if (!options)
        return {};
    const Git git(options->path, errand.stop());
    const auto place =
        git.place({.push = options->gitPushes, .remote = options->gitRemote, .branch = options->gitBranch});
    if (!place)
        return Failure(place.error());
    errand.tell({.kind = StepKind::Committing});
    if (auto committed = git.commit(files, message); !committed)
        return Failure(committed.error());
    if (!options->gitPushes)
        return {};
    errand.tell({.kind = StepKind::Pushing, .subject = place->remote});
    return git.push(*place);
}

Result<Receipt> FolderTarget::deliver(const PublishPlan& plan, const PublishRequest& request,
                                      const Errand& errand) const
{
    if (!plan.refusals.isEmpty())
        return fail(ErrorCode::Refused, plan.refusals.first());
    const auto places = placesOf(plan, m_config);
    if (!places)
        return Failure(places.error());
    Receipt receipt{.remote = plan.remote, .url = plan.url, .slug = plan.slug, .hash = plan.hash};
    receipt.state = plan.state;
    QStringList pictures;
    int number = 0;
    for (const auto& [picture, path] : *places) {
        if (errand.cancelled())
            return fail(ErrorCode::Cancelled, Sentences::tr("Called off; nothing was published."));
        errand.tell({.kind = StepKind::SendingPicture,
                     .subject = picture->name,
                     .number = ++number,
                     .of = static_cast<int>(places->size())});
        if (auto written = writePicture(m_config, *picture, path); !written)
            return Failure(written.error());
        receipt.media.insert_or_assign(picture->hash, RemoteMedia{.remote = path, .url = {}});
        pictures << path;
    }
    errand.tell({.kind = StepKind::WritingFile, .subject = plan.path});
    if (auto written = deliverToFolder(plan, m_config, request.last); !written)
        return Failure(written.error());
    if (withGit()) {
        // The file is there now: if git fails, the next try goes on from here.
        if (auto kept = errand.keep({.remote = plan.remote, .slug = plan.slug, .media = receipt.media});
            !kept)
            return Failure(kept.error());
        const QString action =
            plan.action == PlanAction::Create ? Sentences::tr("Publish") : Sentences::tr("Update");
        const QString message = filledIn(withGit()->gitMessage, plan, action);
        if (auto recorded = record(filesOf(plan.remote, pictures), message, errand); !recorded)
            return Failure(recorded.error());
    }
    return receipt;
}

Result<void> FolderTarget::retract(const LastDelivery& last, const Errand& errand) const
{
    errand.tell({.kind = StepKind::TakingBack});
    if (auto removed = retractFromFolder(last, m_config); !removed)
        return removed;
    QStringList gone;
    const QString root = QFileInfo(m_config.option(u"path"_s)).canonicalFilePath();
    for (const RemoteMedia& picture : last.media | std::views::values) {
        const auto file = folderPicture(m_config, picture.remote);
        if (!file || !QFileInfo::exists(*file) || isNamed(root, QFileInfo(*file).fileName()))
            continue;
        const auto bytes = readWhole(*file);
        const auto known = std::ranges::find_if(
            last.media, [&](const auto& each) { return each.second.remote == picture.remote; });
        // Changed by somebody, it is theirs.
        if (bytes && ContentHash::of(*bytes).hex() == known->first && QFile::remove(*file))
            gone << picture.remote;
    }
    if (last.remote.section(u'/', -1).startsWith("index."_L1))
        QDir().rmdir(root + u'/' + last.remote.section(u'/', 0, -2)); // only if nothing else is in it
    const auto options = withGit();
    if (!options)
        return {};
    const QString name = last.slug.isEmpty() ? last.remote : last.slug;
    return record(filesOf(last.remote, gone), Sentences::tr("Take back “%1”").arg(name), errand);
}

Result<Fate> FolderTarget::inquire(const Interrupted& interrupted, const Errand& errand) const
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
        return arrived(interrupted, now, errand);
    if (interrupted.last && interrupted.last->hash == now)
        return Fate{};
    return Fate{.what = Fate::What::Unclear};
}

/// The file is there. Where git is part of it, so is what the remote holds.
Result<Fate> FolderTarget::arrived(const Interrupted& interrupted, const QString& hash,
                                   const Errand& errand) const
{
    const Fate whole{.what = Fate::What::Arrived,
                     .receipt = {.remote = interrupted.remote,
                                 .url = {},
                                 .slug = interrupted.slug,
                                 .hash = hash,
                                 .media = interrupted.foothold.media}};
    const auto options = withGit();
    if (!options)
        return whole;
    QStringList pictures;
    for (const RemoteMedia& picture : interrupted.foothold.media | std::views::values)
        pictures << picture.remote;
    const QStringList files = filesOf(interrupted.remote, pictures);
    const Git git(options->path, errand.stop());
    const auto place =
        git.place({.push = options->gitPushes, .remote = options->gitRemote, .branch = options->gitBranch});
    if (!place)
        return Failure(place.error());
    const auto committed = git.isCommitted(files);
    if (!committed)
        return Failure(committed.error());
    Foothold foothold = interrupted.foothold;
    foothold.remote = interrupted.remote;
    const Fate begun{.what = Fate::What::Begun, .receipt = {}, .foothold = foothold};
    if (!*committed)
        return begun;
    if (!options->gitPushes)
        return whole;
    const auto pushed = git.isPushed(*place, files);
    if (!pushed)
        return Failure(pushed.error());
    return *pushed ? whole : begun;
}

Result<TestReport> FolderTarget::test(const Errand& errand) const
{
    const auto options = folderOptions(m_config);
    const auto shape = folderShape(m_config);
    if (!options || !shape)
        return Failure(options ? shape.error() : options.error());
    TestReport report;
    if (!options->hasGenerator())
        report.greeting = Sentences::tr("The folder is there.");
    else if (shape->site)
        report.greeting = Sentences::tr("A site of %1.").arg(nameOf(options->generator));
    else
        report.greeting = Sentences::tr("A folder of posts for %1.").arg(nameOf(options->generator));
    const QString example = remoteFor(*options, *shape, u"my-post"_s, QDate(2026, 1, 31));
    report.findings << Sentences::tr("Posts go to “%1”.").arg(example);
    if (!QFileInfo(options->path).isWritable())
        return fail(ErrorCode::Unwritable,
                    Sentences::tr("The folder cannot be written to. Check its rights."));
    if (!options->gitCommits)
        return report;
    const auto place =
        Git(options->path, errand.stop())
            .place({.push = options->gitPushes, .remote = options->gitRemote, .branch = options->gitBranch});
    if (!place)
        return Failure(place.error());
    report.findings << (options->gitPushes
                            ? Sentences::tr("Posts are committed to “%1” and pushed to “%2”.")
                                  .arg(place->branch, place->remote)
                            : Sentences::tr("Posts are committed to “%1”.").arg(place->branch));
    return report;
}

} // namespace brickwork
