// The URL name of a post: [a-z0-9][a-z0-9-]{0,79}, by ICU transliteration.
#pragma once

#include <QString>

namespace brickwork {

/// `language` is a BCP 47 tag or empty; German writes "ä" as "ae", Swedish as "a", ... Returns an empty
/// string if nothing of the title can be written in a-z0-9. At most 80 characters, cut at a hyphen where
/// possible.
[[nodiscard]] QString slugOf(const QString& title, const QString& language = {});
[[nodiscard]] bool isSlug(QStringView text);

} // namespace brickwork
