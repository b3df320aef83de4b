#include "app/cli/status_json.h"

#include "core/habit/rests.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Status)
};

QJsonValue isoOrNull(const std::optional<Day>& day)
{
    return day ? QJsonValue(day->iso()) : QJsonValue(QJsonValue::Null);
}

QJsonObject runJson(const Run& run)
{
    return {{u"bricks"_s, run.bricks},
            {u"start"_s, isoOrNull(run.start)},
            {u"end"_s, isoOrNull(run.end)},
            {u"span_days"_s, run.spanDays}};
}

QJsonObject brickJson(const Brick& brick)
{
    return {{u"size"_s, toText(brick.size)},
            {u"source"_s, toText(brick.source)},
            {u"note"_s, brick.note},
            {u"direction"_s, brick.direction ? QJsonValue(*brick.direction) : QJsonValue(QJsonValue::Null)}};
}

QJsonObject weeklyJson(const Summary& summary)
{
    QJsonArray weeks;
    for (const Week& week : summary.weeks) {
        weeks.append(QJsonObject{{u"week"_s, week.start.iso()},
                                 {u"label"_s, week.label},
                                 {u"posts"_s, week.posts},
                                 {u"target"_s, week.target},
                                 {u"status"_s, toText(week.status)}});
    }
    return {{u"current"_s, summary.weeklyCurrent},
            {u"state"_s, toText(summary.weekly)},
            {u"longest"_s, summary.weeklyLongest},
            {u"weeks"_s, weeks}};
}

} // namespace

QString toText(DailyState state)
{
    switch (state) {
    case DailyState::None:
        return u"none"_s;
    case DailyState::Done:
        return u"done"_s;
    case DailyState::Pending:
        return u"pending"_s;
    case DailyState::Resting:
        return u"resting"_s;
    case DailyState::Broken:
        return u"broken"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toText(WeeklyState state)
{
    switch (state) {
    case WeeklyState::None:
        return u"none"_s;
    case WeeklyState::Done:
        return u"done"_s;
    case WeeklyState::Pending:
        return u"pending"_s;
    case WeeklyState::Broken:
        return u"broken"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString toText(WeekStatus status)
{
    switch (status) {
    case WeekStatus::Met:
        return u"met"_s;
    case WeekStatus::Missed:
        return u"missed"_s;
    case WeekStatus::Excused:
        return u"excused"_s;
    case WeekStatus::Open:
        return u"open"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

namespace {

// Those declared, ahead of today too, and those that the rule for weekdays gave the days since the log began.
std::set<Day> restDaysToTell(const HabitLog& log, const HabitSettings& settings, const Summary& summary)
{
    std::set<Day> days;
    Day begin = summary.today;
    for (const auto& [day, rest] : log.rests) {
        days.insert(day);
        begin = std::min(begin, day);
    }
    if (!log.bricks.empty())
        begin = std::min(begin, log.bricks.begin()->first);
    if (!summary.weeks.empty())
        begin = std::min(begin, summary.weeks.front().start);
    for (const Day day : restDays(log, settings, begin, summary.today))
        days.insert(day);
    return days;
}

} // namespace

QJsonObject statusJson(const HabitLog& log, const HabitSettings& settings, const Summary& summary)
{
    QJsonArray brickDays;
    QJsonObject bricks;
    for (const auto& [day, brick] : log.bricks) {
        brickDays.append(day.iso());
        bricks.insert(day.iso(), brickJson(brick));
    }
    QJsonArray restDays;
    for (const Day day : restDaysToTell(log, settings, summary))
        restDays.append(day.iso());
    QJsonArray frozenDays;
    for (const Day day : summary.frozenDays)
        frozenDays.append(day.iso());

    QJsonObject current = runJson(summary.current);
    current.insert(u"state"_s, toText(summary.daily));
    const QJsonValue longest =
        summary.longest ? QJsonValue(runJson(*summary.longest)) : QJsonValue(QJsonValue::Null);
    return {{u"today"_s, summary.today.iso()},
            {u"brick_days"_s, brickDays},
            {u"bricks"_s, bricks},
            {u"rest_days"_s, restDays},
            {u"frozen_days"_s, frozenDays},
            {u"freeze_meter"_s, summary.freezeMeter},
            {u"daily"_s, QJsonObject{{u"current"_s, current}, {u"longest"_s, longest}}},
            {u"weekly"_s, weeklyJson(summary)},
            {u"strength"_s, summary.strength},
            {u"momentum"_s, summary.momentum}};
}

namespace {

QString brickCount(int bricks)
{
    return bricks == 1 ? Words::tr("1 brick") : Words::tr("%1 bricks").arg(bricks);
}

QString dayCount(int days)
{
    return days == 1 ? Words::tr("1 day") : Words::tr("%1 days").arg(days);
}

} // namespace

QString statusText(const Summary& summary)
{
    QStringList lines;
    lines << Words::tr("Today      %1").arg(summary.today.iso());
    lines << Words::tr("Streak     %1 (%2), %3 over %4")
                 .arg(summary.current.bricks)
                 .arg(toText(summary.daily), brickCount(summary.current.bricks),
                      dayCount(summary.current.spanDays));
    if (summary.longest)
        lines << Words::tr("Longest    %1, %2 to %3")
                     .arg(brickCount(summary.longest->bricks))
                     .arg(summary.longest->start->iso(), summary.longest->end->iso());
    lines << Words::tr("This week  %1 of %2 posts").arg(summary.postsThisWeek).arg(summary.targetThisWeek);
    lines << Words::tr("Weeks      %1 in a row (%2), longest %3")
                 .arg(summary.weeklyCurrent)
                 .arg(toText(summary.weekly))
                 .arg(summary.weeklyLongest);
    lines << Words::tr("Strength   %1 %").arg(summary.strength * 100, 0, 'f', 1);
    return lines.join(u'\n');
}

} // namespace brickwork
