#include "core/flows/letter_sieve.h"

#include <algorithm>
#include <bit>

namespace brickwork {

namespace {

constexpr qsizetype letters = 3;
constexpr qsizetype smallest = 64;       ///< bytes
constexpr qsizetype largest = 64 * 1024; ///< bytes

/// The bit of the three letters at `at`, for a set of `mask` + 1 bits.
quint32 bitAt(const char16_t* at, quint32 mask)
{
    const quint32 mixed = (at[0] * 0x9E3779B1U) ^ (at[1] * 0x85EBCA6BU) ^ (at[2] * 0xC2B2AE35U);
    return (mixed ^ (mixed >> 15)) & mask;
}

} // namespace

LetterSieve::LetterSieve(QStringView text)
{
    const auto wanted = static_cast<size_t>(std::clamp(text.size() / 8, smallest, largest));
    m_bits.fill(0, static_cast<qsizetype>(std::bit_ceil(wanted)));
    const auto mask = static_cast<quint32>(m_bits.size() * 8 - 1);
    char* bits = m_bits.data();
    const char16_t* at = text.utf16();
    for (const char16_t* last = at + text.size() - letters; at <= last; ++at) {
        const quint32 bit = bitAt(at, mask);
        bits[bit / 8] = static_cast<char>(bits[bit / 8] | (1 << bit % 8));
    }
}

bool LetterSieve::mayHold(QStringView part) const
{
    if (m_bits.isEmpty())
        return true;
    const auto mask = static_cast<quint32>(m_bits.size() * 8 - 1);
    for (qsizetype i = 0; i + letters <= part.size(); ++i) {
        const quint32 bit = bitAt(part.utf16() + i, mask);
        if (!(m_bits.at(bit / 8) & (1 << bit % 8)))
            return false;
    }
    return true;
}

} // namespace brickwork
