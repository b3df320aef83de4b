// The settings that are logged, in one table: which keys there are, what fits them, what they hold.
#include "core/flows/logging.h"
#include "core/habit/pace.h"
#include "core/habit/summary.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Logging)
};

enum class Dated
{
    No,      ///< holds from now on, for everything
    AnyDay,  ///< from a day on, a past one too
    NotPast, ///< from today or a later day on: what was reached stays what it was
};

struct Key
{
    QLatin1StringView name;
    Dated dated;
    QString (*misfit)(const QString& value); ///< why it does not fit; empty if it does
    QString (*value)(const HabitSettings& settings, Day day);
};

QString notOneOf(int most, const QString& value)
{
    return Words::tr("This is a whole number from 1 to %1, not “%2”.").arg(most).arg(value);
}

bool isCount(const QString& value, int most)
{
    bool whole = false;
    const int count = value.toInt(&whole);
    return whole && count >= 1 && count <= most;
}

template <int most>
QString misfitOfCount(const QString& value)
{
    return isCount(value, most) ? QString() : notOneOf(most, value);
}

template <int most>
QString misfitOfGoal(const QString& value)
{
    if (value == "off"_L1 || isCount(value, most))
        return {};
    return Words::tr("This is a whole number from 1 to %1, or off, not “%2”.").arg(most).arg(value);
}

QString misfitOfSwitch(const QString& value)
{
    return value == "on"_L1 || value == "off"_L1 ? QString()
                                                 : Words::tr("This can be on or off, not “%1”.").arg(value);
}

QString misfitOfRollover(const QString& value)
{
    return Rollover::fromText(value)
               ? QString()
               : Words::tr("The day can begin between 00:00 and 06:00, written like 03:00; “%1” is not "
                           "such a time.")
                     .arg(value);
}

QString misfitOfWeekStart(const QString& value)
{
    return weekStartFrom(value)
               ? QString()
               : Words::tr("A week starts on monday, sunday or saturday, not on “%1”.").arg(value);
}

QString misfitOfTarget(const QString& value)
{
    constexpr int most = 100;
    return isCount(value, most)
               ? QString()
               : Words::tr("The target is a whole number of posts a week from 1 to %1, not “%2”.")
                     .arg(most)
                     .arg(value);
}

QString misfitOfWeekdays(const QString& value)
{
    const auto days = weekdaySetFrom(value);
    if (!days)
        return Words::tr("Weekdays off are written like saturday,sunday or none, not “%1”.").arg(value);
    const bool all = std::ranges::all_of(days->days.begin() + 1, days->days.end(), std::identity());
    return all ? Words::tr("At least one day of the week stays for writing.") : QString();
}

QString misfitOfTime(const QString& value)
{
    return value == "off"_L1 || timeOfDayFrom(value)
               ? QString()
               : Words::tr("A time of day is written like 18:30, or off; “%1” is neither.").arg(value);
}

QString onOrOff(bool on)
{
    return on ? u"on"_s : u"off"_s;
}

QString countOrOff(int count)
{
    return count > 0 ? QString::number(count) : u"off"_s;
}

constexpr std::array keys{
    Key{"day.rollover"_L1, Dated::No, &misfitOfRollover,
        [](const HabitSettings& settings, Day) { return settings.rollover.text(); }},
    Key{"week.start"_L1, Dated::No, &misfitOfWeekStart,
        [](const HabitSettings& settings, Day) { return toText(settings.weekStart); }},
    Key{"week.target"_L1, Dated::AnyDay, &misfitOfTarget,
        [](const HabitSettings& settings, Day day) {
            return QString::number(targetFor(weekOf(day, settings.weekStart), settings));
        }},
    Key{"freeze"_L1, Dated::No, &misfitOfSwitch,
        [](const HabitSettings& settings, Day) { return onOrOff(settings.freeze); }},
    Key{"rest.weekdays"_L1, Dated::AnyDay, &misfitOfWeekdays,
        [](const HabitSettings& settings, Day day) { return toText(inForce(settings.restWeekdays, day)); }},
    Key{"goal.words"_L1, Dated::NotPast, &misfitOfGoal<100'000>,
        [](const HabitSettings& settings, Day day) { return countOrOff(inForce(settings.wordGoals, day)); }},
    Key{"goal.minutes"_L1, Dated::NotPast, &misfitOfGoal<1'440>,
        [](const HabitSettings& settings, Day day) {
            return countOrOff(inForce(settings.minuteGoals, day));
        }},
    Key{"goal.year"_L1, Dated::AnyDay, &misfitOfGoal<10'000>,
        [](const HabitSettings& settings, Day day) {
            return countOrOff(yearGoal(settings, day.date().year()));
        }},
    Key{"brick.on-publish"_L1, Dated::No, &misfitOfSwitch,
        [](const HabitSettings& settings, Day) { return onOrOff(settings.brickOnPublish); }},
    Key{"brick.words"_L1, Dated::No, &misfitOfGoal<100'000>,
        [](const HabitSettings& settings, Day) { return countOrOff(settings.brickWords.value_or(0)); }},
    Key{"reminder"_L1, Dated::No, &misfitOfTime,
        [](const HabitSettings& settings, Day) {
            return settings.reminder ? timeOfDayText(*settings.reminder) : u"off"_s;
        }},
};

const Key* keyNamed(const QString& name)
{
    const auto* const found =
        std::ranges::find_if(keys, [&name](const Key& key) { return name == key.name; });
    return found == keys.end() ? nullptr : found;
}

/// Numbers without leading zeros or a sign, weekdays in their order: one text for one value.
QString canonical(const QString& value)
{
    bool whole = false;
    const int count = value.toInt(&whole);
    if (whole)
        return QString::number(count);
    const auto days = weekdaySetFrom(value);
    return days ? toText(*days) : value;
}

} // namespace

QStringList settingKeys()
{
    QStringList names;
    for (const Key& key : keys)
        names << key.name;
    return names;
}

Result<Act> setting(const QString& name, const QString& value, std::optional<Day> from, Day today,
                    const Stamp& stamp)
{
    const Key* const key = keyNamed(name);
    if (key == nullptr)
        return fail(ErrorCode::Invalid, Words::tr("There is no setting “%1”. The settings are: %2.")
                                            .arg(name, settingKeys().join(u", "_s)));
    if (const QString problem = key->misfit(value); !problem.isEmpty())
        return fail(ErrorCode::Invalid, problem + u' ' + Words::tr("Nothing was changed."));
    if (from && key->dated == Dated::No)
        return fail(ErrorCode::Invalid,
                    Words::tr("“%1” holds from now on and takes no date. Nothing was changed.").arg(name));
    if (from && *from < today && key->dated == Dated::NotPast)
        return fail(ErrorCode::Refused,
                    Words::tr("A goal can change from today (%1) on, not from %2: each day keeps the goal "
                              "it had. Nothing was changed.")
                        .arg(today.iso(), from->iso()));
    const bool dated = key->dated != Dated::No;
    return settingAct(name, canonical(value), dated ? std::optional(from.value_or(today)) : std::nullopt,
                      stamp);
}

QString settingValue(const HabitSettings& settings, const QString& name, Day day)
{
    const Key* const key = keyNamed(name);
    return key == nullptr ? QString() : key->value(settings, day);
}

} // namespace brickwork
