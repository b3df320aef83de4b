// The key to a Ghost publication and the token made of it for each request. Pure.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace brickwork {

struct GhostKey
{
    QByteArray id;     ///< 24 hex digits
    QByteArray secret; ///< 32 bytes
};

/// "id:secret" as Ghost shows it. Errors: Invalid with what was given instead, never the key itself.
[[nodiscard]] Result<GhostKey> ghostKeyFrom(const QString& text);

/// A JSON Web Token (RFC 7519, HS256) that Ghost takes for five minutes from `now` on.
[[nodiscard]] QByteArray ghostToken(const GhostKey& key, const QDateTime& now);

} // namespace brickwork
