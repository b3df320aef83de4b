// Publishing as it was planned: the orders to the runner, how far they have got, how they ended, and what is
// said of it when the sheet is closed.
#include "app/publish_desk.h"
#include "core/flows/draft_naming.h"
#include "core/markdown/document.h"
#include "ui/drafts/drafts_state.h"
#include "ui/frame/main_window.h"
#include "ui/frame/status_strip.h"
#include "ui/posts/publish_sheet.h"

#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

bool PublishDesk::running() const
{
    return m_facts.ordered && !allEnded(m_facts);
}

void PublishDesk::publish()
{
    m_facts.now = QDateTime::fromMSecsSinceEpoch(m_services.logbook->clock().now().msecs,
                                                 m_services.logbook->clock().zone());
    const PublishState state = publishState(m_facts, QLocale());
    if (m_facts.ordered || !state.mayPublish)
        return show();
    QStringList chosen;
    for (const PlaceFacts& place : m_facts.places) {
        if (place.chosen)
            chosen << place.target.name;
    }
    m_memory.remember(m_draft, chosen);
    m_ordered = m_draft;
    m_facts.ordered = true;
    m_facts.calledOff = false;
    m_looked = false;
    std::vector<std::pair<PublishWish, QStringList>> orders;
    for (const QString& name : placesToPublish(m_facts)) {
        PlaceFacts& place = *at(name);
        place.stage = ErrandStage::Waiting;
        place.step.reset();
        place.outcome.reset();
        const PublishWish wish = wishAt(m_facts, place);
        const auto like = [&](const auto& order) { return sameWish(order.first, wish); };
        if (const auto same = std::ranges::find_if(orders, like); same != orders.end())
            same->second << name;
        else
            orders.emplace_back(wish, QStringList{name});
    }
    show();
    for (const auto& [wish, names] : orders)
        m_parts.runner.publish(m_ordered, names, wish);
}

void PublishDesk::stop()
{
    if (!running())
        return;
    m_facts.calledOff = true;
    m_parts.runner.cancel();
    show();
}

/// The places where it did not come off are planned once more: something may have changed there since.
void PublishDesk::tryAgain()
{
    if (running())
        return;
    for (PlaceFacts& place : m_facts.places) {
        const bool failed = place.outcome && !place.outcome->has_value();
        place.chosen = failed;
        place.stage = ErrandStage::None;
        place.step.reset();
        place.outcome.reset();
        place.plan.reset();
        place.agreed.clear();
    }
    m_facts.ordered = false;
    m_facts.calledOff = false;
    readPlaces();
    show();
    ask();
}

void PublishDesk::follow(const QString& name, const Step& step)
{
    PlaceFacts* place = at(name);
    if (!running() || !place || place->stage == ErrandStage::None || place->outcome)
        return;
    place->stage = ErrandStage::Running;
    place->step = step;
    show();
}

void PublishDesk::finish(const DraftId& draft, const QString& name, const Result<PublishOutcome>& outcome)
{
    PlaceFacts* place = at(name);
    if (!running() || draft != m_ordered || !place || place->stage == ErrandStage::None || place->outcome)
        return;
    place->stage = ErrandStage::Ended;
    place->outcome = outcome.transform(
        [](const PublishOutcome& done) { return Delivered{.plan = done.plan, .receipt = done.receipt}; });
    if (outcome)
        m_settled.erase({m_draft, name});
    // The window's own logbook hears of it now, not at its next look.
    (void) m_services.logbook->reload();
    show();
    if (allEnded(m_facts))
        end();
}

void PublishDesk::end()
{
    if (anyPublished(m_facts))
        m_published = m_draft;
    if (sheet().isVisible()) {
        m_looked = true;
        return tellStrip();
    }
    const bool failed = anyFailed(m_facts);
    const bool told = !failed && !m_facts.calledOff && offerStatus();
    if (told || !failed)
        m_looked = true;
    if (!told)
        m_window.say(errandOutcome(m_facts), tr("Show"), [this] { showErrand(); });
    tellStrip();
}

void PublishDesk::showErrand()
{
    if (!m_facts.ordered)
        return;
    sheet().open(publishState(m_facts, QLocale()));
    if (!running())
        m_looked = true;
    tellStrip();
}

/// The sheet is closed.
void PublishDesk::leave()
{
    m_asked.clear();
    if (!m_facts.ordered && !m_parts.runner.busy())
        m_parts.runner.cancel(); // plans that nobody looks at any more
    tellStrip();
    if (!running())
        (void) offerStatus();
}

void PublishDesk::tellStrip()
{
    const QString brief = running() || !m_looked ? errandInBrief(m_facts, QLocale()) : QString();
    m_window.strip().setErrand(brief);
}

/// A draft whose front matter says another status stays among those: the writer may want to move it.
bool PublishDesk::offerStatus()
{
    const DraftId id = std::exchange(m_published, {});
    if (id.isEmpty())
        return false;
    const auto file = readDraft(m_services.workspace, id);
    if (!file)
        return false;
    const Document document = parseMarkdown(file->text);
    const auto word = document.frontMatter.value(u"status");
    const auto status = word ? draftStatusFrom(*word) : std::nullopt;
    if (!status || *status == DraftStatus::Published)
        return false;
    const QString title = document.title.isEmpty() ? baseNameOf(id) : document.title;
    m_window.say(tr("“%1” is published. Its status still says %2.").arg(title, statusName(*status)),
                 //: %1 is the name of a draft's status
                 tr("Set to %1").arg(statusName(DraftStatus::Published)),
                 [this, id] { Q_EMIT statusWished(id, DraftStatus::Published); });
    return true;
}

} // namespace brickwork
