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

std::map<Day, int> targetsOf(const Settings& settings)
{
    std::map<Day, int> targets;
    const auto found = settings.find(u"week.target"_s);
    if (found == settings.end())
        return targets;
    for (const SettingValue& value : found->second) {
        bool fits = false;
        const int posts = value.value.toInt(&fits);
        // A target without a day has been in force since ever.
        if (fits && posts >= 1)
            targets.insert_or_assign(value.from.value_or(Day(1, 1, 1)), posts);
    }
    return targets;
}

} // namespace

HabitSettings habitSettings(const Settings& settings)
{
    HabitSettings habit;
    if (const auto text = plainValue(settings, u"day.rollover"_s))
        habit.rollover = Rollover::fromText(*text).value_or(habit.rollover);
    if (const auto text = plainValue(settings, u"week.start"_s))
        habit.weekStart = weekStartFrom(*text).value_or(habit.weekStart);
    habit.targets = targetsOf(settings);
    habit.freeze = plainValue(settings, u"freeze"_s) == u"on"_s;
    return habit;
}

} // namespace brickwork
