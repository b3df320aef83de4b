#include "core/publish/http.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTimeZone>

#include <curl/curl.h>

#include <algorithm>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace brickwork {

namespace {

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(Http)
};

constexpr int mostRedirects = 5;
constexpr qsizetype quotedAtMost = 300;
constexpr qsizetype detailAtMost = 20'000;
constexpr int defaultHttp = 80;
constexpr int defaultHttps = 443;

void startLibrary()
{
    static std::once_flag started;
    std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

bool isSafe(const QByteArray& method)
{
    return method == "GET" || method == "HEAD";
}

bool isLoopback(const QUrl& url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || QHostAddress(host).isLoopback();
}

int portOf(const QUrl& url)
{
    return url.port(url.scheme() == "https"_L1 ? defaultHttps : defaultHttp);
}

/// The same server, or the same by https.
bool mayFollow(const QUrl& from, const QUrl& to)
{
    if (from.host().compare(to.host(), Qt::CaseInsensitive) != 0)
        return false;
    if (from.scheme() == to.scheme())
        return portOf(from) == portOf(to);
    return from.scheme() == "http"_L1 && to.scheme() == "https"_L1 && portOf(from) == defaultHttp &&
           portOf(to) == defaultHttps;
}

/// A whole number of seconds from now, or a date (RFC 9110); nothing if it cannot be read.
std::optional<std::chrono::milliseconds> retryAfter(const QByteArray& header)
{
    bool number = false;
    const qint64 seconds = header.trimmed().toLongLong(&number);
    if (number && seconds >= 0 && seconds < 1'000'000)
        return std::chrono::seconds(seconds);
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(header.trimmed()), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return {};
    date.setTimeZone(QTimeZone::UTC);
    return std::chrono::milliseconds(std::max<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(date)));
}

/// One transfer of libcurl.
class Transfer
{
public:
    Transfer(const HttpRequest& request, const HttpLimits& limits, const std::stop_token& stop)
        : m_request(request), m_limits(limits), m_stop(stop), m_handle(curl_easy_init(), &curl_easy_cleanup)
    {
        m_error.fill('\0');
    }

    CURLcode run()
    {
        if (!m_handle)
            return CURLE_FAILED_INIT;
        setUp();
        m_active = std::chrono::steady_clock::now();
        const CURLcode code = curl_easy_perform(m_handle.get());
        curl_slist_free_all(m_headers);
        m_headers = nullptr;
        return code;
    }

    [[nodiscard]] HttpReply reply() const
    {
        long status = 0;
        curl_easy_getinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &status);
        return {.status = static_cast<int>(status),
                .url = m_request.url,
                .headers = m_replyHeaders,
                .body = m_body};
    }
    /// Whether the server may have got the request whole.
    [[nodiscard]] bool wasOut() const
    {
        long head = 0;
        curl_off_t sent = 0;
        curl_easy_getinfo(m_handle.get(), CURLINFO_REQUEST_SIZE, &head);
        curl_easy_getinfo(m_handle.get(), CURLINFO_SIZE_UPLOAD_T, &sent);
        return head > 0 && sent >= m_request.body.size();
    }
    [[nodiscard]] bool tooLarge() const { return m_tooLarge; }
    [[nodiscard]] bool silent() const { return m_silent; }
    [[nodiscard]] QString words() const { return QString::fromUtf8(m_error.data()); }

private:
    template <typename T>
    void set(CURLoption option, T value)
    {
        curl_easy_setopt(m_handle.get(), option, value); // NOLINT(cppcoreguidelines-pro-type-vararg)
    }

    void setUp()
    {
        const QByteArray url = m_request.url.toEncoded(QUrl::RemoveFragment);
        set(CURLOPT_URL, url.constData());
        set(CURLOPT_CUSTOMREQUEST, m_request.method.constData());
        if (m_request.method == "HEAD")
            set(CURLOPT_NOBODY, 1L);
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        // Another try is the target's decision: a connection of its own is never tried twice.
        set(CURLOPT_FRESH_CONNECT, 1L);
        set(CURLOPT_FORBID_REUSE, 1L);
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        set(CURLOPT_ACCEPT_ENCODING, "");
        set(CURLOPT_USERAGENT, "Brickwork");
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_limits.connect.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(m_limits.total.count()));
        set(CURLOPT_ERRORBUFFER, m_error.data());
        if (isLoopback(m_request.url))
            set(CURLOPT_NOPROXY, "*");
        m_certificates = m_limits.certificates.toUtf8();
        if (!m_certificates.isEmpty())
            set(CURLOPT_CAINFO, m_certificates.constData());
        setHeaders();
        if (!m_request.body.isEmpty() || m_request.method == "POST" || m_request.method == "PUT") {
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
            set(CURLOPT_POSTFIELDS, m_request.body.constData());
        }
        set(CURLOPT_WRITEFUNCTION, &Transfer::takeBody);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_HEADERFUNCTION, &Transfer::takeHeader);
        set(CURLOPT_HEADERDATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &Transfer::watch);
        set(CURLOPT_XFERINFODATA, this);
    }

    void setHeaders()
    {
        bool typed = false;
        for (const HttpHeader& header : m_request.headers) {
            typed = typed || header.name.compare("Content-Type", Qt::CaseInsensitive) == 0;
            append(header.name + ": " + header.value);
        }
        append("Expect:"); // a server that does not know it would be waited for
        if (!typed)
            append("Content-Type:");
        set(CURLOPT_HTTPHEADER, m_headers);
    }
    void append(const QByteArray& line) { m_headers = curl_slist_append(m_headers, line.constData()); }

    static size_t takeBody(char* bytes, size_t size, size_t count, void* self)
    {
        auto* transfer = static_cast<Transfer*>(self);
        const auto length = static_cast<qsizetype>(size * count);
        if (transfer->m_body.size() + length > transfer->m_limits.largestReply) {
            transfer->m_tooLarge = true;
            return 0;
        }
        transfer->m_body.append(bytes, length);
        return size * count;
    }

    static size_t takeHeader(char* bytes, size_t size, size_t count, void* self)
    {
        auto* transfer = static_cast<Transfer*>(self);
        const QByteArray line = QByteArray(bytes, static_cast<qsizetype>(size * count)).trimmed();
        if (line.startsWith("HTTP/"))
            transfer->m_replyHeaders.clear(); // of an interim answer
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            transfer->m_replyHeaders.push_back({line.first(colon), line.sliced(colon + 1).trimmed()});
        return size * count;
    }

    static int watch(void* self, curl_off_t, curl_off_t down, curl_off_t, curl_off_t up)
    {
        auto* transfer = static_cast<Transfer*>(self);
        const auto now = std::chrono::steady_clock::now();
        if (down + up != transfer->m_moved) {
            transfer->m_moved = down + up;
            transfer->m_active = now;
        }
        transfer->m_silent = now - transfer->m_active > transfer->m_limits.silence;
        return transfer->m_silent || transfer->m_stop.stop_requested() ? 1 : 0;
    }

    const HttpRequest& m_request;
    const HttpLimits& m_limits;
    const std::stop_token& m_stop;
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> m_handle;
    curl_slist* m_headers = nullptr;
    QByteArray m_certificates;
    std::array<char, CURL_ERROR_SIZE> m_error{};
    std::vector<HttpHeader> m_replyHeaders;
    QByteArray m_body;
    curl_off_t m_moved = 0;
    std::chrono::steady_clock::time_point m_active;
    bool m_tooLarge = false;
    bool m_silent = false;
};

QString reasonFor(CURLcode code, const Transfer& transfer, const QString& host)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return Sentences::tr("No server called “%1” was found. Check the address, and whether this computer is "
                             "online.")
            .arg(host);
    case CURLE_COULDNT_CONNECT:
        return Sentences::tr("“%1” does not take connections now. It may be down; try again later.").arg(host);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        return Sentences::tr("“%1” could not prove who it is (its certificate: %2). Nothing was sent. If the "
                             "address is right, its owner has to mend the certificate.")
            .arg(host, transfer.words());
    case CURLE_OPERATION_TIMEDOUT:
        return Sentences::tr("“%1” did not answer in time.").arg(host);
    default:
        break;
    }
    if (transfer.silent())
        return Sentences::tr("“%1” did not answer in time.").arg(host);
    return Sentences::tr("The connection to “%1” broke off.").arg(host);
}

/// What a server says in its own words, one line.
QString wordsOf(const QByteArray& body)
{
    const QJsonDocument json = QJsonDocument::fromJson(body);
    const QJsonObject object = json.object();
    QString words;
    for (const QLatin1StringView key : {"message"_L1, "error_description"_L1, "detail"_L1}) {
        if (words.isEmpty())
            words = object.value(key).toString();
    }
    const QJsonArray errors = object.value("errors"_L1).toArray();
    if (words.isEmpty() && !errors.isEmpty()) {
        const QJsonObject first = errors.first().toObject();
        const QString context = first.value("context"_L1).toString();
        words = first.value("message"_L1).toString() + (context.isEmpty() ? QString() : u' ' + context);
    }
    if (words.isEmpty())
        words = object.value("error"_L1).toString();
    static const QRegularExpression tag(u"<[^>]*>"_s);
    return words.remove(tag).simplified().left(quotedAtMost);
}

bool looksLikeHtml(const HttpReply& reply)
{
    const QByteArray start = reply.body.left(512).trimmed().toLower();
    return reply.header("Content-Type").contains("text/html") || start.startsWith("<!doctype html") ||
           start.startsWith("<html");
}

QString titleOf(const QByteArray& html)
{
    static const QRegularExpression title(u"<title[^>]*>(.*?)</title>"_s,
                                          QRegularExpression::CaseInsensitiveOption |
                                              QRegularExpression::DotMatchesEverythingOption);
    return title.match(QString::fromUtf8(html.left(65'536))).captured(1).simplified().left(quotedAtMost);
}

struct Refusal
{
    ErrorCode code;
    QString sentence;
};

Refusal refusalFor(const HttpReply& reply)
{
    const QString host = reply.url.host();
    const int status = reply.status;
    switch (status) {
    case 401:
        return {ErrorCode::Refused, Sentences::tr("“%1” did not accept the user name or key. Check both in the "
                                                  "settings; a new one can be made there.")
                                        .arg(host)};
    case 403:
        return {ErrorCode::Refused,
                Sentences::tr("“%1” knows who you are, but does not allow this. Check the rights of the "
                              "account or key.")
                    .arg(host)};
    case 404:
    case 410:
        return {ErrorCode::NotFound, Sentences::tr("“%1” does not know this address. It may have been removed "
                                                   "there, or the address in the settings is wrong.")
                                         .arg(host)};
    case 409:
    case 412:
        return {ErrorCode::Conflict,
                Sentences::tr("It was changed at “%1” meanwhile. Nothing was overwritten.").arg(host)};
    case 413:
        return {ErrorCode::Refused,
                Sentences::tr("“%1” does not take anything that large. Make the picture smaller, or raise the "
                              "limit there.")
                    .arg(host)};
    case 429:
        return {ErrorCode::Refused,
                Sentences::tr("“%1” gets too many requests. Nothing was done; try again in a while.").arg(host)};
    default:
        break;
    }
    if (status >= 500)
        return {ErrorCode::Uncertain, Sentences::tr("“%1” failed (error %2). What it did is asked before the "
                                                    "next try.")
                                          .arg(host)
                                          .arg(status)};
    if (status >= 300 && status < 400)
        return {ErrorCode::Unreachable, Sentences::tr("“%1” leads on to “%2”. Give that address in the settings "
                                                      "if it is yours.")
                                            .arg(host, QString::fromUtf8(reply.header("Location")))};
    return {ErrorCode::Invalid,
            Sentences::tr("“%1” did not take the request (error %2).").arg(host).arg(status)};
}

} // namespace

QByteArray HttpReply::header(QByteArrayView name) const
{
    for (const HttpHeader& header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

std::vector<QByteArray> HttpReply::allHeaders(QByteArrayView name) const
{
    std::vector<QByteArray> all;
    for (const HttpHeader& header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            all.push_back(header.value);
    }
    return all;
}

HttpClient::HttpClient(const Errand& errand, QStringList secrets, HttpLimits limits)
    : m_errand(errand), m_secrets(std::move(secrets)), m_limits(std::move(limits))
{
    startLibrary();
}

QString HttpClient::withoutSecrets(QString text) const
{
    static const QRegularExpression authorization(
        u"((?:Basic|Bearer|Ghost)\\s+)[A-Za-z0-9+/=._~-]{8,}"_s, QRegularExpression::CaseInsensitiveOption);
    text.replace(authorization, u"\\1…"_s);
    for (const QString& secret : m_secrets) {
        if (secret.isEmpty())
            continue;
        const QByteArray utf8 = secret.toUtf8();
        for (const QString& form : {secret, QString::fromLatin1(utf8.toPercentEncoding()),
                                    QString::fromLatin1(utf8.toBase64()),
                                    QString::fromLatin1(utf8.toBase64(QByteArray::Base64UrlEncoding |
                                                                      QByteArray::OmitTrailingEquals))})
            text.replace(form, u"…"_s);
    }
    return text;
}

Result<HttpReply> HttpClient::once(const HttpRequest& request) const
{
    const QString host = request.url.host();
    const bool safe = isSafe(request.method);
    if (m_errand.cancelled())
        return fail(ErrorCode::Cancelled, Sentences::tr("Called off before anything was sent."));
    const bool authorized = std::ranges::any_of(request.headers, [](const HttpHeader& header) {
        return header.name.compare("Authorization", Qt::CaseInsensitive) == 0;
    });
    if (authorized && request.url.scheme() != "https"_L1 && !isLoopback(request.url))
        return fail(ErrorCode::Unreachable,
                    Sentences::tr("“%1” is not reached by https, so others on the way could read your password "
                                  "or key. Nothing was sent; give its address with https.")
                        .arg(host));
    Transfer transfer(request, m_limits, m_errand.stop());
    const CURLcode code = transfer.run();
    if (code == CURLE_OK)
        return transfer.reply();
    const QString detail = withoutSecrets(u"%1 %2\n%3 (%4)"_s.arg(
        QString::fromLatin1(request.method), request.url.toString(QUrl::RemoveUserInfo), transfer.words(),
        QString::fromLatin1(curl_easy_strerror(code))));
    if (transfer.tooLarge())
        return fail(safe ? ErrorCode::Damaged : ErrorCode::Uncertain,
                    Sentences::tr("The answer of “%1” was too large to be one.").arg(host), detail);
    if (m_errand.cancelled()) {
        if (safe || !transfer.wasOut())
            return fail(ErrorCode::Cancelled, Sentences::tr("Called off before anything was sent."), detail);
        return fail(ErrorCode::Uncertain,
                    Sentences::tr("Called off while “%1” was answering: it may have done it. It is asked before "
                                  "the next try.")
                        .arg(host),
                    detail);
    }
    const QString reason = withoutSecrets(reasonFor(code, transfer, host));
    if (safe || !transfer.wasOut())
        return fail(ErrorCode::Unreachable, reason, detail);
    return fail(ErrorCode::Uncertain,
                Sentences::tr("%1 It may have done what it was asked; it is asked before the next try.")
                    .arg(reason),
                detail);
}

Result<bool> HttpClient::waited(const HttpReply& reply) const
{
    if (reply.status != 429 && reply.status != 503)
        return false;
    const auto delay = retryAfter(reply.header("Retry-After"));
    if (!delay || *delay > m_limits.patience)
        return false;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*delay).count();
    m_errand.tell({.kind = StepKind::Waiting, .subject = QString::number(seconds)});
    const auto until = std::chrono::steady_clock::now() + *delay;
    while (std::chrono::steady_clock::now() < until) {
        if (m_errand.cancelled())
            return fail(ErrorCode::Cancelled, Sentences::tr("Called off while the server asked to wait."));
        std::this_thread::sleep_for(std::min<std::chrono::nanoseconds>(
            50ms, std::max<std::chrono::nanoseconds>(1ms, until - std::chrono::steady_clock::now())));
    }
    return true;
}

Result<HttpReply> HttpClient::send(const HttpRequest& request) const
{
    HttpRequest asked = request;
    bool patient = true;
    int redirects = 0;
    for (;;) {
        auto reply = once(asked);
        if (!reply)
            return reply;
        if (patient) {
            const auto again = waited(*reply);
            if (!again)
                return Failure(again.error());
            patient = false;
            if (*again)
                continue;
        }
        const QByteArray location = reply->header("Location");
        const bool redirect = reply->status >= 300 && reply->status < 400 && reply->status != 304;
        if (!redirect || location.isEmpty())
            return reply;
        const QUrl to = asked.url.resolved(QUrl::fromEncoded(location));
        if (!isSafe(asked.method) || !mayFollow(asked.url, to) || ++redirects > mostRedirects)
            return fail(ErrorCode::Unreachable,
                        Sentences::tr("“%1” leads on to “%2”. Nothing was sent there; if that is your site, give "
                                      "its address in the settings.")
                            .arg(asked.url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery),
                                 withoutSecrets(to.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery))),
                        detailOf(*reply));
        asked.url = to;
    }
}

QString HttpClient::detailOf(const HttpReply& reply) const
{
    QString detail = u"%1\nHTTP %2\n"_s.arg(reply.url.toString(QUrl::RemoveUserInfo)).arg(reply.status);
    for (const HttpHeader& header : reply.headers) {
        if (header.name.compare("Set-Cookie", Qt::CaseInsensitive) != 0)
            detail += QString::fromUtf8(header.name) + u": "_s + QString::fromUtf8(header.value) + u'\n';
    }
    detail += u'\n' + QString::fromUtf8(reply.body.left(detailAtMost));
    return withoutSecrets(detail);
}

Result<QJsonDocument> HttpClient::json(const HttpReply& reply) const
{
    QJsonParseError problem;
    const QJsonDocument json = QJsonDocument::fromJson(reply.body, &problem);
    const bool readable = problem.error == QJsonParseError::NoError;
    if (reply.good() && readable)
        return json;
    if (!reply.good() && (readable || !looksLikeHtml(reply) || reply.status == 401 || reply.status == 403 ||
                          reply.status == 404 || reply.status == 413 || reply.status == 429))
        return Failure(refusalOf(reply));
    const QString host = reply.url.host();
    const QString title = titleOf(reply.body);
    const QString sentence =
        looksLikeHtml(reply)
            ? Sentences::tr("“%1” answered with a web page (“%2”) where data was due. The address may be wrong, "
                            "or a firewall, a login page or maintenance stands before the site.")
                  .arg(host, title)
            : Sentences::tr("The answer of “%1” cannot be understood.").arg(host);
    return fail(reply.status >= 500 ? ErrorCode::Uncertain : ErrorCode::Damaged, withoutSecrets(sentence),
                detailOf(reply));
}

Error HttpClient::refusalOf(const HttpReply& reply) const
{
    Refusal refusal = refusalFor(reply);
    QString words = wordsOf(reply.body);
    if (reply.status == 401 && reply.body.contains("rest_not_logged_in"))
        refusal.sentence += u' ' + Sentences::tr("It may be that the server takes the Authorization header away; "
                                                 "its host can tell.");
    if (words.isEmpty() && looksLikeHtml(reply))
        words = titleOf(reply.body);
    if (!words.isEmpty())
        refusal.sentence += u' ' + Sentences::tr("It says: “%1”").arg(words);
    return {refusal.code, withoutSecrets(refusal.sentence), detailOf(reply)};
}

FormBody multipart(const std::vector<FormPart>& parts)
{
    QByteArray boundary;
    const auto occurs = [&](const FormPart& part) { return part.value.contains(boundary); };
    do {
        boundary = "brickwork-" + QByteArray::number(QRandomGenerator::system()->generate64(), 36) +
                   QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    } while (std::ranges::any_of(parts, occurs));
    FormBody form{"multipart/form-data; boundary=" + boundary, {}};
    for (const FormPart& part : parts) {
        form.body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name + '"';
        if (!part.fileName.isEmpty())
            form.body += "; filename=\"" + part.fileName.toUtf8() + '"';
        if (!part.mediaType.isEmpty())
            form.body += "\r\nContent-Type: " + part.mediaType;
        form.body += "\r\n\r\n" + part.value + "\r\n";
    }
    form.body += "--" + boundary + "--\r\n";
    return form;
}

namespace {

bool namesRelation(const QString& relations, QStringView relation)
{
    const QStringList all = relations.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::any_of(
        all, [&](const QString& one) { return one.compare(relation, Qt::CaseInsensitive) == 0; });
}

QString attributeOf(const QString& tag, const QString& name)
{
    const QRegularExpression attribute(
        u"\\b%1\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))"_s.arg(name),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = attribute.match(tag);
    for (int group = 1; group <= 3; ++group) {
        if (!match.captured(group).isEmpty())
            return match.captured(group).replace(u"&amp;"_s, u"&"_s);
    }
    return {};
}

} // namespace

QUrl linkOf(const HttpReply& reply, QStringView relation)
{
    static const QRegularExpression link(u"<([^>]*)>((?:\\s*;\\s*[A-Za-z*]+\\s*=\\s*(?:\"[^\"]*\"|[^,;\\s]+))*)"_s);
    for (const QByteArray& header : reply.allHeaders("Link")) {
        for (auto found = link.globalMatch(QString::fromUtf8(header)); found.hasNext();) {
            const auto match = found.next();
            if (namesRelation(attributeOf(match.captured(2), u"rel"_s), relation))
                return reply.url.resolved(QUrl(match.captured(1)));
        }
    }
    static const QRegularExpression tag(u"<(?:link|a)\\b[^>]*>"_s, QRegularExpression::CaseInsensitiveOption);
    const QString html = QString::fromUtf8(reply.body.left(1024 * 1024));
    for (auto found = tag.globalMatch(html); found.hasNext();) {
        const QString element = found.next().captured();
        const QString address = attributeOf(element, u"href"_s);
        if (namesRelation(attributeOf(element, u"rel"_s), relation))
            return reply.url.resolved(QUrl(address));
    }
    return {};
}

} // namespace brickwork
