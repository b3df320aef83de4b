// The words of lines: how alike two lines are, which of two runs of lines belong together, and what changed
// within a pair. Serves the comparison of texts only.
#pragma once

#include "core/markdown/sequence_match.h"
#include "core/markdown/text_diff.h"

#include <QStringView>

namespace brickwork {

/// The words of one line as numbers, sorted: what two lines have in common is counted without an order.
struct LineBag
{
    struct Word
    {
        size_t hash = 0;
        int length = 0;
    };
    std::vector<Word> words;
    int length = 0; ///< of all words together

    [[nodiscard]] static LineBag of(QStringView line);
};

/// From 0, nothing in common, to 1, the same words: the share of characters in words that both have.
[[nodiscard]] double likeness(const LineBag& a, const LineBag& b);

/// For each line of `before` the one of `after` that it has become, ascending, or -1: lines that are the same
/// or alike.
[[nodiscard]] std::vector<int> matchAlike(const QStringList& before, const QStringList& after);

/// What changed within a line, by words; empty if nothing but the whole line did.
[[nodiscard]] std::vector<DiffSpan> diffWords(QStringView before, QStringView after, MatchEffort& effort);

} // namespace brickwork
