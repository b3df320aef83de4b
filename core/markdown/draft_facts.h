// What the front matter of a draft says about it, whichever of the usual spellings it uses. Pure: a parsed
// front matter goes in, plain values come out.
#pragma once

#include "core/markdown/front_matter.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <initializer_list>
#include <optional>

namespace brickwork {

/// The first of these keys that says something, trimmed; else empty.
[[nodiscard]] QString firstOf(const FrontMatter& frontMatter, std::initializer_list<QStringView> keys);
/// What all of these keys name, each once: a list as it stands, one line split at its commas.
[[nodiscard]] QStringList namesOf(const FrontMatter& frontMatter, std::initializer_list<QStringView> keys);
/// The key that names the picture which stands for the text: the first of `image`, `cover`,
/// `featured_image`, `feature_image` and `thumbnail` that says something; else empty.
[[nodiscard]] QString featuredKeyOf(const FrontMatter& frontMatter);
/// The address under that key, or empty.
[[nodiscard]] QString featuredOf(const FrontMatter& frontMatter);
/// `tags`, else `tag` or `keywords`: a list, or words between commas; each once, whatever the case, without
/// a "#" before it.
[[nodiscard]] QStringList tagsOf(const FrontMatter& frontMatter);
/// `series`; of a list the first.
[[nodiscard]] QString seriesOf(const FrontMatter& frontMatter);
/// The key that holds the number of an instalment: the first of `number`, `part` and `series_order` that is
/// there, else `number`.
[[nodiscard]] QString numberKeyOf(const FrontMatter& frontMatter);
/// Nothing for anything but a whole number from 0 on.
[[nodiscard]] std::optional<int> numberOf(const FrontMatter& frontMatter);
/// The day of `created`; invalid without one.
[[nodiscard]] QDate createdOf(const FrontMatter& frontMatter);

} // namespace brickwork
