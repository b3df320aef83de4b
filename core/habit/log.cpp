#include "core/habit/log.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

template <typename Value, std::size_t count>
using Names = std::array<std::pair<Value, QLatin1StringView>, count>;

constexpr Names<BrickSize, 3> sizes{
    {{BrickSize::Small, "small"_L1}, {BrickSize::Normal, "normal"_L1}, {BrickSize::Large, "large"_L1}}};
constexpr Names<BrickSource, 2> sources{{{BrickSource::Manual, "manual"_L1}, {BrickSource::Auto, "auto"_L1}}};
constexpr std::array weekdayNames{QLatin1StringView(), "monday"_L1, "tuesday"_L1,  "wednesday"_L1,
                                  "thursday"_L1,       "friday"_L1, "saturday"_L1, "sunday"_L1};
constexpr Names<WeekStart, 3> weekStarts{{{WeekStart::Monday, "monday"_L1},
                                          {WeekStart::Sunday, "sunday"_L1},
                                          {WeekStart::Saturday, "saturday"_L1}}};

template <typename Value, std::size_t count>
QString nameOf(Value value, const Names<Value, count>& names)
{
    for (const auto& [candidate, name] : names) {
        if (candidate == value)
            return name;
    }
    Q_UNREACHABLE_RETURN({});
}

template <typename Value, std::size_t count>
std::optional<Value> valueOf(QStringView text, const Names<Value, count>& names)
{
    for (const auto& [value, name] : names) {
        if (text == name)
            return value;
    }
    return std::nullopt;
}

} // namespace

QString toText(BrickSize size)
{
    return nameOf(size, sizes);
}

QString toText(BrickSource source)
{
    return nameOf(source, sources);
}

QString toText(WeekStart start)
{
    return nameOf(start, weekStarts);
}

std::optional<BrickSize> brickSizeFrom(QStringView text)
{
    return valueOf(text, sizes);
}

std::optional<BrickSource> brickSourceFrom(QStringView text)
{
    return valueOf(text, sources);
}

std::optional<WeekStart> weekStartFrom(QStringView text)
{
    return valueOf(text, weekStarts);
}

QString toText(const WeekdaySet& days)
{
    QStringList names;
    for (std::size_t weekday = 1; weekday < weekdayNames.size(); ++weekday) {
        if (days.days[weekday])
            names << weekdayNames[weekday];
    }
    return names.isEmpty() ? u"none"_s : names.join(u',');
}

std::optional<WeekdaySet> weekdaySetFrom(QStringView text)
{
    WeekdaySet days;
    if (text == "none"_L1)
        return days;
    for (const QStringView part : text.split(u',')) {
        const auto isIt = [wanted = part.trimmed()](QLatin1StringView name) { return wanted == name; };
        const auto name = std::ranges::find_if(weekdayNames, isIt);
        if (name == weekdayNames.end() || name->isEmpty())
            return std::nullopt;
        days.days[static_cast<std::size_t>(name - weekdayNames.begin())] = true;
    }
    return days;
}

Brick merged(const Brick& earlier, const Brick& later)
{
    Brick brick = earlier; // its day and the stamp of the first stacking stay
    brick.size = std::max(earlier.size, later.size);
    if (later.source == BrickSource::Manual)
        brick.source = BrickSource::Manual;
    if (brick.note.isEmpty())
        brick.note = later.note;
    else if (!later.note.isEmpty())
        brick.note += u'\n' + later.note;
    if (later.direction && !later.direction->isEmpty())
        brick.direction = later.direction;
    return brick;
}

} // namespace brickwork
