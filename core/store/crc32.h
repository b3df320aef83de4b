// The CRC-32 of ISO-HDLC (zlib, PNG, Ethernet): tells a damaged mirror line from a whole one. Not a
// signature.
#pragma once

#include <QByteArrayView>

namespace brickwork {

/// crc32("123456789") is 0xCBF43926.
[[nodiscard]] quint32 crc32(QByteArrayView bytes);
/// The same as 8 lower-case hex digits.
[[nodiscard]] QString crc32Text(QByteArrayView bytes);

} // namespace brickwork
