// The part of the draft session that meets what others wrote: nothing of theirs and nothing of mine is lost.
#include "core/flows/draft_naming.h"
#include "core/flows/draft_session.h"

namespace brickwork {

void DraftSession::recheck()
{
    externalChange();
}

void DraftSession::externalChange()
{
    if (!m_state.open || m_state.id.isEmpty())
        return;
    if (m_saving.isRunning()) {
        m_lookAgain = true;
        return;
    }
    takeAnswer();
    auto now = read(m_state.id);
    if (!now) {
        if (now.error().code == ErrorCode::NotFound && m_state.save != SaveState::Missing)
            show(SaveState::Missing, {ErrorCode::NotFound,
                                      tr("The file of this draft is gone, or its folder cannot be reached. "
                                         "Your text is kept here; "
                                         "bring the file back, or save it elsewhere."),
                                      now.error().detail});
        return;
    }
    if (now->hash == m_base.hash) {
        // It came back, or was only touched.
        if (m_state.save == SaveState::Missing || m_state.save == SaveState::Conflict) {
            show(dirty() ? SaveState::Edited : SaveState::Saved);
            m_idle.start();
        }
        return;
    }
    if (dirty()) {
        if (m_state.save != SaveState::Conflict)
            show(SaveState::Conflict,
                 {ErrorCode::Conflict,
                  tr("This file was changed by another program while you were writing. Both texts are kept; "
                     "choose which one goes on."),
                  {}});
        return;
    }
    const QString text = now->text;
    Q_EMIT risky(m_state.id, m_base.text, SnapshotReason::BeforeReload);
    start(m_state.id, std::move(*now));
    Q_EMIT reloaded(text);
    m_library.refresh(m_state.id);
}

Result<void> DraftSession::keepMine()
{
    takeAnswer();
    const auto theirs = readDraft(m_library.workspace(), m_state.id);
    if (!theirs && theirs.error().code == ErrorCode::NotFound)
        return saveElsewhere().transform([](const DraftId&) {});
    if (!theirs)
        return Failure(theirs.error());
    // Theirs is kept in a file of its own before mine takes the name.
    const auto kept = duplicateDraft(m_library.workspace(), m_state.id);
    if (!kept)
        return Failure(kept.error());
    m_library.refresh(*kept);
    Q_EMIT risky(m_state.id, theirs->text, SnapshotReason::BeforeKeepingMine);
    // Mine keeps its own line ends; theirs may not even be text.
    m_base.hash = theirs->hash;
    ++m_revision;
    m_state.save = SaveState::Edited;
    return flush();
}

Result<void> DraftSession::takeTheirs()
{
    takeAnswer();
    auto theirs = read(m_state.id);
    if (!theirs)
        return Failure(theirs.error());
    TextFile written;
    const QString mine = m_source();
    const auto kept =
        createDraft(m_library.workspace(), mineBeside(m_state.id), mine, &written, folderOf(m_state.id));
    if (!kept)
        return Failure(kept.error());
    m_library.refresh(*kept);
    const QString text = theirs->text;
    Q_EMIT risky(m_state.id, mine, SnapshotReason::BeforeTakingTheirs);
    start(m_state.id, std::move(*theirs));
    Q_EMIT reloaded(text);
    return {};
}

} // namespace brickwork
