// What is typed into the search of the list, understood: words, and terms such as "tag:habits",
// "status:ready" or "series:letters". Pure.
#pragma once

#include "core/workspace/workspace.h"

#include <QString>
#include <QStringList>

namespace brickwork {

/// Case-folded. A draft is found if it holds all of it.
struct DraftQuery
{
    QStringList words;    ///< in its title or text
    QStringList tags;     ///< beginnings of its tags
    QStringList series;   ///< beginnings of its series
    QStringList statuses; ///< beginnings of its status, as files or as the window call it
    [[nodiscard]] bool isEmpty() const
    {
        return words.isEmpty() && tags.isEmpty() && series.isEmpty() && statuses.isEmpty();
    }
    friend bool operator==(const DraftQuery&, const DraftQuery&) = default;
};

/// A term is its name, a colon and a word, or more in double quotes: series:"the long way". A name without a
/// word after it asks for nothing yet; other words with colons are words.
[[nodiscard]] DraftQuery draftQuery(const QString& search);
/// `status` is the one shown.
[[nodiscard]] bool matches(const DraftQuery& query, const DraftEntry& entry, DraftStatus status);

} // namespace brickwork
