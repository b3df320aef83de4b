// A post that somebody changed where it stands: shown beside the draft, and whatever the writer decides,
// neither text is lost.
#include "app/publish_desk.h"
#include "core/flows/brought_in.h"
#include "core/flows/draft_naming.h"
#include "ui/frame/main_window.h"
#include "ui/posts/publish_sheet.h"

using namespace Qt::StringLiterals;

namespace brickwork {

void PublishDesk::connectTheirs()
{
    connect(&sheet(), &PublishSheet::compareWished, this, &PublishDesk::showTheirs);
    connect(&sheet(), &PublishSheet::theirsAsDraftWished, this, &PublishDesk::openTheirs);
    connect(&sheet(), &PublishSheet::theirsTakeWished, this, &PublishDesk::takeTheirs);
    connect(&sheet(), &PublishSheet::theirsReplaceWished, this, &PublishDesk::replaceTheirs);
}

const PublishPlan* PublishDesk::conflictAt(const QString& name) const
{
    const PlaceFacts* place = at(name);
    const bool conflict = place && place->plan && *place->plan && (*place->plan)->conflict;
    return conflict ? &**place->plan : nullptr;
}

void PublishDesk::showTheirs(const QString& name)
{
    if (const PublishPlan* plan = conflictAt(name))
        sheet().showTheirs({.place = name, .theirs = plan->conflict->theirs, .mine = plan->text});
}

void PublishDesk::openTheirs(const QString& name)
{
    const PublishPlan* plan = conflictAt(name);
    if (!plan)
        return;
    TextFile written;
    const QString wanted = u"%1 %2"_s.arg(baseNameOf(m_draft), name);
    const auto made =
        createDraft(m_services.workspace, wanted, plan->conflict->theirs, &written, folderOf(m_draft));
    sheet().dismiss();
    if (!made)
        return m_window.say(made.error().sentence);
    Q_EMIT draftMade(*made);
}

/// Their text goes into the draft, which then says what stands there: what they changed is settled.
void PublishDesk::takeTheirs(const QString& name)
{
    const PublishPlan* plan = conflictAt(name);
    if (!plan)
        return;
    const QString text = broughtIn(plan->text, plan->conflict->theirs);
    m_settled[{m_draft, name}] = plan->conflict->modified;
    const DraftId draft = m_draft;
    sheet().dismiss();
    Q_EMIT textTaken(draft, text);
    //: %1 is a place
    m_window.say(tr("The text of %1 is in the draft now. What you had is in its history.").arg(name));
}

/// Only the change the writer has seen: another one after it is a conflict again.
void PublishDesk::replaceTheirs(const QString& name)
{
    const PublishPlan* plan = conflictAt(name);
    if (!plan)
        return;
    at(name)->replaces = plan->conflict->modified;
    askAgain(name);
}

} // namespace brickwork
