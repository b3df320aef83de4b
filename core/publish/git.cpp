#include "core/publish/git.h"

#include "core/publish/git_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

constexpr std::chrono::milliseconds forReading{20'000};
// Hooks and signing may take their time, and a network more.
constexpr std::chrono::milliseconds forCommitting{120'000};
constexpr std::chrono::milliseconds forAsking{30'000};
constexpr std::chrono::milliseconds forPushing{180'000};
constexpr int lookEvery = 50; // ms

QProcessEnvironment environment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Nobody sits at a terminal here. Agents and helpers for credentials are asked as always.
    environment.insert(u"GIT_TERMINAL_PROMPT"_s, u"0"_s);
    environment.insert(u"GIT_EDITOR"_s, u"true"_s);
    environment.insert(u"GIT_OPTIONAL_LOCKS"_s, u"0"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    for (const char* name :
         {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_LITERAL_PATHSPECS"})
        environment.remove(QString::fromLatin1(name));
    return environment;
}

/// Without links: as git itself names a file, be it there or not.
QString realPath(const QString& file)
{
    const QFileInfo info(file);
    if (const QString folder = info.dir().canonicalPath(); !folder.isEmpty())
        return folder + u'/' + info.fileName();
    const QString above = info.path();
    return above == file ? file : realPath(above) + u'/' + info.fileName();
}

QStringList realPaths(const QStringList& files)
{
    QStringList real;
    for (const QString& file : files)
        real << realPath(file);
    return real;
}

} // namespace

Git::Git(QString folder, std::stop_token stop) : m_folder(std::move(folder)), m_stop(std::move(stop)) {}

Result<Git::Answer> Git::run(const QStringList& arguments, std::chrono::milliseconds patience) const
{
    const QString program = QStandardPaths::findExecutable(u"git"_s);
    if (program.isEmpty())
        return fail(
            ErrorCode::NotFound,
            Sentences::tr("git is not installed. Install the package “git”, or switch git off for this "
                          "place in Settings."));
    QProcess process;
    process.setProgram(program);
    // A name of a file is a name, whatever signs it holds; one command takes them as such only.
    const bool literal = !arguments.contains("check-ignore"_L1);
    process.setArguments((literal ? QStringList{u"--literal-pathspecs"_s} : QStringList()) +
                         QStringList{u"-C"_s, m_folder} + arguments);
    process.setProcessEnvironment(environment());
    process.setStandardInputFile(QProcess::nullDevice());
    process.start();
    if (!process.waitForStarted())
        return fail(ErrorCode::Internal, Sentences::tr("git could not be started."), process.errorString());
    QElapsedTimer timer;
    timer.start();
    while (!process.waitForFinished(lookEvery)) {
        const bool late = std::chrono::milliseconds(timer.elapsed()) > patience;
        if (process.state() == QProcess::NotRunning)
            break;
        if (!late && !m_stop.stop_requested())
            continue;
        process.terminate();
        if (!process.waitForFinished(2'000))
            process.kill();
        process.waitForFinished();
        return late ? fail(ErrorCode::Unreachable,
                           Sentences::tr("git did not answer in time. Nothing more was done; publish again."))
                    : fail(ErrorCode::Cancelled, Sentences::tr("Called off."));
    }
    return Answer{.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                  .out = process.readAllStandardOutput(),
                  .words = gitWords(process.readAllStandardError())};
}

/// A question: a monitor of files that a repository names is a program of others, and is not started for it.
Result<Git::Answer> Git::read(const QStringList& arguments) const
{
    return run(QStringList{u"-c"_s, u"core.fsmonitor=false"_s} + arguments, forReading);
}

QString Git::value(const QStringList& arguments) const
{
    const auto answer = read(arguments);
    return answer && answer->code == 0 ? QString::fromUtf8(answer->out).trimmed() : QString();
}

QString Git::remoteFor(const GitWish& wish, const QString& branch) const
{
    if (!wish.remote.isEmpty())
        return wish.remote;
    if (const QString own = value({u"config"_s, u"--get"_s, u"branch.%1.remote"_s.arg(branch)});
        !own.isEmpty() && own != "."_L1)
        return own;
    const QStringList remotes = value({u"remote"_s}).split(u'\n', Qt::SkipEmptyParts);
    if (remotes.contains(u"origin"_s))
        return u"origin"_s;
    return remotes.size() == 1 ? remotes.first() : QString();
}

Result<GitPlace> Git::place(const GitWish& wish) const
{
    const auto top = read({u"rev-parse"_s, u"--show-toplevel"_s});
    if (!top)
        return Failure(top.error());
    if (top->code != 0 && top->words.contains("dubious ownership"_L1))
        return fail(ErrorCode::Refused,
                    Sentences::tr("The repository of “%1” belongs to somebody else, so git does not use it. "
                                  "Run git status there in a terminal; it says how to allow it.")
                        .arg(QDir::toNativeSeparators(m_folder)),
                    top->words);
    if (top->code != 0)
        return fail(
            ErrorCode::NotFound,
            Sentences::tr("“%1” is in no git repository. Make one there (git init), or switch git off "
                          "for this place in Settings.")
                .arg(QDir::toNativeSeparators(m_folder)),
            top->words);
    GitPlace place{.root = QDir::cleanPath(QString::fromUtf8(top->out).chopped(1)),
                   .branch = value({u"symbolic-ref"_s, u"--short"_s, u"--quiet"_s, u"HEAD"_s}),
                   .remote = {},
                   .target = {}};
    for (const char* sign :
         {"MERGE_HEAD", "rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD", "REVERT_HEAD"}) {
        const QString path = value({u"rev-parse"_s, u"--git-path"_s, QString::fromLatin1(sign)});
        if (!path.isEmpty() && QFileInfo::exists(QDir(m_folder).absoluteFilePath(path)))
            return fail(ErrorCode::Refused,
                        Sentences::tr("A merge or rebase is under way in “%1”. Finish it first; nothing was "
                                      "changed.")
                            .arg(QDir::toNativeSeparators(place.root)));
    }
    if (place.branch.isEmpty())
        return fail(
            ErrorCode::Refused,
            Sentences::tr("No branch is checked out in “%1”. Check one out first; nothing was changed.")
                .arg(QDir::toNativeSeparators(place.root)));
    if (!wish.branch.isEmpty() && wish.branch != place.branch)
        return fail(
            ErrorCode::Refused,
            Sentences::tr("The branch “%1” is checked out, but posts go to “%2”. Check that out first; "
                          "nothing was changed.")
                .arg(place.branch, wish.branch));
    if (!wish.push)
        return place;
    place.remote = remoteFor(wish, place.branch);
    if (place.remote.isEmpty())
        return fail(
            ErrorCode::Refused,
            Sentences::tr("The repository has nowhere to push to. Add a remote (git remote add origin "
                          "…), or let Brickwork only commit."));
    const QString upstream = value({u"config"_s, u"--get"_s, u"branch.%1.merge"_s.arg(place.branch)});
    place.target = upstream.startsWith("refs/heads/"_L1) ? upstream.sliced(11) : place.branch;
    return place;
}

Result<void> Git::mayCommit(const QStringList& files) const
{
    const QString top = value({u"rev-parse"_s, u"--show-toplevel"_s});
    const auto staged = read({u"diff"_s, u"--cached"_s, u"--name-only"_s, u"--no-renames"_s, u"-z"_s});
    if (!staged)
        return Failure(staged.error());
    const QStringList own = realPaths(files);
    QStringList others;
    for (const QByteArray& name : staged->out.split('\0')) {
        if (!name.isEmpty() && !own.contains(top + u'/' + QString::fromUtf8(name)))
            others << QString::fromUtf8(name);
    }
    if (!others.isEmpty())
        return fail(ErrorCode::Refused,
                    Sentences::tr("Other changes are staged in the repository (%1). Commit or unstage them "
                                  "first; nothing was changed.")
                        .arg(others.mid(0, 3).join(u", "_s)));
    if (own.isEmpty())
        return {};
    const auto ignored = read(QStringList{u"check-ignore"_s, u"--"_s} + own);
    if (ignored && ignored->code == 0)
        return fail(ErrorCode::Refused,
                    Sentences::tr("git is told to ignore “%1” (.gitignore), so it would never be committed. "
                                  "Nothing was changed.")
                        .arg(QString::fromUtf8(ignored->out).section(u'\n', 0, 0)));
    return {};
}

Result<bool> Git::isCommitted(const QStringList& files) const
{
    const auto status = read(QStringList{u"status"_s, u"--porcelain"_s, u"--untracked-files=all"_s, u"--"_s} +
                             realPaths(files));
    if (!status)
        return Failure(status.error());
    return status->code == 0 && status->out.trimmed().isEmpty();
}

/// Those with something to commit. A file that is gone and never was committed is nothing to git.
QStringList Git::changedAmong(const QStringList& files) const
{
    QStringList changed;
    for (const QString& file : realPaths(files)) {
        if (!value({u"status"_s, u"--porcelain"_s, u"--untracked-files=all"_s, u"--"_s, file}).isEmpty())
            changed << file;
    }
    return changed;
}

Result<bool> Git::commit(const QStringList& files, const QString& message) const
{
    const auto clean = isCommitted(files);
    if (!clean || *clean)
        return clean ? Result<bool>(false) : Failure(clean.error());
    const QStringList changed = changedAmong(files);
    QStringList unknown; // what is gone is known
    for (const QString& file : changed) {
        if (QFileInfo::exists(file))
            unknown << file;
    }
    if (!unknown.isEmpty()) {
        const auto added = run(QStringList{u"add"_s, u"--"_s} + unknown, forCommitting);
        if (!added)
            return Failure(added.error());
        if (added->code != 0)
            return fail(ErrorCode::Refused, Sentences::tr("git could not add the post: %1").arg(added->words),
                        added->words);
    }
    const auto made =
        run(QStringList{u"commit"_s, u"--quiet"_s, u"-m"_s, message, u"--"_s} + changed, forCommitting);
    if (made && made->code == 0) {
        // A hook that puts files in order has them in the commit, while the index still has them as they
        // were.
        if (!isCommitted(changed).value_or(true))
            (void) run(QStringList{u"reset"_s, u"--quiet"_s, u"--"_s} + changed, forReading);
        return true;
    }
    // Staged, it would stand in the way of the writer's own next commit.
    if (!unknown.isEmpty())
        (void) Git(m_folder).run(QStringList{u"reset"_s, u"--quiet"_s, u"--"_s} + unknown, forReading);
    return made ? commitRefusal(made->words.isEmpty() ? gitWords(made->out) : made->words)
                : Failure(made.error());
}

/// Empty if the remote has no such branch yet.
Result<QByteArray> Git::remoteHead(const GitPlace& place) const
{
    const auto answer = run({u"ls-remote"_s, place.remote, u"refs/heads/"_s + place.target}, forAsking);
    if (!answer)
        return Failure(answer.error());
    if (answer->code != 0)
        return fail(gitAsksForPassword(answer->words) ? ErrorCode::Refused : ErrorCode::Unreachable,
                    Sentences::tr("The remote “%1” cannot be asked what it holds. It said: %2")
                        .arg(place.remote, answer->words),
                    answer->words);
    return answer->out.split('\t').value(0).trimmed();
}

/// Whether `head`, which the remote's branch is at, comes after `commit` or is it.
bool Git::holds(const GitPlace& place, const QString& head, const QString& commit) const
{
    if (head.isEmpty() || commit.isEmpty())
        return false;
    if (head == commit)
        return true;
    if (value({u"cat-file"_s, u"-t"_s, head}) != "commit"_L1) {
        // Somebody else's: its history is fetched, and no name here is moved by that.
        (void) run({u"fetch"_s, u"--quiet"_s, u"--no-tags"_s, u"--no-write-fetch-head"_s, u"--refmap="_s,
                    place.remote, u"refs/heads/"_s + place.target},
                   forPushing);
    }
    const auto within = read({u"merge-base"_s, u"--is-ancestor"_s, commit, head});
    return within && within->code == 0;
}

QString Git::lastCommitOf(const QStringList& files) const
{
    return value(QStringList{u"rev-list"_s, u"-1"_s, u"HEAD"_s, u"--"_s} + realPaths(files));
}

Result<void> Git::push(const GitPlace& place) const
{
    const QString ours = value({u"rev-parse"_s, u"HEAD"_s});
    const auto pushed = run({u"push"_s, u"--porcelain"_s, place.remote,
                             u"refs/heads/%1:refs/heads/%2"_s.arg(place.branch, place.target)},
                            forPushing);
    if (!pushed)
        return Failure(pushed.error());
    if (pushed->code != 0) {
        const QString refused = QString::fromUtf8(pushed->out);
        const qsizetype at = refused.indexOf("!\t"_L1);
        const QString reason = at < 0 ? QString() : refused.sliced(at).section(u'\t', 2).section(u'\n', 0, 0);
        return pushRefusal((pushed->words + u' ' + reason).trimmed());
    }
    const auto there = remoteHead(place);
    if (!there)
        return Failure(there.error());
    if (!holds(place, QString::fromLatin1(*there), ours))
        return fail(ErrorCode::Uncertain,
                    Sentences::tr("The push went well, but the remote “%1” does not show the commit. Look "
                                  "there, then publish again.")
                        .arg(place.remote));
    return {};
}

Result<bool> Git::isPushed(const GitPlace& place, const QStringList& files) const
{
    return remoteHead(place).transform(
        [&](const QByteArray& head) { return holds(place, QString::fromLatin1(head), lastCommitOf(files)); });
}

bool Git::wasPushed(const GitPlace& place, const QStringList& files) const
{
    const QString tracked = u"refs/remotes/%1/%2"_s.arg(place.remote, place.target);
    const QString commit = lastCommitOf(files);
    const auto within = commit.isEmpty() ? Result<Answer>(Answer{.code = 1, .out = {}, .words = {}})
                                         : read({u"merge-base"_s, u"--is-ancestor"_s, commit, tracked});
    return within && within->code == 0;
}

int Git::waiting(const GitPlace& place) const
{
    const QString tracked = u"refs/remotes/%1/%2"_s.arg(place.remote, place.target);
    return value({u"rev-list"_s, u"--count"_s, tracked + u"..HEAD"_s}).toInt();
}

} // namespace brickwork
