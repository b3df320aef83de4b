// What was written, by day and draft: words by where they came from, and the time spent. Values and sums of
// them only; who counted the words, and where they are kept, is unknown here.
#pragma once

#include "core/base/instant.h"
#include "core/habit/day.h"

#include <QString>

#include <array>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace brickwork {

/// Where words came from, or went to. Only typed ones are the day's work.
enum class WordSource
{
    Typed,    ///< by hand: keys, input methods, deletions
    Pasted,   ///< pasted or dropped from elsewhere
    Moved,    ///< cut in one place of the workspace and put down in another: neutral
    Imported, ///< came in with a file
    External, ///< another program changed the file
};
inline constexpr std::size_t wordSources = 5;
/// In the order of WordSource; as the log and the command line write them, never translated.
inline constexpr std::array<QLatin1StringView, wordSources> wordSourceKeys{
    QLatin1StringView("typed"), QLatin1StringView("pasted"), QLatin1StringView("moved"),
    QLatin1StringView("imported"), QLatin1StringView("external")};

struct WordChange
{
    int added = 0;   ///< words, >= 0
    int removed = 0; ///< words, >= 0
    [[nodiscard]] int net() const { return added - removed; }
    WordChange& operator+=(const WordChange& other)
    {
        added += other.added;
        removed += other.removed;
        return *this;
    }
    friend bool operator==(const WordChange&, const WordChange&) = default;
};

/// A day's writing in one draft.
struct Writing
{
    Day day;
    QString draft; ///< value of its DraftId, as it was then
    QString title; ///< as it was last
    std::array<WordChange, wordSources> words;
    qint64 msecs = 0;             ///< time of writing: gaps between keys of more than 30 s do not count
    std::optional<Instant> first; ///< first and last key of that day in that draft
    std::optional<Instant> last;
    int total = 0; ///< words of the whole draft after the last change

    [[nodiscard]] const WordChange& of(WordSource source) const
    {
        return words[static_cast<std::size_t>(source)];
    }
    [[nodiscard]] WordChange& of(WordSource source) { return words[static_cast<std::size_t>(source)]; }
    /// Nothing was written and no time spent.
    [[nodiscard]] bool isEmpty() const;
    friend bool operator==(const Writing&, const Writing&) = default;
};

/// Adds what was written later, in the same draft on the same day; title and total are the later ones. The
/// numbers commute; so do the first and the last key.
void add(Writing& earlier, const Writing& later);

/// By day, then draft: at most one a pair.
using WritingLog = std::map<Day, std::map<QString, Writing>>;
void add(WritingLog& log, const Writing& writing);

/// A day over all drafts.
struct DayWriting
{
    std::array<WordChange, wordSources> words;
    qint64 msecs = 0;
    [[nodiscard]] const WordChange& of(WordSource source) const
    {
        return words[static_cast<std::size_t>(source)];
    }
    /// The day's words: typed less deleted by hand; negative on a day of cutting.
    [[nodiscard]] int typed() const { return of(WordSource::Typed).net(); }
    [[nodiscard]] int minutes() const { return static_cast<int>(msecs / 60'000); }
    friend bool operator==(const DayWriting&, const DayWriting&) = default;
};
[[nodiscard]] DayWriting dayWriting(const WritingLog& log, Day day);

/// Time that a key adds after the one before it: the gap, or nothing over 30 s (or into the past).
[[nodiscard]] qint64 writingTime(std::optional<Instant> before, Instant key);

} // namespace brickwork
