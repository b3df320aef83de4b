// Tells of a text, without reading it again, that something cannot stand in it: the groups of three letters
// it is made of, as a set of bits. It may let pass what is not there, never the other way round.
#pragma once

#include <QByteArray>
#include <QStringView>

namespace brickwork {

class LetterSieve
{
public:
    LetterSieve() = default; ///< of a text that is not known: lets all pass
    /// A sixteenth of the text's own size.
    explicit LetterSieve(QStringView text);

    [[nodiscard]] bool isEmpty() const { return m_bits.isEmpty(); }
    /// False only if `part` stands nowhere in the text. Both in the same case: it is not looked at here.
    [[nodiscard]] bool mayHold(QStringView part) const;

private:
    QByteArray m_bits; ///< its size is a power of two
};

} // namespace brickwork
