// Logs for the tests of the wall: deterministic, with every kind of day, like those of a real writer.
#pragma once

#include "core/habit/summary.h"

namespace brickwork::sample {

inline const Day today(2025, 11, 21); // a Friday

inline Instant noon(Day day)
{
    return Instant::of(QDateTime(day.date(), QTime(12, 0), QTimeZone::UTC));
}

inline void addBrick(HabitLog& log, Day day, BrickSize size = BrickSize::Normal, const QString& note = {},
                     const QString& direction = {})
{
    log.bricks.emplace(day, Brick{.day = day,
                                  .size = size,
                                  .source = BrickSource::Manual,
                                  .note = note,
                                  .direction = direction.isEmpty() ? std::nullopt : std::optional(direction),
                                  .stamp = {noon(day), QStringLiteral("UTC"), {}}});
}

inline void addPost(HabitLog& log, Day day, const QString& title)
{
    log.posts.push_back({.id = {QStringLiteral("post-%1").arg(log.posts.size())},
                         .title = title,
                         .day = day,
                         .countsFrom = noon(day),
                         .retracted = false});
}

inline HabitLog writer(int days, bool todayLaid)
{
    const QStringList directions{
        QStringLiteral("Newsletter"), QStringLiteral("Book"), QStringLiteral("Talks"), {}};
    const QStringList notes{QStringLiteral("Outline of the next part"), QStringLiteral("Cut 400 words"), {}};
    HabitLog log;
    quint32 seed = 20250721;
    const auto next = [&seed](quint32 below) {
        seed = seed * 1664525U + 1013904223U;
        return (seed >> 8) % below;
    };
    for (int back = days - 1; back >= 0; --back) {
        const Day day = today.plus(-back);
        const int weekday = day.date().dayOfWeek();
        const quint32 size = next(10);
        const quint32 direction = next(10);
        const quint32 luck = next(100);
        const bool recent = back < 14 && back != 5 && back != 9;
        if (back >= 140 && back < 147) {
            log.rests.emplace(day, Rest{day, QStringLiteral("On a walk in the hills")});
        } else if ((back == 0 && todayLaid) || (back > 0 && (recent || luck < (weekday > 5 ? 30U : 68U)))) {
            addBrick(log, day,
                     size < 4   ? BrickSize::Small
                     : size < 8 ? BrickSize::Normal
                                : BrickSize::Large,
                     notes[static_cast<qsizetype>(luck % 3)],
                     directions[direction < 5   ? 0
                                : direction < 8 ? 1
                                : direction < 9 ? 2
                                                : 3]);
        }
        if ((weekday == 2 && luck < 70) || (weekday == 4 && luck < 22) || (weekday == 5 && luck < 8))
            addPost(log, day, QStringLiteral("Letter %1").arg(log.posts.size() + 1));
    }
    return log;
}

inline void addWords(HabitLog& log, Day day, int typed, int pasted = 0,
                     const QString& draft = QStringLiteral("a.md"))
{
    Writing writing;
    writing.day = day;
    writing.draft = draft;
    writing.title = QStringLiteral("A letter");
    writing.of(WordSource::Typed) = {typed > 0 ? typed : 0, typed > 0 ? 0 : -typed};
    writing.of(WordSource::Pasted) = {pasted, 0};
    writing.msecs = typed > 0 ? typed * 4'000LL : 60'000;
    add(log.writings, writing);
}

// The same writer with words on most days, and bricks laid at breakfast or in the evening.
inline HabitLog busyWriter(int days, bool todayLaid)
{
    HabitLog log = writer(days, todayLaid);
    for (auto& [day, brick] : log.bricks) {
        const qint64 luck = day.julian() * 7919 % 101;
        const qint64 hour = luck < 55 ? 6 + luck % 4 : luck < 90 ? 18 + luck % 5 : luck % 24;
        brick.stamp.at = Instant{noon(day).msecs + (hour - 12) * 3'600'000};
        addWords(log, day, static_cast<int>(luck * 9 - 60), luck % 5 == 0 ? 120 : 0);
    }
    return log;
}

inline Summary summaryOf(const HabitLog& log, const HabitSettings& settings = {})
{
    return summarise(log, settings, Instant{noon(today).msecs + 6LL * 3600 * 1000}, QTimeZone::UTC);
}

} // namespace brickwork::sample
