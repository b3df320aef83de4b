// Tells when drafts changed on the disk behind the program's back: folders and open files are watched
// together, and re-armed after each event, because either alone misses changes. It reads nothing and decides
// nothing.
#pragma once

#include "core/workspace/file_stamp.h"
#include "core/workspace/workspace.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace brickwork {

class Watcher final : public QObject
{
    Q_OBJECT

public:
    explicit Watcher(Workspace workspace, QObject* parent = nullptr);

    /// Watches these folders (absolute paths, ScanResult::folders) and the root. A folder that is new and was
    /// changed a moment ago may have changed between the scan and now, so foldersChanged() follows.
    void setFolders(const QStringList& folders);
    /// Watches this file itself too; an empty id stops that.
    void setOpenDraft(const DraftId& id);
    /// Looks at once (window focus, before a save): signals come before it returns.
    void recheck();
    /// How often the open file and the root are looked at without an event: 5 s unless told, zero for never.
    void setPollInterval(std::chrono::milliseconds interval);

Q_SIGNALS:
    void foldersChanged();                               ///< something in the tree changed: scan again
    void openDraftChanged(const brickwork::DraftId& id); ///< the open file changed, vanished or came back

private:
    [[nodiscard]] QString openPath() const;
    void arm();
    void watch(const QString& path, const FileStamp& before, const FileStamp& now);
    void settle();
    void look(const QStringList& folders);
    void poll();
    void note(bool folders);
    void startSettling();

    Workspace m_workspace;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< gathers a burst of events into one signal
    QTimer m_poll;   ///< for what no event tells: network disks, an exhausted inotify, a root that comes back
    QHash<QString, FileStamp> m_stamps; ///< of the watched folders
    FileStamp m_openStamp;
    QStringList m_folders;
    DraftId m_open;
    bool m_foldersDirty = false;
    bool m_openDirty = false;
};

} // namespace brickwork
