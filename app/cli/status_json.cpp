#include "app/cli/status_json.h"

#include "app/cli/json_text.h"
#include "core/habit/rests.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <string_view>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr size_t bytesEach = 256; ///< of a brick or a week, about

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Status)
};

/// What Day::iso() says. There are thousands to tell, and Qt's way takes fifty times as long.
std::string iso(Day day)
{
    const QDate date = day.date();
    if (date.year() < 1 || date.year() > 9999)
        return day.iso().toStdString();
    std::string text = "0000-00-00";
    const auto put = [&text](size_t last, int number) {
        for (size_t at = last; number > 0; number /= 10)
            text[at--] = static_cast<char>('0' + number % 10);
    };
    put(3, date.year());
    put(6, date.month());
    put(9, date.day());
    return text;
}

void dayOrNull(JsonText& json, std::string_view name, const std::optional<Day>& day)
{
    json.name(name);
    if (day)
        json.plain(iso(*day));
    else
        json.nothing();
}

/// The names and values of a run; the object stays open.
void openRun(JsonText& json, const Run& run)
{
    json.openObject(JsonText::Layout::InLine);
    json.name("bricks");
    json.number(run.bricks);
    dayOrNull(json, "start", run.start);
    dayOrNull(json, "end", run.end);
    json.name("span_days");
    json.number(run.spanDays);
}

void writeBrick(JsonText& json, const Brick& brick)
{
    json.openObject(JsonText::Layout::InLine);
    json.name("size");
    json.text(toText(brick.size));
    json.name("source");
    json.text(toText(brick.source));
    json.name("note");
    json.text(brick.note);
    json.name("direction");
    if (brick.direction)
        json.text(*brick.direction);
    else
        json.nothing();
    json.closeObject();
}

void writeBricks(JsonText& json, const HabitLog& log)
{
    json.name("brick_days");
    json.openList(JsonText::Layout::InLine);
    for (const auto& [day, brick] : log.bricks)
        json.plain(iso(day));
    json.closeList();
    json.name("bricks");
    json.openObject();
    for (const auto& [day, brick] : log.bricks) {
        json.name(iso(day));
        writeBrick(json, brick);
    }
    json.closeObject();
}

template <typename Days>
void writeDays(JsonText& json, std::string_view name, const Days& days)
{
    json.name(name);
    json.openList(JsonText::Layout::InLine);
    for (const Day day : days)
        json.plain(iso(day));
    json.closeList();
}

void writeDaily(JsonText& json, const Summary& summary)
{
    json.name("daily");
    json.openObject();
    json.name("current");
    openRun(json, summary.current);
    json.name("state");
    json.text(toText(summary.daily));
    json.closeObject();
    json.name("longest");
    if (summary.longest) {
        openRun(json, *summary.longest);
        json.closeObject();
    } else {
        json.nothing();
    }
    json.closeObject();
}

void writeWeekly(JsonText& json, const Summary& summary)
{
    json.name("weekly");
    json.openObject();
    json.name("current");
    json.number(summary.weeklyCurrent);
    json.name("state");
    json.text(toText(summary.weekly));
    json.name("longest");
    json.number(summary.weeklyLongest);
    json.name("weeks");
    json.openList();
    for (const Week& week : summary.weeks) {
        json.openObject(JsonText::Layout::InLine);
        json.name("week");
        json.plain(iso(week.start));
        json.name("label");
        json.text(week.label);
        json.name("posts");
        json.number(week.posts);
        json.name("target");
        json.number(week.target);
        json.name("status");
        json.text(toText(week.status));
        json.closeObject();
    }
    json.closeList();
    json.closeObject();
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

std::string statusJson(const HabitLog& log, const HabitSettings& settings, const Summary& summary)
{
    JsonText json(bytesEach * (log.bricks.size() + summary.weeks.size() + 8));
    json.openObject();
    json.name("today");
    json.plain(iso(summary.today));
    writeBricks(json, log);
    writeDays(json, "rest_days", restDaysToTell(log, settings, summary));
    writeDays(json, "frozen_days", summary.frozenDays);
    json.name("freeze_meter");
    json.number(summary.freezeMeter);
    writeDaily(json, summary);
    writeWeekly(json, summary);
    json.name("strength");
    json.number(summary.strength);
    json.name("momentum");
    json.number(summary.momentum);
    json.closeObject();
    return json.take();
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
