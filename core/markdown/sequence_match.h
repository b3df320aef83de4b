// Which elements of two sequences stand for each other: a longest common subsequence, found in linear space.
// Its cost is bounded whatever the sequences hold; past the bound it finds fewer pairs, never wrong ones.
#pragma once

#include <QtTypes>

#include <span>
#include <vector>

namespace brickwork {

/// What a search may cost, for one or several calls that share it.
struct MatchEffort
{
    qint64 steps = 60'000'000; ///< left; about five nanoseconds each
    int editsAtOnce = 512;     ///< with more edits between two points the nearest good way is taken
    bool spent = false;        ///< some pairs may have been missed
};

/// For each element of `before` the index of its partner in `after`, ascending, or -1. Elements are equal if
/// their numbers are. By E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), §4b.
[[nodiscard]] std::vector<int> matchSequences(std::span<const int> before, std::span<const int> after,
                                              MatchEffort& effort);

/// The same, but elements that stand once in each sequence and in the same order are partners before all
/// others: for texts, where what repeats itself says little. Elements below zero (blank lines) are never
/// among those.
[[nodiscard]] std::vector<int> matchByLandmarks(std::span<const int> before, std::span<const int> after,
                                                MatchEffort& effort);

} // namespace brickwork
