// Which older posts are worth a look: does what they say still hold up? A few at a time, the same for a whole
// week, none that was looked at within a year. Pure: publications and days go in.
#pragma once

#include "core/habit/day_rule.h"
#include "core/store/event.h"

#include <QString>

#include <map>
#include <vector>

namespace brickwork {

inline constexpr int oldPostsAWeek = 3;
inline constexpr int skippedWeeks = 13; ///< a post that was put off comes up again after them

/// Posts that were put off: when, by key.
using SkippedPosts = std::map<PostId, Day>;
/// "KEY 2026-11-20" and so on, joined by line breaks, the order of keys; what is over at `today` is left out.
[[nodiscard]] QString toText(const SkippedPosts& skipped, Day today);
/// What does not read as that is left out.
[[nodiscard]] SkippedPosts skippedPostsFrom(const QString& text);

struct OldPost
{
    PostId key;
    QString title;
    Day day;       ///< of the first publication
    int years = 0; ///< whole ones since, at least 1
    DraftId draft; ///< may be empty
    QString url;   ///< where it is live; may be empty
    friend bool operator==(const OldPost&, const OldPost&) = default;
};

/// The posts of the week that have no answer yet. The week's choice is made as of its first day: posts that
/// were a year old then, that were neither reviewed nor published anew in the year before, nor put off; those
/// never reviewed first, oldest first, then those reviewed longest ago. An answer in the week takes one of
/// its places, so nothing moves up before the next.
[[nodiscard]] std::vector<OldPost> oldPosts(const std::vector<Publication>& publications,
                                            const SkippedPosts& skipped, Day today, WeekStart weekStart,
                                            const DayRule& rule);

} // namespace brickwork
