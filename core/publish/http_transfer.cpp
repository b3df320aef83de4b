#include "core/publish/http_parts.h"

#include <QHostAddress>

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>

using namespace Qt::StringLiterals;

namespace brickwork::http {

namespace {

// Numbers of OpenSSL (x509_vfy.h), which libcurl hands on as they are.
constexpr long unspecified = 1;
constexpr long otherName = 62;
constexpr long otherNumber = 64;
constexpr long notYetValid = 9;
constexpr long hasExpired = 10;
constexpr long selfSigned = 18;
constexpr long selfSignedInChain = 19;

/// A slow line gets the time its size asks for.
constexpr qint64 slowestBytesPerMsec = 16;

void startLibrary()
{
    static std::once_flag started;
    std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

/// One use of libcurl's easy interface.
class Transfer
{
public:
    Transfer(const HttpRequest& request, const HttpLimits& limits, const std::stop_token& stop)
        : m_request(request), m_limits(limits), m_stop(stop), m_handle(curl_easy_init(), &curl_easy_cleanup),
          m_headers(nullptr, &curl_slist_free_all)
    {
    }

    Transferred run()
    {
        if (!m_handle)
            return {.words = u"curl_easy_init"_s};
        setUp();
        m_active = std::chrono::steady_clock::now();
        const CURLcode code = curl_easy_perform(m_handle.get());
        Transferred result{.end = endOf(code),
                           .out = wasOut(),
                           .sent = sentBytes(),
                           .distrust = code == CURLE_PEER_FAILED_VERIFICATION ? distrust() : Distrust::None};
        if (result.end == End::Answered)
            result.reply = reply();
        else
            result.words = u"%1 (%2)"_s.arg(QString::fromUtf8(m_error.data()),
                                            QString::fromLatin1(curl_easy_strerror(code)));
        return result;
    }

private:
    template <typename T>
    void set(CURLoption option, T value)
    {
        curl_easy_setopt(m_handle.get(), option, value); // NOLINT(cppcoreguidelines-pro-type-vararg)
    }
    template <typename T>
    [[nodiscard]] T told(CURLINFO info) const
    {
        T value = 0;
        curl_easy_getinfo(m_handle.get(), info, &value); // NOLINT(cppcoreguidelines-pro-type-vararg)
        return value;
    }

    void setUp()
    {
        m_url = m_request.url.toEncoded(QUrl::RemoveFragment | QUrl::RemoveUserInfo);
        set(CURLOPT_URL, m_url.constData());
        set(CURLOPT_CUSTOMREQUEST, m_request.method.constData());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        // libcurl sends again what died on a connection used before; on one of its own it never does.
        set(CURLOPT_FRESH_CONNECT, 1L);
        set(CURLOPT_FORBID_REUSE, 1L);
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_ACCEPT_ENCODING, "");
        set(CURLOPT_USERAGENT, "Brickwork");
        set(CURLOPT_ERRORBUFFER, m_error.data());
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
        if (isLoopback(m_request.url))
            set(CURLOPT_NOPROXY, "*");
        setTrust();
        setTimes();
        setHeaders();
        setBody();
        setCallbacks();
    }

    void setTrust()
    {
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        m_certificates = m_limits.certificates.toUtf8();
        if (!m_certificates.isEmpty())
            set(CURLOPT_CAINFO, m_certificates.constData());
    }

    void setTimes()
    {
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_limits.connect.count()));
        const auto forBody = std::chrono::milliseconds(m_request.body.size() / slowestBytesPerMsec);
        set(CURLOPT_TIMEOUT_MS, static_cast<long>((m_limits.total + forBody).count()));
    }

    void setHeaders()
    {
        const auto named = [&](const char* name) {
            return std::ranges::any_of(m_request.headers, [&](const HttpHeader& header) {
                return header.name.compare(name, Qt::CaseInsensitive) == 0;
            });
        };
        for (const HttpHeader& header : m_request.headers)
            append(header.name + ": " + header.value);
        append("Expect:"); // one that does not know it would be waited for
        if (!named("Content-Type"))
            append("Content-Type:");
        set(CURLOPT_HTTPHEADER, m_headers.get());
    }
    void append(const QByteArray& line)
    {
        curl_slist* longer = curl_slist_append(m_headers.get(), line.constData());
        (void) m_headers.release();
        m_headers.reset(longer);
    }

    void setBody()
    {
        if (m_request.method == "HEAD")
            set(CURLOPT_NOBODY, 1L);
        if (m_request.body.isEmpty() && m_request.method != "POST" && m_request.method != "PUT")
            return;
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
        set(CURLOPT_POSTFIELDS, m_request.body.constData());
    }

    void setCallbacks()
    {
        set(CURLOPT_WRITEFUNCTION, &Transfer::takeBody);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_HEADERFUNCTION, &Transfer::takeHeader);
        set(CURLOPT_HEADERDATA, this);
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &Transfer::watch);
        set(CURLOPT_XFERINFODATA, this);
    }

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
            transfer->m_replyHeaders.clear(); // those were of an interim answer
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
        transfer->m_calledOff = transfer->m_stop.stop_requested();
        return transfer->m_silent || transfer->m_calledOff ? 1 : 0;
    }

    [[nodiscard]] qint64 sentBytes() const { return told<curl_off_t>(CURLINFO_SIZE_UPLOAD_T); }
    /// Bytes given to the system count: whether they arrived nobody here knows.
    [[nodiscard]] bool wasOut() const
    {
        return told<curl_off_t>(CURLINFO_PRETRANSFER_TIME_T) > 0 && told<long>(CURLINFO_REQUEST_SIZE) > 0 &&
               sentBytes() >= m_request.body.size();
    }

    [[nodiscard]] End endOf(CURLcode code) const
    {
        switch (code) {
        case CURLE_OK:
            return End::Answered;
        case CURLE_ABORTED_BY_CALLBACK:
            return m_calledOff ? End::CalledOff : End::Silent;
        case CURLE_OPERATION_TIMEDOUT:
            return End::Silent;
        case CURLE_URL_MALFORMAT:
        case CURLE_UNSUPPORTED_PROTOCOL:
            return End::NoAddress;
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_RESOLVE_PROXY:
            return End::NoServer;
        case CURLE_COULDNT_CONNECT:
            return End::NoAnswer;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_ISSUER_ERROR:
            return End::Unproven;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE:
            return End::NoTls;
        default:
            return m_tooLarge ? End::TooLarge : End::BrokenOff;
        }
    }

    [[nodiscard]] Distrust distrust() const
    {
        switch (told<long>(CURLINFO_SSL_VERIFYRESULT)) {
        case unspecified: // the chain was not what failed: the name in it is another
        case otherName:
        case otherNumber:
            return Distrust::OtherName;
        case notYetValid:
            return Distrust::NotYet;
        case hasExpired:
            return Distrust::Expired;
        case selfSigned:
        case selfSignedInChain:
            return Distrust::SelfMade;
        default:
            return Distrust::UnknownIssuer;
        }
    }

    [[nodiscard]] HttpReply reply()
    {
        return {.status = static_cast<int>(told<long>(CURLINFO_RESPONSE_CODE)),
                .url = m_request.url,
                .headers = std::move(m_replyHeaders),
                .body = std::move(m_body),
                .method = m_request.method};
    }

    const HttpRequest& m_request;
    const HttpLimits& m_limits;
    const std::stop_token& m_stop;
    std::array<char, CURL_ERROR_SIZE> m_error{};
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> m_handle;
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> m_headers;
    QByteArray m_url;
    QByteArray m_certificates;
    std::vector<HttpHeader> m_replyHeaders;
    QByteArray m_body;
    curl_off_t m_moved = 0;
    std::chrono::steady_clock::time_point m_active;
    bool m_tooLarge = false;
    bool m_silent = false;
    bool m_calledOff = false;
};

} // namespace

bool isLoopback(const QUrl& url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1) || QHostAddress(host).isLoopback();
}

bool isSafe(const QByteArray& method)
{
    return method == "GET" || method == "HEAD";
}

std::optional<std::chrono::milliseconds> retryAfter(const HttpReply& reply)
{
    const QByteArray header = reply.header("Retry-After");
    bool number = false;
    const qint64 seconds = header.toLongLong(&number);
    constexpr qint64 longest = 366LL * 24 * 3600;
    if (number)
        return seconds < 0 ? std::nullopt
                           : std::optional<std::chrono::milliseconds>(
                                 std::chrono::seconds(std::min(seconds, longest)));
    const time_t date = header.isEmpty() ? -1 : curl_getdate(header.constData(), nullptr);
    if (date < 0)
        return {};
    return std::chrono::seconds(std::clamp<qint64>(date - ::time(nullptr), 0, longest));
}

Transferred transfer(const HttpRequest& request, const HttpLimits& limits, const std::stop_token& stop)
{
    startLibrary();
    return Transfer(request, limits, stop).run();
}

} // namespace brickwork::http
