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
    QString meta; ///< "1,204 words · 2 min ago"
    DraftStatus status = DraftStatus::Drafting;
    bool unsaved = false; ///< the builder leaves it false; who knows the open draft sets it
    QString problem;      ///< a sentence, or empty
    bool current = false;
    friend bool operator==(const DraftItem&, const DraftItem&) = default;
};

struct DraftGroup
{
    DraftStatus status = DraftStatus::Drafting;
    QString title; ///< "Drafting", "Ready", "Ideas", "Published"
    std::vector<DraftItem> items;
    friend bool operator==(const DraftGroup&, const DraftGroup&) = default;
};

struct DraftsState
{
    std::vector<DraftGroup> groups; ///< drafting, ready, ideas, published; empty ones are left out
    int total = 0;                  ///< drafts there are, found by the search or not
    QString emptySentence;          ///< why the list is empty, if it is
    friend bool operator==(const DraftsState&, const DraftsState&) = default;
};

/// Groups the drafts by shownStatus(), newest first within a group. With a search, a draft stays only if its
/// title or its text holds every word of it, whatever the case.
[[nodiscard]] DraftsState draftsState(const std::vector<DraftEntry>& drafts,
                                      const std::set<QString>& publishedDraftIds, const QString& search,
                                      const DraftId& current, const QDateTime& now, const QLocale& locale);

/// "just now", "2 min ago", "3 h ago", "yesterday", "Tue", "14 Nov", "14 Nov 2023": the day is reckoned in
/// the zone of `now`; a time to come reads "just now".
[[nodiscard]] QString relativeAge(const QDateTime& then, const QDateTime& now, const QLocale& locale);

/// The name of a status for a person: "Idea", "Drafting", "Ready", "Published".
[[nodiscard]] QString statusName(DraftStatus status);

} // namespace brickwork
