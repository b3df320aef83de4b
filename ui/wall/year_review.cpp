#include "ui/wall/year_review.h"

#include "core/habit/weeks.h"
#include "ui/wall/wall_state.h"

#include <QStringList>

#include <algorithm>
#include <iterator>
#include <map>
#include <ranges>
#include <set>
#include <tuple>
#include <utility>

namespace brickwork {

namespace {

constexpr std::size_t notesShown = 3;

struct Year
{
    Day first;
    Day last; ///< the year's own, whether or not it is over

    explicit Year(int year) : first(year, 1, 1), last(year, 12, 31) {}
    [[nodiscard]] bool contains(Day day) const { return day >= first && day <= last; }
};

auto bricksOf(const HabitLog& log, Day first, Day last)
{
    return std::ranges::subrange(log.bricks.lower_bound(first), log.bricks.upper_bound(last));
}

/// In the order in which they were published.
std::vector<const Post*> postsOf(const HabitLog& log, const Year& year, Instant now)
{
    std::vector<const Post*> posts;
    for (const Post& post : log.posts)
        if (isCounted(post, now) && year.contains(post.day))
            posts.push_back(&post);
    std::ranges::stable_sort(posts, {},
                             [](const Post* post) { return std::pair(post->day, post->countsFrom); });
    return posts;
}

bool anyTyped(const std::map<QString, Writing>& drafts)
{
    return std::ranges::any_of(drafts | std::views::values, [](const Writing& writing) {
        return writing.msecs > 0 || writing.of(WordSource::Typed) != WordChange();
    });
}

/// A day as it is seen in later years: without a word, and no longer today.
WallCell bare(const WallCell& cell, const Year& year)
{
    WallCell left{.day = cell.day};
    if (!year.contains(cell.day))
        return left;
    left.kind = cell.kind == CellKind::Open ? CellKind::Missed : cell.kind;
    left.size = cell.size;
    return left;
}

std::vector<WallCourse> wallOf(std::vector<WallCourse> courses, const Year& year,
                               const std::vector<const Post*>& posts)
{
    std::erase_if(courses, [&year](const WallCourse& course) {
        return course.start > year.last || course.start.plus(6) < year.first;
    });
    for (WallCourse& course : courses)
        for (WallCell& cell : course.cells)
            cell = bare(cell, year);
    for (const Post* post : posts) {
        const qint64 at = courses.empty() ? -1 : courses.front().start.daysTo(post->day);
        if (at >= 0 && at < std::ssize(courses) * 7)
            courses[static_cast<std::size_t>(at / 7)].cells[static_cast<std::size_t>(at % 7)].posts.append(
                QString());
    }
    return courses;
}

/// Every brick between two days of a run belongs to it, so a part of a run is counted by its bricks.
std::optional<Run> longestOf(const HabitLog& log, const Summary& summary, const Year& year)
{
    std::optional<Run> longest;
    for (const Run& run : summary.runs) {
        if (!run.start || !run.end || *run.end < year.first || *run.start > year.last)
            continue;
        const auto bricks = bricksOf(log, std::max(*run.start, year.first), std::min(*run.end, year.last));
        const auto count = static_cast<int>(std::ranges::distance(bricks));
        if (count == 0 || (longest && count < longest->bricks))
            continue;
        const Day start = bricks.front().first;
        const Day end = std::prev(bricks.end())->first;
        longest = Run{
            .bricks = count, .start = start, .end = end, .spanDays = static_cast<int>(start.daysTo(end) + 1)};
    }
    return longest;
}

std::optional<LeadingDirection> directionOf(const HabitLog& log, const Year& year)
{
    std::map<QString, std::pair<int, Day>> tallies; // bricks, and the day of the last
    int all = 0;
    for (const auto& [day, brick] : bricksOf(log, year.first, year.last)) {
        ++all;
        if (!brick.direction)
            continue;
        auto& [bricks, last] = tallies[*brick.direction];
        ++bricks;
        last = day;
    }
    const auto leader = std::ranges::max_element(tallies, {}, [](const auto& tally) { return tally.second; });
    if (leader == tallies.end())
        return std::nullopt;
    return LeadingDirection{.name = leader->first, .bricks = leader->second.first, .all = all};
}

std::optional<BestWeek> bestOf(const std::vector<WallCourse>& courses, const Year& year)
{
    std::optional<BestWeek> best;
    for (const WallCourse& course : courses) {
        const auto isBrick = [](const WallCell& cell) { return cell.kind == CellKind::Brick; };
        const BestWeek week{.first = std::max(course.start, year.first),
                            .last = std::min(course.start.plus(6), year.last),
                            .bricks = static_cast<int>(std::ranges::count_if(course.cells, isBrick)),
                            .posts = static_cast<int>(course.posts())};
        const auto rank = [](const BestWeek& each) { return std::pair(each.bricks, each.posts); };
        if (rank(week) > std::pair(0, 0) && (!best || rank(week) >= rank(*best)))
            best = week;
    }
    return best;
}

void countWords(YearReview& review, const HabitLog& log, Day first, Day last)
{
    const auto end = log.writings.upper_bound(last);
    for (auto day = log.writings.lower_bound(first); day != end; ++day) {
        review.daysWritten += anyTyped(day->second) ? 1 : 0;
        for (const Writing& writing : day->second | std::views::values)
            review.words += writing.of(WordSource::Typed).net();
    }
}

std::vector<ReviewWords> titlesOf(const std::vector<const Post*>& posts)
{
    std::vector<ReviewWords> titles;
    if (!posts.empty() && !posts.front()->title.isEmpty())
        titles.push_back({posts.front()->day, posts.front()->title.simplified()});
    if (posts.size() > 1 && !posts.back()->title.isEmpty())
        titles.push_back({posts.back()->day, posts.back()->title.simplified()});
    return titles;
}

std::vector<ReviewWords> notesOf(const HabitLog& log, const Year& year)
{
    std::vector<const Brick*> noted;
    for (const Brick& brick : bricksOf(log, year.first, year.last) | std::views::values)
        if (!brick.note.trimmed().isEmpty())
            noted.push_back(&brick);
    std::ranges::stable_sort(noted, std::ranges::greater(),
                             [](const Brick* brick) { return std::pair(brick->size, brick->note.size()); });
    noted.resize(std::min(noted.size(), notesShown));
    std::ranges::sort(noted, {}, &Brick::day);
    std::vector<ReviewWords> notes;
    for (const Brick* brick : noted)
        notes.push_back({brick->day, brick->note.simplified()});
    return notes;
}

} // namespace

YearReview yearReview(const HabitLog& log, const HabitSettings& settings, const Summary& summary, Instant now,
                      const ReviewWish& wish, const QLocale& locale)
{
    const Year year(wish.year);
    const std::vector<const Post*> posts = postsOf(log, year, now);
    YearReview review;
    review.year = wish.year;
    review.locale = locale;
    if (summary.today < year.last)
        review.until = std::max(summary.today, year.first);
    // The wall of a first year begins where the wall does.
    const Day begin = std::max(year.first, firstWeekOf(WallRange::Everything, log, settings, summary));
    review.courses = wallOf(coursesOf(log, settings, summary, begin), year, posts);
    for (const Brick& brick : bricksOf(log, year.first, year.last) | std::views::values) {
        ++review.bricks;
        ++review.sizes.at(static_cast<std::size_t>(brick.size) - 1);
    }
    review.longest = longestOf(log, summary, year);
    review.posts = static_cast<int>(posts.size());
    if (!posts.empty()) {
        review.firstPost = posts.front()->day;
        review.lastPost = posts.back()->day;
    }
    countWords(review, log, year.first, year.last);
    review.direction = directionOf(log, year);
    review.bestWeek = bestOf(review.courses, year);
    std::vector<ReviewWords> titles = titlesOf(posts);
    std::vector<ReviewWords> notes = notesOf(log, year);
    review.hasTitles = !titles.empty();
    review.hasNotes = !notes.empty();
    if (wish.titles)
        review.titles = std::move(titles);
    if (wish.notes)
        review.notes = std::move(notes);
    return review;
}

std::vector<int> reviewYears(const HabitLog& log, const Summary& summary, Instant now)
{
    std::set<int, std::greater<>> years;
    const auto take = [&](Day day) {
        if (day <= summary.today)
            years.insert(day.date().year());
    };
    for (const Day day : log.bricks | std::views::keys)
        take(day);
    for (const Day day : log.rests | std::views::keys)
        take(day);
    for (const auto& [day, drafts] : log.writings)
        if (anyTyped(drafts))
            take(day);
    for (const Post& post : log.posts)
        if (isCounted(post, now))
            take(post.day);
    if (years.empty())
        years.insert(summary.today.date().year());
    return {years.begin(), years.end()};
}

int yearToReview(const std::vector<int>& years, Day today)
{
    const int last = today.date().year() - 1;
    if (today.date().month() == 1 && std::ranges::contains(years, last))
        return last;
    return years.empty() ? today.date().year() : years.front();
}

} // namespace brickwork
