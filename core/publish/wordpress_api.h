// WordPress's REST interface as calls and values: where it is, who is asked for, posts, media and terms. Blocks.
#pragma once

#include "core/publish/http.h"

#include <QJsonObject>
#include <QUrlQuery>

namespace brickwork {

/// A post as its editors see it.
struct WordPressPost
{
    QString id;
    QString slug;
    QString status; ///< publish, future, draft, pending, private, trash
    QString link;
    QString title;
    QString content; ///< raw
    /// Of what its editors may change: WordPress's own stamp is too coarse (a second) and too fine (it changes
    /// when a post is saved as it was).
    QString stamp;
};

class WordPressApi
{
public:
    /// `site`: the address readers know; `secret`: an application password, spaces or not.
    WordPressApi(const Errand& errand, QUrl site, QString user, const QString& secret);

    /// Finds the interface; the other calls do so by themselves. Errors: NotFound if the site has none.
    [[nodiscard]] Result<void> discover() const;
    /// The answer of a call below wp/v2/ ("posts/5"), or of the root for an empty path.
    [[nodiscard]] Result<QJsonDocument> get(const QString& path, const QUrlQuery& query = {}) const;
    [[nodiscard]] Result<QJsonObject> post(const QString& path, const QJsonObject& body) const;
    [[nodiscard]] Result<QJsonObject> remove(const QString& path) const;

    /// Nothing if there is no such post any more.
    [[nodiscard]] Result<std::optional<WordPressPost>> postById(const QString& id) const;
    /// Those of any status but trash with exactly that slug.
    [[nodiscard]] Result<std::vector<WordPressPost>> postsBySlug(const QString& slug) const;
    /// The picture of that file name, if it was sent before.
    [[nodiscard]] Result<std::optional<RemoteMedia>> mediaByName(const QString& name) const;
    [[nodiscard]] Result<RemoteMedia> upload(const PlannedMedia& media, const QByteArray& bytes) const;
    /// The numbers of terms by their exact names, made where they are missing. `taxonomy`: "tags", "categories".
    [[nodiscard]] Result<QJsonArray> terms(const QString& taxonomy, const QStringList& names) const;
    /// What a reader gets at an address.
    [[nodiscard]] Result<HttpReply> asReader(const QUrl& url) const;

private:
    [[nodiscard]] QUrl endpoint(const QString& path, QUrlQuery query) const;
    [[nodiscard]] std::vector<HttpHeader> headers() const;
    [[nodiscard]] Result<HttpReply> sendJson(const QString& path, const QJsonObject& body) const;
    [[nodiscard]] Result<QJsonDocument> answerOf(const HttpReply& reply) const;
    [[nodiscard]] Result<qint64> termOf(const QString& taxonomy, const QString& name) const;

    QUrl m_site;
    QByteArray m_authorization;
    HttpClient m_http;
    mutable QUrl m_root;
};

[[nodiscard]] WordPressPost wordpressPost(const QJsonObject& json);

} // namespace brickwork
