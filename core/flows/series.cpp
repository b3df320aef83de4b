#include "core/flows/series.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

QString keyOf(const QString& series)
{
    return series.simplified().toCaseFolded();
}

const DraftEntry* entryOf(const std::vector<DraftEntry>& drafts, const QString& id)
{
    const auto found = std::ranges::find(drafts, id, [](const DraftEntry& entry) { return entry.id.value; });
    return found == drafts.end() || id.isEmpty() ? nullptr : &*found;
}

/// A part with the instant that settles the order of a day.
struct Standing
{
    SeriesPart part;
    Instant at;
};

bool earlier(const Standing& a, const Standing& b)
{
    return std::tie(a.part.day, a.at, a.part.draft) < std::tie(b.part.day, b.at, b.part.draft);
}

bool isVisible(const Publication& post, const Delivery& delivery, Instant now)
{
    return delivery.live && delivery.state != DeliveryState::Draft && post.post.countsFrom <= now;
}

std::optional<Standing> standing(const Publication& post, const QString& target, const DraftEntry& entry,
                                 Instant now)
{
    if (post.post.retracted)
        return {};
    const auto delivery = std::ranges::find_if(post.deliveries, [&](const Delivery& each) {
        return each.target == target && isVisible(post, each, now);
    });
    if (delivery == post.deliveries.end())
        return {};
    return Standing{.part = {.draft = entry.id,
                             .title = post.post.title,
                             .url = delivery->url,
                             .number = entry.number,
                             .day = post.post.day},
                    .at = post.post.countsFrom};
}

std::vector<SeriesPart> ordered(std::vector<Standing> all)
{
    std::ranges::sort(all, earlier);
    std::vector<Standing> row;
    std::ranges::copy_if(all, std::back_inserter(row),
                         [](const Standing& each) { return each.part.number.has_value(); });
    std::ranges::stable_sort(row, {}, [](const Standing& each) { return each.part.number.value_or(0); });
    for (const Standing& each : all) {
        if (each.part.number)
            continue;
        const auto last = std::find_if(row.rbegin(), row.rend(),
                                       [&each](const Standing& other) { return !earlier(each, other); });
        row.insert(last.base(), each);
    }
    std::vector<SeriesPart> parts;
    for (Standing& each : row)
        parts.push_back(std::move(each.part));
    return parts;
}

std::vector<Standing> standingOn(const QString& series, const QString& target,
                                 const std::vector<DraftEntry>& drafts,
                                 const std::vector<Publication>& publications, Instant now)
{
    std::vector<Standing> all;
    for (const Publication& post : publications) {
        const DraftEntry* entry = entryOf(drafts, post.draft);
        if (!entry || keyOf(entry->series) != keyOf(series))
            continue;
        if (auto part = standing(post, target, *entry, now))
            all.push_back(std::move(*part));
    }
    return all;
}

} // namespace

std::vector<SeriesPart> seriesOn(const QString& series, const QString& target,
                                 const std::vector<DraftEntry>& drafts,
                                 const std::vector<Publication>& publications, Instant now)
{
    return keyOf(series).isEmpty() ? std::vector<SeriesPart>()
                                   : ordered(standingOn(series, target, drafts, publications, now));
}

SeriesPlace seriesPlace(const DraftId& draft, const QString& target, const std::vector<DraftEntry>& drafts,
                        const std::vector<Publication>& publications, Instant now)
{
    SeriesPlace place;
    const DraftEntry* entry = entryOf(drafts, draft.value);
    if (!entry || keyOf(entry->series).isEmpty())
        return place;
    place.series = entry->series.simplified();
    std::vector<Standing> all = standingOn(entry->series, target, drafts, publications, now);
    if (std::ranges::none_of(all, [&](const Standing& each) { return each.part.draft == draft; })) {
        // Later than all that is out, but published elsewhere before it keeps the day it has.
        Standing own{.part = {.draft = draft, .title = entry->title, .number = entry->number}, .at = now};
        for (const Standing& each : all)
            own.part.day = std::max(own.part.day, each.part.day);
        for (const Publication& post : publications) {
            if (post.draft == draft.value && !post.post.retracted) {
                own.part.day = post.post.day;
                own.at = post.post.countsFrom;
            }
        }
        all.push_back(own);
    }
    const std::vector<SeriesPart> parts = ordered(std::move(all));
    const auto self = std::ranges::find(parts, draft, &SeriesPart::draft);
    place.part = static_cast<int>(self - parts.begin()) + 1;
    place.parts = static_cast<int>(parts.size());
    const auto hasAddress = [](const SeriesPart& part) { return !part.url.isEmpty(); };
    const auto before = std::find_if(std::reverse_iterator(self), parts.rend(), hasAddress);
    if (before != parts.rend()) {
        place.previous = {.title = before->title, .url = before->url};
        place.beside.push_back(before->draft);
    }
    const auto after = std::find_if(self + 1, parts.end(), hasAddress);
    if (after != parts.end()) {
        place.next = {.title = after->title, .url = after->url};
        place.beside.push_back(after->draft);
    }
    return place;
}

std::map<QString, QString> seriesByDraft(const std::vector<DraftEntry>& drafts)
{
    std::map<QString, std::map<QString, int>> spellings; // by key: how often each is written
    for (const DraftEntry& entry : drafts) {
        if (!keyOf(entry.series).isEmpty())
            ++spellings[keyOf(entry.series)][entry.series.simplified()];
    }
    std::map<QString, QString> series;
    for (const DraftEntry& entry : drafts) {
        const auto written = spellings.find(keyOf(entry.series));
        if (written != spellings.end())
            series[entry.id.value] = std::ranges::max_element(written->second, {}, [](const auto& each) {
                                         return each.second;
                                     })->first;
    }
    return series;
}

} // namespace brickwork
