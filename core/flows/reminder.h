// Says once a day that today has no brick yet, at the time of day the writer chose, and for which day. It
// promises silence on a day that has a brick or is a rest, and never reminds of a day that is over.
#pragma once

#include "core/base/clock.h"
#include "core/habit/day_rule.h"
#include "core/habit/log.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace brickwork {

/// The instant at which the wall reaches the time chosen (HabitSettings::reminder) within the writer's day: a
/// time before the rollover belongs to the night that ends the day. Nothing while no time is chosen.
[[nodiscard]] std::optional<Instant> reminderAt(const HabitSettings& settings, const DayRule& rule, Day day);

/// The day to remind of now: `today`, if its time has come and its end has not, it has no brick and is no
/// rest, and no reminder of it or of a later day was given. A program that starts late still reminds on that
/// day.
[[nodiscard]] std::optional<Day> reminderDue(const HabitLog& log, const HabitSettings& settings,
                                             const DayRule& rule, Instant now, Day today,
                                             std::optional<Day> lastReminded);

/// The next instant after `now` at which one may become due. Nothing while no time is chosen.
[[nodiscard]] std::optional<Instant> nextReminder(const HabitSettings& settings, const DayRule& rule,
                                                  Instant now);

class Reminder final : public QObject
{
    Q_OBJECT

public:
    /// The log and its settings are read at each look; all three outlive the reminder, which is silent until
    /// the first check().
    Reminder(const HabitLog& log, const HabitSettings& settings, const Clock& clock,
             QObject* parent = nullptr);

    /// The day that was reminded of last, by an earlier run of the program too.
    void setLast(std::optional<Day> day) { m_last = day; }
    /// Looks at the clock now: by its timer, and when the log or its settings changed.
    void check();

Q_SIGNALS:
    void due(brickwork::Day day);

private:
    const HabitLog& m_log;
    const HabitSettings& m_settings;
    const Clock& m_clock;
    QTimer m_timer;
    std::optional<Day> m_last;
};

} // namespace brickwork
