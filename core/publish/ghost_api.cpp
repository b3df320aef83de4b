#include "core/publish/ghost_api.h"

#include "core/markdown/slug.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTimeZone>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Publishing)
};

constexpr auto adminPath = "/ghost/api/admin/"_L1;
constexpr auto sitePath = "site/"_L1;
constexpr qint64 skewThatMatters = 240; // of the 300 seconds a token lasts

/// The writer may give the site, or any page of its administration.
QUrl adminOf(const QString& address)
{
    QUrl url(address);
    QString path = url.path();
    if (const auto at = path.indexOf("/ghost"_L1);
        at >= 0 && (at + 6 == path.size() || path.at(at + 6) == u'/'))
        path.truncate(at);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + adminPath);
    return url;
}

QString encoded(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// A word in the language of Ghost's filters.
QString quoted(QString word)
{
    return u'\'' + word.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

std::optional<GhostPost> firstOf(const std::vector<GhostPost>& posts)
{
    return posts.empty() ? std::nullopt : std::optional(posts.front());
}

Error noGhost(const QUrl& base, const Error& error)
{
    QUrl shown = base;
    shown.setPath(base.path().chopped(adminPath.size()) + u"/ghost/"_s);
    return {ErrorCode::NotFound,
            Sentences::tr("No Ghost answers at “%1”. Give the address at which its administration opens, "
                          "without what comes after “/ghost”.")
                .arg(shown.toString()),
            error.detail};
}

QString clockSentence(qint64 ahead)
{
    const qint64 minutes = (std::llabs(ahead) + 30) / 60;
    return ahead > 0
               ? Sentences::tr(
                     "The clock of this computer is %1 minutes ahead of the server's, so Ghost does "
                     "not take its key. Set the clock, then try again.")
                     .arg(minutes)
               : Sentences::tr("The clock of this computer is %1 minutes behind the server's, so Ghost does "
                               "not take its key. Set the clock, then try again.")
                     .arg(minutes);
}

std::optional<qint64> clockAheadOf(const HttpReply& reply)
{
    const QDateTime there = QDateTime::fromString(QString::fromLatin1(reply.header("Date")), Qt::RFC2822Date);
    return there.isValid() ? std::optional(there.secsTo(QDateTime::currentDateTimeUtc())) : std::nullopt;
}

} // namespace

Result<GhostApi> GhostApi::open(const TargetConfig& config, const TargetSurroundings& around,
                                const Errand& errand)
{
    auto key = ghostKeyFrom(around.secret);
    if (!key)
        return Failure(key.error());
    const QString secret = around.secret.trimmed();
    const QUrl base = adminOf(config.option(u"url"_s));
    GhostApi api(*key, HttpClient(errand, {secret, secret.section(u':', 1)}), base);
    const auto reply =
        api.m_client.send({.url = api.address(sitePath), .headers = {{"Accept-Version", "v5.0"}}});
    if (!reply)
        return Failure(reply.error());
    if (reply->status == 404 || reply->status == 410)
        return Failure(noGhost(base, api.m_client.refusalOf(*reply)));
    const auto json = api.json(*reply);
    if (!json)
        return Failure(json.error().code == ErrorCode::Damaged ? noGhost(base, json.error()) : json.error());
    const QJsonObject site = json->value("site"_L1).toObject();
    if (site.isEmpty())
        return Failure(noGhost(base, {}));
    // The site may have led on, to https for one.
    api.m_base = reply->url;
    api.m_base.setQuery(QString());
    api.m_base.setPath(reply->url.path().chopped(sitePath.size()));
    api.m_site = {.title = site.value("title"_L1).toString(),
                  .version = site.value("version"_L1).toString(),
                  .url = site.value("url"_L1).toString()};
    if (!api.m_site.url.endsWith(u'/'))
        api.m_site.url += u'/';
    api.m_clockAhead = clockAheadOf(*reply).value_or(0);
    return api;
}

QUrl GhostApi::address(const QString& path, const QString& query) const
{
    QUrl url = m_base;
    url.setPath(m_base.path() + path);
    if (!query.isEmpty())
        url.setQuery(query, QUrl::StrictMode);
    return url;
}

Result<HttpReply> GhostApi::ask(const QByteArray& method, const QUrl& url, const QByteArray& body,
                                const QByteArray& contentType) const
{
    HttpRequest request{
        .method = method,
        .url = url,
        .headers = {{"Authorization", "Ghost " + ghostToken(m_key, QDateTime::currentDateTimeUtc())},
                    {"Accept-Version", "v5.0"},
                    {"Accept", "application/json"}},
        .body = body};
    if (!body.isEmpty())
        request.headers.push_back({"Content-Type", contentType});
    return m_client.send(request);
}

Result<QJsonObject> GhostApi::json(const HttpReply& reply) const
{
    if (!reply.good())
        return Failure(refusal(reply));
    const auto document = m_client.json(reply);
    return document ? Result<QJsonObject>(document->object()) : Failure(document.error());
}

/// Ghost says what is wrong in "message" and, often better, in "context".
Error GhostApi::refusal(const HttpReply& reply) const
{
    Error error = m_client.refusalOf(reply);
    const QJsonObject told =
        QJsonDocument::fromJson(reply.body).object().value("errors"_L1).toArray().at(0).toObject();
    const QString code = told.value("code"_L1).toString();
    const QString message = told.value("message"_L1).toString();
    const QString context = told.value("context"_L1).toString();
    const qint64 ahead = clockAheadOf(reply).value_or(0);
    if (code == "INVALID_JWT"_L1 && std::llabs(ahead) > skewThatMatters) {
        error.code = ErrorCode::Refused;
        error.sentence = clockSentence(ahead);
    } else if (code == "INVALID_JWT"_L1) {
        error.code = ErrorCode::Refused;
        error.sentence = Sentences::tr("Ghost does not take the Admin API key. Copy it again from Settings, "
                                       "Integrations; it may have been renewed there.");
    } else if (code == "UNKNOWN_ADMIN_API_KEY"_L1) {
        error.code = ErrorCode::Refused;
        error.sentence =
            Sentences::tr("Ghost does not know the Admin API key. Its integration was removed, or it "
                          "belongs to another site. Copy the key of this one.");
    } else if (code == "UPDATE_COLLISION"_L1) {
        error.code = ErrorCode::Conflict;
        error.sentence =
            Sentences::tr("Somebody changed the post at Ghost just now. Nothing was overwritten: look "
                          "at it, then publish again.");
    } else if (reply.status == 415) {
        error.code = ErrorCode::Refused;
        error.sentence =
            Sentences::tr("Ghost does not take this kind of picture. Save it as JPEG, PNG or WebP.");
    } else if ((reply.status == 400 || reply.status == 422) && !message.isEmpty()) {
        error.sentence = Sentences::tr("Ghost did not take it: %1")
                             .arg(m_client.withoutSecrets(context.isEmpty() ? message : context));
    }
    return error;
}

Result<std::vector<GhostPost>> GhostApi::posts(const QUrl& url, QLatin1StringView list) const
{
    const auto reply = ask("GET", url);
    if (!reply)
        return Failure(reply.error());
    if (reply->status == 404 || reply->status == 410) {
        // Ghost says so of a post; a page of a server in between may say anything.
        if (QJsonDocument::fromJson(reply->body).object().contains("errors"_L1))
            return std::vector<GhostPost>();
        return Failure(refusal(*reply));
    }
    const auto told = json(*reply);
    if (!told)
        return Failure(told.error());
    if (!told->value(list).isArray())
        return fail(ErrorCode::Damaged, Sentences::tr("The answer of “%1” cannot be understood.").arg(host()),
                    m_client.withoutSecrets(QString::fromUtf8(reply->body)));
    std::vector<GhostPost> found;
    for (const QJsonValue& value : told->value(list).toArray()) {
        if (auto post = ghostPostFrom(value.toObject()))
            found.push_back(std::move(*post));
    }
    return found;
}

Result<std::optional<GhostPost>> GhostApi::one(const QUrl& url, QLatin1StringView list) const
{
    return posts(url, list).transform(&firstOf);
}

Result<std::optional<GhostPost>> GhostApi::post(const QString& id) const
{
    return one(address(u"posts/%1/"_s.arg(encoded(id)), u"formats=html,lexical"_s), "posts"_L1);
}

Result<std::optional<GhostPost>> GhostApi::postAt(const QString& slug) const
{
    return one(address(u"posts/slug/%1/"_s.arg(slug), u"formats=html,lexical"_s), "posts"_L1);
}

Result<std::optional<GhostPost>> GhostApi::pageAt(const QString& slug) const
{
    return one(address(u"pages/slug/%1/"_s.arg(slug)), "pages"_L1);
}

Result<std::vector<GhostPost>> GhostApi::draftsLike(const QString& slug) const
{
    const QString filter = encoded(u"status:draft+slug:~^"_s + quoted(slug));
    return posts(address(u"posts/"_s, u"limit=100&formats=html,lexical&filter="_s + filter), "posts"_L1);
}

Result<std::optional<GhostPost>> GhostApi::anyPublished() const
{
    return one(address(u"posts/"_s, u"limit=1&fields=id,slug,status,url&filter=status:published"_s),
               "posts"_L1);
}

namespace {

QByteArray posted(const QJsonObject& post)
{
    return QJsonDocument(QJsonObject{{u"posts"_s, QJsonArray{post}}}).toJson(QJsonDocument::Compact);
}

Result<GhostPost> told(const QJsonObject& json)
{
    auto post = ghostPostFrom(json.value("posts"_L1).toArray().at(0).toObject());
    if (post)
        return std::move(*post);
    return fail(
        ErrorCode::Uncertain,
        Sentences::tr("Ghost's answer does not tell what became of the post; it is asked before the next "
                      "try."));
}

} // namespace

Result<GhostPost> GhostApi::create(const QJsonObject& post) const
{
    return ask("POST", address(u"posts/"_s, u"formats=html,lexical"_s), posted(post))
        .and_then([this](const HttpReply& reply) { return json(reply); })
        .and_then(&told);
}

Result<GhostPost> GhostApi::write(const QString& id, const QJsonObject& post, GhostBody body,
                                  const QString& newsletter) const
{
    QString query = u"formats=html,lexical"_s;
    if (body == GhostBody::Blocks)
        query += u"&source=html"_s;
    if (!newsletter.isEmpty())
        query += u"&newsletter="_s + encoded(newsletter);
    return ask("PUT", address(u"posts/%1/"_s.arg(encoded(id)), query), posted(post))
        .and_then([this](const HttpReply& reply) { return json(reply); })
        .and_then(&told);
}

Result<void> GhostApi::remove(const QString& id) const
{
    const auto reply = ask("DELETE", address(u"posts/%1/"_s.arg(encoded(id))));
    if (!reply)
        return Failure(reply.error());
    return reply->good() || reply->status == 404 ? Result<void>() : Failure(refusal(*reply));
}

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
        words << quoted(name);
        if (const QString slug = slugOf(name); !slug.isEmpty())
            slugs << quoted(slug);
    }
    QString filter = u"name:[%1]"_s.arg(words.join(u','));
    if (!slugs.isEmpty())
        filter += u",slug:[%1]"_s.arg(slugs.join(u','));
    const auto told =
        ask("GET", address(u"tags/"_s, u"limit=100&fields=id,name,slug&filter="_s + encoded(filter)))
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
