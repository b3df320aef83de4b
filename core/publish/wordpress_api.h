// WordPress's REST interface as calls and values: where it is, who is asked for, posts, media and
// terms. Blocks.
#pragma once

#include "core/publish/http.h"
#include "core/publish/wordpress_post.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUrlQuery>

#include <optional>
#include <vector>

namespace brickwork {

/// Whose password it is.
struct WordPressAccount
{
    QString name;
    QStringList roles;
    bool mayPublish = true;
    bool maySendPictures = true;
};

class WordPressApi
{
public:
    /// `site`: the address readers know; `secret`: an application password, spaces or not.
    WordPressApi(const Errand& errand, QUrl site, const QString& user, const QString& secret);

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
    /// Those that bear the token of a delivery.
    [[nodiscard]] Result<std::vector<WordPressPost>> postsMarked(const QString& token) const;
    [[nodiscard]] Result<WordPressAccount> account() const;
    /// Those of the numbers that pictures in the library have.
    [[nodiscard]] Result<QStringList> mediaStanding(const QStringList& ids) const;
    /// The picture of that file name, if it was sent before.
    [[nodiscard]] Result<std::optional<RemoteMedia>> mediaByName(const QString& name) const;
    [[nodiscard]] Result<RemoteMedia> upload(const PlannedMedia& media, const QByteArray& bytes) const;
    /// The numbers of terms by their exact names, made where they are missing. `taxonomy`: "tags",
    /// "categories".
    [[nodiscard]] Result<QJsonArray> terms(const QString& taxonomy, const QStringList& names) const;
    /// What a reader gets at an address.
    [[nodiscard]] Result<HttpReply> asReader(const QUrl& url) const;

private:
    [[nodiscard]] QUrl endpoint(const QString& path, QUrlQuery query) const;
    [[nodiscard]] std::vector<HttpHeader> headers() const;
    [[nodiscard]] Result<HttpReply> sendJson(const QString& path, const QJsonObject& body) const;
    [[nodiscard]] Result<QJsonDocument> answerOf(const HttpReply& reply) const;
    [[nodiscard]] Result<std::vector<WordPressPost>> postsWhere(QUrlQuery query) const;
    [[nodiscard]] Result<qint64> termOf(const QString& taxonomy, const QString& name) const;

    QUrl m_site;
    QByteArray m_authorization;
    HttpClient m_http;
    mutable QUrl m_root;
};

} // namespace brickwork
