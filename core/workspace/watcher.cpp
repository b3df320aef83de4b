#include "core/workspace/watcher.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <chrono>
#include <utility>

namespace brickwork {
namespace {
using namespace std::chrono_literals;

constexpr auto settleTime = 150ms;
constexpr auto pollTime = 5s;
constexpr qint64 justNow =
    3'000'000'000; // nanoseconds: longer than a scan's walk and the way to setFolders()

} // namespace

Watcher::Watcher(Workspace workspace, QObject* parent)
    : QObject(parent), m_workspace(std::move(workspace)), m_folders{m_workspace.root}
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleTime);
    connect(&m_settle, &QTimer::timeout, this, &Watcher::settle);
    connect(&m_poll, &QTimer::timeout, this, &Watcher::poll);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { note(true); });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] { note(false); });
    arm();
    setPollInterval(pollTime);
}

void Watcher::setPollInterval(std::chrono::milliseconds interval)
{
    if (interval > 0ms)
        m_poll.start(interval);
    else
        m_poll.stop();
}

void Watcher::setFolders(const QStringList& folders)
{
    const QSet<QString> known(m_folders.begin(), m_folders.end());
    QSet<QString> wanted{m_workspace.root};
    for (const QString& folder : folders)
        wanted.insert(QDir::cleanPath(QDir(m_workspace.root).absoluteFilePath(folder)));
    m_folders = QStringList(wanted.begin(), wanted.end());
    arm();
    startSettling();
    const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
    for (const QString& folder : std::as_const(m_folders)) {
        if (!known.contains(folder) && now - m_stamps.value(folder).changed < justNow) {
            note(true);
            break;
        }
    }
}

void Watcher::setOpenDraft(const DraftId& id)
{
    if (m_open == id)
        return;
    if (!m_open.isEmpty())
        m_watcher.removePath(openPath());
    m_open = id;
    m_openDirty = false;
    m_openStamp = FileStamp::of(openPath());
    arm();
    startSettling();
}

void Watcher::recheck()
{
    look(m_folders);
    m_settle.stop();
    settle();
}

QString Watcher::openPath() const
{
    return m_open.isEmpty() ? QString() : m_workspace.pathOf(m_open);
}

/// Puts the watches back that were lost with a file or folder that was replaced, and remembers what is
/// watched. Stamps are taken before the watch, so that a change between the two is found by the next look.
void Watcher::arm()
{
    QStringList wanted = m_folders;
    if (!m_open.isEmpty())
        wanted += QFileInfo(openPath()).path(); // a file that vanished comes back there
    QHash<QString, FileStamp> stamps;
    for (const QString& folder : std::as_const(wanted)) {
        const FileStamp now = FileStamp::of(folder);
        const auto known = m_stamps.constFind(folder);
        watch(folder, known == m_stamps.cend() ? now : *known, now);
        m_foldersDirty = m_foldersDirty || (known != m_stamps.cend() && *known != now);
        stamps.insert(folder, now);
    }
    const QStringList watched = m_watcher.directories();
    for (const QString& folder : watched) {
        if (!stamps.contains(folder))
            m_watcher.removePath(folder);
    }
    m_stamps = std::move(stamps);
    if (m_open.isEmpty())
        return;
    const FileStamp before = std::exchange(m_openStamp, FileStamp::of(openPath()));
    m_openDirty = m_openDirty || before != m_openStamp;
    watch(openPath(), before, m_openStamp);
}

void Watcher::watch(const QString& path, const FileStamp& before, const FileStamp& now)
{
    // The system watches the file, not the name: when another file has the name, the old watch is worth
    // nothing.
    if (before.inode != 0 && !now.sameFile(before))
        m_watcher.removePath(path);
    if (now.inode != 0)
        m_watcher.addPath(path);
}

void Watcher::settle()
{
    // Armed first: what changes from here on gives a new event.
    arm();
    if (std::exchange(m_foldersDirty, false))
        Q_EMIT foldersChanged();
    if (std::exchange(m_openDirty, false) && !m_open.isEmpty())
        Q_EMIT openDraftChanged(m_open);
}

/// Compares what is there with what was last seen.
void Watcher::look(const QStringList& folders)
{
    for (const QString& folder : folders) {
        if (FileStamp::of(folder) != m_stamps.value(folder))
            m_foldersDirty = true;
    }
    if (!m_open.isEmpty() && FileStamp::of(openPath()) != m_openStamp)
        m_openDirty = true;
}

void Watcher::poll()
{
    QStringList unwatched{m_workspace.root};
    const QStringList directories = m_watcher.directories();
    const QSet<QString> watched(directories.begin(), directories.end());
    for (const QString& folder : std::as_const(m_folders)) {
        if (!watched.contains(folder))
            unwatched += folder;
    }
    look(unwatched);
    if (m_foldersDirty || m_openDirty)
        settle();
}

/// An event came. It may be the folder's alone, for a rename onto the open file takes the file's own watch
/// away.
void Watcher::note(bool folders)
{
    (folders ? m_foldersDirty : m_openDirty) = true;
    if (!m_open.isEmpty() && FileStamp::of(openPath()) != m_openStamp)
        m_openDirty = true;
    startSettling();
}

/// Not started anew by each event: a program that writes without a pause must not keep the signal back.
void Watcher::startSettling()
{
    if ((m_foldersDirty || m_openDirty) && !m_settle.isActive())
        m_settle.start();
}

} // namespace brickwork
