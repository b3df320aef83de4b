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
    const bool settled = m_state.save != SaveState::Missing && m_state.save != SaveState::Conflict;
    if (settled && m_stamp != FileStamp() &&
        m_stamp == FileStamp::of(m_library.workspace().pathOf(m_state.id)))
        return; // as we left it: a large file is not read for that
    const auto now = read(m_state.id);
    if (!now)
        return noteVanished(now.error());
    if (now->file.hash == m_base.hash)
        return noteTouched(*now);
    if (!dirty())
        return follow(*now, SnapshotReason::BeforeReload);
    if (m_state.save != SaveState::Conflict)
        show(SaveState::Conflict,
             {ErrorCode::Conflict,
              tr("This file was changed by another program while you were writing. Both texts are kept; "
                 "choose which one goes on."),
              {}});
}

void DraftSession::noteVanished(const Error& error)
{
    if (error.code == ErrorCode::NotFound && m_state.save != SaveState::Missing)
        show(SaveState::Missing, {ErrorCode::NotFound,
                                  tr("The file of this draft is gone, or its folder cannot be reached. "
                                     "Your text is kept here; "
                                     "bring the file back, or save it elsewhere."),
                                  error.detail});
}

/// The file holds what it held: it came back, was only touched, or may no longer or again be written to.
void DraftSession::noteTouched(const Read& now)
{
    if (!dirty() && now.file.readOnlyReason != m_base.readOnlyReason)
        return take(now);
    m_stamp = now.stamp;
    if (m_state.save == SaveState::Missing || m_state.save == SaveState::Conflict) {
        show(dirty() ? SaveState::Edited : SaveState::Saved);
        m_idle.start();
    }
}

/// A text that is in a file gives way to what that file holds now.
void DraftSession::follow(const Read& now, SnapshotReason reason)
{
    Q_EMIT risky(m_state.id, m_base.text, reason);
    take(now);
    m_library.refresh(m_state.id);
}

/// The editor gets what the file holds.
void DraftSession::take(const Read& now)
{
    start(m_state.id, now.file, now.stamp);
    Q_EMIT reloaded(now.file.text);
    Q_EMIT began(); // the editor has it now
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
    const auto theirs = read(m_state.id);
    if (!theirs)
        return Failure(theirs.error());
    TextFile written;
    const QString mine = m_source();
    const auto kept =
        createDraft(m_library.workspace(), mineBeside(m_state.id), mine, &written, folderOf(m_state.id));
    if (!kept)
        return Failure(kept.error());
    m_library.refresh(*kept);
    Q_EMIT risky(m_state.id, mine, SnapshotReason::BeforeTakingTheirs);
    take(*theirs);
    return {};
}

} // namespace brickwork
