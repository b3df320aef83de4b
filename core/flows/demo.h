// A made-up writer's workspace for `init --demo` and the tour: drafts in many forms, eighteen months of
// bricks that end yesterday, about seventy posts. Pure: the same day and zone give the same content, nothing
// is read or written.
#pragma once

#include "core/store/event.h"

#include <QTimeZone>

#include <vector>

namespace brickwork {

struct DemoDraft
{
    QString path;      ///< below the workspace, '/'-separated: a DraftId's value
    QString text;      ///< '\n' line ends
    Instant written{}; ///< when the writer last touched it
    friend bool operator==(const DemoDraft&, const DemoDraft&) = default;
};

struct DemoContent
{
    std::vector<DemoDraft> drafts; ///< by path
    std::vector<Act> acts;         ///< in the order of their stamps, none of today or later
};

/// `today` stays open: the run of 12 bricks over the 14 days before it is pending. Days that the zone skipped
/// stay empty. Rollover is 00:00.
[[nodiscard]] DemoContent demoContent(Day today, const QTimeZone& zone);

} // namespace brickwork
