#include "core/publish/ghost_api.h"

#include <QCoreApplication>
#include <QJsonDocument>

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

QString ghostEncoded(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString ghostQuoted(QString word)
{
    return u'\'' + word.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

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
    return one(address(u"posts/%1/"_s.arg(ghostEncoded(id)), u"formats=html,lexical"_s), "posts"_L1);
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
    const QString filter = ghostEncoded(u"status:draft+slug:~^"_s + ghostQuoted(slug));
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
        query += u"&newsletter="_s + ghostEncoded(newsletter);
    return ask("PUT", address(u"posts/%1/"_s.arg(ghostEncoded(id)), query), posted(post))
        .and_then([this](const HttpReply& reply) { return json(reply); })
        .and_then(&told);
}

Result<void> GhostApi::remove(const QString& id) const
{
    const auto reply = ask("DELETE", address(u"posts/%1/"_s.arg(ghostEncoded(id))));
    if (!reply)
        return Failure(reply.error());
    return reply->good() || reply->status == 404 ? Result<void>() : Failure(refusal(*reply));
}

} // namespace brickwork
