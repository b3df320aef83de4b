#include "core/store/crc32.h"

#include <QString>

#include <array>

namespace brickwork {

namespace {

constexpr std::array<quint32, 256> remainders()
{
    std::array<quint32, 256> table{};
    for (quint32 byte = 0; byte < 256; ++byte) {
        quint32 value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) != 0 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
        table[byte] = value;
    }
    return table;
}

} // namespace

quint32 crc32(QByteArrayView bytes)
{
    static constexpr std::array<quint32, 256> table = remainders();
    quint32 value = 0xFFFFFFFFU;
    for (const char byte : bytes)
        value = table[(value ^ static_cast<uchar>(byte)) & 0xFFU] ^ (value >> 8);
    return value ^ 0xFFFFFFFFU;
}

QString crc32Text(QByteArrayView bytes)
{
    return QStringLiteral("%1").arg(crc32(bytes), 8, 16, QLatin1Char('0'));
}

} // namespace brickwork
