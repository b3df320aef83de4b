#include "ui/wall/wall_state.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr std::size_t runsShown = 5;
constexpr std::size_t directionsShown = 5;
/// A wall of years begins where one wall would no longer show single bricks.
constexpr std::size_t coursesInOneWall = 60;

QString shortDate(Day day, Day today, const QLocale& locale)
{
    const bool sameYear = day.date().year() == today.date().year();
    return locale.toString(day.date(), sameYear ? QCoreApplication::translate("Wall", "d MMM")
                                                : QCoreApplication::translate("Wall", "d MMM yyyy"));
}

std::optional<Day> firstDayLogged(const HabitLog& log, Day today)
{
    std::optional<Day> first;
    const auto take = [&first](Day day) { first = first ? std::min(*first, day) : day; };
    if (!log.bricks.empty())
        take(log.bricks.begin()->first);
    if (!log.rests.empty() && log.rests.begin()->first <= today)
        take(log.rests.begin()->first);
    for (const Post& post : log.posts)
        if (!post.retracted && post.day <= today)
            take(post.day);
    return first;
}

QString overDays(const Run& run, const QLocale& locale)
{
    const QString days =
        run.spanDays == 1 ? QCoreApplication::translate("Wall", "1 day")
                          : QCoreApplication::translate("Wall", "%1 days").arg(locale.toString(run.spanDays));
    return QCoreApplication::translate("Wall", "%1 over %2").arg(brickCount(run.bricks, locale), days);
}

WallFigure streakFigure(const Summary& summary, const QLocale& locale)
{
    WallFigure figure{.figure = locale.toString(summary.current.bricks),
                      .label = QCoreApplication::translate("Wall", "day streak"),
                      .detail = {}};
    if (summary.current.bricks > 0)
        figure.detail = overDays(summary.current, locale);
    else if (summary.daily == DailyState::None)
        figure.detail = QCoreApplication::translate("Wall", "it starts with one brick");
    else
        figure.detail = QCoreApplication::translate("Wall", "the next brick starts one");
    return figure;
}

WallFigure longestFigure(const Summary& summary, const QLocale& locale)
{
    WallFigure figure{.figure = locale.toString(0),
                      .label = QCoreApplication::translate("Wall", "longest"),
                      .detail = QCoreApplication::translate("Wall", "no run yet")};
    if (!summary.longest || !summary.longest->start)
        return figure;
    figure.figure = locale.toString(summary.longest->bricks);
    const bool alive = summary.current.start && summary.current.start == summary.longest->start;
    figure.detail = alive ? QCoreApplication::translate("Wall", "this is it")
                          : dayRange(*summary.longest->start, *summary.longest->end, summary.today, locale);
    return figure;
}

WallFigure postsFigure(const Summary& summary, const QLocale& locale)
{
    //: posts of the target: "3 / 1"
    const QString figure =
        QCoreApplication::translate("Wall", "%1 / %2")
            .arg(locale.toString(summary.postsThisWeek), locale.toString(summary.targetThisWeek));
    const QString detail = summary.weeklyCurrent == 0
                               ? QCoreApplication::translate("Wall", "no publishing streak yet")
                               : QCoreApplication::translate("Wall", "%1-week publishing streak")
                                     .arg(locale.toString(summary.weeklyCurrent));
    return {
        .figure = figure, .label = QCoreApplication::translate("Wall", "posts this week"), .detail = detail};
}

WallFigure strengthFigure(const Summary& summary, const QLocale& locale)
{
    //: a share in per cent: "71%"
    return {
        .figure =
            QCoreApplication::translate("Wall", "%1%").arg(locale.toString(qRound(summary.strength * 100))),
        .label = QCoreApplication::translate("Wall", "strength"),
        .detail = QCoreApplication::translate("Wall", "half-life 13 days")};
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

// R12: the mean of up to four weeks that end with `index`, weeks before the first post not counted.
double meanUpTo(const std::vector<Week>& weeks, std::size_t index)
{
    const std::size_t from = index >= 3 ? index - 3 : 0;
    double sum = 0;
    for (std::size_t i = from; i <= index; ++i)
        sum += weeks[i].posts;
    return sum / static_cast<double>(index - from + 1);
}

PostsPerWeek perWeekOf(const std::vector<WallCourse>& courses, const Summary& summary, const QLocale& locale)
{
    PostsPerWeek result{
        .weeks = {},
        .welcome = QCoreApplication::translate("Wall", "The first post you publish starts this chart."),
        .locale = locale};
    for (std::size_t i = 0; i < summary.weeks.size(); ++i) {
        const Week& week = summary.weeks[i];
        if (courses.empty() || week.start < courses.front().start)
            continue;
        WeekBar bar{.week = week, .mean = {}, .titles = {}};
        if (week.status != WeekStatus::Open)
            bar.mean = meanUpTo(summary.weeks, i);
        const auto course = static_cast<std::size_t>(courses.front().start.daysTo(week.start) / 7);
        if (course < courses.size())
            for (const WallCell& cell : courses[course].cells)
                bar.titles.append(cell.posts);
        result.weeks.push_back(std::move(bar));
    }
    return result;
}

PostsSoFar soFarOf(const std::vector<WallCourse>& courses, const Summary& summary, const QLocale& locale)
{
    PostsSoFar result{.weeks = {},
                      .welcome = QCoreApplication::translate("Wall", "Every post adds a step here."),
                      .locale = locale};
    int total = 0;
    for (const Week& week : summary.weeks) {
        total += week.posts;
        if (!courses.empty() && week.start >= courses.front().start)
            result.weeks.push_back({.weekStart = week.start, .total = total});
    }
    return result;
}

QString soFarDetail(const Summary& summary, const QLocale& locale)
{
    qsizetype posts = 0;
    for (const Week& week : summary.weeks)
        posts += week.posts;
    if (posts == 0)
        return {};
    const auto days = static_cast<double>(summary.weeks.front().start.daysTo(summary.today));
    if (days < 2 * 365.25)
        return postCount(posts, locale);
    return QCoreApplication::translate("Wall", "%1 · %2 years")
        .arg(postCount(posts, locale), locale.toString(days / 365.25, 'f', 1));
}

Shares weekdaysOf(const std::vector<WallCourse>& courses, const QLocale& locale)
{
    Shares result{.shares = {},
                  .welcome =
                      QCoreApplication::translate("Wall", "Your weekdays appear with the first bricks."),
                  .locale = locale};
    for (std::size_t column = 0; column < 7; ++column) {
        int bricks = 0;
        for (const WallCourse& course : courses)
            bricks += course.cells[column].kind == CellKind::Brick;
        const int weekday = courses.front().cells[column].day.date().dayOfWeek();
        result.shares.push_back({.label = locale.standaloneDayName(weekday, QLocale::NarrowFormat),
                                 .fullName = locale.standaloneDayName(weekday, QLocale::LongFormat),
                                 .bricks = bricks});
    }
    return result;
}

Shares directionsOf(const std::vector<WallCourse>& courses, const QLocale& locale)
{
    std::map<QString, int> bricks;
    for (const WallCourse& course : courses)
        for (const WallCell& cell : course.cells)
            if (cell.kind == CellKind::Brick)
                ++bricks[cell.direction];
    Shares result{.shares = {},
                  .welcome =
                      QCoreApplication::translate("Wall", "Give a brick a direction and it is counted here."),
                  .locale = locale};
    const auto none = bricks.extract(QString());
    for (const auto& [name, count] : bricks)
        result.shares.push_back({.label = name, .fullName = name, .bricks = count});
    std::ranges::stable_sort(result.shares, std::ranges::greater(), &Shares::Share::bricks);
    if (result.shares.size() > directionsShown - 1) {
        Shares::Share others{.label = QCoreApplication::translate("Wall", "Others"),
                             .fullName = QCoreApplication::translate("Wall", "Other directions"),
                             .bricks = 0,
                             .unnamed = true};
        const std::size_t kept = none.empty() ? directionsShown - 1 : directionsShown - 2;
        for (std::size_t i = kept; i < result.shares.size(); ++i)
            others.bricks += result.shares[i].bricks;
        result.shares.resize(kept);
        result.shares.push_back(others);
    }
    if (!none.empty())
        result.shares.push_back({.label = QCoreApplication::translate("Wall", "No direction"),
                                 .fullName = QCoreApplication::translate("Wall", "No direction"),
                                 .bricks = none.mapped(),
                                 .unnamed = true});
    return result;
}

std::vector<WallRun> runsOf(const Summary& summary, const QLocale& locale)
{
    std::vector<Run> runs = summary.runs;
    std::ranges::reverse(runs); // ties: the later first
    std::ranges::stable_sort(runs, std::ranges::greater(), &Run::bricks);
    if (runs.size() > runsShown)
        runs.resize(runsShown);
    std::vector<WallRun> result;
    for (const Run& run : runs) {
        if (!run.start || !run.end)
            continue;
        const bool current = summary.current.bricks > 0 && run.start == summary.current.start;
        result.push_back(
            {.bricks = brickCount(run.bricks, locale),
             .dates = dayRange(*run.start, current ? summary.today : *run.end, summary.today, locale),
             .isCurrent = current});
    }
    return result;
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

QString dayRange(Day from, Day to, Day today, const QLocale& locale)
{
    if (to == today && from != to)
        return QCoreApplication::translate("Wall", "%1 – today").arg(shortDate(from, today, locale));
    if (from == to)
        return shortDate(from, today, locale);
    const bool sameYear = from.date().year() == to.date().year();
    // The year once, at the end, for a range within one earlier year.
    const QString start = sameYear
                              ? locale.toString(from.date(), QCoreApplication::translate("Wall", "d MMM"))
                              : shortDate(from, today, locale);
    return QCoreApplication::translate("Wall", "%1 – %2").arg(start, shortDate(to, today, locale));
}

WallState wallState(const HabitLog& log, const HabitSettings& settings, const Summary& summary,
                    WallRange range, const QLocale& locale)
{
    std::vector<WallCourse> courses =
        coursesOf(log, settings, summary, firstWeekOf(range, log, settings, summary));
    WallState state;
    state.range = range;
    state.figures = {streakFigure(summary, locale), longestFigure(summary, locale),
                     postsFigure(summary, locale), strengthFigure(summary, locale)};
    state.today = sentenceOfToday(summary);
    state.offersBrick = summary.daily != DailyState::Done && !log.bricks.contains(summary.today);
    state.perWeek = perWeekOf(courses, summary, locale);
    state.hasMean = state.perWeek.weeks.size() > 2;
    state.soFar = soFarOf(courses, summary, locale);
    state.soFarDetail = soFarDetail(summary, locale);
    state.weekdays = weekdaysOf(courses, locale);
    state.directions = directionsOf(courses, locale);
    state.runs = runsOf(summary, locale);
    state.wall = wallOf(std::move(courses), log, summary, locale);
    return state;
}

} // namespace brickwork
