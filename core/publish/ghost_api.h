// The requests of Ghost's Admin API that publishing needs, each sent once, with errors in words. It knows no
// draft and decides nothing.
#pragma once

#include "core/publish/ghost_key.h"
#include "core/publish/ghost_post.h"
#include "core/publish/http.h"

#include <QTimeZone>

namespace brickwork {

struct GhostSite
{
    QString title;
    QString version; ///< "5.130"
    QString url;     ///< with "/" at its end
};

struct GhostNewsletter
{
    QString slug;
    QString name;
    bool active = true;
    int readers = 0;
};

[[nodiscard]] QString ghostEncoded(const QString& text); ///< for an address
[[nodiscard]] QString ghostQuoted(QString word);         ///< a word in the language of Ghost's filters

class GhostApi
{
public:
    /// Asks the site who it is, without the key. Errors: Invalid for a key that is none, NotFound and Damaged
    /// for an address where no Ghost answers, and those of HttpClient. `errand` must outlive this.
    [[nodiscard]] static Result<GhostApi> open(const TargetConfig& config, const TargetSurroundings& around,
                                               const Errand& errand);

    [[nodiscard]] const GhostSite& site() const { return m_site; }
    /// "blog.example".
    [[nodiscard]] QString host() const { return m_base.host(); }

    [[nodiscard]] Result<std::optional<GhostPost>> post(const QString& id) const;
    [[nodiscard]] Result<std::optional<GhostPost>> postAt(const QString& slug) const;
    /// The page (not a post) that stands there.
    [[nodiscard]] Result<std::optional<GhostPost>> pageAt(const QString& slug) const;
    /// Drafts whose slug begins so: Ghost may have put a number behind the one it was told.
    [[nodiscard]] Result<std::vector<GhostPost>> draftsLike(const QString& slug) const;
    /// One that readers see, to learn how addresses are made here.
    [[nodiscard]] Result<std::optional<GhostPost>> anyPublished() const;

    [[nodiscard]] Result<GhostPost> create(const QJsonObject& post) const;
    /// `post` holds the "updated_at" it goes by. Errors: Conflict if the post has another one by now.
    [[nodiscard]] Result<GhostPost> write(const QString& id, const QJsonObject& post, GhostBody body,
                                          const QString& newsletter = {}) const;
    [[nodiscard]] Result<void> remove(const QString& id) const;

    [[nodiscard]] Result<RemoteMedia> upload(const PlannedMedia& picture, const QByteArray& bytes) const;
    /// The picture, if it was uploaded under its name in these days and is whole; `beside` is the address of
    /// one that is there.
    [[nodiscard]] Result<std::optional<RemoteMedia>>
    find(const PlannedMedia& picture, const QByteArray& bytes, const QString& beside) const;

    /// Tags as a post takes them: those that are there, whatever their case, by id, others by name.
    [[nodiscard]] Result<QJsonArray> tags(const QStringList& names) const;
    [[nodiscard]] Result<std::vector<GhostNewsletter>> newsletters() const;
    /// The zone the site's days are counted in; UTC if it does not tell.
    [[nodiscard]] Result<QTimeZone> zone() const;
    /// The name of the person whose key it is; empty for the key of an integration.
    [[nodiscard]] Result<QString> person() const;
    /// How many seconds this computer's clock is ahead of the server's, as the first answer told.
    [[nodiscard]] qint64 clockAhead() const { return m_clockAhead; }

private:
    GhostApi(GhostKey key, HttpClient client, QUrl base)
        : m_key(std::move(key)), m_client(std::move(client)), m_base(std::move(base))
    {
    }

    [[nodiscard]] QUrl address(const QString& path, const QString& query = {}) const;
    [[nodiscard]] Result<HttpReply> ask(const QByteArray& method, const QUrl& url,
                                        const QByteArray& body = {},
                                        const QByteArray& contentType = "application/json") const;
    [[nodiscard]] Result<QJsonObject> json(const HttpReply& reply) const;
    [[nodiscard]] Result<std::vector<GhostPost>> posts(const QUrl& url, QLatin1StringView list) const;
    [[nodiscard]] Result<std::optional<GhostPost>> one(const QUrl& url, QLatin1StringView list) const;
    [[nodiscard]] Error refusal(const HttpReply& reply) const;

    GhostKey m_key;
    HttpClient m_client;
    QUrl m_base; ///< ends in "/ghost/api/admin/"
    GhostSite m_site;
    qint64 m_clockAhead = 0;
};

} // namespace brickwork
