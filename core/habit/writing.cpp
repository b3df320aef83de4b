#include "core/habit/writing.h"

#include <algorithm>
#include <utility>

namespace brickwork {

namespace {

constexpr qint64 longestGap = 30'000; // ms

template <typename Pick>
std::optional<Instant> either(std::optional<Instant> a, std::optional<Instant> b, Pick pick)
{
    if (!a || !b)
        return a ? a : b;
    return pick(*a, *b);
}

} // namespace

bool Writing::isEmpty() const
{
    return msecs == 0 && !first && words == decltype(words){};
}

void add(Writing& earlier, const Writing& later)
{
    for (std::size_t i = 0; i < wordSources; ++i)
        earlier.words[i] += later.words[i];
    earlier.msecs += later.msecs;
    const auto sooner = [](Instant a, Instant b) { return std::min(a, b); };
    const auto latest = [](Instant a, Instant b) { return std::max(a, b); };
    earlier.first = either(earlier.first, later.first, sooner);
    earlier.last = either(earlier.last, later.last, latest);
    if (!later.title.isEmpty())
        earlier.title = later.title;
    earlier.total = later.total;
}

void add(WritingLog& log, const Writing& writing)
{
    auto& drafts = log[writing.day];
    const auto [place, fresh] = drafts.try_emplace(writing.draft, writing);
    if (!fresh)
        add(place->second, writing);
}

DayWriting dayWriting(const WritingLog& log, Day day)
{
    DayWriting sum;
    const auto found = log.find(day);
    if (found == log.end())
        return sum;
    for (const auto& [draft, writing] : found->second) {
        for (std::size_t i = 0; i < wordSources; ++i)
            sum.words[i] += writing.words[i];
        sum.msecs += writing.msecs;
    }
    return sum;
}

qint64 writingTime(std::optional<Instant> before, Instant key)
{
    if (!before || key < *before)
        return 0;
    const qint64 gap = key.msecs - before->msecs;
    return gap <= longestGap ? gap : 0;
}

} // namespace brickwork
