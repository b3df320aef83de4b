#include "core/base/ids.h"

#include <QRandomGenerator>
#include <QUuid>

namespace brickwork {

QString newUuid(Instant at)
{
    // Layout: RFC 9562, 5.7. 48 bits of Unix milliseconds, version, 12 random bits, variant, 62 random bits.
    const auto time = static_cast<quint64>(at.msecs) & 0xFFFF'FFFF'FFFFULL;
    const quint64 randomA = QRandomGenerator::system()->generate64();
    const quint64 randomB = QRandomGenerator::system()->generate64();
    const auto third = static_cast<ushort>(0x7000 | (randomA & 0x0FFF));
    const auto fourth = static_cast<uchar>(0x80 | (randomB >> 58));
    return QUuid(static_cast<uint>(time >> 16), static_cast<ushort>(time), third, fourth,
                 static_cast<uchar>(randomB >> 48), static_cast<uchar>(randomB >> 40),
                 static_cast<uchar>(randomB >> 32), static_cast<uchar>(randomB >> 24),
                 static_cast<uchar>(randomB >> 16), static_cast<uchar>(randomB >> 8),
                 static_cast<uchar>(randomB))
        .toString(QUuid::WithoutBraces);
}

} // namespace brickwork
