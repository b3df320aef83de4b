// What a reply that is no success means, in words: why the server did not do it, and what helps.
#include "core/publish/http_parts.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace brickwork {

using http::Words;

namespace {

constexpr qsizetype quotedAtMost = 300;
constexpr qsizetype detailAtMost = 20'000;
constexpr qsizetype headOfPage = 65'536;

bool looksLikeHtml(const HttpReply& reply)
{
    const QByteArray start = reply.body.left(512).trimmed().toLower();
    return reply.header("Content-Type").toLower().contains("text/html") ||
           start.startsWith("<!doctype html") || start.startsWith("<html");
}

QString oneLine(QString words)
{
    static const QRegularExpression tag(u"<[^>]*>"_s);
    words = words.remove(tag).simplified();
    return words.size() > quotedAtMost ? words.left(quotedAtMost) + u'…' : words;
}

QString titleOf(const QByteArray& html)
{
    static const QRegularExpression title(u"<title[^>]*>(.*?)</title>"_s,
                                          QRegularExpression::CaseInsensitiveOption |
                                              QRegularExpression::DotMatchesEverythingOption);
    return oneLine(title.match(QString::fromUtf8(html.left(headOfPage))).captured(1));
}

/// What a server says in its own words, one line.
QString wordsOf(const HttpReply& reply)
{
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    for (const QLatin1StringView key : {"message"_L1, "error_description"_L1, "detail"_L1}) {
        if (const QString words = object.value(key).toString(); !words.isEmpty())
            return oneLine(words);
    }
    const QJsonObject first = object.value("errors"_L1).toArray().at(0).toObject();
    if (const QString words = first.value("message"_L1).toString(); !words.isEmpty())
        return oneLine(words + u' ' + first.value("context"_L1).toString());
    if (const QString words = object.value("error"_L1).toString(); !words.isEmpty())
        return oneLine(words);
    return looksLikeHtml(reply) ? titleOf(reply.body) : QString();
}

/// "3 min", as long as the server asks to wait; empty if it does not say.
QString delayOf(const HttpReply& reply)
{
    const auto delay = http::retryAfter(reply);
    if (!delay)
        return {};
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(*delay).count();
    if (minutes < 120)
        return Words::tr("%1 min", "how long to wait").arg(minutes);
    return Words::tr("%1 h", "how long to wait").arg((minutes + 59) / 60);
}

struct Refusal
{
    ErrorCode code;
    QString sentence;
};

Refusal tooMany(const HttpReply& reply)
{
    const QString host = reply.url.host();
    const QString delay = delayOf(reply);
    return {
        ErrorCode::Refused,
        delay.isEmpty()
            ? Words::tr("“%1” gets too many requests. Nothing was done; try again in a while.").arg(host)
            : Words::tr("“%1” gets too many requests. Nothing was done; try again in %2.").arg(host, delay)};
}

Refusal failed(const HttpReply& reply)
{
    const QString host = reply.url.host();
    if (http::isSafe(reply.method))
        return {
            ErrorCode::Unreachable,
            Words::tr(
                "“%1” failed (error %2); nothing was changed. Try again in a while. If it stays so, the log "
                "of the site tells why.")
                .arg(host)
                .arg(reply.status)};
    return {
        ErrorCode::Uncertain,
        Words::tr(
            "“%1” failed (error %2). It may have done what it was asked; it is asked before the next try.")
            .arg(host)
            .arg(reply.status)};
}

Refusal forbidden(const HttpReply& reply)
{
    const QString host = reply.url.host();
    if (looksLikeHtml(reply))
        return {
            ErrorCode::Refused,
            Words::tr(
                "“%1” does not allow this. A firewall or security plugin may stand before the site; its log "
                "or its host can tell.")
                .arg(host)};
    return {ErrorCode::Refused,
            Words::tr("“%1” does not allow this. Check what the account or key may do there.").arg(host)};
}

Refusal unknownToIt(const HttpReply& reply)
{
    const QString host = reply.url.host();
    QString sentence =
        Words::tr("“%1” did not accept the user name, password or key. Check them in the settings; "
                  "if they are right, make a new one at the site.")
            .arg(host);
    // WordPress says so when it saw no password at all.
    if (reply.body.contains("rest_not_logged_in"))
        sentence =
            Words::tr("“%1” saw no password, though one was sent: the web server takes the “Authorization” "
                      "header away before the site sees it. Its host can let it through.")
                .arg(host);
    return {ErrorCode::Refused, sentence};
}

Refusal refusalFor(const HttpReply& reply)
{
    const QString host = reply.url.host();
    switch (reply.status) {
    case 401:
        return unknownToIt(reply);
    case 403:
        return forbidden(reply);
    case 404:
    case 410:
        return {ErrorCode::NotFound,
                Words::tr("“%1” does not know this address. What was there may be gone, or the "
                          "address in the settings is wrong.")
                    .arg(host)};
    case 409:
    case 412:
        return {
            ErrorCode::Conflict,
            Words::tr("It was changed at “%1” meanwhile, so nothing was overwritten. Look at it there, then "
                      "publish again.")
                .arg(host)};
    case 413:
        return {ErrorCode::Refused,
                Words::tr("“%1” takes nothing that large. Make the picture smaller, or raise the "
                          "limit of the site.")
                    .arg(host)};
    case 429:
        return tooMany(reply);
    default:
        break;
    }
    if (reply.status >= 500)
        return failed(reply);
    if (reply.status >= 300 && reply.status < 400)
        return {ErrorCode::Unreachable,
                Words::tr("“%1” leads on to “%2”. Give that address in the settings if it is "
                          "yours.")
                    .arg(host, QString::fromUtf8(reply.header("Location")))};
    return {ErrorCode::Invalid,
            Words::tr("“%1” did not take the request (error %2).").arg(host).arg(reply.status)};
}

} // namespace

QString HttpClient::detailOf(const HttpReply& reply) const
{
    QString detail = u"%1 %2\nHTTP %3\n"_s.arg(QString::fromLatin1(reply.method),
                                               QString::fromLatin1(reply.url.toEncoded(QUrl::RemoveUserInfo)),
                                               QString::number(reply.status));
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
    if (!reply.good())
        return Failure(refusalOf(reply));
    if (problem.error == QJsonParseError::NoError)
        return json;
    const QString host = reply.url.host();
    const QString title = titleOf(reply.body);
    QString sentence = Words::tr("The answer of “%1” cannot be understood.").arg(host);
    if (looksLikeHtml(reply))
        sentence =
            Words::tr("“%1” answered with a web page%2 where data was due. The address may be wrong, or a "
                      "firewall, a login page or maintenance stands before the site.")
                .arg(host, title.isEmpty() ? QString() : u" (“%1”)"_s.arg(title));
    if (http::isSafe(reply.method))
        return fail(ErrorCode::Damaged, withoutSecrets(sentence), detailOf(reply));
    sentence += u' ' + Words::tr("It may have done what it was asked; it is asked before the next try.");
    return fail(ErrorCode::Uncertain, withoutSecrets(sentence), detailOf(reply));
}

Error HttpClient::refusalOf(const HttpReply& reply) const
{
    Refusal refusal = refusalFor(reply);
    if (const QString words = wordsOf(reply); !words.isEmpty())
        refusal.sentence += u' ' + Words::tr("It says: “%1”").arg(words);
    return {refusal.code, withoutSecrets(refusal.sentence), detailOf(reply)};
}

} // namespace brickwork
