#include "core/flows/draft_library.h"

#include <QtConcurrentRun>

namespace brickwork {

DraftLibrary::DraftLibrary(Workspace workspace, QObject* parent)
    : QObject(parent), m_workspace(std::move(workspace)), m_watcher(m_workspace),
      m_cancelled(std::make_shared<std::atomic_bool>(false))
{
    connect(&m_scan, &QFutureWatcherBase::finished, this, &DraftLibrary::take);
    connect(&m_watcher, &Watcher::foldersChanged, this, &DraftLibrary::scan);
}

DraftLibrary::~DraftLibrary()
{
    m_cancelled->store(true);
    m_scan.waitForFinished();
}

void DraftLibrary::scan()
{
    if (m_scan.isRunning()) {
        m_again = true;
        return;
    }
    const auto cancelled = m_cancelled;
    m_scan.setFuture(QtConcurrent::run([this, cancelled, workspace = m_workspace, previous = m_drafts] {
        return scanDrafts(workspace, previous, [this, &cancelled](int read) {
            if (read % 250 == 0 && read > 0)
                QMetaObject::invokeMethod(
                    this, [this, read] { Q_EMIT progressed(read); }, Qt::QueuedConnection);
            return !cancelled->load();
        });
    }));
}

void DraftLibrary::take()
{
    const Result<ScanResult> scanned = m_scan.result();
    if (!scanned) {
        // An unreachable folder is not an empty one: the list stays as it was.
        m_problem = scanned.error().sentence;
    } else if (scanned->complete) {
        m_drafts = scanned->drafts;
        m_problem = scanned->problems.join(u' ');
        m_watcher.setFolders(scanned->folders);
    } else if (!scanned->problems.isEmpty()) {
        m_problem = scanned->problems.join(u' ');
    }
    Q_EMIT changed();
    if (std::exchange(m_again, false))
        scan();
}

bool DraftLibrary::isAway() const
{
    const auto there = openWorkspace(m_workspace.root);
    return !there || there->id != m_workspace.id;
}

const DraftEntry* DraftLibrary::find(const DraftId& id) const
{
    const auto found = std::ranges::find(m_drafts, id, &DraftEntry::id);
    return found == m_drafts.end() ? nullptr : &*found;
}

void DraftLibrary::put(const DraftEntry& entry)
{
    const auto place = std::ranges::lower_bound(m_drafts, entry.id, {}, &DraftEntry::id);
    if (place != m_drafts.end() && place->id == entry.id)
        *place = entry;
    else
        m_drafts.insert(place, entry);
    Q_EMIT changed();
}

void DraftLibrary::refresh(const DraftId& id)
{
    const auto entry = scanDraft(m_workspace, id);
    if (entry)
        return put(*entry);
    const auto place = std::ranges::lower_bound(m_drafts, id, {}, &DraftEntry::id);
    const bool known = place != m_drafts.end() && place->id == id;
    if (known && entry.error().code == ErrorCode::NotFound && !isAway())
        m_drafts.erase(place);
    Q_EMIT changed();
}

} // namespace brickwork
