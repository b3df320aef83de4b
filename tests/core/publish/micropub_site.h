// A site that takes posts by Micropub and answers on this computer, and a writer who publishes to it: what
// the tests of Micropub share. The site can do what a test says it can; the writer keeps between two tries
// what the program keeps.
#pragma once

#include "core/publish/micropub.h"
#include "core/publish/micropub_post.h"
#include "tests/core/publish/loopback_server.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QUrlQuery>

#include <map>

namespace brickwork::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline const QString secret = u"token-of-ada"_s;
inline const QByteArray red = QByteArray::fromBase64(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

inline QJsonArray one(const QJsonValue& value)
{
    return QJsonArray{value};
}

/// A site that keeps posts in memory. What it can do is what a test says it can.
class MicropubSite
{
public:
    bool drafts = false; ///< keeps them, and says so
    bool lists = true;   ///< its posts
    bool gives = true;   ///< them back
    bool media = true;
    bool undeletes = true;
    bool links = true;    ///< its posts from the front page
    QString shelf;        ///< path of a page of tags that it links to as well
    bool offsets = true;  ///< are understood
    int most = 0;         ///< posts on one page of the list, the oldest first; 0: all
    bool pages = false;   ///< web pages come in place of the answers to updates
    bool refuses = false; ///< whatever is ordered
    bool deaf = false;    ///< and nothing is done
    int later = 0;        ///< a post is there only when it was asked for so often: created by 202
    QString renames;      ///< the slug it gives instead
    std::map<QString, QJsonObject> posts;
    QSet<QString> removed;
    std::map<QString, QByteArray> pictures; ///< by address
    int cutAt = 0;                          ///< at that request, from 1
    bool cutAfter = false;
    int requests = 0;
    std::vector<QJsonObject> orders;

    MicropubSite() : m_server([this](const Asked& asked) { return met(asked); }) {}

    [[nodiscard]] QUrl url(const QString& path = u"/"_s) const { return m_server.url(path); }
    [[nodiscard]] std::vector<Asked> asked() const { return m_server.asked(); }
    [[nodiscard]] QStringList visible() const
    {
        QStringList urls;
        for (const auto& [url, post] : posts) {
            if (!removed.contains(url) && post.value("post-status"_L1).toArray() != one(u"draft"_s))
                urls << url;
        }
        return urls;
    }
    [[nodiscard]] QString html(const QString& url) const
    {
        const auto found = posts.find(url);
        return found == posts.end() ? QString() : micropubPost(found->second).html;
    }

private:
    Answer met(const Asked& asked)
    {
        const bool cut = ++requests == cutAt;
        const Answer gone{.mishap = Mishap::CutBeforeAnswer};
        if (cut && !cutAfter)
            return gone;
        const Answer answer = done(asked);
        return cut ? gone : answer;
    }

    Answer done(const Asked& asked)
    {
        const QUrl url = QUrl::fromEncoded(asked.target);
        if (asked.path() == "/")
            return {.body = front(), .headers = {{"Link", "</micropub>; rel=\"micropub\""}}};
        if (asked.path() != "/micropub" && asked.path() != "/media")
            return page(this->url(url.path()).toString());
        if (asked.header("Authorization") != "Bearer " + secret.toUtf8())
            return jsonAnswer(R"({"error": "unauthorized"})", 401);
        if (asked.path() == "/media")
            return asked.method == "POST" ? uploaded(asked)
                                          : jsonAnswer(R"({"error": "invalid_request"})", 400);
        return asked.method == "POST" ? ordered(QJsonDocument::fromJson(asked.body).object())
                                      : queried(QUrlQuery(url));
    }

    QByteArray front() const
    {
        QByteArray html = "<html><body>";
        for (const QString& url : links ? visible() : QStringList())
            html += "<a href=\"" + url.toUtf8() + "\">x</a>";
        if (!shelf.isEmpty())
            html += "<a href=\"" + shelf.toUtf8() + "\">tags</a>";
        return html;
    }

    Answer page(const QString& url) const
    {
        if (pictures.contains(url))
            return {.body = pictures.at(url), .headers = {{"Content-Type", "image/png"}}};
        const bool isShelf = !shelf.isEmpty() && url == this->url(shelf).toString();
        return isShelf || (visible().contains(url) && later == 0) ? Answer{.body = "<html>A page."}
                                                                  : Answer{.status = 404};
    }

    Answer uploaded(const Asked& asked)
    {
        const QString where = url(u"/media/%1.png"_s.arg(pictures.size() + 1)).toString();
        pictures[where] = asked.body;
        return {.status = 201, .headers = {{"Location", where.toUtf8()}}};
    }

    Answer queried(const QUrlQuery& query)
    {
        const QString q = query.queryItemValue(u"q"_s);
        if (q == "config"_L1) {
            QJsonObject config;
            if (media)
                config.insert(u"media-endpoint"_s, u"/media"_s);
            if (drafts)
                config.insert(u"properties"_s, one(QJsonObject{{u"name"_s, u"post-status"_s}}));
            return jsonAnswer(QJsonDocument(config).toJson());
        }
        const QString url = query.queryItemValue(u"url"_s, QUrl::FullyDecoded);
        if (q == "source"_L1 && !url.isEmpty() && gives)
            return source(url);
        if (q == "source"_L1 && url.isEmpty() && lists)
            return list(query.queryItemValue(u"offset"_s).toInt());
        return jsonAnswer(R"({"error": "invalid_request"})", 400);
    }

    Answer source(const QString& url)
    {
        if (later > 0)
            --later;
        if (!posts.contains(url) || removed.contains(url) || later > 0)
            return jsonAnswer(R"({"error": "invalid_request"})", 400);
        return jsonAnswer(QJsonDocument(QJsonObject{{u"properties"_s, posts.at(url)}}).toJson());
    }

    Answer list(qsizetype offset) const
    {
        QJsonArray items;
        for (const auto& [url, post] : posts) {
            QJsonObject properties = post;
            properties.insert(u"url"_s, one(url));
            if (!removed.contains(url))
                items.append(QJsonObject{{u"properties"_s, properties}});
        }
        for (qsizetype left = offsets ? offset : 0; left > 0 && !items.isEmpty(); --left)
            items.removeFirst();
        while (most > 0 && items.size() > most)
            items.removeLast();
        return jsonAnswer(QJsonDocument(QJsonObject{{u"items"_s, items}}).toJson());
    }

    Answer ordered(const QJsonObject& order)
    {
        if (refuses)
            return jsonAnswer(R"({"error": "forbidden"})", 403);
        orders.push_back(order);
        const QString action = order.value("action"_L1).toString();
        const QString url = order.value("url"_L1).toString();
        if (action.isEmpty())
            return created(order.value("properties"_L1).toObject());
        if (!posts.contains(url) || (action == "undelete"_L1 && !undeletes))
            return jsonAnswer(R"({"error": "invalid_request"})", 400);
        if (action == "delete"_L1)
            removed.insert(url);
        else if (action == "undelete"_L1)
            removed.remove(url);
        else if (!deaf)
            update(posts[url], order);
        if (pages)
            return {.body = "<html>Who are you?", .headers = {{"Content-Type", "text/html; charset=utf-8"}}};
        return {.status = 204};
    }

    Answer created(QJsonObject properties)
    {
        const QString slug =
            renames.isEmpty() ? properties.value("mp-slug"_L1).toArray().first().toString() : renames;
        const QString stem = url(u"/2025/"_s + slug).toString();
        QString where = stem;
        for (int number = 2; posts.contains(where); ++number)
            where = stem + u'-' + QString::number(number); // without a word
        properties.remove(u"mp-slug"_s);
        if (!drafts)
            properties.remove(u"post-status"_s);
        posts[where] = properties;
        return {.status = later > 0 ? 202 : 201, .headers = {{"Location", where.toUtf8()}}};
    }

    void update(QJsonObject& post, const QJsonObject& order) const
    {
        const QJsonObject replace = order.value("replace"_L1).toObject();
        for (auto it = replace.begin(); it != replace.end(); ++it)
            post.insert(it.key(), it.value());
        const QJsonObject add = order.value("add"_L1).toObject();
        for (auto it = add.begin(); it != add.end(); ++it) {
            QJsonArray values = post.value(it.key()).toArray();
            for (const QJsonValue& value : it.value().toArray())
                values.append(value);
            post.insert(it.key(), values);
        }
        for (const QJsonValue& name : order.value("delete"_L1).toArray())
            post.remove(name.toString());
    }

    LoopbackServer m_server;
};

/// One draft on its way to the site, with what the program keeps between two tries.
class MicropubWriter
{
public:
    explicit MicropubWriter(MicropubSite& site) : m_site(site)
    {
        config = {.name = u"blog"_s, .kind = u"micropub"_s, .options = {{u"url"_s, site.url().toString()}}};
        text =
            u"---\ntags: [sea, \"evening, late\"]\n---\n# Harbour\n\nThe *water* is still.\n\n![Boats](boats.png)\n"_s;
        QFile picture(folder.filePath(u"boats.png"_s));
        if (picture.open(QIODevice::WriteOnly))
            picture.write(red);
    }

    QTemporaryDir folder;
    TargetConfig config;
    QString text;
    PublishWish wish;
    std::optional<LastDelivery> last;
    // of the pending row
    QString token;
    Foothold foothold;
    QString remote;
    QString hash;

    [[nodiscard]] MicropubTarget target() const
    {
        HttpLimits limits;
        limits.patience = 1500ms;
        return {config, {.workspaceRoot = folder.path(), .secret = secret}, limits};
    }
    [[nodiscard]] PublishRequest request() const
    {
        return {.draft = {.id = u"harbour.md"_s,
                          .text = text,
                          .fileBaseName = u"harbour"_s,
                          .folder = folder.path(),
                          .workspaceRoot = folder.path()},
                .last = last,
                .date = QDateTime(QDate(2025, 7, 22), QTime(9, 0), QTimeZone::UTC),
                .wish = wish,
                .token = token,
                .foothold = foothold};
    }
    [[nodiscard]] Result<PublishPlan> plan() const { return target().plan(request(), Errand()); }

    /// As the program does it: what was cut off is asked about first, and the row stays as long as traces
    /// may.
    Result<Receipt> publish()
    {
        if (!token.isEmpty()) {
            if (auto settled = settle(); !settled)
                return Failure(settled.error());
        }
        const auto planned = plan();
        if (!planned)
            return Failure(planned.error());
        if (!planned->refusals.isEmpty())
            return fail(ErrorCode::Refused, planned->refusals.join(u' '));
        if (planned->action == PlanAction::Nothing)
            return Receipt{.remote = last->remote, .url = last->url, .slug = last->slug, .hash = last->hash};
        if (token.isEmpty()) {
            token = u"0190c0de-%1"_s.arg(++m_tokens);
            remote = planned->remote;
            hash = planned->hash;
        }
        const Errand keeping = Errand().keptBy([this](const Foothold& kept) -> Result<void> {
            foothold = kept;
            return {};
        });
        auto receipt = target().deliver(*planned, request(), keeping);
        if (receipt)
            record(*receipt);
        else if (receipt.error().code != ErrorCode::Uncertain && receipt.error().code != ErrorCode::Damaged &&
                 foothold == Foothold())
            token.clear();
        return receipt;
    }

    Result<Fate> inquire(bool retracting = false) const
    {
        return target().inquire({.retracting = retracting,
                                 .token = token,
                                 .remote = remote,
                                 .hash = hash,
                                 .slug = last ? last->slug : u"harbour"_s,
                                 .foothold = foothold,
                                 .since = QDateTime::currentDateTimeUtc(),
                                 .state = wish.state,
                                 .last = last},
                                Errand());
    }

    void record(const Receipt& receipt)
    {
        last = LastDelivery{.remote = receipt.remote,
                            .hash = receipt.hash,
                            .slug = receipt.slug,
                            .date = QDateTime(QDate(2025, 7, 22), QTime(9, 0), QTimeZone::UTC),
                            .live = true,
                            .url = receipt.url,
                            .modified = receipt.modified,
                            .media = receipt.media,
                            .state = receipt.state};
        token.clear();
        foothold = {};
    }

private:
    Result<void> settle()
    {
        const auto fate = inquire();
        if (!fate)
            return Failure(fate.error());
        switch (fate->what) {
        case Fate::What::Arrived:
            record(fate->receipt);
            break;
        case Fate::What::Begun:
            foothold = fate->foothold;
            break;
        case Fate::What::Unclear:
            return fail(ErrorCode::Refused, fate->sentence);
        case Fate::What::Nothing:
        case Fate::What::Gone:
            token.clear();
            foothold = {};
        }
        return {};
    }

    MicropubSite& m_site;
    int m_tokens = 0;
};

} // namespace brickwork::test
