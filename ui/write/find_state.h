// What the find bar says of the search, as a plain value, and the pure function that puts it into words.
#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace brickwork {

/// How far a search has come.
struct FindProgress
{
    bool looking = false;          ///< something is looked for at all
    int current = -1;              ///< number of the match that is selected, from 0
    int found = 0;                 ///< so far
    bool running = false;          ///< more may come
    bool more = false;             ///< there are more than are counted
    std::optional<int> hardLine;   ///< the expression was given up there, counted from 1
    std::optional<QString> broken; ///< what is wrong with the expression
    bool wrapped = false;          ///< the last step went over an end of the text
    friend bool operator==(const FindProgress&, const FindProgress&) = default;
};

struct FindState
{
    QString count;        ///< "3 of 17", or empty
    QString problem;      ///< a sentence, or empty
    bool nothing = false; ///< there is no match
    bool canStep = false; ///< to another match
    friend bool operator==(const FindState&, const FindState&) = default;
};

[[nodiscard]] FindState findState(const FindProgress& progress, const QLocale& locale);

/// "17 matches replaced".
[[nodiscard]] QString replacedSentence(int count, const QLocale& locale);

} // namespace brickwork
