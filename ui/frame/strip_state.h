// What the status strip says, as a value, and the pure function that words it.
#pragma once

#include "core/flows/draft_session.h"
#include "core/habit/log.h"
#include "core/habit/summary.h"

#include <QLocale>

#include <array>

namespace brickwork {

enum class StripTone
{
    Calm,
    Busy,
    Warning
};

struct StripState
{
    QString save;   ///< "Saved 3 s ago", "Not saved yet", ...; empty if no draft is open
    QString detail; ///< tooltip of it
    StripTone tone = StripTone::Calm;
    QString words;        ///< "412 words today (+438 −26)"
    QString wordsDetail;  ///< minutes, goals, words that were not typed
    QString streak;       ///< "12-day streak"
    QString streakDetail; ///< "12 bricks over 14 days"
    bool todayDone = false;
    friend bool operator==(const StripState&, const StripState&) = default;
};

/// The day's writing and the goals in force; a goal of 0 is none.
struct DayWords
{
    DayWriting writing;
    int wordGoal = 0;
    int minuteGoal = 0;
};

/// Words the truth about saving: "Saved" only when the bytes were read back.
[[nodiscard]] StripState stripState(const SessionState& session, const DayWords& words,
                                    const Summary& summary, Instant now, const QLocale& locale);

} // namespace brickwork
