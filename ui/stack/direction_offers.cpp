#include "ui/stack/direction_offers.h"

#include <algorithm>
#include <array>
#include <optional>

namespace brickwork {

namespace {

enum Rank : std::size_t
{
    Begins,
    WordBegins,
    Holds,
    Ranks
};

std::optional<Rank> rankOf(const QString& key, const QString& needle)
{
    const qsizetype at = key.indexOf(needle);
    if (at < 0)
        return std::nullopt;
    if (at == 0)
        return Begins;
    return key.contains(u' ' + needle) ? WordBegins : Holds;
}

} // namespace

QString directionKey(const QString& name)
{
    return name.simplified().normalized(QString::NormalizationForm_C).toCaseFolded();
}

QString speltLikeBefore(const QStringList& directions, const QString& typed)
{
    const auto same = [key = directionKey(typed)](const QString& name) { return directionKey(name) == key; };
    const auto known = std::ranges::find_if(directions, same);
    return known == directions.end() ? typed.simplified() : *known;
}

std::vector<DirectionOffer> directionOffers(const QStringList& directions, const QString& typed)
{
    const QString needle = directionKey(typed);
    std::array<std::vector<DirectionOffer>, Ranks> ranked;
    bool known = needle.isEmpty();
    for (const QString& name : directions) {
        const QString key = directionKey(name);
        known = known || key == needle;
        if (const auto rank = rankOf(key, needle))
            ranked.at(*rank).push_back({.name = name});
    }
    std::vector<DirectionOffer> offers;
    for (const auto& some : ranked)
        offers.insert(offers.end(), some.begin(), some.end());
    if (!known)
        offers.push_back({.name = typed.simplified(), .isNew = true});
    return offers;
}

} // namespace brickwork
