// Twenty years of a diligent writer, the same at each run: 7,300 bricks, 5,000 posts, 50,000 rows of writing.
#pragma once

#include "core/habit/log.h"

#include <random>

namespace brickwork::bench {

inline const Day lastDay(2026, 11, 24);
inline constexpr int bricks = 7'300;
inline constexpr int posts = 5'000;
inline constexpr int writingRows = 50'000;

inline Instant morningOf(Day day)
{
    return {(day.julian() - Day(1970, 1, 1).julian()) * 86'400'000 + 9 * 3'600'000};
}

inline HabitLog longLog()
{
    using namespace Qt::StringLiterals;
    std::mt19937 random(20'261'124);
    const auto below = [&random](int limit) {
        return static_cast<int>(random() % static_cast<unsigned>(limit));
    };
    const std::array directions{u"Newsletter"_s, u"Book"_s, u"Talks"_s, u"Essays"_s, QString()};
    HabitLog log;
    // One day in a hundred is missing, so that there are runs.
    Day day = lastDay;
    while (log.bricks.size() < bricks) {
        if (below(100) > 0) {
            const QString& direction = directions.at(static_cast<std::size_t>(below(5)));
            log.bricks.emplace(
                day, Brick{.day = day,
                           .size = static_cast<BrickSize>(1 + below(3)),
                           .source = BrickSource::Manual,
                           .note = u"Two pages and a better ending"_s,
                           .direction = direction.isEmpty() ? std::nullopt : std::optional(direction),
                           .stamp = {morningOf(day), u"Europe/Berlin"_s, {}}});
        }
        day = day.previous();
    }
    const Day first = log.bricks.begin()->first;
    const auto days = static_cast<int>(first.daysTo(lastDay)) + 1;
    for (int i = 0; i < posts; ++i) {
        const Day on = first.plus(i * static_cast<qint64>(days) / posts);
        log.posts.push_back({.id = {u"post-%1"_s.arg(i)},
                             .title = u"What I learned this week, number %1"_s.arg(i),
                             .day = on,
                             .countsFrom = morningOf(on),
                             .retracted = false});
    }
    for (int i = 0; i < writingRows; ++i) {
        Writing row{.day = first.plus(i * static_cast<qint64>(days) / writingRows),
                    .draft = u"drafts/draft-%1.md"_s.arg(i % 40),
                    .title = u"Draft %1"_s.arg(i % 40),
                    .words = {},
                    .msecs = 600'000,
                    .first = {},
                    .last = {},
                    .total = 1'000};
        row.of(WordSource::Typed) = {.added = below(400), .removed = below(80)};
        add(log.writings, row);
    }
    return log;
}

inline HabitSettings longSettings()
{
    HabitSettings settings;
    settings.targets.emplace(Day(2006, 1, 1), 1);
    settings.targets.emplace(Day(2015, 3, 4), 3);
    settings.wordGoals.emplace(Day(2012, 1, 1), 500);
    settings.yearGoals.emplace(Day(2026, 1, 1), 250);
    return settings;
}

} // namespace brickwork::bench
