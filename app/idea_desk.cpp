#include "app/idea_desk.h"

#include "core/flows/idea_box.h"
#include "ui/drafts/drafts_panel.h"
#include "ui/drafts/drafts_state.h"
#include "ui/drafts/line_sheet.h"
#include "ui/frame/main_window.h"
#include "ui/write/write_page.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

IdeaDesk::IdeaDesk(Services& services, DraftLibrary& library, const Clock& clock, Theme& theme,
                   MainWindow& window)
    : m_services(services), m_library(library), m_clock(clock), m_window(window),
      m_idea(new LineSheet(theme, &window, u"ideaSheet"_s))
{
    connect(m_idea, &LineSheet::wished, this, &IdeaDesk::keepIdea);
    connect(&m_window.write().draftsPanel(), &DraftsPanel::ideaRequested, this, &IdeaDesk::openIdea);
}

IdeaDesk::~IdeaDesk()
{
    m_idea->dismiss();
    delete m_idea;
}

void IdeaDesk::openIdea()
{
    m_idea->open({.heading = tr("Catch an idea"),
                  .placeholder = tr("What is it, in one line?"),
                  .standing = ideasWaiting()});
}

void IdeaDesk::keepIdea(const QString& idea, AfterLine after)
{
    const auto caught = catchIdea(m_services.workspace, idea, m_services.logbook->today());
    if (!caught)
        return m_idea->tell(caught.error().sentence);
    m_library.refresh(*caught);
    m_idea->kept(after, tr("Kept: “%1”. %2").arg(idea, ideasWaiting()));
    if (after == AfterLine::Close)
        m_window.say(tr("The idea is kept. %1").arg(ideasWaiting()));
}

QString IdeaDesk::ideasWaiting() const
{
    const Day today = m_services.logbook->today();
    int count = 0;
    qint64 longest = 0;
    for (const DraftEntry& entry : m_library.drafts()) {
        const Publication* post = m_services.publishing->publicationOf(entry.id);
        if (shownStatus(entry, post && !post->post.retracted) != DraftStatus::Idea)
            continue;
        ++count;
        const Day changed(entry.modified.toTimeZone(m_clock.zone()).date());
        longest = std::max(longest, waitingSince(entry, changed, today).daysTo(today));
    }
    if (count == 0)
        return {};
    const QLocale locale;
    if (longest < 1)
        return count == 1 ? tr("One idea waits.") : tr("%1 ideas wait.").arg(locale.toString(count));
    const QString days = waitingText(longest, locale);
    return count == 1 ? tr("One idea has waited %1.").arg(days)
                      //: %1 is a number of ideas, %2 how long: "9 days"
                      : tr("%1 ideas wait, the oldest %2.").arg(locale.toString(count), days);
}

} // namespace brickwork
