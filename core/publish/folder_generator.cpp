#include "core/publish/folder_generator.h"

#include "core/base/durable_file.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr qint64 configBytes = 1024LL * 1024;
constexpr int deepest = 3; // "src/content/blog"

bool has(const QString& root, const QStringList& names)
{
    return std::ranges::any_of(names,
                               [&](const QString& name) { return QFileInfo::exists(root + u'/' + name); });
}

/// Hugo and Zola both know a config.toml; only Zola's must name a base_url.
bool isZolaConfig(const QString& file)
{
    static const QRegularExpression base(u"^[ \\t]*base_url[ \\t]*="_s, QRegularExpression::MultilineOption);
    const auto text = readWhole(file, configBytes);
    return text && base.match(QString::fromUtf8(*text)).hasMatch();
}

bool isRootOf(Generator generator, const QString& root)
{
    switch (generator) {
    case Generator::Hugo: {
        const bool old = has(root, {u"config.toml"_s, u"config.yaml"_s, u"config.yml"_s, u"config.json"_s}) &&
                         has(root, {u"content"_s, u"archetypes"_s, u"themes"_s}) &&
                         !isZolaConfig(root + u"/config.toml"_s);
        return old || has(root, {u"hugo.toml"_s, u"hugo.yaml"_s, u"hugo.yml"_s, u"hugo.json"_s,
                                 u"config/_default"_s});
    }
    case Generator::Jekyll:
        return has(root, {u"_config.yml"_s, u"_config.yaml"_s, u"_config.toml"_s, u"_posts"_s});
    case Generator::Zola:
        return has(root, {u"zola.toml"_s}) || isZolaConfig(root + u"/config.toml"_s);
    case Generator::Eleventy:
        return has(root, {u".eleventy.js"_s, u"eleventy.config.js"_s, u"eleventy.config.mjs"_s,
                          u"eleventy.config.cjs"_s, u"eleventy.config.ts"_s});
    case Generator::Astro:
        return has(root, {u"astro.config.mjs"_s, u"astro.config.ts"_s, u"astro.config.js"_s,
                          u"astro.config.mts"_s, u"astro.config.cjs"_s});
    case Generator::None:
        break;
    }
    return false;
}

/// Whether a site of the generator keeps posts below that folder of it.
bool keepsPostsIn(Generator generator, const QString& below)
{
    const QString top = below.section(u'/', 0, 0);
    return std::ranges::any_of(postFolders(generator),
                               [&](const QString& folder) { return folder.section(u'/', 0, 0) == top; });
}

} // namespace

Generator generatorAt(const QString& folder)
{
    static constexpr std::array known{Generator::Hugo, Generator::Jekyll, Generator::Zola,
                                      Generator::Eleventy, Generator::Astro};
    if (!QDir::isAbsolutePath(folder) || !QFileInfo(folder).isDir())
        return Generator::None;
    QString root = QDir::cleanPath(folder);
    QString below;
    for (int up = 0; up <= deepest; ++up) {
        std::vector<Generator> found;
        for (const Generator generator : known) {
            if (isRootOf(generator, root) && (below.isEmpty() || keepsPostsIn(generator, below)))
                found.push_back(generator);
        }
        if (!found.empty())
            return found.size() == 1 ? found.front() : Generator::None;
        const QString name = root.section(u'/', -1);
        below = below.isEmpty() ? name : name + u'/' + below;
        root = root.section(u'/', 0, -2);
        if (root.isEmpty())
            break;
    }
    return Generator::None;
}

} // namespace brickwork
