#include "ui/wall/wall_state.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// A wall of years begins where one wall would no longer show single bricks.
constexpr std::size_t coursesInOneWall = 60;
/// Up to about two years a bar of words is a week, then a month.
constexpr std::size_t weeksAsBars = 110;

std::optional<Day> firstDayLogged(const HabitLog& log, Day today)
{
    std::optional<Day> first;
    const auto take = [&first, today](Day day) {
        if (day <= today)
            first = first ? std::min(*first, day) : day;
    };
    if (!log.bricks.empty())
        take(log.bricks.begin()->first);
    if (!log.rests.empty())
        take(log.rests.begin()->first);
    if (!log.writings.empty())
        take(log.writings.begin()->first);
    for (const Post& post : log.posts)
        if (!post.retracted)
            take(post.day);
    return first;
}

QString sentenceOfToday(const Summary& summary)
{
    switch (summary.daily) {
    case DailyState::None:
        return QCoreApplication::translate("Wall", "Today is a good day to begin");
    case DailyState::Done:
        return QCoreApplication::translate("Wall", "Today’s brick is laid");
    case DailyState::Pending:
        return QCoreApplication::translate("Wall", "Today is open");
    case DailyState::Resting:
        return QCoreApplication::translate("Wall", "Resting today");
    case DailyState::Broken:
        return QCoreApplication::translate("Wall", "Today is open for a new run");
    }
    return {};
}

BrickWall wallOf(std::vector<WallCourse> courses, const HabitLog& log, const Summary& summary,
                 const QLocale& locale)
{
    BrickWall wall{.plan = courses.size() > coursesInOneWall ? WallPlan::Years : WallPlan::Courses,
                   .courses = std::move(courses),
                   .today = summary.today,
                   .welcome = {},
                   .welcomeMore = {},
                   .locale = locale};
    if (log.bricks.empty()) {
        wall.welcome = QCoreApplication::translate("Wall", "Your wall begins with one brick");
        wall.welcomeMore = QCoreApplication::translate(
            "Wall", "A paragraph, an outline, a clean-up: any step forward counts, one a day.");
    } else if (wall.courses.size() <= 6) {
        wall.welcome = brickCount(static_cast<qsizetype>(log.bricks.size()), locale);
        wall.welcomeMore =
            QCoreApplication::translate("Wall", "One course a week. The wall grows from here.");
    }
    return wall;
}

WordsUnit unitOf(WallRange range, std::size_t courses)
{
    if (range == WallRange::TwelveWeeks)
        return WordsUnit::Days;
    return courses <= weeksAsBars ? WordsUnit::Weeks : WordsUnit::Months;
}

} // namespace

Day firstWeekOf(WallRange range, const HabitLog& log, const HabitSettings& settings, const Summary& summary)
{
    const Day thisWeek = weekOf(summary.today, settings.weekStart);
    const std::optional<Day> logged = firstDayLogged(log, summary.today);
    const Day first = logged ? std::min(weekOf(*logged, settings.weekStart), thisWeek) : thisWeek;
    switch (range) {
    case WallRange::TwelveWeeks:
        return std::max(first, thisWeek.plus(-11 * 7));
    case WallRange::Year:
        return std::max(first, thisWeek.plus(-51 * 7));
    case WallRange::Everything:
        break;
    }
    return first;
}

WallState wallState(const HabitLog& log, const HabitSettings& settings, const Summary& summary,
                    WallRange range, const QLocale& locale)
{
    const Day first = firstWeekOf(range, log, settings, summary);
    std::vector<WallCourse> courses = coursesOf(log, settings, summary, first);
    WallState state;
    state.range = range;
    state.figures = figuresOf(log, settings, summary, locale);
    state.today = sentenceOfToday(summary);
    state.offersBrick = summary.daily != DailyState::Done && !log.bricks.contains(summary.today);
    state.isEmpty = !firstDayLogged(log, summary.today);
    state.perWeek = perWeekOf(courses, summary, locale);
    state.hasMean = state.perWeek.weeks.size() > 2;
    state.soFar = soFarOf(log, summary, first, locale);
    state.soFarDetail = soFarDetail(summary, locale);
    state.words = wordsOf(log, settings, first, summary.today, unitOf(range, courses.size()), locale);
    state.weekdays = weekdaysOf(courses, locale);
    state.hours = hoursOf(log, first, summary.today, locale);
    state.directions = directionsOf(courses, locale);
    state.directionSentence = directionSentence(log, summary.today, locale);
    state.runs = runsOf(summary, locale);
    state.trend = trendOf(summary, first, locale);
    state.wall = wallOf(std::move(courses), log, summary, locale);
    return state;
}

} // namespace brickwork
