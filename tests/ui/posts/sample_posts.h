// Publications for the tests of the Posts page: one at a time, and a writer's seventy.
#pragma once

#include "core/store/event.h"

namespace brickwork::sample {

inline Instant noon(Day day)
{
    return Instant::of(QDateTime(day.date(), QTime(12, 0), QTimeZone::UTC));
}

inline Delivery delivery(Day day, const QString& target = {}, const QString& url = {})
{
    Delivery made;
    made.target = target;
    made.url = url;
    made.at = noon(day);
    return made;
}

inline Publication publication(const QString& key, Day day, const QString& title, int words = 0)
{
    Publication made;
    made.post = {.id = {key}, .title = title, .day = day, .countsFrom = noon(day), .retracted = false};
    made.first = {.at = noon(day), .zone = QStringLiteral("UTC"), .rollover = {}};
    made.words = words;
    return made;
}

/// Published from a draft to a target of ours.
inline Publication ours(const QString& key, Day day, const QString& title, int words, const QString& draft)
{
    Publication made = publication(key, day, title, words);
    made.draft = draft;
    made.url = QStringLiteral("https://example.org/posts/%1/").arg(key);
    made.deliveries = {delivery(day, QStringLiteral("My site"), made.url)};
    return made;
}

/// Recorded by hand.
inline Publication elsewhere(const QString& key, Day day, const QString& title, const QString& url = {})
{
    Publication made = publication(key, day, title);
    made.url = url;
    made.deliveries = {delivery(day, {}, url)};
    return made;
}

inline Publication takenBack(Publication post)
{
    post.post.retracted = true;
    for (Delivery& each : post.deliveries)
        each.live = false;
    return post;
}

inline std::vector<Publication> seventy(bool longNames = false)
{
    const QStringList titles{QStringLiteral("My path into AI"),
                             QStringLiteral("What a reward model is"),
                             QStringLiteral("Housekeeping, November"),
                             QStringLiteral("On saying no"),
                             QStringLiteral("Open models, one year on"),
                             QStringLiteral("A desk by the window"),
                             QStringLiteral("Why nobody writes the obvious")};
    std::vector<Publication> all;
    Day day(2024, 5, 3);
    for (int i = 0; i < 70; ++i) {
        day = day.plus(1 + (i * 7919) % 17);
        QString title = QStringLiteral("%1 (%2)").arg(titles[i % titles.size()]).arg(i + 1);
        if (longNames && i % 3 == 0)
            title = title.repeated(6);
        const QString key = QStringLiteral("post-%1").arg(i, 3, 10, QLatin1Char('0'));
        if (i % 5 == 4)
            all.push_back(
                elsewhere(key, day, title, QStringLiteral("https://www.letters.example/p/%1").arg(i)));
        else
            all.push_back(ours(key, day, title, 300 + (i * 613) % 2400,
                               longNames ? QStringLiteral("letters/%1/%2.md").arg(title.left(120)).arg(i)
                                         : QStringLiteral("letters/%1.md").arg(i)));
        if (longNames && i % 4 == 0)
            all.back().deliveries.push_back(
                delivery(day, QStringLiteral("The other site with the long name"), all.back().url));
        if (i % 23 == 20)
            all.back() = takenBack(all.back());
    }
    return all;
}

} // namespace brickwork::sample
