// What the word count is made of, as rows to be read: a plain value built from the counts.
#pragma once

#include "core/markdown/document.h"

#include <QLocale>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace brickwork {

struct CountedText
{
    WordCount words;
    int characters = 0;               ///< of the whole text as a reader counts them (grapheme clusters)
    int withoutBlanks = 0;            ///< of these, those that are no white space
    std::optional<int> selectedWords; ///< nothing if nothing is selected
    std::optional<int> goal;
    QString pace; ///< "80 a day until 1 Dec", or empty
};

struct CountRow
{
    QString label;
    QString value;
    bool counts = true; ///< part of the total, as opposed to told beside it
    friend bool operator==(const CountRow&, const CountRow&) = default;
};

struct WordCountState
{
    QString total; ///< "1,204 words"
    std::vector<CountRow> rows;
    QString note; ///< what the figures mean, a sentence
    friend bool operator==(const WordCountState&, const WordCountState&) = default;
};

/// Silent reading of English non-fiction: 238 words a minute (Brysbaert, 2019,
/// doi 10.1016/j.jml.2019.104047); Chinese and Japanese characters, which are counted singly: 500 a minute,
/// as blog systems assume.
inline constexpr int wordsReadAMinute = 238;
inline constexpr int charactersReadAMinute = 500;

/// Minutes, rounded up; 0 for no words.
[[nodiscard]] int readingMinutes(const WordCount& words);

/// Characters and those of them that are no white space.
[[nodiscard]] std::pair<int, int> countCharacters(QStringView text);

[[nodiscard]] WordCountState wordCountState(const CountedText& counted, const QLocale& locale);

} // namespace brickwork
