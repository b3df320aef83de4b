// What was logged, as plain values: bricks, rest days, posts, dated settings. Every figure of the program is
// a pure function of these, an instant and a zone; nothing here is derived and nothing here knows where it is
// stored.
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/habit/day.h"
#include "core/habit/day_rule.h"
#include "core/habit/writing.h"

#include <QString>

#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <vector>

namespace brickwork {

enum class BrickSize
{
    Small = 1,
    Normal = 2,
    Large = 3
};
enum class BrickSource
{
    Manual,
    Auto
};
enum class WeekStart
{
    Monday,
    Sunday,
    Saturday
};

/// R2: when and where something was logged; kept so that its day can be explained, never recomputed.
struct Stamp
{
    Instant at;
    QString zone; ///< IANA name
    Rollover rollover;
    friend bool operator==(const Stamp&, const Stamp&) = default;
};

struct Brick
{
    Day day;
    BrickSize size = BrickSize::Normal;
    BrickSource source = BrickSource::Manual;
    QString note;                     ///< may hold several lines, may be empty
    std::optional<QString> direction; ///< never an empty string
    Stamp stamp;                      ///< of the first stacking of that day
    friend bool operator==(const Brick&, const Brick&) = default;
};

struct Rest
{
    Day day;
    QString reason;
    friend bool operator==(const Rest&, const Rest&) = default;
};

/// A publication as far as counting goes (R8).
struct Post
{
    PostId id;
    QString title;
    Day day;            ///< stamped at the first publication, or the day of the scheduled instant
    Instant countsFrom; ///< first publication, or the scheduled time: counted once now >= this
    bool retracted = false;
    friend bool operator==(const Post&, const Post&) = default;
};

struct HabitLog
{
    std::map<Day, Brick> bricks;
    std::map<Day, Rest> rests;
    std::vector<Post> posts; ///< any order
    WritingLog writings;     ///< the words; streaks and weeks know nothing of them
    friend bool operator==(const HabitLog&, const HabitLog&) = default;
};

/// A set of weekdays as QDate counts them: Monday 1 to Sunday 7.
struct WeekdaySet
{
    std::array<bool, 8> days{}; ///< [0] is unused
    [[nodiscard]] bool contains(int weekday) const { return days.at(static_cast<std::size_t>(weekday)); }
    [[nodiscard]] bool isEmpty() const { return *this == WeekdaySet(); }
    friend bool operator==(const WeekdaySet&, const WeekdaySet&) = default;
};

/// "none", or English names in the order of the week, joined by commas: "saturday,sunday".
[[nodiscard]] QString toText(const WeekdaySet& days);
/// The same, in any order and with spaces after commas; nothing for anything else.
[[nodiscard]] std::optional<WeekdaySet> weekdaySetFrom(QStringView text);

/// What a dated setting holds for a day: its latest entry of that day or before; `otherwise` before the
/// first.
template <typename Value>
[[nodiscard]] Value inForce(const std::map<Day, Value>& dated, Day day, Value otherwise = {})
{
    const auto after = dated.upper_bound(day);
    return after == dated.begin() ? otherwise : std::prev(after)->second;
}

struct HabitSettings
{
    Rollover rollover;
    WeekStart weekStart = WeekStart::Monday;
    std::map<Day, int> targets; ///< posts a week from that day on (>= 1); before the first entry: 1
    bool freeze = false;        ///< R7
    std::map<Day, WeekdaySet> restWeekdays; ///< weekdays off from that day on; before the first entry: none
    std::map<Day, int> wordGoals;           ///< typed words a day from that day on; 0: none
    std::map<Day, int> minuteGoals;         ///< minutes of writing a day from that day on; 0: none
    std::map<Day, int> yearGoals;  ///< posts in a year, from the year that holds that day on; 0: none
    bool brickOnPublish = false;   ///< publishing from the program lays an automatic brick
    std::optional<int> brickWords; ///< the day's typed words that lay one
    std::optional<int> reminder;   ///< minutes after midnight at which to remind, 0 to 1439
    friend bool operator==(const HabitSettings&, const HabitSettings&) = default;
};

[[nodiscard]] QString toText(BrickSize size);     ///< small, normal, large
[[nodiscard]] QString toText(BrickSource source); ///< manual, auto
[[nodiscard]] QString toText(WeekStart start);    ///< monday, sunday, saturday
[[nodiscard]] std::optional<BrickSize> brickSizeFrom(QStringView text);
[[nodiscard]] std::optional<BrickSource> brickSourceFrom(QStringView text);
[[nodiscard]] std::optional<WeekStart> weekStartFrom(QStringView text);

/// R4: the brick of a day on which `later` is stacked upon `earlier`.
[[nodiscard]] Brick merged(const Brick& earlier, const Brick& later);

} // namespace brickwork
