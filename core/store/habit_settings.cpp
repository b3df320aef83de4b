// Settings as logged (texts, some by day) to settings as the habit engine wants them.
#include "core/store/fold.h"

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

using Settings = std::map<QString, std::vector<SettingValue>>;

/// The undated value; nothing if there is none.
std::optional<QString> plainValue(const Settings& settings, const QString& key)
{
    const auto found = settings.find(key);
    if (found == settings.end())
        return std::nullopt;
    for (const SettingValue& value : found->second) {
        if (!value.from)
            return value.value;
    }
    return std::nullopt;
}

/// A dated setting by day; a value without a day has been in force since ever, one that `read` does not take
/// is ignored.
template <typename Value>
std::map<Day, Value> datedValues(const Settings& settings, const QString& key,
                                 std::optional<Value> (*read)(const QString&))
{
    std::map<Day, Value> dated;
    const auto found = settings.find(key);
    if (found == settings.end())
        return dated;
    for (const SettingValue& value : found->second) {
        if (auto fits = read(value.value))
            dated.insert_or_assign(value.from.value_or(Day(1, 1, 1)), std::move(*fits));
    }
    return dated;
}

std::optional<int> countFrom(const QString& text)
{
    bool whole = false;
    const int count = text.toInt(&whole);
    return whole && count >= 1 ? std::optional(count) : std::nullopt;
}

/// "off" is a goal of 0.
std::optional<int> goalFrom(const QString& text)
{
    return text == "off"_L1 ? std::optional(0) : countFrom(text);
}

std::optional<WeekdaySet> weekdaysFrom(const QString& text)
{
    return weekdaySetFrom(text);
}

} // namespace

HabitSettings habitSettings(const Settings& settings)
{
    HabitSettings habit;
    if (const auto text = plainValue(settings, u"day.rollover"_s))
        habit.rollover = Rollover::fromText(*text).value_or(habit.rollover);
    if (const auto text = plainValue(settings, u"week.start"_s))
        habit.weekStart = weekStartFrom(*text).value_or(habit.weekStart);
    habit.targets = datedValues(settings, u"week.target"_s, &countFrom);
    habit.freeze = plainValue(settings, u"freeze"_s) == u"on"_s;
    habit.restWeekdays = datedValues(settings, u"rest.weekdays"_s, &weekdaysFrom);
    habit.wordGoals = datedValues(settings, u"goal.words"_s, &goalFrom);
    habit.minuteGoals = datedValues(settings, u"goal.minutes"_s, &goalFrom);
    habit.yearGoals = datedValues(settings, u"goal.year"_s, &goalFrom);
    habit.brickOnPublish = plainValue(settings, u"brick.on-publish"_s) == u"on"_s;
    if (const auto text = plainValue(settings, u"brick.words"_s))
        habit.brickWords = countFrom(*text);
    if (const auto text = plainValue(settings, u"reminder"_s))
        habit.reminder = timeOfDayFrom(*text);
    return habit;
}

} // namespace brickwork
