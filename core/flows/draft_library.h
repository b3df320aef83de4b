// The drafts of a workspace as a value, kept fresh: scanned off the GUI thread, watched, and patched after
// each save. It says changed() with the whole list; it knows no widgets and writes nothing.
#pragma once

#include "core/workspace/watcher.h"
#include "core/workspace/workspace.h"

#include <QFutureWatcher>
#include <QObject>

#include <atomic>
#include <memory>

namespace brickwork {

class DraftLibrary final : public QObject
{
    Q_OBJECT

public:
    explicit DraftLibrary(Workspace workspace, QObject* parent = nullptr);
    ~DraftLibrary() override;

    /// Scans in the background; a call during a scan makes another follow it.
    void scan();
    /// Reads one draft's entry anew, after a save, a rename or its removal.
    void refresh(const DraftId& id);
    /// The same with what was read of it already.
    void put(const DraftEntry& entry);

    [[nodiscard]] const Workspace& workspace() const { return m_workspace; }
    [[nodiscard]] const std::vector<DraftEntry>& drafts() const { return m_drafts; }
    [[nodiscard]] const DraftEntry* find(const DraftId& id) const;
    /// True while the folder is not there, or is the empty one that an unmounted disk leaves: then nothing
    /// that is missing is gone.
    [[nodiscard]] bool isAway() const;
    [[nodiscard]] bool scanning() const { return m_scan.isRunning(); }
    /// A sentence while the folder cannot be reached or parts of it cannot be read; else empty.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    [[nodiscard]] Watcher& watcher() { return m_watcher; }

Q_SIGNALS:
    void changed();
    void progressed(int read); ///< drafts read so far by the running scan

private:
    void take();

    Workspace m_workspace;
    Watcher m_watcher;
    std::vector<DraftEntry> m_drafts;
    QString m_problem;
    QFutureWatcher<Result<ScanResult>> m_scan;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    bool m_again = false;
};

} // namespace brickwork
