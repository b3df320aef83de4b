// What the drafts of a workspace say together: its tags, its series and their next numbers, its folders. Pure
// functions of the scan.
#pragma once

#include "core/workspace/workspace.h"

#include <QStringList>

#include <vector>

namespace brickwork {

struct SeriesEntry
{
    QString name;
    int next = 1; ///< one above the highest number, or above how many there are
    friend bool operator==(const SeriesEntry&, const SeriesEntry&) = default;
};

/// Every tag once, whatever its case (as it is written most often), the most used first.
[[nodiscard]] QStringList tagsIn(const std::vector<DraftEntry>& drafts);
/// Every series once, whatever its case, the one changed last first.
[[nodiscard]] std::vector<SeriesEntry> seriesIn(const std::vector<DraftEntry>& drafts);
/// 1 for a series that is new.
[[nodiscard]] int nextNumberOf(const std::vector<DraftEntry>& drafts, const QString& series);
/// The folders that hold drafts and those above them, relative to the root, sorted; the root itself is "".
[[nodiscard]] QStringList foldersIn(const std::vector<DraftEntry>& drafts);

} // namespace brickwork
