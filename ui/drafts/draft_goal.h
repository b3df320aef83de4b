// A draft's goal: so many words, perhaps by a day. As it is typed, and as the header says it. Pure.
#pragma once

#include "core/habit/day.h"

#include <QLocale>

#include <optional>

namespace brickwork {

struct DraftGoal
{
    int words = 0; ///< >= 1
    std::optional<Day> due;
    friend bool operator==(const DraftGoal&, const DraftGoal&) = default;
};

/// "2000" or "2000 by 2026-12-01", as draftGoalText() writes it; nothing for anything else.
[[nodiscard]] std::optional<DraftGoal> draftGoalFrom(QStringView text);
[[nodiscard]] QString draftGoalText(const DraftGoal& goal);

/// What is left to do a day: "80 a day until 1 Dec", "reached", "300 to go, due today"; empty without a day
/// and before the goal.
[[nodiscard]] QString draftPace(const DraftGoal& goal, int words, Day today, const QLocale& locale);

} // namespace brickwork
