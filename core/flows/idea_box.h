// How an idea is caught: one line becomes a draft of its own at once, from the window and from the command
// line alike. It asks no clock; the day is an argument.
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/habit/day.h"
#include "core/workspace/workspace.h"

#include <QDateTime>

namespace brickwork {

/// The text of an idea's draft: a front matter with its status and the day it was caught, and the idea as a
/// heading, so that it is the draft's title. What is a heading already stays as it was written.
[[nodiscard]] QString ideaText(const QString& idea, Day caught);

/// Makes the draft of an idea under a free name. Errors: Refused if the idea is not one line with something
/// in it; those of createDraft().
[[nodiscard]] Result<DraftId> catchIdea(const Workspace& workspace, const QString& idea, Day today);

/// The day an idea waits from: the one it says it was caught on, else the one it was changed last on.
/// `modifiedDay` is that day; a day that is still to come is today.
[[nodiscard]] Day waitingSince(const DraftEntry& entry, Day modifiedDay, Day today);

} // namespace brickwork
