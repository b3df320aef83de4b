#include "core/flows/draft_posts.h"

#include <algorithm>

namespace brickwork {

namespace {

Instant lastDelivered(const Publication& publication)
{
    Instant last = publication.first.at;
    for (const Delivery& delivery : publication.deliveries)
        last = std::max(last, delivery.at);
    return last;
}

void absorb(std::vector<Delivery>& deliveries, const Delivery& other)
{
    const auto place = std::ranges::lower_bound(deliveries, other.target, {}, &Delivery::target);
    if (place == deliveries.end() || place->target != other.target)
        deliveries.insert(place, other);
    else if (other.live != place->live ? other.live : other.at > place->at)
        *place = other;
}

void absorb(Publication& one, const Publication& other)
{
    if (lastDelivered(other) > lastDelivered(one)) {
        one.post.title = other.post.title;
        one.words = other.words;
        if (!other.url.isEmpty())
            one.url = other.url;
    }
    one.post.retracted = one.post.retracted && other.post.retracted;
    for (const Delivery& delivery : other.deliveries)
        absorb(one.deliveries, delivery);
}

} // namespace

std::vector<Publication> onePostADraft(const std::vector<Publication>& publications)
{
    std::vector<Publication> posts;
    posts.reserve(publications.size());
    std::map<QString, size_t> placeOf;
    for (const Publication& publication : publications) {
        const auto [known, first] = publication.draft.isEmpty()
                                        ? std::pair(placeOf.end(), true)
                                        : placeOf.try_emplace(publication.draft, posts.size());
        if (first)
            posts.push_back(publication);
        else
            absorb(posts[known->second], publication);
    }
    return posts;
}

bool samePost(const Publication& a, const Publication& b)
{
    return a.draft.isEmpty() ? a.post.id == b.post.id : a.draft == b.draft;
}

} // namespace brickwork
