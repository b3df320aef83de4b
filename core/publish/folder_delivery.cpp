// A post in a folder with all that belongs to it: its pictures before it, git after it.
#include "core/base/content_hash.h"
#include "core/markdown/front_matter.h"
#include "core/publish/folder_generator.h"
#include "core/publish/folder_layout.h"
#include "core/publish/folder_neighbours.h"
#include "core/publish/folder_pictures.h"
#include "core/publish/folder_target.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(FolderTarget)
};

QStringList pathsOf(const PicturePlaces& places)
{
    QStringList paths;
    for (const QString& path : places | std::views::values)
        paths << path;
    return paths;
}

QStringList pathsOf(const MediaMap& media)
{
    QStringList paths;
    for (const RemoteMedia& picture : media | std::views::values)
        paths << picture.remote;
    return paths;
}

MediaMap mediaOf(const PicturePlaces& places)
{
    MediaMap media;
    for (const auto& [picture, path] : places)
        media.insert_or_assign(picture->hash, RemoteMedia{.remote = path, .url = {}});
    return media;
}

/// Hashes of what stands at the place of the post and is ours to write over.
QStringList oursAt(const PublishPlan& plan, const PublishRequest& request)
{
    QStringList ours;
    if (request.last && request.last->remote == plan.remote)
        ours << request.last->hash << request.last->modified << request.wish.replaces;
    ours << request.foothold.sent;
    ours.removeAll(QString());
    return ours;
}

/// A post that an interrupted delivery wrote is gone on with where it stands, with its name and its date, as
/// if it were out.
std::optional<LastDelivery> begunAt(const PublishRequest& request, const TargetConfig& config)
{
    const Foothold& held = request.foothold;
    if ((request.last && request.last->live) || held.sent.isEmpty() || held.remote.isEmpty())
        return {};
    const auto there = readFolderPost(config, held.remote);
    if (!there || !*there || ContentHash::of(**there).hex() != held.sent)
        return {};
    return LastDelivery{.remote = held.remote,
                        .hash = held.sent,
                        .slug = held.slug,
                        .date = request.date,
                        .live = true,
                        .url = {},
                        .modified = {},
                        .media = held.media,
                        .state = request.wish.state};
}

} // namespace

FolderTarget::FolderTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_around(std::move(around))
{
}

Result<PublishPlan> FolderTarget::plan(const PublishRequest& request, const Errand& errand) const
{
    const WishedForFolder wished = folderWish(request, m_config);
    const auto begun = begunAt(request, m_config);
    auto plan =
        planForFolder(request.draft, m_config, begun ? begun : request.last, request.date, wished.wish);
    if (!plan)
        return plan;
    // Nobody has it on record yet.
    if (begun)
        plan->action = PlanAction::Create;
    plan->warnings << wished.warnings;
    plan->refusals << wished.refusals;
    if (!begun && (!request.last || !request.last->live))
        refuseNeighbours(*plan, m_config);
    const auto places = picturePlaces(*plan, m_config);
    if (!places)
        return Failure(places.error());
    bool whole = true;
    for (PlannedMedia& picture : plan->media) {
        const auto at =
            std::ranges::find(*places, picture.hash, [](const auto& each) { return each.first->hash; });
        if (at != places->end() && pictureIsThere(m_config, picture, at->second))
            picture.there = RemoteMedia{.remote = at->second, .url = {}};
        else
            whole = false;
    }
    if (plan->action == PlanAction::Nothing && !whole)
        plan->action = PlanAction::Update;
    if (plan->refusals.isEmpty())
        judgeGit(*plan, pathsOf(*places), errand);
    return plan;
}

Result<void> FolderTarget::writeAll(const PublishPlan& plan, const PicturePlaces& places,
                                    const PublishRequest& request, const Errand& errand) const
{
    int number = 0;
    for (const auto& [picture, path] : places) {
        if (errand.cancelled())
            return fail(ErrorCode::Cancelled, Sentences::tr("Called off; nothing was published."));
        errand.tell({.kind = StepKind::SendingPicture,
                     .subject = picture->name,
                     .number = ++number,
                     .of = static_cast<int>(places.size())});
        // Where it goes was worked out anew: the text has to say the same.
        if (path.isEmpty() || !plan.bytes.contains(picture->name.toUtf8()))
            return fail(
                ErrorCode::Conflict,
                Sentences::tr("The folder changed while publishing. Nothing was published; try again."));
        if (auto written = writePicture(m_config, *picture, path); !written)
            return written;
    }
    errand.tell({.kind = StepKind::WritingFile, .subject = plan.path});
    return deliverOver(plan, m_config, oursAt(plan, request));
}

Result<Receipt> FolderTarget::deliver(const PublishPlan& plan, const PublishRequest& request,
                                      const Errand& errand) const
{
    if (!plan.refusals.isEmpty())
        return fail(ErrorCode::Refused, plan.refusals.first());
    const auto places = picturePlaces(plan, m_config);
    if (!places)
        return Failure(places.error());
    Receipt receipt{.remote = plan.remote, .url = plan.url, .slug = plan.slug, .hash = plan.hash};
    receipt.state = plan.state;
    receipt.media = mediaOf(*places);
    Foothold foothold{.remote = plan.remote,
                      .slug = plan.slug,
                      .modified = {},
                      .media = receipt.media,
                      .written = false,
                      .sent = plan.hash};
    // A file by itself is there or not; of several, some may be.
    if (!places->empty() || withGit()) {
        if (auto kept = errand.keep(foothold); !kept)
            return Failure(kept.error());
    }
    if (auto written = writeAll(plan, *places, request, errand); !written)
        return Failure(written.error());
    // Pictures the post does not show any more are still ours, and go when it goes.
    if (request.last)
        receipt.media.insert(request.last->media.begin(), request.last->media.end());
    if (!withGit())
        return receipt;
    foothold.written = true;
    if (auto kept = errand.keep(foothold); !kept)
        return Failure(kept.error());
    const QString action = plan.action == PlanAction::Create ? Sentences::tr("Publish", "commit message")
                                                             : Sentences::tr("Update", "commit message");
    const auto recorded = record(filesOf(plan.remote, pathsOf(*places)),
                                 message(action, plan.title, plan.slug, plan.date.date()), errand);
    if (!recorded)
        return Failure(recorded.error());
    receipt.remarks = *recorded;
    const auto standing = readFolderPost(m_config, plan.remote);
    if (standing && *standing && **standing != plan.bytes) {
        receipt.modified = ContentHash::of(**standing).hex();
        receipt.remarks << Sentences::tr("A hook of the repository changed the file; it is left so.");
    }
    return receipt;
}

Result<void> FolderTarget::retract(const LastDelivery& last, const Errand& errand) const
{
    errand.tell({.kind = StepKind::TakingBack});
    QString title = last.slug.isEmpty() ? last.remote : last.slug;
    if (const auto standing = readFolderPost(m_config, last.remote); standing && *standing)
        title = readFrontMatter(QString::fromUtf8(**standing)).value(u"title").value_or(title);
    if (auto removed = retractFromFolder(last, m_config); !removed)
        return removed;
    const QStringList gone = removePictures(m_config, last.media);
    if (last.remote.section(u'/', -1).startsWith("index."_L1)) {
        const QString root = QFileInfo(m_config.option(u"path"_s)).canonicalFilePath();
        QDir().rmdir(root + u'/' + last.remote.section(u'/', 0, -2)); // only if nothing else is in it
    }
    const QString words =
        message(Sentences::tr("Take back", "commit message"), title, last.slug, last.date.date());
    return record(filesOf(last.remote, gone), words, errand).transform([](const QStringList&) {});
}

Result<Fate> FolderTarget::inquire(const Interrupted& interrupted, const Errand& errand) const
{
    const Foothold& held = interrupted.foothold;
    const auto there = readFolderPost(m_config, interrupted.remote);
    if (!there)
        return Failure(there.error());
    if (interrupted.retracting) {
        const QStringList files =
            filesOf(interrupted.remote, interrupted.last ? pathsOf(interrupted.last->media) : QStringList());
        // Gone here, but not yet where readers look: it is still published.
        return Fate{.what = !*there && isRecorded(files, errand) ? Fate::What::Gone : Fate::What::Nothing};
    }
    const auto pictureThere = [this](const QString& path) {
        const auto file = folderPicture(m_config, path);
        return file && QFileInfo::exists(*file);
    };
    if (!*there) {
        const bool begun = std::ranges::any_of(pathsOf(held.media), pictureThere) && !interrupted.last;
        return begun ? Fate{.what = Fate::What::Begun, .receipt = {}, .foothold = held, .sentence = {}}
                     : Fate{};
    }
    const QString now = ContentHash::of(**there).hex();
    if (now == interrupted.hash)
        return arrived(interrupted, errand);
    // What others wrote before we did is theirs, and nothing of ours.
    const bool untouched =
        interrupted.last && (interrupted.last->hash == now || interrupted.last->modified == now);
    if (untouched || (!held.sent.isEmpty() && !held.written))
        return Fate{};
    return Fate{.what = Fate::What::Unclear};
}

/// The file is there. Where pictures and git are part of it, so are they.
Result<Fate> FolderTarget::arrived(const Interrupted& interrupted, const Errand& errand) const
{
    Foothold foothold = interrupted.foothold;
    foothold.remote = interrupted.remote;
    foothold.sent = interrupted.hash;
    const QStringList pictures = pathsOf(foothold.media);
    if (!isRecorded(filesOf(interrupted.remote, pictures), errand))
        return Fate{.what = Fate::What::Begun, .receipt = {}, .foothold = foothold, .sentence = {}};
    MediaMap media = foothold.media;
    if (interrupted.last)
        media.insert(interrupted.last->media.begin(), interrupted.last->media.end());
    return Fate{.what = Fate::What::Arrived,
                .receipt = {.remote = interrupted.remote,
                            .url = {},
                            .slug = interrupted.slug,
                            .hash = interrupted.hash,
                            .modified = {},
                            .media = media,
                            .state = interrupted.state},
                .foothold = foothold,
                .sentence = {}};
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
        report.greeting = Sentences::tr("A %1 site.").arg(nameOf(options->generator));
    else
        report.greeting = Sentences::tr("A folder of posts for %1.").arg(nameOf(options->generator));
    const Generator there = options->hasGenerator() ? Generator::None : generatorAt(options->path);
    if (there != Generator::None)
        report.findings << Sentences::tr("It looks like a %1 site. If posts shall appear there, choose it "
                                         "as the site generator.")
                               .arg(nameOf(there));
    const QString example = remoteFor(*options, *shape, u"my-post"_s, QDate(2026, 1, 31));
    report.findings << Sentences::tr("Posts go to “%1”.").arg(example);
    const QString picture = pictureFor(*options, *shape, example, u"picture.jpg"_s).path;
    report.findings << (picture.isEmpty()
                            ? Sentences::tr("A post with pictures becomes a folder of its own.")
                            : Sentences::tr("Pictures go to “%1”.").arg(picture.section(u'/', 0, -2)));
    if (options->hasGenerator() && options->format == PostFormat::Markdown)
        report.findings << (shape->toml ? Sentences::tr("Posts there begin with TOML, and new ones do.")
                                        : Sentences::tr(
                                              "New posts begin with YAML, unless the draft says otherwise."));
    if (!QFileInfo(options->path).isWritable())
        return fail(ErrorCode::Unwritable,
                    Sentences::tr("The folder cannot be written to. Check its rights."));
    const auto git = gitFinding(errand);
    if (!git)
        return Failure(git.error());
    if (!git->isEmpty())
        report.findings << *git;
    return report;
}

} // namespace brickwork
