#include "core/publish/wordpress_api.h"

#include "core/publish/entities.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(WordPress)
};

constexpr int mostPerPage = 100;
constexpr int mostPages = 20;

QString withoutSpaces(QString secret)
{
    return secret.remove(u' ');
}

RemoteMedia remoteMedia(const QJsonObject& json)
{
    return {.remote = QString::number(json.value("id"_L1).toInteger()),
            .url = json.value("source_url"_L1).toString()};
}

std::vector<WordPressPost> postsIn(const QJsonDocument& json)
{
    std::vector<WordPressPost> posts;
    for (const QJsonValue& post : json.array())
        posts.push_back(wordpressPost(post.toObject()));
    return posts;
}

QByteArray basic(const QString& user, const QString& secret)
{
    return "Basic " + (user + u':' + secret).toUtf8().toBase64();
}

} // namespace

WordPressApi::WordPressApi(const Errand& errand, QUrl site, const QString& user, const QString& secret)
    : m_site(std::move(site)), m_authorization(basic(user, withoutSpaces(secret))),
      m_http(errand, {secret, withoutSpaces(secret), QString::fromLatin1(m_authorization)})
{
}

std::vector<HttpHeader> WordPressApi::headers() const
{
    return {{"Authorization", m_authorization}, {"Accept", "application/json"}};
}

Result<void> WordPressApi::discover() const
{
    if (!m_root.isEmpty())
        return {};
    const auto front = m_http.send({.method = "GET", .url = m_site});
    if (!front)
        return Failure(front.error());
    const QUrl linked = linkOf(*front, u"https://api.w.org/");
    QUrl pretty = front->url;
    pretty.setPath(pretty.path() + (pretty.path().endsWith(u'/') ? u"wp-json/"_s : u"/wp-json/"_s));
    QUrl plain = front->url;
    plain.setQuery(u"rest_route=/"_s);
    Error last = m_http.refusalOf(*front);
    for (QUrl root : {linked, pretty, plain}) {
        if (root.isEmpty() || root.host() != front->url.host())
            continue;
        // A site that calls itself by its old address answers at the new one all the same.
        if (front->url.scheme() == "https"_L1)
            root.setScheme(front->url.scheme());
        const auto reply =
            m_http.send({.method = "GET", .url = root, .headers = {{"Accept", "application/json"}}});
        if (!reply)
            return Failure(reply.error());
        const auto json = m_http.json(*reply);
        if (json && json->object().contains("namespaces"_L1)) {
            m_root = root;
            return {};
        }
        last = json ? m_http.refusalOf(*reply) : json.error();
    }
    return fail(
        ErrorCode::NotFound,
        Sentences::tr("No WordPress answers at “%1”. Check the address; a plugin or the host may also have "
                      "turned its REST interface off.")
            .arg(m_site.toDisplayString()),
        last.detail);
}

QUrl WordPressApi::endpoint(const QString& path, QUrlQuery query) const
{
    QUrl url = m_root;
    const QString below = path.isEmpty() ? QString() : u"wp/v2/"_s + path;
    QUrlQuery own(m_root);
    if (own.hasQueryItem(u"rest_route"_s)) {
        query.addQueryItem(u"rest_route"_s, u'/' + below);
    } else {
        url.setPath(m_root.path() + (m_root.path().endsWith(u'/') ? QString() : u"/"_s) + below);
    }
    url.setQuery(query);
    return url;
}

Result<WordPressAccount> WordPressApi::account() const
{
    return get(u"users/me"_s, QUrlQuery{{u"context"_s, u"edit"_s}}).transform([](const QJsonDocument& json) {
        const QJsonObject user = json.object();
        const QJsonObject may = user.value("capabilities"_L1).toObject();
        WordPressAccount account{.name = withoutEntities(user.value("name"_L1).toString()),
                                 .roles = {},
                                 .mayPublish = may.isEmpty() || may.value("publish_posts"_L1).toBool(),
                                 .maySendPictures = may.isEmpty() || may.value("upload_files"_L1).toBool()};
        for (const QJsonValue& role : user.value("roles"_L1).toArray())
            account.roles << role.toString();
        return account;
    });
}

/// 401 with an account that is right, but not let through, has causes of its own.
Result<QJsonDocument> WordPressApi::answerOf(const HttpReply& reply) const
{
    auto json = m_http.json(reply);
    if (json || reply.good())
        return json;
    const QString code = QJsonDocument::fromJson(reply.body).object().value("code"_L1).toString();
    if (code == "rest_not_logged_in"_L1 || code == "incorrect_password"_L1 || code == "invalid_username"_L1 ||
        code == "invalid_email"_L1)
        json.error().sentence =
            Sentences::tr("WordPress did not accept the name or the application password. The name "
                          "is the one you log in with, not the name of the password. If both are right, the "
                          "server takes the Authorization header away; its host can tell.");
    else if (code.startsWith("rest_cannot_"_L1))
        json.error().sentence += u' ' + Sentences::tr("The account needs the role of an author or editor.");
    else if (code == "application_passwords_disabled"_L1)
        json.error().sentence = Sentences::tr("Application passwords are turned off on this WordPress.");
    return json;
}

Result<QJsonDocument> WordPressApi::get(const QString& path, const QUrlQuery& query) const
{
    if (auto found = discover(); !found)
        return Failure(found.error());
    return m_http.send({.method = "GET", .url = endpoint(path, query), .headers = headers()})
        .and_then([this](const HttpReply& reply) { return answerOf(reply); });
}

Result<HttpReply> WordPressApi::sendJson(const QString& path, const QJsonObject& body) const
{
    if (auto found = discover(); !found)
        return Failure(found.error());
    std::vector<HttpHeader> all = headers();
    all.push_back({"Content-Type", "application/json"});
    return m_http.send({.method = "POST",
                        .url = endpoint(path, {}),
                        .headers = std::move(all),
                        .body = QJsonDocument(body).toJson(QJsonDocument::Compact)});
}

Result<QJsonObject> WordPressApi::post(const QString& path, const QJsonObject& body) const
{
    return sendJson(path, body)
        .and_then([this](const HttpReply& reply) { return answerOf(reply); })
        .transform([](const QJsonDocument& json) { return json.object(); });
}

Result<QJsonObject> WordPressApi::remove(const QString& path) const
{
    if (auto found = discover(); !found)
        return Failure(found.error());
    return m_http.send({.method = "DELETE", .url = endpoint(path, {}), .headers = headers()})
        .and_then([this](const HttpReply& reply) { return answerOf(reply); })
        .transform([](const QJsonDocument& json) { return json.object(); });
}

Result<std::optional<WordPressPost>> WordPressApi::postById(const QString& id) const
{
    const auto json = get(u"posts/"_s + id, QUrlQuery{{u"context"_s, u"edit"_s}});
    if (!json && json.error().code == ErrorCode::NotFound)
        return std::nullopt;
    return json.transform(
        [](const QJsonDocument& found) { return std::optional(wordpressPost(found.object())); });
}

Result<std::vector<WordPressPost>> WordPressApi::postsWhere(QUrlQuery query) const
{
    query.addQueryItem(u"status"_s, u"any"_s);
    query.addQueryItem(u"context"_s, u"edit"_s);
    return get(u"posts"_s, query)
        .or_else([this](const Error& error) -> Result<QJsonDocument> {
            // To a stranger such a question makes no sense: then it says so, and not who it takes us for.
            if (error.code != ErrorCode::Invalid)
                return Failure(error);
            return account().and_then(
                [&](const WordPressAccount&) -> Result<QJsonDocument> { return Failure(error); });
        })
        .transform(postsIn);
}

Result<std::vector<WordPressPost>> WordPressApi::postsBySlug(const QString& slug) const
{
    auto own = postsWhere({{u"slug"_s, slug}});
    if (!own || !own->empty())
        return own;
    // What others have published may not be edited by everyone, but read.
    return get(u"posts"_s, QUrlQuery{{u"slug"_s, slug}}).transform(postsIn);
}

Result<std::vector<WordPressPost>> WordPressApi::postsMarked(const QString& token) const
{
    return postsWhere({{u"search"_s, token}}).transform([&](std::vector<WordPressPost> posts) {
        std::erase_if(
            posts, [&](const WordPressPost& post) { return !post.content.contains(wordpressMarker(token)); });
        return posts;
    });
}

Result<std::optional<RemoteMedia>> WordPressApi::mediaByName(const QString& name) const
{
    const QString slug = name.section(u'.', 0, 0);
    return get(u"media"_s, QUrlQuery{{u"slug"_s, slug}, {u"context"_s, u"edit"_s}})
        .transform([](const QJsonDocument& json) -> std::optional<RemoteMedia> {
            const QJsonObject first = json.array().first().toObject();
            return first.isEmpty() ? std::nullopt : std::optional(remoteMedia(first));
        });
}

Result<QStringList> WordPressApi::mediaStanding(const QStringList& ids) const
{
    QStringList standing;
    for (qsizetype from = 0; from < ids.size(); from += mostPerPage) {
        const auto found = get(u"media"_s, QUrlQuery{{u"include"_s, ids.mid(from, mostPerPage).join(u',')},
                                                     {u"per_page"_s, QString::number(mostPerPage)},
                                                     {u"_fields"_s, u"id"_s}});
        if (!found)
            return Failure(found.error());
        for (const QJsonValue& one : found->array())
            standing << QString::number(one.toObject().value("id"_L1).toInteger());
    }
    return standing;
}

Result<RemoteMedia> WordPressApi::upload(const PlannedMedia& media, const QByteArray& bytes) const
{
    if (auto found = discover(); !found)
        return Failure(found.error());
    const FormBody form = multipart(
        {{.name = "alt_text", .value = media.alt.toUtf8()},
         {.name = "file", .value = bytes, .fileName = media.name, .mediaType = media.mediaType.toLatin1()}});
    std::vector<HttpHeader> all = headers();
    all.push_back({"Content-Type", form.contentType});
    return m_http
        .send(
            {.method = "POST", .url = endpoint(u"media"_s, {}), .headers = std::move(all), .body = form.body})
        .and_then([this](const HttpReply& reply) { return answerOf(reply); })
        .transform([](const QJsonDocument& json) { return remoteMedia(json.object()); });
}

Result<qint64> WordPressApi::termOf(const QString& taxonomy, const QString& name) const
{
    // The search finds parts of names; only the same name is the same term.
    for (int page = 1; page <= mostPages; ++page) {
        const auto found =
            get(taxonomy, QUrlQuery{{u"search"_s, QString::fromLatin1(QUrl::toPercentEncoding(name))},
                                    {u"per_page"_s, QString::number(mostPerPage)},
                                    {u"page"_s, QString::number(page)}});
        if (!found)
            return Failure(found.error());
        for (const QJsonValue& term : found->array()) {
            const QString known = withoutEntities(term.toObject().value("name"_L1).toString());
            if (known.compare(name, Qt::CaseInsensitive) == 0)
                return term.toObject().value("id"_L1).toInteger();
        }
        if (found->array().size() < mostPerPage)
            break;
    }
    const auto reply = sendJson(taxonomy, {{u"name"_s, name}});
    if (!reply)
        return Failure(reply.error());
    // Two names of one slug are one term to WordPress; it tells which.
    const QJsonObject told = QJsonDocument::fromJson(reply->body).object();
    if (told.value("code"_L1).toString() == "term_exists"_L1)
        return told.value("data"_L1).toObject().value("term_id"_L1).toInteger();
    auto made = answerOf(*reply).transform(
        [](const QJsonDocument& json) { return json.object().value("id"_L1).toInteger(); });
    if (!made && made.error().code == ErrorCode::Refused &&
        told.value("code"_L1).toString().startsWith("rest_cannot_"_L1))
        made.error().sentence =
            (taxonomy == "categories"_L1
                 ? Sentences::tr("WordPress has no category “%1”, and this account may not make one. Have it "
                                 "made there, "
                                 "or name another one in the front matter. Nothing was sent.")
                 : Sentences::tr(
                       "WordPress has no tag “%1”, and this account may not make one. Have it made there, or "
                       "leave it out. Nothing was sent."))
                .arg(name);
    return made;
}

Result<QJsonArray> WordPressApi::terms(const QString& taxonomy, const QStringList& names) const
{
    QJsonArray ids;
    for (const QString& name : names) {
        const auto id = termOf(taxonomy, name);
        if (!id)
            return Failure(id.error());
        ids.append(*id);
    }
    return ids;
}

Result<HttpReply> WordPressApi::asReader(const QUrl& url) const
{
    return m_http.send({.method = "GET", .url = url});
}

} // namespace brickwork
