// Requests to a web server, sent once and never again by themselves: whether a post may be sent a second time
// is for the target to find out. Blocks; runs off the window's thread. No cookies, no password in an address,
// certificates always checked, and what is secret never leaves in an error's detail.
#pragma once

#include "core/publish/target.h"

#include <QJsonDocument>
#include <QUrl>

#include <chrono>

namespace brickwork {

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url;
    std::vector<HttpHeader> headers = {}; ///< Authorization among them: sent to this host only
    QByteArray body = {};
};

struct HttpReply
{
    int status = 0;
    QUrl url; ///< after redirects
    std::vector<HttpHeader> headers;
    QByteArray body;
    QByteArray method = "GET"; ///< that was asked

    /// The first of that name, whatever its case; empty if there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] std::vector<QByteArray> allHeaders(QByteArrayView name) const;
    [[nodiscard]] bool good() const { return status >= 200 && status < 300; }
};

struct HttpLimits
{
    std::chrono::milliseconds connect{15'000};
    std::chrono::milliseconds silence{30'000}; ///< no byte either way for so long
    std::chrono::milliseconds total{300'000};
    std::chrono::milliseconds patience{60'000}; ///< the longest Retry-After that is waited for
    qint64 largestReply = 32LL * 1024 * 1024;
    /// A file of certificates to trust instead of the system's; for tests with a server of their own.
    QString certificates = {};
};

class HttpClient
{
public:
    /// `secrets` are taken out of every sentence and detail, also in base64 and percent-encoded.
    HttpClient(const Errand& errand, QStringList secrets, HttpLimits limits = {});

    /// Any status is a reply. GET and HEAD follow up to five redirects of the same host (http to https of it
    /// included); all else, and another host, is an error that names both. A 429 or 503 with a Retry-After
    /// within `patience` is waited for and asked once more: it says that nothing was done.
    /// Errors: Unreachable (nothing was told: no such host, refused, certificate, cut before the request was
    /// out, redirect), Uncertain (a request that changes something was out, and no whole answer came; a GET
    /// is Unreachable instead), Cancelled (before it was out; afterwards it is Uncertain), Damaged (too
    /// large). 303 after a request that changes something is Uncertain: it leads to what was done.
    [[nodiscard]] Result<HttpReply> send(const HttpRequest& request) const;

    /// The reply as JSON. Errors: for a status that is no success, see refusalOf(); Damaged for what is no
    /// JSON
    /// ("a web page came where data was due: ..."), with the raw reply as detail; after a request that
    /// changes something that is Uncertain.
    [[nodiscard]] Result<QJsonDocument> json(const HttpReply& reply) const;

    /// Why the server did not do it, as an error with a sentence that says what to do: 401, 403 Refused; 404,
    /// 410 NotFound; 409, 412 Conflict; 413 Refused (too large); 429 Refused (try later); 5xx Uncertain, or
    /// Unreachable for a GET; other 4xx Invalid. The server's own words ("message", "error_description",
    /// "errors[0].message") are quoted if it gave any. Detail: request line, status, headers and the reply,
    /// without secrets.
    [[nodiscard]] Error refusalOf(const HttpReply& reply) const;

    [[nodiscard]] QString withoutSecrets(QString text) const;

private:
    /// One transfer, whatever its answer.
    [[nodiscard]] Result<HttpReply> once(const HttpRequest& request) const;
    /// Whether it was waited for as the reply asks, so that the request may be sent again.
    [[nodiscard]] Result<bool> waited(const HttpReply& reply) const;
    [[nodiscard]] Error strayed(const HttpReply& reply, const QUrl& to) const;
    [[nodiscard]] QString detailOf(const HttpReply& reply) const;

    const Errand& m_errand;
    QStringList m_secrets;
    HttpLimits m_limits;
};

/// A form with files as RFC 7578 has it. The boundary is made so that it does not occur in the parts.
struct FormPart
{
    QByteArray name;
    QByteArray value;
    QString fileName = {}; ///< then it is a file; plain letters only, or servers refuse it
    QByteArray mediaType = {};
};
struct FormBody
{
    QByteArray contentType;
    QByteArray body;
};
[[nodiscard]] FormBody multipart(const std::vector<FormPart>& parts);

/// One link of a Link header (RFC 8288) or of an HTML head, by its relation; resolved against the reply's
/// address. Invalid if there is none.
[[nodiscard]] QUrl linkOf(const HttpReply& reply, QStringView relation);

} // namespace brickwork
