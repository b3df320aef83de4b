// The invariants of R14, each a function that says nothing while it holds for a history and else what it saw;
// and how a history is made smaller while one is still violated.
#pragma once

#include "core/habit/summary.h"
#include "tests/core/habit/drawn_log.h"
#include "tests/core/habit/naive_habit.h"
#include "tests/core/habit/random_history.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace habit_invariants {

using namespace brickwork;
using namespace Qt::StringLiterals;
using random_history::Event;
using random_history::History;

inline constexpr qint64 hour = 3'600'000;

// One history with what every check asks of it.
struct Case
{
    const History& history;
    HabitLog log;
    Summary summary;
    naive::Walls& walls;

    Case(const History& lived, naive::Walls& known)
        : history(lived), log(random_history::logOf(lived.events)),
          summary(summarise(log, lived.settings, lived.now, lived.zone)), walls(known)
    {
    }

    [[nodiscard]] DayRule rule() const { return {history.zone, history.settings.rollover}; }
    [[nodiscard]] QRandomGenerator random(quint32 salt) const
    {
        return QRandomGenerator(history.seed * 16 + salt);
    }
    [[nodiscard]] Summary at(Instant now) const
    {
        return summarise(log, history.settings, now, history.zone);
    }
};

// Empty while the invariant holds; else what was seen.
using Check = QString (*)(const Case&);

inline QString textOf(const Run& run)
{
    return u"%1 bricks from %2 to %3 over %4"_s.arg(run.bricks)
        .arg(run.start ? run.start->iso() : u"-"_s, run.end ? run.end->iso() : u"-"_s)
        .arg(run.spanDays);
}

inline QString textOf(const std::vector<Day>& days)
{
    QStringList texts;
    for (const Day day : days)
        texts.append(day.iso());
    return texts.join(u' ');
}

// Each figure that is not a fraction, by its name.
inline QStringList figuresOf(const Summary& summary)
{
    QStringList texts{u"today "_s + summary.today.iso(),
                      u"current "_s + textOf(summary.current),
                      u"daily "_s + drawn::textOf(summary.daily),
                      u"longest "_s + (summary.longest ? textOf(*summary.longest) : u"-"_s),
                      u"frozen "_s + textOf(summary.frozenDays),
                      u"meter %1"_s.arg(summary.freezeMeter),
                      u"weekly current %1"_s.arg(summary.weeklyCurrent),
                      u"weekly longest %1"_s.arg(summary.weeklyLongest),
                      u"weekly "_s + drawn::textOf(summary.weekly),
                      u"weeks "_s + drawn::textOf(summary.weeks),
                      u"this week %1 of %2"_s.arg(summary.postsThisWeek).arg(summary.targetThisWeek)};
    for (const Run& run : summary.runs)
        texts.append(u"run "_s + textOf(run));
    for (const Week& week : summary.weeks)
        texts.append(u"week %1 %2"_s.arg(week.start.iso(), week.label));
    return texts;
}

// Two ways to sum up may differ in the last digits.
inline QString farther(const QString& name, double actual, double expected)
{
    return std::abs(actual - expected) <= 1e-9 ? QString()
                                               : u"%1 %2, not %3"_s.arg(name).arg(actual).arg(expected);
}

inline QString differences(const Summary& actual, const Summary& expected)
{
    const QStringList have = figuresOf(actual);
    const QStringList want = figuresOf(expected);
    QStringList told;
    for (qsizetype i = 0; i < std::max(have.size(), want.size()); ++i) {
        if (have.value(i) != want.value(i))
            told.append(u"%1, not %2"_s.arg(have.value(i, u"nothing"_s), want.value(i, u"nothing"_s)));
    }
    told.append(farther(u"mean"_s, actual.meanFour.value_or(-1), expected.meanFour.value_or(-1)));
    told.append(farther(u"strength"_s, actual.strength, expected.strength));
    told.append(farther(u"momentum"_s, actual.momentum, expected.momentum));
    told.removeAll(QString());
    return told.join(u"; "_s);
}

inline QString equalsTheNaiveEngine(const Case& c)
{
    return differences(
        c.summary, naive::summaryOf(c.log, c.history.settings, c.history.now, c.walls.of(c.history.zone)));
}

inline QString mergesAsTheNaiveEngine(const Case& c)
{
    std::map<Day, std::vector<Brick>> stacked;
    for (const Event& event : c.history.events) {
        if (const auto* brick = std::get_if<Brick>(&event.what))
            stacked[event.day].push_back(*brick);
    }
    for (const auto& [day, bricks] : stacked) {
        if (c.log.bricks.at(day) != naive::oneBrick(bricks))
            return u"another brick on %1"_s.arg(day.iso());
    }
    return {};
}

// An instant of the last days; or, where a day can go wrong, one in the hours before the clock changes.
inline Instant interestingInstant(const Case& c, QRandomGenerator& random)
{
    const Instant some{c.history.now.msecs + random.bounded(400) * hour - 300 * hour +
                       random.bounded(int(hour))};
    const QTimeZone::OffsetData change = c.history.zone.nextTransition(some.toUtc().addDays(-200));
    if (random.bounded(2) == 0 || !change.atUtc.isValid())
        return some;
    return {change.atUtc.toMSecsSinceEpoch() - random.bounded(3 * int(hour))};
}

inline QString everyInstantHasOneDay(const Case& c)
{
    const DayRule rule = c.rule();
    naive::Wall& wall = c.walls.of(c.history.zone);
    QRandomGenerator random = c.random(1);
    for (int i = 0; i < 6; ++i) {
        const Instant at = interestingInstant(c, random);
        const Day day = rule.dayOf(at);
        if (rule.startOf(day) > at || rule.startOf(day.next()) <= at)
            return u"%1 lies outside its day %2"_s.arg(at.iso(), day.iso());
        if (day != wall.dayOf(at, rule.rollover()))
            return u"%1 is %2, not %3"_s.arg(at.iso(), day.iso(), wall.dayOf(at, rule.rollover()).iso());
        if (rule.startOf(day).msecs != wall.startOf(day, rule.rollover()))
            return u"%1 starts otherwise"_s.arg(day.iso());
    }
    return {};
}

inline QString theDayNeverGoesBack(const Case& c)
{
    const DayRule rule = c.rule();
    QRandomGenerator random = c.random(2);
    Instant at = interestingInstant(c, random);
    Day before = rule.dayOf(at);
    for (int i = 0; i < 16; ++i) {
        at.msecs += 1 + random.bounded(int(hour));
        const Day day = rule.dayOf(at);
        if (day < before)
            return u"%1 after %2 at %3"_s.arg(day.iso(), before.iso(), at.iso());
        before = day;
    }
    return {};
}

// Shuffled, but for the order within each day.
inline QString theOrderOfDaysDoesNotMatter(const Case& c)
{
    std::map<Day, quint32> places;
    QRandomGenerator random = c.random(3);
    for (const Event& event : c.history.events)
        places.try_emplace(event.day, random.generate());
    std::vector<Event> shuffled = c.history.events;
    std::ranges::stable_sort(shuffled, {}, [&](const Event& event) { return places.at(event.day); });
    const HabitLog log = random_history::logOf(shuffled);
    return differences(summarise(log, c.history.settings, c.history.now, c.history.zone), c.summary);
}

inline QString theCurrentRunIsNotLongerThanTheLongest(const Case& c)
{
    const int longest = c.summary.longest ? c.summary.longest->bricks : 0;
    if (c.summary.current.bricks > longest)
        return u"%1 bricks, and the longest has %2"_s.arg(c.summary.current.bricks).arg(longest);
    if (c.summary.weeklyCurrent > c.summary.weeklyLongest)
        return u"%1 weeks, and the longest has %2"_s.arg(c.summary.weeklyCurrent)
            .arg(c.summary.weeklyLongest);
    return {};
}

inline QString noBrickDayIsFrozen(const Case& c)
{
    for (const Day day : c.summary.frozenDays) {
        if (c.log.bricks.contains(day))
            return u"%1 is frozen and has a brick"_s.arg(day.iso());
    }
    return {};
}

// Every brick lies in exactly one run, on the day it was stored with.
inline QString runsHoldingTheBricksOf(const HabitLog& log, const Summary& summary)
{
    std::set<Day> held;
    for (const Run& run : summary.runs) {
        int bricks = 0;
        for (auto it = log.bricks.lower_bound(*run.start); it != log.bricks.upper_bound(*run.end); ++it)
            bricks += held.insert(it->first).second ? 1 : 0;
        if (bricks != run.bricks || !log.bricks.contains(*run.start) || !log.bricks.contains(*run.end))
            return u"the run holds others: "_s + textOf(run);
    }
    return held.size() == log.bricks.size() ? QString() : u"a brick lies in no run"_s;
}

// Each counted post that is not of a week still to come here.
inline QString weeksHoldingThePostsOf(const Case& c, const Summary& summary, WeekStart start)
{
    const Day end = naive::weekStartOf(summary.today, start).plus(7);
    const auto counted = std::ranges::count_if(c.log.posts, [&](const Post& post) {
        return !post.retracted && post.countsFrom <= c.history.now && post.day < end;
    });
    qsizetype held = 0;
    for (const Week& week : summary.weeks)
        held += week.posts;
    return held == counted ? QString() : u"%1 posts in weeks, %2 counted"_s.arg(held).arg(counted);
}

inline QString settingsLeaveStoredDaysAlone(const Case& c)
{
    QRandomGenerator random = c.random(4);
    HabitSettings other = c.history.settings;
    other.weekStart = static_cast<WeekStart>((static_cast<int>(other.weekStart) + 1) % 3);
    other.targets.insert_or_assign(c.summary.today.plus(-random.bounded(40)), 1 + random.bounded(4));
    const Summary regrouped = summarise(c.log, other, c.history.now, c.history.zone);
    if (regrouped.runs != c.summary.runs || regrouped.frozenDays != c.summary.frozenDays ||
        regrouped.today != c.summary.today || regrouped.strength != c.summary.strength)
        return u"a day's figure moves with the week"_s;
    const QString posts = weeksHoldingThePostsOf(c, regrouped, other.weekStart);
    if (!posts.isEmpty())
        return posts;
    other.rollover.minutes = random.bounded(361);
    other.freeze = !other.freeze;
    const QTimeZone elsewhere(random.bounded(2) == 0 ? "Pacific/Kiritimati" : "Pacific/Apia");
    const Summary moved = summarise(c.log, other, c.history.now, elsewhere);
    const QString bricks = runsHoldingTheBricksOf(c.log, moved);
    return bricks.isEmpty() ? weeksHoldingThePostsOf(c, moved, other.weekStart) : bricks;
}

inline QString runsShortened(const Summary& before, const Summary& after)
{
    for (const Run& run : before.runs) {
        const bool kept = std::ranges::any_of(after.runs, [&](const Run& grown) {
            return *grown.start <= *run.start && *run.end <= *grown.end && grown.bricks >= run.bricks;
        });
        if (!kept)
            return u"no longer held: "_s + textOf(run);
    }
    if (after.current.bricks < before.current.bricks)
        return u"the current run fell to "_s + textOf(after.current);
    if (before.longest && after.longest->bricks < before.longest->bricks)
        return u"the longest run fell to "_s + textOf(*after.longest);
    return {};
}

// Anywhere from a week before the first to today; frozen days first, for they are the interesting ones.
inline QString addingABrickShortensNoRun(const Case& c)
{
    QRandomGenerator random = c.random(5);
    const Day first = c.log.bricks.empty() ? c.summary.today : c.log.bricks.begin()->first;
    const int span = static_cast<int>(first.daysTo(c.summary.today)) + 8;
    std::vector<Day> days = c.summary.frozenDays;
    days.resize(std::min<std::size_t>(days.size(), 2));
    for (int i = 0; i < 4; ++i)
        days.push_back(first.plus(random.bounded(span) - 7));
    for (const Day day : days) {
        if (c.log.bricks.contains(day))
            continue;
        HabitLog more = c.log;
        drawn::lay(more, day, BrickSize::Normal);
        const QString why =
            runsShortened(c.summary, summarise(more, c.history.settings, c.history.now, c.history.zone));
        if (!why.isEmpty())
            return u"a brick on %1: %2"_s.arg(day.iso(), why);
    }
    return {};
}

inline QString unfrozen(const Summary& earlier, const Summary& later)
{
    for (const Day day : earlier.frozenDays) {
        if (std::ranges::find(later.frozenDays, day) == later.frozenDays.end())
            return u"%1 was frozen on %2 and is not on %3"_s.arg(day.iso(), earlier.today.iso(),
                                                                 later.today.iso());
    }
    return {};
}

// Lived forwards: the log as it was on some days of the past, each brick laid when its day was today.
inline QString aLaterNowUnfreezesNoDay(const Case& c)
{
    QRandomGenerator random = c.random(6);
    const Summary muchLater = c.at({c.history.now.msecs + random.bounded(500) * hour});
    QString why = unfrozen(c.summary, muchLater);
    if (c.log.bricks.empty() || !c.history.settings.freeze || !why.isEmpty())
        return why;
    const Day first = c.log.bricks.begin()->first;
    std::set<Day> cuts;
    for (int i = 0; i < 3; ++i)
        cuts.insert(first.plus(random.bounded(int(first.daysTo(c.summary.today)) + 1)));
    std::optional<Summary> before;
    for (const Day cut : cuts) {
        HabitLog then = c.log;
        then.bricks.erase(then.bricks.upper_bound(cut), then.bricks.end());
        const Summary lived = summarise(then, c.history.settings, c.rule().startOf(cut), c.history.zone);
        why = before ? unfrozen(*before, lived) : QString();
        if (why.isEmpty())
            why = unfrozen(lived, c.summary);
        if (!why.isEmpty())
            return why;
        before = lived;
    }
    return {};
}

inline QString strengthStaysInItsRange(const Case& c)
{
    const double s = c.summary.strength;
    return s >= 0 && s <= 1 ? QString() : QString::number(s);
}

inline QString momentumStaysInItsRange(const Case& c)
{
    const double s = c.summary.momentum;
    return s >= 0 && s <= 1.5 ? QString() : QString::number(s);
}

struct Invariant
{
    const char* name;
    Check check;
    int violations = 0;
    QString first = {}; ///< the first violation, drawn
};

// What is left of a history when nothing more can be taken from it with the violation still there.
inline History shrunk(History history, Check check, naive::Walls& walls)
{
    const auto fails = [&](const History& smaller) { return !check(Case(smaller, walls)).isEmpty(); };
    const auto attempt = [&](const auto& change) {
        History smaller = history;
        change(smaller);
        if (fails(smaller))
            history = smaller;
    };
    attempt([](History& smaller) { smaller.settings.targets.clear(); });
    attempt([](History& smaller) { smaller.settings.freeze = false; });
    attempt([](History& smaller) { smaller.settings.rollover = {}; });
    attempt([](History& smaller) { smaller.zone = QTimeZone(QTimeZone::UTC); });
    for (std::size_t i = history.events.size(); i > 0; --i)
        attempt([i](History& smaller) { smaller.events.erase(smaller.events.begin() + qsizetype(i) - 1); });
    return history;
}

inline std::vector<Invariant> all()
{
    return {{"every figure equals that of the naive engine", &equalsTheNaiveEngine},
            {"stacking merges as the naive engine does", &mergesAsTheNaiveEngine},
            {"every instant belongs to exactly one day", &everyInstantHasOneDay},
            {"the day never goes back within a zone", &theDayNeverGoesBack},
            {"the order of events on different days does not matter", &theOrderOfDaysDoesNotMatter},
            {"the current run is not longer than the longest", &theCurrentRunIsNotLongerThanTheLongest},
            {"no brick day is frozen", &noBrickDayIsFrozen},
            {"settings leave stored days alone", &settingsLeaveStoredDaysAlone},
            {"adding a brick shortens no run", &addingABrickShortensNoRun},
            {"a later now unfreezes no day", &aLaterNowUnfreezesNoDay},
            {"strength lies between 0 and 1", &strengthStaysInItsRange},
            {"momentum lies between 0 and 1.5", &momentumStaysInItsRange}};
}

} // namespace habit_invariants
