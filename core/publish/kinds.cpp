#include "core/publish/kinds.h"

#include "core/base/web_address.h"
#include "core/publish/folder_layout.h"

#include <QCoreApplication>
#include <QDir>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

Result<void> checkName(const QString& name)
{
    const bool control = std::ranges::any_of(name, [](QChar c) { return !c.isPrint(); });
    if (name.trimmed().isEmpty() || name != name.trimmed() || control)
        return fail(ErrorCode::Invalid, Sentences::tr("A target needs a name of one line."));
    return {};
}

QStringList kindWords()
{
    QStringList words;
    for (const KindInfo& info : targetKinds())
        words << info.kind;
    return words;
}

Result<void> checkChoice(const OptionInfo& option, const QString& value)
{
    QStringList words;
    for (const OptionChoice& choice : option.choices)
        words << choice.word;
    if (option.shape == OptionShape::Switch)
        words = {u"on"_s, u"off"_s};
    if (words.contains(value))
        return {};
    return fail(ErrorCode::Invalid, Sentences::tr("The option “%1” cannot be “%2”. It may be: %3.")
                                        .arg(option.key, value, words.join(u", "_s)));
}

Result<void> checkAddress(const QString& value)
{
    const QUrl url(value, QUrl::StrictMode);
    if (isSiteAddress(url))
        return {};
    return fail(
        ErrorCode::Invalid,
        Sentences::tr("The address of the site must be a web address like https://example.org, not “%1”.")
            .arg(value));
}

Result<void> checkFolder(const QString& value)
{
    if (QDir::isAbsolutePath(value) && !value.contains(QChar(0)))
        return {};
    return fail(ErrorCode::Invalid,
                Sentences::tr("The folder must be given with its full path, not as “%1”.").arg(value));
}

Result<void> checkValue(const OptionInfo& option, const QString& value)
{
    switch (option.shape) {
    case OptionShape::Text:
        break;
    case OptionShape::Folder:
        return checkFolder(value);
    case OptionShape::WebAddress:
        return checkAddress(value);
    case OptionShape::Choice:
    case OptionShape::Switch:
        return checkChoice(option, value);
    }
    return {};
}

Result<void> checkOptions(const TargetConfig& target, const KindInfo& info)
{
    QStringList keys;
    for (const OptionInfo& option : info.options)
        keys << option.key;
    for (const auto& [key, value] : target.options) {
        if (!keys.contains(key))
            return fail(ErrorCode::Invalid, Sentences::tr("%1 has no option “%2”. It knows: %3.")
                                                .arg(info.name, key, keys.join(u", "_s)));
    }
    for (const OptionInfo& option : info.options) {
        const QString value = target.option(option.key);
        if (value.isEmpty() && option.required)
            return fail(ErrorCode::Invalid,
                        Sentences::tr("%1 is missing (%2).").arg(option.caption, option.key));
        if (const auto checked = value.isEmpty() ? Result<void>() : checkValue(option, value); !checked)
            return checked;
    }
    return {};
}

} // namespace

std::vector<KindInfo> targetKinds()
{
    return {siteKind(), folderKind(), wordpressKind(), ghostKind(), micropubKind(), newsletterKind()};
}

std::optional<KindInfo> targetKind(const QString& kind)
{
    const auto kinds = targetKinds();
    const auto found = std::ranges::find(kinds, kind, &KindInfo::kind);
    return found == kinds.end() ? std::nullopt : std::optional(*found);
}

QString optionOf(const TargetConfig& config, const QString& key)
{
    const QString given = config.option(key);
    const auto info = given.isEmpty() ? targetKind(config.kind) : std::nullopt;
    if (!info)
        return given;
    const auto option = std::ranges::find(info->options, key, &OptionInfo::key);
    return option == info->options.end() ? given : option->fallback;
}

Result<void> checkTarget(const TargetConfig& target)
{
    if (const auto named = checkName(target.name); !named)
        return named;
    const auto info = targetKind(target.kind);
    if (!info)
        return fail(ErrorCode::Invalid,
                    Sentences::tr("There is no kind of target called “%1”. Use one of: %2.")
                        .arg(target.kind, kindWords().join(u", "_s)));
    if (target.kind == "folder"_L1)
        return folderOptions(target).transform([](const FolderOptions&) {});
    return checkOptions(target, *info);
}

} // namespace brickwork
