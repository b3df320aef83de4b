// Which drafts are ready and have a day on which the writer means to publish them. Pure but for
// plannedDrafts(), which reads the drafts that are ready.
#pragma once

#include "core/habit/day_rule.h"
#include "core/markdown/front_matter.h"
#include "core/workspace/workspace.h"

#include <QTime>

#include <optional>
#include <set>
#include <vector>

namespace brickwork {

/// When a draft is to go out: a day of the writer's, and a time if the draft says one.
struct PlannedTime
{
    Day day;
    std::optional<QTime> time; ///< on the writer's clock
    friend bool operator==(const PlannedTime&, const PlannedTime&) = default;
};

/// `publish_on` (also publish-on, publishOn), else `date`, else `due`: a day, or a day and a time with or
/// without an offset. A time with an offset belongs to the day the writer has then; one without is on the
/// writer's clock. Nothing if there is none, or it cannot be read.
[[nodiscard]] std::optional<PlannedTime> plannedTime(const FrontMatter& frontMatter, const DayRule& rule);

struct PlannedDraft
{
    DraftId id;
    QString title;
    PlannedTime when;
    friend bool operator==(const PlannedDraft&, const PlannedDraft&) = default;
};

enum class DueState
{
    Overdue,
    Today,
    Coming
};

struct DueDraft
{
    PlannedDraft draft;
    DueState state = DueState::Coming;
    qint64 days = 0; ///< until its day; negative if that is over
    friend bool operator==(const DueDraft&, const DueDraft&) = default;
};

/// By day, those without a time before the others of it, then by title.
[[nodiscard]] std::vector<DueDraft> dueDrafts(std::vector<PlannedDraft> planned, Day today);

/// Reads the drafts that are ready and not published (`published`: ids of those that are). One that cannot be
/// read is left out: the list of drafts tells of it.
[[nodiscard]] std::vector<PlannedDraft> plannedDrafts(const Workspace& workspace,
                                                      const std::vector<DraftEntry>& drafts,
                                                      const std::set<QString>& published,
                                                      const DayRule& rule);

} // namespace brickwork
