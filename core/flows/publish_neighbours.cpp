#include "core/flows/publish_flow_private.h"
#include "core/flows/series.h"
#include "core/markdown/front_matter.h"

using namespace Qt::StringLiterals;

namespace brickwork::publishing {

namespace {

/// The entries of the drafts whose posts readers find there: only those can be neighbours. Read from the disk
/// only for a draft that is part of a series.
std::vector<DraftEntry> entriesThere(const Neighbourhood& around, const PublishRequest& request)
{
    std::vector<DraftEntry> entries;
    if (const auto own = scanDraft(around.workspace, around.draft))
        entries.push_back(*own);
    for (const auto& [id, url] : request.links) {
        if (id == around.draft.value)
            continue;
        if (const auto other = scanDraft(around.workspace, DraftId{id}))
            entries.push_back(*other);
    }
    return entries;
}

} // namespace

void addNeighbourhood(PublishRequest& request, const Neighbourhood& around)
{
    for (const Publication& other : around.publications) {
        for (const Delivery& delivery : other.deliveries) {
            if (delivery.live && delivery.target == around.target && !other.draft.isEmpty())
                request.standing.insert_or_assign(other.draft, delivery.remote);
            const bool readable = delivery.live && delivery.state != DeliveryState::Draft;
            if (readable && delivery.target == around.target && !delivery.url.isEmpty() &&
                !other.draft.isEmpty())
                request.links.insert_or_assign(other.draft, delivery.url);
        }
    }
    if (readFrontMatter(request.draft.text).value(u"series").value_or(QString()).trimmed().isEmpty())
        return;
    const SeriesPlace place = seriesPlace(around.draft, around.target, entriesThere(around, request),
                                          around.publications, around.now);
    request.previous = place.previous;
    request.next = place.next;
}

} // namespace brickwork::publishing
