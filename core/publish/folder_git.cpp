// The part of the folder target that has the user's git take what was written.
#include "core/publish/folder_target.h"
#include "core/publish/git.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(FolderTarget)
};

GitWish wishOf(const FolderOptions& options)
{
    return {.push = options.gitPushes, .remote = options.gitRemote, .branch = options.gitBranch};
}

} // namespace

std::optional<FolderOptions> FolderTarget::withGit() const
{
    auto options = folderOptions(m_config);
    return options && options->gitCommits ? std::optional(std::move(*options)) : std::nullopt;
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

QString FolderTarget::message(const QString& action, const QString& title, const QString& slug,
                              const QDate& date) const
{
    const auto options = withGit();
    QString text = options ? options->gitMessage : QString();
    // The title last: what it holds is not filled in again.
    text.replace(u"{action}"_s, action)
        .replace(u"{slug}"_s, slug)
        .replace(u"{date}"_s, date.toString(Qt::ISODate))
        .replace(u"{title}"_s, title.simplified());
    return text.trimmed().isEmpty() ? action : text;
}

/// A post that is as it should be may still have to be committed or pushed.
void FolderTarget::judgeStanding(PublishPlan& plan, const QStringList& files, const Errand& errand) const
{
    const auto options = withGit();
    const Git git(options->path, errand.stop());
    const auto place = git.place(wishOf(*options));
    if (!place)
        return;
    const auto committed = git.isCommitted(files);
    if (committed && !*committed) {
        plan.action = PlanAction::Update;
        plan.warnings << Sentences::tr("The post is in the folder, but not committed yet.");
        return;
    }
    if (!options->gitPushes || git.wasPushed(*place, files))
        return;
    const auto pushed = git.isPushed(*place, files);
    if (!pushed)
        plan.warnings << pushed.error().sentence;
    else if (!*pushed) {
        plan.action = PlanAction::Update;
        plan.warnings << Sentences::tr(
                             "The post is committed, but “%1” does not have it yet; it is pushed now.")
                             .arg(place->remote);
    }
}

void FolderTarget::judgeGit(PublishPlan& plan, const QStringList& pictures, const Errand& errand) const
{
    const auto options = withGit();
    if (!options)
        return;
    const QStringList files = filesOf(plan.remote, pictures);
    const Git git(options->path, errand.stop());
    const auto place = git.place(wishOf(*options));
    const auto may = place ? git.mayCommit(files) : Result<void>(Failure(place.error()));
    if (!may) {
        plan.refusals << may.error().sentence;
        return;
    }
    if (plan.where.isEmpty())
        plan.where = plan.path;
    //: where a post goes: a file, then the branch of a repository, then the name of the remote
    plan.where += options->gitPushes
                      ? Sentences::tr(" (git: %1, pushed to %2)").arg(place->branch, place->remote)
                      : Sentences::tr(" (git: %1)").arg(place->branch);
    if (plan.action == PlanAction::Nothing)
        return judgeStanding(plan, files, errand);
    const int waiting = options->gitPushes ? git.waiting(*place) : 0;
    if (waiting > 0)
        plan.warnings << Sentences::tr(
                             "What else is committed here and not yet at “%1” goes along (commits: %2).")
                             .arg(place->remote, QString::number(waiting));
}

Result<QStringList> FolderTarget::record(const QStringList& files, const QString& message,
                                         const Errand& errand) const
{
    const auto options = withGit();
    if (!options)
        return QStringList();
    const Git git(options->path, errand.stop());
    const auto place = git.place(wishOf(*options));
    if (!place)
        return Failure(place.error());
    errand.tell({.kind = StepKind::Committing});
    if (auto committed = git.commit(files, message); !committed)
        return Failure(committed.error());
    if (!options->gitPushes)
        return QStringList{
            Sentences::tr("Committed to “%1”, not pushed: push it when the site should show it.")
                .arg(place->branch)};
    errand.tell({.kind = StepKind::Pushing, .subject = place->remote});
    return git.push(*place).transform([&] {
        return QStringList{
            Sentences::tr("Committed to “%1” and pushed to “%2”.").arg(place->branch, place->remote)};
    });
}

/// Whether the files are committed as they stand, or as they are gone, and are where they were to be pushed.
/// What cannot be found out now is not so yet.
bool FolderTarget::isRecorded(const QStringList& files, const Errand& errand) const
{
    const auto options = withGit();
    if (!options)
        return true;
    const Git git(options->path, errand.stop());
    const auto place = git.place(wishOf(*options));
    if (!place || !git.isCommitted(files).value_or(false))
        return false;
    return !options->gitPushes || git.isPushed(*place, files).value_or(false);
}

Result<QString> FolderTarget::gitFinding(const Errand& errand) const
{
    const auto options = withGit();
    if (!options)
        return QString();
    return Git(options->path, errand.stop()).place(wishOf(*options)).transform([&](const GitPlace& place) {
        return options->gitPushes ? Sentences::tr("Posts are committed to “%1” and pushed to “%2”.")
                                        .arg(place.branch, place.remote)
                                  : Sentences::tr("Posts are committed to “%1”.").arg(place.branch);
    });
}

} // namespace brickwork
