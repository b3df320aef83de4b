// What a post is called: its title, its slug and its date, each from the first source that has one. Pure.
#pragma once

#include "core/markdown/document.h"
#include "core/publish/plan.h"

namespace brickwork {

struct Naming
{
    QString title;          ///< never empty unless the draft has neither a title nor a file name
    QString slug;           ///< empty if there is nothing to make one of
    QString language;       ///< BCP 47 as the front matter says it, or empty
    QDateTime date;         ///< with a fixed offset
    bool dateOnly = false;  ///< the writer gave a day without a time: it is never turned into an instant
    bool dateGiven = false; ///< the front matter holds the date
    QStringList warnings;
};

/// Slug: frozen while the last delivery is live, else the front matter's, else the last one, else made of the
/// title, else of the file name. Date: the front matter's, else the last delivery's, else `date`.
[[nodiscard]] Naming nameOf(const DraftSnapshot& draft, const Document& document,
                            const std::optional<LastDelivery>& last, const QDateTime& date);

/// The date as it is written in a page: "2025-07-22" or "2025-07-22T09:00:00+02:00".
[[nodiscard]] QString dateText(const Naming& naming);

} // namespace brickwork
