#include "core/publish/folder_layout.h"

#include "core/markdown/slug.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
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

constexpr std::array generators{Choice{"hugo"_L1, Generator::Hugo}, Choice{"jekyll"_L1, Generator::Jekyll},
                                Choice{"none"_L1, Generator::None}};
constexpr std::array formats{Choice{"markdown"_L1, PostFormat::Markdown},
                             Choice{"html"_L1, PostFormat::Html}};
constexpr std::array frontMatters{Choice{"yaml"_L1, FrontMatterKind::Yaml},
                                  Choice{"toml"_L1, FrontMatterKind::Toml},
                                  Choice{"json"_L1, FrontMatterKind::Json}};

Result<void> checkKnown(const TargetConfig& target)
{
    static const QStringList known{u"path"_s, u"generator"_s, u"format"_s, u"url"_s, u"front-matter"_s};
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
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !web || url.host().isEmpty() || url.hasQuery() || url.hasFragment() ||
        !url.userInfo().isEmpty()) {
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

/// Hugo's section is what stands below "content" when the folder itself lies in there.
QString hugoSection(const FolderOptions& options, const FolderShape& shape)
{
    if (shape.site) {
        return u"posts"_s;
    }
    const QStringList parts = options.path.split(u'/', Qt::SkipEmptyParts);
    const qsizetype content = parts.lastIndexOf(u"content"_s);
    return content < 0 ? u"posts"_s : parts.mid(content + 1).join(u'/');
}

/// "Garden Notes" as an address; empty if the text holds more than plain letters, digits, spaces and hyphens.
std::optional<QString> categoryPart(const QString& category)
{
    static const QRegularExpression plain(u"^[a-z0-9-]+$"_s);
    const QString part = category.trimmed().toLower();
    return plain.match(part).hasMatch() ? std::optional(part) : std::nullopt;
}

/// Jekyll puts the categories before the date; nothing if we cannot tell how it will spell them.
std::optional<QString> jekyllCategories(const FrontMatter& frontMatter)
{
    QStringList categories = frontMatter.values(u"category");
    for (const QString& value : frontMatter.values(u"categories")) {
        categories << value.split(u' ', Qt::SkipEmptyParts);
    }
    categories.removeDuplicates();
    QString path;
    for (const QString& category : std::as_const(categories)) {
        const auto part = categoryPart(category);
        if (!part) {
            return {};
        }
        path += u'/' + *part;
    }
    return path;
}

/// An address the front matter gives itself (Hugo's "url", Jekyll's "permalink").
std::optional<QString> ownAddress(const FolderOptions& options, const FrontMatter& frontMatter)
{
    if (!options.hasGenerator()) {
        return {};
    }
    return frontMatter.value(options.generator == Generator::Hugo ? u"url" : u"permalink");
}

} // namespace

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
    for (const auto& chosen : {choose(target, u"generator"_s, generators, options.generator),
                               choose(target, u"format"_s, formats, options.format),
                               choose(target, u"front-matter"_s, frontMatters, options.frontMatter)}) {
        if (!chosen) {
            return Failure(chosen.error());
        }
    }
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
    case Generator::None:
        break;
    }
    return {};
}

QString remoteFor(const FolderOptions& options, const FolderShape& shape, const QString& slug, QDate date)
{
    const QString suffix = options.format == PostFormat::Html ? u".html"_s : u".md"_s;
    switch (options.generator) {
    case Generator::Hugo:
        return (shape.site ? u"content/posts/"_s : QString()) + slug + suffix;
    case Generator::Jekyll:
        return (shape.site ? u"_posts/"_s : QString()) + date.toString(Qt::ISODate) + u'-' + slug + suffix;
    case Generator::None:
        break;
    }
    return slug + suffix;
}

bool isPostPath(const QString& remote)
{
    static const QRegularExpression shape(
        u"\\A(?:content/posts/|_posts/)?(?:[0-9]{4}-[0-9]{2}-[0-9]{2}-)?([a-z0-9][a-z0-9-]{0,79})\\.(?:md|html)\\z"_s);
    return shape.match(remote).hasMatch();
}

QString urlFor(const FolderOptions& options, const FolderShape& shape, const QString& slug, QDate date,
               const FrontMatter& frontMatter)
{
    if (options.url.isEmpty()) {
        return {};
    }
    if (const auto own = ownAddress(options, frontMatter)) {
        // Placeholders like :title are filled in by the generator alone.
        return own->startsWith(u'/') && !own->contains(u':') ? options.url + *own : QString();
    }
    switch (options.generator) {
    case Generator::Hugo: {
        const QString section = hugoSection(options, shape);
        return options.url + u'/' + (section.isEmpty() ? QString() : section + u'/') + slug + u'/';
    }
    case Generator::Jekyll: {
        const auto categories = jekyllCategories(frontMatter);
        return categories ? options.url + *categories + date.toString(u"/yyyy/MM/dd/"_s) + slug + u".html"_s
                          : QString();
    }
    case Generator::None:
        break;
    }
    return options.format == PostFormat::Html ? options.url + u'/' + slug + u".html"_s : QString();
}

} // namespace brickwork
