#include "ui/wall/wall_series.h"

#include "core/habit/directions.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr std::size_t directionsShown = 5;
constexpr std::size_t daysToldApart = 800;
constexpr double oneDirection = 0.5; // beyond this share the bricks go one way

// R12: the mean of up to four weeks that end with `index`, weeks before the first post not counted.
double meanUpTo(const std::vector<Week>& weeks, std::size_t index)
{
    const std::size_t from = index >= 3 ? index - 3 : 0;
    double sum = 0;
    for (std::size_t i = from; i <= index; ++i)
        sum += weeks[i].posts;
    return sum / static_cast<double>(index - from + 1);
}

int postsOf(const Summary& summary)
{
    int posts = 0;
    for (const Week& week : summary.weeks)
        posts += week.posts;
    return posts;
}

// 1, 10, 25, 50, 100, 250, 500, 1000, 2500...
std::vector<int> milestonesUpTo(int posts)
{
    std::vector<int> result;
    if (posts >= 1)
        result.push_back(1);
    for (int power = 10; power <= posts; power *= 10)
        for (const int post : {power, power * 5 / 2, power * 5})
            if (post <= posts)
                result.push_back(post);
    return result;
}

// The first so many posts by day and hour. Those that do not count yet come after all that do.
std::vector<const Post*> firstPosts(const HabitLog& log, int count)
{
    std::vector<const Post*> posts;
    posts.reserve(log.posts.size());
    for (const Post& post : log.posts)
        if (!post.retracted)
            posts.push_back(&post);
    std::ranges::stable_sort(posts, {},
                             [](const Post* post) { return std::pair(post->day, post->countsFrom); });
    posts.resize(std::min(posts.size(), static_cast<std::size_t>(count)));
    return posts;
}

void addMilestones(PostsSoFar& soFar, const HabitLog& log, const Summary& summary)
{
    if (soFar.weeks.empty())
        return;
    const std::vector<const Post*> posts = firstPosts(log, postsOf(summary));
    const Day first = soFar.weeks.front().weekStart;
    for (const int milestone : milestonesUpTo(static_cast<int>(posts.size()))) {
        const Post& post = *posts[static_cast<std::size_t>(milestone - 1)];
        const qint64 week = first.daysTo(post.day) / 7;
        if (post.day < first || week >= std::ssize(soFar.weeks))
            continue;
        soFar.milestones.push_back({.post = milestone,
                                    .day = post.day,
                                    .title = post.title,
                                    .week = static_cast<std::size_t>(week)});
    }
}

std::optional<PostsSoFar::Par> parOf(const HabitLog& log, const Summary& summary)
{
    if (!summary.yearPace)
        return std::nullopt;
    const int year = summary.today.date().year();
    const auto before = std::ranges::count_if(
        log.posts, [year](const Post& post) { return !post.retracted && post.day.date().year() < year; });
    return PostsSoFar::Par{.first = Day(year, 1, 1),
                           .last = Day(year, 12, 31),
                           .before = static_cast<int>(before),
                           .goal = summary.yearPace->goal};
}

QString percent(double share, const QLocale& locale)
{
    //: a share in per cent: "71%"
    return QCoreApplication::translate("Wall", "%1%").arg(locale.toString(qRound(share * 100)));
}

// Beyond what is shown one by one there are only others.
void foldOthers(std::vector<Shares::Share>& shares, std::size_t most)
{
    if (shares.size() <= most)
        return;
    Shares::Share others{.label = QCoreApplication::translate("Wall", "Others"),
                         .fullName = QCoreApplication::translate("Wall", "Other directions"),
                         .bricks = 0,
                         .unnamed = true};
    for (std::size_t i = most - 1; i < shares.size(); ++i)
        others.bricks += shares[i].bricks;
    shares.resize(most - 1);
    shares.push_back(std::move(others));
}

} // namespace

PostsPerWeek perWeekOf(const std::vector<WallCourse>& courses, const Summary& summary, const QLocale& locale)
{
    PostsPerWeek result{
        .weeks = {},
        .welcome = QCoreApplication::translate("Wall", "The first post you publish starts this chart."),
        .locale = locale};
    result.weeks.reserve(std::min(courses.size(), summary.weeks.size()));
    for (std::size_t i = 0; i < summary.weeks.size(); ++i) {
        const Week& week = summary.weeks[i];
        if (courses.empty() || week.start < courses.front().start)
            continue;
        WeekBar bar{.week = week, .mean = {}, .titles = {}, .firstPost = {}};
        bar.isOpen = i + 1 == summary.weeks.size(); // also once its target is met
        if (!bar.isOpen)
            bar.mean = meanUpTo(summary.weeks, i);
        const auto course = static_cast<std::size_t>(courses.front().start.daysTo(week.start) / 7);
        if (course < courses.size())
            for (const WallCell& cell : courses[course].cells) {
                if (cell.posts.isEmpty())
                    continue;
                bar.titles.append(cell.posts);
                if (!bar.firstPost)
                    bar.firstPost = cell.day;
            }
        result.weeks.push_back(std::move(bar));
    }
    return result;
}

PostsSoFar soFarOf(const HabitLog& log, const Summary& summary, Day first, const QLocale& locale)
{
    PostsSoFar result{.weeks = {},
                      .milestones = {},
                      .asOf = summary.today,
                      .par = parOf(log, summary),
                      .welcome = QCoreApplication::translate("Wall", "Every post adds a step here."),
                      .locale = locale};
    int total = 0;
    for (const Week& week : summary.weeks) {
        total += week.posts;
        if (week.start >= first)
            result.weeks.push_back({.weekStart = week.start, .total = total});
    }
    addMilestones(result, log, summary);
    return result;
}

QString soFarDetail(const Summary& summary, const QLocale& locale)
{
    const int posts = postsOf(summary);
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
    std::array<int, 7> bricks{};
    for (const WallCourse& course : courses)
        for (std::size_t column = 0; column < bricks.size(); ++column)
            bricks[column] += course.cells[column].kind == CellKind::Brick ? 1 : 0;
    for (std::size_t column = 0; column < bricks.size() && !courses.empty(); ++column) {
        const int weekday = courses.front().cells[column].day.date().dayOfWeek();
        result.shares.push_back({.label = locale.standaloneDayName(weekday, QLocale::NarrowFormat),
                                 .fullName = locale.standaloneDayName(weekday, QLocale::LongFormat),
                                 .bricks = bricks[column]});
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
    foldOthers(result.shares, none.empty() ? directionsShown : directionsShown - 1);
    if (!none.empty())
        result.shares.push_back({.label = QCoreApplication::translate("Wall", "No direction"),
                                 .fullName = QCoreApplication::translate("Wall", "No direction"),
                                 .bricks = none.mapped(),
                                 .unnamed = true});
    return result;
}

QString directionSentence(const HabitLog& log, Day today, const QLocale& locale)
{
    if (log.bricks.empty())
        return {};
    const std::optional<LeadingDirection> leading = leadingDirection(log, today);
    if (!leading) {
        const bool recent = log.bricks.lower_bound(today.plus(1 - 12 * 7)) != log.bricks.end();
        return recent
                   ? QCoreApplication::translate(
                         "Wall", "The bricks of the last 12 weeks are free of a direction; name one to see "
                                 "where they lead.")
                   : QCoreApplication::translate(
                         "Wall", "The last 12 weeks are quiet. The next brick may take any direction.");
    }
    if (leading->share() > oneDirection)
        return QCoreApplication::translate("Wall",
                                           "%1 of the bricks of the last 12 weeks go in one direction: %2")
            .arg(percent(leading->share(), locale), leading->name);
    return QCoreApplication::translate(
               "Wall", "The bricks of the last 12 weeks go several ways; most often, with %1, "
                       "to %2")
        .arg(percent(leading->share(), locale), leading->name);
}

Runs runsOf(const Summary& summary, const QLocale& locale)
{
    Runs result{.runs = summary.runs,
                .current = summary.current.bricks > 0 ? summary.current.start : std::nullopt,
                .today = summary.today,
                .welcome = QCoreApplication::translate("Wall", "Two days in a row make the first run."),
                .locale = locale};
    std::erase_if(result.runs, [](const Run& run) { return !run.start || !run.end; });
    std::ranges::reverse(result.runs); // ties: the later first
    std::ranges::stable_sort(result.runs, std::ranges::greater(), &Run::bricks);
    return result;
}

Trend trendOf(const Summary& summary, Day first, const QLocale& locale)
{
    Trend result{.points = {},
                 .welcome = QCoreApplication::translate(
                     "Wall", "Strength grows with every brick. Its line begins with the second day."),
                 .locale = locale};
    const Timeline& timeline = summary.timeline;
    const auto skipped =
        static_cast<std::size_t>(std::max<qint64>(0, timeline.first.daysTo(std::max(first, timeline.first))));
    if (skipped >= summary.scores.size())
        return result;
    const std::size_t days = summary.scores.size() - skipped;
    const std::size_t step = days > daysToldApart ? 7 : 1;
    // Counted from the end, so that the last point is today's.
    for (std::size_t i = skipped + (days - 1) % step; i < summary.scores.size(); i += step)
        result.points.push_back({.day = timeline.first.plus(static_cast<qint64>(i)),
                                 .strength = summary.scores[i].strength,
                                 .momentum = summary.scores[i].momentum});
    return result;
}

} // namespace brickwork
