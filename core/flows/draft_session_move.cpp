// The part of the draft session that takes the open draft to another folder.
#include "core/flows/draft_session.h"
#include "core/workspace/draft_moves.h"

namespace brickwork {

Result<DraftId> DraftSession::moveTo(const QString& folder)
{
    if (!m_state.open || m_state.id.isEmpty())
        return fail(ErrorCode::Refused, tr("This draft has no file yet; it gets one with its first words."));
    if (auto flushed = flush(); !flushed)
        return Failure(flushed.error());
    const DraftId before = m_state.id;
    auto there = moveDraft(m_library.workspace(), before, folder);
    if (!there || before == *there)
        return there;
    m_state.id = *there;
    if (m_inPlace.contains(before))
        m_inPlace.insert(*there);
    m_library.watcher().setOpenDraft(*there);
    m_library.refresh(before);
    m_library.refresh(*there);
    Q_EMIT moved(before, *there);
    Q_EMIT stateChanged();
    return there;
}

} // namespace brickwork
