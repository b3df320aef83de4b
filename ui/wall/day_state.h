// Everything the day panel shows of one day, as one plain value, and the pure function that builds it. What
// the day is comes from the log and its summary; it knows no widget, no clock and no file.
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/habit/day_rule.h"
#include "core/habit/log.h"
#include "core/habit/summary.h"

#include <QLocale>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <map>
#include <optional>
#include <vector>

namespace brickwork {

enum class DayStanding
{
    Brick,  ///< whatever else the day is
    Rest,   ///< declared, or its weekday is off
    Frozen, ///< R7
    Missed, ///< closed, and nothing holds it
    Open,   ///< today, without a brick and without a rest
    Absent, ///< a date that the zone skipped
    Ahead,  ///< after today
};

/// The brick of the day: what is edited, and how it is told.
struct DayBrick
{
    BrickSize size = BrickSize::Normal;
    QString note;
    QString direction; ///< may be empty
    QString title;     ///< "Large brick"
    QString source;    ///< "Laid by itself when you published."; empty for one laid by hand
    QString logged;    ///< "Backfilled on 3 May at 14:05, Europe/Berlin."; empty if logged on the day itself
    friend bool operator==(const DayBrick&, const DayBrick&) = default;
};

/// A post or a draft of the day. It opens `draft`, else `url`; one that has neither is text only.
struct DayEntry
{
    QString title;
    QString detail; ///< may be empty
    DraftId draft;
    QUrl url;
    [[nodiscard]] bool opens() const { return !draft.isEmpty() || url.isValid(); }
    friend bool operator==(const DayEntry&, const DayEntry&) = default;
};

struct DayState
{
    Day day;
    Day today;        ///< R3
    QString date;     ///< whole, with its weekday and year
    QString spoken;   ///< "Tuesday 6 May", with the year if it is not today's: within a sentence
    QString distance; ///< "Today", "Yesterday", "3 days ago", "In 2 days"
    DayStanding standing = DayStanding::Missed;
    QString sentence; ///< what the day is, in plain words
    std::optional<DayBrick> brick;
    bool takesBrick = false;           ///< has none yet and may be given one (R3)
    std::optional<QString> restReason; ///< of a rest declared for this very day; may be empty
    bool takesRest = false;
    QString restRule; ///< "Sundays are off."; empty without a rule for this weekday
    std::vector<DayEntry> posts;
    QString writing;   ///< "412 words typed, 30 pasted · 48 minutes"; empty without any writing
    QStringList goals; ///< each goal of that day as it was then, and whether it was reached
    std::vector<DayEntry> drafts;
    QStringList directions; ///< used so far, the latest first
    friend bool operator==(const DayState&, const DayState&) = default;
};

/// Where a post can be opened.
struct PostPlace
{
    DraftId draft; ///< empty: none, or it is gone
    QUrl url;
};

/// What a day is seen with beside the log: the present, and where things are now.
struct DayContext
{
    DayRule rule;
    Instant now;
    std::map<PostId, PostPlace> posts;
    std::map<QString, QString> drafts; ///< titles by value of the DraftId, of those that are there
    QLocale locale;
};

[[nodiscard]] DayState dayState(Day day, const HabitLog& log, const HabitSettings& settings,
                                const Summary& summary, const DayContext& context);

} // namespace brickwork
