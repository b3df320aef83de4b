// What the settings page shows, as a value, and the pure functions that word its targets.
#pragma once

#include "core/habit/log.h"
#include "core/publish/plan.h"
#include "ui/theme/theme.h"

namespace brickwork {

struct SettingsState
{
    QString workspacePath;
    Rollover rollover;
    WeekStart weekStart = WeekStart::Monday;
    int target = 1; ///< posts a week, in force this week
    ThemeMode theme = ThemeMode::System;
    std::vector<TargetConfig> targets;
    QString storePath;
    QString journalPath;
    QString version;
    friend bool operator==(const SettingsState& a, const SettingsState& b);
};

[[nodiscard]] bool sameTargets(const std::vector<TargetConfig>& a, const std::vector<TargetConfig>& b);
/// An option as the target has it, or as it is when it is left out; empty for an address that is not given.
[[nodiscard]] QString optionOf(const TargetConfig& target, const QString& key);
/// "Hugo site, posts in Markdown with YAML front matter".
[[nodiscard]] QString targetSentence(const TargetConfig& target);
/// False where a post carries no front matter whatever is chosen: a plain HTML page.
[[nodiscard]] bool takesFrontMatter(const QString& generator, const QString& format);
/// The front matter a generator reads, the usual one first.
[[nodiscard]] QStringList frontMattersFor(const QString& generator);

} // namespace brickwork
