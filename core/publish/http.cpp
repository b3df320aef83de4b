#include "core/publish/http.h"

#include "core/base/web_address.h"
#include "core/publish/http_parts.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace brickwork {

using http::Distrust;
using http::End;
using http::isSafe;
using http::Transferred;
using http::Words;

namespace {

constexpr int mostRedirects = 5;
constexpr int defaultHttp = 80;
constexpr int defaultHttps = 443;
/// A body below that is not what a connection breaks off for.
constexpr qsizetype largeBody = 256 * 1024;

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

bool isRedirect(const HttpReply& reply)
{
    constexpr std::array redirects{301, 302, 303, 307, 308};
    return std::ranges::contains(redirects, reply.status) && !reply.header("Location").isEmpty();
}

/// For people: no account, no query.
QString shown(const QUrl& url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QString sentenceFor(Distrust distrust, const QString& host)
{
    switch (distrust) {
    case Distrust::SelfMade:
        return Words::tr(
                   "“%1” could not prove who it is: it made its certificate itself. Nothing was sent. Its "
                   "owner can get one that is trusted, at no cost.")
            .arg(host);
    case Distrust::Expired:
        return Words::tr(
                   "“%1” could not prove who it is: its certificate has expired. Nothing was sent. Its owner "
                   "has to renew it; if others can reach it, check the clock of this computer.")
            .arg(host);
    case Distrust::NotYet:
        return Words::
            tr("“%1” could not prove who it is: its certificate is not valid yet. Nothing was sent. Check "
               "the clock of this computer.")
                .arg(host);
    case Distrust::OtherName:
        return Words::tr(
                   "“%1” could not prove who it is: its certificate is that of another address. Nothing was "
                   "sent. Check the address in the settings.")
            .arg(host);
    case Distrust::None:
    case Distrust::UnknownIssuer:
        break;
    }
    return Words::tr(
               "“%1” could not prove who it is: nobody that is trusted here vouches for its certificate. "
               "Nothing was sent. If the address is right, its owner has to mend the certificate.")
        .arg(host);
}

QString brokenOff(const Transferred& ended, const HttpRequest& request)
{
    const QString host = request.url.host();
    if (ended.out || request.body.size() < largeBody)
        return Words::tr("The connection to “%1” broke off.").arg(host);
    const QLocale locale;
    return Words::tr(
               "The connection to “%1” broke off when %2 of %3 were sent. It may not take that much at once; "
               "smaller pictures may help.")
        .arg(host, locale.formattedDataSize(ended.sent), locale.formattedDataSize(request.body.size()));
}

QString reasonFor(const Transferred& ended, const HttpRequest& request)
{
    const QString host = request.url.host();
    switch (ended.end) {
    case End::NoAddress:
        return Words::tr("“%1” is no address of a website. It looks like “https://example.org”.")
            .arg(shown(request.url));
    case End::NoServer:
        return Words::tr(
                   "No server called “%1” was found. Check the address, and whether this computer is online.")
            .arg(host);
    case End::NoAnswer:
        return Words::tr("“%1” takes no connections now. Check the address; if it is right, try again later.")
            .arg(host);
    case End::NoTls:
        return Words::
            tr("No encrypted connection to “%1” came about, so nothing was sent. Check the address; it may "
               "not offer https.")
                .arg(host);
    case End::Unproven:
        return sentenceFor(ended.distrust, host);
    case End::Silent:
        return Words::tr("“%1” did not answer in time.").arg(host);
    case End::TooLarge:
        return Words::tr("The answer of “%1” was too large to be one.").arg(host);
    case End::Answered:
    case End::CalledOff:
    case End::BrokenOff:
        break;
    }
    return brokenOff(ended, request);
}

/// What is wrong with a request that must not leave.
std::optional<Error> objectionTo(const HttpRequest& request)
{
    if (!isWebAddress(request.url))
        return Error{ErrorCode::Unreachable, reasonFor({.end = End::NoAddress}, request), {}};
    bool authorized = false;
    for (const HttpHeader& header : request.headers) {
        authorized = authorized || header.name.compare("Authorization", Qt::CaseInsensitive) == 0;
        if (header.value.contains('\n') || header.value.contains('\r') || header.value.contains('\0'))
            return Error{
                ErrorCode::Unreachable,
                Words::tr("The password or key holds a line break, so nothing was sent. Enter it again."),
                {}};
    }
    if (authorized && request.url.scheme() != "https"_L1 && !http::isLoopback(request.url))
        return Error{
            ErrorCode::Unreachable,
            Words::tr("“%1” is not reached by https, so others on the way could read your password or key. "
                      "Nothing was sent; give its address with https.")
                .arg(request.url.host()),
            {}};
    return {};
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
}

Result<HttpReply> HttpClient::once(const HttpRequest& request) const
{
    if (m_errand.cancelled())
        return fail(ErrorCode::Cancelled, Words::tr("Called off; nothing more was sent."));
    if (auto objection = objectionTo(request))
        return Failure(std::move(*objection));
    Transferred ended = http::transfer(request, m_limits, m_errand.stop());
    if (ended.end == End::Answered)
        return std::move(ended.reply);
    const QString host = request.url.host();
    const QString detail = withoutSecrets(
        u"%1 %2\n%3"_s.arg(QString::fromLatin1(request.method),
                           QString::fromLatin1(request.url.toEncoded(QUrl::RemoveUserInfo)), ended.words));
    const bool maybeDone = ended.out && !isSafe(request.method);
    if (ended.end == End::CalledOff && !maybeDone)
        return fail(ErrorCode::Cancelled, Words::tr("Called off; nothing more was sent."), detail);
    if (ended.end == End::CalledOff)
        return fail(
            ErrorCode::Uncertain,
            Words::tr("Called off while “%1” was answering: it may have done what it was asked. It is asked "
                      "before the next try.")
                .arg(host),
            detail);
    const QString reason = withoutSecrets(reasonFor(ended, request));
    if (maybeDone)
        return fail(
            ErrorCode::Uncertain,
            Words::tr("%1 It may have done what it was asked; it is asked before the next try.").arg(reason),
            detail);
    return fail(ended.end == End::TooLarge ? ErrorCode::Damaged : ErrorCode::Unreachable, reason, detail);
}

Result<bool> HttpClient::waited(const HttpReply& reply) const
{
    if (reply.status != 429 && reply.status != 503)
        return false;
    const auto delay = http::retryAfter(reply);
    if (!delay || *delay > m_limits.patience)
        return false;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*delay).count();
    m_errand.tell({.kind = StepKind::Waiting, .subject = QString::number(seconds)});
    const auto until = std::chrono::steady_clock::now() + *delay;
    for (auto left = *delay; left > 0ms;
         left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now())) {
        if (m_errand.cancelled())
            return fail(ErrorCode::Cancelled, Words::tr("Called off while the server asked to wait."));
        std::this_thread::sleep_for(std::min(left, std::chrono::milliseconds(50ms)));
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
        const Result<bool> again = patient ? waited(*reply) : Result<bool>(false);
        if (!again)
            return Failure(again.error());
        if (*again) {
            patient = false;
            continue;
        }
        if (!isRedirect(*reply))
            return reply;
        const QUrl to = asked.url.resolved(QUrl::fromEncoded(reply->header("Location")));
        if (!isSafe(asked.method) || !mayFollow(asked.url, to) || ++redirects > mostRedirects)
            return Failure(strayed(*reply, to));
        asked.url = to;
    }
}

/// A redirect that is not followed. See Other answers a request that was carried out.
Error HttpClient::strayed(const HttpReply& reply, const QUrl& to) const
{
    const QString from = shown(reply.url);
    const QString there = withoutSecrets(shown(to));
    if (reply.status == 303 && !isSafe(reply.method))
        return {ErrorCode::Uncertain,
                Words::tr("“%1” leads on to “%2” in place of an answer. It may have done what it was asked; "
                          "it is asked "
                          "before the next try.")
                    .arg(from, there),
                detailOf(reply)};
    if (reply.url.scheme() == "https"_L1 && to.scheme() == "http"_L1)
        return {
            ErrorCode::Unreachable,
            Words::tr(
                "“%1” leads on to “%2”, which is not encrypted, so nothing was sent there. Its owner has to "
                "mend that.")
                .arg(from, there),
            detailOf(reply)};
    if (isSafe(reply.method) && mayFollow(reply.url, to))
        return {
            ErrorCode::Unreachable,
            Words::tr("“%1” leads on and on, last to “%2”. Nothing was changed; its owner has to mend that.")
                .arg(from, there),
            detailOf(reply)};
    return {
        ErrorCode::Unreachable,
        Words::tr(
            "“%1” leads on to “%2”. Nothing was sent there; if that is your site, give its address in the "
            "settings.")
            .arg(from, there),
        detailOf(reply)};
}

} // namespace brickwork
