// A Micropub server as calls and values (W3C Micropub, with the extensions for drafts and lists): where it
// is, what it offers, its posts and pictures. Blocks; sends the token to the endpoints that the site itself
// names, no further.
#pragma once

#include "core/publish/http.h"
#include "core/publish/micropub_post.h"

#include <optional>

namespace brickwork {

struct MicropubOffer
{
    QUrl media;          ///< where pictures go, invalid if nowhere
    bool drafts = false; ///< it says that it keeps drafts
};

/// What stands at the address of a post.
struct MicropubStanding
{
    enum class What
    {
        Gone,
        Whole, ///< `post` as the server gives it back
        Page   ///< a page is there; the server does not give its text back
    };
    What what = What::Gone;
    MicropubPost post = {};
    [[nodiscard]] bool there() const { return what != What::Gone; }
};

/// The posts of a site as far as it shows them.
struct MicropubList
{
    std::vector<MicropubPost> posts = {};
    bool whole = true; ///< what is not among them is not there
};

class MicropubApi
{
public:
    /// `site`: the address readers know; `endpoint`: empty to ask the site for it.
    MicropubApi(const Errand& errand, QUrl site, QUrl endpoint, const QString& token, HttpLimits limits = {});

    /// Errors: NotFound if the site names no endpoint, Unreachable for one that is not safe to ask.
    [[nodiscard]] Result<MicropubOffer> offer() const;
    /// Errors: Refused for the token, Unreachable; Uncertain never.
    [[nodiscard]] Result<MicropubStanding> standing(const QString& url) const;
    /// The posts there are, page by page; nothing if the server does not list them.
    [[nodiscard]] Result<std::optional<MicropubList>> posts() const;
    /// Create, update, delete or undelete. What came is a success.
    [[nodiscard]] Result<HttpReply> order(const QJsonObject& body) const;
    /// Pictures that are there already, by their file names, as far as the server lists them.
    [[nodiscard]] Result<MediaMap> pictures(const MicropubOffer& offer,
                                            const std::vector<PlannedMedia>& wanted) const;
    [[nodiscard]] Result<RemoteMedia> upload(const MicropubOffer& offer, const PlannedMedia& picture,
                                             const QByteArray& bytes) const;
    /// The address a reply names, or invalid.
    [[nodiscard]] QUrl locationOf(const HttpReply& reply) const;
    /// Whether anybody can open it.
    [[nodiscard]] bool opensForReaders(const QString& url) const;
    /// Whether nothing is there for anybody.
    [[nodiscard]] bool lacks(const QString& url) const;
    /// An address on the front page that names the slug; empty if there is none.
    [[nodiscard]] QString linkedFromFront(const QString& slug) const;

private:
    [[nodiscard]] Result<void> discover() const;
    /// One page of the list: nothing if the server does not know the question.
    [[nodiscard]] Result<std::optional<QJsonObject>> page(const QString& after, qsizetype offset) const;
    [[nodiscard]] Result<HttpReply> query(const QUrl& url,
                                          const QList<std::pair<QString, QString>>& items) const;
    [[nodiscard]] std::vector<HttpHeader> headers() const;
    [[nodiscard]] Error refusalOf(const HttpReply& reply) const;

    QUrl m_site;
    QByteArray m_token;
    HttpClient m_http;
    mutable QUrl m_endpoint;
    mutable bool m_discovered = false;
};

} // namespace brickwork
