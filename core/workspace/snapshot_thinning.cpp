#include "core/workspace/snapshot_thinning.h"

#include <algorithm>
#include <map>
#include <utility>

namespace brickwork {

namespace {

constexpr qint64 hour = 3'600'000;
constexpr qint64 day = 24 * hour;
constexpr qint64 week = 7 * day;
constexpr qint64 quarter = 91 * day;
constexpr qint64 riskStays = 30 * day;
constexpr qint64 slack = 10 * 60'000; // two clocks in one house differ by so much
constexpr qint64 longestAway = 60 * day;
constexpr qint64 sameSitting = 20 * hour;

/// Of how long a stretch the last one stays; 0: all do.
qint64 stretchAt(qint64 age)
{
    if (age < day)
        return 0;
    if (age < week)
        return hour;
    return age < quarter ? day : week;
}

qint64 floored(qint64 value, qint64 by)
{
    return value >= 0 ? value / by : -((-value + by - 1) / by);
}

} // namespace

std::vector<bool> afterThinning(std::span<const SnapshotMoment> moments, Instant now)
{
    std::vector<bool> stays(moments.size(), false);
    std::map<std::pair<qint64, qint64>, std::size_t> lasts; // of each stretch of a length
    std::size_t newest = 0;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const qint64 at = moments[i].at.msecs;
        const qint64 age = now.msecs - at;
        if (at >= moments[newest].at.msecs)
            newest = i;
        const qint64 stretch = stretchAt(age);
        if (stretch == 0 || (moments[i].beforeRisk && age < riskStays)) {
            stays[i] = true;
            continue;
        }
        const auto [last, fresh] = lasts.try_emplace({stretch, floored(at, stretch)}, i);
        if (!fresh && at >= moments[last->second].at.msecs)
            last->second = i;
    }
    for (const auto& [stretch, i] : lasts)
        stays[i] = true;
    if (!moments.empty())
        stays[newest] = true;
    return stays;
}

bool isPlausible(Instant now, std::span<const Instant> kept)
{
    qint64 before = 0;
    for (const Instant at : kept) {
        if (at.msecs > now.msecs + slack)
            return false;
        if (at.msecs <= now.msecs - sameSitting)
            before = std::max(before, at.msecs);
    }
    // Nothing but what this sitting kept: then nothing is old either.
    return before == 0 || now.msecs - before <= longestAway;
}

} // namespace brickwork
