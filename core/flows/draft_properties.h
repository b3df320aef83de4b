// What is known about a draft beside its text: read from its front matter, and written back into it with
// everything else kept byte for byte. Pure.
#pragma once

#include "core/base/result.h"
#include "core/workspace/workspace.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>

namespace brickwork {

struct DraftProperties
{
    QString title; ///< as the document says it, be it in the front matter or in its first heading
    std::optional<DraftStatus> status; ///< nothing: left to what the draft is
    QStringList tags;
    QString series;
    std::optional<int> number;
    QString description;
    QString language; ///< BCP 47, or empty
    std::optional<int> goal;
    QDate due; ///< invalid without one
    QString slug;
    friend bool operator==(const DraftProperties&, const DraftProperties&) = default;
};

[[nodiscard]] DraftProperties propertiesOf(const QString& text);

/// The text with what differs between the two written into its front matter; what was emptied is taken out. A
/// title that only a heading says is changed in the heading. Errors: Invalid with a sentence if a value
/// cannot be one (a slug that is none, a language that is no tag), or if the front matter cannot be changed
/// safely.
[[nodiscard]] Result<QString> withProperties(const QString& text, const DraftProperties& before,
                                             const DraftProperties& after);

/// Words between commas as tags: each once, without "#".
[[nodiscard]] QStringList tagsFrom(const QString& typed);

} // namespace brickwork
