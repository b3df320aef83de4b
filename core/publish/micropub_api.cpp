#include "core/publish/micropub_api.h"

#include "core/base/web_address.h"
#include "core/publish/http_parts.h"

#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <array>
#include <set>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Micropub)
};

constexpr int mostPages = 100;
constexpr qsizetype pageLength = 100;
/// Servers that show fewer posts than they are asked for still show so many.
constexpr qsizetype shortestPage = 10;

/// The server does not know that question; it was not the token or the connection.
bool knowsNot(const HttpReply& reply)
{
    constexpr std::array unknown{400, 404, 405, 406, 410, 422, 500, 501};
    return std::ranges::contains(unknown, reply.status);
}

bool names(const QJsonValue& value, const QString& word)
{
    if (value.isString())
        return value.toString() == word;
    if (value.isArray())
        return std::ranges::any_of(value.toArray(), [&](const QJsonValue& one) { return names(one, word); });
    return value.isObject() &&
           (value.toObject().contains(word) || value.toObject().value("name"_L1).toString() == word ||
            value.toObject().value("property"_L1).toString() == word);
}

/// There is no one way in which servers say so.
bool keepsDrafts(const QJsonObject& config)
{
    const QString property = u"post-status"_s;
    for (const QLatin1StringView list : {"q"_L1, "properties"_L1, "supported-properties"_L1}) {
        if (names(config.value(list), property))
            return true;
    }
    for (const QJsonValue& type : config.value("post-types"_L1).toArray()) {
        if (names(type.toObject().value("properties"_L1), property))
            return true;
    }
    return names(config.value(property), u"draft"_s);
}

std::vector<MicropubPost> postsOf(const QJsonArray& items)
{
    std::vector<MicropubPost> posts;
    for (const QJsonValue& item : items) {
        MicropubPost post = micropubPost(item.toObject().value("properties"_L1).toObject());
        if (post.url.isEmpty())
            post.url = item.toObject().value("url"_L1).toString();
        if (!post.url.isEmpty())
            posts.push_back(std::move(post));
    }
    return posts;
}

} // namespace

MicropubApi::MicropubApi(const Errand& errand, QUrl site, QUrl endpoint, const QString& token,
                         HttpLimits limits)
    : m_site(std::move(site)), m_token(token.trimmed().toUtf8()),
      m_http(errand, {token.trimmed()}, std::move(limits)), m_endpoint(std::move(endpoint))
{
}

std::vector<HttpHeader> MicropubApi::headers() const
{
    return {{"Authorization", "Bearer " + m_token}, {"Accept", "application/json"}};
}

Result<void> MicropubApi::discover() const
{
    if (m_discovered)
        return {};
    if (m_endpoint.isEmpty()) {
        // Whoever can change the page on its way could have the token sent to him.
        if (m_site.scheme() == "http"_L1 && !http::isLoopback(m_site))
            return fail(ErrorCode::Unreachable,
                        Sentences::tr(
                            "“%1” is not reached by https, so the way to it is not safe for an access token. "
                            "Nothing was sent; give its address with https.")
                            .arg(m_site.host()));
        const auto front = m_http.send({.method = "GET", .url = m_site});
        if (!front)
            return Failure(front.error());
        m_endpoint = linkOf(*front, u"micropub");
        if (m_endpoint.isEmpty() && !front->good())
            return Failure(m_http.refusalOf(*front));
    }
    if (m_endpoint.isEmpty())
        return fail(
            ErrorCode::NotFound,
            Sentences::tr("“%1” names no Micropub address (a link with rel=\"micropub\"). Check the address; "
                          "the site may need a plugin.")
                .arg(m_site.toDisplayString()));
    m_discovered = true;
    return {};
}

Result<HttpReply> MicropubApi::query(const QUrl& url, const QList<std::pair<QString, QString>>& items) const
{
    QUrl asked = url;
    QUrlQuery query(asked);
    for (const auto& [key, value] : items)
        query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    asked.setQuery(query);
    return m_http.send({.method = "GET", .url = asked, .headers = headers()});
}

/// A token that is right, but may not do this, is told apart: 401 and 403 are both in use for it.
Error MicropubApi::refusalOf(const HttpReply& reply) const
{
    Error error = m_http.refusalOf(reply);
    const QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    const bool scope = body.value("error"_L1).toString() == "insufficient_scope"_L1 ||
                       reply.header("WWW-Authenticate").contains("insufficient_scope");
    if (scope) {
        const QString lacking = body.value("scope"_L1).toString();
        error.code = ErrorCode::Refused;
        error.sentence =
            lacking.isEmpty()
                ? Sentences::tr(
                      "The access token may not do this. Make one at the site with the scopes create, "
                      "update, delete and media.")
                : Sentences::tr(
                      "The access token may not do this: it lacks the scope “%1”. Make one at the site with "
                      "the scopes create, update, delete and media.")
                      .arg(lacking);
    } else if (reply.status == 401 || (reply.status == 403 && !body.isEmpty())) {
        error.code = ErrorCode::Refused;
        error.sentence =
            Sentences::tr("“%1” does not accept the access token. It may have been withdrawn; make a new "
                          "one at the site.")
                .arg(reply.url.host());
    }
    return error;
}

Result<MicropubOffer> MicropubApi::offer() const
{
    if (auto found = discover(); !found)
        return Failure(found.error());
    const auto reply = query(m_endpoint, {{u"q"_s, u"config"_s}});
    if (!reply)
        return Failure(reply.error());
    // A server need not have a configuration.
    if (!reply->good() && knowsNot(*reply))
        return MicropubOffer{};
    if (!reply->good())
        return Failure(refusalOf(*reply));
    return m_http.json(*reply).transform([this](const QJsonDocument& json) {
        const QString media = json.object().value("media-endpoint"_L1).toString();
        return MicropubOffer{.media = media.isEmpty() ? QUrl() : m_endpoint.resolved(QUrl(media)),
                             .drafts = keepsDrafts(json.object())};
    });
}

Result<MicropubStanding> MicropubApi::standing(const QString& url) const
{
    if (auto found = discover(); !found)
        return Failure(found.error());
    const auto reply = query(m_endpoint, {{u"q"_s, u"source"_s}, {u"url"_s, url}});
    if (!reply)
        return Failure(reply.error());
    if (reply->good()) {
        const auto json = m_http.json(*reply);
        if (!json)
            return Failure(json.error());
        const QJsonObject properties = json->object().value("properties"_L1).toObject();
        MicropubStanding whole{.what = MicropubStanding::What::Whole, .post = micropubPost(properties)};
        whole.post.url = url;
        if (!whole.post.name.isEmpty() || !whole.post.html.isEmpty())
            return whole;
    } else if (!knowsNot(*reply)) {
        return Failure(refusalOf(*reply));
    }
    const auto page = m_http.send({.method = "GET", .url = QUrl(url)});
    if (!page)
        return Failure(page.error());
    if (page->status == 404 || page->status == 410)
        return MicropubStanding{};
    if (!page->good())
        return Failure(m_http.refusalOf(*page));
    return MicropubStanding{.what = MicropubStanding::What::Page, .post = {.url = url}};
}

Result<std::optional<QJsonObject>> MicropubApi::page(const QString& after, qsizetype offset) const
{
    QList<std::pair<QString, QString>> items{{u"q"_s, u"source"_s},
                                             {u"limit"_s, QString::number(pageLength)}};
    if (!after.isEmpty())
        items << std::pair(u"after"_s, after);
    else if (offset > 0)
        items << std::pair(u"offset"_s, QString::number(offset));
    const auto reply = query(m_endpoint, items);
    if (!reply)
        return Failure(reply.error());
    const QJsonObject json = QJsonDocument::fromJson(reply->body).object();
    if (knowsNot(*reply) || (reply->good() && !json.value("items"_L1).isArray()))
        return std::nullopt;
    if (!reply->good())
        return Failure(refusalOf(*reply));
    return json;
}

Result<std::optional<MicropubList>> MicropubApi::posts() const
{
    if (auto found = discover(); !found)
        return Failure(found.error());
    MicropubList list;
    std::set<QString> known;
    QString after;
    qsizetype listed = 0;
    for (int number = 0; number < mostPages; ++number) {
        const auto asked = page(after, listed);
        if (!asked)
            return Failure(asked.error());
        if (!*asked && number == 0)
            return std::nullopt;
        if (!*asked) // it may be that it knows only its first page
            break;
        const QJsonArray items = (*asked)->value("items"_L1).toArray();
        const std::size_t before = known.size();
        for (MicropubPost& post : postsOf(items)) {
            if (known.insert(post.url).second)
                list.posts.push_back(std::move(post));
        }
        const QString next = (*asked)->value("paging"_L1).toObject().value("after"_L1).toVariant().toString();
        const bool led = !after.isEmpty();
        if (!next.isEmpty() && next != after) {
            after = next;
            continue;
        }
        listed += items.size();
        if (led || items.isEmpty() || listed < shortestPage)
            return list;
        if (known.size() == before) // the same posts again: it knows no offset
            break;
    }
    list.whole = false;
    return list;
}

Result<HttpReply> MicropubApi::order(const QJsonObject& body) const
{
    if (auto found = discover(); !found)
        return Failure(found.error());
    std::vector<HttpHeader> all = headers();
    all.push_back({"Content-Type", "application/json"});
    auto reply = m_http.send({.method = "POST",
                              .url = m_endpoint,
                              .headers = std::move(all),
                              .body = QJsonDocument(body).toJson(QJsonDocument::Compact)});
    if (!reply || reply->good())
        return reply;
    return Failure(refusalOf(*reply));
}

Result<MediaMap> MicropubApi::pictures(const MicropubOffer& offer,
                                       const std::vector<PlannedMedia>& wanted) const
{
    const auto reply = query(offer.media, {{u"q"_s, u"source"_s}});
    if (!reply)
        return Failure(reply.error());
    MediaMap known;
    for (const QJsonValue& value :
         QJsonDocument::fromJson(reply->body).object().value("items"_L1).toArray()) {
        const QJsonObject item = value.toObject();
        const QString address = item.value("url"_L1).toString();
        const QUrl url = offer.media.resolved(QUrl(address));
        // The name holds the hash, so a picture of that name is that picture.
        QStringList names{slugOfUrl(address)};
        for (const QLatin1StringView key : {"name"_L1, "filename"_L1, "originalname"_L1, "title"_L1})
            names << item.value(key).toString();
        for (const PlannedMedia& picture : wanted) {
            if (!address.isEmpty() && names.contains(picture.name))
                known[picture.hash] = {.remote = url.toString(), .url = url.toString()};
        }
    }
    return known;
}

Result<RemoteMedia> MicropubApi::upload(const MicropubOffer& offer, const PlannedMedia& picture,
                                        const QByteArray& bytes) const
{
    const FormBody form = multipart({{.name = "file",
                                      .value = bytes,
                                      .fileName = picture.name,
                                      .mediaType = picture.mediaType.toLatin1()}});
    std::vector<HttpHeader> all = headers();
    all.push_back({"Content-Type", form.contentType});
    const auto reply =
        m_http.send({.method = "POST", .url = offer.media, .headers = std::move(all), .body = form.body});
    if (!reply)
        return Failure(reply.error());
    if (!reply->good())
        return Failure(refusalOf(*reply));
    QString url = locationOf(*reply).toString();
    if (url.isEmpty()) // some servers say it in the body alone
        url = QJsonDocument::fromJson(reply->body).object().value("url"_L1).toString();
    if (url.isEmpty())
        return fail(
            ErrorCode::Refused,
            Sentences::tr("The site took the picture “%1”, but does not say where it is, so the post was not "
                          "sent.")
                .arg(picture.url));
    return RemoteMedia{.remote = url, .url = url};
}

QUrl MicropubApi::locationOf(const HttpReply& reply) const
{
    const QByteArray location = reply.header("Location");
    if (location.isEmpty())
        return {};
    const QUrl url = reply.url.resolved(QUrl::fromEncoded(location));
    return isWebAddress(url) ? url : QUrl();
}

bool MicropubApi::opensForReaders(const QString& url) const
{
    const auto page = m_http.send({.method = "GET", .url = QUrl(url)});
    return page && page->good();
}

bool MicropubApi::lacks(const QString& url) const
{
    const auto reply = m_http.send({.method = "HEAD", .url = QUrl(url)});
    return reply && (reply->status == 404 || reply->status == 410);
}

QString MicropubApi::linkedFromFront(const QString& slug) const
{
    static const QRegularExpression address(u"\\bhref\\s*=\\s*[\"']?([^\"'\\s>]+)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const auto front = m_http.send({.method = "GET", .url = m_site});
    if (!front || !front->good())
        return {};
    const QString html = QString::fromUtf8(front->body);
    for (auto found = address.globalMatch(html); found.hasNext();) {
        const QUrl url = front->url.resolved(QUrl(found.next().captured(1)));
        if (url.host() == front->url.host() && namesSlug(url.toString(), slug))
            return url.toString(QUrl::RemoveFragment | QUrl::RemoveQuery);
    }
    return {};
}

} // namespace brickwork
