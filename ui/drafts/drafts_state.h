// What the list of drafts shows, as a plain value, and the pure function that builds it from the scan. It
// knows no widget, no disk and no clock: "now" and the locale are arguments.
#pragma once

#include "core/base/ids.h"
#include "core/workspace/workspace.h"

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <set>
#include <vector>

namespace brickwork {

struct DraftItem
{
    DraftId id;
    QString title;
    QString firstLine;
    QString meta; ///< "1,204 words · 2 min ago"; of an idea how long it waits: "8 words · waiting 9 days"
    QString tags; ///< "#habits #letters", or empty
    DraftStatus status = DraftStatus::Drafting;
    bool unsaved = false; ///< the builder leaves it false; who knows the open draft sets it
    QString problem;      ///< a sentence, or empty
    bool current = false;
    friend bool operator==(const DraftItem&, const DraftItem&) = default;
};

enum class DraftGrouping
{
    Status,
    Folder
};

/// How the writer wants the list.
struct DraftsView
{
    DraftGrouping grouping = DraftGrouping::Status;
    bool oldestIdeasFirst = false;
    std::set<QString> collapsed = {}; ///< keys of groups
    QString rootName = {};            ///< what the folder of the workspace is called
    friend bool operator==(const DraftsView&, const DraftsView&) = default;
};

struct DraftGroup
{
    QString key;    ///< "status:idea", "folder:posts/2026"
    QString title;  ///< "Drafting", "Ready", "Ideas", "Published"; or a folder
    QString folder; ///< relative to the root; of groups by folder only
    bool byFolder = false;
    bool collapsed = false; ///< its items are left out
    int count = 0;          ///< of drafts, shown or not
    std::vector<DraftItem> items;
    friend bool operator==(const DraftGroup&, const DraftGroup&) = default;
};

struct DraftsState
{
    /// Drafting, ready, ideas, published; or the root, then its folders by name. Empty ones are left out.
    std::vector<DraftGroup> groups;
    DraftsView view = {};  ///< as it was asked for
    int total = 0;         ///< drafts there are, found by the search or not
    QString emptySentence; ///< why the list is empty, if it is
    friend bool operator==(const DraftsState&, const DraftsState&) = default;
};

/// Groups the drafts by shownStatus() or by folder, newest first within a group. With a search (see
/// draft_search.h) only those stay that it finds, and no group is collapsed.
[[nodiscard]] DraftsState draftsState(const std::vector<DraftEntry>& drafts,
                                      const std::set<QString>& publishedDraftIds, const QString& search,
                                      const DraftId& current, const QDateTime& now, const QLocale& locale,
                                      const DraftsView& view = {});

/// "just now", "2 min ago", "3 h ago", "yesterday", "Tue", "14 Nov", "14 Nov 2023": the day is reckoned in
/// the zone of `now`; a time to come reads "just now".
[[nodiscard]] QString relativeAge(const QDateTime& then, const QDateTime& now, const QLocale& locale);

/// "since today", "1 day", "9 days": how long an idea waits.
[[nodiscard]] QString waitingText(qint64 days, const QLocale& locale);

/// The name of a status for a person: "Idea", "Drafting", "Ready", "Published".
[[nodiscard]] QString statusName(DraftStatus status);

} // namespace brickwork
