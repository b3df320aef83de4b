#include "core/publish/micropub.h"

#include "core/markdown/document.h"
#include "core/markdown/html_to_markdown.h"
#include "core/publish/article.h"
#include "core/publish/http.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

#include <thread>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Micropub)
};

constexpr int mostLooks = 40; ///< at what a server promised to make
constexpr std::chrono::milliseconds betweenLooks{250};

/// A post as the server gives its properties back.
struct Source
{
    QString name;
    QString html;
    QString stamp;
};

QString firstText(const QJsonValue& values)
{
    const QJsonValue first = values.isArray() ? values.toArray().first() : values;
    if (first.isObject()) {
        const QJsonObject object = first.toObject();
        return object.value("html"_L1).toString(object.value("value"_L1).toString());
    }
    return first.toString();
}

Source sourceFrom(const QJsonObject& properties)
{
    QStringList categories;
    for (const QJsonValue& category : properties.value("category"_L1).toArray())
        categories << category.toString();
    categories.sort();
    Source source{.name = firstText(properties.value("name"_L1)),
                  .html = firstText(properties.value("content"_L1)),
                  .stamp = {}};
    source.stamp = hashOfParts({source.name.toUtf8(), source.html.simplified().toUtf8(),
                                categories.join(u'\n').toUtf8(),
                                firstText(properties.value("summary"_L1)).toUtf8()})
                       .left(24);
    return source;
}

/// The endpoints of a site and what can be asked there.
class Micropub
{
public:
    Micropub(const TargetConfig& config, const TargetSurroundings& around, const Errand& errand)
        : m_site(config.option(u"url"_s)), m_token(around.secret), m_http(errand, {around.secret})
    {
    }

    Result<void> discover()
    {
        if (!m_endpoint.isEmpty())
            return {};
        const auto front = m_http.send({.method = "GET", .url = m_site});
        if (!front)
            return Failure(front.error());
        m_endpoint = linkOf(*front, u"micropub");
        if (m_endpoint.isEmpty())
            return fail(ErrorCode::NotFound,
                        Sentences::tr("“%1” names no Micropub address (a link with rel=\"micropub\"). Check the "
                                      "address; the site may need a plugin.")
                            .arg(m_site.toDisplayString()));
        return {};
    }

    /// The configuration; empty of a server that has none.
    Result<QJsonObject> configuration()
    {
        return query({{u"q"_s, u"config"_s}}).transform([this](const QJsonDocument& json) {
            m_media = m_endpoint.resolved(QUrl(json.object().value("media-endpoint"_L1).toString()));
            if (!json.object().contains("media-endpoint"_L1))
                m_media.clear();
            return json.object();
        });
    }

    Result<QJsonDocument> query(const QList<std::pair<QString, QString>>& items)
    {
        if (auto found = discover(); !found)
            return Failure(found.error());
        QUrl url = m_endpoint;
        QUrlQuery query(url);
        for (const auto& [key, value] : items)
            query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        url.setQuery(query);
        return m_http.send({.method = "GET", .url = url, .headers = headers()})
            .and_then([this](const HttpReply& reply) { return told(reply, m_http.json(reply)); });
    }

    /// Nothing if the post is not there.
    Result<std::optional<Source>> source(const QString& url)
    {
        const auto json = query({{u"q"_s, u"source"_s}, {u"url"_s, url}});
        if (json)
            return sourceFrom(json->object().value("properties"_L1).toObject());
        const ErrorCode code = json.error().code;
        if (code == ErrorCode::NotFound || code == ErrorCode::Invalid || code == ErrorCode::Uncertain)
            return isPublic(url) ? Result<std::optional<Source>>(Failure(json.error())) : std::nullopt;
        return Failure(json.error());
    }

    /// Addresses of the posts there are; nothing if the server does not list them.
    std::optional<QStringList> addresses()
    {
        const auto json = query({{u"q"_s, u"source"_s}});
        if (!json || !json->object().contains("items"_L1))
            return {};
        QStringList urls;
        for (const QJsonValue& item : json->object().value("items"_L1).toArray()) {
            const QJsonObject properties = item.toObject().value("properties"_L1).toObject();
            urls << firstText(properties.contains("url"_L1) ? properties.value("url"_L1)
                                                             : item.toObject().value("url"_L1));
        }
        return urls;
    }

    Result<HttpReply> post(const QJsonObject& body)
    {
        if (auto found = discover(); !found)
            return Failure(found.error());
        std::vector<HttpHeader> all = headers();
        all.push_back({"Content-Type", "application/json"});
        const auto reply = m_http.send({.method = "POST",
                                        .url = m_endpoint,
                                        .headers = std::move(all),
                                        .body = QJsonDocument(body).toJson(QJsonDocument::Compact)});
        if (!reply || reply->good())
            return reply;
        return told(*reply, Result<HttpReply>(Failure(m_http.refusalOf(*reply))));
    }

    Result<RemoteMedia> upload(const PlannedMedia& picture, const QByteArray& bytes)
    {
        if (m_media.isEmpty())
            return fail(ErrorCode::Refused, Sentences::tr("The site names no address for pictures, so posts with "
                                                          "pictures cannot be sent there."));
        const FormBody form = multipart({{.name = "file",
                                          .value = bytes,
                                          .fileName = picture.name,
                                          .mediaType = picture.mediaType.toLatin1()}});
        std::vector<HttpHeader> all = headers();
        all.push_back({"Content-Type", form.contentType});
        const auto reply = m_http.send(
            {.method = "POST", .url = m_media, .headers = std::move(all), .body = form.body});
        if (!reply)
            return Failure(reply.error());
        if (!reply->good())
            return told(*reply, Result<RemoteMedia>(Failure(m_http.refusalOf(*reply))));
        const QString url = QString::fromUtf8(reply->header("Location"));
        if (url.isEmpty())
            return fail(ErrorCode::Damaged, Sentences::tr("The site took a picture, but does not say where it is."));
        return RemoteMedia{.remote = url, .url = m_media.resolved(QUrl(url)).toString()};
    }

    [[nodiscard]] QString resolved(const QByteArray& location) const
    {
        return m_endpoint.resolved(QUrl::fromEncoded(location)).toString();
    }
    [[nodiscard]] bool isPublic(const QString& url) const
    {
        const auto page = m_http.send({.method = "GET", .url = QUrl(url)});
        return page && page->good();
    }
    [[nodiscard]] bool takesPictures() const { return !m_media.isEmpty(); }

private:
    [[nodiscard]] std::vector<HttpHeader> headers() const
    {
        return {{"Authorization", "Bearer " + m_token.toUtf8()}, {"Accept", "application/json"}};
    }

    /// A token that is right, but may not do this, is told apart: 401 and 403 are both in use for it.
    template <typename T>
    [[nodiscard]] static Result<T> told(const HttpReply& reply, Result<T> answer)
    {
        const QJsonObject body = QJsonDocument::fromJson(reply.body).object();
        const QString error = body.value("error"_L1).toString();
        if (answer || (error != "insufficient_scope"_L1 && !body.contains("scope"_L1)))
            return answer;
        answer.error().sentence = Sentences::tr("The token may not do this: it lacks the scope %1. Make one with "
                                                "create, update, delete and media.")
                                      .arg(body.value("scope"_L1).toString(u"?"_s));
        return answer;
    }

    QUrl m_site;
    QString m_token;
    HttpClient m_http;
    QUrl m_endpoint;
    QUrl m_media;
};

bool endsInSlug(const QString& url, const QString& slug)
{
    const QStringList parts = QUrl(url).path().split(u'/', Qt::SkipEmptyParts);
    return !parts.isEmpty() && (parts.last() == slug || parts.last() == slug + u".html"_s);
}

QString hashOf(const Article& article, const QString& html)
{
    QList<QByteArray> parts{article.naming.title.toUtf8(), html.toUtf8(), article.featured.toUtf8(),
                            article.describedByWriter ? article.description.toUtf8() : QByteArray()};
    for (const QString& tag : article.tags + article.categories)
        parts << tag.toUtf8();
    for (const PlannedMedia& picture : article.media)
        parts << picture.hash.toLatin1();
    return hashOfParts(parts);
}

QJsonArray list(const QStringList& values)
{
    return QJsonArray::fromStringList(values);
}

class Delivery
{
public:
    Delivery(const TargetConfig& config, const TargetSurroundings& around, const PublishPlan& plan,
             const PublishRequest& request, const Errand& errand)
        : m_plan(plan), m_request(request), m_errand(errand), m_micropub(config, around, errand),
          m_article(articleOf(request, parseMarkdown(request.draft.text))), m_held(request.foothold)
    {
        if (request.last)
            m_held.media.insert(request.last->media.begin(), request.last->media.end());
    }

    Result<Receipt> run()
    {
        m_errand.tell({.kind = StepKind::Asking});
        if (const auto known = m_micropub.configuration(); !known)
            return Failure(known.error());
        return sendPictures().and_then([this] { return write(); }).and_then([this](const QString& url) {
            return readBack(url);
        });
    }

private:
    Result<void> mayGoOn() const
    {
        if (m_errand.cancelled())
            return fail(ErrorCode::Cancelled, Sentences::tr("Called off. Readers of the site saw nothing of it."));
        return {};
    }

    Result<void> sendPictures()
    {
        int number = 0;
        for (const PlannedMedia& picture : m_plan.media) {
            ++number;
            if (m_held.media.contains(picture.hash))
                continue;
            if (auto on = mayGoOn(); !on)
                return on;
            m_errand.tell({.kind = StepKind::SendingPicture,
                           .subject = picture.url,
                           .number = number,
                           .of = static_cast<int>(m_plan.media.size())});
            const auto media = bytesOf(picture).and_then(
                [&](const QByteArray& bytes) { return m_micropub.upload(picture, bytes); });
            // A picture without its post is seen by nobody: sending it again does no harm.
            if (!media)
                return fail(media.error().code == ErrorCode::Uncertain ? ErrorCode::Unreachable : media.error().code,
                            media.error().sentence, media.error().detail);
            m_held.media[picture.hash] = *media;
            if (auto kept = m_errand.keep(m_held); !kept)
                return kept;
        }
        return {};
    }

    QJsonObject properties() const
    {
        QJsonObject all{{u"name"_s, list({m_plan.title})},
                        {u"content"_s,
                         QJsonArray{QJsonObject{{u"html"_s, htmlOf(m_article, m_request, m_held.media).html}}}},
                        {u"category"_s, list(m_article.tags + m_article.categories)}};
        if (m_article.describedByWriter)
            all.insert(u"summary"_s, list({m_article.description}));
        if (const PlannedMedia* featured = mediaAt(m_plan.media, m_article.featured))
            all.insert(u"photo"_s,
                       QJsonArray{QJsonObject{{u"value"_s, m_held.media.at(featured->hash).url},
                                              {u"alt"_s, featured->alt}}});
        return all;
    }

    Result<QString> write()
    {
        if (auto on = mayGoOn(); !on)
            return Failure(on.error());
        m_errand.tell({.kind = StepKind::WritingPost});
        // What the post is like before: if it is another afterwards, the request arrived.
        m_held.sent = m_plan.hash;
        m_held.modified = m_plan.action == PlanAction::Update && m_request.last ? m_request.last->modified : QString();
        if (auto kept = m_errand.keep(m_held); !kept)
            return Failure(kept.error());
        return m_plan.remote.isEmpty() ? create() : update();
    }

    Result<QString> create()
    {
        QJsonObject all = properties();
        all.insert(u"mp-slug"_s, list({m_plan.slug}));
        all.insert(u"published"_s, list({m_plan.date.toString(Qt::ISODate)}));
        if (m_request.wish.state == PostState::Draft)
            all.insert(u"post-status"_s, list({u"draft"_s}));
        const auto reply = m_micropub.post({{u"type"_s, list({u"h-entry"_s})}, {u"properties"_s, all}});
        if (!reply)
            return Failure(reply.error());
        const QString url = m_micropub.resolved(reply->header("Location"));
        if (reply->header("Location").isEmpty())
            return fail(ErrorCode::Uncertain, Sentences::tr("The site took the post, but does not say where it is."));
        // 202: it makes the post in its own time.
        for (int look = 0; reply->status == 202 && look < mostLooks && !m_errand.cancelled(); ++look) {
            if (const auto there = m_micropub.source(url); there && *there)
                break;
            std::this_thread::sleep_for(betweenLooks);
        }
        return url;
    }

    Result<QString> update()
    {
        if (m_request.last && !m_request.last->live) {
            const auto back = m_micropub.post({{u"action"_s, u"undelete"_s}, {u"url"_s, m_plan.remote}});
            if (!back)
                return Failure(back.error());
        }
        const auto reply = m_micropub.post(
            {{u"action"_s, u"update"_s}, {u"url"_s, m_plan.remote}, {u"replace"_s, properties()}});
        if (!reply)
            return Failure(reply.error());
        const QByteArray moved = reply->header("Location");
        return moved.isEmpty() ? m_plan.remote : m_micropub.resolved(moved);
    }

    Result<Receipt> readBack(const QString& url)
    {
        m_errand.tell({.kind = StepKind::ReadingBack});
        const auto there = m_micropub.source(url);
        if (!there || !*there)
            return fail(ErrorCode::Uncertain,
                        there ? Sentences::tr("The site took the post, but does not show it yet. It is asked again "
                                              "before the next try.")
                              : there.error().sentence,
                        there ? QString() : there.error().detail);
        Receipt receipt{.remote = url,
                        .url = url,
                        .slug = m_plan.slug,
                        .hash = m_plan.hash,
                        .modified = (*there)->stamp,
                        .media = m_held.media,
                        .state = m_request.wish.state};
        if (m_request.wish.state == PostState::Published && !m_micropub.isPublic(url))
            receipt.remarks << Sentences::tr("The post is there, but its page does not open for readers yet.");
        if (m_request.wish.state == PostState::Draft && m_micropub.isPublic(url)) {
            receipt.state = PostState::Published;
            receipt.remarks << Sentences::tr("The site keeps no drafts: the post is public.");
        }
        return receipt;
    }

    const PublishPlan& m_plan;
    const PublishRequest& m_request;
    const Errand& m_errand;
    Micropub m_micropub;
    Article m_article;
    Foothold m_held;
};

Error removedNot(const Error& error)
{
    return {error.code, Sentences::tr("%1 The post is still there.").arg(error.sentence), error.detail};
}

} // namespace

MicropubTarget::MicropubTarget(TargetConfig config, TargetSurroundings around)
    : m_config(std::move(config)), m_around(std::move(around))
{
}

Result<PublishPlan> MicropubTarget::plan(const PublishRequest& request, const Errand& errand) const
{
    const Article article = articleOf(request, parseMarkdown(request.draft.text));
    PublishPlan plan = planOf(article, request);
    const ArticleHtml body = htmlOf(article, request, {});
    plan.where = QUrl(m_config.option(u"url"_s)).host() + u" (Micropub)"_s;
    plan.warnings << body.warnings;
    plan.bytes = body.html.toUtf8();
    plan.hash = hashOf(article, body.html);
    if (request.wish.state == PostState::Scheduled)
        plan.refusals << Sentences::tr("Micropub has no schedule. Publish when the time has come.");
    if (request.wish.state == PostState::Draft)
        plan.warnings << Sentences::tr("Not every site keeps drafts; one that does not shows the post at once.");
    errand.tell({.kind = StepKind::Asking});
    Micropub micropub(m_config, m_around, errand);
    if (const auto known = micropub.configuration(); !known)
        return Failure(known.error());
    if (!plan.media.empty() && !micropub.takesPictures())
        plan.refusals << Sentences::tr("The site names no address for pictures, so posts with pictures cannot be sent "
                                       "there.");
    if (request.last && !request.last->remote.isEmpty()) {
        const auto there = micropub.source(request.last->remote);
        if (!there)
            return Failure(there.error());
        if (*there || !request.last->live) {
            plan.remote = request.last->remote;
            plan.url = plan.remote;
        }
        if (!*there) {
            if (request.last->live)
                plan.warnings << Sentences::tr("The post was removed from the site; it is made anew.");
            return plan;
        }
        plan.action = PlanAction::Update;
        const bool changed = (*there)->stamp != request.last->modified;
        if (changed && request.wish.replaces != (*there)->stamp) {
            const auto text = markdownFromHtml((*there)->html);
            plan.conflict = RemoteChange{u"# "_s + (*there)->name + u"\n\n"_s + (text ? text->text : (*there)->html),
                                         (*there)->stamp};
            plan.refusals << Sentences::tr("The post was changed on the site since it was published from here. Compare "
                                           "both and choose; nothing was overwritten.");
        } else if (!changed && plan.hash == request.last->hash) {
            plan.action = PlanAction::Nothing;
        }
        return plan;
    }
    // Some servers overwrite a post of the same slug without a word.
    if (const auto taken = micropub.addresses()) {
        for (const QString& url : *taken) {
            if (endsInSlug(url, plan.slug))
                plan.refusals << Sentences::tr("The address “%1” is taken on the site. Give this post another one with "
                                               "a line like “slug: %2-again” in the front matter.")
                                     .arg(url, plan.slug);
        }
    }
    return plan;
}

Result<Receipt> MicropubTarget::deliver(const PublishPlan& plan, const PublishRequest& request,
                                        const Errand& errand) const
{
    if (!plan.refusals.isEmpty())
        return fail(ErrorCode::Refused, plan.refusals.first());
    return Delivery(m_config, m_around, plan, request, errand).run();
}

Result<void> MicropubTarget::retract(const LastDelivery& last, const Errand& errand) const
{
    errand.tell({.kind = StepKind::TakingBack});
    Micropub micropub(m_config, m_around, errand);
    const auto there = micropub.source(last.remote);
    if (!there)
        return Failure(there.error());
    if (!*there)
        return {};
    if (!last.modified.isEmpty() && (*there)->stamp != last.modified)
        return fail(ErrorCode::Conflict,
                    Sentences::tr("The post was changed on the site since it was published from here, so it was left as "
                                  "it is. Remove it there, or publish it again first."));
    const auto removed = micropub.post({{u"action"_s, u"delete"_s}, {u"url"_s, last.remote}});
    if (removed)
        return {};
    return Failure(removedNot(removed.error()));
}

Result<Fate> MicropubTarget::inquire(const Interrupted& interrupted, const Errand& errand) const
{
    Micropub micropub(m_config, m_around, errand);
    const auto arrived = [&](const QString& url, const QString& stamp) {
        return Fate{.what = Fate::What::Arrived,
                    .receipt = {.remote = url,
                                .url = url,
                                .slug = interrupted.slug,
                                .hash = interrupted.hash,
                                .modified = stamp,
                                .media = interrupted.foothold.media,
                                .state = interrupted.state},
                    .foothold = interrupted.foothold,
                    .sentence = {}};
    };
    const Fate begun{.what = Fate::What::Begun, .receipt = {}, .foothold = interrupted.foothold, .sentence = {}};
    if (!interrupted.remote.isEmpty()) {
        const auto there = micropub.source(interrupted.remote);
        if (!there)
            return Failure(there.error());
        if (interrupted.retracting)
            return Fate{.what = *there ? Fate::What::Nothing : Fate::What::Gone};
        const bool sent = !interrupted.foothold.sent.isEmpty();
        if (*there && sent && (*there)->stamp != interrupted.foothold.modified)
            return arrived(interrupted.remote, (*there)->stamp);
        return interrupted.foothold.media.empty() ? Fate{} : begun;
    }
    if (interrupted.foothold.sent.isEmpty()) // only pictures may be there
        return interrupted.foothold.media.empty() ? Fate{} : begun;
    if (const auto known = micropub.configuration(); !known)
        return Failure(known.error());
    const auto urls = micropub.addresses();
    if (!urls)
        return Fate{.what = Fate::What::Unclear,
                    .receipt = {},
                    .foothold = {},
                    .sentence = Sentences::tr("Publishing “%1” was cut off, and the site does not list its posts. Look "
                                              "there: if the post is out, record its address with “I published it”; if "
                                              "not, take it back here and publish again.")
                                    .arg(interrupted.slug)};
    for (const QString& url : *urls) {
        if (!endsInSlug(url, interrupted.slug))
            continue;
        const auto there = micropub.source(url);
        if (!there)
            return Failure(there.error());
        if (*there)
            return arrived(url, (*there)->stamp);
    }
    return begun;
}

Result<TestReport> MicropubTarget::test(const Errand& errand) const
{
    Micropub micropub(m_config, m_around, errand);
    const auto known = micropub.configuration();
    if (!known)
        return Failure(known.error());
    TestReport report{.greeting =
                          Sentences::tr("“%1” takes posts by Micropub.").arg(QUrl(m_config.option(u"url"_s)).host()),
                      .findings = {}};
    if (!micropub.takesPictures())
        report.findings << Sentences::tr("It names no address for pictures; posts with pictures cannot be sent.");
    if (!micropub.addresses())
        report.findings << Sentences::tr("It does not list its posts: after a broken connection you will be asked to "
                                         "look there yourself.");
    return report;
}

} // namespace brickwork
