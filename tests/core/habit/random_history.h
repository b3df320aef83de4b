// Random histories of a writer, each the same for its seed on every machine: a zone at a date where its clock
// does something odd, settings, bricks, rests, posts, and perhaps a flight before the figures are asked for.
#pragma once

#include "tests/core/habit/naive_habit.h"

#include <QRandomGenerator>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <variant>
#include <vector>

namespace random_history {

using namespace brickwork;

/// Something logged: one stacking, one declared rest or one post.
struct Event
{
    Day day;
    std::variant<Brick, Rest, Post> what;
};

struct History
{
    quint32 seed = 0;
    QTimeZone zone; ///< where the figures are asked for
    HabitSettings settings;
    Instant now;
    std::vector<Event> events; ///< by day; those of one day in the order in which they were logged
};

struct Era
{
    const char* zone;
    Day day; ///< lies within the history
};

/// Skipped and repeated hours, midnights and dates, half hours, two hours; and clocks that do nothing.
inline const std::vector<Era>& eras()
{
    static const std::vector<Era> all{{"Australia/Lord_Howe", {2025, 4, 6}},
                                      {"Australia/Lord_Howe", {2025, 10, 5}},
                                      {"Pacific/Apia", {2011, 12, 30}},
                                      {"Pacific/Apia", {2011, 12, 31}},
                                      {"Africa/Cairo", {2023, 4, 28}},
                                      {"Africa/Cairo", {2010, 9, 10}},
                                      {"America/Sao_Paulo", {2018, 11, 4}},
                                      {"America/Sao_Paulo", {2018, 2, 18}},
                                      {"Pacific/Kiritimati", {1994, 12, 31}},
                                      {"Pacific/Kwajalein", {1993, 8, 21}},
                                      {"Europe/Berlin", {2025, 3, 30}},
                                      {"Europe/Berlin", {2020, 12, 31}},
                                      {"America/New_York", {2025, 3, 9}},
                                      {"America/New_York", {2024, 11, 3}},
                                      {"Asia/Kathmandu", {2025, 6, 1}},
                                      {"America/St_Johns", {1988, 10, 30}},
                                      {"America/St_Johns", {2011, 3, 13}},
                                      {"Pacific/Auckland", {2025, 4, 6}},
                                      {"Asia/Tehran", {2022, 3, 22}},
                                      {"Antarctica/Troll", {2025, 3, 30}},
                                      {"Antarctica/Troll", {2024, 10, 27}},
                                      {"America/Havana", {2025, 11, 2}},
                                      {"Africa/Casablanca", {2025, 2, 23}},
                                      {"Pacific/Fakaofo", {2011, 12, 30}},
                                      {"UTC", {2024, 12, 31}},
                                      {"Pacific/Honolulu", {2011, 12, 30}}};
    return all;
}

/// The log as the program folds it: stackings of one day one upon the other.
inline HabitLog logOf(const std::vector<Event>& events)
{
    HabitLog log;
    for (const Event& event : events) {
        if (const auto* brick = std::get_if<Brick>(&event.what)) {
            const auto [found, isNew] = log.bricks.try_emplace(event.day, *brick);
            if (!isNew)
                found->second = merged(found->second, *brick);
        } else if (const auto* rest = std::get_if<Rest>(&event.what)) {
            log.rests.insert_or_assign(event.day, *rest);
        } else {
            log.posts.push_back(std::get<Post>(event.what));
        }
    }
    return log;
}

/// What makes a history of a seed.
class Author
{
public:
    Author(quint32 seed, naive::Walls& walls) : m_seed(seed), m_random(seed), m_walls(walls) {}

    [[nodiscard]] History history()
    {
        const Era& era = eras().at(static_cast<std::size_t>(m_random.bounded(int(eras().size()))));
        m_home = QTimeZone(era.zone);
        const int length = 1 + m_random.bounded(chance(25) ? 130 : 45);
        m_first = era.day.plus(-m_random.bounded(length));
        m_history.seed = m_seed;
        m_history.zone = m_home;
        settle(length);
        m_history.now = nowOn(m_first.plus(length - 1));
        stack();
        rest(length);
        if (chance(35) || m_home == QTimeZone("Pacific/Honolulu"))
            m_history.zone = QTimeZone(destination());
        if (chance(15))
            publishOnArrival();
        else
            publish(length);
        std::ranges::stable_sort(m_history.events, {}, &Event::day);
        return std::move(m_history);
    }

private:
    [[nodiscard]] bool chance(int percent) { return m_random.bounded(100) < percent; }
    [[nodiscard]] naive::Wall& wall() { return m_walls.of(m_home); }
    [[nodiscard]] Rollover rollover() const { return m_history.settings.rollover; }

    void settle(int length)
    {
        HabitSettings& settings = m_history.settings;
        if (chance(60))
            settings.rollover.minutes = chance(50) ? 30 * m_random.bounded(13) : m_random.bounded(361);
        settings.weekStart = static_cast<WeekStart>(m_random.bounded(3));
        settings.freeze = chance(60);
        for (int entries = m_random.bounded(4); entries > 0; --entries)
            settings.targets[m_first.plus(m_random.bounded(length + 30) - 20)] = 1 + m_random.bounded(3);
    }

    // Some time of that day, often its very first or last moment.
    [[nodiscard]] Instant nowOn(Day day)
    {
        const qint64 start = wall().startOf(day, rollover());
        return {chance(30) ? start + m_random.bounded(3) - 1 : start + m_random.bounded(30 * 3'600'000)};
    }

    [[nodiscard]] Instant someTimeOf(Day day)
    {
        const qint64 start = wall().startOf(day, rollover());
        const auto length = static_cast<double>(wall().startOf(day.next(), rollover()) - start);
        return {start + static_cast<qint64>(m_random.generateDouble() * length)};
    }

    [[nodiscard]] Stamp stampAt(Instant at) const
    {
        return {.at = at, .zone = QString::fromLatin1(m_home.id()), .rollover = rollover()};
    }

    void stack()
    {
        constexpr std::array often{20, 50, 80, 90, 96, 100};
        const int percent = often.at(static_cast<std::size_t>(m_random.bounded(int(often.size()))));
        const Day today = wall().dayOf(m_history.now, rollover());
        for (Day day = m_first; day <= today; day = day.next()) {
            if (!wall().exists(day, rollover()) || !chance(percent))
                continue;
            for (int times = chance(20) ? 2 + m_random.bounded(2) : 1; times > 0; --times) {
                Brick brick;
                brick.day = day;
                brick.size = static_cast<BrickSize>(1 + m_random.bounded(3));
                brick.source = chance(30) ? BrickSource::Auto : BrickSource::Manual;
                brick.note = chance(50) ? QString() : QStringLiteral("note %1").arg(m_random.bounded(9));
                if (chance(40))
                    brick.direction = QStringLiteral("direction %1").arg(m_random.bounded(9));
                brick.stamp = stampAt(std::min(someTimeOf(day), m_history.now));
                m_history.events.push_back({.day = day, .what = brick});
            }
        }
    }

    // Single days, and now and then a holiday of up to twelve; some of it still to come.
    void rest(int length)
    {
        const int percent = chance(40) ? 0 : 2 + m_random.bounded(25);
        int holiday = 0;
        for (int i = -5; i < length + 8; ++i) {
            if (holiday == 0 && percent > 0 && chance(3))
                holiday = 3 + m_random.bounded(10);
            if (holiday > 0 || chance(percent)) {
                const Day day = m_first.plus(i);
                m_history.events.push_back(
                    {.day = day, .what = Rest{.day = day, .reason = QStringLiteral("away")}});
            }
            holiday = std::max(0, holiday - 1);
        }
    }

    // Up to about one every other day; some withdrawn, some scheduled.
    void publish(int length)
    {
        if (chance(15))
            return;
        const int begin = m_random.bounded(length);
        const int percent = 5 + m_random.bounded(45);
        for (int i = begin; i < length + 4; ++i) {
            const Day day = m_first.plus(i);
            if (!wall().exists(day, rollover()) || !chance(percent))
                continue;
            const Instant at = someTimeOf(day);
            Post post;
            post.id = {QStringLiteral("post %1").arg(i)};
            post.day = day;
            post.countsFrom = at;
            post.retracted = chance(10);
            m_history.events.push_back({.day = day, .what = post});
        }
    }

    // One post, this very moment, on the first day of a week if that can be; and perhaps it is still the week
    // before where the figures are asked for.
    void publishOnArrival()
    {
        const Day day = wall().dayOf(m_history.now, rollover());
        for (const WeekStart start : {WeekStart::Monday, WeekStart::Sunday, WeekStart::Saturday}) {
            if (naive::weekStartOf(day, start) == day)
                m_history.settings.weekStart = start;
        }
        if (chance(50))
            m_history.zone = QTimeZone("Etc/GMT+12");
        Post post;
        post.id = {QStringLiteral("post of now")};
        post.day = day;
        post.countsFrom = m_history.now;
        m_history.events.push_back({.day = day, .what = post});
    }

    [[nodiscard]] const char* destination()
    {
        constexpr std::array far{"Pacific/Honolulu", "Pacific/Kiritimati", "Etc/GMT+12", "Pacific/Auckland",
                                 "Pacific/Apia"};
        if (m_home == QTimeZone("Pacific/Honolulu")) // with a brick on the day that Samoa never had
            return "Pacific/Apia";
        if (chance(60))
            return far.at(static_cast<std::size_t>(m_random.bounded(int(far.size()))));
        return eras().at(static_cast<std::size_t>(m_random.bounded(int(eras().size())))).zone;
    }

    quint32 m_seed;
    QRandomGenerator m_random;
    naive::Walls& m_walls;
    QTimeZone m_home;
    Day m_first;
    History m_history;
};

inline History historyOf(quint32 seed, naive::Walls& walls)
{
    return Author(seed, walls).history();
}

/// The history as a row asks for it: a letter a day ('#' brick, 'R' brick on a rest day, 'r' rest, '.'
/// nothing) and everything else in words.
inline QString drawingOf(const History& history)
{
    const HabitLog log = logOf(history.events);
    const HabitSettings& settings = history.settings;
    QStringList lines{QStringLiteral("seed %1, now %2 in %3, rollover %4, week %5, freeze %6")
                          .arg(history.seed)
                          .arg(history.now.iso(), QString::fromLatin1(history.zone.id()),
                               settings.rollover.text(), toText(settings.weekStart))
                          .arg(settings.freeze ? QStringLiteral("on") : QStringLiteral("off"))};
    for (const auto& [day, target] : settings.targets)
        lines.append(QStringLiteral("target %1 %2").arg(day.iso()).arg(target));
    if (!history.events.empty()) {
        const Day first = history.events.front().day;
        QString days;
        for (Day day = first; day <= history.events.back().day; day = day.next()) {
            const bool rest = log.rests.contains(day);
            days += log.bricks.contains(day) ? (rest ? u'R' : u'#') : (rest ? u'r' : u'.');
        }
        lines.append(QStringLiteral("from %1: %2").arg(first.iso(), days));
    }
    for (const Post& post : log.posts) {
        lines.append(QStringLiteral("post %1, counts from %2%3")
                         .arg(post.day.iso(), post.countsFrom.iso(),
                              post.retracted ? QStringLiteral(", retracted") : QString()));
    }
    return lines.join(u'\n');
}

} // namespace random_history
