#include "core/site/site_records.h"

#include "core/base/content_hash.h"
#include "core/base/durable_file.h"
#include "core/base/durable_folder.h"
#include "core/markdown/slug.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <map>
#include <ranges>
#include <tuple>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr int recordVersion = 1;
constexpr qint64 largestRecord = 64LL * 1024 * 1024;

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Site)
};

QJsonObject pictureJson(const SitePicture& picture)
{
    return {{u"name"_s, picture.name},
            {u"type"_s, picture.mediaType},
            {u"width"_s, picture.width},
            {u"height"_s, picture.height}};
}

SitePicture pictureFrom(const QJsonObject& json)
{
    return {.name = json[u"name"].toString(),
            .mediaType = json[u"type"].toString(),
            .width = json[u"width"].toInt(),
            .height = json[u"height"].toInt()};
}

QString timeText(const QDateTime& time)
{
    return time.isValid() ? time.toString(Qt::ISODate) : QString();
}

QJsonObject postJson(const SitePost& post)
{
    QJsonArray pictures;
    for (const SitePicture& picture : post.pictures)
        pictures.append(pictureJson(picture));
    QJsonObject json{{u"draft"_s, post.draft},
                     {u"slug"_s, post.slug},
                     {u"title"_s, post.title},
                     {u"subtitle"_s, post.subtitle},
                     {u"description"_s, post.description},
                     {u"language"_s, post.language},
                     {u"series"_s, post.series},
                     {u"tags"_s, QJsonArray::fromStringList(post.tags)},
                     {u"date"_s, timeText(post.date)},
                     {u"date_only"_s, post.dateOnly},
                     {u"updated"_s, timeText(post.updated)},
                     {u"words"_s, post.words},
                     {u"about"_s, post.about},
                     {u"featured"_s, post.featured},
                     {u"canonical"_s, post.canonical},
                     {u"pictures"_s, pictures},
                     {u"links"_s, QJsonArray::fromStringList(post.links)},
                     {u"hash"_s, post.hash},
                     {u"token"_s, post.token}};
    if (post.number)
        json.insert(u"number"_s, *post.number);
    if (!post.former.isEmpty())
        json.insert(u"former"_s, QJsonArray::fromStringList(post.former));
    return json;
}

QStringList stringsOf(const QJsonValue& value)
{
    QStringList strings;
    for (const QJsonValue& each : value.toArray())
        strings << each.toString();
    return strings;
}

SitePost postFrom(const QJsonObject& json)
{
    SitePost post{.draft = json[u"draft"].toString(),
                  .former = stringsOf(json[u"former"]),
                  .slug = json[u"slug"].toString(),
                  .title = json[u"title"].toString(),
                  .subtitle = json[u"subtitle"].toString(),
                  .description = json[u"description"].toString(),
                  .language = json[u"language"].toString(),
                  .series = json[u"series"].toString(),
                  .number = {},
                  .tags = stringsOf(json[u"tags"]),
                  .date = QDateTime::fromString(json[u"date"].toString(), Qt::ISODate),
                  .dateOnly = json[u"date_only"].toBool(),
                  .updated = QDateTime::fromString(json[u"updated"].toString(), Qt::ISODate),
                  .words = json[u"words"].toInt(),
                  .about = json[u"about"].toBool(),
                  .featured = json[u"featured"].toString(),
                  .canonical = json[u"canonical"].toString(),
                  .pictures = {},
                  .links = stringsOf(json[u"links"]),
                  .hash = json[u"hash"].toString(),
                  .token = json[u"token"].toString()};
    if (json.contains(u"number"))
        post.number = json[u"number"].toInt();
    for (const QJsonValue& picture : json[u"pictures"].toArray())
        post.pictures.push_back(pictureFrom(picture.toObject()));
    return post;
}

/// A record as it was when its facts were taken.
struct Stamp
{
    qint64 size = 0;
    qint64 modified = 0; ///< ms
    friend bool operator==(const Stamp&, const Stamp&) = default;
};

struct Known
{
    Stamp stamp;
    SitePost post;
};

QString listFile(const QString& data)
{
    return data + u"/list.json"_s;
}

std::map<QString, Known> readList(const QString& data)
{
    std::map<QString, Known> known;
    const auto bytes = readWhole(listFile(data), largestRecord);
    const QJsonObject json = bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
    if (json[u"version"].toInt() != recordVersion)
        return known;
    for (const QJsonValue& each : json[u"posts"].toArray()) {
        const QJsonObject entry = each.toObject();
        SitePost post = postFrom(entry[u"post"].toObject());
        const Stamp stamp{.size = entry[u"size"].toInteger(), .modified = entry[u"modified"].toInteger()};
        const QString slug = post.slug;
        known.insert_or_assign(slug, Known{.stamp = stamp, .post = std::move(post)});
    }
    return known;
}

/// Only saves time: one that cannot be written is made again the next time.
void writeList(const QString& data, const std::map<QString, Known>& known)
{
    QJsonArray posts;
    for (const Known& each : known | std::views::values)
        posts.append(QJsonObject{{u"post"_s, postJson(each.post)},
                                 {u"size"_s, each.stamp.size},
                                 {u"modified"_s, each.stamp.modified}});
    const QJsonObject json{{u"version"_s, recordVersion}, {u"posts"_s, posts}};
    (void) writeDurably(listFile(data), QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

bool isOwnName(const QString& slug)
{
    static const QStringList own{u"about"_s, u"archive"_s, u"feed"_s, u"index"_s,
                                 u"media"_s, u"series"_s,  u"tags"_s};
    return own.contains(slug);
}

QString siteDataFolder(const QString& workspaceRoot, const QString& site)
{
    // Two names may give one slug; a name may hold what no file may be called.
    const QString mark = ContentHash::of(site.toUtf8()).hex().first(8);
    const QString slug = slugOf(site);
    return workspaceRoot + u"/.brickwork/site/"_s + (slug.isEmpty() ? mark : slug + u'-' + mark);
}

QString recordFile(const QString& data, const QString& slug)
{
    return data + u"/posts/"_s + slug + u".json"_s;
}

QString pictureFile(const QString& data, const QString& name)
{
    return data + u"/media/"_s + name;
}

QByteArray recordBytes(const SitePost& post, const SiteText& text)
{
    QJsonObject json = postJson(post);
    json.insert(u"version"_s, recordVersion);
    json.insert(u"html"_s, text.html);
    json.insert(u"markdown"_s, text.markdown);
    return QJsonDocument(json).toJson(QJsonDocument::Indented);
}

Result<SiteRecord> recordFrom(const QByteArray& bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    if (json[u"version"].toInt() > recordVersion)
        return fail(ErrorCode::Newer, Sentences::tr("A later Brickwork published this post."));
    SiteRecord record{.post = postFrom(json),
                      .text = {.html = json[u"html"].toString(), .markdown = json[u"markdown"].toString()}};
    if (!isSlug(record.post.slug) || !record.post.date.isValid())
        return fail(ErrorCode::Damaged, Sentences::tr("This is no post of the site."));
    return record;
}

Result<SiteRecord> readRecord(const QString& data, const QString& slug)
{
    if (!isSlug(slug))
        return fail(ErrorCode::Damaged, Sentences::tr("“%1” is no name of a post.").arg(slug));
    return readWhole(recordFile(data, slug), largestRecord).and_then(recordFrom);
}

Result<void> writeRecord(const QString& data, const SiteRecord& record)
{
    const QString file = recordFile(data, record.post.slug);
    return makeFoldersDurably(QFileInfo(file).path()).and_then([&]() -> Result<void> {
        if (auto written = writeDurably(file, recordBytes(record.post, record.text)); !written)
            return Failure(written.error());
        return {};
    });
}

Result<void> removeRecord(const QString& data, const QString& slug)
{
    const QString file = recordFile(data, slug);
    if (isSlug(slug) && QFileInfo::exists(file) && !QFile::remove(file))
        return fail(ErrorCode::Unwritable,
                    Sentences::tr("“%1” cannot be removed. The post is still part of the site.")
                        .arg(QDir::toNativeSeparators(file)));
    return {};
}

Result<std::vector<SitePost>> frozenPosts(const QString& data)
{
    std::map<QString, Known> known = readList(data);
    std::map<QString, Known> now;
    bool changed = false;
    const QDir folder(data + u"/posts"_s);
    const QFileInfoList files =
        folder.entryInfoList({u"*.json"_s}, QDir::Files | QDir::NoSymLinks, QDir::Unsorted);
    for (const QFileInfo& file : files) {
        const QString slug = file.completeBaseName();
        const Stamp stamp{.size = file.size(), .modified = file.lastModified().toMSecsSinceEpoch()};
        if (const auto found = known.find(slug); found != known.end() && found->second.stamp == stamp) {
            now.insert(known.extract(found));
            continue;
        }
        auto record = readRecord(data, slug);
        if (!record)
            return fail(
                record.error().code == ErrorCode::Unreadable ? ErrorCode::Unreadable : ErrorCode::Damaged,
                Sentences::tr("The published post “%1” cannot be read: %2 The site was left as it is. "
                              "Publish the draft again, or bring the file back from a copy.")
                    .arg(QDir::toNativeSeparators(file.filePath()), record.error().sentence));
        now.insert_or_assign(slug, Known{.stamp = stamp, .post = std::move(record->post)});
        changed = true;
    }
    if (changed || !known.empty()) // what is left in it has gone
        writeList(data, now);
    std::vector<SitePost> posts;
    for (Known& each : now | std::views::values)
        posts.push_back(std::move(each.post));
    std::ranges::sort(posts, [](const SitePost& a, const SitePost& b) {
        return std::tuple(b.date.toMSecsSinceEpoch(), a.slug) <
               std::tuple(a.date.toMSecsSinceEpoch(), b.slug);
    });
    return posts;
}

void dropUnusedPictures(const QString& data, const std::vector<SitePost>& posts)
{
    QSet<QString> used;
    for (const SitePost& post : posts) {
        for (const SitePicture& picture : post.pictures)
            used << picture.name;
    }
    const QDir folder(data + u"/media"_s);
    for (const QString& name : folder.entryList(QDir::Files | QDir::NoSymLinks)) {
        if (!used.contains(name))
            QFile::remove(folder.filePath(name));
    }
}

} // namespace brickwork
