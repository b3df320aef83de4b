// What the parts of the HTTP client share: one transfer as a value, and what a reply says of when to come
// back. Seen only inside this room; knows no target.
#pragma once

#include "core/publish/http.h"

#include <QCoreApplication>

#include <chrono>
#include <optional>
#include <stop_token>

namespace brickwork::http {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Http)
};

/// How a transfer ended.
enum class End
{
    Answered,
    CalledOff,
    NoAddress, ///< no http or https address
    NoServer,  ///< no server of that name
    NoAnswer,  ///< nobody listens there
    NoTls,     ///< no encrypted connection came about
    Unproven,  ///< the certificate does not prove who it is
    Silent,    ///< nothing came, or not all of it in time
    TooLarge,  ///< the reply
    BrokenOff,
};

/// Why a certificate does not prove who the server is.
enum class Distrust
{
    None,
    SelfMade,
    Expired,
    NotYet,
    OtherName,
    UnknownIssuer
};

struct Transferred
{
    End end = End::BrokenOff;
    bool out = false; ///< the server may have got the request whole
    qint64 sent = 0;  ///< bytes of the body that left
    Distrust distrust = Distrust::None;
    HttpReply reply = {};
    QString words = {}; ///< the library's own
};

/// One request and its answer, whatever that is. Nothing is sent a second time, followed or waited for.
[[nodiscard]] Transferred transfer(const HttpRequest& request, const HttpLimits& limits,
                                   const std::stop_token& stop);

/// How long the server asks to wait, from its Retry-After (seconds, or a date as RFC 9110 has it).
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const HttpReply& reply);

/// This computer itself.
[[nodiscard]] bool isLoopback(const QUrl& url);
/// A request that changes nothing.
[[nodiscard]] bool isSafe(const QByteArray& method);

/// The secret as it may stand in texts: as it is, percent-encoded, as JSON and HTML write it.
[[nodiscard]] QStringList formsOf(const QString& secret);
/// What base64 makes of it wherever it stands in something longer; nothing of a secret too short to tell.
[[nodiscard]] QList<QByteArray> base64CoresOf(const QString& secret);

} // namespace brickwork::http
