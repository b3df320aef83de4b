#include "core/flows/reminder.h"

#include "core/habit/rests.h"
#include "core/habit/summary.h"

#include <algorithm>

namespace brickwork {

namespace {

// A timer does not run while the machine sleeps and knows nothing of a clock that is set: so it never sleeps
// longer.
constexpr qint64 longestNap = 30'000; // ms

} // namespace

std::optional<Instant> reminderAt(const HabitSettings& settings, const DayRule& rule, Day day)
{
    if (!settings.reminder)
        return std::nullopt;
    const int minutes = *settings.reminder;
    // A rule whose days begin at that time says when the wall reaches it, skipped and repeated hours
    // included.
    const DayRule times(rule.zone(), Rollover{minutes});
    return times.startOf(minutes < rule.rollover().minutes ? day.next() : day);
}

std::optional<Day> reminderDue(const HabitLog& log, const HabitSettings& settings, const DayRule& rule,
                               Instant now, Day today, std::optional<Day> lastReminded)
{
    const auto at = reminderAt(settings, rule, today);
    if (!at || now < *at || now >= rule.startOf(today.next()))
        return std::nullopt;
    if (log.bricks.contains(today) || isRest(log, settings, today))
        return std::nullopt;
    if (lastReminded && *lastReminded >= today)
        return std::nullopt;
    return today;
}

std::optional<Instant> nextReminder(const HabitSettings& settings, const DayRule& rule, Instant now)
{
    for (Day day = rule.dayOf(now);; day = day.next()) {
        const auto at = reminderAt(settings, rule, day);
        if (!at || *at > now)
            return at;
    }
}

Reminder::Reminder(const HabitLog& log, const HabitSettings& settings, const Clock& clock, QObject* parent)
    : QObject(parent), m_log(log), m_settings(settings), m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Reminder::check);
}

void Reminder::check()
{
    const Instant now = m_clock.now();
    const DayRule rule(m_clock.zone(), m_settings.rollover);
    if (const auto next = nextReminder(m_settings, rule, now))
        m_timer.start(static_cast<int>(std::clamp<qint64>(next->msecs - now.msecs, 1, longestNap)));
    else
        m_timer.stop();
    const Day today = effectiveToday(m_log, rule, now);
    const auto day = reminderDue(m_log, m_settings, rule, now, today, m_last);
    if (!day)
        return;
    m_last = day;
    Q_EMIT due(*day);
}

} // namespace brickwork
