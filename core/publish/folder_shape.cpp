// What a folder of posts is like, read off the disk: the root of a site or not, and the habits of the posts
// that are there.
#include "core/base/durable_file.h"
#include "core/markdown/front_matter.h"
#include "core/publish/folder_layout.h"
#include "core/publish/folder_target.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <map>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int lookedAt = 60; // posts, to know the habits of a folder
constexpr qint64 headBytes = 32LL * 1024;

bool hasAny(const QString& folder, const QStringList& names)
{
    return std::ranges::any_of(names,
                               [&](const QString& name) { return QFileInfo::exists(folder + u'/' + name); });
}

const QStringList& jekyllConfigs()
{
    static const QStringList configs{u"_config.yml"_s, u"_config.yaml"_s, u"_config.toml"_s};
    return configs;
}

/// Names that lie in the root of a generator's site.
QStringList marksOf(Generator generator)
{
    switch (generator) {
    case Generator::Hugo:
        return {u"content"_s,     u"hugo.toml"_s,   u"hugo.yaml"_s,  u"hugo.yml"_s,    u"hugo.json"_s,
                u"config.toml"_s, u"config.yaml"_s, u"config.yml"_s, u"config.json"_s, u"config"_s};
    case Generator::Jekyll:
        return jekyllConfigs() + QStringList{u"_posts"_s};
    case Generator::Zola:
        return {u"config.toml"_s, u"zola.toml"_s};
    case Generator::Eleventy:
        return {u".eleventy.js"_s,        u"eleventy.config.js"_s, u"eleventy.config.mjs"_s,
                u"eleventy.config.cjs"_s, u"eleventy.config.ts"_s, u"package.json"_s};
    case Generator::Astro:
        return {u"astro.config.mjs"_s, u"astro.config.ts"_s,  u"astro.config.js"_s,
                u"astro.config.mts"_s, u"astro.config.cjs"_s, u"package.json"_s};
    case Generator::None:
        break;
    }
    return {};
}

struct Neighbours
{
    int bundles = 0;
    int files = 0;
    int dated = 0;
    std::vector<FrontMatter> heads;

    [[nodiscard]] int all() const { return bundles + files; }
};

void look(const QString& file, const QString& name, Neighbours& found)
{
    static const QRegularExpression date(u"\\A[0-9]{4}-[0-9]{2}-[0-9]{2}-"_s);
    found.dated += date.match(name).hasMatch() ? 1 : 0;
    QFile head(file);
    if (head.open(QIODevice::ReadOnly))
        found.heads.push_back(readFrontMatter(QString::fromUtf8(head.read(headBytes)).remove(u'\r')));
}

/// The posts of a folder, by name, so that the same folder is always the same; `deep`: in folders of it too.
Neighbours neighboursIn(const QString& folder)
{
    Neighbours found;
    const QFileInfoList entries =
        QDir(folder).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo& entry : entries) {
        if (found.all() >= lookedAt)
            break;
        const QString name = entry.fileName();
        if (name.startsWith(u'_'))
            continue;
        if (entry.isDir()) {
            const QString index = entry.filePath() + u"/index.md"_s;
            if (QFileInfo::exists(index)) {
                ++found.bundles;
                look(index, name, found);
            }
        } else if ((name.endsWith(".md"_L1) || name.endsWith(".markdown"_L1)) && name != "index.md"_L1) {
            ++found.files;
            look(entry.filePath(), name, found);
        }
    }
    return found;
}

/// What more than half of them say, or nothing.
template <typename Say>
QString usual(const std::vector<FrontMatter>& heads, Say say)
{
    std::map<QString, int> counted;
    for (const FrontMatter& head : heads) {
        const QString said = say(head);
        if (!said.isEmpty() && 2 * ++counted[said] > static_cast<int>(heads.size()))
            return said;
    }
    return {};
}

/// Tags that all of them have.
QStringList sharedTags(const std::vector<FrontMatter>& heads)
{
    QStringList shared;
    bool first = true;
    for (const FrontMatter& head : heads) {
        const QStringList tags = head.values(u"tags");
        if (std::exchange(first, false))
            shared = tags;
        shared.removeIf([&](const QString& tag) { return !tags.contains(tag); });
    }
    return heads.size() > 1 ? shared : QStringList();
}

void follow(const Neighbours& found, const FolderOptions& options, FolderShape& shape)
{
    const int half = found.all() / 2;
    const auto& heads = found.heads;
    const auto toml =
        std::ranges::count(heads, FrontMatterKind::Toml, [](const FrontMatter& head) { return head.kind; });
    shape.bundles = found.bundles > found.files;
    shape.toml = found.all() == 0 ? options.generator == Generator::Zola : toml > half;
    shape.dated = found.all() > 0 && found.dated > half;
    if (options.generator == Generator::Eleventy || options.generator == Generator::Jekyll ||
        options.generator == Generator::Astro)
        shape.layout =
            usual(heads, [](const FrontMatter& head) { return head.value(u"layout").value_or(QString()); });
    if (options.generator == Generator::Eleventy)
        shape.tags = sharedTags(heads);
    if (options.generator == Generator::Astro) {
        shape.dateKey = usual(heads, [](const FrontMatter& head) {
            for (const QStringView key :
                 {u"pubDate", u"pubDatetime", u"publishDate", u"published", u"date"}) {
                const auto entry = std::ranges::find(head.entries, key, &FrontMatterEntry::key);
                if (entry != head.entries.end())
                    return key.toString();
            }
            return QString();
        });
    }
}

/// Folders that may hold the posts of a site: the usual ones, then what else lies beside those.
QStringList candidates(const QString& root, Generator generator)
{
    QStringList folders = postFolders(generator);
    const QString content = generator == Generator::Astro                                  ? u"src/content"_s
                            : generator == Generator::Hugo || generator == Generator::Zola ? u"content"_s
                                                                                           : QString();
    if (content.isEmpty())
        return folders;
    for (const QString& name :
         QDir(root + u'/' + content).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString folder = content + u'/' + name;
        if (!folders.contains(folder) && isPostPath(folder + u"/x.md"_s))
            folders << folder;
    }
    return folders;
}

/// Where the posts of a site are: in the usual folder that holds any, else in the other one that holds most,
/// else in the usual one that is there.
QString postsOf(const QString& root, Generator generator)
{
    const QStringList usual = postFolders(generator);
    QString most;
    int count = 0;
    for (const QString& folder : candidates(root, generator)) {
        const int posts = neighboursIn(root + u'/' + folder).all();
        if (posts > 0 && usual.contains(folder))
            return folder;
        if (posts > count) {
            count = posts;
            most = folder;
        }
    }
    // One page or two, as "about" has them, make no folder of posts.
    if (count > 2)
        return most;
    const auto there = std::ranges::find_if(
        usual, [&](const QString& folder) { return QFileInfo(root + u'/' + folder).isDir(); });
    return there == usual.end() ? usual.value(0) : *there;
}

QString jekyllConfig(const QString& folder)
{
    for (const QString& name : jekyllConfigs()) {
        if (const auto text = readWhole(folder + u'/' + name, 1024 * 1024))
            return QString::fromUtf8(*text);
    }
    return {};
}

/// True if the site's own configuration gives posts a layout; ours would override it.
bool setsLayout(const QString& config)
{
    static const QRegularExpression layout(u"^[ \\t]*[\"']?layout[\"']?[ \\t]*[:=]"_s,
                                           QRegularExpression::MultilineOption);
    return layout.match(config).hasMatch();
}

/// Jekyll's posts may lie below a folder for all collections.
QString jekyllPosts(const QString& config)
{
    static const QRegularExpression folder(
        u"^collections_dir[ \\t]*:[ \\t]*[\"']?([^\"'#\\n]+?)[\"']?[ \\t]*(?:#.*)?$"_s,
        QRegularExpression::MultilineOption);
    const auto match = folder.match(config);
    const QString posts = match.captured(1).trimmed() + u"/_posts"_s;
    return match.hasMatch() && isPostPath(posts + u"/x.md"_s) ? posts : u"_posts"_s;
}

} // namespace

Result<FolderShape> folderShape(const TargetConfig& target)
{
    const auto options = folderOptions(target);
    if (!options) {
        return Failure(options.error());
    }
    const auto root = folderRoot(*options);
    if (!root) {
        return Failure(root.error());
    }
    const Generator generator = options->generator;
    FolderShape shape{.site = hasAny(*root, marksOf(generator))};
    if (generator == Generator::Jekyll) {
        const QString config = jekyllConfig(shape.site ? *root : QFileInfo(*root).path());
        shape.setsLayout = setsLayout(config);
        shape.posts = shape.site && jekyllPosts(config) != "_posts"_L1 ? jekyllPosts(config) : QString();
    } else if (shape.site) {
        shape.posts = postsOf(*root, generator);
    }
    if (!options->hasGenerator())
        return shape;
    const QString example = remoteFor(*options, shape, u"x"_s, QDate(2000, 1, 1));
    const QString posts = example.contains(u'/') ? *root + u'/' + example.section(u'/', 0, -2) : *root;
    follow(neighboursIn(posts), *options, shape);
    if (generator == Generator::Jekyll) {
        // The name and the front matter are Jekyll's own affair.
        shape.bundles = shape.toml = shape.dated = false;
    }
    return shape;
}

} // namespace brickwork
