// The rules R1 to R12 written a second time, as literally as they read: dates laid out as letters, walks
// repeated from the start for every day, nothing kept from one step to the next. It is slow, owes the engine
// nothing but its plain values, and is what the engine is measured against.
#pragma once

#include "core/habit/summary.h"

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

namespace naive {

using namespace brickwork;

/// The clock on the wall of one zone (R1). It knows which offset holds when, found by asking for the offset
/// every hour and halving the hour in which it changed.
class Wall
{
public:
    explicit Wall(QTimeZone zone) : m_zone(std::move(zone)) {}

    /// The first instant at which the wall shows `day` + `rollover` or later.
    [[nodiscard]] qint64 startOf(Day day, Rollover rollover)
    {
        const qint64 mark = utcMidnight(day.date()) + rollover.minutes * 60'000LL;
        for (const Stretch& stretch : stretchesOf(day.date().year())) {
            const qint64 at = std::max(stretch.from, mark - stretch.offset);
            if (at < stretch.to)
                return at;
        }
        qFatal("No wall shows %s.", qPrintable(day.iso()));
    }

    /// The greatest day that has started.
    [[nodiscard]] Day dayOf(Instant at, Rollover rollover)
    {
        Day day = Day(at.toUtc().date()).plus(2); // no wall is two days ahead of UTC
        while (startOf(day, rollover) > at.msecs)
            day = day.previous();
        return day;
    }

    /// Whether some instant belongs to the day.
    [[nodiscard]] bool exists(Day day, Rollover rollover)
    {
        return startOf(day, rollover) < startOf(day.next(), rollover);
    }

private:
    struct Stretch
    {
        qint64 from; ///< all in milliseconds; `to` is not included
        qint64 to;
        qint64 offset;
    };

    static qint64 utcMidnight(QDate date)
    {
        return QDateTime(date, QTime(0, 0), QTimeZone::UTC).toMSecsSinceEpoch();
    }

    [[nodiscard]] qint64 offsetAt(qint64 at) const
    {
        return m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at, QTimeZone::UTC)) * 1000LL;
    }

    // Three days more at either end, so that the first and the last date of the year lie well inside.
    const std::vector<Stretch>& stretchesOf(int year)
    {
        std::vector<Stretch>& stretches = m_years[year];
        if (!stretches.empty())
            return stretches;
        const qint64 end = utcMidnight(QDate(year + 1, 1, 4));
        qint64 at = utcMidnight(QDate(year - 1, 12, 29));
        stretches.push_back({at, end, offsetAt(at)});
        for (; at < end; at += 3'600'000) {
            qint64 before = at;
            qint64 after = at + 3'600'000;
            if (offsetAt(before) == offsetAt(after))
                continue;
            while (after - before > 1) {
                const qint64 middle = before + (after - before) / 2;
                (offsetAt(middle) == offsetAt(at) ? before : after) = middle;
            }
            stretches.back().to = after;
            stretches.push_back({after, end, offsetAt(after)});
        }
        return stretches;
    }

    QTimeZone m_zone;
    std::map<int, std::vector<Stretch>> m_years;
};

/// One wall a zone, so that the hours of a year are asked for once.
class Walls
{
public:
    Wall& of(const QTimeZone& zone) { return m_walls.try_emplace(zone.id(), zone).first->second; }

private:
    std::map<QByteArray, Wall> m_walls;
};

/// R4: the one brick of a day, of all that was stacked on it, in the order in which it was; never none.
inline Brick oneBrick(const std::vector<Brick>& stacked)
{
    Brick brick = stacked.front();
    QStringList notes;
    for (const Brick& each : stacked) {
        brick.size = std::max(brick.size, each.size);
        if (!each.note.isEmpty())
            notes.append(each.note);
        if (!each.direction.value_or(QString()).isEmpty())
            brick.direction = each.direction;
        if (each.source == BrickSource::Manual)
            brick.source = BrickSource::Manual;
    }
    brick.note = notes.join(u'\n');
    return brick;
}

/// The days from the first brick to today as letters: a brick 'b', a rest 'r', a date the zone skipped 'x',
/// the open today 'o', a frozen day 'f', and '.' for a day that was missed.
struct Letters
{
    Day first;
    QString days;

    [[nodiscard]] Day dayAt(qsizetype position) const { return first.plus(position); }
};

// R7: what the bricks since the last unpaid day have earned and the frozen days spent.
inline int meterOf(QStringView sinceBreak)
{
    int meter = 0;
    for (const QChar c : sinceBreak)
        meter = c == u'b' ? std::min(meter + 1, 14) : c == u'f' ? meter - 7 : meter;
    return meter;
}

inline QStringView sinceBreak(QStringView days)
{
    return days.sliced(days.lastIndexOf(u'.') + 1);
}

inline Letters lettersOf(const HabitLog& log, const HabitSettings& settings, Day today, Wall& wall)
{
    Letters letters;
    if (log.bricks.empty())
        return letters;
    letters.first = log.bricks.begin()->first;
    for (Day day = letters.first; day <= today; day = day.next()) {
        if (log.bricks.contains(day))
            letters.days += u'b';
        else if (log.rests.contains(day))
            letters.days += u'r';
        else if (!wall.exists(day, settings.rollover))
            letters.days += u'x';
        else
            letters.days += day == today ? u'o' : u'.';
    }
    if (!settings.freeze)
        return letters;
    for (qsizetype i = 0; i < letters.days.size(); ++i) {
        const QStringView run = sinceBreak(QStringView(letters.days).first(i));
        if (letters.days[i] == u'.' && run.contains(u'b') && meterOf(run) >= 7)
            letters.days[i] = u'f';
    }
    return letters;
}

/// R6: what lies between two breaks is one run, from its first brick to its last.
inline std::vector<Run> runsOf(const Letters& letters)
{
    std::vector<Run> runs;
    qsizetype from = 0;
    for (const QString& part : letters.days.split(u'.')) {
        if (part.contains(u'b')) {
            const Day start = letters.dayAt(from + part.indexOf(u'b'));
            const Day end = letters.dayAt(from + part.lastIndexOf(u'b'));
            runs.push_back({.bricks = static_cast<int>(part.count(u'b')),
                            .start = start,
                            .end = end,
                            .spanDays = static_cast<int>(start.daysTo(end) + 1)});
        }
        from += part.size() + 1;
    }
    return runs;
}

inline DailyState dailyOf(const Letters& letters)
{
    if (letters.days.isEmpty())
        return DailyState::None;
    if (letters.days.endsWith(u'b'))
        return DailyState::Done;
    if (!sinceBreak(letters.days).contains(u'b'))
        return DailyState::Broken;
    return letters.days.endsWith(u'r') ? DailyState::Resting : DailyState::Pending;
}

/// R10 and R11 written out as the sum they are: a brick of value v gives v*(1-m), halved every `halfLife`
/// days that count after it.
inline double scoreOf(const Letters& letters, double halfLife, const std::map<Day, double>& values)
{
    const double m = std::pow(0.5, 1.0 / halfLife);
    double sum = 0;
    for (qsizetype i = 0; i < letters.days.size(); ++i) {
        if (letters.days[i] != u'b')
            continue;
        const auto later = std::ranges::count_if(QStringView(letters.days).sliced(i + 1),
                                                 [](QChar c) { return QStringView(u"b.f").contains(c); });
        sum += values.at(letters.dayAt(i)) * (1 - m) * std::pow(m, static_cast<double>(later));
    }
    return sum;
}

/// R9: the first day of the week, by going back to it.
inline Day weekStartOf(Day day, WeekStart start)
{
    const int wanted = start == WeekStart::Monday ? 1 : start == WeekStart::Sunday ? 7 : 6;
    while (day.date().dayOfWeek() != wanted)
        day = day.previous();
    return day;
}

/// The ISO week that holds the fourth day: the year of its Thursday, and how many Thursdays that year has
/// had.
inline QString labelOf(Day weekStart)
{
    QDate thursday = weekStart.plus(3).date();
    thursday = thursday.addDays(4 - thursday.dayOfWeek());
    int count = 1;
    while (thursday.addDays(-7 * count).year() == thursday.year())
        ++count;
    return QStringLiteral("%1-W%2").arg(thursday.year(), 4, 10, QChar(u'0')).arg(count, 2, 10, QChar(u'0'));
}

inline Week weekFrom(Day start, const HabitLog& log, const HabitSettings& settings, Instant now, Day today)
{
    Week week;
    week.start = start;
    week.label = labelOf(start);
    int rests = 0;
    for (Day day = start; day < start.plus(7); day = day.next()) {
        for (const Post& post : log.posts)
            week.posts += post.day == day && !post.retracted && post.countsFrom <= now ? 1 : 0;
        rests += log.rests.contains(day) ? 1 : 0;
    }
    for (const auto& [since, target] : settings.targets) // in the order of their dates
        week.target = since < start.plus(7) ? target : week.target;
    if (week.posts >= week.target)
        week.status = WeekStatus::Met;
    else if (start.plus(7) > today)
        week.status = WeekStatus::Open;
    else
        week.status = rests >= 4 ? WeekStatus::Excused : WeekStatus::Missed;
    return week;
}

/// R9 and the means of R12; a post dated in a week that has not begun here waits for it.
inline void fillWeeks(Summary& summary, const HabitLog& log, const HabitSettings& settings, Instant now)
{
    const Day open = weekStartOf(summary.today, settings.weekStart);
    const Week current = weekFrom(open, log, settings, now, summary.today);
    summary.postsThisWeek = current.posts;
    summary.targetThisWeek = current.target;
    std::optional<Day> first;
    for (const Post& post : log.posts) {
        if (!post.retracted && post.countsFrom <= now && (!first || post.day < *first))
            first = post.day;
    }
    if (!first || *first >= open.plus(7))
        return;
    QString letters; // 'm' met, '.' missed; what is excused or open is neither
    for (Day start = weekStartOf(*first, settings.weekStart); start <= open; start = start.plus(7)) {
        summary.weeks.push_back(weekFrom(start, log, settings, now, summary.today));
        const WeekStatus status = summary.weeks.back().status;
        letters += status == WeekStatus::Met ? u'm' : status == WeekStatus::Missed ? u'.' : u'-';
    }
    for (const QString& run : letters.split(u'.')) {
        summary.weeklyCurrent = static_cast<int>(run.count(u'm')); // the last one stays
        summary.weeklyLongest = std::max(summary.weeklyLongest, summary.weeklyCurrent);
    }
    const bool broken = letters.contains(u'.') && summary.weeklyCurrent == 0;
    summary.weekly = current.status == WeekStatus::Met ? WeeklyState::Done
                     : broken                          ? WeeklyState::Broken
                                                       : WeeklyState::Pending;
    int closed = 0;
    double posts = 0;
    for (auto week = std::next(summary.weeks.rbegin()); week != summary.weeks.rend() && closed < 4; ++week) {
        posts += week->posts;
        ++closed;
    }
    if (closed > 0)
        summary.meanFour = posts / closed;
}

/// Every figure of R3 to R12 but the pace.
inline Summary summaryOf(const HabitLog& log, const HabitSettings& settings, Instant now, Wall& wall)
{
    Summary summary;
    summary.today = wall.dayOf(now, settings.rollover);
    std::map<Day, double> ones;
    std::map<Day, double> halves;
    for (const auto& [day, brick] : log.bricks) {
        summary.today = std::max(summary.today, day);
        ones[day] = 1;
        halves[day] = static_cast<int>(brick.size) / 2.0;
    }
    const Letters letters = lettersOf(log, settings, summary.today, wall);
    summary.runs = runsOf(letters);
    summary.daily = dailyOf(letters);
    for (const Run& run : summary.runs) {
        if (!summary.longest || run.bricks >= summary.longest->bricks)
            summary.longest = run;
    }
    if (sinceBreak(letters.days).contains(u'b'))
        summary.current = summary.runs.back();
    for (qsizetype i = 0; i < letters.days.size(); ++i) {
        if (letters.days[i] == u'f')
            summary.frozenDays.push_back(letters.dayAt(i));
    }
    summary.freezeMeter = settings.freeze ? meterOf(sinceBreak(letters.days)) : 0;
    summary.strength = scoreOf(letters, 13, ones);
    summary.momentum = scoreOf(letters, 3, halves);
    fillWeeks(summary, log, settings, now);
    return summary;
}

} // namespace naive
