#include "core/store/fold.h"

#include "core/store/event_body.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace brickwork {

namespace {

void sort(std::vector<Event>& events)
{
    std::sort(events.begin(), events.end(), &appliedBefore);
}

/// Edits one brick by one event; an event that does not fit changes nothing.
void apply(std::optional<Brick>& brick, const Event& event)
{
    if (event.kind == kinds::brickRemoved) {
        brick.reset();
        return;
    }
    auto next = brickOf(event.body, event.stamp);
    if (!next)
        return;
    if (event.kind == kinds::brickStacked) {
        brick = brick ? merged(*brick, *next) : *next;
    } else if (event.kind == kinds::brickReplaced) {
        if (brick)
            next->stamp = brick->stamp; // an edit does not change when the brick was first stacked
        brick = *next;
    }
}

Delivery& deliveryTo(Publication& publication, const QString& target)
{
    auto& deliveries = publication.deliveries;
    const auto at = std::lower_bound(deliveries.begin(), deliveries.end(), target,
                                     [](const Delivery& d, const QString& name) { return d.target < name; });
    if (at != deliveries.end() && at->target == target)
        return *at;
    Delivery fresh;
    fresh.target = target;
    return *deliveries.insert(at, fresh);
}

bool isOut(const Delivery& delivery)
{
    return delivery.live && delivery.state != DeliveryState::Draft;
}

/// Whether another target has it already, or will have it sooner than this delivery.
bool isOutElsewhere(const Publication& publication, const PublishedPost& post)
{
    const bool elsewhere = std::ranges::any_of(publication.deliveries, [&](const Delivery& delivery) {
        return delivery.target != post.delivery.target && isOut(delivery);
    });
    return elsewhere && (!isOut(post.delivery) || publication.post.countsFrom <= post.countsFrom);
}

/// Since when a post is a publication, not only a draft at its target or one that waits there for its time.
using OutSince = std::optional<Instant>;

OutSince applyPublished(std::optional<Publication>& publication, const PublishedPost& post,
                        const Stamp& stamp, const OutSince& since)
{
    if (!publication)
        publication.emplace();
    const bool wasOut = since && *since <= stamp.at;
    const bool restamped = !wasOut && !isOutElsewhere(*publication, post);
    if (restamped) {
        // R8: day and instant of the first publication stay, whatever follows.
        publication->post.id = post.key;
        publication->post.day = post.day;
        publication->post.countsFrom = post.countsFrom;
        publication->first = stamp;
        publication->scheduled = post.scheduled;
    }
    publication->post.title = post.title;
    publication->words = post.words;
    if (!post.draft.isEmpty())
        publication->draft = post.draft;
    if (!post.delivery.url.isEmpty())
        publication->url = post.delivery.url;
    deliveryTo(*publication, post.delivery.target) = post.delivery;
    publication->post.retracted = std::ranges::none_of(publication->deliveries, &isOut);
    if (!restamped)
        return since;
    if (!isOut(post.delivery))
        return {};
    // What is out is out, even for a record that is dated back.
    constexpr Instant always{std::numeric_limits<qint64>::min()};
    return post.delivery.state == DeliveryState::Scheduled ? post.countsFrom : always;
}

void applyRetracted(Publication& publication, const Retraction& retraction)
{
    for (Delivery& delivery : publication.deliveries) {
        if (!retraction.target || delivery.target == *retraction.target)
            delivery.live = false;
    }
    // A post taken back from one target still stands on another: it counts until nothing of it is left.
    publication.post.retracted = std::ranges::none_of(publication.deliveries, &isOut);
}

} // namespace

std::optional<Brick> foldBrick(std::vector<Event> events)
{
    sort(events);
    std::optional<Brick> brick;
    for (const Event& event : events)
        apply(brick, event);
    return brick;
}

std::optional<Rest> foldRest(std::vector<Event> events)
{
    sort(events);
    std::optional<Rest> rest;
    for (const Event& event : events) {
        if (event.kind == kinds::restRemoved) {
            rest.reset();
        } else if (event.kind == kinds::restAdded) {
            if (auto added = restOf(event.body))
                rest = std::move(added);
        }
    }
    return rest;
}

std::optional<Publication> foldPublication(std::vector<Event> events)
{
    sort(events);
    std::optional<Publication> publication;
    OutSince since;
    for (const Event& event : events) {
        if (event.kind == kinds::postPublished) {
            if (const auto post = publishedOf(event.body, event.stamp))
                since = applyPublished(publication, *post, event.stamp, since);
        } else if (event.kind == kinds::postReviewed && publication) {
            if (const auto review = reviewOf(event.body)) {
                publication->reviewed = event.stamp.at;
                publication->verdict = review->verdict;
            }
        } else if (event.kind == kinds::postRetracted && publication) {
            if (const auto retraction = retractionOf(event.body))
                applyRetracted(*publication, *retraction);
            if (publication->post.retracted && since && *since > event.stamp.at)
                since.reset(); // taken back before its time had come
        } else if (event.kind == kinds::postMoved && publication) {
            if (const auto move = postMoveOf(event.body))
                publication->draft = move->draft;
        }
    }
    return publication;
}

std::optional<Note> foldNote(std::vector<Event> events)
{
    sort(events);
    std::optional<Note> note;
    std::optional<Note> removed;
    for (const Event& event : events) {
        if (event.kind == kinds::noteRemoved) {
            removed = std::exchange(note, std::nullopt);
        } else if (event.kind == kinds::noteAdded || event.kind == kinds::noteChanged) {
            const auto words = noteWordsOf(event.body);
            if (!words)
                continue;
            if (!note)
                note = removed.value_or(Note{.id = words->id, .text = {}, .on = {}, .added = event.stamp.at});
            note->text = words->text;
            note->on = words->on;
        } else if (event.kind == kinds::noteUsed && note) {
            if (const auto use = noteUseOf(event.body)) {
                note->usedIn = use->draft;
                note->used = use->draft.isEmpty() ? std::nullopt : std::optional(event.stamp.at);
            }
        }
    }
    return note;
}

std::optional<TargetRecord> foldTarget(std::vector<Event> events)
{
    sort(events);
    std::optional<TargetRecord> target;
    for (const Event& event : events) {
        if (event.kind == kinds::targetRemoved) {
            target.reset();
        } else if (event.kind == kinds::targetAdded) {
            if (auto added = targetOf(event.body))
                target = std::move(added);
        }
    }
    return target;
}

std::optional<Writing> foldWriting(std::vector<Event> events)
{
    sort(events);
    std::optional<Writing> sum;
    for (const Event& event : events) {
        if (event.kind != kinds::writingLogged)
            continue;
        const auto writing = writingOf(event.body);
        if (writing && sum)
            add(*sum, *writing);
        else if (writing)
            sum = writing;
    }
    return sum;
}

std::vector<SettingValue> foldSetting(std::vector<Event> events)
{
    sort(events);
    std::map<std::optional<Day>, QString> last; // no day sorts before every day
    for (const Event& event : events) {
        if (event.kind != kinds::settingChanged)
            continue;
        if (const auto change = settingChangeOf(event.body))
            last.insert_or_assign(change->from, change->value);
    }
    std::vector<SettingValue> values;
    values.reserve(last.size());
    for (const auto& [from, value] : last)
        values.push_back({from, value});
    return values;
}

} // namespace brickwork
