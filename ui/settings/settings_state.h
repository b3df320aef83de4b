// What the settings page shows, as a value, and the pure functions that word its targets.
#pragma once

#include "core/habit/log.h"
#include "core/publish/plan.h"
#include "ui/theme/theme.h"

#include <optional>
#include <vector>

namespace brickwork {

/// What holds today of the settings that the log keeps.
struct HabitChoices
{
    Rollover rollover;
    WeekStart weekStart = WeekStart::Monday;
    WeekdaySet restWeekdays;
    bool freeze = false;
    int target = 1;     ///< posts a week, in force this week
    int wordGoal = 0;   ///< a day; 0: none
    int minuteGoal = 0; ///< a day; 0: none
    int year = 0;       ///< today's, which the next one is for
    int yearGoal = 0;   ///< posts; 0: none
    bool brickOnPublish = false;
    int brickWords = 0;          ///< typed words of a day that lay a brick; 0: none do
    std::optional<int> reminder; ///< minutes after midnight
    friend bool operator==(const HabitChoices&, const HabitChoices&) = default;
};
/// `today` is the effective today (R3).
[[nodiscard]] HabitChoices habitChoices(const HabitSettings& settings, Day today);

struct SettingsState
{
    QString workspacePath;
    HabitChoices habit;
    ThemeMode theme = ThemeMode::System;
    ContrastMode contrast = ContrastMode::System;
    std::vector<TargetConfig> targets;
    QString storePath;
    QString journalPath;
    QString version;
    friend bool operator==(const SettingsState& a, const SettingsState& b);
};

[[nodiscard]] bool sameTargets(const std::vector<TargetConfig>& a, const std::vector<TargetConfig>& b);
/// "Hugo site, posts in Markdown with YAML front matter", "WordPress".
[[nodiscard]] QString targetSentence(const TargetConfig& target);
/// False where a post carries no front matter whatever is chosen: a plain HTML page.
[[nodiscard]] bool takesFrontMatter(const QString& generator, const QString& format);

} // namespace brickwork
