// What a Ghost site holds beside its posts: pictures, tags, newsletters, and what it tells of itself.
#include "core/markdown/slug.h"
#include "core/publish/ghost_api.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

} // namespace

Result<RemoteMedia> GhostApi::upload(const PlannedMedia& picture, const QByteArray& bytes) const
{
    const FormBody form = multipart({{.name = "file",
                                      .value = bytes,
                                      .fileName = picture.name,
                                      .mediaType = picture.mediaType.toLatin1()},
                                     {.name = "purpose", .value = "image"},
                                     {.name = "ref", .value = picture.name.toUtf8()}});
    auto answer = ask("POST", address(u"images/upload/"_s), form.body, form.contentType)
                      .and_then([this](const HttpReply& reply) { return json(reply); });
    if (!answer) {
        Error error = answer.error();
        error.sentence = Sentences::tr("The picture “%1” was not taken. %2").arg(picture.url, error.sentence);
        return Failure(error);
    }
    const QString url = answer->value("images"_L1).toArray().at(0).toObject().value("url"_L1).toString();
    if (url.isEmpty())
        return fail(
            ErrorCode::Uncertain,
            Sentences::tr("Ghost does not tell where the picture “%1” is; it is looked for before the next "
                          "try.")
                .arg(picture.url));
    return RemoteMedia{.remote = url, .url = url};
}

Result<std::optional<RemoteMedia>> GhostApi::find(const PlannedMedia& picture, const QByteArray& bytes,
                                                  const QString& beside) const
{
    // Ghost files pictures by the month of its own clock.
    const QDate today = QDateTime::currentDateTimeUtc().date();
    QStringList folders;
    if (!beside.isEmpty())
        folders << beside.left(beside.lastIndexOf(u'/') + 1);
    for (const QDate day : {today, today.addDays(-1), today.addDays(1)})
        folders << m_site.url + u"content/images/"_s + day.toString(u"yyyy/MM/"_s);
    folders.removeDuplicates();
    const qsizetype dot = picture.name.lastIndexOf(u'.');
    const QString original = picture.name.left(dot) + u"_o"_s + picture.name.mid(dot);
    for (const QString& folder : std::as_const(folders)) {
        const RemoteMedia there{.remote = folder + picture.name, .url = folder + picture.name};
        const auto shown = m_client.send({.url = QUrl(there.url)});
        if (!shown)
            return Failure(shown.error());
        if (!shown->good() || !shown->header("Content-Type").startsWith("image/"))
            continue;
        // A drawing is cleaned of scripts on its way in; other pictures are made smaller, but kept beside.
        if (shown->body == bytes || picture.mediaType == "image/svg+xml"_L1)
            return there;
        const auto kept = m_client.send({.url = QUrl(folder + original)});
        if (!kept)
            return Failure(kept.error());
        if (kept->good() && kept->body == bytes)
            return there;
    }
    return std::nullopt;
}

Result<QJsonArray> GhostApi::tags(const QStringList& names) const
{
    QJsonArray tags;
    if (names.isEmpty())
        return tags;
    // Ghost itself tells "alpha" from "Alpha" and would make an "alpha-2" of it.
    QStringList words, slugs;
    for (const QString& name : names) {
        words << ghostQuoted(name);
        if (const QString slug = slugOf(name); !slug.isEmpty())
            slugs << ghostQuoted(slug);
    }
    QString filter = u"name:[%1]"_s.arg(words.join(u','));
    if (!slugs.isEmpty())
        filter += u",slug:[%1]"_s.arg(slugs.join(u','));
    const auto told =
        ask("GET", address(u"tags/"_s, u"limit=100&fields=id,name,slug&filter="_s + ghostEncoded(filter)))
            .and_then([this](const HttpReply& reply) { return json(reply); });
    if (!told)
        return Failure(told.error());
    std::map<QString, QString> ids;
    for (const QJsonValue& value : told->value("tags"_L1).toArray()) {
        const QJsonObject tag = value.toObject();
        ids.emplace(tag.value("name"_L1).toString().toCaseFolded(), tag.value("id"_L1).toString());
    }
    for (const QString& name : names) {
        const auto known = ids.find(name.toCaseFolded());
        tags << (known == ids.end() ? QJsonObject{{u"name"_s, name}} : QJsonObject{{u"id"_s, known->second}});
    }
    return tags;
}

Result<std::vector<GhostNewsletter>> GhostApi::newsletters() const
{
    const auto told = ask("GET", address(u"newsletters/"_s, u"limit=100&include=count.active_members"_s))
                          .and_then([this](const HttpReply& reply) { return json(reply); });
    if (!told)
        return Failure(told.error());
    std::vector<GhostNewsletter> all;
    for (const QJsonValue& value : told->value("newsletters"_L1).toArray()) {
        const QJsonObject one = value.toObject();
        all.push_back({.slug = one.value("slug"_L1).toString(),
                       .name = one.value("name"_L1).toString(),
                       .active = one.value("status"_L1).toString() == "active"_L1,
                       .readers = one.value("count"_L1).toObject().value("active_members"_L1).toInt()});
    }
    return all;
}

Result<QTimeZone> GhostApi::zone() const
{
    const auto reply = ask("GET", address(u"settings/"_s));
    if (!reply)
        return Failure(reply.error());
    const QJsonArray settings = QJsonDocument::fromJson(reply->body).object().value("settings"_L1).toArray();
    for (const QJsonValue& value : settings) {
        const QJsonObject setting = value.toObject();
        if (setting.value("key"_L1).toString() != "timezone"_L1)
            continue;
        if (const QTimeZone zone(setting.value("value"_L1).toString().toUtf8()); zone.isValid())
            return zone;
    }
    return QTimeZone(QTimeZone::UTC);
}

Result<QString> GhostApi::person() const
{
    const auto reply = ask("GET", address(u"users/me/"_s));
    if (!reply)
        return Failure(reply.error());
    const QJsonObject user =
        QJsonDocument::fromJson(reply->body).object().value("users"_L1).toArray().at(0).toObject();
    return user.value("name"_L1).toString();
}

} // namespace brickwork
