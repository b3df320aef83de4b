// A day as people name it in a line of text: "on 3 June", "June 3rd", "2026-06-03", "3.6.", "on Friday",
// "tomorrow". Pure: today and the locale, whose names of months and weekdays are known beside the English
// ones, are arguments.
#pragma once

#include "core/habit/day.h"

#include <QLocale>
#include <QStringView>

#include <optional>

namespace brickwork {

struct SpokenDay
{
    Day day;
    qsizetype from = 0; ///< where it stands in the text, in UTF-16 units
    qsizetype length = 0;
    bool dated = false; ///< a date, which reads the same tomorrow; "on Friday" does not
    friend bool operator==(const SpokenDay&, const SpokenDay&) = default;
};

/// The first date of the text that is not over, else the first weekday or "tomorrow". A date without a year
/// is the next one that comes, today included; of "3–5 June" it is the last day, until which it is worth
/// telling. A weekday is the next one after today; "next Friday" is in the week after this one, as the locale
/// begins weeks. Numbers between slashes need a year and stand in the order of the locale.
[[nodiscard]] std::optional<SpokenDay> spokenDayIn(QStringView text, Day today, const QLocale& locale);

} // namespace brickwork
