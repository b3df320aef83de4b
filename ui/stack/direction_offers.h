// Which directions are offered while one is typed, and how what was typed is spelt in the log. Pure.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace brickwork {

struct DirectionOffer
{
    QString name;
    bool isNew = false; ///< none of that name was used before
    friend bool operator==(const DirectionOffer&, const DirectionOffer&) = default;
};

/// Of `directions` (the latest first) those that hold what was typed, whatever its case: first those that
/// begin with it, then those of which a word does, then the others; each in the given order. What was typed
/// comes last, as a new one, unless it is one of them. All of them if nothing was typed.
[[nodiscard]] std::vector<DirectionOffer> directionOffers(const QStringList& directions,
                                                          const QString& typed);

/// The direction meant: spelt like an earlier one that differs in case or spaces only.
[[nodiscard]] QString speltLikeBefore(const QStringList& directions, const QString& typed);

/// What two spellings of one direction have in common.
[[nodiscard]] QString directionKey(const QString& name);

} // namespace brickwork
