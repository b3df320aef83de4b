// Words a day, and the hours at which bricks are laid.
#include "core/habit/day_rule.h"
#include "core/habit/writing.h"
#include "ui/wall/wall_series.h"

#include <QCoreApplication>
#include <QTime>
#include <QTimeZone>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qint64 minuteMsecs = 60'000;
constexpr qint64 hourMsecs = 60 * minuteMsecs;
constexpr qint64 dayMsecs = 24 * hourMsecs;

// The first day of the unit that holds `day`, in the rhythm of the weeks from `first` on.
Day unitOf(Day day, Day first, WordsUnit unit)
{
    switch (unit) {
    case WordsUnit::Days:
        return day;
    case WordsUnit::Weeks:
        return first.plus(first.daysTo(day) / 7 * 7);
    case WordsUnit::Months:
        return Day(day.date().year(), day.date().month(), 1);
    }
    return day;
}

Day nextUnit(Day start, WordsUnit unit)
{
    switch (unit) {
    case WordsUnit::Days:
        return start.next();
    case WordsUnit::Weeks:
        return start.plus(7);
    case WordsUnit::Months:
        return Day(start.date().addMonths(1));
    }
    return start.next();
}

int goalOf(const std::map<Day, int>& goals, Day first, Day last)
{
    int sum = 0;
    if (!goals.empty())
        for (Day day = first; day <= last; day = day.next())
            sum += inForce(goals, day);
    return sum;
}

// A zone's clock over a period: its changes are read once, so that thousands of stamps cost little.
class LocalClock
{
public:
    LocalClock(const QTimeZone& zone, qint64 from, qint64 to) : m_zone(zone)
    {
        const auto utc = [](qint64 msecs) { return QDateTime::fromMSecsSinceEpoch(msecs, QTimeZone::UTC); };
        m_first = zone.isValid() ? zone.offsetFromUtc(utc(from - settled)) * 1000LL : 0;
        if (!zone.isValid() || !zone.hasTransitions())
            return;
        for (const QTimeZone::OffsetData& change : zone.transitions(utc(from - settled), utc(to + settled)))
            m_changes.emplace(change.atUtc.toMSecsSinceEpoch(), change.offsetFromUtc * 1000LL);
    }

    [[nodiscard]] bool isKnown() const { return m_zone.isValid(); }

    // Milliseconds since 1970 on the wall.
    [[nodiscard]] qint64 wallAt(qint64 msecs) const
    {
        const auto after = m_changes.upper_bound(msecs);
        return msecs + (after == m_changes.begin() ? m_first : std::prev(after)->second);
    }

    // R1. Away from a change of the clock the wall alone tells the day; near one the rule does.
    [[nodiscard]] Day dayOf(const Stamp& stamp) const
    {
        const auto near = m_changes.lower_bound(stamp.at.msecs - settled);
        if (near != m_changes.end() && near->first <= stamp.at.msecs + settled)
            return DayRule(m_zone, stamp.rollover).dayOf(stamp.at);
        const qint64 wall = wallAt(stamp.at.msecs) - stamp.rollover.minutes * minuteMsecs;
        return Day(1970, 1, 1).plus(wall / dayMsecs - (wall % dayMsecs < 0 ? 1 : 0));
    }

private:
    static constexpr qint64 settled = 2 * dayMsecs;

    QTimeZone m_zone;
    qint64 m_first = 0;
    std::map<qint64, qint64> m_changes; // UTC to the offset from then on
};

struct Period
{
    qint64 from = std::numeric_limits<qint64>::max();
    qint64 to = std::numeric_limits<qint64>::min();
};

} // namespace

WordsPerDay wordsOf(const HabitLog& log, const HabitSettings& settings, Day first, Day today, WordsUnit unit,
                    const QLocale& locale)
{
    WordsPerDay result{.unit = unit,
                       .bars = {},
                       .welcome = QCoreApplication::translate("Wall", "The words you type are counted here."),
                       .locale = locale};
    const Day begin = unitOf(first, first, unit);
    auto written = log.writings.lower_bound(begin);
    if (written == log.writings.end() || written->first > today)
        return result;
    for (Day start = begin; start <= today; start = nextUnit(start, unit)) {
        WordsBar bar{.first = start, .last = nextUnit(start, unit).previous()};
        bar.goal = goalOf(settings.wordGoals, bar.first, bar.last);
        qint64 msecs = 0;
        for (; written != log.writings.end() && written->first <= std::min(bar.last, today); ++written) {
            for (const auto& [draft, writing] : written->second) {
                bar.typed += writing.of(WordSource::Typed).net();
                bar.pasted += writing.of(WordSource::Pasted).net();
                msecs += writing.msecs;
            }
        }
        bar.minutes = static_cast<int>(msecs / minuteMsecs);
        result.bars.push_back(bar);
    }
    return result;
}

std::array<int, 24> bricksByHour(const HabitLog& log, Day first, Day last)
{
    std::array<int, 24> hours{};
    const auto begin = log.bricks.lower_bound(first);
    const auto end = log.bricks.upper_bound(last);
    std::map<QString, Period> periods;
    for (auto brick = begin; brick != end; ++brick) {
        Period& period = periods[brick->second.stamp.zone];
        period.from = std::min(period.from, brick->second.stamp.at.msecs);
        period.to = std::max(period.to, brick->second.stamp.at.msecs);
    }
    std::map<QString, LocalClock> clocks;
    for (const auto& [zone, period] : periods)
        clocks.emplace(zone, LocalClock(QTimeZone(zone.toLatin1()), period.from, period.to));
    for (auto brick = begin; brick != end; ++brick) {
        const Stamp& stamp = brick->second.stamp;
        const LocalClock& clock = clocks.at(stamp.zone);
        if (!clock.isKnown() || clock.dayOf(stamp) != brick->first)
            continue;
        const qint64 ofDay = (clock.wallAt(stamp.at.msecs) % dayMsecs + dayMsecs) % dayMsecs;
        ++hours.at(static_cast<std::size_t>(ofDay / hourMsecs));
    }
    return hours;
}

Shares hoursOf(const HabitLog& log, Day first, Day last, const QLocale& locale)
{
    Shares result{.shares = {},
                  .welcome = QCoreApplication::translate(
                      "Wall", "The hours at which you stack appear with the first bricks."),
                  .locale = locale};
    const std::array<int, 24> bricks = bricksByHour(log, first, last);
    for (int hour = 0; hour < 24; ++hour) {
        const auto time = [&locale](int at) {
            return locale.toString(QTime(at % 24, 0), QLocale::ShortFormat);
        };
        result.shares.push_back(
            {.label = locale.toString(hour),
             .fullName = QCoreApplication::translate("Wall", "%1 to %2").arg(time(hour), time(hour + 1)),
             .bricks = bricks[static_cast<std::size_t>(hour)]});
    }
    return result;
}

} // namespace brickwork
