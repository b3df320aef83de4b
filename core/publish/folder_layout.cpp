#include "core/publish/folder_layout.h"

#include "core/markdown/slug.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

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

/// The folder a generator's content lies in, which a section need not name.
QString contentFolder(const FolderOptions& options)
{
    switch (options.generator) {
    case Generator::Hugo:
    case Generator::Zola:
        return u"content"_s;
    case Generator::Astro:
        return u"src/content"_s;
    default:
        return {};
    }
}

/// Where posts stand below the folder that is published to.
QString postsBelow(const FolderOptions& options, const FolderShape& shape)
{
    const QString& section = options.section;
    if (!shape.site)
        return section;
    if (section.isEmpty())
        return shape.posts.isEmpty() ? postFolders(options.generator).value(0) : shape.posts;
    if (options.generator == Generator::Jekyll) {
        const bool named = section == "_posts"_L1 || section.endsWith("/_posts"_L1);
        return named ? section : section + u"/_posts"_s;
    }
    const QString content = contentFolder(options);
    return content.isEmpty() || (section + u'/').startsWith(content.section(u'/', 0, 0) + u'/')
               ? section
               : joined(content, section);
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

/// Where a site's generator takes pictures from as they are.
QString picturesBelow(const FolderOptions& options, const FolderShape& shape)
{
    switch (options.generator) {
    case Generator::Hugo:
    case Generator::Zola:
        return u"static/images"_s;
    case Generator::Astro:
        return u"public/images"_s;
    case Generator::Jekyll:
        return u"assets/images"_s;
    case Generator::Eleventy:
    case Generator::None:
        break;
    }
    return shape.posts.startsWith("src/"_L1) ? u"src/images"_s : u"images"_s;
}

/// What readers see of a folder of pictures: generators put what lies in some folders at the top.
QString publicPart(const FolderOptions& options, const QString& folder)
{
    QStringList heads;
    if (options.generator == Generator::Hugo || options.generator == Generator::Zola)
        heads << u"static"_s;
    else if (options.generator == Generator::Astro)
        heads << u"public"_s;
    else if (options.generator == Generator::Eleventy)
        heads << u"public"_s << u"src"_s << u"content"_s;
    for (const QString& head : std::as_const(heads)) {
        if (folder == head)
            return {};
        if (folder.startsWith(head + u'/'))
            return folder.sliced(head.size() + 1);
    }
    return folder;
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

QString dateKeyOf(const FolderOptions& options, const FolderShape& shape)
{
    if (!options.dateKey.isEmpty())
        return options.dateKey;
    if (!shape.dateKey.isEmpty())
        return shape.dateKey;
    return options.generator == Generator::Astro ? u"pubDate"_s : u"date"_s;
}

QString remoteFor(const FolderOptions& options, const FolderShape& shape, const QString& slug, QDate date)
{
    const QString suffix = options.format == PostFormat::Html ? u".html"_s : u".md"_s;
    const QString below = postsBelow(options, shape);
    if (options.generator == Generator::Jekyll)
        return joined(below, date.toString(Qt::ISODate) + u'-' + slug + suffix);
    const QString name = (shape.dated ? date.toString(Qt::ISODate) + u'-' : QString()) + slug;
    const bool bundle = shape.bundles && options.hasGenerator();
    return joined(below, bundle ? name + u"/index"_s + suffix : name + suffix);
}

FolderShape shapeWithPictures(const FolderOptions& options, FolderShape shape)
{
    const bool takesBundles = options.generator == Generator::Hugo || options.generator == Generator::Zola;
    const bool homeless = !shape.site && options.images.isEmpty();
    if (takesBundles && (homeless || options.images == besideThePost))
        shape.bundles = true;
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
    const bool wantedBeside = options.images == besideThePost;
    if (bundle && (options.images.isEmpty() || wantedBeside))
        return {.path = joined(folder, name), .address = name};
    const bool beside =
        wantedBeside || (options.images.isEmpty() &&
                         (!options.hasGenerator() || (options.generator == Generator::Astro && !shape.site)));
    if (beside) {
        // Without a bundle the posts of a folder keep their pictures in one folder for all of them.
        const QString below = u"images/"_s + name;
        return {.path = joined(folder, below), .address = below};
    }
    if (options.images.isEmpty() && !shape.site)
        return {};
    const QString pictures = options.images.isEmpty() ? picturesBelow(options, shape) : options.images;
    return {.path = joined(pictures, name),
            .address = QUrl(options.url).path() + u'/' + joined(publicPart(options, pictures), name)};
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
        return options.url + u'/' + joined(inputSection(options, shape), slug) + u'/';
    case Generator::Astro: {
        const QString name = (shape.dated ? date.toString(Qt::ISODate) + u'-' : QString()) + slug;
        return options.url + u'/' + joined(inputSection(options, shape), name) + u'/';
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
