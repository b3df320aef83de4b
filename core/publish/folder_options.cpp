// The options of a folder, read and checked.
#include "core/base/web_address.h"
#include "core/publish/folder_layout.h"
#include "core/publish/kinds.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(FolderTarget)
};

template <typename T>
struct Choice
{
    QLatin1StringView word;
    T value;
};

constexpr std::array generators{
    Choice{"hugo"_L1, Generator::Hugo},   Choice{"jekyll"_L1, Generator::Jekyll},
    Choice{"zola"_L1, Generator::Zola},   Choice{"eleventy"_L1, Generator::Eleventy},
    Choice{"astro"_L1, Generator::Astro}, Choice{"none"_L1, Generator::None}};
constexpr std::array formats{Choice{"markdown"_L1, PostFormat::Markdown},
                             Choice{"html"_L1, PostFormat::Html}};
enum class GitUse
{
    Off,
    Commit,
    Push
};
constexpr std::array gitUses{Choice{"off"_L1, GitUse::Off}, Choice{"commit"_L1, GitUse::Commit},
                             Choice{"push"_L1, GitUse::Push}};
constexpr std::array frontMatters{Choice{"yaml"_L1, FrontMatterKind::Yaml},
                                  Choice{"toml"_L1, FrontMatterKind::Toml},
                                  Choice{"json"_L1, FrontMatterKind::Json}};

/// The options are those that folderKind() lists.
Result<void> checkKnown(const TargetConfig& target)
{
    QStringList known;
    for (const OptionInfo& option : folderKind().options)
        known << option.key;
    for (const auto& [key, value] : target.options) {
        if (!known.contains(key)) {
            return fail(
                ErrorCode::Invalid,
                Sentences::tr("A folder has no option “%1”. It knows: %2.").arg(key, known.join(u", "_s)));
        }
    }
    return {};
}

/// Sets `chosen` from a word; an option that is not given leaves it as it is.
template <typename T, size_t N>
Result<void> choose(const TargetConfig& target, const QString& key, const std::array<Choice<T>, N>& choices,
                    T& chosen)
{
    const QString word = target.option(key);
    if (word.isEmpty()) {
        return {};
    }
    QStringList words;
    for (const Choice<T>& choice : choices) {
        if (word == choice.word) {
            chosen = choice.value;
            return {};
        }
        words << QString(choice.word);
    }
    return fail(
        ErrorCode::Invalid,
        Sentences::tr("The option “%1” cannot be “%2”. It may be: %3.").arg(key, word, words.join(u", "_s)));
}

Result<QString> baseUrl(const TargetConfig& target)
{
    QString text = target.option(u"url"_s);
    if (text.isEmpty()) {
        return text;
    }
    const QUrl url(text, QUrl::StrictMode);
    if (!isSiteAddress(url)) {
        return fail(
            ErrorCode::Invalid,
            Sentences::tr("The address of the site must be a web address like https://example.org, not “%1”.")
                .arg(text));
    }
    while (text.endsWith(u'/')) {
        text.chop(1);
    }
    return text;
}

bool isPlainPath(const QString& path)
{
    static const QRegularExpression plain(
        u"\\A[\\p{L}\\p{N}_-][\\p{L}\\p{N}_. -]*(/[\\p{L}\\p{N}_-][\\p{L}\\p{N}_. -]*)*\\z"_s);
    return plain.match(path).hasMatch();
}

/// "essays/2026": plain names, none of them hidden or leading up.
Result<QString> plainPath(const TargetConfig& target, const QString& key)
{
    QString path = target.option(key).trimmed();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.isEmpty() || isPlainPath(path))
        return path;
    return fail(ErrorCode::Invalid,
                Sentences::tr("The option “%1” must be a folder below the site, like essays/2026, not “%2”.")
                    .arg(key, path));
}

/// A word that front matter or git takes as a name.
Result<QString> plainName(const TargetConfig& target, const QString& key, const QRegularExpression& form)
{
    const QString name = target.option(key).trimmed();
    if (name.isEmpty() || form.match(name).hasMatch())
        return name;
    return fail(ErrorCode::Invalid, Sentences::tr("The option “%1” cannot be “%2”.").arg(key, name));
}

Result<QString> folderPath(const TargetConfig& target)
{
    const QString path = target.option(u"path"_s);
    if (path.isEmpty()) {
        return fail(ErrorCode::Invalid,
                    Sentences::tr("The folder to publish to is missing: give it with its full path."));
    }
    if (!QDir::isAbsolutePath(path) || path.contains(QChar(0))) {
        return fail(ErrorCode::Invalid,
                    Sentences::tr("The folder must be given with its full path, not as “%1”.").arg(path));
    }
    return QDir::cleanPath(path);
}

} // namespace

QString wordOf(Generator generator)
{
    return std::ranges::find(generators, generator, &Choice<Generator>::value)->word;
}

Result<FolderOptions> folderOptions(const TargetConfig& target)
{
    if (const auto known = checkKnown(target); !known) {
        return Failure(known.error());
    }
    FolderOptions options;
    const auto path = folderPath(target);
    const auto url = baseUrl(target);
    for (const auto& text : {path, url}) {
        if (!text) {
            return Failure(text.error());
        }
    }
    options.path = *path;
    options.url = *url;
    static const QRegularExpression key(u"\\A[A-Za-z_][A-Za-z0-9_-]*\\z"_s);
    // The name of a remote: an address might hold a password, and this is written down.
    static const QRegularExpression name(u"\\A[^-\\s:@~^?*\\[\\\\][^\\s:@~^?*\\[\\\\]*\\z"_s);
    static const QRegularExpression ref(u"\\A[^-\\s:~^?*\\[\\\\][^\\s~^?*\\[\\\\]*\\z"_s);
    const auto section = plainPath(target, u"section"_s);
    const auto images = plainPath(target, u"images"_s);
    const auto dateKey = plainName(target, u"date-key"_s, key);
    const auto remote = plainName(target, u"git-remote"_s, name);
    const auto branch = plainName(target, u"git-branch"_s, ref);
    for (const auto& text : {section, images, dateKey, remote, branch}) {
        if (!text)
            return Failure(text.error());
    }
    options.section = *section;
    options.images = *images;
    options.dateKey = *dateKey;
    options.gitRemote = *remote;
    options.gitBranch = *branch;
    options.frontMatterChosen = !target.option(u"front-matter"_s).isEmpty();
    options.gitMessage = target.option(u"git-message"_s).trimmed();
    if (options.gitMessage.isEmpty())
        options.gitMessage = u"{action} “{title}”"_s;
    GitUse git = GitUse::Off;
    for (const auto& chosen : {choose(target, u"generator"_s, generators, options.generator),
                               choose(target, u"format"_s, formats, options.format),
                               choose(target, u"front-matter"_s, frontMatters, options.frontMatter),
                               choose(target, u"git"_s, gitUses, git)}) {
        if (!chosen) {
            return Failure(chosen.error());
        }
    }
    options.gitPushes = git == GitUse::Push;
    options.gitCommits = git != GitUse::Off;
    if (options.generator == Generator::Jekyll && options.images == besideThePost)
        return fail(
            ErrorCode::Invalid,
            Sentences::tr("Jekyll takes no pictures from beside a post: leave “images” out, or name a "
                          "folder like assets/images."));
    if (options.generator == Generator::Jekyll && options.frontMatter != FrontMatterKind::Yaml) {
        return fail(
            ErrorCode::Invalid,
            Sentences::tr(
                "Jekyll reads no front matter but YAML: leave “front-matter” out or set it to yaml."));
    }
    return options;
}

QString nameOf(Generator generator)
{
    switch (generator) {
    case Generator::Hugo:
        return u"Hugo"_s;
    case Generator::Jekyll:
        return u"Jekyll"_s;
    case Generator::Zola:
        return u"Zola"_s;
    case Generator::Eleventy:
        return u"Eleventy"_s;
    case Generator::Astro:
        return u"Astro"_s;
    case Generator::None:
        break;
    }
    return {};
}

} // namespace brickwork
