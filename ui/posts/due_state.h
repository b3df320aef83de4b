// The drafts that are due, as the Posts page tells of them, and the pure function that builds it.
#pragma once

#include "core/flows/due.h"

#include <QLocale>
#include <QString>

#include <vector>

namespace brickwork {

struct DueRow
{
    DraftId draft;
    QString title;
    QString when; ///< "Due: today, 09:00", "Due: Thursday 3 June", "Was due on Monday 16 November"
    friend bool operator==(const DueRow&, const DueRow&) = default;
};

struct DueDrafts
{
    std::vector<DueRow> rows;
    QString heading;
    QString note; ///< that nothing goes out by itself
    friend bool operator==(const DueDrafts&, const DueDrafts&) = default;
};

[[nodiscard]] DueDrafts dueState(const std::vector<DueDraft>& due, Day today, const QLocale& locale);

/// "Due: today, 09:00" and so on.
[[nodiscard]] QString dueText(const DueDraft& due, Day today, const QLocale& locale);

} // namespace brickwork
