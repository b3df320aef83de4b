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

constexpr std::array generators{
    Choice{"hugo"_L1, Generator::Hugo},   Choice{"jekyll"_L1, Generator::Jekyll},
    Choice{"zola"_L1, Generator::Zola},   Choice{"eleventy"_L1, Generator::Eleventy},
    Choice{"astro"_L1, Generator::Astro}, Choice{"none"_L1, Generator::None}};
constexpr std::array formats{Choice{"markdown"_L1, PostFormat::Markdown},
                             Choice{"html"_L1, PostFormat::Html}};
constexpr std::array frontMatters{Choice{"yaml"_L1, FrontMatterKind::Yaml},
                                  Choice{"toml"_L1, FrontMatterKind::Toml},
                                  Choice{"json"_L1, FrontMatterKind::Json}};

Result<void> checkKnown(const TargetConfig& target)
{
    static const QStringList known{u"path"_s,         u"generator"_s,  u"format"_s,     u"url"_s,
                                   u"front-matter"_s, u"section"_s,    u"date-key"_s,   u"git"_s,
                                   u"git-remote"_s,   u"git-branch"_s, u"git-message"_s};
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

/// "essays/2026": plain names, none of them hidden or leading up.
Result<QString> sectionOf(const TargetConfig& target)
{
    static const QRegularExpression plain(
        u"\\A[\\p{L}\\p{N}_-][\\p{L}\\p{N}_. -]*(/[\\p{L}\\p{N}_-][\\p{L}\\p{N}_. -]*)*\\z"_s);
    QString section = target.option(u"section"_s).trimmed();
    while (section.endsWith(u'/'))
        section.chop(1);
    if (section.isEmpty() || plain.match(section).hasMatch())
        return section;
    return fail(ErrorCode::Invalid,
                Sentences::tr("The section must be a folder below the posts, like essays/2026, not “%1”.")
                    .arg(section));
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

/// Below the generator's folder of content, as readers see it in addresses.
QString afterPart(const QString& path, const QString& part)
{
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    const qsizetype at = parts.lastIndexOf(part);
    return at < 0 ? QString() : parts.mid(at + 1).join(u'/');
}

QString joined(const QString& before, const QString& after)
{
    return before.isEmpty() || after.isEmpty() ? before + after : before + u'/' + after;
}

/// Where posts stand below the folder that is published to.
QString postsBelow(const FolderOptions& options, const FolderShape& shape)
{
    if (!shape.site)
        return options.section;
    const QStringList usual = postFolders(options.generator);
    const QString posts = shape.posts.isEmpty() ? usual.value(0) : shape.posts;
    if (options.section.isEmpty())
        return posts;
    const bool content = options.generator == Generator::Hugo || options.generator == Generator::Zola;
    if (content)
        return u"content/"_s + options.section;
    if (options.generator == Generator::Jekyll)
        return options.section + u"/_posts"_s;
    return joined(posts, options.section);
}

/// The section of Hugo and Zola is what stands below "content", wherever the folder begins.
QString contentSection(const FolderOptions& options, const FolderShape& shape)
{
    const QString below = postsBelow(options, shape);
    if (shape.site)
        return afterPart(below, u"content"_s);
    const bool within = options.path.split(u'/', Qt::SkipEmptyParts).contains(u"content"_s);
    return within ? joined(afterPart(options.path, u"content"_s), below)
                  : joined(options.generator == Generator::Hugo ? u"posts"_s : QString(), below);
}

/// Astro's collection and Eleventy's folder of input, which are not part of addresses, taken off.
QString inputSection(const FolderOptions& options, const FolderShape& shape)
{
    QString below = postsBelow(options, shape);
    for (const QLatin1StringView head : {"src/content/"_L1, "src/pages/"_L1, "src/"_L1, "content/"_L1}) {
        if (below.startsWith(head))
            return below.sliced(head.size());
    }
    return below;
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
    switch (options.generator) {
    case Generator::Hugo:
        return frontMatter.value(u"url");
    case Generator::Zola:
        return frontMatter.value(u"path");
    default:
        return frontMatter.value(u"permalink");
    }
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
    const auto section = sectionOf(target);
    if (!section)
        return Failure(section.error());
    options.section = *section;
    options.frontMatterChosen = !target.option(u"front-matter"_s).isEmpty();
    const QString dateKey = target.option(u"date-key"_s).trimmed();
    options.dateKey = dateKey.isEmpty() ? u"pubDate"_s : dateKey;
    const QString git = target.option(u"git"_s);
    options.gitPushes = git == "push"_L1;
    options.gitCommits = options.gitPushes || git == "commit"_L1;
    options.gitRemote = target.option(u"git-remote"_s).trimmed();
    options.gitBranch = target.option(u"git-branch"_s).trimmed();
    options.gitMessage = target.option(u"git-message"_s).trimmed();
    if (options.gitMessage.isEmpty())
        options.gitMessage = u"{action} “{title}”"_s;
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

QStringList postFolders(Generator generator)
{
    switch (generator) {
    case Generator::Hugo:
        return {u"content/posts"_s, u"content/post"_s, u"content/blog"_s};
    case Generator::Jekyll:
        return {u"_posts"_s};
    case Generator::Zola:
        return {u"content/blog"_s, u"content/posts"_s};
    case Generator::Eleventy:
        return {u"posts"_s, u"src/posts"_s, u"content/posts"_s, u"content/blog"_s, u"blog"_s, u"src/blog"_s};
    case Generator::Astro:
        return {u"src/content/blog"_s, u"src/content/posts"_s, u"src/pages/posts"_s, u"src/pages/blog"_s};
    case Generator::None:
        break;
    }
    return {};
}

QString remoteFor(const FolderOptions& options, const FolderShape& shape, const QString& slug, QDate date)
{
    const QString suffix = options.format == PostFormat::Html ? u".html"_s : u".md"_s;
    const QString below = postsBelow(options, shape);
    if (options.generator == Generator::Jekyll)
        return joined(below, date.toString(Qt::ISODate) + u'-' + slug + suffix);
    const bool bundle = shape.bundles && options.hasGenerator();
    return joined(below, bundle ? slug + u"/index"_s + suffix : slug + suffix);
}

FolderShape shapeWithPictures(const FolderOptions& options, FolderShape shape)
{
    const bool takesBundles = options.generator == Generator::Hugo || options.generator == Generator::Zola;
    shape.bundles = shape.bundles || (!shape.site && takesBundles);
    return shape;
}

bool isPostPath(const QString& remote)
{
    static const QRegularExpression shape(
        u"\\A(?:[\\p{L}\\p{N}_-][\\p{L}\\p{N}_. -]*/){0,12}[a-z0-9][a-z0-9-]{0,91}\\.(?:md|html)\\z"_s);
    return remote.size() <= 400 && shape.match(remote).hasMatch();
}

bool isPicturePath(const QString& path)
{
    static const QRegularExpression shape(
        u"\\A(?:[\\p{L}\\p{N}_-][\\p{L}\\p{N}_. -]*/){0,12}[a-z0-9][a-z0-9-]*\\.[a-z0-9]{2,5}\\z"_s);
    return path.size() <= 400 && shape.match(path).hasMatch();
}

PicturePlace pictureFor(const FolderOptions& options, const FolderShape& shape, const QString& remote,
                        const QString& name)
{
    const QString folder = remote.contains(u'/') ? remote.section(u'/', 0, -2) : QString();
    const bool bundle = remote.section(u'/', -1).startsWith("index."_L1);
    const bool beside =
        bundle || !options.hasGenerator() || (options.generator == Generator::Astro && !shape.site);
    if (beside) {
        // Without a bundle the posts of a folder keep their pictures in one folder for all of them.
        const QString below = bundle ? name : u"images/"_s + name;
        return {.path = joined(folder, below), .address = below};
    }
    if (!shape.site)
        return {};
    const QString base = QUrl(options.url).path();
    switch (options.generator) {
    case Generator::Hugo:
    case Generator::Zola:
        return {.path = u"static/images/"_s + name, .address = base + u"/images/"_s + name};
    case Generator::Astro:
        return {.path = u"public/images/"_s + name, .address = base + u"/images/"_s + name};
    case Generator::Jekyll:
        return {.path = u"assets/images/"_s + name, .address = base + u"/assets/images/"_s + name};
    case Generator::Eleventy:
    case Generator::None:
        break;
    }
    const QString input = shape.posts.startsWith("src/"_L1) ? u"src/"_s : QString();
    return {.path = input + u"images/"_s + name, .address = base + u"/images/"_s + name};
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
    case Generator::Hugo:
    case Generator::Zola:
        return options.url + u'/' + joined(contentSection(options, shape), slug) + u'/';
    case Generator::Eleventy:
    case Generator::Astro:
        return options.url + u'/' + joined(inputSection(options, shape), slug) + u'/';
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
