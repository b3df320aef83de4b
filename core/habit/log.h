// What was logged, as plain values: bricks, rest days, posts, dated settings. Every figure of the program is
// a pure function of these, an instant and a zone; nothing here is derived and nothing here knows where it is
// stored.
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/habit/day.h"
#include "core/habit/day_rule.h"

#include <QString>

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
    friend bool operator==(const HabitLog&, const HabitLog&) = default;
};

struct HabitSettings
{
    Rollover rollover;
    WeekStart weekStart = WeekStart::Monday;
    std::map<Day, int> targets; ///< posts a week from that day on (>= 1); before the first entry: 1
    bool freeze = false;        ///< R7
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
