#include "core/site/site_build.h"

#include "core/base/durable_file.h"
#include "core/site/site_feeds.h"
#include "core/site/site_outputs.h"
#include "core/site/site_pages.h"
#include "core/site/site_pictures.h"
#include "core/site/site_records.h"
#include "core/site/site_style.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// Grows whenever pages come out otherwise of the same posts.
constexpr int pagesVersion = 8;

/// A key of parts that cannot run into each other.
class Key
{
public:
    explicit Key(const QByteArray& start) : m_hash(QCryptographicHash::Sha1) { m_hash.addData(start); }
    Key& operator<<(const QString& part)
    {
        const QByteArray bytes = part.toUtf8();
        m_hash.addData(QByteArray::number(bytes.size()) + ':');
        m_hash.addData(bytes);
        return *this;
    }
    [[nodiscard]] QByteArray take() const { return m_hash.result().toHex(); }

private:
    QCryptographicHash m_hash;
};

QByteArray settingsKey(const SiteMap& map)
{
    const SiteSettings& settings = map.settings;
    Key key(QByteArray::number(pagesVersion));
    key << settings.url << settings.title << settings.author << settings.about << settings.language;
    for (const bool each : {settings.feeds, settings.machineText, settings.robots, settings.cards,
                            map.tags.empty(), map.series.empty()})
        key << QString::number(int{each});
    key << QString::number(static_cast<int>(settings.aiReaders));
    return key.take();
}

/// What lists say of a post.
Key& operator<<(Key& key, const SitePost& post)
{
    return key << SiteMap::placeOf(post) << post.title << post.description << post.language
               << post.date.toString(Qt::ISODate) << QString::number(int{post.dateOnly})
               << post.updated.toString(Qt::ISODate);
}

class Outputs
{
public:
    Outputs(const QString& data, const SiteMap& map) : m_data(data), m_map(map), m_base(settingsKey(map)) {}

    std::vector<SiteOutput> all()
    {
        lists();
        for (const SitePost* post : m_map.posts)
            addPost(*post);
        if (m_map.about)
            addPost(*m_map.about);
        else
            add(u"about/index.html"_s, m_base, [this] { return plainAboutPage(m_map); });
        add(u"404.html"_s, m_base, [this] { return missingPage(m_map); });
        add(u"style.css"_s, QCryptographicHash::hash(siteStyle(), QCryptographicHash::Sha1).toHex(),
            [] { return siteStyle(); });
        forPrograms();
        for (const auto& [name, picture] : m_pictures)
            addPicture(*picture);
        return std::move(m_outputs);
    }

private:
    void add(const QString& path, const QByteArray& key, std::function<Result<QByteArray>()> make)
    {
        m_outputs.push_back({.path = path, .key = key, .make = std::move(make), .large = false});
    }

    [[nodiscard]] QByteArray keyOf(const std::vector<const SitePost*>& posts) const
    {
        Key key(m_base);
        for (const SitePost* post : posts)
            key << *post;
        return key.take();
    }

    void lists()
    {
        const QByteArray all = keyOf(m_map.posts);
        add(u"index.html"_s, all, [this] { return frontPage(m_map); });
        add(u"archive/index.html"_s, all, [this] { return archivePage(m_map); });
        shelves(u"tags/"_s, m_map.tags, &tagsPage, &tagPage);
        shelves(u"series/"_s, m_map.series, &seriesIndexPage, &seriesPage);
    }

    void shelves(const QString& place, const std::vector<SiteShelf>& shelves,
                 QByteArray (*index)(const SiteMap&), QByteArray (*page)(const SiteMap&, const SiteShelf&))
    {
        if (shelves.empty())
            return;
        Key key(m_base);
        for (const SiteShelf& shelf : shelves) {
            key << shelf.name << QString::number(shelf.posts.size());
            add(place + shelf.slug + u"/index.html"_s, (Key(keyOf(shelf.posts)) << shelf.name).take(),
                [this, page, &shelf] { return page(m_map, shelf); });
        }
        add(place + u"index.html"_s, key.take(), [this, index] { return index(m_map); });
    }

    void addPost(const SitePost& post)
    {
        Key key(m_base);
        key << post << post.hash;
        for (const QString& draft : post.links) {
            const auto found = m_map.slugs.find(draft);
            key << (found == m_map.slugs.end() ? QString() : found->second);
        }
        const QByteArray textKey = Key(key.take()).take();
        if (const SiteShelf* shelf = m_map.seriesOf(post)) {
            key << shelf->name << QString::number(shelf->posts.size());
            const SeriesSides sides = sidesOf(m_map, post);
            for (const SitePost* side : {sides.before, sides.after})
                key << (side ? SiteMap::placeOf(*side) + side->title : QString());
        }
        const QString place = SiteMap::placeOf(post);
        add(place + u"index.html"_s, key.take(), [this, &post] {
            return textOf(post).transform([&](const SiteText& text) { return postPage(m_map, post, text); });
        });
        if (m_map.settings.machineText) {
            add(place + u"index.md"_s, textKey, [this, &post] {
                return textOf(post).transform(
                    [&](const SiteText& text) { return mirrorText(m_map, post, text); });
            });
        }
        for (const SitePicture& picture : post.pictures)
            m_pictures.insert_or_assign(picture.name, &picture);
    }

    void forPrograms()
    {
        Key front(m_base);
        for (std::size_t i = 0; i < std::min(postsInFront, m_map.posts.size()); ++i) {
            front << *m_map.posts[i] << m_map.posts[i]->hash;
            for (const QString& draft : m_map.posts[i]->links)
                front << (m_map.slugs.contains(draft) ? m_map.slugs.at(draft) : QString());
        }
        const QByteArray all = keyOf(m_map.posts);
        const bool addressed = !m_map.settings.url.isEmpty();
        const QByteArray feed = (Key(front.take()) << QString::fromLatin1(all)).take();
        if (m_map.settings.feeds && addressed) {
            add(u"feed.xml"_s, feed, [this] { return withTexts(&atomFeed); });
            add(u"feed.json"_s, feed, [this] { return withTexts(&jsonFeed); });
        }
        if (m_map.settings.machineText)
            add(u"llms.txt"_s, all, [this] { return llmsText(m_map); });
        if (m_map.settings.robots) {
            add(u"robots.txt"_s, m_base, [this] { return robotsText(m_map); });
            if (addressed) {
                Key plan(all);
                for (const auto* shelves : {&m_map.tags, &m_map.series}) {
                    for (const SiteShelf& shelf : *shelves)
                        plan << shelf.slug;
                }
                add(u"sitemap.xml"_s, plan.take(), [this] { return sitePlan(m_map); });
            }
        }
    }

    void addPicture(const SitePicture& picture)
    {
        const auto one = [&](const QString& name, int width) {
            const auto make = [this, &picture, width] {
                return readWhole(pictureFile(m_data, picture.name)).and_then([&](const QByteArray& bytes) {
                    return shownPicture(picture, bytes, width);
                });
            };
            m_outputs.push_back(
                {.path = u"media/"_s + name,
                 .key = (Key(QByteArray::number(pagesVersion)) << name << QString::number(width)).take(),
                 .make = make,
                 .large = true});
        };
        one(picture.name, widestPicture);
        for (const int width : pictureWidths(picture))
            one(pictureName(picture, width), width);
    }

    /// A post's page and its mirror are made one after the other, of the same text.
    [[nodiscard]] Result<SiteText> textOf(const SitePost& post)
    {
        if (m_lastRead == &post)
            return m_lastText;
        return readRecord(m_data, post.slug).transform([&](SiteRecord record) {
            m_lastRead = &post;
            m_lastText = std::move(record.text);
            return m_lastText;
        });
    }

    /// A feed with the texts it needs; one that cannot be read ends the building.
    [[nodiscard]] Result<QByteArray> withTexts(QByteArray (*feed)(const SiteMap&, const TextOf&))
    {
        std::optional<Error> problem;
        QByteArray made = feed(m_map, [&](const SitePost& post) {
            auto text = textOf(post);
            if (!text)
                problem = text.error();
            return text.value_or(SiteText{});
        });
        if (problem)
            return Failure(*problem);
        return made;
    }

    const QString& m_data;
    const SiteMap& m_map;
    QByteArray m_base;
    std::vector<SiteOutput> m_outputs;
    std::map<QString, const SitePicture*> m_pictures;
    const SitePost* m_lastRead = nullptr;
    SiteText m_lastText = {};
};

} // namespace

Result<SiteBuild> buildSite(const QString& data, const SiteSettings& settings,
                            const std::function<bool(const QString&)>& told)
{
    const auto posts = frozenPosts(data);
    if (!posts)
        return Failure(posts.error());
    const SiteMap map = siteMap(settings, *posts);
    Outputs maker(data, map); // the outputs make their bytes with it
    const std::vector<SiteOutput> outputs = maker.all();
    const auto heard = [&told](const QString& file) { return !told || told(file); };
    const auto outcome = writeOutputs(settings.folder, data + u"/manifest"_s, outputs, heard);
    if (!outcome)
        return Failure(outcome.error());
    dropUnusedPictures(data, *posts);
    const auto pages = std::ranges::count_if(
        outputs, [](const SiteOutput& output) { return output.path.endsWith(".html"_L1); });
    return SiteBuild{.folder = settings.folder,
                     .url = settings.url,
                     .posts = static_cast<int>(map.posts.size()),
                     .pages = static_cast<int>(pages),
                     .written = outcome->written,
                     .kept = outcome->kept,
                     .removed = outcome->removed,
                     .warnings = outcome->warnings};
}

} // namespace brickwork
