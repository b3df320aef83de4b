// The order of a series where it is published: which post comes before a draft and which after. Pure: what
// the drafts say of themselves and where their posts stand go in.
#pragma once

#include "core/publish/target.h"
#include "core/store/event.h"
#include "core/workspace/workspace.h"

#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace brickwork {

struct SeriesPart
{
    DraftId draft;
    QString title;    ///< as it was published
    QString url = {}; ///< on the target; may be empty
    std::optional<int> number = {};
    Day day = {}; ///< of the first publication
    friend bool operator==(const SeriesPart&, const SeriesPart&) = default;
};

/// The parts of a series (whatever its case) that readers of the target can see at `now`, in order: by their
/// numbers; one without stands by the day of its first publication, after the last that is not later.
[[nodiscard]] std::vector<SeriesPart> seriesOn(const QString& series, const QString& target,
                                               const std::vector<DraftEntry>& drafts,
                                               const std::vector<Publication>& publications, Instant now);

struct SeriesPlace
{
    QString series; ///< empty: the draft is part of none
    int part = 0;   ///< its place, from 1; among the `parts` it is counted whether or not it is out yet
    int parts = 0;
    std::optional<SeriesNeighbour> previous; ///< the nearest that has an address
    std::optional<SeriesNeighbour> next;
    std::vector<DraftId> beside; ///< drafts out there whose links change when this one comes between them
};

/// Where a draft stands in its series on a target; one that is not out yet as if it came out at `now`.
[[nodiscard]] SeriesPlace seriesPlace(const DraftId& draft, const QString& target,
                                      const std::vector<DraftEntry>& drafts,
                                      const std::vector<Publication>& publications, Instant now);

/// The series of each draft that is part of one, as most of its parts write it.
[[nodiscard]] std::map<QString, QString> seriesByDraft(const std::vector<DraftEntry>& drafts);

} // namespace brickwork
