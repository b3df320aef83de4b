// The identity of some bytes: their SHA-256. Used to know whether a file is still what was read.
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

namespace brickwork {

struct ContentHash
{
    QByteArray sha256; ///< 32 raw bytes; empty means "no file"

    [[nodiscard]] static ContentHash of(QByteArrayView bytes)
    {
        return {QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)};
    }
    [[nodiscard]] QString hex() const { return QString::fromLatin1(sha256.toHex()); }
    friend bool operator==(const ContentHash&, const ContentHash&) = default;
};

} // namespace brickwork
