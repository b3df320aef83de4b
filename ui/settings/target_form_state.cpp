#include "ui/settings/target_form_state.h"

#include "ui/settings/settings_state.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TargetForm)
};

QString valueOf(const OptionInfo& option, const OptionValues& values)
{
    const auto given = values.find(option.key);
    return given == values.end() || given->second.isEmpty() ? option.fallback : given->second;
}

QString valueOf(const KindInfo& kind, const QString& key, const OptionValues& values)
{
    const auto option = std::ranges::find(kind.options, key, &OptionInfo::key);
    return option == kind.options.end() ? QString() : valueOf(*option, values);
}

/// A configuration in which only the choices may be wrong: those that stand above `option`, so that it
/// follows them and never holds them fast.
TargetConfig choicesAbove(const KindInfo& kind, const OptionInfo& option, const OptionValues& values)
{
    TargetConfig config{.name = u"place"_s, .kind = kind.kind, .options = {}};
    bool above = true;
    for (const OptionInfo& other : kind.options) {
        above = above && other.key != option.key;
        const bool isChoice = other.shape == OptionShape::Choice || other.shape == OptionShape::Switch;
        if (isChoice && above)
            config.options[other.key] = valueOf(other, values);
        else if (!isChoice && other.required)
            config.options[other.key] = other.shape == OptionShape::Folder       ? u"/place"_s
                                        : other.shape == OptionShape::WebAddress ? u"https://example.org"_s
                                                                                 : u"place"_s;
    }
    std::erase_if(config.options, [](const auto& pair) { return pair.second.isEmpty(); });
    return config;
}

QString missingSentence(const OptionInfo& option)
{
    return option.shape == OptionShape::Folder ? Words::tr("Choose the folder to publish to.")
                                               : Words::tr("“%1” is missing.").arg(option.caption);
}

} // namespace

bool isShown(const KindInfo& kind, const OptionInfo& option, const OptionValues& values)
{
    // A plain page of HTML has no front matter, whatever is chosen.
    if (kind.kind == "folder"_L1 && option.key == "front-matter"_L1 &&
        !takesFrontMatter(valueOf(kind, u"generator"_s, values), valueOf(kind, u"format"_s, values)))
        return false;
    if (option.onlyIfKey.isEmpty())
        return true;
    const auto other = std::ranges::find(kind.options, option.onlyIfKey, &OptionInfo::key);
    return other != kind.options.end() && isShown(kind, *other, values) &&
           option.onlyIfWords.contains(valueOf(*other, values));
}

std::vector<OptionChoice> choicesOf(const KindInfo& kind, const OptionInfo& option,
                                    const OptionValues& values)
{
    std::vector<OptionChoice> choices;
    TargetConfig config = choicesAbove(kind, option, values);
    for (const OptionChoice& choice : option.choices) {
        config.options[option.key] = choice.word;
        if (checkTarget(config))
            choices.push_back(choice);
    }
    if (choices.empty())
        choices = option.choices;
    if (option.fallback.isEmpty() && !option.required)
        choices.insert(choices.begin(), OptionChoice{.word = {}, .name = Words::tr("As the site has it")});
    return choices;
}

TargetConfig configOf(const PlaceWish& wish)
{
    TargetConfig config{.name = wish.name.trimmed(), .kind = wish.kind, .options = {}};
    const auto kind = targetKind(wish.kind);
    if (!kind)
        return config;
    for (const OptionInfo& option : kind->options) {
        const auto given = wish.options.find(option.key);
        const QString value = given == wish.options.end() ? QString() : given->second.trimmed();
        if (!value.isEmpty() && value != option.fallback && isShown(*kind, option, wish.options))
            config.options[option.key] = value;
    }
    return config;
}

std::optional<PlaceProblem> problemOf(const PlaceWish& wish, const QStringList& taken)
{
    const QString name = wish.name.trimmed();
    const auto kind = targetKind(wish.kind);
    if (!kind)
        return PlaceProblem{u"kind"_s, Words::tr("Choose what kind of place it is.")};
    if (name.isEmpty())
        return PlaceProblem{u"name"_s, Words::tr("Give the place a name.")};
    if (taken.contains(name))
        return PlaceProblem{u"name"_s,
                            Words::tr("There is a place of that name already. Choose another name.")};
    const TargetConfig config = configOf(wish);
    for (const OptionInfo& option : kind->options) {
        if (option.required && isShown(*kind, option, wish.options) && config.option(option.key).isEmpty() &&
            option.fallback.isEmpty())
            return PlaceProblem{option.key, missingSentence(option)};
    }
    if (const auto checked = checkTarget(config); !checked) {
        // The one at fault is the one without which the rest is right.
        for (const auto& [key, value] : config.options) {
            TargetConfig without = config;
            without.options.erase(key);
            const auto info = std::ranges::find(kind->options, key, &OptionInfo::key);
            if (info != kind->options.end() && (info->required || checkTarget(without)))
                return PlaceProblem{key, checked.error().sentence};
        }
        return PlaceProblem{u"name"_s, checked.error().sentence};
    }
    if (!kind->secretCaption.isEmpty() && wish.secret.trimmed().isEmpty() && !wish.secretKept)
        return PlaceProblem{u"secret"_s, Words::tr("“%1” is missing.").arg(kind->secretCaption)};
    return std::nullopt;
}

QString nameFor(const PlaceWish& wish, const QStringList& taken)
{
    const TargetConfig config = configOf(wish);
    QString host = QUrl(config.option(u"url"_s)).host();
    if (host.startsWith("www."_L1))
        host.remove(0, 4);
    const QString base = host.isEmpty() ? QFileInfo(config.option(u"path"_s)).fileName() : host;
    QString name = base;
    for (int number = 2; taken.contains(name); ++number)
        name = u"%1 %2"_s.arg(base).arg(number);
    return name;
}

ConnectionState connectionOf(const Result<TestReport>& report)
{
    if (report)
        return {.stand = ConnectionState::Stand::Good,
                .sentence = report->greeting,
                .findings = report->findings};
    if (report.error().code == ErrorCode::Cancelled)
        return {};
    return {.stand = ConnectionState::Stand::Bad,
            .sentence = report.error().sentence,
            .detail = report.error().detail};
}

ConnectionState connectionOf(const Step& step)
{
    return {.stand = ConnectionState::Stand::Running,
            .sentence = step.kind == StepKind::Waiting
                            ? Words::tr("The server asks for patience: %1 seconds …").arg(step.subject)
                            : Words::tr("Asking …", "a server, to test the connection")};
}

QString detailsText(const ConnectionState& state)
{
    QStringList lines{state.sentence};
    lines << state.findings;
    if (!state.detail.isEmpty())
        lines << QString() << state.detail;
    return lines.join(u'\n');
}

} // namespace brickwork
