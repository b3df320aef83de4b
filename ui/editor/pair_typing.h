// Brackets, quotes and marks that come in pairs while one types. Decided from the line around the cursor
// alone, so that the same key at the same place always does the same.
#pragma once

#include <QChar>
#include <QString>
#include <QStringView>

#include <optional>

namespace brickwork {

struct PairPlace
{
    QStringView before;    ///< of the line
    QStringView after;     ///< of the line
    bool code = false;     ///< in a block of code: quotes are the language's, not ours
    bool verbatim = false; ///< in inline code, an address or a tag
    bool partner = false;  ///< the next character was put in as a partner and stands there since
};

/// What is put around a selection when an opening character is typed over it: that one and its partner;
/// nothing for a character that simply replaces it.
struct Wrapping
{
    QString opening;
    QString closing;
    friend bool operator==(const Wrapping&, const Wrapping&) = default;
};
[[nodiscard]] std::optional<Wrapping> wrappingFor(QChar typed, bool code);

enum class PairDeed
{
    Type,    ///< nothing special
    Partner, ///< the typed one and its partner, the cursor between
    StepOver ///< the one that stands there is the one typed
};
[[nodiscard]] PairDeed pairDeed(QChar typed, const PairPlace& place);
/// The partner of an opening character; null for others.
[[nodiscard]] QChar partnerOf(QChar opening);
/// The characters beside the cursor are an empty pair: Backspace takes both.
[[nodiscard]] bool isEmptyPair(QChar before, QChar after);

} // namespace brickwork
