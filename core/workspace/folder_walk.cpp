#include "core/workspace/folder_walk.h"

#include "core/base/durable_file.h"
#include "core/workspace/draft_path.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

namespace brickwork {
namespace {
using namespace Qt::StringLiterals;

// The system's own calls, because QDirIterator leaves out names that are not UTF-8 and does not tell an empty
// folder from one that could not be read.

struct CloseFolder
{
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using Folder = std::unique_ptr<DIR, CloseFolder>;

Folder openFolder(const QByteArray& path)
{
    const int descriptor = ::open(path.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0)
        return nullptr;
    Folder folder(::fdopendir(descriptor));
    if (!folder)
        ::close(descriptor);
    return folder;
}

class Walk
{
public:
    explicit Walk(const Workspace& workspace)
        : m_workspace(workspace), m_staleBefore(QDateTime::currentDateTimeUtc().addDays(-1))
    {
    }

    /// Errno of the root; 0 if it could be read.
    int run()
    {
        int rootCode = 0;
        m_pending.emplace_back();
        while (!m_pending.empty()) {
            const QByteArray folder = std::move(m_pending.back());
            m_pending.pop_back();
            const int code = readFolder(folder);
            if (folder.isEmpty())
                rootCode = code;
            else if (code != 0 && code != ENOENT) // ENOENT: it was removed a moment ago
                noteUnreadable(folder, code);
        }
        return rootCode;
    }

    FolderWalk take()
    {
        std::ranges::stable_sort(m_walk.drafts, {}, &FoundDraft::id);
        const auto same = [this](const FoundDraft& one, const FoundDraft& other) {
            if (one.id != other.id)
                return false;
            m_walk.problems +=
                QCoreApplication::translate(
                    "workspace", "Two drafts are called “%1” in different spellings of its accents. "
                                 "Only one is listed; rename the other.")
                    .arg(one.id.value);
            return true;
        };
        const auto doubles = std::ranges::unique(m_walk.drafts, same);
        m_walk.drafts.erase(doubles.begin(), doubles.end());
        return std::move(m_walk);
    }

private:
    [[nodiscard]] QByteArray pathOf(const QByteArray& relative) const
    {
        const QByteArray root = QFile::encodeName(m_workspace.root);
        return relative.isEmpty() ? root : root + '/' + relative;
    }

    int readFolder(const QByteArray& relative)
    {
        const QByteArray path = pathOf(relative);
        const Folder folder = openFolder(path);
        if (!folder)
            return errno;
        m_walk.folders += QFile::decodeName(path);
        while (true) {
            errno = 0;
            const dirent* const entry = ::readdir(folder.get());
            if (!entry)
                return errno;
            const QByteArray name = entry->d_name;
            if (name.startsWith('.'))
                noteHidden(::dirfd(folder.get()), relative, name);
            else
                noteEntry(::dirfd(folder.get()), relative, name, entry->d_type);
        }
    }

    void noteEntry(int folder, const QByteArray& parent, const QByteArray& name, unsigned char type)
    {
        const QString shown = QFile::decodeName(name);
        if (type == DT_REG && !isDraftName(shown))
            return; // no need to look closer: most of a folder of pictures ends here
        struct stat info = {};
        if (::fstatat(folder, name.constData(), &info, AT_SYMLINK_NOFOLLOW) != 0)
            return;
        const bool isFolder = S_ISDIR(info.st_mode);
        if ((!isFolder && !isDraftName(shown)) || (isFolder && name == "node_modules"))
            return;
        const QByteArray relative = parent.isEmpty() ? name : parent + '/' + name;
        if (!QUtf8StringView(name).isValidUtf8()) {
            m_walk.problems +=
                QCoreApplication::translate(
                    "workspace", "The name “%1” is not valid text, so what it holds is not listed. It "
                                 "was left alone; rename it in the file manager.")
                    .arg(shown);
        } else if (isFolder) {
            m_pending.push_back(relative);
        } else if (S_ISLNK(info.st_mode)) {
            noteLink(folder, relative, name);
        } else if (S_ISREG(info.st_mode)) {
            add(relative, info);
        }
    }

    /// A link to a file is a draft if it leads to a file in the workspace. Links to folders are not followed.
    void noteLink(int folder, const QByteArray& relative, const QByteArray& name)
    {
        struct stat info = {};
        if (::fstatat(folder, name.constData(), &info, 0) != 0) {
            m_walk.problems +=
                QCoreApplication::translate("workspace", "“%1” is a link to a file that is not there.")
                    .arg(QFile::decodeName(relative));
            return;
        }
        const QString target = QFileInfo(QFile::decodeName(pathOf(relative))).canonicalFilePath();
        if (S_ISREG(info.st_mode) && isInside(m_workspace, target))
            add(relative, info);
    }

    void noteHidden(int folder, const QByteArray& parent, const QByteArray& name)
    {
        const QString shown = QFile::decodeName(name);
        const Leftover kind = leftoverOf(shown);
        if (kind == Leftover::Kept) {
            m_walk.problems +=
                QCoreApplication::translate(
                    "workspace", "A save was interrupted. “%1” in “%2” holds the text from before it; "
                                 "compare it with the draft, then remove it.")
                    .arg(shown, QFile::decodeName(pathOf(parent)));
        } else if (kind == Leftover::Temporary) {
            struct stat info = {};
            if (::fstatat(folder, name.constData(), &info, AT_SYMLINK_NOFOLLOW) == 0 &&
                S_ISREG(info.st_mode) && info.st_uid == ::geteuid() && timeOf(info) < m_staleBefore)
                ::unlinkat(folder, name.constData(), 0);
        }
    }

    void noteUnreadable(const QByteArray& relative, int code)
    {
        const QString folder = QFile::decodeName(relative).normalized(QString::NormalizationForm_C);
        m_walk.unreadable += folder + u'/';
        m_walk.problems +=
            QCoreApplication::translate(
                "workspace",
                "The folder “%1” could not be read (%2). Its drafts are shown as they were last seen.")
                .arg(folder, QString::fromLocal8Bit(std::strerror(code)));
    }

    void add(const QByteArray& relative, const struct stat& info)
    {
        const QString id = QFile::decodeName(relative).normalized(QString::NormalizationForm_C);
        m_walk.drafts.push_back({DraftId{id}, static_cast<qint64>(info.st_size), timeOf(info)});
    }

    static QDateTime timeOf(const struct stat& info)
    {
        const qint64 msecs =
            static_cast<qint64>(info.st_mtim.tv_sec) * 1000 + info.st_mtim.tv_nsec / 1'000'000;
        return QDateTime::fromMSecsSinceEpoch(msecs, QTimeZone::UTC);
    }

    const Workspace& m_workspace;
    QDateTime m_staleBefore;
    FolderWalk m_walk;
    std::vector<QByteArray> m_pending; ///< relative to the root
};

} // namespace

Result<FolderWalk> walkFolders(const Workspace& workspace)
{
    const auto gone = [&] {
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("workspace",
                                                "The folder “%1” cannot be reached. Its drafts are not "
                                                "lost on that account; connect the disk and look again.")
                        .arg(workspace.root),
                    workspace.root);
    };
    struct stat info = {};
    const QByteArray settings = QFile::encodeName(workspace.root) + "/.brickwork";
    const bool settled = ::stat(settings.constData(), &info) == 0;
    if (!settled && (errno == ENOENT || errno == ENOTDIR))
        return gone();
    Walk walk(workspace);
    const int code = walk.run();
    if (code == ENOENT || code == ENOTDIR)
        return gone();
    if (code != 0)
        return fail(ErrorCode::Unreadable,
                    QCoreApplication::translate("workspace",
                                                "The folder “%1” could not be read. Nothing was changed.")
                        .arg(workspace.root),
                    QString::fromLocal8Bit(std::strerror(code)));
    return walk.take();
}

} // namespace brickwork
