// What the history of a draft shows, as values: versions by day, newest first, with the words a person reads.
// Built by a pure function; time and zone are arguments.
#pragma once

#include "core/workspace/snapshot.h"

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <vector>

namespace brickwork {

struct HistoryVersion
{
    int version = -1;    ///< index in the versions, oldest first
    QString time;        ///< "14:32"
    QString words;       ///< "1,204 words"
    QString change;      ///< words against the version before: "+38", "−4", or empty
    QString why;         ///< "Before a replacement"
    bool marked = false; ///< something was about to take its place
    QString label;       ///< "Today, 14:32": what it is called outside of the list
    QString said;        ///< the whole, for a screen reader
    friend bool operator==(const HistoryVersion&, const HistoryVersion&) = default;
};

struct HistoryDay
{
    QString title; ///< "Today", "Tuesday, 17 November"
    std::vector<HistoryVersion> versions;
    friend bool operator==(const HistoryDay&, const HistoryDay&) = default;
};

struct HistoryState
{
    QString heading; ///< "History of “My path into AI”"
    std::vector<HistoryDay> days;
    QString footer;         ///< how many versions, where, how much room they take
    QString empty;          ///< instead of a list without versions
    bool mayRestore = true; ///< the draft may be edited
    friend bool operator==(const HistoryState&, const HistoryState&) = default;
};

/// `now` in the writer's zone; the versions as they are kept, oldest first.
[[nodiscard]] HistoryState historyState(const DraftHistory& history, const QString& title,
                                        const QDateTime& now, const QLocale& locale);
/// The version with this index, or null.
[[nodiscard]] const HistoryVersion* findVersion(const HistoryState& state, int version);

} // namespace brickwork
