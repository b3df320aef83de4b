// A year of the log as one plain value: its wall, its figures and, only if asked for, titles and notes. What
// was not asked for is not in the value, so nothing that is made from it can tell it.
#pragma once

#include "core/base/instant.h"
#include "core/habit/day.h"
#include "core/habit/directions.h"
#include "core/habit/log.h"
#include "core/habit/summary.h"
#include "ui/charts/wall_cell.h"

#include <QLocale>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace brickwork {

/// Which year, and which of the writer's own words may be seen.
struct ReviewWish
{
    int year = 0;
    bool titles = false;
    bool notes = false;
    friend bool operator==(const ReviewWish&, const ReviewWish&) = default;
};

struct BestWeek
{
    Day first; ///< of its days in the year
    Day last;
    int bricks = 0;
    int posts = 0;
    friend bool operator==(const BestWeek&, const BestWeek&) = default;
};

/// Words of the writer's own, and the day they belong to.
struct ReviewWords
{
    Day day;
    QString text; ///< in one line
    friend bool operator==(const ReviewWords&, const ReviewWords&) = default;
};

struct YearReview
{
    int year = 0;
    std::optional<Day> until; ///< today, of a year that is not over
    /// The weeks of the year, from the first that was ever logged to today's. Days of other years are bare in
    /// them, and no day has words: each post is an empty title.
    std::vector<WallCourse> courses;
    int bricks = 0;
    std::array<int, 3> sizes{};                ///< of the bricks: small, normal, large
    std::optional<Run> longest;                ///< as much of a run as lies in the year; ties: the later
    int posts = 0;                             ///< as they count (R8)
    std::optional<Day> firstPost;              ///< nothing without a post
    std::optional<Day> lastPost;               ///< the day of the first if it is the only one
    int words = 0;                             ///< typed less deleted by hand
    int daysWritten = 0;                       ///< days on which anything was typed
    std::optional<LeadingDirection> direction; ///< of all bricks of the year; ties: the one laid last
    std::optional<BestWeek> bestWeek;          ///< most bricks, then most posts, then the latest
    bool hasTitles = false;                    ///< there are some to ask for
    bool hasNotes = false;
    std::vector<ReviewWords> titles; ///< of the first and the last post
    std::vector<ReviewWords> notes;  ///< up to three: those of the largest bricks, the longest of them
    QLocale locale;

    [[nodiscard]] bool isEmpty() const { return bricks == 0 && posts == 0 && daysWritten == 0; }
    friend bool operator==(const YearReview&, const YearReview&) = default;
};

/// `summary` is that of the log at `now`.
[[nodiscard]] YearReview yearReview(const HabitLog& log, const HabitSettings& settings,
                                    const Summary& summary, Instant now, const ReviewWish& wish,
                                    const QLocale& locale);

/// Years with something logged, the latest first; only today's if there is none.
[[nodiscard]] std::vector<int> reviewYears(const HabitLog& log, const Summary& summary, Instant now);
/// The one to look at first: in January the year that has just ended.
[[nodiscard]] int yearToReview(const std::vector<int>& years, Day today);

/// One of the figures in words: "41", "longest run", "3 Feb – 17 Mar".
struct ReviewFigure
{
    QString figure;
    QString label;
    QString detail; ///< may be empty
    friend bool operator==(const ReviewFigure&, const ReviewFigure&) = default;
};
/// Only those that the year has, in the order in which they are shown.
[[nodiscard]] std::vector<ReviewFigure> reviewFigures(const YearReview& review);
/// Under the year: "A year, brick by brick", "So far: until 21 November".
[[nodiscard]] QString reviewSubtitle(const YearReview& review);
/// Kind words for a year in which nothing was laid.
[[nodiscard]] QString emptyYearSentence(const YearReview& review);
/// "3 Feb": a day of the year under review.
[[nodiscard]] QString reviewDate(Day day, const QLocale& locale);
/// "First post", or "The post" if it is the only one.
[[nodiscard]] QString titleCaption(const YearReview& review, std::size_t title);

/// All that the picture says, for who cannot see it: a line a figure.
[[nodiscard]] QString reviewText(const YearReview& review);

} // namespace brickwork
