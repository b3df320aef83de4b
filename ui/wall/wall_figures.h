// The strip of figures above the wall, as plain values.
#pragma once

#include "core/habit/log.h"
#include "core/habit/summary.h"

#include <QLocale>
#include <QString>

#include <vector>

namespace brickwork {

/// A figure of the strip: "12", "day streak", "12 bricks over 14 days".
struct WallFigure
{
    QString figure;
    QString label;
    QString detail;
    friend bool operator==(const WallFigure&, const WallFigure&) = default;
};

/// How many of the figures are always shown.
inline constexpr std::size_t leadingFigures = 4;

/// Streak, longest, posts this week, strength; then, as far as there is room for them: the year's pace and
/// the day's goals, where such goals are set, and momentum.
[[nodiscard]] std::vector<WallFigure> figuresOf(const HabitLog& log, const HabitSettings& settings,
                                                const Summary& summary, const QLocale& locale);

} // namespace brickwork
