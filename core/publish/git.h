// The user's own git, run as a program with arguments: only our files are added and committed, nothing is
// ever forced, and what was pushed is asked of the remote itself. It blocks. The user's settings, agent,
// hooks and helpers for credentials are used as they are.
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <chrono>
#include <stop_token>

namespace brickwork {

/// The repository a folder lies in, and where its branch goes.
struct GitPlace
{
    QString root;   ///< absolute: the top of the working tree
    QString branch; ///< the one that is checked out
    QString remote; ///< empty: there is none to push to
    QString target; ///< the branch's name at the remote
};

struct GitWish
{
    bool push = false;
    QString remote; ///< empty: where the branch goes, else "origin", else the only one
    QString branch; ///< empty: whatever is checked out; else refused if another one is
};

class Git
{
public:
    explicit Git(QString folder, std::stop_token stop = {});

    /// Errors: NotFound (no git, or no repository), Refused with what is in the way: no branch checked out, a
    /// merge or rebase under way, nowhere to push to.
    [[nodiscard]] Result<GitPlace> place(const GitWish& wish) const;
    /// Refuses (Refused) while anything but `files` (absolute) is staged: it would go out under our name.
    /// Files that git is told to ignore are refused too.
    [[nodiscard]] Result<void> mayCommit(const QStringList& files) const;
    /// Commits these files as they are now, gone ones included, and nothing else. True if there was anything
    /// to commit. Errors: Refused with git's or a hook's own words; the files stay as they are.
    [[nodiscard]] Result<bool> commit(const QStringList& files, const QString& message) const;
    /// Whether the files are committed as they stand.
    [[nodiscard]] Result<bool> isCommitted(const QStringList& files) const;
    /// Pushes what is committed, without force, and asks the remote what it holds then. Errors: Refused with
    /// the remote's own words, Unreachable; the commits stay here.
    [[nodiscard]] Result<void> push(const GitPlace& place) const;
    /// Whether the remote's branch holds all commits that touch the files. Errors: Unreachable.
    [[nodiscard]] Result<bool> isPushed(const GitPlace& place, const QStringList& files) const;
    /// The same by what is known here of the remote, without asking it: true is true as of the last push or
    /// fetch.
    [[nodiscard]] bool wasPushed(const GitPlace& place, const QStringList& files) const;
    /// How many commits a push would take along, by what is known here of the remote; 0 if that is nothing.
    [[nodiscard]] int waiting(const GitPlace& place) const;

private:
    struct Answer
    {
        int code = 0;
        QByteArray out;
        QString words; ///< what it said besides, without the lines of progress
    };
    [[nodiscard]] Result<Answer> run(const QStringList& arguments, std::chrono::milliseconds patience) const;
    [[nodiscard]] Result<Answer> read(const QStringList& arguments) const;
    [[nodiscard]] Result<QByteArray> remoteHead(const GitPlace& place) const;
    [[nodiscard]] bool holds(const GitPlace& place, const QString& head, const QString& commit) const;
    [[nodiscard]] QString lastCommitOf(const QStringList& files) const;
    [[nodiscard]] QStringList changedAmong(const QStringList& files) const;
    [[nodiscard]] QString value(const QStringList& arguments) const;
    [[nodiscard]] QString remoteFor(const GitWish& wish, const QString& branch) const;

    QString m_folder;
    std::stop_token m_stop;
};

} // namespace brickwork
