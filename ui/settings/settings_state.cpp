#include "ui/settings/settings_state.h"

#include "core/habit/pace.h"
#include "core/publish/kinds.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SettingsPage)
};

QString siteWord(const QString& generator)
{
    if (generator.isEmpty() || generator == "none"_L1)
        return Words::tr("Plain folder");
    const auto folder = targetKind(u"folder"_s);
    for (const OptionInfo& option : folder ? folder->options : std::vector<OptionInfo>()) {
        const auto choice = std::ranges::find(option.choices, generator, &OptionChoice::word);
        if (option.key == "generator"_L1 && choice != option.choices.end())
            return Words::tr("%1 site", "of a generator such as Hugo").arg(choice->name);
    }
    return Words::tr("%1 site", "of a generator such as Hugo").arg(generator);
}

} // namespace

HabitChoices habitChoices(const HabitSettings& settings, Day today)
{
    const int year = today.date().year();
    return {.rollover = settings.rollover,
            .weekStart = settings.weekStart,
            .restWeekdays = inForce(settings.restWeekdays, today),
            .freeze = settings.freeze,
            .target = targetFor(weekOf(today, settings.weekStart), settings),
            .wordGoal = inForce(settings.wordGoals, today),
            .minuteGoal = inForce(settings.minuteGoals, today),
            .year = year,
            .yearGoal = yearGoal(settings, year),
            .brickOnPublish = settings.brickOnPublish,
            .brickWords = settings.brickWords.value_or(0),
            .reminder = settings.reminder};
}

bool sameTargets(const std::vector<TargetConfig>& a, const std::vector<TargetConfig>& b)
{
    return std::ranges::equal(a, b, [](const TargetConfig& one, const TargetConfig& other) {
        return one.name == other.name && one.kind == other.kind && one.options == other.options;
    });
}

bool operator==(const SettingsState& a, const SettingsState& b)
{
    return a.workspacePath == b.workspacePath && a.habit == b.habit && a.theme == b.theme &&
           a.contrast == b.contrast && sameTargets(a.targets, b.targets) && a.storePath == b.storePath &&
           a.journalPath == b.journalPath && a.version == b.version;
}

QString targetSentence(const TargetConfig& target)
{
    if (target.kind != "folder"_L1) {
        const auto kind = targetKind(target.kind);
        return kind ? kind->name : target.kind;
    }
    const QString generator = optionOf(target, u"generator"_s);
    const QString format = optionOf(target, u"format"_s);
    const QString site = siteWord(generator);
    if (!takesFrontMatter(generator, format))
        return Words::tr("%1, posts in HTML").arg(site);
    const QString matter = optionOf(target, u"front-matter"_s).toUpper();
    return format == "html"_L1 ? Words::tr("%1, posts in HTML with %2 front matter").arg(site, matter)
                               : Words::tr("%1, posts in Markdown with %2 front matter").arg(site, matter);
}

bool takesFrontMatter(const QString& generator, const QString& format)
{
    return generator != "none"_L1 || format != "html"_L1;
}

} // namespace brickwork
