// Logs drawn as text, one character a day, so that a test row can be read at a glance.
#pragma once

#include "core/habit/summary.h"

#include <QStringList>

namespace drawn {

using namespace brickwork;

/// Position 0 of every drawing: a Monday.
inline Day firstDay()
{
    return Day(2025, 1, 6);
}

inline Instant noonOf(Day day)
{
    return Instant::of(QDateTime(day.date(), QTime(12, 0), QTimeZone::UTC));
}

inline void lay(HabitLog& log, Day day, BrickSize size)
{
    Brick brick;
    brick.day = day;
    brick.size = size;
    brick.stamp = {.at = noonOf(day), .zone = QStringLiteral("UTC"), .rollover = {}};
    log.bricks.insert_or_assign(day, brick);
}

/// '#' a normal brick, 's' a small one, 'L' a large one, 'r' a rest, 'R' a normal brick on a rest day, '.'
/// nothing.
inline HabitLog logOf(const QString& drawing, Day first = firstDay())
{
    HabitLog log;
    Day day = first;
    for (const QChar c : drawing) {
        if (c == u'#' || c == u'R')
            lay(log, day, BrickSize::Normal);
        else if (c == u's')
            lay(log, day, BrickSize::Small);
        else if (c == u'L')
            lay(log, day, BrickSize::Large);
        if (c == u'r' || c == u'R')
            log.rests.insert({day, {.day = day, .reason = {}}});
        day = day.next();
    }
    return log;
}

/// The figures at noon UTC of the last day drawn.
inline Summary summaryOf(const QString& drawing, const HabitSettings& settings = {})
{
    return summarise(logOf(drawing), settings, noonOf(firstDay().plus(drawing.size() - 1)), QTimeZone::utc());
}

/// "0-4:3" is three bricks from position 0 to position 4; "-" is no run.
inline QString textOf(const std::optional<Run>& run)
{
    if (!run || !run->start || !run->end)
        return QStringLiteral("-");
    return QStringLiteral("%1-%2:%3")
        .arg(firstDay().daysTo(*run->start))
        .arg(firstDay().daysTo(*run->end))
        .arg(run->bricks);
}

inline QString textOf(const std::vector<Run>& runs)
{
    QStringList texts;
    for (const Run& run : runs)
        texts.append(textOf(std::optional<Run>(run)));
    return texts.join(u' ');
}

inline QString textOf(DailyState state)
{
    switch (state) {
    case DailyState::None:
        return QStringLiteral("none");
    case DailyState::Done:
        return QStringLiteral("done");
    case DailyState::Pending:
        return QStringLiteral("pending");
    case DailyState::Resting:
        return QStringLiteral("resting");
    case DailyState::Broken:
        return QStringLiteral("broken");
    }
    return {};
}

inline QString textOf(WeeklyState state)
{
    switch (state) {
    case WeeklyState::None:
        return QStringLiteral("none");
    case WeeklyState::Done:
        return QStringLiteral("done");
    case WeeklyState::Pending:
        return QStringLiteral("pending");
    case WeeklyState::Broken:
        return QStringLiteral("broken");
    }
    return {};
}

/// "2/1 met, 0/1 open"
inline QString textOf(const std::vector<Week>& weeks)
{
    static const char* const names[] = {"met", "missed", "excused", "open"};
    QStringList texts;
    for (const Week& week : weeks) {
        texts.append(QStringLiteral("%1/%2 %3")
                         .arg(week.posts)
                         .arg(week.target)
                         .arg(QLatin1StringView(names[static_cast<int>(week.status)])));
    }
    return texts.join(QStringLiteral(", "));
}

/// Six decimals, as the figures are published.
inline QString six(double value)
{
    return QString::number(value, 'f', 6);
}

} // namespace drawn
